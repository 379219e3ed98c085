"""Has a policy document been looked at again by the day its review was due?"""

from __future__ import annotations

from datetime import date

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.conditions.relevant_period import kept_until
from registry.subjects.subject import Whole
from registry.wording import _, day


def judge(policy: Whole) -> Verdict:
    """Judge a policy document."""
    reader = policy.reader
    if "withdrawn" in policy.data and reader.has_come(policy.data["withdrawn"]):
        return not_applicable(_("It has been withdrawn."))
    last = kept_until(policy)
    if last is not None and reader.is_past(last):
        return not_applicable(_("The processing that it covers ceased more than six months ago."))
    place = policy.place("review_due")
    due = policy.get("review_due")
    if due is None:
        return violated(place, _("No record shows when it is next to be reviewed."))
    said = day(date.fromisoformat(due))
    if not reader.is_past(due):
        return satisfied(_("Its review is due on {due}.").format(due=said))
    if any(when >= due and reader.has_come(when) for when in _reviewed(policy)):
        said = _("It was reviewed when that was due, on {due}, and no record shows when it is next to be.").format(
            due=said
        )
        return cannot_tell(place, said)
    return violated(place, _("Its review was due on {due}, and no record shows it.").format(due=said))


def _reviewed(policy: Whole) -> list[str]:
    """The days on which it was reviewed."""
    days = [policy.get("last_reviewed"), *(each.get("on") for each in policy.get("reviews") or ())]
    return [str(each) for each in days if each]
