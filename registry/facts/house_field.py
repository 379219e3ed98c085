"""What of a field that a register asks for is not stated in one of its records.

Source: the product's own rule that a register may ask more of its own records than the law does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.reader import Reader
from registry.facts.stated_term import stated_term
from registry.load.snapshot import Loaded
from registry.schema.published import shape
from registry.source import Place, address


def lacking(reader: Reader, record: Loaded, field: str) -> tuple[tuple[str, bool], ...]:
    """The addresses at which a field should stand and does not, each with whether it is in a parent that was not read.

    `unknown` says no more than silence: the question was asked, and the record does not show the answer.

    A step into a list means every member, so a list without members lacks nothing; nor is `[]` unanswered. What an
    agreement takes from its parent is stated.
    """
    steps, data = field.split("/"), record.data
    heading = steps[0]
    if record.ref.kind == Kind.AGREEMENT and heading not in data and shape(record.ref.kind).fields[heading].heading:
        term = stated_term(reader, record, heading).value
        if term.said == "unknown":
            return ((term.at, True),)
        if term.said == "parent" and term.origin is not None:
            record = reader.named(term.origin) or record
    keys_at = shape(record.ref.kind).keys_at
    return tuple(
        (f"{record.ref}#{address(record.data, keys_at, place)}", False) for place in _walk(record.data, steps, ())
    )


def _walk(data: Any, steps: list[str], place: Place) -> Iterator[Place]:
    if isinstance(data, list) and steps:
        for position, member in enumerate(data):
            yield from _walk(member, steps, (*place, position))
    elif not steps:
        if data == "unknown":
            yield place
    elif isinstance(data, dict) and steps[0] in data:
        yield from _walk(data[steps[0]], steps[1:], (*place, steps[0]))
    else:
        yield (*place, *steps)
