"""Has an agreement been reviewed by the day its review was due?"""

from __future__ import annotations

from datetime import date

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.agreement import Agreement
from registry.wording import _, day


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    if agreement.data.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, which nobody keeps to."))
    place = agreement.place("dates/review_due")
    due = agreement.data.get("dates", {}).get("review_due")
    if due is None:
        return cannot_tell(place, _("No record shows when its review is due."))
    said = day(date.fromisoformat(due))
    if agreement.reader.is_past(due):
        return violated(place, _("Its review was due on {due}, and no record shows it.").format(due=said))
    return satisfied(_("Its review is due on {due}.").format(due=said))
