"""Is it on record whether what is told of people who have died is confidential?"""

from __future__ import annotations

from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import unanswered
from registry.subjects.agreement import Flow
from registry.subjects.processing import Member
from registry.wording import _

_DEAD_ONLY = "deceased-only"


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    regimes = {side.regime for side in flow.sides if side.regime}
    only = bool(regimes) and regimes <= {_DEAD_ONLY}
    about = [item for item in flow.items if only or _is_of_the_dead(flow, item)]
    if not about:
        if only:
            return cannot_tell(flow.place("items"), _("It is about people who have died. No record shows what goes."))
        return not_applicable(_("The record names nobody who has died among those it is about."))
    applies = stated_term(flow.reader, flow.agreement.record, "confidentiality").value.get("applies")
    silent = [item for item in about if item.get("confidential") not in ("yes", "no")]
    if not silent or applies in ("yes", "no"):
        return satisfied(_("It is on record whether what is told of people who have died is confidential."))
    places = tuple(item.place("confidential") for item in silent)
    if all(item.get("confidential") == "unknown" for item in silent):
        return unanswered(places, _("whether what is told of people who have died is confidential."))
    return violated(places, _("No record shows whether what is told of people who have died is confidential."))


def _is_of_the_dead(flow: Flow, item: Member) -> bool:
    """Whether an item is about people who have died: it says so, or names them among those it is about."""
    known = {str(each["id"]): each.get("category") for each in flow.agreement.data.get("subjects", ())}
    keys = item.get("subjects") or flow.get("subjects") or ()
    return "death" in (item.get("categories") or ()) or any(known.get(key) == "deceased" for key in keys)
