"""Reading a file to be mapped: its columns and what their values look like. No value of it goes any further."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from threading import Lock

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


class How(NamedTuple):
    """How a file is to be read, where that is not to be found out.

    `sheet` of a spreadsheet; `encoding` and `separator` of CSV; `heading`: the line with the columns' names, from 1.
    """

    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    heading: int = 0


AS_FOUND = How()

_DIGITS = 7


def how_of(sheet: str = "", encoding: str = "", separator: str = "", heading: str = "") -> How:
    """How a person says that a file is to be read. Raises UsageError for a heading that is no line's number."""
    line = heading.strip()
    if line and not (line.isascii() and line.isdecimal() and int(line[:_DIGITS]) > 0 and len(line) <= _DIGITS):
        raise UsageError(
            _("{text} is no number of a line.").format(text=line[:40]),
            _("Write which line has the columns' names: 1 for the first."),
        )
    return How(sheet.strip(), encoding.strip(), separator.strip(" "), int(line) if line else 0)


Told = Callable[[int, int], None]


_MOST_KEPT = 8
_KEPT: dict[tuple[str, How, int, int], Read] = {}
_LOCK = Lock()
"""Several people's pages read at once."""


def read(file: Path, how: How = AS_FOUND, told: Told | None = None) -> Read:
    """Read a file through. What was read is kept until the file changes, for a few files.

    `told` is called with the bytes read and the bytes in all, while it is read.

    Raises InputOutputError where it cannot be read, UsageError where it has no columns, or too many.
    """
    try:
        stat = file.stat()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputOutputError(
            _("{file} cannot be read: {reason}").format(file=file, reason=reason), _("Give the path of a file.")
        ) from error
    key = (str(file), how, stat.st_mtime_ns, stat.st_size)
    with _LOCK:
        found = _KEPT.pop(key, None)
        if found is not None:
            _KEPT[key] = found  # What was asked for last is let go of last.
            return found
    made = _read(file, how, told)
    with _LOCK:
        _KEPT[key] = made
        while len(_KEPT) > _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
    return made


def forget() -> None:
    """Let go of every file that was read: somebody wants theirs forgotten."""
    with _LOCK:
        _KEPT.clear()


def _read(file: Path, how: How, told: Told | None) -> Read:
    reading = open_table(file, sheet=how.sheet, encoding=how.encoding, separator=how.separator, heading=how.heading)
    columns = tuple(reading.columns)
    if not columns:
        raise UsageError(_("There are no columns in this file."), _("Its first row has to name them."))
    if len(columns) > MOST_COLUMNS:
        said = _("This file has {columns}, more than anybody could map one by one.")
        raise UsageError(
            said.format(columns=counted(len(columns), _("column"), _("columns"))),
            _("Check that it is the right file, and that cells are told apart by the right mark."),
        )
    found = tuple(profiles(reading, is_personal=about_people, told=told))
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
