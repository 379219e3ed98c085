"""`Reading`: what a fact returns."""

from __future__ import annotations

from registry.values import Generic, TypeVar, dataclass

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """A value, the sentence that explains it, and the addresses it was read from."""

    value: Value
    because: str
    sources: tuple[str, ...] = ()
