"""Words and their mappings: rows of tables that name no term, codes outside their lists, terms that go round.

Where terms kept in a table go round is told when the table is read (see `load.table.circles`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping

from registry.concepts.kinds import Kind
from registry.link.within import advice_for_key
from registry.load.snapshot import Loaded, Snapshot
from registry.load.table import IN_TABLE, entries_of, row_at, table_path
from registry.load.table.circles import Leads
from registry.problems import Problem
from registry.source import Place, Position, Ref
from registry.tree import Folder
from registry.values import Any, NamedTuple

_MOST = 100
"""So many problems of one record are told one by one."""

_VOCABULARY, _MAPPING_SET = Kind.VOCABULARY.value, Kind.MAPPING_SET.value
_KEPT = 4
"""Vocabularies of which the terms are kept at hand."""

_NO_TERM: Mapping[str, Any] = {}

Entry = Mapping[str, Any]
Fault = tuple[str, Place, dict[str, Any]]


def circles(loaded: Loaded) -> Iterator[Problem]:
    """Every way in which the terms written in a vocabulary's record lead back to themselves."""
    if loaded.ref.kind == _VOCABULARY and not table_path(loaded):
        leads = Leads()
        at: dict[str, int] = {}
        for position, entry in enumerate(loaded.data.get("terms", ())):
            leads.note(entry)
            at[entry["id"]] = position
        own = ((at[term], ("term-cycle", (field,), values)) for term, field, values in leads.circles())
        yield from _problems(None, loaded, own)


def terms(snapshot: Snapshot, loaded: Loaded) -> Iterator[Problem]:
    """What is wrong between a mapping set and its vocabularies."""
    if loaded.ref.kind == _MAPPING_SET:
        yield from _problems(snapshot.folders.get(loaded.ref.register), loaded, _mappings(snapshot, loaded))


class Known(NamedTuple):
    """What is looked at of a term by those that name it.

    - `place`: where it stands (see `load.table.entries_of`). `codes`: the keys of its codes.
    - `written`: every way in which a code of it may stand in data; empty where it lists no codes, or not all there are.
    """

    place: int
    codes: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()


def terms_of(snapshot: Snapshot, ref: Ref) -> dict[str, Known]:
    """The terms of a vocabulary by key, in its record and its table.

    Kept of the few vocabularies that were asked for last: most sets lead to one that others lead to as well.
    """
    kept: OrderedDict[Ref, dict[str, Known]] = snapshot.memory.setdefault("terms", OrderedDict())
    known = kept.get(ref)
    if known is None:
        loaded = snapshot.record(ref)
        folder = snapshot.folders.get(ref.register)
        known = {}
        for entry, place in entries_of(folder, loaded) if loaded is not None else ():
            if entry["id"] not in known:
                known[entry["id"]] = _known(entry, place)
        kept[ref] = known
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    kept.move_to_end(ref)
    return known


def term_of(snapshot: Snapshot, loaded: Loaded, key: str) -> Entry | None:
    """A term of a vocabulary as it is written; None where it has none of this key."""
    known = terms_of(snapshot, loaded.ref).get(key)
    if known is None:
        return None
    folder = snapshot.folders.get(loaded.ref.register)
    if known.place >= IN_TABLE:
        return row_at(folder, loaded, known.place - IN_TABLE) if folder is not None else None
    own: Entry = loaded.data["terms"][known.place]
    return own


def _known(entry: Entry, place: int) -> Known:
    codes = entry.get("codes")
    if not codes:
        return Known(place)
    listed = frozenset() if entry.get("codes_open") == "yes" else _written(entry)
    return Known(place, frozenset(code["id"] for code in codes), listed)


def needs_words(loaded: Loaded) -> bool:
    """Whether more has to be looked at of a mapping set than keys written in records: a table, or codes."""
    if loaded.ref.kind != _MAPPING_SET:
        return False
    return bool(table_path(loaded)) or any(
        each.keys() & {"subject_code", "object_code"} or "terminology" in each.get("transform", ())
        for each in loaded.data.get("mappings", ())
    )


class _Side(NamedTuple):
    """One end of a set: the vocabulary and its terms."""

    name: str
    ref: Ref
    terms: Mapping[str, Known]


def _mappings(snapshot: Snapshot, loaded: Loaded) -> Iterator[tuple[int, Fault]]:
    """Each fault with the place of its mapping: its position in the record, or where its row begins."""
    sides = []
    for name in ("subject", "object"):
        text = loaded.data.get(f"{name}_vocabulary")
        found = snapshot.targets(loaded.ref.register, (_VOCABULARY,), text) if isinstance(text, str) else []
        if found:
            sides.append(_Side(name, found[0], terms_of(snapshot, found[0])))
    for entry, at in entries_of(snapshot.folders.get(loaded.ref.register), loaded):
        for side in sides:
            yield from ((at, fault) for fault in _side(entry, side, in_table=at >= IN_TABLE))


def _side(entry: Entry, side: _Side, *, in_table: bool) -> Iterator[Fault]:
    keys = entry.get(side.name, ())
    if in_table:
        # Those of the record are compared with their list like any other keys (see `across`).
        for key in keys:
            if key not in side.terms:
                advice = advice_for_key(key, side.terms.keys(), "terms")
                yield "key-to-nothing", (side.name,), {"key": key, "list": f"`terms` of {side.ref}", "advice": advice}
    if len(keys) != 1 or keys[0] not in side.terms:
        return
    term = side.terms[keys[0]]
    code = entry.get(f"{side.name}_code")
    if code is not None and code not in term.codes:
        yield _outside(code, term.codes, side, keys[0], (f"{side.name}_code",))
    listed = term.written
    if not listed:
        return
    encoding = entry.get("transform", _NO_TERM).get("encoding", _NO_TERM)
    known = listed | set(encoding.get("not_known", ())) if side.name == "subject" else listed
    for at, pair in enumerate(entry.get("transform", _NO_TERM).get("terminology", ())):
        place: Place = ("transform", "terminology", at)
        if side.name == "subject" and pair["subject_code"] not in known:
            yield _outside(pair["subject_code"], listed, side, keys[0], (*place, "subject_code"))
        for own_at, own_code in enumerate(pair.get("object_codes", ()) if side.name == "object" else ()):
            if own_code not in known:
                yield _outside(own_code, listed, side, keys[0], (*place, "object_codes", own_at))


def _written(term: Entry) -> frozenset[str]:
    """Every way in which a code of a term may stand in data, its key among them."""
    found = {str(name) for code in term["codes"] for name in (code["id"], code.get("code", code["id"]))}
    found |= {name for code in term["codes"] for name in code.get("alternative_labels", ())}
    return frozenset(found | set(term.get("not_known_codes", ())))


def _outside(code: str, known: Collection[str], side: _Side, term: str, place: Place) -> Fault:
    advice = advice_for_key(code, set(known), "codes")
    return "code-outside-list", place, {"code": code, "term": term, "ref": str(side.ref), "advice": advice}


def _problems(folder: Folder | None, loaded: Loaded, faults: Iterator[tuple[int, Fault]]) -> Iterator[Problem]:
    """Faults as problems at their places: in the record, or at the line of the table where the row begins."""
    line_of: Callable[[int], int] | None = None
    name = "terms" if loaded.ref.kind == _VOCABULARY else "mappings"
    told = 0
    for at, (code, place, values) in faults:
        told += 1
        if told > _MOST:
            continue
        if at < IN_TABLE:
            yield Problem(code, loaded.ref.register, loaded.document.path, values, (name, at, *place))
            continue
        if line_of is None:
            line_of = _lines(folder, table_path(loaded))
        position = Position(line_of(at - IN_TABLE), 1)
        yield Problem(code, loaded.ref.register, table_path(loaded), values, position=position)
    if told > _MOST:
        more = {"count": f"{told - _MOST:,} more"}
        yield Problem("table-more", loaded.ref.register, loaded.document.path, more)


def _lines(folder: Folder | None, path: str) -> Callable[[int], int]:
    """What gives the line of a byte of a table."""
    try:
        raw = (folder.root / path).read_bytes() if folder is not None else b""
    except OSError:
        raw = b""
    return lambda start: raw.count(b"\n", 0, start) + 1
