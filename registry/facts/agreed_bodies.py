"""Which organisations in two agreements' records are one body, though each register wrote down a record of its own.

Source: the records' own rule that equal identifiers are the same body. A record that is read at its home needs none of
this; it is for bodies that keep no register, and for identifiers written in other letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from registry.concepts.kinds import Kind
from registry.facts.agreed import Agreed
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.values import Any


def same_bodies(reader: Reader, here: Loaded, there: Loaded) -> dict[str, str]:
    """A body that the second names → what the first calls it, of bodies that are recorded twice."""
    return reader.remembered(("same bodies", here.ref, there.ref), lambda: _same(reader, here, there))


def called(found: Iterable[Agreed], names: Mapping[str, str]) -> list[Agreed]:
    """What a record says, its bodies called as the other record calls them."""
    return [
        each._replace(
            key=tuple(names.get(part, part) for part in each.key),
            means=frozenset(names.get(part, part) for part in each.means),
        )
        if names
        else each
        for each in found
    ]


def identifiers(body: Loaded) -> set[tuple[str, str]]:
    """The published numbers and codes of a body, letters and spaces apart."""
    return {
        (str(each["scheme"]), "".join(str(each["value"]).casefold().split()))
        for each in body.data.get("identifiers", ())
        if each.get("scheme") != "other"
    }


def _same(reader: Reader, here: Loaded, there: Loaded) -> dict[str, str]:
    mine, theirs = _bodies(reader, here), _bodies(reader, there)
    return {
        ref: own
        for ref, body in theirs.items()
        if ref not in mine
        for own, other in mine.items()
        if own not in theirs and identifiers(body) & identifiers(other)
    }


def _bodies(reader: Reader, agreement: Loaded) -> dict[str, Loaded]:
    """The organisations that an agreement names as party, as lead or as processor."""
    return {str(each.ref): each for each in _named(reader, agreement)}


def _named(reader: Reader, agreement: Loaded) -> Iterator[Loaded]:
    register, data = agreement.ref.register, agreement.data
    texts: list[tuple[str, Any]] = [(register, each.get("organisation")) for each in data.get("parties", ())]
    texts.append((register, data.get("lead")))
    for text in data.get("processors", ()):
        contract = reader.record(register, (Kind.PROCESSOR_CONTRACT.value,), str(text))
        if contract is not None:
            texts.append((contract.ref.register, contract.data.get("processor")))
    for own, text in texts:
        found = named_body(reader, own, text)
        if found is not None:
            yield found
