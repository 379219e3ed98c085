"""Does an agreement, or a record of processing, say how the information is kept safe?"""

from __future__ import annotations

from registry.facts.going_on import going_on
from registry.findings import Outcome, Verdict, not_applicable
from registry.rules.judgements import GENERAL, LAW_ENFORCEMENT, doubtful, in_doubt, of_personal_data
from registry.rules.security import measures
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Activity
from registry.wording import _


def judge(subject: Agreement | Activity) -> Verdict:
    """Judge an agreement, or a record of processing. Law-enforcement processing has a rule of its own."""
    return _of_agreement(subject) if isinstance(subject, Agreement) else _of_activity(subject)


def _of_agreement(agreement: Agreement) -> Verdict:
    if agreement.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, under which nothing goes."))
    personal = agreement.about_personal_data
    if personal.value == "no":
        return not_applicable(personal.because)
    regimes = {side.regime for flow in agreement.flows for side in flow.sides}
    if regimes and not regimes & {GENERAL, ""}:
        return not_applicable(_("Each side is under another law, such as that of law enforcement."))
    return in_doubt(measures.agreed(agreement), doubtful(personal))


def _of_activity(activity: Activity) -> Verdict:
    if activity.regime == LAW_ENFORCEMENT:
        return not_applicable(_("It is for law enforcement, which has security rules of its own."))
    doubt = of_personal_data(activity)
    if doubt is not None and doubt.outcome == Outcome.NOT_APPLICABLE:
        return doubt
    now = going_on(activity.reader, activity.data, str(activity.record.ref))
    return in_doubt(measures.recorded(activity), doubt) if now.value else not_applicable(now.because)
