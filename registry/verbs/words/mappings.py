"""The mappings of one set, and what is decided in it: for reading, as a table, and as SSSOM for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from registry.concepts.kinds import Kind
from registry.concepts.mappings import MappingStatus
from registry.errors import NotFound, UsageError
from registry.exchange.sssom import SetHead, Side
from registry.load.meta import read_meta
from registry.load.snapshot import Loaded, Snapshot
from registry.load.table import entries_of
from registry.rdf.iris import Names, sound
from registry.session import Session
from registry.source import Ref
from registry.tree import REGISTER_FILE
from registry.values import Any
from registry.verbs.lexicon import lexicon
from registry.verbs.meaning.said import relation as said_of
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.vocabulary.memory import ends_of
from registry.vocabulary.term import TermKey
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Question:
    """Which set."""

    mapping_set: str = asked("The mapping set, by its id or reference.", default="", positional=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One mapping in words.

    - `subject`, `object`: the terms by their labels. `relation`: how the one stands to the other, in words.
    - `status`, `status_label`: where it stands in review. `decided`: the day, as ISO text, and by which role.
    - `scope`: where and when it holds, where that is narrowed; `is_conditional`: whether it is for some records only.
    """

    id: str
    subject: str
    relation: str
    object: str
    status: str
    status_label: str
    decided: str
    by: str
    confidence: str
    scope: str
    is_conditional: bool
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The set: `rows` are its mappings in words, `entries` the same as the record says them.

    - `subject`, `object`: the vocabularies by reference and title. `counts`: status → how many mappings have it.
    - `head`: what SSSOM says of the whole.
    """

    ref: str
    title: str
    status: str
    subject: tuple[str, str]
    object: tuple[str, str]
    counts: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    head: SetHead
    entries: tuple[Mapping[str, Any], ...] = field(repr=False)


def run(session: Session, question: Question) -> Answer:
    """Every mapping of a set. Raises NotFound or UsageError where there is no such set."""
    if not question.mapping_set:
        raise UsageError(_("Which mapping set?"), _("`muniment list mapping-set` lists them."))
    text = question.mapping_set
    loaded = one(session, text if "/" in text else f"{Kind.MAPPING_SET.value}/{text}")
    if loaded.ref.kind != Kind.MAPPING_SET:
        fix = _("`muniment list mapping-set` lists them.")
        raise NotFound(_("{ref} is no mapping set.").format(ref=loaded.ref), fix)
    snapshot = opened(session)
    entries = tuple(entry for entry, _place in entries_of(snapshot.folders.get(loaded.ref.register), loaded))
    ends = ends_of(snapshot, loaded)
    rows = tuple(_row(session, entry, ends) for entry in entries)
    counts = Counter(row.status for row in rows)
    order = [each.value for each in MappingStatus]
    titles = [_titled(snapshot, loaded, ref, side) for ref, side in zip(ends, ("subject", "object"), strict=True)]
    return Answer(
        str(loaded.ref), loaded.title, str(loaded.data["status"]), titles[0], titles[1],
        tuple(sorted(counts.items(), key=lambda each: order.index(each[0]))), rows,
        head_of(snapshot, loaded), entries,
    )  # fmt: skip


def _titled(snapshot: Snapshot, loaded: Loaded, ref: Ref | None, side: str) -> tuple[str, str]:
    found = snapshot.record(ref) if ref is not None else None
    said = str(loaded.data.get(f"{side}_vocabulary", ""))
    return (str(found.ref), found.title) if found is not None else (said, said or _("a vocabulary that is not named"))


def _row(session: Session, entry: Mapping[str, Any], ends: tuple[Ref | None, Ref | None]) -> Row:
    status = MappingStatus(entry.get("mapping_status", "proposed"))
    denied = entry.get("negated") == "yes" or status is MappingStatus.REJECTED
    relation = said_of(entry.get("predicate", ""), negated=denied)
    if entry.get("no_term_found") == "yes":
        relation = _("has no term in the other vocabulary")
    scope = entry.get("scope", {})
    said = [str(value) for name, value in scope.items() if name not in ("valid_from", "valid_to")]
    return Row(
        entry["id"], _side(session, entry, "subject", ends[0]), relation, _side(session, entry, "object", ends[1]),
        status.value, _(status.label), entry.get("approved") or entry.get("reviewed") or entry.get("created") or "",
        entry.get("steward_role") or entry.get("reviewer_role") or entry.get("creator_role") or "",
        entry.get("confidence", ""), ", ".join(said), bool(entry.get("conditions")),
        entry.get("reasoning") or entry.get("mismatch_described") or "",
    )  # fmt: skip


def _side(session: Session, entry: Mapping[str, Any], side: str, ref: Ref | None) -> str:
    """The terms of one side by what they are called."""
    code = entry.get(f"{side}_code", "")
    labels = []
    for key in entry.get(side) or ():
        named = TermKey(ref.register, ref.id, key, code) if ref is not None else None
        term = lexicon(session).term(named) if named is not None else None
        labels.append(term.label if term is not None else f"{key}/{code}" if code else key)
    joint = {"union": _(" together with "), "conjunction": _(" and at once "), "ordered-parts": _(", then ")}
    return joint.get(entry.get(f"{side}_set", ""), _(" or ")).join(labels)


def head_of(snapshot: Snapshot, loaded: Loaded) -> SetHead:
    """What SSSOM says of a set as a whole, with the web identifiers that the graph has for its vocabularies."""
    data = loaded.data
    registers = {each: _base(snapshot, each) for each in snapshot.folders}
    names = Names(registers)
    refs = [
        Ref.within(str(data.get(f"{side}_vocabulary", "unsaid")), loaded.ref.register, Kind.VOCABULARY.value)
        for side in ("subject", "object")
    ]
    is_twice = refs[0].id == refs[1].id and refs[0] != refs[1]
    subject, target = (
        _end(snapshot, names, ref, str(data.get(f"{side}_version", "")), is_twice)
        for ref, side in zip(refs, ("subject", "object"), strict=True)
    )
    return SetHead(
        names.record(loaded.ref), loaded.title, subject, target, str(data.get("description", "")),
        str(data.get("set_version", "")), str(data.get("licence", "")), str(data.get("issued", "")),
        str(data.get("came_from", "")),
    )  # fmt: skip


def _end(snapshot: Snapshot, names: Names, ref: Ref, version: str, in_full: bool) -> Side:
    found = snapshot.record(ref)
    namespace = sound(str(found.data.get("namespace", ""))) if found is not None else ""
    prefix = f"{ref.register}.{ref.id}" if in_full else ref.id
    records = names.record(ref).removesuffix(ref.id)
    return Side(prefix, namespace or f"{names.record(ref)}/", ref.register, records, ref.id, version)


def _base(snapshot: Snapshot, register: str) -> str:
    said = read_meta(snapshot.folders[register].root / REGISTER_FILE, "register", REGISTER_FILE)[0]
    return str((said or {}).get("iri", ""))


VERB = Verb(
    title="Show the mappings of one set, and what is decided in it.",
    examples=(
        ("muniment mappings attendance-extract-to-harbour", "every mapping in words"),
        ("muniment mappings attendance-extract-to-harbour --format sssom", "as SSSOM, for other programs"),
        ("muniment mappings attendance-extract-to-harbour --output mappings.xlsx", "as a spreadsheet"),
    ),
    question=Question,
    run=run,
    formats={"sssom": "sssom"},
    sheet="mappings",
)
