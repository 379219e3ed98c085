"""Has anybody asked whether an agreement needs an impact assessment?"""

from __future__ import annotations

from registry.facts.assessment_in_place import assessment_in_place
from registry.facts.says_something import says_something
from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import doubtful, in_doubt, unanswered
from registry.subjects.agreement import Agreement
from registry.wording import _


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    if agreement.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, under which nothing goes."))
    personal = agreement.about_personal_data
    if personal.value == "no":
        return not_applicable(personal.because)
    screening = agreement.get("screening") or {}
    answer = screening.get("answer")
    if answer == "yes":
        return satisfied(_("The record says that an impact assessment is needed."))
    if answer == "no" and (says_something(screening.get("reason")) or screening.get("triggers")):
        return satisfied(_("The record says that no impact assessment is needed, and why."))
    if answer == "no":
        said = _("The record says that no impact assessment is needed, and no record shows why.")
        return violated(agreement.place("screening/reason"), said)
    place = agreement.place("screening/answer")
    if answer == "unknown":
        return unanswered(place, _("whether an impact assessment is needed."))
    named = agreement.get("dpias") or ()
    if assessment_in_place(agreement.reader, agreement.record, named, agreement.place("dpias")).value != "none":
        return satisfied(_("The records name an impact assessment, so the question has been asked."))
    said = _("No record shows that anybody asked whether an impact assessment is needed.")
    return in_doubt(violated(place, said), doubtful(personal))
