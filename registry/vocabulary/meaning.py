"""What a term is taken to mean: how it stands to terms of other vocabularies, as people have decided or proposed it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from registry.source import Ref
from registry.values import NamedTuple, dataclass
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey

OPPOSITE = {"broad": "narrow", "narrow": "broad"}
"""How a relation reads the other way about; every other reads the same."""

STRENGTH = ("exact", "broad", "narrow", "close", "related", "")
"""Relations, the one that says most first."""


class Link(NamedTuple):
    """One step, read from the term that was asked about.

    - `other`: the term at its other end; None where somebody looked and found none in `vocabulary`.
    - `predicate`: of `MappingPredicate`, read from this term: `broad` means that the other is broader.
    - `counts`: whether it counts on the day.
    """

    step: Step
    other: TermKey | None
    vocabulary: Ref | None
    predicate: str
    counts: bool

    @property
    def holds(self) -> bool:
        """Whether it says, and counts, that the two stand so."""
        return self.counts and not self.step.negated and not self.step.no_term

    @property
    def rank(self) -> tuple[bool, bool, bool, int]:
        """What says most first: what holds, then what is decided otherwise, then what is not decided."""
        at = STRENGTH.index(self.predicate) if self.predicate in STRENGTH else len(STRENGTH)
        return (not self.holds, not self.counts, self.step.negated, at)


@dataclass(frozen=True, slots=True)
class Meaning:
    """How one term stands to others: `links` to any vocabulary, the surest first.

    `shared`: the shared terms it is decided to stand in some relation to, the strongest relation first.
    """

    links: tuple[Link, ...]
    shared: tuple[TermKey, ...]

    @property
    def first(self) -> TermKey | None:
        """The shared term that says most of what it means."""
        return self.shared[0] if self.shared else None


class Meanings:
    """What terms mean on a day (ISO text), of the mapping sets that somebody may see."""

    def __init__(self, lexicon: Lexicon, on: str, seen: Collection[Ref]) -> None:
        self.lexicon = lexicon
        self._on = on
        self.sets = {own: (subject, found) for own, subject, found in lexicon.sets() if own in seen}
        # Most vocabularies are only ever mapped from: what could not be there is not looked for.
        self._mapped_from = {subject for subject, _object in self.sets.values()}
        self._mapped_to = {found for _subject, found in self.sets.values()}
        self.shared = frozenset(each.ref for each in lexicon.vocabularies() if each.is_shared)

    def links(self, key: TermKey) -> list[Link]:
        """Every step from a term or to it, the surest first."""
        return sorted(self._links(key), key=lambda link: (link.rank, link.step.address, str(link.other)))

    def _links(self, key: TermKey) -> Iterator[Link]:
        for step in self.lexicon.steps_from(key) if key.ref in self._mapped_from else ():
            if step.set in self.sets:
                other = step.object.ref if step.object else self.sets[step.set][1]
                yield Link(step, step.object, other, step.predicate, step.counts(self._on))
        for step in self.lexicon.steps_to(key) if key.ref in self._mapped_to else ():
            if step.set in self.sets:
                none = not step.subject.term
                other = self.sets[step.set][0] if none else step.subject.ref
                predicate = OPPOSITE.get(step.predicate, step.predicate)
                yield Link(step, None if none else step.subject, other, predicate, step.counts(self._on))

    def of(self, key: TermKey) -> Meaning:
        """What a term means in shared words."""
        links = tuple(self.links(key))
        to_shared = [link for link in links if link.vocabulary in self.shared and link.vocabulary != key.ref]
        return Meaning(
            links, tuple(dict.fromkeys(link.other for link in to_shared if link.holds and link.other is not None))
        )
