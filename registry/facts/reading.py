"""`Reading`: what a fact returns."""

from __future__ import annotations

from registry.values import Generic, TypeVar, dataclass

Value = TypeVar("Value")

_put = object.__setattr__


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """A value, the sentence that explains it, and the addresses it was read from."""

    value: Value
    because: str
    sources: tuple[str, ...] = ()

    def __init__(self, value: Value, because: str, sources: tuple[str, ...] = ()) -> None:
        # Facts make more of these than of anything else, and in so many words it is several times as fast.
        _put(self, "value", value)
        _put(self, "because", because)
        _put(self, "sources", sources)
