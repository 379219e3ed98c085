"""Rule 3: said to have to do with each other, though one is broader than the other, directly or by several steps."""

from __future__ import annotations

from collections.abc import Iterator

from registry.vocabulary.conflict import Certainty, Conflict
from registry.vocabulary.conflicts.catalogue import BY_NUMBER
from registry.vocabulary.conflicts.closure import Link, sameness, upwards
from registry.vocabulary.conflicts.gathered import Gathered
from registry.vocabulary.conflicts.saying import address_said, relation
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _, counted

RULE = BY_NUMBER[3]
_MOST = 2_000_000
"""So many broader relations are looked at in all, which is more than any real federation has."""


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every “related” between two terms of which one stands above the other."""
    steps = [each for each in gathered.plain if each.predicate == "related"]
    if not steps:
        return
    same = sameness(gathered)
    up = _Upwards(gathered)
    left_out = 0
    for step in steps:
        assert step.object is not None
        one, other = same.root(step.subject), same.root(step.object)
        if one == other:
            # They come out as meaning the same, which rule 1 tells.
            continue
        way = up.way(one, other) or up.way(other, one)
        if way is None:
            left_out += 1
        elif way:
            yield _told(gathered, step, way)
    if left_out:
        message = _(
            "Whether {mappings} between related terms contradict a broader relation was not looked "
            "at: there are too many relations."
        )
        yield RULE.conflict(
            gathered.on, message.format(mappings=counted(left_out, _("mapping"), _("mappings"))),
            _("Look at fewer vocabularies at a time."), (), certainty=Certainty.CANNOT_TELL,
        )  # fmt: skip


def _told(gathered: Gathered, step: Step, way: list[Link]) -> Conflict:
    lower, upper = way[0][0], way[-1][1]
    message = _("{related}. But {upper} is also broader than {lower}").format(
        related=relation(gathered, step), upper=gathered.label(upper), lower=gathered.label(lower)
    )
    if len(way) > 1:
        message += ", " + _("in {steps}").format(steps=counted(len(way), _("step"), _("steps")))
    message += ". " + _("“Has to do with” says that neither holds the other.")
    repair = _("Retire {mapping}: the broader relation says more. If that is wrong, correct it and keep this.").format(
        mapping=address_said(step)
    )
    assert step.object is not None
    terms = dict.fromkeys([step.subject, step.object, *(key for link in way for key in link[:2])])
    others = [each for _lower, _upper, each in way if each is not None]
    return RULE.conflict(gathered.on, message, repair, tuple(terms), (step, *others))


class _Upwards:
    """Looks upwards from a term, by at most so many relations in all. Terms that stand under others go by numbers."""

    def __init__(self, gathered: Gathered) -> None:
        self._edges = upwards(gathered)
        self._keys = list(self._edges)
        self._number = {key: at for at, key in enumerate(self._keys)}
        # Nothing is found beyond a term that stands under none: only the others are gone on from.
        self._onwards = [
            [self._number[each] for each in found if each in self._number] for found in self._edges.values()
        ]
        self._below: dict[TermKey, set[int]] = {}
        for at, found in enumerate(self._edges.values()):
            for above in found:
                self._below.setdefault(above, set()).add(at)
        self._left = _MOST

    def way(self, start: TermKey, end: TermKey) -> list[Link] | None:
        """The relations that lead up from one term to another; empty where none do, None where it was not looked at."""
        if self._left <= 0:
            return None
        first, last = self._number.get(start), self._below.get(end)
        if first is None or last is None:
            return []
        came = {first: first}
        waiting = [first]
        for here in waiting:
            if here in last:
                way = [self._edges[self._keys[here]][end]]
                while here != first:
                    way.append(self._edges[self._keys[came[here]]][self._keys[here]])
                    here = came[here]
                return way[::-1]
            onwards = self._onwards[here]
            self._left -= len(onwards) + 1
            if self._left <= 0:
                return None
            for other in onwards:
                if other not in came:
                    came[other] = here
                    waiting.append(other)
        return []
