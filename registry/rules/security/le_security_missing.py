"""Is it said how information is kept safe where it is processed for law enforcement?"""

from __future__ import annotations

from registry.facts.about_personal_data import under_law
from registry.facts.going_on import going_on
from registry.findings import Outcome, Verdict, not_applicable
from registry.rules.judgements import LAW_ENFORCEMENT, doubtful, in_doubt, under
from registry.rules.security import measures
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Activity
from registry.wording import _


def judge(subject: Agreement | Activity) -> Verdict:
    """Judge an agreement, or a record of processing."""
    return _of_agreement(subject) if isinstance(subject, Agreement) else _of_activity(subject)


def _of_agreement(agreement: Agreement) -> Verdict:
    if agreement.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, under which nothing goes."))
    for_it = under_law(agreement.record, LAW_ENFORCEMENT)
    if for_it.value == "no":
        return not_applicable(_("No side of its flows is for law enforcement."))
    return in_doubt(measures.agreed(agreement), doubtful(for_it))


def _of_activity(activity: Activity) -> Verdict:
    doubt = under(activity, LAW_ENFORCEMENT)
    if doubt is not None and doubt.outcome == Outcome.NOT_APPLICABLE:
        return doubt
    now = going_on(activity.reader, activity.data, str(activity.record.ref))
    return in_doubt(measures.recorded(activity), doubt) if now.value else not_applicable(now.because)
