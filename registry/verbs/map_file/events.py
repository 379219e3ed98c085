"""What was decided of a file's columns, as reviews of the mapping set: the same that `decide` records."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from registry import __version__
from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.errors import MunimentError
from registry.load.reviews import SHAPE
from registry.validate import fits
from registry.values import Any, dataclass
from registry.verbs.map_file.shown import Decision
from registry.wording import _

_PREDICATES = {
    "exact": MappingDecision.ACCEPT, "broad": MappingDecision.BROADER, "narrow": MappingDecision.NARROWER,
    "close": MappingDecision.CLOSE,
}  # fmt: skip
_OF_A_SET = (
    "title", "version", "status", "status_history", "description", "subject_vocabulary", "subject_version",
    "object_vocabulary", "object_version", "direction",
)  # fmt: skip
"""What a review says of a set that is new."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One column: its term's key, what was decided, and the mapping that this is; None where a new word is needed."""

    term: str
    decision: Decision
    mapping: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class By:
    """Who decided, when, on which versions. `author`: as git knows them, or `unknown`."""

    role: str
    author: str
    at: datetime
    subject_version: str
    object_version: str


def events(decided: Sequence[Decided], by: By, header: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """A review for each, in their order; the first says what the set is, where that is new.

    Raises MunimentError where one would be no review: that is a fault of ours.
    """
    made = [_event(each, by) for each in decided]
    if len(made) > 1:
        batch = _key(by.at)
        made = [{**each, "batch": batch} for each in made]
    if made and header is not None:
        made[0]["header"] = {name: header[name] for name in _OF_A_SET if header.get(name)}
    for each in made:
        if not fits(SHAPE, each):
            raise MunimentError(_("A review was made that is none: {event}").format(event=str(each)[:200]))
    return made


def _event(each: Decided, by: By) -> dict[str, Any]:
    decision, mapping = each.decision, each.mapping
    said: dict[str, Any] = {
        "id": _key(by.at),
        "at": f"{by.at:%Y-%m-%dT%H:%M:%SZ}",
        "mapping": mapping["id"] if mapping else "",
        "decision": _what(decision).value,
        "part": DecidedAs.MAKER.value,
        "role": by.role,
        "author": by.author,
        "subject": [each.term],
        "object": [decision.term] if decision.term else [],
        "predicate": decision.predicate if mapping else "",
        "words": decision.words,
        "subject_version": by.subject_version,
        "object_version": by.object_version,
        "shown": [{"shared": shared, "confidence": sure} for shared, sure in decision.seen],
        "chosen": _chosen(decision),
        "tool": f"muniment {__version__}",
        "writes": [{"mapping": mapping}] if mapping else [],
    }
    keep = ("object",) if decision.kind == "no-term" else ()
    return {name: value for name, value in said.items() if value or name in keep}


def _what(decision: Decision) -> MappingDecision:
    if decision.kind == "mapped":
        return _PREDICATES[decision.predicate]
    return MappingDecision.NO_TERM if decision.kind == "no-term" else MappingDecision.NEW_CONCEPT


def _chosen(decision: Decision) -> int:
    """Which of those that were offered was taken, from 1; 0 for none of them."""
    ends = [shared.rpartition("[")[2].rstrip("]") for shared, _sure in decision.seen]
    return ends.index(decision.term) + 1 if decision.term in ends else 0


def _key(at: datetime) -> str:
    return f"{at:%Y%m%dt%H%M%Sz}-{secrets.token_hex(4)}"
