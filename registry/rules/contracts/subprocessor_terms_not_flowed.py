"""Is each sub-processor bound in writing by the same duties as the processor?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.contract_running import contract_running
from registry.findings import Verdict, satisfied, violated
from registry.rules.contracts.terms import nobody_engaged, past_asking
from registry.rules.judgements import together, unanswered
from registry.subjects.contract import Contract
from registry.subjects.processing import Member
from registry.wording import _


def judge(contract: Contract) -> Verdict:
    """Judge one contract with a processor."""
    otherwise = past_asking(contract) or nobody_engaged(contract)
    return otherwise or together([_of_one(contract, engaged) for engaged in contract.sub_processors])


def _of_one(contract: Contract, engaged: Member) -> Verdict:
    name = contract.name_of(engaged)
    text = engaged.get("contract")
    kinds = (Kind.PROCESSOR_CONTRACT.value,)
    found = contract.reader.record(contract.record.ref.register, kinds, text) if text else None
    if found is not None:
        now = contract_running(contract.reader, found)
        if now.value == "no":
            said = _("No record shows a contract with {name} that runs. {because}")
            return violated(engaged.place("contract"), said.format(name=name, because=now.because))
    written = "yes" if found is not None else engaged.get("written_contract")
    if written not in ("yes", "unknown"):
        said = _("No record shows a written contract with {name}.")
        return violated(engaged.place("written_contract"), said.format(name=name))
    flowed = engaged.get("terms_flowed_down")
    if flowed not in ("yes", "unknown"):
        said = _("No record shows that its contract puts the same duties on {name}.")
        return violated(engaged.place("terms_flowed_down"), said.format(name=name))
    unknown = [
        field for field, answer in (("written_contract", written), ("terms_flowed_down", flowed)) if answer != "yes"
    ]
    if unknown:
        said = _("whether {name} is bound in writing by the same duties.")
        return unanswered(tuple(engaged.place(field) for field in unknown), said.format(name=name))
    return satisfied(_("{name} is bound in writing by the same duties.").format(name=name))
