"""The words a person sees: translation, dates, plurals and lists. Plain British English where no translation is."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    import gettext

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@cache
def _translations() -> gettext.NullTranslations | None:
    language = os.environ.get("MUNIMENT_LANGUAGE", "")
    if not language:
        return None
    import gettext

    return gettext.translation("muniment", Path(__file__).parent / "locale", [language], fallback=True)


def _(text: str) -> str:
    """The text in the reader's language (MUNIMENT_LANGUAGE, such as `cy`); English when there is no translation."""
    found = _translations()
    return found.gettext(text) if found else text


def counted(number: int, one: str, many: str) -> str:
    """A count with its noun: `1 problem`, `2 problems`, `1,024 records`."""
    found = _translations()
    noun = found.ngettext(one, many, number) if found else one if number == 1 else many
    return f"{number:,} {noun}"


def day(value: date) -> str:
    """A date in words: 21 November 2026."""
    return f"{value.day} {_(_MONTHS[value.month - 1])} {value.year}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a row: `a, b and c`."""
    row = list(words)
    if len(row) < 2:
        return "".join(row)
    return f"{', '.join(row[:-1])} {_(last)} {row[-1]}"


def nearest(word: str, among: Iterable[str]) -> str:
    """The word most like this one, or an empty string when none is like it."""
    import difflib  # only the mistaken pay for it

    candidates = list(among)
    close = difflib.get_close_matches(word, candidates, n=1, cutoff=0.7)
    if close:
        return close[0]
    lowered = {candidate.lower(): candidate for candidate in candidates}
    close = difflib.get_close_matches(word.lower().replace("_", "-").replace(" ", "-"), lowered, n=1, cutoff=0.7)
    return lowered[close[0]] if close else ""


_MANY = 500
"""More words than this are not compared one by one."""


def nearest_of_many(word: str, among: Collection[str]) -> str:
    """The word most like this one among any number of them, or an empty string when none is like it.

    Up to a few hundred, all are compared. Beyond that, only words one slip of the keyboard away are looked for,
    which costs the same however many there are.
    """
    if len(among) <= _MANY:
        return nearest(word, sorted(among))
    return next((slip for slip in _slips(word) if slip in among), "")


def _slips(word: str) -> Iterator[str]:
    """Every word that is one letter more, less, other, or two letters changed round."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-"
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in letters:
            yield before + letter + after[1:]
            yield before + letter + after


def moment(value: str) -> str:
    """A day and clock time in words, as written with its offset: 4 March 2026, 9:30am."""
    try:
        when = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        # A day that does not exist, such as 30 February, has no words: it is shown as written.
        return value
    hour, half = (when.hour % 12 or 12), "am" if when.hour < 12 else "pm"
    offset = "" if not when.utcoffset() else f" (UTC{value[-6:]})"
    return f"{day(when.date())}, {hour}:{when.minute:02}{half}{offset}"


_PERIOD_UNITS = {"Y": ("year", "years"), "M": ("month", "months"), "W": ("week", "weeks"), "D": ("day", "days")}


def period(value: str) -> str:
    """An ISO 8601 period in words: `P1Y6M` is “1 year and 6 months”."""
    import re

    parts = re.findall(r"([0-9]+)([YMWD])", value)
    return listed([counted(int(number), *_PERIOD_UNITS[unit]) for number, unit in parts])
