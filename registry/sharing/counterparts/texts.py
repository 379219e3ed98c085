"""Texts of two records of one share: the same word for word, or for a person to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.concepts.sharing import Agreeing
from registry.facts.reader import Reader
from registry.facts.stated_term import stated_term
from registry.load.snapshot import Loaded
from registry.sharing.cited import Place
from registry.sharing.counterparts.comparison import Compared
from registry.wording import _

_TEXTS = (
    ("purpose/aim", "What it is for", "Aim"),
    ("purpose/necessity", "What it is for", "Why it is needed"),
    ("use_restrictions", "Limits", "What it may not be used for"),
    ("prohibited_information", "Limits", "What may never be shared"),
    ("minimisation", "Limits", "How it is kept to what is needed"),
    ("onward_sharing", "Limits", "Passing it on"),
    ("processor_rule", "Limits", "The rule on processors"),
    ("transfers/rule", "Limits", "The rule on sending it abroad"),
    ("territory_described", "The agreement", "The area in words"),
)
"""Texts in which a limit or a purpose stands. What only describes is not put side by side."""

_LONGEST = 400


def compared_texts(reader: Reader, here: Loaded, there: Loaded) -> Iterator[Compared]:
    """Each text that both have, and each limit that only one has. None of them is a difference by itself."""
    for path, heading, name in _TEXTS:
        (one, at_one), (other, at_other) = _text(reader, here, path), _text(reader, there, path)
        if not one and not other:
            continue
        said = ""
        if _plain(one) == _plain(other):
            state = Agreeing.AGREE
            said = _("The same, word for word.")
        elif one and other:
            state = Agreeing.CANNOT_COMPARE
            said = _("Both say it in words of their own. A person has to read them.")
        else:
            state = Agreeing.ONLY_HERE if one else Agreeing.ONLY_THERE
        yield Compared(
            _(heading), _(name), state.value, _cut(one), _cut(other), said, Place(at_one, _(name)),
            Place(at_other, _(name)), False,
        )  # fmt: skip


def _text(reader: Reader, record: Loaded, path: str) -> tuple[str, str]:
    top, _slash, inner = path.partition("/")
    found = stated_term(reader, record, top).value
    value: Any = found.value if found.said in ("here", "parent") else None
    at = f"{record.ref}#{path}"
    if inner:
        value = value.get(inner) if isinstance(value, dict) else None
    if value is not None and found.origin is not None:
        at = f"{found.origin}#{path}"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value or ""), at


def _plain(text: str) -> str:
    return " ".join("".join(each if each.isalnum() else " " for each in text.casefold()).split())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
