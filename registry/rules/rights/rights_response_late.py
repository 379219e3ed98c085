"""Is a request to use a right answered in time?"""

from __future__ import annotations

from registry.facts.request_clock import answer_due, answered, cannot_be
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.rights.requests import dated_ahead, not_for_an_answer, under_no_right
from registry.subjects.subject import Whole
from registry.wording import _, day


def judge(request: Whole) -> Verdict:
    """Judge one request."""
    otherwise = under_no_right(request) or dated_ahead(request) or not_for_an_answer(request)
    if otherwise is not None:
        return otherwise
    if request.get("received") is None:
        return cannot_tell(request.place("received"), _("No record shows when the request was received."))
    reader, place = request.reader, request.place("responded")
    due = answer_due(reader, request.record)
    impossible = cannot_be(reader, request.record, due)
    if impossible:
        return cannot_tell((request.place("received"), place), impossible)
    on = answered(reader, request.record)
    if on is not None:
        if due.by is None or on <= due.by:
            return satisfied(_("It was answered on {on}, in time. {because}").format(on=day(on), because=due.because))
        if due.last is not None and on <= due.last:
            said = _("It was answered on {on}, and nobody can tell whether this was in time. {because}")
            return cannot_tell(place, said.format(on=day(on), because=due.because))
        said = _("It was answered on {on}, and no record shows an answer in time. {because}")
        return violated(place, said.format(on=day(on), because=due.because))
    if due.last is None or not reader.is_past(due.last):
        return satisfied(_("An answer is not overdue. {because}").format(because=due.because))
    return violated(place, _("No record shows an answer. {because}").format(because=due.because))
