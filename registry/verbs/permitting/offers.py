"""What is offered while somebody types a question: organisations, shared words and purposes that are on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from registry.concepts.kinds import Kind
from registry.concepts.vocabularies import TermElement
from registry.session import Session
from registry.values import NamedTuple
from registry.verbs.opening import opened
from registry.verbs.resolving.telling import telling_of
from registry.vocabulary.terms_of import folded
from registry.wording import _

MOST = 400
"""Names of a sort that are offered: a browser shows a few of them, and each is sent with the page."""

_MOST_READ = 1_200
_MOST_AGREEMENTS = 150
"""Records that are read for it: what is offered only helps, so in a large federation it is not all there is."""

_LONGEST = 120
"""Letters of a name that is offered; a longer one is a description."""


class Offers(NamedTuple):
    """What to offer, each as what is typed, and what to know of it or nothing."""

    organisations: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    purposes: tuple[tuple[str, str], ...]


def offers(session: Session) -> Offers:
    """What is on record. Kept as long as no record changes, for whoever asks."""
    kept = opened(session).memory
    key = ("offered to permits", session.principal)
    if key not in kept:
        kept[key] = Offers(tuple(_bodies(session)), tuple(_words(session)), tuple(_purposes(session)))
    found: Offers = kept[key]
    return found


def _bodies(session: Session) -> Iterator[tuple[str, str]]:
    """Organisations by name, once each: those that keep a register first, as most questions are about them."""
    snapshot = opened(session)
    owners = {each.owner for each in snapshot.federation.registers if each.owner}
    found: dict[str, tuple[bool, str]] = {}
    for loaded in islice(snapshot.all(session, Kind.ORGANISATION.value), _MOST_READ):
        ref = snapshot.home(loaded.ref)
        if ref == loaded.ref and 0 < len(loaded.title) <= _LONGEST:
            found.setdefault(loaded.title, (ref.id in owners, ref.id))
    by_name = sorted(found.items(), key=lambda each: (not each[1][0], folded(each[0])))
    for title, (is_owner, _own) in by_name[:MOST]:
        yield title, _("keeps a register here") if is_owner else ""


def _words(session: Session, *, purposes: bool = False) -> Iterator[tuple[str, str]]:
    """The shared words, which everybody's are mapped to: those for data, or those for purposes."""
    telling = telling_of(session)
    shared = [ref for ref, each in telling.vocabularies.items() if each.is_shared and each.status != "retired"]
    terms = (term for ref in shared for term in telling.lexicon.terms(ref) if not term.key.code and not term.ended)
    return _once((term.label, "") for term in terms if (term.element == TermElement.PURPOSE) == purposes)


def _purposes(session: Session) -> Iterator[tuple[str, str]]:
    """The purposes that are shared words, and those that agreements name, with the agreement."""
    agreements = islice(opened(session).all(session, Kind.AGREEMENT.value), _MOST_AGREEMENTS)
    named = ((title, loaded.title) for loaded in agreements for title in _named(loaded.data))
    return _once(chain(_words(session, purposes=True), named))


def _named(fields: object) -> Iterator[str]:
    purpose = fields.get("purpose") if isinstance(fields, dict) else None
    listed = purpose.get("purposes") if isinstance(purpose, dict) else None
    for each in listed if isinstance(listed, list) else ():
        title = each.get("title") if isinstance(each, dict) else None
        if isinstance(title, str):
            yield title


def _once(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each name once, in alphabetical order."""
    found: dict[str, tuple[str, str]] = {}
    for name, label in pairs:
        if 0 < len(name) <= _LONGEST:
            found.setdefault(folded(name), (name, label))
    yield from islice((found[each] for each in sorted(found)), MOST)
