"""Whether the columns of a file are those of a vocabulary that is recorded, and what has changed since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from registry.source import Ref
from registry.values import dataclass
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import Term, TermKey, Vocabulary
from registry.vocabulary.terms_of import folded
from registry.wording import _

_ENOUGH, _FEWEST = 0.6, 2
"""How many of the columns a vocabulary must have to be taken for theirs, as a share and in number."""

_NOT_COLUMNS = ("data-set", "thing", "code-list", "code", "relation", "concept")


@dataclass(frozen=True, slots=True)
class Known:
    """The vocabulary of a file.

    - `terms`: column, as the file writes it → its term. `missing`: terms of the vocabulary that no column stands for.
    """

    vocabulary: Vocabulary
    terms: Mapping[str, Term]
    missing: tuple[Term, ...]


def known(lexicon: Lexicon, columns: Sequence[str], among: Collection[Ref], wanted: Ref | None = None) -> Known | None:
    """The vocabulary of which most of these are columns, among some; the one that is `wanted`, whatever it has of them.

    None where there is none such. Of several the one that has most of them, and fewest beside, is meant.
    """
    best: tuple[tuple[int, int], Known] | None = None
    for vocabulary in lexicon.vocabularies():
        if vocabulary.is_shared or vocabulary.ref not in among or vocabulary.status == "retired":
            continue
        if wanted is not None and vocabulary.ref != wanted:
            continue
        found = _fitted(vocabulary, lexicon.terms(vocabulary.ref), columns)
        has = len(found.terms)
        if wanted is None and (has < _FEWEST or has < _ENOUGH * len(columns)):
            continue
        rank = (has, -len(found.missing))
        if best is None or rank > best[0]:
            best = (rank, found)
    return best[1] if best else None


def _fitted(vocabulary: Vocabulary, terms: Iterable[Term], columns: Sequence[str]) -> Known:
    fields = [each for each in terms if not each.key.code and each.element not in _NOT_COLUMNS and not each.ended]
    by_name: dict[str, list[Term]] = {}
    # What the file itself writes comes before what people call it.
    first = [(term, [term.notation]) for term in fields]
    for term, names in [*first, *((term, [term.label, *term.others, term.key.term]) for term in fields)]:
        for name in names:
            if name and term not in by_name.setdefault(folded(name), []):
                by_name[folded(name)].append(term)
    taken: dict[str, Term] = {}
    used: set[TermKey] = set()
    for column in columns:
        found = next((each for each in by_name.get(folded(column), ()) if each.key not in used), None)
        if found is not None:
            taken[column] = found
            used.add(found.key)
    missing = tuple(each for each in fields if each.key not in used and _is_column(each))
    return Known(vocabulary, taken, missing)


def _is_column(term: Term) -> bool:
    """Whether it is said to be a column, rather than a word that no file need have."""
    return bool(term.notation) or term.element == "field"


def stands(lexicon: Lexicon, key: TermKey, hub: Ref) -> str:
    """How a known term is mapped to the shared words, in words."""
    said = {
        "approved": _("Mapped and approved: {term}"), "reviewed": _("Mapped and reviewed: {term}"),
        "proposed": _("Mapped, waiting for review: {term}"),
    }  # fmt: skip
    for step in lexicon.steps_from(key):
        if step.status not in said or step.negated or step.pair:
            continue
        if step.no_term:
            return _("Decided: there is no shared word for it")
        if step.object is not None and step.object.ref == hub:
            term = lexicon.term(step.object)
            return said[step.status].format(term=term.label if term else step.object.term)
    return _("In the vocabulary, and not mapped yet")
