"""What a mishap may befall, offered while somebody types."""

from __future__ import annotations

from registry.law.statute_book import statute_book
from registry.session import Session
from registry.sharing.impact.subject import SORTS
from registry.verbs.failing.befallen import WORDS
from registry.verbs.opening import opened
from registry.wording import _

_MOST = 150
"""Of each kind: a longer list is no help while one types, and anything else can be typed."""


def subjects(session: Session) -> tuple[tuple[str, str], ...]:
    """What is typed for each, and what it is called: contracts first, then systems, organisations and the rest."""
    snapshot = opened(session)
    order = ("contract", "system", "organisation", "agreement", "transfer")
    found: list[tuple[str, str]] = []
    for sort in order:
        kind = next(kind for kind, own in SORTS.items() if own == sort)
        for ref in list(snapshot.refs(kind))[:_MOST]:
            loaded = snapshot.record(ref) if session.may_see(ref) and snapshot.home(ref) == ref else None
            if loaded is not None:
                found.append((str(ref), f"{loaded.title} ({_(WORDS[sort])})"))
    found += [(each.id, f"{each.title} ({_(WORDS['gateway'])})") for each in statute_book().of_sort("gateway")]
    return tuple(found)
