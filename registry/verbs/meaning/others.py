"""What everybody else calls it: the terms of other vocabularies that are mapped to the same shared term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from registry.concepts.mappings import Relation
from registry.values import dataclass
from registry.verbs.meaning.desk import WordDesk
from registry.verbs.meaning.said import relation
from registry.verbs.meaning.shown import Named
from registry.vocabulary.meaning import OPPOSITE, Link, Meaning
from registry.vocabulary.resolution import Candidate
from registry.vocabulary.resolve import resolve
from registry.vocabulary.term import TermKey
from registry.wording import _

_MOST = 500
"""Terms of others that are listed of one shared term."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """What one vocabulary calls it.

    - `said`: how their term stands to the shared one, in words.
    - `relation`: how their term stands to the one that was asked about, of `concepts.mappings.Relation`, worked out
      through the shared one and never surer than that; `relation_said` in words. Empty where the shared one was asked
      about, or nothing was worked out.
    - `is_conditional`: whether that holds only for some records, or only in some place.
    - `at`: the address of the mapping.
    """

    term: Named
    definition: str
    organisation: Named
    vocabulary: Named
    said: str
    predicate: str
    relation: str
    relation_said: str
    confidence: float | None
    is_conditional: bool
    at: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One shared term: how the one asked about stands to it, in words, and what others have that stands to it.

    - `said`: empty where it is itself the one asked about.
    - `total`: how many terms of others are mapped to it; `organisations` of how many.
    """

    term: Named
    definition: str
    vocabulary: Named
    said: str
    theirs: tuple[Theirs, ...]
    total: int
    organisations: int


def concepts(here: WordDesk, key: TermKey, meaning: Meaning) -> tuple[Concept, ...]:
    """The shared terms that a term stands to, or the term itself where it is one, each with what others call it."""
    if key.ref in here.meanings.shared:
        return (_concept(here, key, key, "", meaning.links),)
    found = []
    for shared in meaning.shared:
        own = next(link for link in meaning.links if link.holds and link.other == shared)
        links = (link for link in here.meanings.links(shared) if link.other is not None and link.other.ref != key.ref)
        found.append(_concept(here, key, shared, relation(own.predicate), links))
    return tuple(found)


def _concept(here: WordDesk, asked: TermKey, shared: TermKey, said: str, links: Iterable[Link]) -> Concept:
    theirs = [link for link in links if link.holds and link.other is not None and here.may_see(link.other)]
    theirs.sort(key=lambda link: (here.holder(_end(link).ref).label.casefold(), link.rank, _end(link)))
    found = _worked_out(here, asked, theirs[:_MOST]) if asked != shared else {}
    term = here.lexicon.term(shared)
    return Concept(
        here.named(shared), term.definition if term is not None else "", Named(str(shared.ref), here.title(shared.ref)),
        said, tuple(_theirs(here, link, found.get(_end(link))) for link in theirs[:_MOST]), len(theirs),
        len({here.holder(_end(link).ref) for link in theirs}),
    )  # fmt: skip


def _worked_out(here: WordDesk, asked: TermKey, links: Iterable[Link]) -> Mapping[TermKey, Candidate]:
    """Their term → how it stands to the one asked about, as resolving says it."""
    refs = tuple(dict.fromkeys(_end(link).ref for link in links))
    answer = resolve(here.lexicon, asked, refs, here.on)
    return {each.term: each for each in (*answer.aside, *answer.matches)}


def _theirs(here: WordDesk, link: Link, worked_out: Candidate | None) -> Theirs:
    end = _end(link)
    term = here.lexicon.term(end)
    own = worked_out.relation if worked_out is not None else ""
    # Read from their term: what the shared one is to it the other way about.
    said = relation(OPPOSITE.get(link.predicate, link.predicate))
    return Theirs(
        here.named(end), term.definition if term is not None else "", here.holder(end.ref),
        Named(str(end.ref), here.title(end.ref)), said, link.predicate, own,
        next((_(each.label) for each in Relation if each.value == own), ""),
        worked_out.confidence if worked_out is not None else None,
        worked_out is not None and (worked_out.is_conditional or worked_out.is_scoped), link.step.address,
    )  # fmt: skip


def _end(link: Link) -> TermKey:
    assert link.other is not None
    return link.other
