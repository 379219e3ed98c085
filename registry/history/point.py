"""What was found on one day: enough to count and compare by, and, apart from it, the words.

A finding is kept as a digest of its fingerprint, eight bytes, with how it was in one more, so that many points are
looked through at little cost. The words of findings that have gone since are read only for those that ask for them.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from registry.findings import Finding, Outcome
from registry.index.verdicts import SEVERITIES
from registry.values import NamedTuple

_SEVERITY, _CANNOT_TELL, _WAIVED, _FOLDED = 3, 4, 8, 16


class Words(NamedTuple):
    """One finding in words: its rule, the address that was judged, what no record shows, and the record's title."""

    rule: str
    subject: str
    because: str
    record: str


def digest(fingerprint: str) -> int:
    """The number that a finding is known by."""
    return int.from_bytes(blake2b(fingerprint.encode(), digest_size=8).digest(), "little")


@dataclass(slots=True)
class _Found:
    """The findings of one register: numbers, and how each was, in the same order."""

    numbers: array[int] = field(default_factory=lambda: array("Q"))
    flags: bytearray = field(default_factory=bytearray)


class Point:
    """What was found on a day.

    - `day`: that day. `registers`: those that had any files by then.
    """

    def __init__(self, day: str, registers: Collection[str]) -> None:
        self.day = day
        self.registers = tuple(registers)
        self._found: dict[str, _Found] = {}
        self._all: frozenset[int] | None = None

    def add(self, finding: Finding) -> None:
        """Take in one finding."""
        self.take(
            finding.fingerprint, finding.severity, cannot_tell=finding.outcome is Outcome.CANNOT_TELL,
            waived=bool(finding.waiver), folded=bool(finding.follows_from),
        )  # fmt: skip

    def take(self, fingerprint: str, severity: str, *, cannot_tell: bool, waived: bool, folded: bool) -> None:
        """Take in a finding by what names it for good. `folded`: it only follows from another."""
        register = fingerprint.partition("@")[2].partition("/")[0]
        found = self._found.setdefault(register, _Found())
        found.numbers.append(digest(fingerprint))
        found.flags.append(
            SEVERITIES.index(severity)
            | (_CANNOT_TELL if cannot_tell else 0)
            | (_WAIVED if waived else 0)
            | (_FOLDED if folded else 0)
        )

    def counted(self, registers: Collection[str] = ()) -> dict[int, int]:
        """Number → place of its severity, of what needed attention: not waived, and not only what follows from another.

        Of some registers, or all.
        """
        return {
            number: flag & _SEVERITY
            for found in self._of(registers)
            for number, flag in zip(found.numbers, found.flags, strict=True)
            if not flag & (_WAIVED | _FOLDED)
        }

    def severities(self, registers: Collection[str] = ()) -> tuple[tuple[str, int], ...]:
        """Severity → how many, of the same."""
        counts = Counter(self.counted(registers).values())
        return tuple((severity, counts[at]) for at, severity in enumerate(SEVERITIES))

    def has(self, number: int) -> bool:
        """Whether a finding was there at all, waived or not."""
        if self._all is None:
            self._all = frozenset(number for found in self._found.values() for number in found.numbers)
        return number in self._all

    def _of(self, registers: Collection[str]) -> Iterator[_Found]:
        return (found for own, found in self._found.items() if not registers or own in registers)

    # ── kept ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def packed(self) -> bytes:
        """As bytes, for `unpacked`."""
        found = {own: (_little(each.numbers).hex(), each.flags.hex()) for own, each in self._found.items()}
        return zlib.compress(json.dumps({"day": self.day, "registers": self.registers, "found": found}).encode())


def unpacked(data: bytes) -> Point | None:
    """A point again; None where these bytes are none."""
    try:
        said = json.loads(zlib.decompress(data))
        point = Point(str(said["day"]), said["registers"])
        for own, (numbers, flags) in said["found"].items():
            found = _Found(array("Q", bytes.fromhex(numbers)), bytearray.fromhex(flags))
            if sys.byteorder == "big":
                found.numbers.byteswap()
            if len(found.numbers) != len(found.flags):
                return None
            point._found[own] = found
    except (ValueError, TypeError, KeyError, AttributeError, zlib.error):
        return None
    return point


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def packed_words(words: Iterable[Words]) -> bytes:
    """The words of findings as bytes."""
    return zlib.compress(json.dumps(list(words), ensure_ascii=False).encode())


def unpacked_words(data: bytes) -> list[Words] | None:
    """The words again; None where these bytes are none."""
    try:
        return [Words(*map(str, each)) for each in json.loads(zlib.decompress(data))]
    except (ValueError, TypeError, zlib.error):
        return None
