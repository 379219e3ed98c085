"""How far the terms of a vocabulary were analysed: meaning, context, constraints, and how to tell two things apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from registry.values import Any, dataclass
from registry.vocabulary.term import TermKey

_THINGS = frozenset({"thing", "data-set"})
_FIELDS = frozenset({"field", "code-list", "code"})
_CONSTRAINTS = ("constraints", "value_domain", "datatype", "codes", "unit")


@dataclass(frozen=True, slots=True)
class Analysis:
    """What records say of the terms of a vocabulary.

    - `defined`, `in_context`: terms with a definition; and with what must be taken as given for them to mean that, of
      their own or of the whole vocabulary.
    - `fields`: how many are fields or code lists, of which values are to be constrained; `unconstrained` those of which
      no record says what values they hold.
    - `things`: how many are sorts of people, things or events, or data sets; `unidentified` those of which no record
      says how to tell that two of them are one and the same.
    """

    defined: frozenset[TermKey]
    in_context: frozenset[TermKey]
    fields: int
    unconstrained: tuple[TermKey, ...]
    things: int
    unidentified: tuple[TermKey, ...]


def analysis(entries: Iterable[tuple[TermKey, Mapping[str, Any]]], has_context: bool) -> Analysis:
    """Read it from the entries of a vocabulary. `has_context`: whether the vocabulary as a whole has a context."""
    every = list(entries)
    fields = [(key, each) for key, each in every if each.get("element") in _FIELDS]
    things = [(key, each) for key, each in every if each.get("element") in _THINGS]
    return Analysis(
        frozenset(key for key, each in every if each.get("definition")),
        frozenset(key for key, each in every if has_context or each.get("context") or each.get("scope_note")),
        len(fields), tuple(key for key, each in fields if not any(each.get(name) for name in _CONSTRAINTS)),
        len(things), tuple(key for key, each in things if not each.get("identity")),
    )  # fmt: skip
