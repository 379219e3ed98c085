"""The free text of a record: what people write in their own words, field by field.

References, keys, dates, digests, links and values of closed lists hold nothing that anybody could paste into them. How
to reach an organisation or a post is what the schema has fields for, and may stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.schema.published import Shape
from registry.source import Place
from registry.values import Any, NamedTuple

_WAYS_TO_REACH = frozenset({"address", "contact", "telephone"})
"""Fields for reaching an organisation or a post, wherever a schema has one. Email fields have a form of their own."""


class Text(NamedTuple):
    """Some words in a document: where they stand, and whether they are a key there rather than a value."""

    place: Place
    is_key: bool
    words: str


def free_texts(data: Any, shape: Shape | None) -> Iterator[Text]:
    """Every free text of a document. Without a shape, and below fields that no schema knows, every value is one."""
    waiting: list[tuple[Place, Shape | None, Any]] = [((), shape, data)]
    while waiting:
        place, here, value = waiting.pop()
        if isinstance(value, dict):
            for name, below in value.items():
                known = here.fields.get(name) if here is not None else None
                if known is None:
                    yield Text((*place, name), True, name)
                if known is None or not _is_for_reaching(name, known):
                    waiting.append(((*place, name), known, below))
        elif isinstance(value, list):
            item = here.item if here is not None else None
            waiting += [((*place, at), item, member) for at, member in enumerate(value)]
        elif isinstance(value, str):
            if here is None or _is_free(here):
                yield Text(place, False, value)
        elif here is None and isinstance(value, (int, float)) and not isinstance(value, bool):
            yield Text(place, False, str(value))


def _is_for_reaching(name: str, known: Shape) -> bool:
    return name in _WAYS_TO_REACH and not known.fields and known.item is None


def _is_free(shape: Shape) -> bool:
    return not (shape.form or shape.values or shape.refers or shape.names)
