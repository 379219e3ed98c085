"""Which terms of a vocabulary the columns of a file are, and which vocabulary fits them best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.source import Ref
from registry.values import NamedTuple
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import Term
from registry.vocabulary.terms_of import folded

_HOLDS_VALUES = frozenset(("", "field", "code-list", "relation"))


class Fitted(NamedTuple):
    """The columns that are terms of one vocabulary: number of a column → its term. `again`: of terms met before."""

    vocabulary: Ref
    terms: Mapping[int, Term]
    again: Mapping[int, Term]


def fitted(lexicon: Lexicon, vocabulary: Ref, columns: Sequence[str], on: str) -> Fitted:
    """Which of its terms go by the columns' names: by notation first, then by label, by other names, by key."""
    ranks: list[dict[str, list[Term]]] = [{}, {}, {}, {}]
    for term in lexicon.terms(vocabulary):
        if term.key.code or term.element not in _HOLDS_VALUES:
            continue
        for rank, names in enumerate(((term.notation,), (term.label,), term.others, (term.key.term,))):
            for name in {folded(each) for each in names if each}:
                ranks[rank].setdefault(name, []).append(term)
    terms: dict[int, Term] = {}
    again: dict[int, Term] = {}
    met: set[Term] = set()
    for number, column in enumerate(columns):
        name = folded(column)
        found = next((known for rank in ranks if (known := _only(rank.get(name, ()), on))), None) if name else None
        if found is not None:
            (again if found in met else terms)[number] = found
            met.add(found)
    return Fitted(vocabulary, terms, again)


def _only(terms: Sequence[Term], on: str) -> Term | None:
    """The one term of a name. A name of two is a name of neither, unless only one of them is in use."""
    found = [each for each in terms if each.is_in_use(on)] if len(terms) > 1 else terms
    return found[0] if len(found) == 1 else None


def heading(term: Term) -> str:
    """What its files write above the column."""
    return term.notation or term.label
