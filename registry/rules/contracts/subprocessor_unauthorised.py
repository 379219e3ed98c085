"""Did the controller allow each sub-processor in writing, before it began?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.contracts.terms import nobody_engaged, past_asking
from registry.rules.judgements import together
from registry.subjects.contract import Contract
from registry.subjects.processing import Member
from registry.wording import _


def judge(contract: Contract) -> Verdict:
    """Judge one contract with a processor."""
    otherwise = past_asking(contract) or nobody_engaged(contract)
    return otherwise or together([_of_one(contract, engaged) for engaged in contract.sub_processors])


def _of_one(contract: Contract, engaged: Member) -> Verdict:
    name = contract.name_of(engaged)
    in_general = contract.get("sub_processor_authorisation") == "general"
    how = engaged.get("authorisation") or ("general" if in_general else None)
    if how == "specific":
        return _specific(contract, engaged)
    if how == "general":
        return _general(contract, engaged)
    said = _("No record shows that the controller allowed {name} to be engaged.")
    return violated(engaged.at, said.format(name=name))


def _specific(contract: Contract, engaged: Member) -> Verdict:
    name = contract.name_of(engaged)
    place, on, starts = engaged.place("authorised"), engaged.get("authorised"), engaged.get("starts")
    if on is None:
        said = _("No record shows when the controller allowed {name}, so nobody can tell whether it was beforehand.")
        return cannot_tell(place, said.format(name=name))
    if not contract.reader.has_come(on) or (starts is not None and on > starts):
        said = _("{name} began before the day on which the controller allowed it.")
        return violated(place, said.format(name=name))
    return satisfied(_("The controller allowed {name} in writing.").format(name=name))


def _general(contract: Contract, engaged: Member) -> Verdict:
    """Under a general authorisation the controller is told of a change beforehand, so that it may object."""
    name = contract.name_of(engaged)
    place, told, starts = engaged.place("controller_told"), engaged.get("controller_told"), engaged.get("starts")
    if told is not None and contract.reader.has_come(told) and (starts is None or told <= starts):
        return satisfied(_("The controller was told of {name} beforehand.").format(name=name))
    first = contract.data.get("dates", {}).get("start")
    if starts is not None and first is not None and starts <= first:
        return satisfied(_("{name} was there when the contract began.").format(name=name))
    if told is None and starts is None:
        said = _("No record shows whether {name} was there from the first, or whether the controller was told of it.")
        return cannot_tell((place, engaged.place("starts")), said.format(name=name))
    said = _("No record shows that the controller was told of {name} before it began.")
    return violated(place, said.format(name=name))
