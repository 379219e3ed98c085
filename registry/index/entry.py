"""What the index keeps of one file: worked out from its bytes alone, in whichever process reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from typing import Any

from registry.concepts.kinds import Kind
from registry.index.beside import beside
from registry.index.packing import packed, unpacked
from registry.index.problem_rows import problem_of, problem_row
from registry.link import alone
from registry.link.sound import holder, needs, offers, ready
from registry.load.links import addressed
from registry.load.reading import located, misplaced, read_bytes
from registry.load.snapshot import Loaded
from registry.parse import MAX_BYTES
from registry.problems import Problem
from registry.schema.published import Shape, shape
from registry.source import Document, Ref
from registry.tree import Folder, read_or_problem
from registry.validate import fits

BY_SCHEME = {
    "article-6": "lawful-basis",
    "special-category": "special-category",
    "data-category": "data-category",
}
"""List of controlled values → the facet that its values are."""

_NO_WORDS = {
    "digest", "commit", "date", "moment", "period", "reference", "address", "term", "key", "language", "country",
}  # fmt: skip
"""Forms of text that nobody looks for by its words: each stands for a facet, a link or another record's title."""


@dataclass(slots=True)
class Entry:
    """One file as the index keeps it. A file that is not a record has a path, a digest and problems, and no more.

    - `facets`: pairs of facet and value.
    - `mentions`: the names it mentions → whether what it says is checked against what that record says.
    - `phases`: status, first day, and the day before which it ends; empty days are without limit.
    - `joins`: for the adoption of one that joins a class of parties: the agreement, and who joins.
    - `words`: what it is called besides its title; `text`: everything it says.
    - `beside`: the paths of the table and of the reviews that it says stand beside it.
    - `needs`, `offers`: what it needs of other records and offers them (see `link.sound`); of a file that was read.
    """

    path: str
    digest: bytes
    problems: list[Problem] = field(default_factory=list)
    kind: str = ""
    id: str = ""
    title: str = ""
    sort_title: str = ""
    body: bytes = b""
    effective: str | None = None
    ends: str | None = None
    review_due: str | None = None
    facets: tuple[tuple[str, str], ...] = ()
    mentions: tuple[tuple[Ref, bool], ...] = ()
    formerly: tuple[Ref, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    is_home: bool = False
    evidence: tuple[str, ...] = ()
    phases: tuple[tuple[str, str, str], ...] = ()
    joins: tuple[Ref, str] | None = None
    words: str = ""
    text: str = ""
    needs: bytes = b""
    offers: bytes = b""
    beside: str = ""

    @property
    def is_record(self) -> bool:
        """Whether the file is a record."""
        return bool(self.kind)


def digest_of(raw: bytes) -> bytes:
    """What tells two versions of a file apart."""
    return blake2b(raw, digest_size=16).digest()


def read_entry(folder: Folder, path: str) -> Entry:
    """Read one file. What is wrong with the file by itself is among its problems, with line and column."""
    raw = read_or_problem(folder, path, MAX_BYTES + 1)
    if isinstance(raw, Problem):
        return Entry(path, b"", [raw])
    document, problems = read_bytes(raw, folder.register, path)
    if document is None:
        return Entry(path, digest_of(raw), problems)
    loaded = Loaded(Ref(folder.register, document.kind, document.id), document)
    entry = entry_of(loaded)
    entry.digest, entry.needs, entry.offers = digest_of(raw), needs(loaded), offers(loaded)
    found = [*misplaced(document), *alone(loaded)]
    entry.problems = located(found, raw) if found else []
    return entry


def get_ready() -> None:
    """Read the schemas and work out what is done by them, so that processes started from this one need not."""
    for kind in Kind:
        fits(kind.value, None)
        _plan(kind.value)
    ready()


def entry_of(loaded: Loaded) -> Entry:
    """What the index keeps of a record, without the digest and problems of its file."""
    ref, data = loaded.ref, loaded.data
    links = loaded.links
    entry = Entry(loaded.document.path, b"", [], ref.kind, ref.id, loaded.title)
    entry.sort_title = f"{loaded.title.casefold()}\x01{ref}"
    entry.body = packed(data)
    entry.beside = beside(loaded)
    dates = data.get("dates")
    if isinstance(dates, dict):
        entry.effective, entry.ends = dates.get("effective"), dates.get("end")
        entry.review_due = dates.get("review_due")
    entry.ends = entry.ends or _last_day(ref.kind, data)
    entry.review_due = entry.review_due or data.get("review_due")
    entry.formerly = tuple(Ref.within(old, ref.register, ref.kind) for old in data.get("formerly", ()))
    entry.evidence = tuple(piece["file"] for piece in data.get("evidence", ()) if "file" in piece)
    parent = data.get("parent", {}).get("ref") if ref.kind == Kind.AGREEMENT else None
    # What these name is compared with what stands in the record they lead to.
    content = {Ref.within(parent, ref.register, ref.kind)} if parent else set()
    for held in {each[0] for each in links.elsewhere}:
        content |= _held(loaded, held)
    if ref.kind == Kind.MAPPING_SET:
        # Rows of its table, and codes, are compared with what stands in both vocabularies.
        content |= _held(loaded, "subject_vocabulary") | _held(loaded, "object_vocabulary")
    mentioned = links.mentioned(ref.register)
    content |= {found for text, _place in links.addresses if (found := addressed(text)[0]) is not None}
    entry.mentions = tuple((each, each in content) for each in sorted(mentioned))
    if ref.kind == Kind.ORGANISATION:
        entry.identifiers = tuple({(own["scheme"], own["value"]): None for own in data.get("identifiers", ())})
        entry.is_home = loaded.is_home
    entry.phases = _phases(data)
    facets: dict[tuple[str, str], None] = {("kind", ref.kind): None}
    pieces: list[str] = []
    _gather(_plan(ref.kind), data, facets, pieces)
    for organisation in parties_of(loaded):
        facets[("party", str(organisation))] = None
    entry.facets = tuple(facets)
    entry.joins = joins_of(loaded) if ref.kind == Kind.ADOPTION else None
    entry.words = " ".join((ref.id, *_called(data)))
    entry.text = " ".join(pieces)
    return entry


def _last_day(kind: str, data: dict[str, Any]) -> str | None:
    """The last day of what a record without `dates` is about: a waiver, a transfer, or the fee that a body has paid."""
    if kind == Kind.ORGANISATION:
        found = data.get("ico_registration", {}).get("expires")
    else:
        found = data.get({Kind.WAIVER.value: "expires", Kind.TRANSFER.value: "ends"}.get(kind, ""))
    return found if isinstance(found, str) else None


def _held(loaded: Loaded, field: str) -> set[Ref]:
    """The names that the reference in a field may mean."""
    kinds, text = holder(loaded, field)
    return {Ref.within(text, loaded.ref.register, kind) for kind in kinds} if isinstance(text, str) else set()


def _phases(data: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
    history = sorted(data.get("status_history", ()), key=lambda change: change["on"])
    if not history:
        return ((data["status"], "", ""),)
    ends = [change["on"] for change in history[1:]] + [""]
    return tuple(
        (change["status"], change["on"], end) for change, end in zip(history, ends, strict=True) if change["on"] != end
    )


def parties_of(loaded: Loaded) -> set[Ref]:
    """The organisations that a record is filed under: an agreement's parties, or all that any other record names."""
    of_agreement = loaded.ref.kind == Kind.AGREEMENT
    return {
        Ref.within(text, loaded.ref.register, Kind.ORGANISATION.value)
        for place, kinds, text in loaded.references
        if Kind.ORGANISATION in kinds and (not of_agreement or place[0] == "parties")
    }


def joins_of(loaded: Loaded) -> tuple[Ref, str] | None:
    """For the adoption of one that joins a class of parties: the agreement, and who joins."""
    agreement, member = loaded.data.get("agreement"), loaded.data.get("member", {})
    if not agreement or "organisation" not in member:
        return None
    joined = Ref.within(agreement, loaded.ref.register, Kind.AGREEMENT.value)
    joiner = Ref.within(member["organisation"], loaded.ref.register, Kind.ORGANISATION.value)
    return (joined, str(joiner)) if joined.kind == Kind.AGREEMENT else None


def _called(data: dict[str, Any]) -> list[str]:
    """What a record is called besides its title."""
    names = [data.get(name) for name in ("reference", "legal_name", "short_title")]
    names += [other.get("name") for other in data.get("other_names", ()) if isinstance(other, dict)]
    names += [old.rpartition("/")[2] for old in data.get("formerly", ())]
    return [name for name in names if isinstance(name, str)]


class _Plan:
    """Which facet a value is, and whether its text is worth keeping, for one place in a schema and all below it."""

    __slots__ = ("facet", "fields", "item", "silent")

    def __init__(self, here: Shape, name: str) -> None:
        self.facet = BY_SCHEME.get(here.scheme) or ("area" if here.form == "area" else "")
        self.facet = self.facet or ("gateway" if name == "gateway" and here.form == "key" else "")
        self.silent = here.form in _NO_WORDS or bool(here.values)
        self.fields = {name: _Plan(below, name) for name, below in here.fields.items()}
        self.item = _Plan(here.item, name) if here.item else None


@cache
def _plan(kind: str) -> _Plan:
    return _Plan(shape(kind), "")


def _gather(plan: _Plan | None, data: Any, facets: dict[tuple[str, str], None], pieces: list[str]) -> None:
    if isinstance(data, str):
        if plan is not None:
            if plan.facet:
                facets[(plan.facet, data)] = None
            if plan.silent:
                return
        pieces.append(data)
    elif isinstance(data, dict):
        fields = plan.fields if plan is not None else {}
        for name, value in data.items():
            _gather(fields.get(name), value, facets, pieces)
    elif isinstance(data, list):
        item = plan.item if plan is not None else None
        for value in data:
            _gather(item, value, facets, pieces)


Row = tuple[Any, ...]


def as_row(entry: Entry) -> Row:
    """An entry as plain values, which cross between processes at a fraction of the cost of objects."""
    problems = tuple(problem_row(problem) for problem in entry.problems)
    return (
        entry.path, entry.digest, problems, entry.kind, entry.id, entry.title, entry.sort_title, entry.body,
        entry.effective, entry.ends, entry.review_due, entry.facets,
        tuple((tuple(ref), reads) for ref, reads in entry.mentions), tuple(tuple(ref) for ref in entry.formerly),
        entry.identifiers, entry.is_home, entry.evidence, entry.phases,
        None if entry.joins is None else (tuple(entry.joins[0]), entry.joins[1]), entry.words, entry.text,
        entry.needs, entry.offers, entry.beside,
    )  # fmt: skip


def of_row(row: Row, register: str) -> Entry:
    """The entry again."""
    entry = Entry(*row)
    entry.problems = [problem_of(register, entry.path, each) for each in row[2]]
    entry.mentions = tuple((Ref(*ref), reads) for ref, reads in row[12])
    entry.formerly = tuple(Ref(*ref) for ref in row[13])
    entry.joins = (Ref(*row[18][0]), row[18][1]) if row[18] else None
    return entry


def document_of(register: str, path: str, body: bytes) -> Document:
    """A record's document, from what is kept of it."""
    return Document(register, path, unpacked(body))
