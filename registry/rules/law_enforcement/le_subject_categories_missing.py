"""Are suspects, convicted people, victims and witnesses told apart for law enforcement, and fact from opinion?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.judgements import together, unanswered
from registry.rules.law_enforcement.enforcing import enforcing, nobody_enforcing
from registry.subjects.agreement import Flow
from registry.wording import _

_TOLD_APART = frozenset({"suspect", "convicted", "victim", "witness"})


def judge(flow: Flow) -> Verdict:
    """Judge one flow that a controller under Part 3 gives or gets."""
    if not enforcing(flow.sides):
        return nobody_enforcing(flow, flow.sides)
    return together([_people(flow), _facts(flow)])


def _people(flow: Flow) -> Verdict:
    """Section 38(3): so far as relevant, which it is not where the record names none of these groups."""
    field = "subject_categories_distinguished"
    answer = flow.get(field)
    known = {str(each["id"]): each.get("category") for each in flow.agreement.data.get("subjects", ())}
    named = [list(item.get("subjects") or ()) for item in flow.items]
    categories = {known.get(key) for keys in named for key in keys}
    if answer == "yes":
        return satisfied(_("Suspects, convicted people, victims and witnesses are told apart."))
    if named and all(named) and None not in categories and not categories & _TOLD_APART:
        return satisfied(_("It is about no suspects, convicted people, victims or witnesses."))
    if answer == "unknown":
        said = _("whether suspects, convicted people, victims and witnesses are told apart.")
        return unanswered(flow.place(field), said)
    said = _("No record shows that suspects, convicted people, victims and witnesses are told apart.")
    return violated(flow.place(field), said)


def _facts(flow: Flow) -> Verdict:
    """Section 38(2)."""
    answer = flow.get("fact_from_opinion")
    accuracy = stated_term(flow.reader, flow.agreement.record, "accuracy").value
    if answer == "yes" or (answer is None and says_something(accuracy.get("fact_and_opinion"))):
        return satisfied(_("Fact is told apart from opinion."))
    place = flow.place("fact_from_opinion")
    if answer == "unknown":
        return unanswered(place, _("whether fact is told apart from opinion."))
    if answer is None and accuracy.said == "unknown":
        return cannot_tell(place, _("Whether fact is told apart from opinion is left to a parent that was not read."))
    return violated(place, _("No record shows that fact is told apart from opinion."))
