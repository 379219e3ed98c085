"""Is a complaint looked into, and is the person told how it goes and what comes of it?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from registry.facts.lifecycle import status_on
from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.rights.complaints import not_for_the_law
from registry.subjects.subject import Whole
from registry.wording import _, day

_SOMETHING_DONE = timedelta(days=30)
_OUTCOME = timedelta(days=90)
"""Without undue delay is what the law says; the days are ours."""


def judge(complaint: Whole) -> Verdict:
    """Judge one complaint."""
    otherwise = not_for_the_law(complaint)
    if otherwise is not None:
        return otherwise
    reader, place = complaint.reader, complaint.place("told_of_outcome")
    if _has_come(complaint, "told_of_outcome"):
        return satisfied(_("The person was told the outcome."))
    if _has_come(complaint, "withdrawn"):
        return not_applicable(_("It was withdrawn."))
    if status_on(reader, complaint.record).value == "closed":
        return violated(place, _("It is closed, and no record shows that the person was told the outcome."))
    received = date.fromisoformat(str(complaint.get("received")))
    if not reader.is_past(received + _SOMETHING_DONE):
        return satisfied(_("It came no more than thirty days ago."))
    if reader.is_past(received + _OUTCOME):
        if says_something(complaint.get("delay_reason")) and any(
            not reader.is_past(each + _OUTCOME) for each in _progress(complaint)
        ):
            return satisfied(_("Why it takes so long is on record, and the person was told lately how it goes."))
        said = _("It came on {on}, more than ninety days ago, and no record shows that the person was told an outcome.")
        return violated(place, said.format(on=day(received)))
    if any(True for _step in (*_progress(complaint), *_enquiries(complaint))):
        return satisfied(_("It is being looked into."))
    said = _("It came on {on}, more than thirty days ago, and no record shows what has been done.")
    return cannot_tell(
        (complaint.place("enquiries"), complaint.place("progress_informed")), said.format(on=day(received))
    )


def _has_come(complaint: Whole, field: str) -> bool:
    return field in complaint.data and complaint.reader.has_come(complaint.data[field])


def _progress(complaint: Whole) -> Iterator[date]:
    """The days on which the person was told how it goes."""
    for each in complaint.get("progress_informed") or ():
        if complaint.reader.has_come(each):
            yield date.fromisoformat(each)


def _enquiries(complaint: Whole) -> Iterator[str]:
    """The steps taken to find out what happened; one without a day counts."""
    for each in complaint.get("enquiries") or ():
        if "on" not in each or complaint.reader.has_come(each["on"]):
            yield str(each["id"])
