"""Rule 9: different targets in one place, conditions that overlap, and conditions that leave a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from registry.source import Ref
from registry.vocabulary.conflict import Certainty, Conflict, Severity
from registry.vocabulary.conflicts.catalogue import BY_NUMBER
from registry.vocabulary.conflicts.circumstances import Overlap, leave_gap, together
from registry.vocabulary.conflicts.gathered import Gathered
from registry.vocabulary.conflicts.saying import address_said
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _, counted

RULE = BY_NUMBER[9]
_MOST = 60
"""So many mappings of one term into one vocabulary are compared with one another; more is said, not passed over."""

_TRANSLATES = ("exact", "broad", "narrow")


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every such pair and gap, term by term."""
    groups: dict[tuple[TermKey, Ref], dict[str, list[Step]]] = {}
    for step in gathered.positive:
        assert step.object is not None
        if step.predicate in _TRANSLATES and not step.subject_set and (step.is_scoped or step.is_conditional):
            own = groups.setdefault((step.subject, step.object.ref), {})
            own.setdefault(step.address, []).append(step)
    for (subject, _ref), mappings in groups.items():
        found = [steps for _address, steps in sorted(mappings.items())]
        yield from _pairs(gathered, subject, found[:_MOST])
        if len(found) > _MOST:
            message = _("{term} has {count} here; only the first {most} were compared with one another.").format(
                term=gathered.name(subject), count=counted(len(found), _("mapping"), _("mappings")), most=_MOST
            )
            yield RULE.conflict(
                gathered.on, message, _("Gather them into fewer mappings with wider scopes."), (subject,),
                found[_MOST], severity=Severity.HINT, certainty=Certainty.CANNOT_TELL,
            )  # fmt: skip
        yield from _gaps(gathered, subject, [steps[0] for steps in found])


def _pairs(gathered: Gathered, subject: TermKey, mappings: Sequence[list[Step]]) -> Iterator[Conflict]:
    for one, other in combinations(mappings, 2):
        mine, theirs = {each.object for each in one}, {each.object for each in other}
        first, second = one[0], other[0]
        conditional = first.is_conditional and second.is_conditional
        if mine == theirs or first.pair != second.pair:
            continue
        if not conditional and not _chooses(gathered, first, second):
            continue
        if first in gathered.plain_set and second in gathered.plain_set:
            # Told by the rule about one term that means the same as two.
            continue
        meet = together(gathered.note(first), gathered.note(second))
        if meet == Overlap.NEVER or (meet == Overlap.PERHAPS and _in_order(first, second)):
            # An order is there to decide between tests of which nobody can say beforehand that they exclude each other.
            continue
        yield _told(gathered, subject, first, second, conditional=conditional, sure=meet == Overlap.SURELY)


def _chooses(gathered: Gathered, first: Step, second: Step) -> bool:
    """Whether two mappings without conditions each give one target for the place they are for.

    A term may well lie inside two shared ones, or take in several everywhere. But what is said to become a narrower
    term in one place only is a choice made for that place.
    """
    if first.predicate != second.predicate:
        return False
    own = gathered.note(first).has_own_place and gathered.note(second).has_own_place
    return first.predicate == "exact" or (first.predicate == "narrow" and own)


def _in_order(first: Step, second: Step) -> bool:
    """Whether the mappings say which is tried first."""
    return len({first.order, second.order} - {0}) == 2


def _told(
    gathered: Gathered, subject: TermKey, first: Step, second: Step, *, conditional: bool, sure: bool
) -> Conflict:
    assert first.object is not None
    assert second.object is not None
    may = _("hold") if sure else _("may hold")
    where = _("for the same record") if conditional else _("in the same place")
    message = _("{term} is mapped to {one} and to {other}, and both {may} {where}.").format(
        term=gathered.name(subject), one=gathered.label(first.object), other=gathered.label(second.object), may=may,
        where=where,
    )  # fmt: skip
    severity = Severity.ERROR if sure else Severity.WARNING
    if _in_order(first, second):
        severity = Severity.WARNING
        counts = min((first, second), key=lambda each: each.order)
        message += " " + _("The one that is tried first, {mapping}, counts.").format(mapping=f"`{counts.mapping}`")
    else:
        message += " " + _("Nothing says which counts.")
    repair = _("Make the conditions or scopes of {mapping} exclude those of the other.").format(
        mapping=address_said(first)
    )
    certainty = Certainty.FOUND if sure else Certainty.PERHAPS
    return RULE.conflict(
        gathered.on, message, repair, (subject, first.object, second.object), (first, second), severity=severity,
        certainty=certainty,
    )  # fmt: skip


def _gaps(gathered: Gathered, subject: TermKey, steps: Sequence[Step]) -> Iterator[Conflict]:
    """Conditional mappings of one term in one place that no unconditional one and no `otherwise` completes."""
    places: dict[tuple[tuple[str, str], ...], list[Step]] = {}
    for step in steps:
        if step.is_conditional and not step.pair and step.forward:
            places.setdefault(tuple(sorted(gathered.note(step).place.items())), []).append(step)
    for own in places.values():
        notes = [gathered.note(each) for each in own]
        if any(note.otherwise for note in notes) or gathered.has_default(subject, own[0]):
            continue
        groups = [note.conditions for note in notes]
        tested = {condition[0] for conditions in groups for condition in conditions}
        if leave_gap(groups, _values(gathered, subject, tested)):
            assert own[0].object is not None
            message = _(
                "{term} is mapped under conditions only, and nothing says what becomes of a record "
                "that fits none of them."
            ).format(term=gathered.name(subject))
            repair = _("Write `otherwise` in {mapping}, or add a mapping without conditions.").format(
                mapping=address_said(own[-1])
            )
            terms = (subject, *(each.object for each in own if each.object is not None))
            yield RULE.conflict(gathered.on, message, repair, terms, own, severity=Severity.WARNING)


def _values(gathered: Gathered, subject: TermKey, tested: set[str]) -> list[str]:
    """Every value that the one tested term can have; none where several are tested, or values are not listed."""
    if len(tested) != 1:
        return []
    key = subject.whole._replace(term=next(iter(tested)))
    if gathered.term_note(key).codes_open != "no":
        return []
    return [each.notation for each in gathered.codes.get(key, ())]
