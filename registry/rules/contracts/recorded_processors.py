"""Has each processor that a record of processing names a contract on record?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.subjects.contract import Contract
from registry.subjects.processing import Activity
from registry.wording import _

_PERSONAL = frozenset({"uk-gdpr", "dpa-part3"})


def of_activity(activity: Activity) -> Verdict:
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
