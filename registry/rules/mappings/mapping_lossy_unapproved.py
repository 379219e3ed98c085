"""Where a mapping in use loses or adds something: has the steward agreed to that?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.mappings.in_use import approved_as_a_whole, in_use
from registry.subjects.subject import Whole
from registry.wording import _

_NOTHING_LOST = frozenset({"none", "format"})
"""A value that is written differently is the same value."""

_ONE_WAY = {"subject-to-object": "loss", "object-to-subject": "loss_back"}
"""The one way that a mapping is used, where it is one, and the field that says what is lost on it."""


def judge(mapping_set: Whole) -> Verdict:
    """Judge a mapping set, mapping by mapping."""
    own = mapping_set.data.get("mappings", ())
    # Approval of the whole set is approval of what its table loses.
    approved = approved_as_a_whole(mapping_set.reader, mapping_set.data)
    rows = [] if approved else list(mapping_set.reader.in_table(mapping_set.record))
    if "table" in mapping_set.data and not own and not rows:
        if approved:
            return satisfied(_("Its mappings stand in a table, and the set was approved as a whole."))
        said = _("Its mappings stand in a table, and no record shows that the set was approved.")
        return cannot_tell((mapping_set.place("approved_by"), mapping_set.place("approved_on")), said)
    used = [each for each in (*own, *rows) if in_use(mapping_set.reader, each, mapping_set.data)]
    if not used:
        return not_applicable(_("No mapping in it is in use."))
    wrong: list[str] = []
    unclear: list[str] = []
    for each in used:
        at = f"{mapping_set.record.ref}#mappings[{each['id']}]"
        losses = _losses(mapping_set.data, each)
        if any(loss and loss not in _NOTHING_LOST for loss in losses.values()):
            wrong += [f"{at}/{name}" for name in _not_approved(mapping_set, each)]
        unclear += [f"{at}/{name}" for name, loss in losses.items() if not loss]
    if wrong:
        return violated(tuple(wrong), _("A mapping in use loses or adds something, and no record shows who agreed."))
    if unclear:
        return cannot_tell(tuple(unclear), _("No record shows what a mapping of differing terms loses or adds."))
    return satisfied(_("Nothing is lost or added in use that the steward has not agreed to."))


def _losses(mapping_set: Mapping[str, Any], mapping: Mapping[str, Any]) -> dict[str, str]:
    """What is lost each way that a mapping is used, by field; an empty word where terms differ and nobody said."""
    direction = mapping.get("direction") or mapping_set.get("direction")
    unsaid = "none" if mapping.get("predicate") == "exact" else ""
    losses = {"loss": str(mapping.get("loss", unsaid)), "loss_back": str(mapping.get("loss_back", unsaid))}
    if direction in _ONE_WAY:
        return {_ONE_WAY[direction]: losses[_ONE_WAY[direction]]}
    return losses


def _not_approved(mapping_set: Whole, mapping: Mapping[str, Any]) -> Iterator[str]:
    """What is missing of the steward's agreement to a loss: who, or the day, which must have come."""
    if not mapping.get("loss_approved_by"):
        yield "loss_approved_by"
    on = mapping.get("loss_approved_on")
    if on is None or not mapping_set.reader.has_come(on):
        yield "loss_approved_on"
