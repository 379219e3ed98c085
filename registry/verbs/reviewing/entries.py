"""What a decision makes of a mapping: proposed, reviewed, approved, turned down, or retired for another.

Nothing that counted on an earlier day is changed: an approved mapping is retired on the day, and another takes its
place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.concepts.kinds import Kind
from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.load.table.cells import names_of
from registry.values import Any, dataclass
from registry.vocabulary.term import TermKey

PREDICATES = {
    MappingDecision.ACCEPT: "exact", MappingDecision.BROADER: "broad", MappingDecision.NARROWER: "narrow",
    MappingDecision.CLOSE: "close", MappingDecision.RELATED: "related", MappingDecision.SPLIT: "exact",
}  # fmt: skip
"""Decision → how the term stands to the shared one; of several together, to the whole of them."""

MAKING = frozenset({*PREDICATES, MappingDecision.NO_TERM, MappingDecision.TRANSFORM})
"""Decisions that say how a term is mapped."""

OPEN = ("proposed", "reviewed")
"""Where a mapping stands that nothing relies on yet."""

ORDER = tuple(names_of(Kind.MAPPING_SET.value))
"""The fields of a mapping, in the order in which they are written."""

_BY = {
    DecidedAs.MAKER: ("creator_role", "created"),
    DecidedAs.REVIEWER: ("reviewer_role", "reviewed"),
    DecidedAs.STEWARD: ("steward_role", "approved"),
}
_STATUS = {DecidedAs.MAKER: "proposed", DecidedAs.REVIEWER: "reviewed", DecidedAs.STEWARD: "approved"}
_OF_THE_DECISION = (
    "mapping_status", "creator_role", "created", "reviewer_role", "reviewed", "steward_role", "approved", "retired",
    "replaced_by", "reviewer_agreement", "confidence", "tool", "justification", "derived_from", "mismatch",
    "mismatch_described", "reasoning", "negated", "no_term_found",
)  # fmt: skip
_OF_THE_OBJECT = (
    "object", "object_code", "object_set", "object_label", "predicate", "transform", "loss", "loss_back",
    "loss_described", "loss_approved_by", "loss_approved_on", "round_trip_tested", "round_trip_result",
)  # fmt: skip
_MADE, _LOOKED_AT = "semapv:ManualMappingCuration", "semapv:MappingReview"


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, when: the part they play, their role, and the day as ISO text."""

    part: DecidedAs
    role: str
    on: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a term is to be mapped.

    - `subject`, `object`: the terms. `together`: how several objects belong together. `predicate`: empty for no term.
    - `transform`, `loss`: None and empty where they are to stay as they are.
    - `confidence`, `tool`: of the suggestion that was taken, if one was.
    """

    subject: TermKey
    subject_label: str
    object: tuple[TermKey, ...]
    object_label: str
    predicate: str
    together: str = ""
    transform: Mapping[str, Any] | None = None
    loss: str = ""
    words: str = ""
    confidence: str = ""
    tool: str = ""


def status_of(mapping: Mapping[str, Any], header: Mapping[str, Any]) -> str:
    """Where a mapping stands: where it does not say, it was approved if the whole set was."""
    whole = "approved" if header.get("approved_by") and header.get("approved_on") else "proposed"
    return str(mapping.get("mapping_status") or whole)


def is_of(mapping: Mapping[str, Any], key: TermKey) -> bool:
    """Whether a mapping is about a term, or about a code of it, and nothing else."""
    return list(mapping.get("subject", ())) == [key.term] and mapping.get("subject_code", "") == key.code


def leads_to(mapping: Mapping[str, Any], objects: Sequence[TermKey]) -> bool:
    """Whether a mapping leads to just these terms."""
    codes = {each.code for each in objects}
    return list(mapping.get("object", ())) == [each.term for each in objects] and (
        len(objects) != 1 or {mapping.get("object_code", "")} == codes
    )


def says(mapping: Mapping[str, Any], wanted: Wanted) -> bool:
    """Whether a mapping says what is wanted already."""
    return (
        leads_to(mapping, wanted.object)
        and mapping.get("predicate", "") == wanted.predicate
        and (not wanted.together or mapping.get("object_set", "") == wanted.together)
        and mapping.get("negated") != "yes"
        and (wanted.transform is None or mapping.get("transform") == wanted.transform)
        and (not wanted.loss or mapping.get("loss") == wanted.loss)
    )


def made(own: str, wanted: Wanted, by: By, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The mapping that is wanted. `before`: one of the same term, whose place, tests and evidence it takes over."""
    kept = {name: value for name, value in (before or {}).items() if name not in _OF_THE_DECISION}
    same = before is not None and leads_to(before, wanted.object) and before.get("predicate", "") == wanted.predicate
    if not same:
        kept = {name: value for name, value in kept.items() if name not in _OF_THE_OBJECT}
    if wanted.transform is not None or wanted.loss:
        # Who agreed to a loss, and what was tried, was about the translation as it was.
        kept = {name: value for name, value in kept.items() if not name.startswith(("loss", "round_trip"))}
    said: dict[str, Any] = {
        "id": own,
        "subject": [wanted.subject.term],
        "subject_code": wanted.subject.code,
        "subject_label": wanted.subject_label,
        "object": [each.term for each in wanted.object],
        "object_code": wanted.object[0].code if len(wanted.object) == 1 else "",
        "object_set": wanted.together,
        "object_label": wanted.object_label,
        "predicate": wanted.predicate,
        "no_term_found": "" if wanted.object else "yes",
        "transform": wanted.transform,
        "loss": wanted.loss,
        "justification": _MADE,
        "tool": wanted.tool,
        "confidence": wanted.confidence,
        "mapping_status": _STATUS[by.part],
        "reasoning": wanted.words,
    }
    said |= dict(zip(_BY[DecidedAs.MAKER], (by.role, by.on), strict=True))
    if by.part is not DecidedAs.MAKER:
        said |= dict(zip(_BY[by.part], (by.role, by.on), strict=True))
    return _ordered(kept | {name: value for name, value in said.items() if value or name == "object"})


def agreed(mapping: Mapping[str, Any], by: By) -> dict[str, Any]:
    """The mapping once a reviewer or the steward agreed with it."""
    said: dict[str, Any] = dict(zip(_BY[by.part], (by.role, by.on), strict=True)) | {"mapping_status": _STATUS[by.part]}
    if by.part is DecidedAs.REVIEWER:
        said["reviewer_agreement"] = "1"
    if mapping.get("justification") != _MADE:
        said["justification"] = _LOOKED_AT
    return _ordered(dict(mapping) | said)


def retired(mapping: Mapping[str, Any], header: Mapping[str, Any], on: str, by: Sequence[str]) -> dict[str, Any]:
    """The mapping once others take its place. It says since when it was in use, so that it was on earlier days."""
    said: dict[str, Any] = {"mapping_status": "retired", "retired": on}
    if by:
        said["replaced_by"] = list(by)
    if "approved" not in mapping:
        whole = "mapping_status" not in mapping
        since = (header.get("approved_on") if whole else "") or _began(header)
        said |= {"approved": since} if since else {}
        if whole and "steward_role" not in mapping and header.get("approved_by"):
            said["steward_role"] = header["approved_by"]
    return _ordered(dict(mapping) | said)


def _began(header: Mapping[str, Any]) -> str:
    return min((str(each["on"]) for each in header.get("status_history", ()) if each["status"] == "active"), default="")


def turned_down(
    own: str, wanted: Wanted, by: By, reason: str, before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A mapping that was judged wrong, from the day on which it was. `before`: one that was proposed."""
    base = dict(before) if before is not None else made(own, wanted, By(DecidedAs.MAKER, by.role, by.on))
    said: dict[str, Any] = {"id": own, "mapping_status": "rejected", "approved": by.on}
    said |= {"mismatch": reason} if reason else {}
    said |= {"mismatch_described": wanted.words} if wanted.words else {}
    if by.part is not DecidedAs.MAKER:
        said |= {_BY[by.part][0]: by.role, _BY[by.part][1]: by.on}
    if before is None:
        base.pop("reasoning", None)
    return _ordered(base | said)


def _ordered(mapping: Mapping[str, Any]) -> dict[str, Any]:
    return {name: mapping[name] for name in ORDER if name in mapping}
