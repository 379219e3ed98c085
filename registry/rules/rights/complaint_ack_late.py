"""Is a complaint acknowledged in time?"""

from __future__ import annotations

from datetime import date

from registry.clocks.complaint import acknowledgement_deadline
from registry.clocks.deadline import Deadline
from registry.facts.request_clock import nation_of
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.rights.complaints import not_for_the_law
from registry.rules.rights.requests import dated_ahead
from registry.subjects.subject import Whole
from registry.wording import _, day

_ANSWERING = ("acknowledged", "told_of_outcome")
"""Whoever is told the outcome, or how it goes, knows that the complaint came."""


def judge(complaint: Whole) -> Verdict:
    """Judge one complaint."""
    otherwise = dated_ahead(complaint) or not_for_the_law(complaint)
    if otherwise is not None:
        return otherwise
    reader, place = complaint.reader, complaint.place("acknowledged")
    received = date.fromisoformat(str(complaint.get("received")))
    due = acknowledgement_deadline(received, nation_of(reader, complaint.record))
    said_on = [complaint.data[name] for name in _ANSWERING if name in complaint.data]
    said_on += complaint.get("progress_informed") or ()
    first = min((date.fromisoformat(each) for each in said_on if reader.has_come(each)), default=None)
    if first is not None:
        return _acknowledged(complaint, first, received, due)
    withdrawn = complaint.get("withdrawn")
    if withdrawn is not None and reader.has_come(withdrawn) and date.fromisoformat(withdrawn) <= _last(due):
        return not_applicable(_("It was withdrawn before it had to be acknowledged."))
    if not reader.is_past(_last(due)):
        return satisfied(_("It may still be acknowledged in time. {because}").format(because=due.because))
    return violated(place, _("No record shows that it was acknowledged. {because}").format(because=due.because))


def _acknowledged(complaint: Whole, first: date, received: date, due: Deadline[date | None]) -> Verdict:
    """The verdict on one that was acknowledged on a day."""
    place = complaint.place("acknowledged")
    if first < received:
        said = _("The record says that it was acknowledged on {on}, before it came on {received}.")
        at = (complaint.place("received"), place)
        return cannot_tell(at, said.format(on=day(first), received=day(received)))
    if due.by is not None and first <= due.by:
        said = _("It was acknowledged on {on}, in time. {because}")
        return satisfied(said.format(on=day(first), because=due.because))
    if first <= _last(due):
        said = _("It was acknowledged on {on}, and nobody can tell whether this was in time. {because}")
        return cannot_tell(place, said.format(on=day(first), because=due.because))
    said = _("It was acknowledged on {on}, and no record shows that this was done in time. {because}")
    return violated(place, said.format(on=day(first), because=due.because))


def _last(due: Deadline[date | None]) -> date:
    """The day after which it is late whatever is found out."""
    return due.last or date.max
