"""The organisation that a record names, where it names one.

Source: the records' own rule that an organisation is named by its reference, and read at its home.
"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded

_ORGANISATION = (Kind.ORGANISATION.value,)


def named_body(reader: Reader, register: str, text: object) -> Loaded | None:
    """The organisation that a reference in a register leads to; None without one, and where it is not loaded."""
    return reader.record(register, _ORGANISATION, str(text)) if text else None
