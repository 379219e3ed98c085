"""Is it said how information is kept safe where it is processed for law enforcement?"""

from __future__ import annotations

from registry.facts.about_personal_data import OVERARCHING, under_law
from registry.facts.going_on import going_on
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable
from registry.rules.judgements import LAW_ENFORCEMENT, doubtful, in_doubt, under
from registry.rules.security import measures
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Activity
from registry.wording import _, listed

_ENFORCING = frozenset({"police", "justice"})
"""Sectors of which most bodies are competent authorities."""


def judge(subject: Agreement | Activity) -> Verdict:
    """Judge an agreement, or a record of processing."""
    return _of_agreement(subject) if isinstance(subject, Agreement) else _of_activity(subject)


def _of_agreement(agreement: Agreement) -> Verdict:
    if agreement.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, under which nothing goes."))
    for_it = under_law(agreement.record, LAW_ENFORCEMENT)
    if for_it.value == "no":
        doubt = _unsaid(agreement)
        if doubt is None:
            return not_applicable(_("No side of its flows is for law enforcement."))
        return in_doubt(measures.agreed(agreement), doubt)
    return in_doubt(measures.agreed(agreement), doubtful(for_it))


def _unsaid(agreement: Agreement) -> Verdict | None:
    """A doubt where nobody has recorded any flow, and a party is of the police or of criminal justice."""
    if agreement.flows or "flows" in agreement.data or agreement.data.get("tier") in OVERARCHING:
        return None
    found = [body for key in agreement.parties if (body := agreement.organisation(key)) is not None]
    names = [body.title for body in found if body.data.get("sector") in _ENFORCING]
    if not names:
        return None
    said = _("No record shows what goes, and so whether any is for law enforcement: {names} takes part.")
    if len(names) > 1:
        said = _("No record shows what goes, and so whether any is for law enforcement: {names} take part.")
    return cannot_tell(agreement.place("flows"), said.format(names=listed(names)))


def _of_activity(activity: Activity) -> Verdict:
    doubt = under(activity, LAW_ENFORCEMENT)
    if doubt is not None and doubt.outcome == Outcome.NOT_APPLICABLE:
        return doubt
    now = going_on(activity.reader, activity.data, str(activity.record.ref))
    return in_doubt(measures.recorded(activity), doubt) if now.value else not_applicable(now.because)
