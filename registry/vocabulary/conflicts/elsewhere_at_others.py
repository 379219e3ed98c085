"""Rule 12: other organisations map the same name, in the same data set, to another concept. A hint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from registry.source import Ref
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts.catalogue import BY_NUMBER
from registry.vocabulary.conflicts.gathered import Gathered
from registry.vocabulary.conflicts.saying import address_said
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _, counted

RULE = BY_NUMBER[12]
_OTHERS = 2
"""So many others at least must agree: one other is no custom."""


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every mapping that goes elsewhere than most others' of the same name in the same data set."""
    alike: dict[tuple[str, str, Ref], dict[TermKey, dict[Ref, Step]]] = {}
    for step in gathered.positive:
        assert step.object is not None
        if step.predicate != "exact" or step.subject_set or step.object_set or step.pair or step.subject.code:
            continue
        term = gathered.terms.get(step.subject)
        if term is None or gathered.is_shared(step.subject.ref) or not gathered.is_shared(step.object.ref):
            continue
        for data_set, name in _names(gathered, step, term):
            own = alike.setdefault((data_set, name, step.object.ref), {}).setdefault(step.object, {})
            own.setdefault(gathered.owner(step.subject.ref), step)
    told: set[Step] = set()
    for (data_set, _name, _ref), targets in alike.items():
        if len(targets) < 2:
            continue
        counts = Counter({key: len(owners) for key, owners in targets.items()})
        most, number = min(counts.items(), key=lambda each: (-each[1], each[0]))
        if number < _OTHERS:
            continue
        for key, owners in targets.items():
            if counts[key] >= number:
                continue
            for owner, step in owners.items():
                if step not in told and owner not in targets[most]:
                    told.add(step)
                    yield _told(gathered, step, data_set, most, targets[most])


def _names(gathered: Gathered, step: Step, term: Term) -> set[tuple[str, str]]:
    """The names by which a term is held against others': in a data set both its names, anywhere only its column's."""
    data_set, column = folded(gathered.data_set(step)), folded(term.notation)
    names = {(data_set, folded(term.label)), (data_set, column)} if data_set else set()
    return {each for each in names | {("", column)} if each[1]}


def _told(gathered: Gathered, step: Step, data_set: str, most: TermKey, others: dict[Ref, Step]) -> Conflict:
    assert step.object is not None
    where = _("in this data set") if data_set else _("(in data sets of other names, or of none)")
    message = _("{others} map {name} {where} to {most}; here it is mapped to {own}.").format(
        others=counted(len(others), _("other organisation"), _("other organisations")),
        name=gathered.label(step.subject), where=where, most=gathered.label(most), own=gathered.label(step.object),
    )  # fmt: skip
    repair = _("Compare your definition with that of {most}. If yours differs, keep {mapping} and say why.").format(
        most=gathered.label(most), mapping=address_said(step)
    )
    shown = [each for _owner, each in sorted(others.items())][:5]
    return RULE.conflict(
        gathered.on, message, repair, (step.subject, step.object, most), (step, *shown), vocabulary=step.subject.ref
    )
