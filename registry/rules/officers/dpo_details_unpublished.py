"""Are the officer's contact details published, and has the regulator been told them?"""

from __future__ import annotations

from registry.findings import Verdict, satisfied, violated
from registry.rules.judgements import together, unanswered
from registry.rules.officers.officer import officer_of
from registry.subjects.subject import Whole
from registry.wording import _


def judge(organisation: Whole) -> Verdict:
    """Judge one organisation."""
    officer = officer_of(organisation)
    if isinstance(officer, Verdict):
        return officer
    published = "yes" if officer.get("published_at") else officer.get("contact_published")
    on = officer.get("notified_on")
    told = "yes" if on is not None and organisation.reader.has_come(on) else officer.get("notified_to_regulator")
    return together([_published(organisation, published), _told(organisation, told)])


def _published(organisation: Whole, answer: str | None) -> Verdict:
    place = organisation.place("dpo/contact_published")
    if answer == "yes":
        return satisfied(_("The officer's contact details are published."))
    if answer == "unknown":
        return unanswered(place, _("whether the officer's contact details are published."))
    return violated(place, _("No record shows that the officer's contact details are published."))


def _told(organisation: Whole, answer: str | None) -> Verdict:
    place = organisation.place("dpo/notified_to_regulator")
    if answer == "yes":
        return satisfied(_("The regulator has been told them."))
    if answer == "unknown":
        return unanswered(place, _("whether the regulator has been told the officer's contact details."))
    return violated(place, _("No record shows that the regulator has been told the officer's contact details."))
