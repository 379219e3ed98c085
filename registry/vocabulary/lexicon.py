"""`Lexicon`: the vocabularies and mappings of a federation, as composing and checking ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from registry.source import Ref
from registry.values import Any, Protocol
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey, Vocabulary


class Lexicon(Protocol):
    """The vocabularies and mappings of a federation as they stand. Nothing here looks at a day: the steps say theirs.

    In memory for drafts and tests, in the index otherwise; both give the same answers in the same order.
    """

    def vocabularies(self) -> Sequence[Vocabulary]:
        """Every vocabulary, in the order of their references."""

    def terms(self, vocabulary: Ref) -> Iterable[Term]:
        """Its terms, each followed by its codes, in the order of the record and then of its table."""

    def term(self, key: TermKey) -> Term | None:
        """The term or code of this name, or None."""

    def called(self, text: str) -> Sequence[TermKey]:
        """Whatever goes by a text: label, other label, notation, key or IRI, capitals and accents aside; sorted."""

    def beginning(self, text: str, most: int = 50) -> Sequence[TermKey]:
        """Whatever goes by a name of which a word begins with a text, sorted, at most so many."""

    def under(self, key: TermKey) -> Sequence[TermKey]:
        """The terms (of a code: the codes) that are directly narrower in the same vocabulary, sorted."""

    def steps_from(self, key: TermKey) -> Sequence[Step]:
        """Every step whose subject is this term, whatever its status, in the order of set, mapping and pair."""

    def steps_to(self, key: TermKey, vocabulary: Ref | None = None) -> Sequence[Step]:
        """Every step whose object is this term, all or those whose subject is of one vocabulary, in the same order."""

    def steps_of(self, mapping_set: Ref) -> Iterable[Step]:
        """Every step of a set, in the same order."""

    def sets(self) -> Sequence[tuple[Ref, Ref | None, Ref | None]]:
        """Every mapping set with its subject and object vocabulary (None where unsaid or not loaded), sorted."""

    def detail(self, step: Step) -> Mapping[str, Any]:
        """All that the record or table says of the mapping of a step, in the form of `records.mapping_set.Mapping`."""

    def entry(self, key: TermKey) -> Mapping[str, Any]:
        """All that the record or table says of a term or code, in the form of `records.vocabulary`; empty if none."""

    def header(self, mapping_set: Ref) -> Mapping[str, Any]:
        """What the record of a mapping set says of all its mappings, such as its scope; empty where there is none."""
