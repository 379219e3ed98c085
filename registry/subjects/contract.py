"""A contract with a processor, and who is bound by it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded
from registry.subjects.subject import Whole


class Contract(Whole):
    """A whole contract with a processor."""

    @cached_property
    def activities(self) -> tuple[Loaded, ...]:
        """The records of the processing that it serves, as far as they are loaded."""
        return tuple(self._named("activities", Kind.PROCESSING_ACTIVITY))

    @cached_property
    def controllers(self) -> tuple[Loaded, ...]:
        """The controllers, as far as they are loaded."""
        return tuple(self._named("controllers", Kind.ORGANISATION))

    @cached_property
    def agreements(self) -> tuple[Loaded, ...]:
        """The sharing agreements in which the processor acts, as far as they are loaded."""
        return tuple(self._named("agreements", Kind.AGREEMENT))

    @cached_property
    def processor(self) -> Loaded | None:
        """The processor, read at its home."""
        return self.linked("processor", Kind.ORGANISATION.value)

    @property
    def processor_name(self) -> str:
        """Who the processor is, in words."""
        return self.processor.title if self.processor is not None else str(self.get("processor_name") or "")

    def _named(self, field: str, kind: Kind) -> Iterator[Loaded]:
        for text in self.get(field) or ():
            found = self.reader.record(self.record.ref.register, (kind.value,), text)
            if found is not None:
                yield found
