"""How rows under given headings are read. Imports little: a row that is read again waits for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from registry.load.snapshot import Loaded
from registry.load.table import mappings, terms
from registry.load.table.lines import Head
from registry.values import Any

Columns = mappings.Columns | terms.Columns


def names_in(kind: str) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """The columns that the table of a kind may have, those it cannot do without, and those that are passed over."""
    if kind == mappings.KIND:
        return mappings.KNOWN, mappings.NEEDED, mappings.IGNORED
    return terms.known(), terms.NEEDED, frozenset()


def compiled_for(loaded: Loaded, head: Head, *, checked: bool = True) -> Columns | None:
    """How the rows of a record's table are read; None where its headings do not tell. `checked` as for `reader`."""
    _known, needed, _ignored = names_in(loaded.ref.kind)
    if head.trouble is not None or not set(needed) <= set(head.columns) or len({*head.columns}) != len(head.columns):
        return None
    if loaded.ref.kind == mappings.KIND:
        sides = (str(loaded.data.get(f"{name}_vocabulary", "")) for name in ("subject", "object"))
        return _mapping_columns(head.columns, head.about, checked, loaded.ref.register, *sides)
    return _term_columns(head.columns, checked)


@lru_cache(maxsize=16)
def _mapping_columns(
    columns: tuple[str, ...], about: str, checked: bool, register: str, subject: str, target: str
) -> Columns:
    def namespaces() -> Mapping[str, str]:
        prefixes = said_above(about).get("curie_map")
        pairs = prefixes.items() if isinstance(prefixes, dict) else ()
        return {iri: name for name, iri in pairs if isinstance(iri, str)}

    # Most of what stands above the headings is for other programs.
    said = said_above(about) if any(name in about for name in mappings.PROPAGATED) else {}
    of_all = {name: str(said[name]) for name in mappings.PROPAGATED if isinstance(said.get(name), str)}
    subject_end, object_end = (mappings.End.of(each, register) for each in (subject, target))
    return mappings.Columns(columns, subject_end, object_end, lru_cache(namespaces), of_all, checked=checked)


@lru_cache(maxsize=16)
def _term_columns(columns: tuple[str, ...], checked: bool) -> Columns:
    return terms.Columns(columns, checked=checked)


def said_above(about: str) -> Mapping[str, Any]:
    """What stands above the headings, as far as it can be read."""
    if not about.strip():
        return {}
    from registry.parse import parse  # takes long to import, and is seldom needed

    data, _problems = parse(about.encode("utf-8"))
    return data or {}
