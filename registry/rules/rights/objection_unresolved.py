"""Is an objection decided, on compelling grounds or by stopping?"""

from __future__ import annotations

from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.request_clock import answer_due
from registry.facts.says_something import says_something
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.rights.requests import not_for_an_answer, not_of_these
from registry.subjects.subject import Whole
from registry.wording import _

_OBJECTION = frozenset({"objection"})
_AGAINST = frozenset({"e-public-task", "ea-recognised-legitimate-interest", "f-legitimate-interests"})


def judge(request: Whole) -> Verdict:
    """Judge one request."""
    if request.get("regime") == "dpa-part3":
        return not_applicable(_("There is no right to object to processing for a law-enforcement purpose."))
    otherwise = not_for_an_answer(request) or not_of_these(request, _OBJECTION, _("It is not an objection."))
    if otherwise is not None:
        return otherwise
    if request.get("received") is None:
        return cannot_tell(request.place("received"), _("No record shows when the objection was received."))
    decision = request.get("objection") or {}
    if decision.get("direct_marketing") == "yes":
        return _in_time(request, _stopped(request, decision))
    bases = _bases(request, decision)
    if bases and not bases & _AGAINST:
        return not_applicable(_("Nobody can object to processing on these bases."))
    verdict = _in_time(request, _decided(request, decision))
    if verdict.outcome == Outcome.VIOLATED and not bases:
        said = _("{because} Nor does any record show on which basis the data is processed.")
        return cannot_tell((*verdict.at, request.place("objection/bases")), said.format(because=verdict.because))
    return verdict


def _bases(request: Whole, decision: dict[str, Any]) -> frozenset[str]:
    """The bases of the processing objected to, as the decision says; else those of the processing that is named."""
    if decision.get("bases"):
        return frozenset(decision["bases"])
    kinds, register = (Kind.PROCESSING_ACTIVITY.value,), request.record.ref.register
    found = (request.reader.record(register, kinds, text) for text in request.get("processing") or ())
    own = (basis for each in found if each is not None for basis in each.data.get("bases", ()))
    return frozenset(value for basis in own for value in basis.get("art6", ()))


def _decided(request: Whole, decision: dict[str, Any]) -> Verdict:
    compelling, place = decision.get("compelling"), request.place
    if compelling == "no":
        return _stopped(request, decision)
    if compelling != "yes":
        said = _("No record shows whether there are compelling grounds that override the person's interests.")
        return violated(place("objection/compelling"), said)
    if not says_something(decision.get("grounds")):
        return violated(place("objection/grounds"), _("No record shows what the compelling grounds are."))
    if not _has_come(request, decision, "decided"):
        return violated(place("objection/decided"), _("No record shows when the objection was decided."))
    return satisfied(_("It was decided, and the compelling grounds are on record."))


def _stopped(request: Whole, decision: dict[str, Any]) -> Verdict:
    if _has_come(request, decision, "stopped"):
        return satisfied(_("The processing stopped."))
    return violated(request.place("objection/stopped"), _("No record shows that the processing stopped."))


def _has_come(request: Whole, decision: dict[str, Any], field: str) -> bool:
    return field in decision and request.reader.has_come(decision[field])


def _in_time(request: Whole, verdict: Verdict) -> Verdict:
    """What is wanting counts once the time to answer is over."""
    if verdict.outcome == Outcome.SATISFIED:
        return verdict
    due = answer_due(request.reader, request.record)
    if due.last is None or not request.reader.is_past(due.last):
        return satisfied(_("It may still be decided in time. {because}").format(because=due.because))
    return verdict
