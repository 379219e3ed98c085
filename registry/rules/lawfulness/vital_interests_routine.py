"""Does planned sharing rest on vital interests alone, which are for emergencies?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.agreement import Side
from registry.wording import _

_VITAL = "d-vital-interests"
_NOT_PLANNED = frozenset({"one-off", "emergency"})
_SAYS_NOTHING = "other"


def judge(side: Side) -> Verdict:
    """Judge one side of a flow."""
    relying = [basis for basis in side.bases if _VITAL in (basis.get("art6") or ())]
    if not relying:
        return not_applicable(_("{name} does not rely on vital interests.").format(name=side.name))
    otherwise = general_by_a_controller(side)
    if otherwise is not None:
        return otherwise
    alone = tuple(basis.place("art6") for basis in relying if set(basis.get("art6")) == {_VITAL})
    if not alone:
        said = _("{name} has another basis beside vital interests, for what is planned.")
        return satisfied(said.format(name=side.name))
    frequency, place = str(side.flow.get("frequency") or ""), side.flow.place("frequency")
    if frequency in _NOT_PLANNED:
        return satisfied(_("{name} relies on vital interests for what is not planned.").format(name=side.name))
    if frequency in ("", _SAYS_NOTHING):
        said = _("{name} relies on vital interests, and no record shows that this is only for emergencies.")
        return cannot_tell(place, said.format(name=side.name))
    said = _("{name} relies on vital interests alone for sharing that goes on, and no record shows another basis.")
    return violated((*alone, place), said.format(name=side.name))
