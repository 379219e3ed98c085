"""How the words of one register's record stand to those of another's: data items and purposes, through everybody's
vocabularies.

The same word, or one decided to mean the same, is the same thing. A broader or a narrower word is said as such: the two
records then differ in extent. A close word settles nothing, and neither does a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.concepts.mappings import Relation
from registry.facts.agreed_items import by_name
from registry.load.snapshot import Loaded
from registry.sharing.counterparts.alike import alike, words_of
from registry.sharing.wordbook import Wordbook
from registry.values import Any, NamedTuple
from registry.vocabulary.resolution import Circumstances
from registry.vocabulary.term import TermKey
from registry.wording import _


class Aligned(NamedTuple):
    """Two entries of two records that are about one thing, or may be.

    - `here`, `there`: their keys. `how`: `same`, `broader` (the second is), `narrower`, `other`, `name` (its alone),
      `perhaps`. `said`: how that is known, in a sentence.
    """

    here: str
    there: str
    how: str
    said: str


Entry = Mapping[str, Any]
Entries = Mapping[str, Entry]

SURE = ("same", "name", "broader", "narrower")
"""How two entries stand that are about one thing, be it of another extent."""

_DEEPEST = 20
_LEAST = 0.34
"""How alike two entries must be in their own words to be shown to a person as perhaps one."""


class Matcher:
    """Aligns the entries of two records."""

    def __init__(self, words: Wordbook, agreement: Loaded) -> None:
        self.words = words
        self._circumstances = Circumstances(agreement=agreement.ref)
        self._found: dict[tuple[TermKey, TermKey], tuple[str, str]] = {}

    def align(self, here: Entries, there: Entries) -> list[Aligned]:
        """Each entry once, the surest first: by the same word, by name, by extent, and then by likeness alone."""
        found: list[Aligned] = []
        self._by_meaning(here, there, found, ("same",))
        self._by_name(here, there, found)
        self._by_meaning(here, there, found, ("broader", "narrower", "close"))
        self._by_likeness(here, there, found)
        return found

    def meaning(self, one: Entry, other: Entry) -> tuple[str, str]:
        """How the terms of two entries stand: `same`, `broader`, `narrower`, `close`, `other`; nothing where unsaid."""
        start, end = TermKey.parse(str(one.get("term_ref", ""))), TermKey.parse(str(other.get("term_ref", "")))
        if start is None or end is None:
            return "", ""
        if (start, end) not in self._found:
            self._found[start, end] = self._resolved(start, end)
        return self._found[start, end]

    def _resolved(self, start: TermKey, end: TermKey) -> tuple[str, str]:
        if start == end:
            return "same", _("Both stand for the same word, “{term}”.").format(term=self._label(start))
        if start.ref == end.ref:
            return self._in_one(start, end)
        answer = self.words.resolver.resolve(start, (end.ref,), self.words.on, self._circumstances)
        found = next((each for each in (*answer.matches, *answer.aside) if each.term == end), None)
        if found is None:
            return "", ""
        names = {"one": self._label(start), "other": self._label(end)}
        if found.relation == Relation.EXACT and not found.is_conditional:
            return "same", _("“{one}” and “{other}” are decided to mean the same.").format(**names)
        if found.relation == Relation.BROAD:
            return "broader", _("The second record's word is broader: “{other}” holds “{one}” and more.").format(
                **names
            )
        if found.relation == Relation.NARROW:
            said = _("The second record's word is narrower: “{other}” is only a part of “{one}”.")
            return "narrower", said.format(**names)
        if found.relation == Relation.NOT_SAME:
            return "other", _("Somebody decided that “{one}” and “{other}” do not mean the same.").format(**names)
        return "close", _("“{one}” and “{other}” are near each other, and no record shows that they are one.").format(
            **names
        )

    def _in_one(self, start: TermKey, end: TermKey) -> tuple[str, str]:
        """How two words of one vocabulary stand: one may lie under the other."""
        names = {"one": self._label(start), "other": self._label(end)}
        if end in self._above(start):
            return "broader", _("The second record's word is broader: “{one}” is a part of “{other}”.").format(**names)
        if start in self._above(end):
            return "narrower", _("The second record's word is narrower: it is a part of “{one}”.").format(**names)
        return "other", _("“{one}” and “{other}” are two words of one vocabulary.").format(**names)

    def _above(self, key: TermKey) -> list[TermKey]:
        found: list[TermKey] = []
        term = self.words.lexicon.term(key)
        while term is not None and term.parent and len(found) < _DEEPEST:
            found.append(term.key._replace(term=term.parent, code=""))
            term = self.words.lexicon.term(found[-1])
        return found

    def _label(self, key: TermKey) -> str:
        return str(self.words.term(key).label)

    def _by_meaning(self, here: Entries, there: Entries, found: list[Aligned], wanted: Sequence[str]) -> None:
        for how in wanted:
            for own, one in _left(here, found, 0):
                for key, other in _left(there, found, 1):
                    meaning, said = self.meaning(one, other)
                    if meaning == how:
                        found.append(Aligned(own, key, "perhaps" if how == "close" else how, said))
                        break

    def _by_name(self, here: Entries, there: Entries, found: list[Aligned]) -> None:
        for own, one in _left(here, found, 0):
            for key, other in _left(there, found, 1):
                name = by_name(_named(one))
                if name and name == by_name(_named(other)):
                    meaning, said = self.meaning(one, other)
                    if meaning in ("", "other"):
                        said = said or _("They bear the same name, “{name}”, and nothing more is decided.").format(
                            name=_named(one)["name"]
                        )
                        found.append(Aligned(own, key, meaning or "name", said))
                        break

    def _by_likeness(self, here: Entries, there: Entries, found: list[Aligned]) -> None:
        offers = sorted(
            (
                (alike(_said(one), _said(other)), own, key)
                for own, one in _left(here, found, 0)
                for key, other in _left(there, found, 1)
                if self.meaning(one, other)[0] != "other"
            ),
            reverse=True,
        )
        said = _("They look alike in their own words only. Nobody has decided whether they are one.")
        for likeness, own, key in offers:
            taken = any(own == each.here or key == each.there for each in found)
            if likeness >= _LEAST and not taken:
                found.append(Aligned(own, key, "perhaps", said))


def _left(entries: Entries, found: Sequence[Aligned], end: int) -> list[tuple[str, Entry]]:
    taken = {each[end] for each in found}
    return [(key, entry) for key, entry in entries.items() if key not in taken]


def _named(entry: Entry) -> dict[str, str]:
    return {"name": str(entry.get("name") or entry.get("title") or "")}


def _said(entry: Entry) -> frozenset[str]:
    """The words in which an entry says what it is. What it is called counts, and so does what it is made of."""
    parts = [entry.get(name, "") for name in ("name", "title", "definition", "description", "data_set")]
    return words_of(" ".join([*map(str, parts), *map(str, entry.get("fields", ()))]))
