"""What lets a party pass on what was given in confidence: its route, and whether what that needs is on record."""

from __future__ import annotations

from registry.facts.care_body import care_body
from registry.facts.reading import Reading
from registry.facts.says_something import says_something
from registry.facts.stated_term import Stated
from registry.law.statute_book import Entry
from registry.subjects.agreement import Side
from registry.subjects.processing import Member
from registry.subjects.relied_on import facing, gateways_of
from registry.wording import _

_DUTIES = frozenset({"duty", "duty-on-request"})
_PUBLIC_INTEREST, _STATUTE, _SUPPORT = "overriding-public-interest", "statute", "section-251"
_SUPPORT_ITSELF = "nhs06-251"
_IMPLIED = "implied-consent-direct-care"
_NO_CARE = frozenset({"police", "fire-and-rescue", "justice"})
"""Sectors whose bodies care for nobody as a patient or client, whatever else they do for people."""


def lifted(side: Side, whole: Stated) -> Reading[str]:
    """Whether something on record lets a party pass on a confidence: `yes`, `no` or `unknown`.

    `whole` is what the agreement says of confidence. Source: common-law duty of confidentiality; National Health
    Service Act 2006 section 251.
    """
    basis = next(iter(side.bases), None)
    route = basis.get("confidentiality_route") if basis is not None else None
    if basis is None or route is None:
        at = basis.place("confidentiality_route") if basis is not None else side.basis_place
        said = _("No record shows what lets {name} pass on what was given in confidence.")
        return Reading("no", said.format(name=side.name), (at,))
    if route == _STATUTE:
        return _by_statute(side, basis)
    weighed = any(map(says_something, (whole.get("reasoning"), basis.get("necessity"), basis.get("how"))))
    if route == _PUBLIC_INTEREST and not weighed:
        said = _("No record shows why the public interest outweighs the confidence in what {name} gives.")
        return Reading("no", said.format(name=side.name), (whole.place("reasoning"),))
    if route == _SUPPORT and not (whole.get("approval_reference") or _SUPPORT_ITSELF in _named(side)):
        said = _("No record shows the support under section 251 on which {name} relies.")
        return Reading("no", said.format(name=side.name), (whole.place("approval_reference"),))
    if route == _IMPLIED and _cares_for_nobody(side):
        said = _("Consent may be implied for a person's own care. Nobody who gets this from {name} gives care.")
        return Reading("no", said.format(name=side.name), (basis.place("confidentiality_route"),))
    return Reading("yes", "")


def _cares_for_nobody(side: Side) -> bool:
    """Whether all who get it are of a sort that gives no care, and no record says otherwise of them."""
    getting = facing(side)
    return bool(getting) and all(
        body.record is not None and body.record.data.get("sector") in _NO_CARE and care_body(body).value == "no"
        for body in getting
    )


def _by_statute(side: Side, basis: Member) -> Reading[str]:
    """Whether an Act that is named compels, or says that it breaks no confidence: an implied power does neither."""
    gateways = gateways_of(side)
    if any(each.entry is not None and _lifts(each.entry) for each in gateways):
        return Reading("yes", "")
    unknown = tuple(each.place for each in gateways if each.entry is None)
    if unknown:
        said = _("{name} relies on a statute to lift confidence, and these data do not hold what it names.")
        return Reading("unknown", said.format(name=side.name), unknown)
    said = _("{name} relies on a statute, and no gateway that it names compels it or lifts confidence.")
    return Reading("no", said.format(name=side.name), (basis.place("gateways"),))


def _lifts(gateway: Entry) -> bool:
    lifts = gateway.data.get("lifts_confidence")
    effects = {gateway.data["effect"], *(leg.get("effect") for leg in gateway.data.get("legs", ()))}
    return bool(lifts == "yes" or (lifts is None and effects & _DUTIES))


def _named(side: Side) -> set[str]:
    return {each.entry.id for each in gateways_of(side) if each.entry is not None}
