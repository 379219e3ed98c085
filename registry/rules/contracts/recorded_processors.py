"""Has each processor that a record of processing names a contract on record?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.named_body import named_body
from registry.facts.unread_register import not_read
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import PERSONAL
from registry.subjects.contract import Contract
from registry.subjects.processing import Activity
from registry.subjects.subject import Subject
from registry.wording import _

_CONTROLLERS = frozenset({"controller", "joint-controller"})


def of_activity(activity: Activity) -> Verdict:
    """Whether each processor that the record names has a contract on record: whether that runs is for its own."""
    if activity.is_processors:
        return not_applicable(_("It is a processor's own record: the contract is judged with its controller's."))
    if activity.regime and activity.regime not in PERSONAL:
        return not_applicable(_("The record says that it is not about personal data."))
    processors = [party for party in activity.get("parties") or () if party.get("role") == "processor"]
    if not processors:
        return not_applicable(_("The record names no processor."))
    wanting = [party for party in processors if not _has_contract(activity, party)]
    if not wanting:
        return satisfied(_("Each processor has a contract on record."))
    places = tuple(activity.place(f"parties[{party['id']}]/contract") for party in wanting)
    away = sorted({register for party in wanting if (register := _unread(activity, party))})
    if away and len(away) == len(wanting):
        said = _("The contracts are in registers that were not read: {registers}.")
        return cannot_tell(places, said.format(registers=", ".join(away)))
    return violated(places, _("No record shows a contract with a processor that the record names."))


def _has_contract(activity: Activity, party: Mapping[str, Any]) -> bool:
    reader, register = activity.reader, activity.record.ref.register
    is_named = "contract" in party
    for text in [party["contract"]] if is_named else activity.get("contracts") or ():
        found = reader.record(register, (Kind.PROCESSOR_CONTRACT.value,), text)
        contract = Contract(reader, found) if found is not None else None
        if contract is not None and _is_for(contract, activity) and _is_with(contract, activity, party, is_named):
            return True
    return False


def _is_with(contract: Contract, activity: Activity, party: Mapping[str, Any], is_named: bool) -> bool:
    """Whether a contract is with a processor, or engages it. One that the record names is, where that is not known."""
    processor = _body(activity, party)
    if processor is not None and contract.processor is not None:
        engaged = [_body(contract, each) for each in contract.get("sub_processors") or ()]
        return any(body is not None and body.ref == processor.ref for body in (contract.processor, *engaged))
    name = processor.title if processor is not None else str(party.get("name") or "")
    if not (name and contract.processor_name):
        return is_named
    names = {contract.processor_name, *(str(each.get("name")) for each in contract.get("sub_processors") or ())}
    return name.casefold() in {each.casefold() for each in names}


def _is_for(contract: Contract, activity: Activity) -> bool:
    """Whether a contract is with a controller of this processing; so it is where that is not known.

    Source: UK GDPR Article 28(3): a contract that is binding on the processor with regard to the controller.
    """
    if not contract.controllers or len(contract.controllers) != len(contract.get("controllers") or ()):
        return True
    joint = [party for party in activity.get("parties") or () if party.get("role") in _CONTROLLERS]
    here = [activity.organisation, *(_body(activity, party) for party in joint)]
    if any(body is None for body in here):
        return True
    return bool({body.ref for body in here if body is not None} & {each.ref for each in contract.controllers})


def _body(subject: Subject, party: Mapping[str, Any]) -> Loaded | None:
    text, register = party.get("organisation"), subject.record.ref.register
    return named_body(subject.reader, register, text)


def _unread(activity: Activity, party: Mapping[str, Any]) -> str:
    """The register that the party's contract is in, where that was not read."""
    kind = Kind.PROCESSOR_CONTRACT.value
    return not_read(activity.reader, activity.record.ref.register, kind, party.get("contract"))
