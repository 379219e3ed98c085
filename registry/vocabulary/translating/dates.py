"""Forms of dates, as mappings write them: `dd/mm/yyyy`, `dd-Mmm-yyyy`, `YYYY-MM-DD`, `--/mm/yyyy or --/--/yyyy`.

A form says which parts a date has. A part that is not there is never made up: 1963 becomes no day of 1963.

Of two digits of a year nobody can tell the century. A mapping may say the hundred years that are meant, as in
`dd/mm/yy, 1990 to 2089`: then that is what is read. Where it says none, the hundred years that end with the year of the
day are taken, and what is read so counts as added by the rule and not as what the file says: a review that is due in
twenty years would be read as one of eighty years ago.
"""

from __future__ import annotations

import re
from datetime import date

from registry.values import NamedTuple
from registry.vocabulary.translating.turned import PRECISION, REFUSED, Lost, Trail
from registry.wording import _

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_BY_NAME = {each.lower(): at for at, each in enumerate(_MONTHS, 1)} | {
    each[:3].lower(): at for at, each in enumerate(_MONTHS, 1)
}
_TOKEN = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dd|d|hh|ss|--|[t./,: -]")
_YEARS = re.compile(r"[\s,]+([0-9]{4}) to ([0-9]{4})\s*$")
_LONGEST = 60


class Moment(NamedTuple):
    """A date, as far as it is known: 0 stands for a month or day that is not.

    `century`: the rule by which two digits became a year, in a sentence; empty where the year was there, or a mapping
    says which hundred years are meant.
    """

    year: int
    month: int = 0
    day: int = 0
    clock: tuple[int, ...] = ()
    century: str = ""

    @property
    def parts(self) -> tuple[bool, bool, int]:
        """Which parts are known: the month, the day, and how much of the time of day."""
        return bool(self.month), bool(self.day), len(self.clock)


class _Written:
    """One way of writing: its tokens, and the pattern that reads it."""

    def __init__(self, tokens: list[str], newest: int, is_said: bool) -> None:
        self.tokens, self.newest, self._is_said = tokens, newest, is_said
        self.pattern = re.compile("".join(_reads(each) for each in tokens), re.IGNORECASE)
        hours = iter(range(3))
        self._template = "".join(
            f"{{{next(hours)}:02}}" if each in ("hh", "mi", "ss") else _WRITES.get(each, each) for each in tokens
        )
        fields = set(tokens)
        self.parts = (
            bool(fields & {"m", "mm", "mmm", "mmmm"}), bool(fields & {"d", "dd"}), len(fields & {"hh", "mi", "ss"}),
        )  # fmt: skip

    def read(self, text: str) -> Moment | None:
        found = self.pattern.fullmatch(text)
        if found is None:
            return None
        year = month = day = 0
        clock = []
        groups = iter(found.groups())
        for sign in self.tokens:
            if sign in _SILENT:
                continue
            value = next(groups)
            if sign == "yyyy":
                year = int(value)
            elif sign == "yy":
                # The hundred years that end with the newest.
                year = self.newest - (self.newest - int(value)) % 100
            elif sign in ("mmm", "mmmm"):
                month = _BY_NAME.get(value.lower(), 13)
            elif sign in ("m", "mm"):
                month = int(value) or 13
            elif sign in ("d", "dd"):
                day = int(value) or 32
            else:
                clock.append(int(value))
        made = Moment(year, month, day, tuple(clock), self._rule())
        return made if _is_there(made) else None

    def _rule(self) -> str:
        if "yy" not in self.tokens or self._is_said:
            return ""
        told = _("The file has two digits of the year. One of {first} to {last} was taken, which no mapping says.")
        return told.format(first=self.newest - 99, last=self.newest)

    def write(self, moment: Moment) -> str:
        if "yy" in self.tokens and not self.newest - 100 < moment.year <= self.newest:
            raise Lost(REFUSED, PRECISION, _("Two digits cannot tell a year so far away."))
        year, month, day, clock, _century = moment
        return self._template.format(
            *clock, year=year, short=year % 100, month=month, day=day, named=_MONTHS[month - 1]
        )


_SILENT = frozenset((".", "/", ",", ":", " ", "-", "--", "t"))


_WRITES = {
    "yyyy": "{year:04}", "yy": "{short:02}", "mmmm": "{named}", "mmm": "{named:.3}", "mm": "{month:02}", "m": "{month}",
    "dd": "{day:02}", "d": "{day}", "t": "T",
}  # fmt: skip


def _reads(sign: str) -> str:
    return {
        "yyyy": "([0-9]{4})", "yy": "([0-9]{2})", "mmmm": "([A-Za-z]{3,9})", "mmm": "([A-Za-z]{3})",
        "mm": "([0-9]{2})", "m": "([0-9]{1,2})", "dd": "([0-9]{2})", "d": "([0-9]{1,2})", "hh": "([0-9]{2})",
        "mi": "([0-9]{2})", "ss": "([0-9]{2})",
    }.get(sign) or re.escape(sign)  # fmt: skip


def _is_there(moment: Moment) -> bool:
    """Whether there is such a day, as far as it is told."""
    clock = moment.clock
    if clock and (clock[0] > 23 or any(each > 59 for each in clock[1:])):
        return False
    try:
        date(moment.year, moment.month or 1, moment.day or 1)
    except ValueError:
        return False
    return True


class DateForm:
    """A form of dates. `short_years`: the first and last year that two digits may mean; nothing where it has none."""

    def __init__(self, text: str, ways: list[_Written]) -> None:
        self.text, self._ways = text, ways
        self.short_years: tuple[int, int] | None = next(
            ((each.newest - 99, each.newest) for each in ways if "yy" in each.tokens), None
        )

    def read(self, text: str) -> Moment:
        """Raises Lost where it is written otherwise, or there is no such day."""
        for way in self._ways if len(text) <= _LONGEST else ():
            found = way.read(text)
            if found is not None:
                return found
        raise Lost(REFUSED, PRECISION, _("It is no date written {form}.").format(form=self.text))

    def write(self, value: object, trail: Trail) -> str:
        """Raises Lost where parts that the form needs are not known."""
        assert isinstance(value, Moment)
        fewer = None
        for way in self._ways:
            if way.parts == value.parts:
                return way.write(value)
            if all(one <= other for one, other in zip(way.parts, value.parts, strict=True)):
                fewer = fewer or way
        if fewer is None:
            raise Lost(REFUSED, PRECISION, _("Part of the date is not known, and is not made up."))
        trail.generalise(PRECISION, _("Only part of the date is kept: {form}.").format(form=self.text))
        return fewer.write(value)


def date_form(text: str, newest: int) -> DateForm | None:
    """A form as a mapping writes it; None where it is none of dates. Several are put with “or” between.

    `newest`: the last year that two digits may mean, where the form does not end in the hundred years that it means.
    """
    said = _YEARS.search(text)
    if said is not None:
        first, last = int(said[1]), int(said[2])
        if last - first != 99:
            return None
        newest = last
    ways = []
    for each in re.split(r"\s+or\s+", (text[: said.start()] if said is not None else text).strip()):
        tokens = _tokens(each.strip())
        if tokens is None or not {"yyyy", "yy"} & set(tokens):
            return None
        ways.append(_Written(tokens, newest, said is not None))
    return DateForm(text, ways) if ways else None


def _tokens(text: str) -> list[str] | None:
    lower, at, found = text.lower(), 0, []
    while at < len(lower):
        match = _TOKEN.match(lower, at)
        if match is None:
            return None
        sign = match[0]
        if sign == "mm" and "hh" in found:
            sign = "mi"
        found.append(sign)
        at = match.end()
    # A form of digits alone is no form, and no part comes twice.
    named = [each for each in found if each not in _SILENT]
    return found if named and len(named) == len(set(named)) else None
