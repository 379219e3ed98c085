"""Where a mapping holds: in which data set, list, system or agreement; and whether that is where it is asked about.

The days of a scope are in the days of its steps already, and not looked at here.
"""

from __future__ import annotations

from collections.abc import Mapping

from registry.concepts.kinds import Kind
from registry.source import Ref
from registry.values import Any
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.resolution import Circumstances
from registry.vocabulary.step import Step

_REFERENCES = {"system": Kind.INFORMATION_SYSTEM.value, "agreement": Kind.AGREEMENT.value}

Scope = tuple[tuple[str, str], ...]
"""What a mapping is bound to, in the order `data_set`, `list`, `system`, `agreement`, those that are said alone."""


def scope_of(lexicon: Lexicon, step: Step) -> Scope:
    """The scope of a mapping: its own, and where that says nothing, that of its set. References are in full."""
    of_set: Mapping[str, Any] = lexicon.header(step.set).get("scope") or {}
    said = {**of_set, **(lexicon.detail(step).get("scope") or {})}
    found = []
    for name in ("data_set", "list", "system", "agreement"):
        text = said.get(name)
        if text:
            kind = _REFERENCES.get(name)
            found.append((name, str(Ref.within(text, step.set.register, kind)) if kind else text))
    return tuple(found)


def fit(scope: Scope, circumstances: Circumstances, subject: Ref) -> int:
    """How closely a scope fits: how many of its bounds are met; -1 where one is not; 0 where one is left open.

    `subject`: the vocabulary that the mapping leads from: data set and system are those of its words.
    """
    data_set, system = circumstances.of(subject)
    given = {
        "data_set": data_set, "list": circumstances.list_, "system": system,
        "agreement": str(circumstances.agreement or ""),
    }  # fmt: skip
    is_open = False
    for name, wanted in scope:
        if not given[name]:
            is_open = True
        elif _plain(given[name]) != _plain(wanted):
            return -1
    return 0 if is_open else len(scope)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
