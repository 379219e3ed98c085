"""Classes of parties and kinds of body by what people call them: the schools, an academy, any nursery."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from registry.concepts.kinds import Kind
from registry.index.search import Query, Search
from registry.index.snapshot import IndexSnapshot
from registry.index.words import words as words_of
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded, Snapshot
from registry.session import Session
from registry.values import NamedTuple
from registry.vocabulary.suggesting.names import written_out

_MOST_LOOKED_AT = 50
"""Agreements looked at for a class of parties."""

_MOST_JOINED = 500

_HEAD = re.compile(r"\s(?:in|of|that|which|who|with|within|for|from|to|under|whose)\s")
"""What follows says which of them, and not what they are."""

_PARENTHESES = re.compile(r"\s*\([^)]*\)")


class PartyClass(NamedTuple):
    """A class of parties of an agreement: the kinds of body it takes in, and the records of those who have joined."""

    kinds: tuple[str, ...]
    joined: tuple[Loaded, ...]


def singular(name: str) -> str:
    """A name with each word as one of the things: `primary schools` is `primary school`."""
    return " ".join(_one(word) for word in name.split())


@lru_cache(maxsize=20_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(singular(" ".join(words_of(text))).split())


def _one(word: str) -> str:
    # Short forms are for columns: an `act` is no account here.
    return written_out(word) if word.endswith("s") else word


def parties_called(snapshot: Snapshot, session: Session, name: str, *, is_loose: bool) -> tuple[PartyClass, ...]:
    """The classes of parties that go by a name: by their key or by what they are defined as.

    `is_loose`: also where the name is only a part of what they are defined as.
    """
    wanted = set(singular(name).split())
    found = []
    for agreement in _agreements(snapshot, session, name):
        for party in agreement.data.get("parties", ()):
            own = party.get("party_class")
            if own is not None and _is_called(party, own.get("definition", ""), wanted, is_loose=is_loose):
                joined = tuple(islice(_joined(snapshot, session, agreement, str(party["id"])), _MOST_JOINED))
                found.append(PartyClass(tuple(own.get("body_kinds", ())), joined))
    return tuple(found)


def _agreements(snapshot: Snapshot, session: Session, name: str) -> Iterable[Loaded]:
    """The agreements that speak of it, the likeliest first: all of them where there is no index."""
    if isinstance(snapshot, IndexSnapshot):
        query = Query(name, {"kind": (Kind.AGREEMENT.value,)}, limit=_MOST_LOOKED_AT)
        return [hit.loaded for hit in Search(snapshot, session, query, session.today).page().hits]
    return snapshot.all(session, Kind.AGREEMENT.value)


def _is_called(party: dict[str, str], definition: str, wanted: set[str], *, is_loose: bool) -> bool:
    # A pre-school is no school.
    head = _HEAD.split(definition, maxsplit=1)[0].replace("-", "")
    own = [_words(each) - _EVERY for each in (str(party["id"]), party.get("name_used", ""), head)]
    return any(wanted == each or (is_loose and wanted <= each) for each in own if each)


_EVERY = frozenset({"every", "any", "all", "each", "the", "and", "or", "a", "an"})


def _joined(snapshot: Snapshot, session: Session, agreement: Loaded, party: str) -> Iterator[Loaded]:
    """The organisations that have joined as a party of this key."""
    organisation, kind = (Kind.ORGANISATION.value,), (Kind.AGREEMENT.value,)
    for ref in sorted(snapshot.mentioning(agreement.ref, Kind.ADOPTION.value)):
        adoption = snapshot.get(session, ref)
        if adoption is None or adoption.data.get("party") != party:
            continue
        if snapshot.targets(ref.register, kind, str(adoption.data.get("agreement", ""))) != [agreement.ref]:
            continue
        for target in snapshot.targets(ref.register, organisation, str(adoption.data.get("organisation", ""))):
            body = snapshot.get(session, target)
            if body is not None:
                yield body


def kinds_called(name: str, *, is_loose: bool) -> frozenset[str]:
    """The kinds of body in law that go by a name: by their id or title, or, loosely, as what a title begins with."""
    wanted = set(singular(name).split())
    exact, loose = set(), set()
    for entry in statute_book().of_sort("body-kind"):
        head = _HEAD.split(_PARENTHESES.sub("", entry.title), maxsplit=1)[0].partition(",")[0]
        if wanted in (_words(entry.title), _words(entry.id)):
            exact.add(entry.id)
        elif wanted <= _words(head):
            loose.add(entry.id)
    found = exact or (loose if is_loose else set())
    wider = statute_book().wider
    return frozenset(own for own in found if not any(own in wider[other] for other in found if other != own))
