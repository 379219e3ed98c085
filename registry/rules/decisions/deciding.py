"""The decisions without meaningful human involvement that a record of processing names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from registry.facts.significant_decision import significant_decision
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable
from registry.rules.judgements import together
from registry.subjects.processing import Activity, Member
from registry.wording import _


def decisions(activity: Activity) -> tuple[Member, ...]:
    """The decisions that a record of processing names."""
    named = activity.get("automated_decisions") or ()
    return tuple(Member(activity.place(f"automated_decisions[{each['id']}]"), each) for each in named)


def each_decision(activity: Activity, judge: Callable[[Member], Verdict]) -> Verdict:
    """One verdict on all the decisions of a record that Article 22A is about: the worst that `judge` says of one."""
    if activity.get("automated_decisions") is None:
        place = activity.place("automated_decisions")
        return cannot_tell(place, _("No record shows whether decisions are made here without a person's involvement."))
    verdicts = list(_verdicts(activity, judge))
    if not verdicts:
        return not_applicable(_("The record names no significant decision made without a person's involvement."))
    return together(verdicts)


def _verdicts(activity: Activity, judge: Callable[[Member], Verdict]) -> Iterator[Verdict]:
    for decision in decisions(activity):
        about = significant_decision(decision.data, decision.at)
        if about.value == "unknown":
            # What no answer could change is not worth asking about.
            verdict = judge(decision)
            if verdict.outcome in (Outcome.VIOLATED, Outcome.CANNOT_TELL):
                yield cannot_tell(about.sources, about.because)
        elif about.value == "yes":
            yield judge(decision)


def basis_of(activity: Activity, decision: Member) -> tuple[Member, ...]:
    """What a decision relies on: the basis it names, or all that the record gives where it names none."""
    key = decision.get("basis")
    named = tuple(basis for basis in activity.bases if basis.get("id") == key)
    return named if key is not None else activity.bases
