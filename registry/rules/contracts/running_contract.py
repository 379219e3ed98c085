"""Does a contract with a processor run, as long as the processor has the data?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.contract_running import contract_running
from registry.facts.lifecycle import reached
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.subjects.contract import Contract
from registry.wording import _


def of_contract(contract: Contract) -> Verdict:
    """Whether a contract runs, or nothing is left of it, or another has taken its place."""
    now = contract_running(contract.reader, contract.record)
    if now.value == "yes":
        return satisfied(now.because)
    if now.value == "not-yet":
        return not_applicable(now.because)
    if now.value == "unknown":
        return cannot_tell(now.sources, now.because)
    confirmed = contract.data.get("at_end", {}).get("confirmed")
    if confirmed and contract.reader.has_come(confirmed):
        return not_applicable(
            _("{because} The processor has confirmed that nothing is left.").format(because=now.because)
        )
    if contract.activities and not any(_goes_on(contract, activity) for activity in contract.activities):
        return not_applicable(_("{because} So has the processing that it served.").format(because=now.because))
    for other in _others_with(contract.processor, contract):
        if {each.ref for each in contract.controllers} <= {each.ref for each in other.controllers}:
            return satisfied(
                _("{because} {title} has taken its place.").format(because=now.because, title=other.record.title)
            )
    said = _("{because} No record shows another, or that {processor} no longer holds the data.")
    return violated(
        now.sources, said.format(because=now.because, processor=contract.processor_name or _("the processor"))
    )


def _goes_on(contract: Contract, activity: Loaded) -> bool:
    """Whether processing that a contract serves goes on, as far as its record says."""
    ended = activity.data.get("ended")
    if activity.data.get("live") == "no" or (ended and contract.reader.is_past(ended)):
        return False
    return reached(contract.reader, activity, "active").value != "ended"


def _others_with(processor: Loaded | None, contract: Contract) -> Iterator[Contract]:
    """The other contracts with the same processor that run, and name a controller of this one where it has any."""
    if processor is None:
        return
    controller = next(iter(contract.controllers), None)
    for found in contract.reader.referring(processor, Kind.PROCESSOR_CONTRACT.value, controller):
        other = Contract(contract.reader, found)
        same = other.processor is not None and other.processor.ref == processor.ref
        if same and found.ref != contract.record.ref and contract_running(contract.reader, found).value == "yes":
            yield other
