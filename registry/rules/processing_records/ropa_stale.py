"""Has a record of processing been checked against what is done, within the year?"""

from __future__ import annotations

from datetime import date

from registry.clocks.calendar_month import months_after
from registry.findings import Outcome, Verdict, cannot_tell, satisfied, violated
from registry.rules.processing_records.article_30 import none_to_keep
from registry.subjects.processing import Activity
from registry.wording import _, day

MONTHS = 12
"""How long a check lasts. The law sets no time; this is the product's."""


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing."""
    otherwise = none_to_keep(activity)
    if otherwise is not None:
        return otherwise
    verdict = _last_check(activity)
    if verdict.outcome == Outcome.VIOLATED and activity.get("live") == "unknown":
        said = _("{because} Nobody knows whether the processing goes on.").format(because=verdict.because)
        return cannot_tell((*verdict.at, activity.place("live")), said)
    return verdict


def _last_check(activity: Activity) -> Verdict:
    reader, place = activity.reader, activity.place("last_reviewed")
    checks = [activity.get("last_reviewed"), *(each["on"] for each in activity.get("reviews") or ())]
    done = [on for on in checks if on is not None and reader.has_come(on)]
    written = [each["on"] for each in activity.get("status_history") or () if each["status"] == "active"]
    last = max(done, default=None) or min(written, default=None)
    if last is None:
        return violated(place, _("No record shows that it was ever checked against what is done."))
    on = day(date.fromisoformat(last))
    if reader.is_past(months_after(date.fromisoformat(last), MONTHS)):
        said = _("It was last checked on {on}.") if done else _("It was written on {on}, and no record shows a check.")
        return violated(place, said.format(on=on))
    due = activity.get("review_due")
    if due is not None and due > last and reader.is_past(due):
        said = _("Its next check was due on {due}, and no record shows it.")
        return violated(activity.place("review_due"), said.format(due=day(date.fromisoformat(due))))
    return satisfied((_("It was checked on {on}.") if done else _("It was written on {on}.")).format(on=on))
