"""Which term of a vocabulary a name in somebody else's file means."""

from __future__ import annotations

from registry.exchange.sssom_in import Find
from registry.session import Session
from registry.source import Ref
from registry.verbs.lexicon import lexicon


def finder(session: Session, ref: Ref | None) -> Find | None:
    """Finds a vocabulary's terms by web identifier, key, or column name, or by a label that is one term's alone."""
    if ref is None:
        return None
    by_iri: dict[str, tuple[str, str]] = {}
    by_name: dict[str, set[tuple[str, str]]] = {}
    by_label: dict[str, set[tuple[str, str]]] = {}
    for term in lexicon(session).terms(ref):
        own = (term.key.term, term.key.code)
        if term.iri:
            by_iri[term.iri] = own
        by_name.setdefault("/".join(filter(None, own)), set()).add(own)
        if term.notation and not term.key.code:
            by_name.setdefault(term.notation, set()).add(own)
        by_label.setdefault(term.label.casefold(), set()).add(own)

    def find(cell: str, iri: str, label: str) -> tuple[str, str] | None:
        local = cell.partition(":")[2] if ":" in cell and "://" not in cell else cell
        for found in ({by_iri[iri]} if iri in by_iri else set(), by_name.get(local), by_label.get(label.casefold())):
            if found and len(found) == 1:
                return next(iter(found))
        return None

    return find
