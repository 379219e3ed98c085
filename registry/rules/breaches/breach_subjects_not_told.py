"""Were people told of a breach that is likely to put them at high risk, or is it recorded why they need not be?"""

from __future__ import annotations

from registry.facts.breach_risk import of_personal_data
from registry.facts.moments import day_of, moment
from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import LAW_ENFORCEMENT, doubtful, in_doubt
from registry.subjects.subject import Whole
from registry.wording import _


def judge(breach: Whole) -> Verdict:
    """Judge one breach."""
    personal = of_personal_data(breach.data, str(breach.record.ref))
    if personal.value == "no":
        return not_applicable(personal.because)
    aware = moment(breach.get("became_aware"))
    if aware is not None and not breach.reader.has_come(day_of(aware)):
        return not_applicable(_("The controller had not become aware of it."))
    told = breach.data.get("people_informed", {}).get("told")
    if told is not None and breach.reader.has_come(told):
        return satisfied(_("The record says when the people affected were told."))
    high, place = breach.get("likely_high_risk"), breach.place("likely_high_risk")
    if high == "yes" and breach.get("likely_risk") == "no":
        said = _("The record says that a risk is unlikely, and that a high risk is likely.")
        return cannot_tell((breach.place("likely_risk"), place), said)
    if high == "no" or breach.get("likely_risk") == "no":
        return not_applicable(_("A high risk to people was judged unlikely."))
    if high != "yes":
        return cannot_tell(place, _("No record shows whether a high risk to people is likely."))
    return in_doubt(_not_told(breach), doubtful(personal))


def _not_told(breach: Whole) -> Verdict:
    """The verdict where a high risk is likely and nobody was told: whether it is recorded why they need not be."""
    informed = breach.data.get("people_informed", {})
    ground, reason = informed.get("not_told_ground"), says_something(informed.get("not_told_reason"))
    if ground is None and reason and breach.get("regime") == LAW_ENFORCEMENT:
        return satisfied(_("The record says why telling people is kept back in law-enforcement processing."))
    if ground is None:
        at = (breach.place("people_informed/told"), breach.place("people_informed/not_told_ground"))
        said = _("A high risk is likely, and no record shows that people were told, or why they need not be.")
        return violated(at, said)
    if not reason:
        said = _("The record names a ground for not telling people, and no record shows why it applies.")
        return violated(breach.place("people_informed/not_told_reason"), said)
    if ground == "disproportionate-effort" and not says_something(informed.get("public_communication")):
        said = _("Telling each person was thought out of proportion, and no record shows what was made public instead.")
        return violated(breach.place("people_informed/public_communication"), said)
    return satisfied(_("The record says why people need not be told."))
