"""Had each party signed by the day from which it is said to be bound?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from registry.facts.named_body import named_body
from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.agreements.applying import made_by_parties
from registry.rules.agreements.first_day import bound_from, is_within, signed_earlier
from registry.subjects.agreement import Agreement
from registry.subjects.joining import adoptions_of
from registry.wording import _, day


class _Late(NamedTuple):
    """A signature that is later than the day it counts from: `is_sure` where that is certain."""

    is_sure: bool
    places: tuple[str, ...]
    said: str


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement, signature by signature."""
    otherwise = made_by_parties(agreement)
    if otherwise is not None:
        return otherwise
    signed = [(party, each) for key, party in agreement.parties.items() for each in _signed(agreement, key)]
    if not signed:
        return not_applicable(_("No record shows that a party has signed it."))
    dates = agreement.data.get("dates", {})
    if "effective" not in dates:
        if says_something(dates.get("effective_when")):
            return satisfied(_("It takes effect with an event, and not from a day that is past."))
        return cannot_tell(agreement.place("dates/effective"), _("No record shows from which day it has effect."))
    judged = (_late(agreement, party, adoption) for party, adoption in signed)
    found = [late for late in judged if late is not None]
    sure = [late for late in found if late.is_sure]
    if not found:
        return satisfied(_("No party that has signed did so after the day from which it is bound."))
    places = tuple(dict.fromkeys(place for late in sure or found for place in late.places))
    said = " ".join(dict.fromkeys(late.said for late in sure or found))
    return violated(places, said) if sure else cannot_tell(places, said)


def _signed(agreement: Agreement, party: str) -> Iterator[Loaded]:
    """The adoptions by which a party has signed, those that it has since replaced among them."""
    for adoption in adoptions_of(agreement, party):
        signed, decision = adoption.data.get("signed"), adoption.data.get("decision")
        if adoption.data.get("status") == "draft" or decision in ("invited", "declined"):
            continue
        if agreement.reader.has_come(signed) if signed else decision == "signed":
            yield adoption


def _late(agreement: Agreement, party: Mapping[str, Any], adoption: Loaded) -> _Late | None:
    """What is wrong with the day of one signature, if anything."""
    bound, place = bound_from(agreement, party, adoption)
    if not bound or says_something(adoption.data.get("why_before_signature")):
        return None
    name = str(party.get("name_used") or _body_name(agreement, adoption) or party["id"])
    signed = adoption.data.get("signed")
    if signed is None:
        said = _("No record shows on which day {name} signed.")
        return _Late(False, (f"{adoption.ref}#signed",), said.format(name=name))
    # Both days are written in the records: which is the earlier does not turn on the day of asking.
    if signed <= bound:
        return None
    earlier = signed_earlier(agreement, adoption, bound)
    if earlier == "yes":
        return None
    if earlier == "unknown":
        said = _("{name} signed again, and its earlier adoption is in a register that was not read.")
        return _Late(False, (f"{adoption.ref}#replaces",), said.format(name=name))
    days = {"name": name, "bound": day(date.fromisoformat(bound)), "signed": day(date.fromisoformat(signed))}
    if place.endswith("dates/effective") and is_within(agreement, bound, signed):
        said = _("{name} signed on {signed}, and the agreement has effect from a day that is not exactly known.")
        return _Late(False, (place, agreement.place("dates/precision")), said.format(**days))
    said = _("{name} signed on {signed}, and is said to be bound from {bound}. No record shows why.")
    return _Late(True, (place, f"{adoption.ref}#why_before_signature"), said.format(**days))


def _body_name(agreement: Agreement, adoption: Loaded) -> str:
    found = named_body(agreement.reader, adoption.ref.register, adoption.data.get("organisation"))
    return found.title if found is not None else ""
