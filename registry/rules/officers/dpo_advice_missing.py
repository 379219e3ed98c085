"""Was the data protection officer's advice asked for on an impact assessment, and recorded?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.subject import Whole
from registry.wording import _


def judge(assessment: Whole) -> Verdict:
    """Judge one impact assessment."""
    advice = assessment.data.get("dpo_advice", {})
    sought = advice.get("sought")
    given = advice.get("on")
    if sought != "no" and advice.get("advice") and (given is None or assessment.reader.has_come(given)):
        return satisfied(_("The record gives the data protection officer's advice."))
    if assessment.data.get("screening", {}).get("needed") == "no":
        return not_applicable(_("It was found that no assessment is needed."))
    officers = _officers(assessment)
    if officers == "no":
        return not_applicable(_("None of the controllers has a data protection officer."))
    place = assessment.place("dpo_advice")
    if officers == "unknown":
        said = _("No record shows a data protection officer's advice, or whether the controllers have an officer.")
        return cannot_tell((place, assessment.place("controllers")), said)
    if sought == "unknown":
        return cannot_tell(place, _("Nobody knows whether the data protection officer's advice was asked for."))
    if sought == "yes":
        said = _("The data protection officer was asked, and no record shows the advice.")
        return violated(assessment.place("dpo_advice/advice"), said)
    return violated(place, _("No record shows the data protection officer's advice."))


def _officers(assessment: Whole) -> str:
    """Whether any of the controllers has an officer: `yes`, `no`, or `unknown` where the records do not say."""
    register = assessment.record.ref.register
    said = set()
    for text in assessment.get("controllers") or ():
        found = assessment.reader.record(register, (Kind.ORGANISATION.value,), text)
        said.add(str(found.data.get("dpo", {}).get("designated", "unknown")) if found is not None else "unknown")
    if "yes" in said:
        return "yes"
    return "no" if said == {"no"} else "unknown"
