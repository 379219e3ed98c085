"""`Deadline`: what a clock returns."""

from __future__ import annotations

from registry.values import Generic, TypeVar, dataclass

When = TypeVar("When")


@dataclass(frozen=True, slots=True)
class Deadline(Generic[When]):
    """The last day, or the last moment, on which the thing is done in time, and a sentence of how it was worked out."""

    by: When
    because: str
