"""Rule 11: two terms stand differently by a direct mapping and through the model, or through two shared terms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts.catalogue import BY_NUMBER, least_sure
from registry.vocabulary.conflicts.gathered import Gathered, from_side
from registry.vocabulary.conflicts.saying import address_said, relation
from registry.vocabulary.relation import USABLE, composed, inverse
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _

RULE = BY_NUMBER[11]
_MOST = 12
"""So many shared terms that one term is mapped to are looked at."""

Links = dict[TermKey, dict[TermKey, Step]]


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every disagreement between a direct mapping and the shared words, then between two shared words."""
    links = _links(gathered)
    yield from _direct(gathered, links)
    yield from _two_ways(gathered, links)


def _links(gathered: Gathered) -> Links:
    """Term of an application vocabulary → the shared terms that it is mapped to, each with the step."""
    found: Links = {}
    for step in gathered.plain:
        assert step.object is not None
        for own, far in ((step.subject, step.object), (step.object, step.subject)):
            if gathered.is_shared(far.ref) and not gathered.is_shared(own.ref):
                known = found.setdefault(own, {})
                if len(known) < _MOST:
                    known.setdefault(far, step)
    return found


def _direct(gathered: Gathered, links: Links) -> Iterator[Conflict]:
    plain = gathered.plain_set
    for step in gathered.steps:
        one, other = step.subject, step.object
        if other is None or one not in links or other not in links or not step.predicate or step.no_term:
            continue
        if step not in plain and not (step.negated and not step.is_scoped and not step.is_conditional):
            continue
        for shared in links[one].keys() & links[other].keys():
            there, back = links[one][shared], links[other][shared]
            through = composed(from_side(there, one), inverse(from_side(back, other)))
            if not _disagree(step, through):
                continue
            message = _("By direct decision, {said}. But through {shared}, {through}.").format(
                said=_said(gathered, step), shared=gathered.name(shared),
                through=relation(gathered, _as_if(step, one, other, through)),
            )  # fmt: skip
            if step.negated:
                message += " " + _("The direct decision counts.")
            yield _told(gathered, message, (one, other, shared), [step, there, back])


def _disagree(step: Step, through: str) -> bool:
    if step.negated:
        return through == step.predicate and through in USABLE
    return through in USABLE and through != step.predicate


def _two_ways(gathered: Gathered, links: Links) -> Iterator[Conflict]:
    """Terms of two vocabularies that come out differently through two shared terms.

    What comes out depends only on how each of the two stands to the shared ones, of which there are few ways: terms
    that stand alike are looked at once.
    """
    through: dict[tuple[TermKey, TermKey], dict[tuple[str, str], dict[object, TermKey]]] = {}
    for own, shared in links.items():
        for one, other in combinations(sorted(shared), 2):
            way = (from_side(shared[one], own), from_side(shared[other], own))
            if way[0] in USABLE and way[1] in USABLE:
                alike = through.setdefault((one, other), {}).setdefault(way, {})
                alike.setdefault(own.ref, own)
    for (one, other), ways in through.items():
        for (mine, owners), (theirs, others) in combinations(sorted(ways.items()), 2):
            first, second = composed(mine[0], inverse(theirs[0])), composed(mine[1], inverse(theirs[1]))
            if first == second or not {first, second} <= USABLE:
                continue
            pair = next(
                ((a, b) for ref, a in owners.items() for its, b in others.items() if ref != its),
                None,
            )
            if pair is None:
                continue
            a, b = pair
            message = _("Through {one}, {first}. But through {other}, {second}.").format(
                one=gathered.name(one), other=gathered.name(other),
                first=relation(gathered, _as_if(links[a][one], a, b, first)),
                second=relation(gathered, _as_if(links[a][other], a, b, second)),
            )  # fmt: skip
            steps = [links[a][one], links[b][one], links[a][other], links[b][other]]
            yield _told(gathered, message, (a, b, one, other), steps)


def _told(gathered: Gathered, message: str, terms: tuple[TermKey, ...], steps: list[Step]) -> Conflict:
    repair = _("Compare the definitions at each step, beginning with {mapping}, the least sure of them.").format(
        mapping=address_said(min(steps, key=least_sure))
    )
    return RULE.conflict(gathered.on, message, repair, terms, steps)


def _as_if(step: Step, one: TermKey, other: TermKey, said: str) -> Step:
    """A step as it would be if somebody had decided what follows."""
    return step._replace(subject=one, object=other, predicate=said)


def _said(gathered: Gathered, step: Step) -> str:
    said = relation(gathered, step)
    return _("it is not so that {said}").format(said=said) if step.negated else said
