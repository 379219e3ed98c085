"""What somebody asks for in words of their own, as the words of vocabularies that they may mean.

Those of whoever would give come first, since that is whose data it is; then shared words; then anybody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from registry.concepts.vocabularies import TermElement
from registry.sharing.covering import Sought
from registry.sharing.wordbook import Wordbook
from registry.source import Ref
from registry.vocabulary.lookup import found
from registry.vocabulary.suggesting.names import written_out
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _, counted, listed

MOST_TERMS, MOST_NEAR = 24, 6
"""Terms that are compared, and words like it that are named."""

_LONGEST, _WORDS, _MOST_LIKE = 400, 12, 50
_RETIRED = "retired"
_PURPOSE = TermElement.PURPOSE.value
_MAY_BE_PURPOSE = frozenset({_PURPOSE, TermElement.CONCEPT.value, ""})
_LEADING = ("the ", "a ", "an ", "their ", "his ", "her ", "our ", "your ", "its ")

GIVERS, SHARED, ANYBODYS = 0, 1, 2
"""Whose words count before whose."""


def sought_data(words: Wordbook, text: str, giver: str = "", *, with_near: bool = True) -> Sought:
    """What data is meant. `giver`: the home record of whose data it is, by its reference; empty where unknown.

    `with_near`: whether words like it are looked for where nobody has it, which takes longer than all the rest.
    """
    return _sought(words, text, giver, is_purpose=False, with_near=with_near)


def sought_purpose(words: Wordbook, text: str, giver: str = "", *, with_near: bool = True) -> Sought:
    """What purpose is meant."""
    return _sought(words, text, giver, is_purpose=True, with_near=with_near)


def rank(words: Wordbook, key: TermKey, giver: str) -> int:
    """Whose word a term is: the giver's, shared, or somebody else's."""
    vocabulary = words.vocabularies.get(key.ref)
    if vocabulary is not None and vocabulary.is_shared:
        return SHARED
    return GIVERS if giver and words.holder(key.ref)[0] == giver else ANYBODYS


def leading(words: Wordbook, keys: Sequence[TermKey]) -> Sequence[TermKey]:
    """The terms that count, of some in their order: those of whoever the first is of; what others mean is beside it."""
    if not keys:
        return ()
    shared = rank(words, keys[0], "") == SHARED
    whose = words.holder(keys[0].ref)
    return [
        key for key in keys
        if (rank(words, key, "") == SHARED) == shared and (shared or words.holder(key.ref) == whose)
    ]  # fmt: skip


def _sought(words: Wordbook, text: str, giver: str, *, is_purpose: bool, with_near: bool) -> Sought:
    asked = " ".join(text[: 10 * _LONGEST].split())[:_LONGEST]
    if not asked:
        return Sought("", _("Nothing was named."))
    key = TermKey.parse(asked)
    if key is not None:
        return _addressed(words, asked, key)
    keys = _named(words, asked)
    elements = {each: _element(words, each) for each in keys}
    fits = [each for each in keys if (elements[each] == _PURPOSE) == is_purpose]
    keys = fits or [each for each in keys if is_purpose and elements[each] in _MAY_BE_PURPOSE]
    if not keys:
        return _unknown(words, asked, is_purpose=is_purpose, with_near=with_near)
    keys.sort(key=lambda each: (rank(words, each, giver), each))
    own = keys[:MOST_TERMS]
    pairs = tuple((str(each), words.term(each).label) for each in own)
    return Sought(asked, _said(words, asked, own, giver, len(keys) - len(own)), tuple(own), (), pairs)


def _addressed(words: Wordbook, asked: str, key: TermKey) -> Sought:
    """A term that is named by its address."""
    key = at_home(words, key)
    if key.ref not in words.vocabularies or words.lexicon.term(key) is None:
        return Sought(asked, _("No record of a word with the address {address} is loaded.").format(address=asked))
    word = words.term(key)
    said = _("Taken as {word}, {whose}.").format(word=word.quoted, whose=_whose(words, key))
    return Sought(word.label, said, (key,), (), ((str(key), word.label),))


def at_home(words: Wordbook, key: TermKey) -> TermKey:
    """The term by the name that its vocabulary has now, where that was renamed."""
    moved = words.snapshot.targets(key.register, ("vocabulary",), str(key.ref))
    return key._replace(register=moved[0].register, vocabulary=moved[0].id) if moved else key


def _named(words: Wordbook, text: str) -> list[TermKey]:
    """What goes by a text, also as one thing or as many; what is out of use only where nothing else does.

    Codes are values of something, and mean something else in every list: nobody asks for one as data.
    """
    for name in _forms(text):
        keys = [each for each in words.lexicon.called(name) if not each.code and _may_be_meant(words, each.ref)]
        if keys:
            return [each for each in keys if _is_in_use(words, each)] or keys
    return []


def _is_in_use(words: Wordbook, key: TermKey) -> bool:
    term = words.lexicon.term(key)
    return term is not None and term.is_in_use(words.on)


def _may_be_meant(words: Wordbook, ref: Ref) -> bool:
    vocabulary = words.vocabularies.get(ref)
    return vocabulary is not None and vocabulary.status != _RETIRED


def _forms(text: str) -> Iterator[str]:
    """A text as it is, without an article, and with its last or every word as one of the things, or as many."""
    plain = folded(text).strip(" .,;:!?“”\"'")
    bare = next((plain[len(each) :] for each in _LEADING if plain.startswith(each)), plain)
    seen: set[str] = set()
    for own in (plain, bare):
        parts = own.split()
        last = [*parts[:-1], _one(parts[-1])] if parts else []
        for form in (own, " ".join(last), " ".join(map(_one, parts)), f"{own}s"):
            if form and form not in seen:
                seen.add(form)
                yield form


def _one(word: str) -> str:
    # Short forms are for columns: “act” is no account here.
    return written_out(word) if word.endswith("s") else word


def _element(words: Wordbook, key: TermKey) -> str:
    term = words.lexicon.term(key)
    return term.element if term is not None else ""


def _said(words: Wordbook, asked: str, keys: Sequence[TermKey], giver: str, more: int) -> str:
    first = keys[0]
    if len(keys) == 1 or rank(words, first, giver) != rank(words, keys[1], giver):
        said = _("“{asked}” is taken as {word}, {whose}.").format(
            asked=asked, word=words.term(first).quoted, whose=_whose(words, first)
        )
        others = len(keys) - 1 + more
        also = _("It is the name of {others} as well.").format(
            others=counted(others, _("other word"), _("other words"))
        )
        return f"{said} {also}" if others else said
    many = counted(len(keys) + more, _("word goes"), _("words go"))
    few = listed(dict.fromkeys(_whose(words, each) for each in islice(keys, 4)))
    said = _("{many} by the name “{asked}”: {whose}. Each is looked at.")
    return said.format(many=many, asked=asked, whose=few)


def _whose(words: Wordbook, key: TermKey) -> str:
    word = words.term(key)
    if word.is_shared:
        return _("a shared word of {vocabulary}").format(vocabulary=word.vocabulary_title)
    return _("a word of {whose} in {vocabulary}").format(whose=word.holder_title, vocabulary=word.vocabulary_title)


def _unknown(words: Wordbook, asked: str, *, is_purpose: bool, with_near: bool) -> Sought:
    """Nobody's vocabulary has it: which words are like it, and that names are all there is to go by."""
    near = tuple(_near(words, asked, is_purpose=is_purpose)) if with_near else ()
    said = _("Nobody's vocabulary has the word “{asked}”, so only the names that the agreements use can be compared.")
    like = _("Words like it: {words}.").format(words=listed(f"“{each}”" for each in near)) if near else ""
    return Sought(asked, f"{said.format(asked=asked)} {like}".strip(), (), near)


def _near(words: Wordbook, asked: str, *, is_purpose: bool) -> Iterable[str]:
    """The labels of words that are like it: those that have most of its words first, and of those shared words."""
    looked = found(words.lexicon, asked)
    has: Counter[TermKey] = Counter(dict.fromkeys((*looked.named, *looked.begins), _WORDS))
    for part in folded(asked).split()[:_WORDS]:
        if len(part) > 3:
            has.update(words.lexicon.beginning(_one(part), _MOST_LIKE))
    has = Counter({key.whole: has[key] for key in has})
    keys = [key for key in has if _may_be_meant(words, key.ref)]
    keys = [key for key in keys if (_element(words, key) == _PURPOSE) == is_purpose]
    own = set(folded(asked).split())

    def likeness(key: TermKey) -> tuple[int, int, int, bool, str, TermKey]:
        label = words.term(key).label
        names = set(folded(label).split())
        return -has[key], -len(names & own), len(names), rank(words, key, "") != SHARED, label, key

    keys.sort(key=likeness)
    return islice(dict.fromkeys(words.term(key).label for key in keys), MOST_NEAR)
