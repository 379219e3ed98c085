"""Looking a word up: whatever goes by it, what has it in a longer name, and what was most likely meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from registry.values import NamedTuple
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded, names_of
from registry.wording import nearest_of_many

MOST = 1_000
"""Terms that one look-up takes together."""

_LETTERS, _WORDS = 400, 12
"""What is typed is read as far as this."""

_LIKE = 5_000
"""Terms whose names a misspelt word is compared with."""


class Found(NamedTuple):
    """What a text leads to.

    - `named`: what goes by just this, sorted; `begins`: what has it in a longer name, or all its words in any order.
    - `instead`: the text that was looked up in place of a misspelt one; empty where it was taken as it is.
    - `is_cut`: whether more begins with it than is taken together.
    """

    named: tuple[TermKey, ...] = ()
    begins: tuple[TermKey, ...] = ()
    instead: str = ""
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.named or self.begins)


def found(lexicon: Lexicon, text: str, put_right: Callable[[str], str] = lambda _word: "") -> Found:
    """Look a text up: an address, label, other label, notation, key, IRI, or the beginning of a word of one.

    `put_right` gives another word for one that nothing goes by, or nothing; it is asked where no term's name is near.
    """
    text = text.strip()[:_LETTERS]
    key = TermKey.parse(text)
    if key is not None:
        return Found((key,) if lexicon.term(key) is not None else ())
    as_typed = _found(lexicon, text)
    if as_typed or not folded(text):
        return as_typed
    meant = _meant(lexicon, text, put_right)
    return _found(lexicon, meant)._replace(instead=meant) if meant else as_typed


def _found(lexicon: Lexicon, text: str) -> Found:
    named = tuple(lexicon.called(text))
    known = set(named)
    longer = lexicon.beginning(text, MOST)
    begins = longer or _with_all(lexicon, folded(text).split()[:_WORDS])
    rest = tuple(key for key in begins if key not in known and ("/" in text or _in_words(lexicon, key, text)))
    return Found(named[:MOST], rest[: max(0, MOST - len(named))], is_cut=len(longer) >= MOST or len(named) > MOST)


def _in_words(lexicon: Lexicon, key: TermKey, text: str) -> bool:
    """Whether the words stand in what people call a term, and not only in its web identifier."""
    term = lexicon.term(key)
    names = [f" {name}" for name in names_of(term) if name != folded(term.iri)] if term is not None else []
    return all(any(f" {word}" in name for name in names) for word in folded(text).split()[:_WORDS])


def _with_all(lexicon: Lexicon, words: list[str]) -> list[TermKey]:
    """What has a word beginning with each of these, wherever in its names they stand: at least two of them."""
    if len(words) < 2:
        return []
    sets = [set(lexicon.beginning(word, _LIKE)) for word in words]
    return sorted(set.intersection(*sets))


def _meant(lexicon: Lexicon, text: str, put_right: Callable[[str], str]) -> str:
    """The text with each word that no name begins with as the nearest that one does; empty where one has none."""
    words = []
    for word in folded(text).split()[:_WORDS]:
        if lexicon.beginning(word, 1):
            words.append(word)
            continue
        near = _nearest(lexicon, word) or put_right(word)
        if not near or not lexicon.beginning(near, 1):
            return ""
        words.append(near)
    meant = " ".join(words)
    return meant if meant != folded(text) else ""


def _nearest(lexicon: Lexicon, word: str) -> str:
    """The nearest of the words that begin like this one: by two letters, or else by the first alone."""
    if len(word) < 4 or word.isdigit():
        return ""
    for letters in (2, 1):
        near = nearest_of_many(word, _words(lexicon, lexicon.beginning(word[:letters], _LIKE)))
        if near:
            return near
    return ""


def _words(lexicon: Lexicon, keys: Iterable[TermKey]) -> set[str]:
    terms = (lexicon.term(key) for key in keys)
    return {
        word
        for term in terms
        if term is not None
        for name in names_of(term)
        if "/" not in name
        for word in name.split()
    }
