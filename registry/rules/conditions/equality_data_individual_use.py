"""Is data held to watch over equality used for decisions about a particular person?"""

from __future__ import annotations

from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import GENERAL, under
from registry.subjects.agreement import Flow
from registry.wording import _

_EQUALITY = "para-8-equality-of-opportunity"


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    relying = [(side, basis) for side in flow.sides for basis in side.bases if _EQUALITY in (basis.get("sch1") or ())]
    judged = [(basis, under(side, GENERAL)) for side, basis in relying]
    general = [basis for basis, otherwise in judged if otherwise is None]
    unclear = [each for _basis, each in judged if each is not None and each.outcome == Outcome.CANNOT_TELL]
    if not general and not unclear:
        return not_applicable(_("No side of the flow relies on paragraph 8 of Schedule 1."))
    place = flow.place("individual_decisions")
    used = flow.get("individual_decisions")
    if used == "no":
        return satisfied(_("The record says that it is not used for decisions about a particular person."))
    if used != "yes":
        said = _(
            "A side relies on paragraph 8 of Schedule 1, and no record shows whether decisions are made about people."
        )
        return cannot_tell(place, said)
    if not general:
        return cannot_tell(unclear[0].at, unclear[0].because)
    said = _(
        "A side relies on paragraph 8 of Schedule 1, and the flow is used for decisions about a particular person."
    )
    return violated((place, *dict.fromkeys(basis.place("sch1") for basis in general)), said)
