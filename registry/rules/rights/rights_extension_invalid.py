"""Where more time is taken to answer a request, is it taken as the law allows?"""

from __future__ import annotations

from datetime import date

from registry.clocks.rights_request import MOST_FURTHER_MONTHS
from registry.facts.request_clock import first_month, may_extend
from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import together
from registry.rules.rights.requests import not_for_an_answer
from registry.subjects.subject import Whole
from registry.wording import _, day


def judge(request: Whole) -> Verdict:
    """Judge one request."""
    otherwise = not_for_an_answer(request)
    if otherwise is not None:
        return otherwise
    extension = request.get("extension")
    if extension is None:
        return not_applicable(_("No further time was taken."))
    if request.get("received") is not None and not may_extend(request.reader, request.record):
        said = _("The request came before the law on law-enforcement processing let the time be extended.")
        return violated(request.place("extension"), said)
    return together([_length(request, extension), _notice(request, extension), _reason(request, extension)])


def _length(request: Whole, extension: dict[str, int]) -> Verdict:
    place, months = request.place("extension/months"), extension.get("months")
    if months is None:
        return cannot_tell(place, _("No record shows by how many months the time was extended."))
    if months > MOST_FURTHER_MONTHS:
        said = _("The time was extended by {months} months, and the law allows two.")
        return violated(place, said.format(months=months))
    return satisfied(_("The time was extended by no more than two months."))


def _notice(request: Whole, extension: dict[str, str]) -> Verdict:
    place, given = request.place("extension/notice_given"), extension.get("notice_given")
    if given is None:
        return violated(place, _("No record shows when the person was told that more time is taken."))
    if request.get("received") is None:
        return cannot_tell(request.place("received"), _("No record shows when the request was received."))
    on, due = date.fromisoformat(given), first_month(request.reader, request.record)
    if due.cannot:
        return cannot_tell(request.place("received"), due.cannot)
    if on < date.fromisoformat(request.data["received"]):
        said = _("The record says that the person was told of more time on {on}, before the request came.")
        return cannot_tell((place, request.place("received")), said.format(on=day(on)))
    if due.by is None or on <= due.by:
        return satisfied(_("The person was told within the first month."))
    if due.last is not None and on <= due.last:
        said = _("The person was told of more time on {on}, and nobody can tell whether this was in time. {because}")
        return cannot_tell(place, said.format(on=day(on), because=due.because))
    said = _("The person was told of more time on {on}, and no record shows that they were told in time. {because}")
    return violated(place, said.format(on=day(on), because=due.because))


def _reason(request: Whole, extension: dict[str, str]) -> Verdict:
    if says_something(extension.get("reason")):
        return satisfied(_("The person was told why."))
    return violated(request.place("extension/reason"), _("No record shows that the person was told why."))
