"""Is whoever processes for others on a side of a flow bound by a contract that covers the agreement?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.concepts.kinds import Kind
from registry.facts.contract_running import contract_running
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import PERSONAL
from registry.subjects.agreement import Side
from registry.subjects.contract import Contract
from registry.wording import _

_ITSELF_A_CONTRACT = frozenset({"dpa", "dspa"})
"""Instruments that are themselves a controller's terms for its processor."""


def of_side(side: Side) -> Verdict:
    """Whether a contract that runs, and covers the agreement, binds whoever processes on this side."""
    key = str(side.get("party") if side.is_processors else side.get("acts_through") or "")
    if not key:
        return not_applicable(_("Nobody processes for anybody else on this side."))
    if side.regime and side.regime not in PERSONAL:
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
    of_others: Contract | None = None
    for contract in _binding(side, processor, _covering(side, processor)):
        if not _is_of_a_controller_here(side, contract):
            of_others = of_others or contract
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
    if of_others is not None:
        said = _("{title} binds {name} to others than the controller that it acts for here.")
        return violated(place, said.format(title=of_others.record.title, name=processor.title))
    others = side.reader.referring(processor, Kind.PROCESSOR_CONTRACT.value)
    elsewhere = next(_binding(side, processor, others), None)
    if elsewhere is not None and elsewhere.get("agreements") != []:
        said = _("{title} is with {name}, and nobody has recorded whether it covers this agreement.")
        return cannot_tell(place, said.format(title=elsewhere.record.title, name=processor.title))
    if elsewhere is not None:
        said = _("{title} is with {name}, and the record says that it is for no agreement.")
        return violated(place, said.format(title=elsewhere.record.title, name=processor.title))
    return violated(
        place, _("No record shows a contract with {name}, which processes for others.").format(name=processor.title)
    )


def _binding(side: Side, processor: Loaded, contracts: Iterable[Loaded]) -> Iterator[Contract]:
    """Those contracts that bind a processor, as the processor or as one that it engages."""
    for found in contracts:
        contract = Contract(side.reader, found)
        engaged = [each.get("organisation") for each in contract.get("sub_processors") or ()]
        texts = [text for text in (contract.get("processor"), *engaged) if text]
        bodies = (side.reader.record(found.ref.register, (Kind.ORGANISATION.value,), text) for text in texts)
        if any(body is not None and body.ref == processor.ref for body in bodies):
            yield contract


def _is_of_a_controller_here(side: Side, contract: Contract) -> bool:
    """Whether a contract is with a controller that the processor acts for here; so it is where that is not known.

    Source: UK GDPR Article 28(3): a contract that is binding on the processor with regard to the controller.
    """
    if len(contract.controllers) != len(contract.get("controllers") or ()) or not contract.controllers:
        return True
    served = list(_served(side))
    if not served or any(body is None for body in served):
        return True
    return bool({body.ref for body in served if body is not None} & {each.ref for each in contract.controllers})


def _served(side: Side) -> Iterator[Loaded | None]:
    """Whom the processor acts for: the side itself, or whom the party says, or any controller in the flow."""
    if not side.is_processors:
        yield side.organisation
        return
    said = side.party.get("on_behalf_of")
    if said:
        yield side.agreement.organisation(str(said))
        return
    yield from (each.organisation for each in side.flow.sides if not each.is_processors)


def _listed(side: Side) -> Iterator[Loaded]:
    """The contracts that the agreement names."""
    agreement = side.agreement
    for text in agreement.data.get("processors", ()):
        found = agreement.reader.record(agreement.record.ref.register, (Kind.PROCESSOR_CONTRACT.value,), text)
        if found is not None:
            yield found


def _covering(side: Side, processor: Loaded) -> list[Loaded]:
    """The contracts that are for this agreement, by their references: either names the other.

    Of the contracts of a processor, which may be thousands, only those are looked at that name the agreement.
    """
    agreement = side.agreement.record
    found = {each.ref: each for each in _listed(side)}
    for each in side.reader.referring(processor, Kind.PROCESSOR_CONTRACT.value, agreement):
        if any(named.ref == agreement.ref for named in Contract(side.reader, each).agreements):
            found[each.ref] = each
    return [found[ref] for ref in sorted(found)]
