"""Which codes of a shared list a list's own codes may become: by what is decided, and by how they are called."""

from __future__ import annotations

from collections.abc import Sequence

from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.suggesting.candidates import Candidate, Candidates
from registry.vocabulary.suggesting.names import Name, name_of, overlap
from registry.vocabulary.suggesting.suggestion import CodeSuggestion
from registry.vocabulary.term import Term, TermKey
from registry.wording import _, counted

_LIKE, _MOST = 0.45, 3


def suggested(lexicon: Lexicon, own: Sequence[Term], shared: Sequence[Term], on: str) -> list[CodeSuggestion]:
    """One for each own code, in their order; without object codes where nothing is like it."""
    candidates = Candidates(Candidate(each.key, _names(each)) for each in shared if each.is_in_use(on))
    by_label: dict[str, dict[TermKey, int]] = {}
    for each in shared:
        for step in lexicon.steps_to(each.key):
            if step.counts(on) and not step.negated:
                term = lexicon.term(step.subject)
                for name in _names(term) if term is not None else ():
                    known = by_label.setdefault(name_of(name).text, {})
                    known[each.key] = known.get(each.key, 0) + 1
    labels = {each.key: each for each in shared}
    return [_one(code, candidates, by_label, labels) for code in own if code.is_in_use(on)]


def _names(term: Term) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in (term.label, *term.others, term.notation) if each))


def _written(term: Term) -> str:
    return term.notation or term.key.code


def _one(
    code: Term, candidates: Candidates, decided: dict[str, dict[TermKey, int]], shared: dict[TermKey, Term]
) -> CodeSuggestion:
    names = [name_of(each) for each in _names(code)]
    label = name_of(code.label)
    told: dict[TermKey, int] = decided.get(label.text, {})
    if told:
        best = max(sorted(told), key=lambda key: told[key])
        share = told[best] / (sum(told.values()) + 0.5)
        said = _("{who} {code} to it elsewhere.").format(
            who=counted(told[best], _("mapping leads"), _("mappings lead")), code=f"“{code.label}”"
        )
        return CodeSuggestion(_written(code), (_written(shared[best]),), "exact", round(min(0.95, share), 2), said)
    scored = sorted(
        ((_like(names, known.names, candidates), known.candidate.target) for known in candidates.known),
        key=lambda each: (-each[0][0], str(each[1])),
    )
    if not scored or scored[0][0][0] < _LIKE:
        return CodeSuggestion(_written(code), (), "", 0.0, _("Nothing in the shared list is called like it."))
    (score, why), target = scored[0]
    assert isinstance(target, TermKey)
    # As likely as it is near, and less so where others are as near.
    rivals = sum(other >= score - 0.05 for (other, _why), _target in scored[1 : _MOST + 1])
    return CodeSuggestion(
        _written(code), (_written(shared[target]),), "exact", round(0.95 * score / (1 + rivals), 2), why
    )


def _like(names: Sequence[Name], others: Sequence[Name], candidates: Candidates) -> tuple[float, str]:
    best, said = 0.0, ""
    for name in names:
        for other in others:
            if name.text == other.text:
                # What is written with one or two letters means something else everywhere.
                near, why = (1.0, _("Same name.")) if len(name.text) > 2 else (0.6, _("Written the same."))
            else:
                words = overlap(
                    [(word, candidates.telling(word)) for word in name.words],
                    [(word, candidates.telling(word)) for word in other.words],
                )[0]
                near = 0.9 * max(words, 0.9 * candidates.near(name, other))
                why = _("Called much the same: “{name}”.").format(name=other.text)
            if near > best:
                best, said = near, why
    return best, said
