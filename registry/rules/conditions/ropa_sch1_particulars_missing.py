"""Does a record of processing say what paragraph 41 of Schedule 1 asks of it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.facts.policy_document import needs_policy_document
from registry.facts.reading import Reading
from registry.facts.says_something import says_something
from registry.facts.schedule_1 import paragraph
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller, in_doubt, together, unanswered
from registry.subjects.processing import Activity
from registry.wording import _


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing."""
    otherwise = general_by_a_controller(activity)
    if otherwise is not None and otherwise.outcome == Outcome.NOT_APPLICABLE:
        return otherwise
    verdicts = [
        _of_condition(activity, condition, needs)
        for condition, needs in _conditions(activity).items()
        if needs.value != "no"
    ]
    if not verdicts:
        return not_applicable(_("It relies on no condition that needs a policy document."))
    return in_doubt(together(verdicts), otherwise)


def _conditions(activity: Activity) -> dict[str, Reading[str]]:
    """The Schedule 1 conditions relied on, and whether each needs a policy document."""
    found: dict[str, Reading[str]] = {}
    for basis in activity.bases:
        beside = tuple(str(each) for each in basis.get("sch1") or ())
        for condition in beside:
            needs = needs_policy_document(activity.reader, condition, beside)
            if condition not in found or needs.value == "yes":
                found[condition] = needs
    return found


def _of_condition(activity: Activity, condition: str, needs: Reading[str]) -> Verdict:
    given = {str(each["condition"]): each for each in activity.get("schedule_1_particulars") or ()}
    number = paragraph(condition)
    if condition not in given:
        said = _("No record shows the particulars of its reliance on paragraph {number} of Schedule 1.")
        verdict = violated(activity.place("schedule_1_particulars"), said.format(number=number))
    else:
        place = activity.place(f"schedule_1_particulars[{condition}]")
        wanting = list(_wanting(given[condition], place, number))
        said = _("The particulars of paragraph {number} of Schedule 1 are on record.")
        verdict = together(wanting) if wanting else satisfied(said.format(number=number))
    if verdict.outcome == Outcome.VIOLATED and needs.value == "unknown":
        return cannot_tell(verdict.at, f"{verdict.because} {needs.because}")
    return verdict


def _wanting(particulars: Mapping[str, Any], place: str, number: int) -> Iterator[Verdict]:
    """What the particulars of one condition do not say."""
    followed = particulars.get("policy_followed")
    if not says_something(particulars.get("article_6")):
        said = _("No record shows how Article 6 is satisfied where paragraph {number} is relied on.")
        yield violated(f"{place}/article_6", said.format(number=number))
    if followed is None:
        said = _("No record shows whether data is kept and erased as the policy for paragraph {number} says.")
        yield violated(f"{place}/policy_followed", said.format(number=number))
    if followed == "unknown":
        said = _("whether data is kept and erased as the policy for paragraph {number} says.")
        yield unanswered(f"{place}/policy_followed", said.format(number=number))
    if followed == "no" and not says_something(particulars.get("why_not_followed")):
        said = _("No record shows why data is not kept and erased as the policy for paragraph {number} says.")
        yield violated(f"{place}/why_not_followed", said.format(number=number))
