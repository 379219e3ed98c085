"""Rule 1: said to mean the same, and to be broader, narrower or related, directly or by what follows."""

from __future__ import annotations

from collections.abc import Iterator

from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts.catalogue import BY_NUMBER, least_sure
from registry.vocabulary.conflicts.circumstances import Overlap, together
from registry.vocabulary.conflicts.closure import sameness
from registry.vocabulary.conflicts.gathered import Gathered, is_positive
from registry.vocabulary.conflicts.saying import address_said, relation
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _

RULE = BY_NUMBER[1]
_OTHER = ("broad", "narrow", "related")


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every pair of decisions that cannot both hold."""
    told: set[Step] = set()
    for (first, second), steps in gathered.by_pair.items():
        exact = [each for each in steps if is_positive(each) and each.predicate == "exact"]
        others = [each for each in steps if is_positive(each) and each.predicate in _OTHER]
        for one in exact:
            for other in others:
                if one.address == other.address:
                    continue
                if together(gathered.note(one), gathered.note(other)) == Overlap.NEVER:
                    continue
                told.add(other)
                message = _("{one} and {other} are said to mean the same, and also that {relation}. Both cannot hold.")
                message = message.format(
                    one=gathered.name(first), other=gathered.name(second), relation=relation(gathered, other)
                )
                yield RULE.conflict(gathered.on, message, _repair([one, other]), (first, second), (one, other))
    same = sameness(gathered)
    for step in gathered.plain:
        assert step.object is not None
        if step in told or step.predicate not in _OTHER or not same.same(step.subject, step.object):
            continue
        way = same.way(step.subject, step.object)
        message = _(
            "It is said that {relation}. But by other mappings, taken together, {one} and {other} mean the same."
        ).format(relation=relation(gathered, step), one=gathered.label(step.subject), other=gathered.label(step.object))
        repair = _repair([step, *way])
        terms = dict.fromkeys([step.subject, step.object, *(key for each in way for key in _ends(each))])
        yield RULE.conflict(gathered.on, message, repair, tuple(terms), (step, *way))


def _ends(step: Step) -> list[TermKey]:
    """The terms of a step."""
    return [step.subject, *([step.object] if step.object is not None else [])]


def _repair(steps: list[Step]) -> str:
    first = min(steps, key=least_sure)
    if first.predicate == "exact":
        return _("Say `broad`, `narrow` or `close` instead of `exact` in {mapping}, or retire the other.").format(
            mapping=address_said(first)
        )
    return _("Say `exact` instead of `{predicate}` in {mapping}, or retire it.").format(
        predicate=first.predicate, mapping=address_said(first)
    )
