"""Whom a person means who types a name: one organisation on record, a class of parties, a kind of body, or nobody.

Never a guess: a name that several bodies could go by leads to none of them, and says which they are.

Source: equal identifiers are the same body, and a body is read at its home record (the records' own rule).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from registry.concepts.kinds import Kind
from registry.concepts.organisations import NameUse
from registry.index.words import words as words_of
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded, Snapshot
from registry.session import Session
from registry.sharing.sharer import Sharer
from registry.sharing.sharers_classes import kinds_called, parties_called, singular
from registry.sharing.sharers_short import council_of, written_out
from registry.source import Ref
from registry.wording import _, counted, listed, nearest_of_many

_ORGANISATION = Kind.ORGANISATION.value
_LONGEST, _MOST_NEAR, _MOST_MEMBERS = 400, 5, 200
_MOST_KEPT = 5_000
"""Answers kept for the next who asks: a list names the same few bodies again and again."""

_LEADING = frozenset({"the", "a", "an", "any", "every", "all", "some"})
_MANY = frozenset({"a", "an", "any", "every", "all", "some"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POSSESSIVE = re.compile(r"[’']s?\b|[’']")
_JOINING = frozenset({"of", "and", "the", "for"})


def sharer(snapshot: Snapshot, session: Session, text: str) -> Sharer:
    """Who is meant by a text: an id, reference, register, title, short or former name, abbreviation or identifier."""
    asked = " ".join(text[: 10 * _LONGEST].split())[:_LONGEST]
    if not asked:
        return Sharer("", "", "unknown", said=_("Nobody was named."))
    own = _by_reference(snapshot, session, asked)
    if own is not None:
        return own
    known = _known(snapshot, session)
    if asked not in known.asked:
        if len(known.asked) >= _MOST_KEPT:
            known.asked.clear()
        known.asked[asked] = _meant(snapshot, session, known, asked)
    return known.asked[asked]


def _by_reference(snapshot: Snapshot, session: Session, asked: str) -> Sharer | None:
    """The body that a reference or an id names, for which nobody else's names need be known."""
    ref = Ref.parse(asked)
    refs = [ref] if ref is not None else snapshot.named(asked) if _ID.fullmatch(asked) else ()
    records = [each for own in refs if own.kind == _ORGANISATION and (each := snapshot.get(session, own)) is not None]
    homes = {body_of(snapshot, each) for each in records}
    record = snapshot.get(session, homes.pop()) if len(homes) == 1 else None
    if record is None:
        return None
    registers = {each.id for each in snapshot.federation.registers}
    is_kept = any(each.data.get("register") in registers for each in (record, *records))
    return Sharer(asked, record.title, "organisation", str(record.ref), has_register=is_kept)


def _meant(snapshot: Snapshot, session: Session, known: _Known, asked: str) -> Sharer:
    name = _name(asked)
    found = known.exactly(name)
    if len(found) == 1:
        (own,) = found
        return known.one(own, asked, known.told(own, name))
    if found:
        return known.several(asked, found)
    short = known.for_short(name)
    if short:
        said = _("“{asked}” is taken as {title}.").format(asked=asked, title=known.titles[short])
        return known.one(short, asked, said)
    if not known.in_part(name):
        name = written_out(name)
    if not set(name.split()) - _LEADING - _JOINING:
        return known.nobody(asked, "")
    first = words_of(asked)[0]
    is_many = first in _MANY or singular(name) != name
    # “The police” is one body; “an academy” and “schools” are any of many.
    if first != "the" or is_many:
        classed = _of_class(snapshot, session, known, asked, name, is_loose=is_many)
        if classed is not None:
            return classed
    part = known.in_part(name)
    if len(part) == 1:
        (own,) = part
        said = _("No organisation is called just “{asked}”. {title} is the only one on record whose name has it.")
        return known.one(own, asked, said.format(asked=asked, title=known.titles[own]))
    if part:
        return known.several(asked, part)
    classed = _of_class(snapshot, session, known, asked, name, is_loose=True)
    return classed if classed is not None else known.nobody(asked, name)


def sharers(snapshot: Snapshot, session: Session) -> list[tuple[str, str]]:
    """Every organisation on record, each once: the reference of its home record and its title, by title."""
    return list(_known(snapshot, session).in_order)


class _Known:
    """Every organisation on record by what it is called. Kept for as long as no record changes."""

    def __init__(self, snapshot: Snapshot, session: Session) -> None:
        self.titles: dict[str, str] = {}
        self.registers: dict[str, str] = {}
        """Home record → the register the body keeps, where that is loaded."""
        self.capacities: dict[str, frozenset[str]] = {}
        self._names: dict[str, dict[str, str]] = {}
        """Name as it is compared → body → what to say of a name that is not today's."""
        self._by_word: tuple[dict[str, set[str]], dict[str, set[str]]] = ({}, {})
        """Word of a name → the bodies, by names of today alone, and by former ones as well."""
        self.asked: dict[str, Sharer] = {}
        loaded = {each.id: each.title for each in snapshot.federation.registers}
        for record in snapshot.all(session, _ORGANISATION):
            home = body_of(snapshot, record)
            self._put(record, str(home), loaded, is_own=home == record.ref)
        self.in_order = sorted(self.titles.items(), key=lambda each: (each[1].casefold(), each[0]))

    def _put(self, record: Loaded, home: str, loaded: dict[str, str], *, is_own: bool) -> None:
        data = record.data
        if is_own or home not in self.titles:
            self.titles[home] = record.title
        if data.get("register") in loaded:
            self.registers[home] = data["register"]
        wider = statute_book().wider
        kinds = {kind for each in data.get("capacities", ()) for kind in wider.get(each, frozenset({each}))}
        self.capacities[home] = self.capacities.get(home, frozenset()) | kinds
        own = [record.ref.id, record.title]
        for each in data.get("identifiers", ()):
            own += [each["value"], f"{each['scheme']} {each['value']}"]
        if is_own or data.get("register") in loaded:
            register = data.get("register", "")
            own += [register, loaded[register]] if register in loaded else []
        for each in own:
            self._call(each, home, "")
        for each in data.get("other_names", ()):
            if "name" in each:
                former = _("{name} is a former name of {title}.").format(name=each["name"], title=record.title)
                self._call(each["name"], home, former if each.get("use") == NameUse.FORMER else "")

    def _call(self, text: str, home: str, said: str) -> None:
        name = _name(text)
        if not name:
            return
        bodies = self._names.setdefault(name, {})
        bodies[home] = said and bodies.get(home, said)
        words = name.split()
        for by_word in self._by_word[bool(said) :]:
            for word in (*words, *_initials(words)):
                by_word.setdefault(word, set()).add(home)

    def exactly(self, name: str) -> list[str]:
        """The bodies that go by just this, those that do today before those that did."""
        bodies = self._names.get(name, {})
        return [home for home, said in bodies.items() if not said] or list(bodies)

    def told(self, home: str, name: str) -> str:
        """What to know of a body that was found by a name."""
        return self._names.get(name, {}).get(home, "")

    def for_short(self, name: str) -> str:
        """The one body that a short form at the end of a name leaves: `Eastvale DC`. Nothing where it is not plain."""
        whole = written_out(name)
        if whole != name and len(exact := self.exactly(whole)) == 1:
            return exact[0]
        council = council_of(whole)
        if council is None:
            return ""
        place, kinds = council
        homes = {*self._names.get(place, ()), *self._names.get(f"{place} council", ())}
        own = [each for each in homes if self.capacities[each] & kinds]
        return own[0] if len(own) == 1 else ""

    def in_part(self, name: str) -> list[str]:
        """The bodies among whose names, taken together, every word stands, written out or as initials."""
        words = [each for each in name.split() if each not in _JOINING]
        for by_word in self._by_word:
            sets = [by_word.get(word, set()) for word in words]
            found = set.intersection(*sets) if sets else set()
            if found:
                return sorted(found, key=lambda each: self.titles[each])
        return []

    def one(self, home: str, asked: str, said: str) -> Sharer:
        """One organisation."""
        return Sharer(asked, self.titles[home], "organisation", home, has_register=home in self.registers, said=said)

    def several(self, asked: str, homes: Iterable[str]) -> Sharer:
        """More than one could be meant: none of them is taken."""
        titles = sorted({self.titles[each] for each in homes})
        few = titles[:_MOST_NEAR]
        more = len(titles) - len(few)
        names = listed([*few, *([counted(more, _("other"), _("others"))] if more else [])])
        said = _("“{asked}” may mean {names}. Say which.").format(asked=asked, names=names)
        return Sharer(asked, asked, "unknown", said=said, near=tuple(few))

    def nobody(self, asked: str, name: str) -> Sharer:
        """Nobody on record goes by it: who has a name like it."""
        close = nearest_of_many(name, self._names.keys())
        likely = list(self._names.get(close, {}))
        sharing = [home for word in name.split() if word not in _JOINING for home in self._by_word[1].get(word, ())]
        near = dict.fromkeys(self.titles[each] for each in (*likely, *sorted(sharing, key=self.titles.__getitem__)))
        few = tuple(near)[:_MOST_NEAR]
        said = _("No record shows an organisation called “{asked}”.").format(asked=asked)
        like = _("Is it {names}?").format(names=listed(few, "or")) if few else ""
        return Sharer(asked, asked, "unknown", said=f"{said} {like}".strip(), near=few)

    def with_kinds(self, kinds: frozenset[str]) -> Iterator[str]:
        """The bodies that are of one of some kinds."""
        return (home for home, own in self.capacities.items() if own & kinds)


def body_of(snapshot: Snapshot, record: Loaded) -> Ref:
    """The record that stands for a body: its home, or else the first of those that have its identifiers."""
    home = snapshot.home(record.ref)
    if home != record.ref or record.is_home:
        return home
    same = {
        each
        for own in record.data.get("identifiers", ())
        if own.get("scheme") != "other"
        for each in snapshot.bodies(own["scheme"], own["value"])
    }
    return min((record.ref, *same))


def _known(snapshot: Snapshot, session: Session) -> _Known:
    key = ("sharers", session.principal)
    if key not in snapshot.memory:
        snapshot.memory[key] = _Known(snapshot, session)
    found: _Known = snapshot.memory[key]
    return found


def _name(text: str) -> str:
    """A name as it is compared: small letters, no accents, no punctuation, no article before it."""
    words = words_of(_POSSESSIVE.sub("", text).replace("&", " and "))
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    return " ".join(words)


def _initials(words: list[str]) -> Iterator[str]:
    """What runs of the words of a name may be cut down to: `integrated care board` is `icb`."""
    # A run that stops short of the end is nobody's short form: it would be that of some other body sooner.
    for start in range(max(0, len(words) - 8), len(words) - 1):
        run = words[start:]
        for left_out in (frozenset[str](), _JOINING, _JOINING | {"nhs"}):
            short = "".join(each[0] for each in run if each not in left_out)
            if len(short) > 2:
                yield short


def _of_class(
    snapshot: Snapshot, session: Session, known: _Known, asked: str, name: str, *, is_loose: bool
) -> Sharer | None:
    """A class of parties of agreements, or a kind of body in law, with those of it that are on record."""
    kinds = kinds_called(name, is_loose=False)
    classes = parties_called(snapshot, session, name, is_loose=is_loose and not kinds)
    kinds = kinds or frozenset(kind for each in classes for kind in each.kinds)
    kinds = kinds or kinds_called(name, is_loose=is_loose)
    if not classes and not kinds:
        return None
    joined = {str(body_of(snapshot, each)) for one in classes for each in one.joined}
    homes = sorted({*known.with_kinds(kinds), *joined} & known.titles.keys(), key=lambda each: known.titles[each])
    members = tuple((each, known.titles[each]) for each in homes[:_MOST_MEMBERS])
    own = [entry.title for kind in sorted(kinds) if (entry := statute_book().get(kind)) is not None]
    what = listed(own[:_MOST_NEAR], "or") if own else _("whatever the agreements say")
    said = _("“{asked}” is taken as any body of this kind: {what}.").format(asked=asked, what=what)
    few = counted(len(homes), _("organisation on record is one"), _("organisations on record are"))
    none = _("No organisation on record is recorded as one.")
    said = f"{said} {few + '.' if homes else none} {_('Name one for an answer about it.')}"
    return Sharer(asked, asked, "class" if classes else "kind", kinds=tuple(sorted(kinds)), members=members, said=said)
