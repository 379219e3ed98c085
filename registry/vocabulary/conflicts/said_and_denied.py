"""Rule 4: the same relation said in one mapping and denied in another. Which counts meanwhile is never chance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts.catalogue import BY_NUMBER
from registry.vocabulary.conflicts.circumstances import Overlap, together
from registry.vocabulary.conflicts.gathered import Gathered, from_side, is_positive
from registry.vocabulary.conflicts.saying import address_said, relation
from registry.vocabulary.step import Step
from registry.wording import _, day

RULE = BY_NUMBER[4]


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every relation that is both said and denied in one place."""
    for (first, second), steps in gathered.by_pair.items():
        denials = [each for each in steps if each.negated]
        for denied in denials:
            for said in steps:
                if not is_positive(said) or (denied.predicate and _read(denied, first) != _read(said, first)):
                    continue
                if together(gathered.note(said), gathered.note(denied)) == Overlap.NEVER:
                    continue
                counting, other = preferred(gathered, said, denied)
                message = _("One mapping says that {relation}; another denies it.").format(
                    relation=relation(gathered, said)
                )
                message += " " + _which(gathered, counting, is_denial=counting is denied)
                repair = _("Ask both stewards, then retire {mapping}, unless they decide the other way.").format(
                    mapping=address_said(other)
                )
                yield RULE.conflict(gathered.on, message, repair, (first, second), (other, counting))


def preferred(gathered: Gathered, said: Step, denied: Step) -> tuple[Step, Step]:
    """Which of two contrary decisions counts until they are mended, and the other.

    The newer of two by people; one by a person before a program's; of two from one day, the denial, which does less
    harm; and of all else that is equal, the one whose address comes first. Never chance.
    """

    def weight(step: Step) -> tuple[bool, str, bool]:
        note = gathered.note(step)
        return note.is_human, note.decided, step.negated

    ordered = sorted((said, denied), key=lambda each: each.address)
    ordered.sort(key=weight, reverse=True)
    return ordered[0], ordered[1]


def _which(gathered: Gathered, step: Step, *, is_denial: bool) -> str:
    note = gathered.note(step)
    which = _("the denial") if is_denial else _("what is said")
    if not note.is_human:
        return _("Until that is mended, {which} counts; neither records that a person looked.").format(which=which)
    if not note.decided:
        return _("Until that is mended, {which} counts, which a person decided.").format(which=which)
    when = day(date.fromisoformat(note.decided))
    return _("Until that is mended, {which} counts: the newer decision by a person, of {day}.").format(
        which=which, day=when
    )


def _read(step: Step, first: object) -> str:
    return from_side(step, step.subject if step.subject == first else step.object or step.subject)
