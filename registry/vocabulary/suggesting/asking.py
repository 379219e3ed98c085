"""Recorded terms as the suggester is asked about them, and where else the same column waits."""

from __future__ import annotations

from collections.abc import Callable

from registry.concepts.mapped import DECIDED
from registry.source import Ref
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.standing import standing
from registry.vocabulary.suggesting.decisions import data_set_of, names_in
from registry.vocabulary.suggesting.names import name_of
from registry.vocabulary.suggesting.suggestion import Unmapped
from registry.vocabulary.term import Term, TermKey

_MOST_CODES = 500


def names_of_code(code: Term) -> tuple[str, ...]:
    return tuple(each for each in dict.fromkeys((code.notation, code.label, *code.others)) if each)


def unmapped_of(lexicon: Lexicon, term: Term) -> Unmapped:
    """A recorded term, as the suggester is asked about it."""
    vocabulary = next((each for each in lexicon.vocabularies() if each.ref == term.key.ref), None)
    codes = tuple(
        name
        for each in _codes_of(lexicon, term)
        for name in names_of_code(each)
    )  # fmt: skip
    return Unmapped(
        term.label, tuple(each for each in names_in(term) if each != term.label), term.definition,
        data_set_of(vocabulary) if vocabulary is not None else "", term.element, term.datatype, term.unit, codes,
        publisher=(vocabulary.publisher or vocabulary.ref) if vocabulary is not None else None, key=term.key,
    )  # fmt: skip


def _codes_of(lexicon: Lexicon, term: Term) -> list[Term]:
    if term.datatype not in ("code", "yes-no", ""):
        return []
    entry = lexicon.entry(term.key)
    found = []
    for code in entry.get("codes", ())[:_MOST_CODES]:
        key = term.key._replace(code=code["id"])
        others = tuple(code.get("alternative_labels", ()))
        found.append(Term(key, code.get("label") or key.code, others, notation=code.get("code", key.code)))
    return found


def alike(
    lexicon: Lexicon, key: TermKey, hub: Ref, on: str, may_see: Callable[[Ref], bool] = lambda _ref: True
) -> tuple[TermKey, ...]:
    """Terms of other vocabularies on which nothing is decided, and that are the same column of the same data set."""
    asked = lexicon.term(key)
    known = {each.ref: each for each in lexicon.vocabularies() if not each.is_shared and may_see(each.ref)}
    if asked is None or key.ref not in known:
        return ()
    own = {name_of(each).bare for each in (asked.label, asked.notation) if each} - {""}
    data_set = name_of(data_set_of(known[key.ref])).bare
    near = {found for text in (asked.label, asked.notation) if text for found in lexicon.called(text)}
    answer = []
    for other in sorted(near):
        vocabulary = known.get(other.ref)
        if (
            vocabulary is None
            or other.code
            or other.ref == key.ref
            or name_of(data_set_of(vocabulary)).bare != data_set
        ):
            continue
        term = lexicon.term(other)
        if term is None or not term.is_in_use(on) or vocabulary.status == "retired":
            continue
        names = {name_of(each).bare for each in (term.label, term.notation) if each}
        if own & names and standing(lexicon, term, on, {hub}).mapped not in DECIDED:
            answer.append(other)
    return tuple(answer)
