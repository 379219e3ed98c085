"""Whether a mapping says how values are translated, where the two terms hold them differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from registry.source import Ref
from registry.values import Any, dataclass
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey

_NO_VALUES = frozenset({"", "group", "file"})
_HOLDS_VALUES = frozenset({"", "field", "code-list", "code"})


@dataclass(frozen=True, slots=True)
class Transformed:
    """One mapping of a term that holds values.

    - `key`: the term it is from. `mapping`: its set and its key in it.
    - `needs`: what sorts of transformation it takes: `structural`, `terminology`, `encoding`. `lacks`: those of them
      that no record gives.
    - `is_unsaid`: whether records do not say what values the two hold, so that nobody can tell what it takes.
    """

    key: TermKey
    mapping: tuple[Ref, str]
    needs: tuple[str, ...]
    lacks: tuple[str, ...]
    is_unsaid: bool


def transformed(lexicon: Lexicon, steps: Iterable[tuple[Step, Mapping[str, Any]]]) -> Iterator[Transformed]:
    """Each mapping of two terms that hold values, once, with what it takes to translate those."""
    codes: dict[Ref, dict[TermKey, set[str]]] = {}
    seen = set()
    for step, detail in steps:
        if (step.set, step.mapping) in seen or step.pair or step.predicate == "related" or step.object is None:
            continue
        seen.add((step.set, step.mapping))
        one, other = lexicon.term(step.subject), lexicon.term(step.object)
        if one is None or other is None or not {one.element, other.element} <= _HOLDS_VALUES:
            continue
        for end in (one, other):
            if end.key.ref not in codes:
                codes[end.key.ref] = _codes(lexicon, end.key.ref)
        own, others = (codes[end.key.ref].get(end.key, set()) for end in (one, other))
        needs = tuple(_needs(one, other, own, others, detail))
        transform = detail.get("transform", {})
        lacks = tuple(each for each in needs if not transform.get(each))
        unsaid = not needs and (one.datatype == "" or other.datatype == "") and not transform
        yield Transformed(step.subject, (step.set, step.mapping), needs, lacks, unsaid)


def _codes(lexicon: Lexicon, vocabulary: Ref) -> dict[TermKey, set[str]]:
    """Term → what stands in data for its codes."""
    found: dict[TermKey, set[str]] = {}
    for each in lexicon.terms(vocabulary):
        if each.key.code:
            found.setdefault(each.key.whole, set()).add(each.notation or each.key.code)
    return found


def _needs(one: Term, other: Term, codes: set[str], others: set[str], detail: Mapping[str, Any]) -> Iterator[str]:
    if len(detail.get("subject", ())) > 1 or len(detail.get("object", ())) > 1:
        yield "structural"
    # A list that is the same at both ends needs no table; one that has no codes to translate to is a matter of type.
    if codes and others and not codes <= others:
        yield "terminology"
    types = {one.datatype, other.datatype} - _NO_VALUES
    units = {one.unit.casefold(), other.unit.casefold()} - {""}
    if (len(types) == 2 and not (codes and others)) or len(units) == 2:
        yield "encoding"
