"""Was the data protection officer's advice asked for on an impact assessment, and recorded?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import unanswered
from registry.subjects.subject import Whole
from registry.wording import _


def judge(assessment: Whole) -> Verdict:
    """Judge one impact assessment."""
    advice = assessment.data.get("dpo_advice", {})
    sought = advice.get("sought")
    given = advice.get("on")
    is_given = (
        sought != "no" and says_something(advice.get("advice")) and (given is None or assessment.reader.has_come(given))
    )
    is_late = is_given and given is not None and _came_after_approval(assessment, given)
    if is_given and not is_late:
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
    if is_late:
        said = _("The advice came after the assessment was approved, and no review since then is on record.")
        return violated(assessment.place("dpo_advice/on"), said)
    if sought == "unknown":
        return unanswered(place, _("whether the data protection officer's advice was asked for."))
    if sought == "yes":
        said = _("The data protection officer was asked, and no record shows the advice.")
        return violated(assessment.place("dpo_advice/advice"), said)
    return violated(place, _("No record shows the data protection officer's advice."))


def _came_after_approval(assessment: Whole, given: str) -> bool:
    """Whether advice came too late for the approval, and for any review. Source: UK GDPR Article 35(2)."""
    approved = assessment.get("approved")
    reviewed = [assessment.get("last_reviewed"), *(each["on"] for each in assessment.get("reviews") or ())]
    return approved is not None and approved < given and not any(each and each >= given for each in reviewed)


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
