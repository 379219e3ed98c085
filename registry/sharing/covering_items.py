"""How far the items of an agreement cover what is sought: through what an item is agreed as, or the names it uses.

Source: ICO data sharing code, agreement heading 4 (what information is shared, and under which flow).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.sharing.covering import Cover, Sought
from registry.sharing.covering_terms import COVERED, NEAR, NONE, NOT_COVERED, ORDER, Match, Standing, better
from registry.sharing.covering_words import cut, tell_little, telling
from registry.sharing.seeking import GIVERS, rank
from registry.sharing.wordbook import Wordbook
from registry.source import Ref
from registry.subjects.processing import Member
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _

_MOST_FIELDS = 500
_MOST_COMPARED = 5_000
_LONGEST, _MOST_NAMED = 4_000, 50
"""Letters of a text, and things that it names, that are looked at one by one."""


class Matching:
    """One term against the items of one agreement."""

    def __init__(self, words: Wordbook, key: TermKey, agreement: Ref) -> None:
        self._standing = Standing(words, key, agreement)

    def with_item(self, item: Member) -> Match:
        """How far one item covers it."""
        agreed = TermKey.parse(str(item.get("term_ref") or ""))
        by_term = self._standing.to(agreed) if agreed is not None else NONE
        if by_term.is_covered:
            return by_term
        named = self._named_in(item)
        return Match(COVERED, named, is_by_name=True) if named else by_term

    def _named_in(self, item: Member) -> str:
        """How an item names the term in so many words: by a field it lists, or by its own name where it is no word."""
        own = {folded(each) for each in self._standing.names()} - {""}
        name = () if item.get("term_ref") else (item.get("name") or "",)
        for field in (*(item.get("fields") or ())[:_MOST_FIELDS], *name):
            if folded(str(field)) in own:
                return _by_name(str(field))
        return ""


class Covering:
    """What is sought against the items of agreements. Keep one for all of them.

    Whoever gives decides what a word means: where it is one of the giver's own, other people's words of that name make
    nothing covered, and are only said to be near.
    """

    def __init__(self, words: Wordbook, sought: Sought, giver: str = "") -> None:
        self._words, self._sought = words, sought
        self._ranked = [(rank(words, key, giver), key) for key in sought.terms]
        self._matching: dict[tuple[Ref, TermKey], Matching] = {}
        self._asked = telling(sought.words)

    def of(self, agreement: Ref, items: Iterable[Member]) -> Cover:
        """How far the best of some items covers it. Of items that cover it alike, the first."""
        best: Cover | None = None
        for item in items:
            own = self.of_item(agreement, item)
            if best is None or _order(own) < _order(best):
                best = own
        if best is None or best.degree == NOT_COVERED:
            said = _("None of the information that goes is “{words}”.").format(words=self._sought.words)
            return Cover(NOT_COVERED, said)
        return best

    def each(self, agreement: Ref, items: Iterable[Member]) -> tuple[Cover, ...]:
        """How far each of some items covers it, the best first."""
        return tuple(sorted((self.of_item(agreement, item) for item in items), key=_order))

    def of_item(self, agreement: Ref, item: Member) -> Cover:
        """How far one item covers it."""
        match = self._by_terms(agreement, item)
        if match.degree != COVERED or match.is_by_name:
            match = better(match, self._by_names(item))
        title = str(item.get("name") or item.get("id") or "")
        return Cover(match.degree, match.said, item.at, title, match.is_by_name)

    # ── by what the words mean ───────────────────────────────────────────────────────────────────────────────────────

    def _by_terms(self, agreement: Ref, item: Member) -> Match:
        if not self._ranked:
            return NONE
        first = self._ranked[0][0]
        own = [(key, self._match(agreement, key, item)) for at, key in self._ranked if at == first]
        key, best = min(own, key=lambda each: (ORDER.index(each[1].degree), each[1].is_by_name))
        if best.degree == NOT_COVERED:
            return self._by_others(agreement, item, first)
        said = f"{self._taken(key)} {best.said}" if self._taken(key) else best.said
        worse = [other for other, match in own if match.degree != best.degree]
        if worse:
            # The same name for several things: who asks must say which, before anything goes.
            whose = self._words.term(worse[0]).vocabulary_title
            said += " " + _("The same name in {vocabulary} means something else, which is not covered so far.").format(
                vocabulary=whose
            )
            if best.is_covered and first == GIVERS:
                said += " " + _("Say which of the two is meant.")
                return best._replace(degree=NEAR, said=said)
        return best._replace(said=said)

    def _by_others(self, agreement: Ref, item: Member, first: int) -> Match:
        """Where the giver's own words of that name are not agreed, and other people's are."""
        for at, key in self._ranked:
            if at == first:
                continue
            match = self._match(agreement, key, item)
            if match.degree != NOT_COVERED:
                said = _(
                    "It would be covered as {word} of {vocabulary}, and no record shows that this is what is meant."
                )
                word = self._words.term(key)
                return Match(NEAR, said.format(word=word.quoted, vocabulary=word.vocabulary_title))
        return NONE

    def _match(self, agreement: Ref, key: TermKey, item: Member) -> Match:
        matching = self._matching.get((agreement, key))
        if matching is None:
            if len(self._matching) >= _MOST_COMPARED:
                self._matching.clear()
            matching = self._matching[agreement, key] = Matching(self._words, key, agreement)
        return matching.with_item(item)

    def _taken(self, key: TermKey) -> str:
        """Which word was taken, where that is not plain from what was asked."""
        word = self._words.term(key)
        if len(self._ranked) == 1 and folded(word.label) == folded(self._sought.words):
            return ""
        return _("“{asked}” is taken as {word} of {vocabulary}.").format(
            asked=self._sought.words, word=word.quoted, vocabulary=word.vocabulary_title
        )

    # ── by the names that are used ───────────────────────────────────────────────────────────────────────────────────

    def _by_names(self, item: Member) -> Match:
        name = str(item.get("name") or "")
        is_word = bool(self._ranked) and bool(item.get("term_ref"))
        for text, is_own in ((name, True), *((each, False) for each in _fields(item))):
            if self._asked and telling(text) == self._asked:
                # What the item is agreed as says what its name means, if what is asked is a word itself.
                if is_own and is_word:
                    return Match(NEAR, _only_a_name(text), is_by_name=True)
                return Match(COVERED, _by_name(text), is_by_name=True)
        shared = self._sharing(name, (name, *_fields(item), *_said_of(item)))
        return Match(NEAR, shared, is_by_name=True) if shared else NONE

    def _sharing(self, name: str, texts: Iterable[str]) -> str:
        """A text that speaks of what is asked, in other words or with more."""
        for text in texts:
            own = telling(text)
            # One word of a detail says too little: a pupil's school is not the school's attendance.
            is_part = own <= self._asked and (len(own) > 1 or text == name)
            is_part = is_part or any(
                len(each) > 1 and each <= self._asked and not each <= tell_little()
                for each in map(telling, text[:_LONGEST].split(",")[:_MOST_NAMED])
            )
            if self._asked and own and (self._asked <= own or is_part):
                said = _("The agreement speaks of “{text}”. Whether that is what is asked, somebody must say.")
                return said.format(text=cut(text))
        return ""


def _order(cover: Cover) -> tuple[int, bool]:
    return ORDER.index(cover.degree), cover.is_by_name


def _fields(item: Member) -> Iterator[str]:
    return (str(each) for each in (item.get("fields") or ())[:_MOST_FIELDS])


def _said_of(item: Member) -> Iterator[str]:
    return (str(item.get(name)) for name in ("definition", "data_set", "filed_under") if item.get(name))


def _by_name(text: str) -> str:
    said = _("The agreement names it, as “{field}”. That rests on the name alone: check that both mean the same.")
    return said.format(field=cut(text))


def _only_a_name(text: str) -> str:
    said = _("The agreement has an item called “{name}”, which it takes as another word than the one asked about.")
    return said.format(name=cut(text))
