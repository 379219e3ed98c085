"""The terms of a vocabulary's record, its codes among them, as composing and looking up need them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from registry.load.snapshot import Loaded
from registry.values import Any
from registry.vocabulary.term import Term, TermKey


def terms_of(loaded: Loaded, entry: Mapping[str, Any]) -> Iterator[Term]:
    """One entry of a vocabulary's list or table, and each of its codes.

    A code is named by its key; what stands in data (`code`) is its notation, and one of the names it goes by.
    """
    ref = loaded.ref
    namespace = loaded.data.get("namespace", "")
    key = TermKey(ref.register, ref.id, entry["id"])
    translated = entry.get("labels", ())
    others = [*entry.get("alternative_labels", ()), *(each["label"] for each in translated if "label" in each)]
    others += [other for each in translated for other in each.get("alternative_labels", ())]
    iri = entry.get("published_as") or (f"{namespace}{key.term}" if namespace else "")
    yield Term(
        key, entry.get("label") or key.term, tuple(others), entry.get("definition", ""), entry.get("notation", ""), iri,
        entry.get("element", ""), entry.get("level", ""), entry.get("concept_kind", ""), entry.get("datatype", ""),
        entry.get("unit", ""), entry.get("term_status", ""), entry.get("parent", ""), entry.get("added", ""),
        entry.get("deprecated", ""), tuple(entry.get("replaced_by", ())),
    )  # fmt: skip
    for code in entry.get("codes", ()):
        own, ended = code["id"], day_after(code.get("used_until", ""))
        yield Term(
            key._replace(code=own), code.get("label") or own, tuple(code.get("alternative_labels", ())),
            code.get("definition", ""), code.get("code", own), f"{iri}/{own}" if iri else "", "code",
            parent=code.get("broader", ""), added=code.get("used_from", ""), ended=ended,
            replaced_by=tuple(code.get("replaced_by", ())),
        )  # fmt: skip


def day_after(last: str) -> str:
    """The first day on which what held until a day no longer does; nothing where it is unsaid or the last there is."""
    from datetime import date, timedelta

    found = date.fromisoformat(last) if last else date.max
    return (found + timedelta(days=1)).isoformat() if found < date.max else ""


def names_of(term: Term) -> set[str]:
    """Every name that a term goes by, folded: labels, notation, key and IRI."""
    own = term.key.code or term.key.term
    return {folded(name) for name in (term.label, *term.others, term.notation, own, term.iri) if name} - {""}


def folded(text: str) -> str:
    """A name as it is compared: capitals, accents, and what joins words aside. `Service_user` is `service user`."""
    if text.isascii():
        bare = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", text.casefold())
        bare = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(bare.replace("_", " ").replace("-", " ").split())
