"""Where the form is one for sharing both ways: does information go both ways?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.agreements.applying import made_by_parties
from registry.subjects.agreement import Agreement, Flow
from registry.wording import _

_RECIPROCAL = "isp"


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    otherwise = made_by_parties(agreement)
    if otherwise is not None:
        return otherwise
    instrument = agreement.data.get("instrument")
    if instrument is None:
        return cannot_tell(agreement.place("instrument"), _("No record shows what sort of document it is."))
    if instrument != _RECIPROCAL:
        return not_applicable(_("It is not on the form that is meant for sharing both ways."))
    if not agreement.flows:
        return cannot_tell(agreement.place("flows"), _("No record shows what goes from whom to whom."))
    gives = {str(side.get("party")) for flow in agreement.flows for side in flow.sides if side.is_discloser}
    gets = {str(side.get("party")) for flow in agreement.flows for side in flow.sides if not side.is_discloser}
    if gives & gets or any(flow.get("every_party") == "yes" for flow in agreement.flows):
        return satisfied(_("A party both gives and gets information."))
    unclear = [flow for flow in agreement.flows if not _has_both_ends(flow)]
    if unclear:
        places = tuple(flow.place("sides") for flow in unclear)
        return cannot_tell(places, _("No record shows who gives and who gets in each flow."))
    said = _("It is on the form for sharing both ways, and every party either only gives or only gets.")
    return violated(agreement.place("instrument"), said)


def _has_both_ends(flow: Flow) -> bool:
    ends = {side.is_discloser for side in flow.sides}
    return True in ends and (False in ends or bool(flow.get("outside_receivers")))
