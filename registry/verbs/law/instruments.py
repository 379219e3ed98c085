"""The Acts and other instruments that are known, with their state on the day; or one of them with its provisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from registry.concepts.law import InstrumentKind
from registry.errors import NotFound
from registry.law.statute_book import Entry, StatuteBook, statute_book
from registry.session import Session
from registry.verbs.law_standing import (
    Reach,
    Resting,
    Standing,
    Window,
    gateways_on,
    link_of,
    reach_of,
    rules_on,
    standing_of,
    titled,
    windows_of,
)
from registry.verbs.verb import Verb, asked
from registry.wording import _, nearest

_SORTS = ("instrument", "provision", "exemption", "approval", "body-kind")


@dataclass(frozen=True, slots=True)
class Question:
    """Which law."""

    id: str = asked(
        "An instrument or a provision, by its id: `cda98` or `cda98-s115`. Left out: every instrument, in a list.",
        default="", positional=True, optional=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One instrument in the list: what sort it is, its number, and what of it these data hold.

    - `unverified`: of its provisions, how many were not read in full, or their dates were not.
    - `rules`, `gateways`: how many rest on it.
    """

    standing: Standing
    kind: str
    number: str
    provisions: int
    unverified: int
    gateways: int
    rules: int


@dataclass(frozen=True, slots=True)
class ProvisionShown:
    """One provision of an instrument: where it is, what it is headed and what it says in plain words."""

    standing: Standing
    at: str
    heading: str
    says: str
    gateways: int
    rules: int


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One instrument or provision in full.

    - `within`: the instrument that a provision is in, by id and title.
    - `kind`, `number`, `names`, `miswritten`, `made`: of an instrument.
    - `at`, `also_at`: of a provision, where it is in its instrument.
    - `heading`, `says`: what it is headed, and what it says in plain words. They are ours, not the words of the law.
    - `windows`: its states in the order of time.
    - `inserted_by`, `replaced_by`: other law, by id and title.
    - `changes`: the changes in the law that touch it: day (empty where it is not known), title and id.
    - `relieves_from`: of an exemption, the law it relieves from. `often_mistaken`: what people often believe of it.
    - `provisions`: those of an instrument.
    """

    standing: Standing
    within: tuple[str, str]
    kind: str
    number: str
    names: tuple[str, ...]
    miswritten: tuple[str, ...]
    made: str
    at: str
    also_at: tuple[str, ...]
    heading: str
    says: str
    note: str
    link: str
    reach: Reach
    windows: tuple[Window, ...]
    inserted_by: tuple[tuple[str, str], ...]
    replaced_by: tuple[tuple[str, str], ...]
    relieves_from: tuple[tuple[str, str], ...]
    often_mistaken: str
    changes: tuple[tuple[str, str, str], ...]
    gateways: tuple[Resting, ...]
    rules: tuple[Resting, ...]
    provisions: tuple[ProvisionShown, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The law asked for; or every instrument, where none was."""

    as_of: str
    entry: EntryShown | None
    instruments: tuple[Line, ...]


def run(session: Session, question: Question) -> Answer:
    """The list, or one of them. Raises NotFound where these data hold nothing of that id."""
    book, on = statute_book(), session.today
    if not question.id:
        lines = [_line(book, each, on) for each in book.of_sort("instrument")]
        order = [each.value for each in InstrumentKind]
        lines.sort(key=lambda each: (order.index(each.kind), each.standing.title))
        return Answer(on.isoformat(), None, tuple(lines))
    found = book.get(question.id.strip().lower())
    if found is None or found.sort not in _SORTS:
        raise _none(book, question.id)
    return Answer(on.isoformat(), _entry(book, found, on), ())


def _none(book: StatuteBook, text: str) -> NotFound:
    short = f"{text[:80]}…" if len(text) > 80 else text
    close = nearest(short.lower(), [own for own, each in book.entries.items() if each.sort in _SORTS])
    fix = _("Did you mean `{close}`?").format(close=close) if close else _("`muniment instruments` lists them.")
    return NotFound(_("These data hold no law with the id {id}.").format(id=short), fix)


def _line(book: StatuteBook, entry: Entry, on: date) -> Line:
    inside = [standing_of(each, on) for each in _inside(book, entry)]
    return Line(
        standing_of(entry, on), str(entry.data["kind"]), str(entry.data.get("number", "")), len(inside),
        sum(not each.verified for each in inside), len(gateways_on(book, entry.id)), len(rules_on(entry.id)),
    )  # fmt: skip


def _inside(book: StatuteBook, entry: Entry) -> list[Entry]:
    return [book.entries[str(each["id"])] for each in entry.data.get("provisions", ())]


def _entry(book: StatuteBook, entry: Entry, on: date) -> EntryShown:
    data = entry.data
    is_instrument = entry.sort == "instrument"
    owner = entry.within if entry.sort == "provision" else book.get(str(data.get("provision", "")))
    told = entry if entry.windows or owner is None else owner
    says = data.get("says") or data.get("definition") or data.get("scope") or ""
    return EntryShown(
        standing=replace(standing_of(told, on), id=entry.id, sort=entry.sort, title=entry.title),
        within=(owner.id, owner.title) if owner else ("", ""),
        kind=str(data["kind"]) if is_instrument else "", number=str(data.get("number", "")),
        names=tuple(data.get("names", ())), miswritten=tuple(data.get("often_miswritten", ())),
        made=str(data.get("made", "")), at=str(data.get("at", "")), also_at=tuple(data.get("also_at", ())),
        heading=str(data.get("title") or data.get("label") or ""), says=str(says), note=str(data.get("note", "")),
        link=link_of(entry), reach=reach_of(entry), windows=windows_of(told),
        inserted_by=titled(data.get("inserted_by")), replaced_by=titled(data.get("replaced_by")),
        relieves_from=titled(data.get("relieves_from")), often_mistaken=str(data.get("often_mistaken", "")),
        changes=tuple(
            (str(each.data.get("on", "")), each.title, each.id)
            for each in book.listed("changes")
            if entry.id in (*each.data.get("affects", ()), *each.data.get("by", ()))
        ),
        gateways=gateways_on(book, entry.id), rules=rules_on(entry.id),
        provisions=tuple(_provision(book, each, on) for each in _inside(book, entry)) if is_instrument else (),
    )  # fmt: skip


def _provision(book: StatuteBook, entry: Entry, on: date) -> ProvisionShown:
    return ProvisionShown(
        standing_of(entry, on), str(entry.data["at"]), str(entry.data.get("title", "")),
        str(entry.data.get("says", "")), len(gateways_on(book, entry.id)), len(rules_on(entry.id)),
    )  # fmt: skip


VERB = Verb(
    title="List the law that is known; or open one part of it.",
    examples=(
        ("muniment instruments", "every Act, regulation and code in a line"),
        ("muniment instruments cda98", "one Act, with the provisions that are known"),
        ("muniment instruments cda98-s115 --as-of 2026-01-01", "one provision, as it stood on another day"),
    ),
    question=Question,
    run=run,
)
