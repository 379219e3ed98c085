"""Is it said what each party is to the data in each flow: who decides, and who acts for others?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import PERSONAL
from registry.subjects.agreement import Flow, Side
from registry.wording import _

_ROLES = frozenset({"controller", "joint-controller", "processor", "sub-processor"})


def judge(subject: Flow | Side) -> Verdict:
    """Judge a side of a flow, or a flow whose sides are not written out."""
    return _of_side(subject) if isinstance(subject, Side) else _of_flow(subject)


def _of_side(side: Side) -> Verdict:
    if side.regime and side.regime not in PERSONAL:
        return not_applicable(_("The record says that it is not about personal data."))
    if not side.regime and side.is_personal == "no":
        return not_applicable(_("The record says that none of it is personal data."))
    if side.role in _ROLES:
        return satisfied(_("The record says what {name} is to the data.").format(name=side.name))
    if not side.regime and side.is_personal != "yes":
        said = _("No record shows what {name} is to the data, or whether that is personal data.")
        return cannot_tell((side.place("role"), side.place("regime")), said.format(name=side.name))
    if side.role == "undecided":
        said = _("The record says that nobody has decided yet what {name} is to the data.")
    elif side.role:
        said = _("The role that {name} is given is one for data that is not personal.")
    elif side.party.get("controllership") in _ROLES:
        said = _("The agreement calls {name} one thing for all of it, and no record shows what it is in this flow.")
    else:
        said = _("No record shows what {name} is to the data.")
    return violated(side.place("role"), said.format(name=side.name))


def _of_flow(flow: Flow) -> Verdict:
    if flow.sides:
        return not_applicable(_("Its sides are judged one by one."))
    agreement = flow.agreement
    if agreement.data.get("personal_data") == "no":
        return not_applicable(_("The record says that none of it is personal data."))
    if flow.get("every_party") != "yes":
        place: tuple[str, ...] = (flow.place("sides"),)
        said = _("No record shows who gives this and who gets it.")
    else:
        wanting = [key for key, party in agreement.parties.items() if party.get("controllership") not in _ROLES]
        if not wanting and agreement.parties:
            return satisfied(_("Every party gives and gets, and the record says what each is to the data."))
        place = tuple(f"{agreement.place('parties')}[{key}]/controllership" for key in wanting)
        place = place or (agreement.place("parties"),)
        said = _("Every party gives and gets, and no record shows what each is to the data.")
    if agreement.data.get("personal_data") != "yes":
        return cannot_tell((*place, agreement.place("personal_data")), said)
    return violated(place, said)
