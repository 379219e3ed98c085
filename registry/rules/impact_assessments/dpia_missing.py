"""Is there an impact assessment wherever one is needed?"""

from __future__ import annotations

from registry.facts.assessment_in_place import assessment_in_place
from registry.facts.assessment_needed import assessment_needed
from registry.facts.going_on import going_on
from registry.facts.reading import Reading
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import of_personal_data
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Activity
from registry.wording import _


def judge(subject: Agreement | Activity) -> Verdict:
    """Judge an agreement, or a record of processing."""
    return _of_agreement(subject) if isinstance(subject, Agreement) else _of_activity(subject)


def _of_agreement(agreement: Agreement) -> Verdict:
    personal = agreement.about_personal_data
    if agreement.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, under which nothing goes."))
    if personal.value == "no":
        return not_applicable(personal.because)
    place = agreement.place("dpias")
    found = assessment_in_place(agreement.reader, agreement.record, agreement.get("dpias") or (), place)
    answer = agreement.data.get("screening", {}).get("answer")
    if found.value == "yes":
        return satisfied(found.because)
    if answer == "no":
        return not_applicable(_("The record says that no impact assessment is needed."))
    if answer != "yes":
        said = _("No record shows whether an impact assessment is needed, nor one that is finished.")
        return cannot_tell(agreement.place("screening/answer"), said)
    if personal.value == "unknown":
        return cannot_tell(personal.sources, personal.because)
    needed = Reading("yes", _("The record says that one is needed."), (agreement.place("screening/answer"),))
    return _without(found, needed)


def _of_activity(activity: Activity) -> Verdict:
    otherwise = _otherwise(activity)
    if otherwise is not None:
        return otherwise
    own = activity.data.get("dpia", {})
    found = assessment_in_place(activity.reader, activity.record, own.get("dpias", ()), activity.place("dpia/dpias"))
    if found.value == "yes":
        return satisfied(found.because)
    place = activity.place("dpia/required")
    tests = assessment_needed(activity.get("dpia_triggers") or {}, activity.place("dpia_triggers"))
    answer = own.get("required")
    if tests.value == "yes":
        return _without(found, tests)
    if answer == "yes":
        return _without(found, Reading("yes", _("The record says that one is needed."), (place,)))
    if tests.value == "unknown":
        return cannot_tell(tests.sources, tests.because)
    if answer == "no":
        return not_applicable(_("The record says that no impact assessment is needed."))
    if answer is None and tests.value == "no":
        return not_applicable(tests.because)
    return cannot_tell(place, _("No record shows whether an impact assessment is needed, nor one that is finished."))


def _otherwise(activity: Activity) -> Verdict | None:
    """Why a record of processing needs no assessment of its own, or why nobody can tell; nothing where it may."""
    if activity.is_processors:
        return not_applicable(_("A processor helps its controller, whose assessment it is."))
    otherwise = of_personal_data(activity)
    if otherwise is not None:
        return otherwise
    now = going_on(activity.reader, activity.data, str(activity.record.ref))
    return None if now.value else not_applicable(now.because)


def _without(found: Reading[str], needed: Reading[str]) -> Verdict:
    """The verdict where an assessment is needed and none is finished. `needed` says why it is."""
    said = _("{needed} {found}").format(needed=needed.because, found=found.because)
    if found.value in ("unknown", "not-needed"):
        return cannot_tell((*needed.sources, *found.sources), said)
    return violated(found.sources, said)
