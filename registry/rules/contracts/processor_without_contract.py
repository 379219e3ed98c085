"""Is whoever processes for a controller bound by a contract in writing that runs?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.contract_running import contract_running
from registry.facts.lifecycle import reached
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.subjects.agreement import Side
from registry.subjects.contract import Contract
from registry.subjects.processing import Activity
from registry.wording import _

_PERSONAL = frozenset({"uk-gdpr", "dpa-part3"})
_ITSELF_A_CONTRACT = frozenset({"dpa", "dspa"})
"""Instruments that are themselves a controller's terms for its processor."""


def judge(subject: Contract | Side | Activity) -> Verdict:
    """Judge a contract with a processor, one side of a flow, or a record of processing."""
    if isinstance(subject, Contract):
        return _of_contract(subject)
    return _of_side(subject) if isinstance(subject, Side) else _of_activity(subject)


# ── a contract ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_contract(contract: Contract) -> Verdict:
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
    """The other contracts with the same processor that run."""
    if processor is None:
        return
    for found in contract.reader.referring(processor, Kind.PROCESSOR_CONTRACT.value):
        other = Contract(contract.reader, found)
        same = other.processor is not None and other.processor.ref == processor.ref
        if same and found.ref != contract.record.ref and contract_running(contract.reader, found).value == "yes":
            yield other


# ── a record of processing ───────────────────────────────────────────────────────────────────────────────────────────


def _of_activity(activity: Activity) -> Verdict:
    """Whether each processor that the record names has a contract on record: whether that runs is for its own."""
    if activity.is_processors:
        return not_applicable(_("It is a processor's own record: the contract is judged with its controller's."))
    if activity.regime and activity.regime not in _PERSONAL:
        return not_applicable(_("The record says that it is not about personal data."))
    processors = [party for party in activity.get("parties") or () if party.get("role") == "processor"]
    if not processors:
        return not_applicable(_("The record names no processor."))
    wanting = [party for party in processors if not _has_contract(activity, party)]
    if not wanting:
        return satisfied(_("Each processor has a contract on record."))
    places = tuple(activity.place(f"parties[{party['id']}]/contract") for party in wanting)
    away = sorted({register for party in wanting if (register := _not_read(activity, party))})
    if away and len(away) == len(wanting):
        said = _("The contracts are in registers that were not read: {registers}.")
        return cannot_tell(places, said.format(registers=", ".join(away)))
    return violated(places, _("No record shows a contract with a processor that the record names."))


def _has_contract(activity: Activity, party: Mapping[str, Any]) -> bool:
    reader, register = activity.reader, activity.record.ref.register
    if "contract" in party:
        return reader.record(register, (Kind.PROCESSOR_CONTRACT.value,), party["contract"]) is not None
    text = party.get("organisation")
    processor = reader.record(register, (Kind.ORGANISATION.value,), text) if text else None
    for listed in activity.get("contracts") or ():
        found = reader.record(register, (Kind.PROCESSOR_CONTRACT.value,), listed)
        contract = Contract(reader, found) if found is not None else None
        if contract is not None and _is_with(contract, processor, str(party.get("name") or "")):
            return True
    return False


def _is_with(contract: Contract, processor: Loaded | None, name: str) -> bool:
    if processor is not None:
        return contract.processor is not None and contract.processor.ref == processor.ref
    return bool(name) and contract.processor_name.casefold() == name.casefold()


def _not_read(activity: Activity, party: Mapping[str, Any]) -> str:
    """The register that the party's contract is in, where that was not read."""
    if "contract" not in party:
        return ""
    ref = Ref.within(party["contract"], activity.record.ref.register, Kind.PROCESSOR_CONTRACT.value)
    return "" if activity.reader.is_loaded(ref.register) else ref.register


# ── a side of a flow ─────────────────────────────────────────────────────────────────────────────────────────────────


def _of_side(side: Side) -> Verdict:
    key = str(side.get("party") if side.is_processors else side.get("acts_through") or "")
    if not key:
        return not_applicable(_("Nobody processes for anybody else on this side."))
    if side.regime and side.regime not in _PERSONAL:
        return not_applicable(_("The record says that it is not about personal data."))
    agreement = side.agreement
    if (
        agreement.data.get("instrument") in _ITSELF_A_CONTRACT
        and agreement.data.get("binding") != "not-legally-binding"
    ):
        return satisfied(_("The agreement is itself the contract with the processor."))
    processor = agreement.organisation(key)
    place = side.place("party" if side.is_processors else "acts_through")
    if processor is None:
        name = str(agreement.parties.get(key, {}).get("name_used") or key)
        if any(True for _contract in _listed(side)):
            said = _("There is no record of {name}, so no contract can be told to be with it.")
            return cannot_tell(place, said.format(name=name))
        return violated(
            place, _("No record shows a contract with {name}, which processes for others.").format(name=name)
        )
    return _with(side, processor, place)


def _with(side: Side, processor: Loaded, place: str) -> Verdict:
    """The verdict on a processor that is known: whether a contract that covers this agreement binds it."""
    ended: list[str] = []
    elsewhere = ""
    for contract in _binding(side, processor):
        if not _covers(side, contract):
            elsewhere = elsewhere or contract.record.title
            continue
        now = contract_running(side.reader, contract.record)
        if now.value == "yes":
            return satisfied(_("{title} binds {name}.").format(title=contract.record.title, name=processor.title))
        if now.value == "unknown":
            return cannot_tell((place, *now.sources), now.because)
        ended.append(now.because)
    if ended:
        said = _("No record shows a contract with {name} that runs. {because}")
        return violated(place, said.format(name=processor.title, because=" ".join(ended)))
    if elsewhere:
        said = _("{title} is with {name}, and nobody has recorded whether it covers this agreement.")
        return cannot_tell(place, said.format(title=elsewhere, name=processor.title))
    return violated(
        place, _("No record shows a contract with {name}, which processes for others.").format(name=processor.title)
    )


def _binding(side: Side, processor: Loaded) -> Iterator[Contract]:
    """The contracts that bind a processor, as the processor or as one that it engages."""
    for found in side.reader.referring(processor, Kind.PROCESSOR_CONTRACT.value):
        contract = Contract(side.reader, found)
        engaged = [each.get("organisation") for each in contract.get("sub_processors") or ()]
        texts = [text for text in (contract.get("processor"), *engaged) if text]
        bodies = (side.reader.record(found.ref.register, (Kind.ORGANISATION.value,), text) for text in texts)
        if any(body is not None and body.ref == processor.ref for body in bodies):
            yield contract


def _listed(side: Side) -> Iterator[Loaded]:
    """The contracts that the agreement names."""
    agreement = side.agreement
    for text in agreement.data.get("processors", ()):
        found = agreement.reader.record(agreement.record.ref.register, (Kind.PROCESSOR_CONTRACT.value,), text)
        if found is not None:
            yield found


def _covers(side: Side, contract: Contract) -> bool:
    """Whether a contract is for this agreement: either names the other."""
    if any(each.ref == contract.record.ref for each in _listed(side)):
        return True
    return any(each.ref == side.agreement.record.ref for each in contract.agreements)
