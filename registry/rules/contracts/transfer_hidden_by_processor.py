"""Is there a record of the transfer wherever a processor, or one engaged in turn, holds or sees data abroad?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.lifecycle import reached
from registry.facts.unread_register import not_read
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.contracts.terms import past_asking
from registry.rules.judgements import together
from registry.subjects.contract import Contract
from registry.subjects.processing import Member
from registry.wording import _

_HOME = "GB"
_KIND = Kind.TRANSFER.value


def judge(contract: Contract) -> Verdict:
    """Judge one contract with a processor."""
    otherwise = past_asking(contract)
    if otherwise is not None:
        return otherwise
    found = [*_of(contract, None)]
    for engaged in contract.sub_processors:
        found += _of(contract, engaged)
    return together(found or [_overall(contract)])


def _of(contract: Contract, engaged: Member | None) -> Iterator[Verdict]:
    """A verdict on each place abroad of one who processes, and where no place or country is given."""
    overall = contract.data.get("transfers", {})
    stays = overall.get("outside_uk") == "no"
    places = contract.places_of(engaged)
    listed = contract.get("locations") if engaged is None else engaged.get("locations")
    if listed is None and not stays:
        at = contract.place("locations") if engaged is None else engaged.place("locations")
        yield cannot_tell(
            at, _("No record shows where {name} holds or sees data.").format(name=_name(contract, engaged))
        )
    for place in places:
        country = place.get("country")
        if country is None and not stays:
            yield cannot_tell(place.place("country"), _("No record shows which country this is in."))
        elif country not in (None, _HOME):
            yield _abroad(contract, engaged, place, str(country))


def _abroad(contract: Contract, engaged: Member | None, place: Member, country: str) -> Verdict:
    own = [text for text in (place.get("transfer"), engaged.get("transfer") if engaged is not None else None) if text]
    listed = contract.data.get("transfers", {}).get("transfers", ())
    name = _name(contract, engaged)
    for text in (*own, *listed):
        transfer = contract.reader.record(contract.record.ref.register, (_KIND,), text)
        if transfer is not None and _covers(contract, transfer, country):
            return satisfied(_("{title} is the record of what reaches {name}.").format(title=transfer.title, name=name))
    if any(not_read(contract.reader, contract.record.ref.register, _KIND, text) for text in own):
        said = _("The record of what reaches {name} is in a register that was not read.")
        return cannot_tell(place.place("transfer"), said.format(name=name))
    said = _("{name} holds or sees data in another country ({country}), and no record shows that transfer.")
    return violated(place.at, said.format(name=name, country=country))


def _covers(contract: Contract, transfer: Loaded, country: str) -> bool:
    """Whether a record of a transfer is in use, and about a country."""
    if reached(contract.reader, transfer, "active").value not in ("yes", "unknown"):
        return False
    return country in transfer.data.get("countries", ())


def _overall(contract: Contract) -> Verdict:
    """What the record says of the contract as a whole, where every place it gives is at home."""
    overall = contract.data.get("transfers", {})
    if overall.get("outside_uk") == "yes" and not overall.get("transfers"):
        said = _("The record says that some of it goes abroad, and no record shows the transfer.")
        return violated(contract.place("transfers/transfers"), said)
    if overall.get("outside_uk") == "yes":
        return satisfied(_("The record names the records of what goes abroad."))
    if overall.get("outside_uk") == "unknown":
        said = _("Nobody knows whether any of it goes abroad.")
        return cannot_tell(contract.place("transfers/outside_uk"), said)
    return not_applicable(_("Every place on record where data is held or seen is in the United Kingdom."))


def _name(contract: Contract, engaged: Member | None) -> str:
    if engaged is None:
        return contract.processor_name or _("the processor")
    return contract.name_of(engaged)
