"""Is the data protection fee paid?"""

from __future__ import annotations

from datetime import date

from registry.facts.kept_here import kept_here
from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import unanswered
from registry.rules.officers.officer import judged_elsewhere
from registry.subjects.subject import Whole
from registry.wording import _, day


def judge(organisation: Whole) -> Verdict:
    """Judge one organisation."""
    otherwise = judged_elsewhere(organisation)
    if otherwise is not None:
        return otherwise
    reader, data = organisation.reader, organisation.data
    here = kept_here(reader, organisation.record)
    fee = data.get("ico_registration", {})
    if says_something(fee.get("exemption_reason")):
        return not_applicable(_("The record says why no fee is due."))
    if fee.get("tier") == "exempt":
        place = organisation.place("ico_registration/exemption_reason")
        return cannot_tell(place, _("The record says that no fee is due, and not why."))
    if here.value == "unknown" and not fee:
        return cannot_tell(here.sources, here.because)
    held = fee.get("held", "yes" if "number" in fee or "expires" in fee else None)
    if held == "unknown":
        return unanswered(organisation.place("ico_registration/held"), _("whether it is registered."))
    if held != "yes":
        place = organisation.place("ico_registration/held" if fee else "ico_registration")
        return violated(place, _("No record shows that it is registered with the regulator, or why no fee is due."))
    place, expires = organisation.place("ico_registration/expires"), fee.get("expires")
    if expires is None:
        return cannot_tell(place, _("No record shows until when the fee is paid."))
    until = day(date.fromisoformat(expires))
    if reader.is_past(expires):
        return violated(place, _("The registration ran out on {until}.").format(until=until))
    return satisfied(_("The fee is paid until {until}.").format(until=until))
