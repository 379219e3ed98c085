"""Has an organisation that must have a data protection officer designated one?"""

from __future__ import annotations

from registry.facts.body import organisation as body_of
from registry.facts.competent_authority import competent_authority
from registry.facts.kept_here import kept_here
from registry.facts.public_authority import public_authority
from registry.facts.reading import Reading
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.officers.officer import judged_elsewhere
from registry.subjects.subject import Whole
from registry.wording import _

_LARGE = {
    "large_scale_monitoring": "its core activities are large-scale monitoring of people",
    "large_scale_special_category": "its core activities are large-scale use of special category or criminal data",
}


def judge(organisation: Whole) -> Verdict:
    """Judge one organisation."""
    otherwise = judged_elsewhere(organisation)
    if otherwise is not None:
        return otherwise
    reader, data = organisation.reader, organisation.data
    here = kept_here(reader, organisation.record)
    officer = data.get("dpo", {})
    designated, since = officer.get("designated"), officer.get("designated_on")
    if designated == "yes" and (since is None or reader.has_come(since)):
        return satisfied(_("The record shows a data protection officer."))
    needed = _needed(organisation)
    if needed.value == "no":
        return not_applicable(needed.because)
    if here.value == "unknown":
        return cannot_tell(here.sources, here.because)
    place = organisation.place("dpo/designated" if designated != "yes" else "dpo/designated_on")
    if needed.value == "unknown":
        said = _("No record shows a data protection officer. {because}")
        return cannot_tell((place, *needed.sources), said.format(because=needed.because))
    if designated == "unknown":
        said = _("{because} The question was asked, and no record shows the answer: whether it has an officer.")
        return violated(place, said.format(because=needed.because))
    return violated(place, _("{because} No record shows a data protection officer.").format(because=needed.because))


def _needed(organisation: Whole) -> Reading[str]:
    """Whether it must designate one: `yes`, `no`, or `unknown`, with the places that it turns on.

    Source: UK GDPR Article 37(1); DPA 2018 sections 7 and 69.
    """
    reader, name = organisation.reader, organisation.record.title
    authority = public_authority(reader, organisation.record, organisation.place("public_authority"))
    if authority.value == "yes":
        return authority
    competent = competent_authority(body_of(reader, organisation.record))
    if competent.value == "yes":
        return competent
    for field, said in _LARGE.items():
        if organisation.get(field) == "yes":
            because = _("The record of {name} says that {what}.").format(name=name, what=_(said))
            return Reading("yes", because, (organisation.place(field),))
    open_ = [organisation.place(field) for field in _LARGE if organisation.get(field) != "no"]
    if authority.value == "unknown":
        return Reading("unknown", authority.because, (*authority.sources, *open_))
    if open_:
        because = _("No record shows whether its core activities are of one of the two large-scale sorts.")
        return Reading("unknown", because, tuple(open_))
    return Reading("no", _("It is none of those that must have a data protection officer."))
