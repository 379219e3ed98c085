"""The mapping sets by which a term may be read in a receiver's words, and whether one of them maps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.lifecycle import reached
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.rules.mappings.in_use import in_use
from registry.source import Ref
from registry.subjects.agreement import Flow

_VOCABULARY, _MAPPING_SET = Kind.VOCABULARY.value, Kind.MAPPING_SET.value
_FORWARD, _BACK = "subject-to-object", "object-to-subject"


def sets_for(flow: Flow, vocabulary: Loaded, own: list[Loaded], is_shared: bool) -> list[Loaded]:
    """The sets that may hold the mapping: from shared words to the receiver's, or from another's to either of these."""
    readable = {each.ref for each in own}
    if is_shared:
        found = [each for words in own for each in flow.reader.referring(words, _MAPPING_SET, vocabulary)]
    else:
        found = [each for each in flow.reader.referring(vocabulary, _MAPPING_SET) if _leads_to(flow, each, readable)]
    return [each for each in found if is_kept(flow.reader, each)]


def _leads_to(flow: Flow, mapping_set: Loaded, readable: set[Ref]) -> bool:
    """Whether an end of a set is a vocabulary that the receiver reads: one of its own, or the words that all share."""
    ends = (each for each in _ends(flow, mapping_set) if each is not None)
    return any(each.ref in readable or each.data.get("model") == "integration" for each in ends)


def is_kept(reader: Reader, loaded: Loaded) -> bool:
    """Whether a record is neither a draft nor retired."""
    return reached(reader, loaded, "active").value == "yes"


def _ends(flow: Flow, mapping_set: Loaded) -> tuple[Loaded | None, Loaded | None]:
    """The vocabularies mapped from and to."""
    texts = (mapping_set.data.get("subject_vocabulary"), mapping_set.data.get("object_vocabulary"))
    register = mapping_set.ref.register
    first, last = (flow.reader.record(register, (_VOCABULARY,), text) if text else None for text in texts)
    return first, last


def maps(flow: Flow, mapping_set: Loaded, vocabulary: Loaded, term: str, is_shared: bool) -> bool:
    """Whether a set holds a mapping of the term that is in use, holds here, and may be used the way that is wanted."""
    first, _last = _ends(flow, mapping_set)
    is_subject = first is not None and first.ref == vocabulary.ref
    wrong_way = _BACK if is_subject else _FORWARD
    side = "subject" if is_subject else "object"
    in_table = of_table(flow.reader, mapping_set, side).get(term, ())
    for mapping in (*mapping_set.data.get("mappings", ()), *in_table):
        if term not in mapping.get(side, ()) or mapping.get("predicate") == "related":
            continue
        direction = mapping.get("direction") or mapping_set.data.get("direction")
        # What arrives in the receiver's words and is read as shared ones was agreed in shared words: either way serves.
        if not is_shared and direction == wrong_way:
            continue
        scopes = (mapping.get("scope", {}), mapping_set.data.get("scope", {}))
        if in_use(flow.reader, mapping, mapping_set.data) and all(_holds(flow, mapping_set, scope) for scope in scopes):
            return True
    return False


def of_table(reader: Reader, mapping_set: Loaded, side: str) -> dict[str, list[dict[str, Any]]]:
    """The mappings in the table beside a set, by the key of each term on a side; none where it cannot be read.

    Read once for all flows. Only what says whether a mapping is in use is kept of each.
    """
    if "table" not in mapping_set.data:
        return {}

    def read(alone: Reader) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for row in alone.in_table(mapping_set):
            kept = {name: value for name, value in row.items() if name in _SAYS_WHETHER}
            for term in row.get(side, ()):
                found.setdefault(term, []).append(kept)
        return found

    return reader.once(("table", mapping_set.ref, side), read)


_SAYS_WHETHER = frozenset({
    "subject", "object", "predicate", "negated", "no_term_found", "direction", "scope", "mapping_status", "approved",
    "retired",
})  # fmt: skip


def _holds(flow: Flow, mapping_set: Loaded, scope: Mapping[str, Any]) -> bool:
    """Whether a mapping holds for this agreement on the day."""
    if "valid_from" in scope and not flow.reader.has_come(scope["valid_from"]):
        return False
    if "valid_to" in scope and flow.reader.is_past(scope["valid_to"]):
        return False
    text = scope.get("agreement")
    if text is None:
        return True
    found = flow.reader.record(mapping_set.ref.register, (Kind.AGREEMENT.value,), text)
    return found is not None and found.ref == flow.record.ref
