"""Reading a file to be mapped: its columns and what their values look like. No value of it goes any further."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from registry.concepts.vocabularies import Datatype
from registry.errors import InputOutputError, UsageError
from registry.personal_data.found import SURE
from registry.personal_data.recognise import recognise
from registry.tabular.opening import open_table
from registry.tabular.profile import Profile
from registry.tabular.profiling import profiles
from registry.tabular.table import Shape, Trouble
from registry.values import NamedTuple
from registry.verbs.profiling.personal import about_people
from registry.wording import _, counted

MOST_COLUMNS = 1_000
"""A file with more is no table that somebody could map column by column."""

MOST_CODES = 60
"""A list of more values than this is not taken for a list of codes."""

_SAMPLES, _LONGEST = 4, 40
_SHORT, _OFTEN = 3, 3

_HUMP = re.compile("(?<=[a-z0-9])(?=[A-Z])|_")
_PEOPLE = re.compile(
    r"\b(names?|initials|workers?|officers?|practitioners?|managers?|teachers?|tutor|staff|contacts?|owner|author|by|"
    r"pupils?|child(ren)?|patients?|clients?|tenants?|parents?|carers?|persons?|people|customers?|residents?|families|"
    r"family|siblings?|mother|father|applicants?|claimants?|witness|victims?|suspects?|school|address|postcode|street)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(type|status|code|category|group|kind|band|level|flag|role|reason|outcome|stage)\b", re.IGNORECASE
)
"""A column named after people holds who they are, unless its name says that it is a list to choose from."""


class Read(NamedTuple):
    """A file as it was read. `columns`: their names as used, a `Profile` for each; `rows`: how many were looked at."""

    shape: Shape
    columns: tuple[str, ...]
    profiles: tuple[Profile, ...]
    troubles: tuple[Trouble, ...]
    counts: tuple[tuple[str, int], ...]
    rows: int


def read(file: Path, sheet: str = "") -> Read:
    """Read a file through. What was read is kept until the file changes, for a few files.

    Raises InputOutputError where it cannot be read, UsageError where it has no columns, or too many.
    """
    try:
        stat = file.stat()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputOutputError(
            _("{file} cannot be read: {reason}").format(file=file, reason=reason), _("Give the path of a file.")
        ) from error
    return _read(str(file), sheet, stat.st_mtime_ns, stat.st_size)


def forget() -> None:
    """Let go of every file that was read: somebody wants theirs forgotten."""
    _read.cache_clear()


@lru_cache(maxsize=8)
def _read(file: str, sheet: str, _changed: int, _size: int) -> Read:
    reading = open_table(Path(file), sheet=sheet)
    columns = tuple(reading.columns)
    if not columns:
        raise UsageError(_("There are no columns in this file."), _("Its first row has to name them."))
    if len(columns) > MOST_COLUMNS:
        said = _("This file has {columns}, more than anybody could map one by one.")
        raise UsageError(
            said.format(columns=counted(len(columns), _("column"), _("columns"))),
            _("Check that it is the right file, and that cells are told apart by the right mark."),
        )
    found = tuple(profiles(reading, is_personal=about_people))
    rows = max((each.rows for each in found), default=0)
    return Read(reading.shape, columns, found, tuple(reading.troubles), tuple(reading.counts.items()), rows)


# ── what may be said of a column ─────────────────────────────────────────────────────────────────────────────────────


def plain(text: str, longest: int = 200) -> str:
    """A name as it may stand in a record: on one line, of letters that can be seen."""
    seen = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(seen.split())[:longest].strip()


def is_value(name: str) -> str:
    """Why a column's name is no name but somebody's data, in words; nothing where it is a name.

    Where a file has no row of names, its first row of data is taken for one.
    """
    sure = [each for each in recognise(name) if each.certainty == SURE]
    return sure[0].why if sure else ""


def codes_of(profile: Profile) -> tuple[tuple[str, int], ...]:
    """The values of a column that may be recorded: few, like codes, and nobody's data. Otherwise none."""
    codes = [(each.form, each.times) for each in profile.common]
    if profile.is_personal or profile.is_bounded or not codes or len(codes) > MOST_CODES:
        return ()
    own = _HUMP.sub(" ", profile.name)
    if _PEOPLE.search(own) and not _LISTED.search(own):
        return ()
    # Somebody's own words stand once or twice; what a list has to choose from, often.
    codes = [(text, times) for text, times in codes if len(text) <= _SHORT or times >= _OFTEN]
    if any(len(text) > _LONGEST or plain(text) != text or "@" in text or recognise(text) for text, _times in codes):
        return ()
    return tuple(codes)


def samples_of(profile: Profile) -> tuple[str, ...]:
    """A few values to be shown, cut where they are long; those that look like a person's hidden but for a letter."""
    shown = []
    for each in profile.samples[:_SAMPLES]:
        text = plain(each, _LONGEST + 1)
        text = f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
        is_hidden = profile.is_personal or recognise(each)
        shown.append(f"{text[:1]}•••" if is_hidden else text)
    return tuple(dict.fromkeys(each for each in shown if each))


def marks_of(profile: Profile) -> tuple[str, ...]:
    """What stands where nothing is known."""
    marks = (each.form for each in profile.not_known)
    return tuple(each for each in marks if each and plain(each) == each and len(each) <= _LONGEST)


def sort_of(profile: Profile) -> str:
    """What its values are, in words, with how they are written."""
    if not profile.filled:
        return _("Empty in every row")
    label = _(Datatype(profile.datatype).label) if profile.datatype else _("Text")
    form = profile.forms[0].form if profile.forms else ""
    said = _("{sort}, written {form}").format(sort=label, form=form) if form and profile.datatype in DATED else label
    if profile.share < 1 and profile.datatype not in ("", Datatype.TEXT):
        return _("{sort} in {share} of the filled rows").format(sort=said, share=f"{profile.share:.0%}")
    return said


DATED = (Datatype.DATE, Datatype.PARTIAL_DATE, Datatype.DATE_TIME, Datatype.TIME)
"""Datatypes of which it matters how they are written."""


def filled_of(profile: Profile) -> str:
    """How full it is, in words."""
    if not profile.rows:
        return _("No rows")
    if profile.filled == profile.rows:
        return _("Filled in every row")
    share = profile.filled / profile.rows
    said = f"{share:.0%}" if 0.01 <= share < 0.995 else _("less than 1%") if share < 0.01 else _("more than 99%")
    return _("Filled in {share} of {rows}").format(share=said, rows=counted(profile.rows, _("row"), _("rows")))
