"""`Subject`: one thing that rules judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from registry.facts.reader import Reader
from registry.load.snapshot import Loaded


class Subject:
    """One thing to judge, in one record.

    - `kind`: what rules call it in `on:`.
    - `record`: the record it is in; `at`: its address there, empty for the record as a whole.
    - `data`: what the record says of it.
    """

    kind: str = ""

    def __init__(self, reader: Reader, record: Loaded, data: Mapping[str, Any], at: str = "") -> None:
        self.reader = reader
        self.record = record
        self.data = data
        self.at = at

    @cached_property
    def address(self) -> str:
        """Its lasting name: what names a finding, together with the rule."""
        return f"{self.record.ref}#{self.at}" if self.at else str(self.record.ref)

    @cached_property
    def _start(self) -> str:
        """How the addresses of its fields begin."""
        return f"{self.address}/" if self.at else f"{self.record.ref}#"

    def place(self, field: str) -> str:
        """The address of one of its fields, whether it is there or should be."""
        return self._start + field

    def get(self, field: str) -> Any:
        """What it says under a field; None where it says nothing."""
        return self.data.get(field)

    def linked(self, field: str, *kinds: str) -> Loaded | None:
        """The record that one of its fields refers to, if it is loaded."""
        text = self.data.get(field)
        return self.reader.record(self.record.ref.register, kinds, text) if isinstance(text, str) else None

    def linked_all(self, field: str, kind: str) -> Iterator[Loaded]:
        """The records that one of its fields, a list, refers to, as far as they are loaded."""
        for text in self.data.get(field) or ():
            found = self.reader.record(self.record.ref.register, (kind,), text)
            if found is not None:
                yield found


class Whole(Subject):
    """A record as a whole."""

    def __init__(self, reader: Reader, record: Loaded) -> None:
        super().__init__(reader, record, record.data)
        self.kind = record.ref.kind
