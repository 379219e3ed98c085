"""Is a request to use a right answered in time?"""

from __future__ import annotations

from datetime import date

from registry.facts.request_clock import answer_due
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.rights.requests import not_for_an_answer
from registry.subjects.subject import Whole
from registry.wording import _, day


def judge(request: Whole) -> Verdict:
    """Judge one request."""
    otherwise = not_for_an_answer(request)
    if otherwise is not None:
        return otherwise
    if request.get("received") is None:
        return cannot_tell(request.place("received"), _("No record shows when the request was received."))
    reader, place = request.reader, request.place("responded")
    due = answer_due(reader, request.record)
    answered = request.get("responded")
    if answered is not None and reader.has_come(answered):
        on = date.fromisoformat(answered)
        if due.value is None or on <= due.value:
            return satisfied(_("It was answered on {on}, in time. {because}").format(on=day(on), because=due.because))
        said = _("It was answered on {on}, and no record shows an answer in time. {because}")
        return violated(place, said.format(on=day(on), because=due.because))
    if due.value is None or not reader.is_past(due.value):
        return satisfied(_("An answer is not overdue. {because}").format(because=due.because))
    return violated(place, _("No record shows an answer. {because}").format(because=due.because))
