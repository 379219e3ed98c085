"""Has an agreement been reviewed by the day its review was due?"""

from __future__ import annotations

from datetime import date

from registry.clocks.calendar_month import months_after
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.agreement import Agreement
from registry.wording import _, day

_MONTHS = 12
"""How long after a review the next is due where nobody has set a day."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    if agreement.data.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, which nobody keeps to."))
    dates = agreement.data.get("dates", {})
    if "end" in dates and agreement.reader.is_past(dates["end"]):
        return not_applicable(_("It ended on {end}.").format(end=day(date.fromisoformat(dates["end"]))))
    place = agreement.place("dates/review_due")
    due = dates.get("review_due")
    if due is None:
        return _after_the_last(agreement, place)
    said = day(date.fromisoformat(due))
    if agreement.reader.is_past(due):
        return violated(place, _("Its review was due on {due}, and no record shows it.").format(due=said))
    return satisfied(_("Its review is due on {due}.").format(due=said))


def _after_the_last(agreement: Agreement, place: str) -> Verdict:
    """The verdict where nobody has recorded when the next review is due."""
    last = agreement.data.get("dates", {}).get("last_review")
    if last is None:
        return cannot_tell(place, _("No record shows when its review is due."))
    was = date.fromisoformat(last)
    if not agreement.reader.is_past(months_after(was, _MONTHS)):
        return cannot_tell(
            place, _("It was reviewed on {last}. No record shows when the next is due.").format(last=day(was))
        )
    said = _("It was last reviewed on {last}. No record shows when the next is due, and twelve months have passed.")
    return violated(place, said.format(last=day(was)))
