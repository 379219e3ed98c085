"""Has a new purpose that is said to be compatible a lawful basis of its own?"""

from __future__ import annotations

from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.agreement import Flow, Side
from registry.wording import _

_SAME = "same-purpose"


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    compatibility = flow.get("compatibility")
    if not compatibility:
        return not_applicable(_("Nothing is recorded about how the purpose fits the one before it."))
    if compatibility.get("route") == _SAME:
        return not_applicable(_("The record says that the purpose is the one the data were collected for."))
    if not flow.sides:
        said = _("The purpose is recorded as compatible, and no record shows the sides of the flow and their bases.")
        return cannot_tell(flow.place("sides"), said)
    judged = [(side, general_by_a_controller(side)) for side in flow.sides]
    without = tuple(place for side, otherwise in judged if otherwise is None for place in _without_basis(side))
    if without:
        said = _("The purpose is recorded as compatible, and no record shows an Article 6 basis for it on every side.")
        return violated((*without, flow.place("compatibility")), said)
    unclear = [each for _side, each in judged if each is not None and each.outcome == Outcome.CANNOT_TELL]
    if unclear:
        return cannot_tell(unclear[0].at, unclear[0].because)
    if all(otherwise is not None for _side, otherwise in judged):
        return not_applicable(_("No side of the flow is a controller under the UK GDPR."))
    return satisfied(_("Every controller's side of the flow has an Article 6 basis for this purpose."))


def _without_basis(side: Side) -> tuple[str, ...]:
    """The places where a side's Article 6 basis should be, where it has none."""
    if not side.bases:
        return (side.basis_place,)
    return tuple(basis.place("art6") for basis in side.bases if not basis.get("art6"))
