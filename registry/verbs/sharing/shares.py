"""Match a list of shares to the agreements that cover them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from registry.concepts.sharing import ShareFit
from registry.errors import UsageError
from registry.session import Session
from registry.sharing.covering import Cover
from registry.sharing.sharers import sharer, sharers
from registry.sharing.shares.columns import PARTS
from registry.sharing.shares.listing import MOST_ROWS, Listing, listing_of
from registry.sharing.shares.match import Fit, Matched, Share
from registry.sharing.shares.matching import Matching
from registry.tabular.opening import open_table
from registry.verbs.resolving.telling import telling_of
from registry.verbs.verb import Verb, asked
from registry.wording import _, counted, listed

__all__ = [
    "PARTS", "VERB", "Answer", "ColumnFound", "Cover", "Fit", "Matched", "Question", "Share", "likely_giver",
    "organisations", "run", "sheets_of",
]  # fmt: skip
"""What the pages and the command line need of it."""

_FITS = tuple(each.value for each in ShareFit)


@dataclass(frozen=True, slots=True)
class Question:
    """Which list, and what its columns are."""

    file: Path = asked("The list: CSV of any sort, .xlsx or .parquet.", default=Path(), positional=True)  # noqa: RUF009
    from_: str = asked("Who gives, where the list has no column for it: an organisation.", default="")
    sheet: str = asked("The sheet of a spreadsheet. Left out: the first that holds a list.", default="")
    heading: int = asked("The row that the headings are in. Left out: found out.", default=0)
    column: tuple[str, ...] = asked('Which column is what, as "data=Information shared".', default=())
    fit: tuple[str, ...] = asked("Only shares that fit so.", default=(), choices=_FITS)


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """Which column of the list was taken for what (`giver`, `getter`, `data`, `purpose`, `title`, `reference`,
    `agreement`, `stated`: whether the list says that there is one, `direction`: in or out, or nothing), and why."""

    heading: str
    taken_for: str
    said: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How many shares of the list an agreement covers, and each of them.

    - `giver`: whose list it was taken to be, by name; empty where a column of the list says who gives.
    - `sheet`, `heading`: where the list was found; `sheets`: all that the file has. `columns`: what its columns were
      taken for.
    - `counts`: fit → shares. `matched`: one for each row, in the order of the list, as far as they were asked for.
    - `troubles`: rows that could not be read, and what else was wrong, in sentences. `said`: the sum of it.
    """

    as_of: str
    file: str
    giver: str
    sheet: str
    heading: int
    sheets: tuple[str, ...]
    columns: tuple[ColumnFound, ...]
    total: int
    counts: tuple[tuple[str, int], ...]
    matched: tuple[Matched, ...]
    troubles: tuple[str, ...]
    said: str


def run(session: Session, question: Question) -> Answer:
    """Match them. Raises UsageError for a file that holds no list, InputOutputError."""
    if question.file == Path():
        raise UsageError(_("Which file?"), _("muniment shares shares.xlsx --from northmoor"))
    words = telling_of(session)
    giver = sharer(words.snapshot, session, question.from_) if question.from_ else None
    if giver is not None and giver.sort != "organisation":
        raise UsageError(giver.said, _("--from says whose list it is: one organisation on record."))
    matching = Matching(words, giver.ref if giver is not None else "")
    if session.progress is not None:
        session.progress(0, 0, _("Reading"))
    listing = listing_of(
        question.file, is_known=matching.is_known, is_agreement=matching.is_agreement, sheet=question.sheet,
        heading=question.heading, chosen=question.column,
    )  # fmt: skip
    if giver is None and not any(each.part == "giver" for each in listing.columns):
        raise UsageError(
            _("The list has no column that says who gives, so whose list is it?"),
            _("Say it with --from: muniment shares {file} --from northmoor").format(file=question.file.name),
        )
    every = _matched(session, matching, listing)
    counts = Counter(each.fit for each in every)
    shown = tuple(each for each in every if not question.fit or each.fit in question.fit)
    columns = tuple(ColumnFound(each.heading, each.part, each.said) for each in listing.columns)
    return Answer(
        session.today.isoformat(), question.file.name, giver.title if giver is not None else "", listing.sheet,
        listing.heading, listing.sheets, columns,
        len(every), tuple((fit, counts[fit]) for fit in _FITS), shown, listing.troubles,
        _whole(_said(len(every), counts), listing),
    )  # fmt: skip


def _whole(said: str, listing: Listing) -> str:
    """The sum of it, and that it is of a part of the list alone, where it is."""
    if len(listing.lines) < MOST_ROWS:
        return said
    return f"{said} {_('That is of the first {most} rows alone.').format(most=f'{MOST_ROWS:,}')}"


def _matched(session: Session, matching: Matching, listing: Listing) -> list[Matched]:
    found = []
    for at, line in enumerate(listing.lines):
        if session.progress is not None and at % 100 == 0:
            session.progress(at, len(listing.lines), _("Matching shares"))
        found.append(matching.matched(line))
    return found


def _said(total: int, counts: Counter[str]) -> str:
    """The sum of it: how many of how many are covered, and how the others stand."""
    if not total:
        return _("The list has no shares.")
    first = _("{many} of {shares} {are} covered by an agreement that is in force").format(
        many=f"{counts['covered']:,}", shares=counted(total, _("share"), _("shares")),
        are=_("is") if 1 in (counts["covered"], total) else _("are"),
    )  # fmt: skip
    rest = listed(_each(counts))
    return f"{first}; {rest}." if rest else f"{first}."


def _each(counts: Counter[str]) -> Iterable[str]:
    for fit, one, many in (
        ("partly", _("is partly covered"), _("are partly covered")),
        ("lapsed", _("was covered by one that is not in force any more"),
         _("were covered by one that is not in force any more")),
        ("unsure", _("needs somebody to look"), _("need somebody to look")),
        ("none", _("has none on record"), _("have none on record")),
    ):  # fmt: skip
        if counts[fit]:
            yield f"{counts[fit]:,} {one if counts[fit] == 1 else many}"


def organisations(session: Session) -> list[tuple[str, str]]:
    """Every organisation whose list it may be: its reference and title, by title."""
    return sharers(telling_of(session).snapshot, session)


def likely_giver(session: Session, name: str) -> str:
    """Whose list a file is by its name, by reference; nothing where that is not plain."""
    snapshot = telling_of(session).snapshot
    meant = [sharer(snapshot, session, word) for word in re.findall("[a-z]{4,}", name.lower())[:20]]
    # Only what an organisation is called in full or for short: a word of its name is no more than that.
    found = {each.ref for each in meant if each.sort == "organisation" and not each.said}
    return found.pop() if len(found) == 1 else ""


def sheets_of(file: Path) -> tuple[str, ...]:
    """The sheets of a spreadsheet; none of any other file. Raises UsageError, InputOutputError."""
    return open_table(file).shape.sheets


VERB = Verb(
    title="Match a list of shares to the agreements that cover them.",
    examples=(
        ("muniment shares shares.csv --from northmoor", "which agreement covers each, and which have none"),
        (
            'muniment shares shares.csv --from northmoor --column "data=What is sent" --fit none',
            "where a column was not found by itself; only those without an agreement",
        ),
    ),
    question=Question,
    run=run,
    sheet="shares",
)
