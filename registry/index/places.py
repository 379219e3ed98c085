"""Records in a row, without the gaps between registers, so that a set of them is small and counts within it are quick.

A number leaves room for four thousand million records in each register, so a set of numbers keeps the records of each
register apart. Places stand close together: the places of a hundred thousand records are two blocks of bits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from pyroaring import BitMap, BitMap64

from registry.index.engine import IndexBroken
from registry.index.names import SHIFT
from registry.index.snapshot import IndexSnapshot
from registry.values import Any
from registry.wording import _

_SEQUENCE = (1 << SHIFT) - 1
_COUNT, _KEY = 8, 4
_FIRST = _COUNT + _KEY
"""Bytes: a set of 64-bit numbers is written as how many sets of their lower halves it is, each after its upper half."""


class Places:
    """The place of every record of an index, for as long as the index does not change."""

    def __init__(self, snapshot: IndexSnapshot) -> None:
        sql = (
            "SELECT r.number, (SELECT max(n.number) FROM name n"  # noqa: S608 - our own figure
            f" WHERE n.number >= r.number << {SHIFT} AND n.number < (r.number + 1) << {SHIFT})"
            " FROM register r ORDER BY r.number"
        )
        self.spans: dict[int, range] = {}
        """The number of each register → the places of its records, in the order of their numbers."""
        start = 0
        for register, highest in snapshot.engine.rows(sql):
            end = start + ((highest or 0) & _SEQUENCE) + 1
            self.spans[register] = range(start, end)
            start = end
        self._registers = list(self.spans)
        self._starts = [span.start for span in self.spans.values()]

    def of_numbers(self, numbers: Iterable[int]) -> BitMap:
        """The places of numbers. Raises IndexBroken where one is of no register."""
        return self.of_written(BitMap64(numbers).serialize())

    def of_written(self, numbers: bytes) -> BitMap:
        """The places of a set of numbers as it is kept in the index. Raises IndexBroken where it is damaged."""
        found = BitMap()
        at = _COUNT
        try:
            if len(numbers) < _COUNT:
                raise ValueError(numbers)
            many = int.from_bytes(numbers[:_COUNT], "little")
            if many == 1:
                start = self.spans[int.from_bytes(numbers[_COUNT:_FIRST], "little")].start
                return BitMap.deserialize(numbers[_FIRST:]).shift(start)
            raw: Any = memoryview(numbers)
            for _each in range(many):
                start = self.spans[int.from_bytes(raw[at : at + _KEY], "little")].start
                sequences = BitMap.deserialize(raw[at + _KEY :])
                at += _KEY + len(sequences.serialize())
                found |= sequences.shift(start)
        except (KeyError, ValueError, IndexError) as error:
            raise IndexBroken(_("The index is damaged: {why}").format(why=error)) from error
        return found

    def place(self, number: int) -> int:
        """The place of one number; none, which is -1, where its register is not there."""
        span = self.spans.get(number >> SHIFT)
        return -1 if span is None else span.start + (number & _SEQUENCE)

    def numbers(self, places: Iterable[int]) -> list[int]:
        """The numbers of some places, in the same order."""
        found = []
        for place in places:
            at = bisect_right(self._starts, place) - 1
            found.append(self._registers[at] << SHIFT | place - self._starts[at])
        return found


def places_of(snapshot: IndexSnapshot) -> Places:
    """The places of an index, worked out once until it changes."""
    if "places" not in snapshot.memory:
        snapshot.memory["places"] = Places(snapshot)
    found: Places = snapshot.memory["places"]
    return found
