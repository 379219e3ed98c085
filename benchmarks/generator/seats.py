"""Who has signed what: every adoption of a region, and the agreements that nobody was left to sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.generator.plan import Register

if TYPE_CHECKING:
    from benchmarks.generator.outline import Outline, Outlines

_FOR_CLASSES = 0.12
"""The share of adoptions that is kept for members of classes, whatever else is to be signed."""
_MOST_FOR_CLASSES = 0.2


class Seat(NamedTuple):
    """One adoption to be written: of which agreement, as which party, by which member of a class, after how many."""

    register: Register
    number: int
    party: str
    member: int
    earlier: int


class Region(NamedTuple):
    """The adoptions of each register, by its number, and the agreements that are not signed by all who take part."""

    seats: dict[int, list[Seat]]
    unsigned: frozenset[tuple[int, int]]


def shared_out(outlines: Outlines, lead: Register) -> Region:
    """Share out the adoptions of a region: to whoever must sign first, then to members of classes, then to others.

    A party records its own signature; where its register holds no more adoptions, the lead of the agreement does.
    """
    return _Sharing(outlines, lead).region()


class _Sharing:
    """The adoptions of a region while they are given out."""

    def __init__(self, outlines: Outlines, lead: Register) -> None:
        self.outlines = outlines
        self.registers = lead.neighbours
        self.joined = {each.number: self._joined(each) for each in self.registers}
        self.left = Counter({each.number: each.counts["adoption"] - self._kept(each) for each in self.registers})
        self.seats: dict[int, list[Seat]] = {each.number: [] for each in self.registers}
        self.unsigned: set[tuple[int, int]] = set()

    def region(self) -> Region:
        """Every seat given out, until no adoption is left."""
        self._needed()
        others = self._others()
        for register in self.registers:
            joined = [
                each for each in self.joined[register.number] if (register.number, each.number) not in self.unsigned
            ]
            self._fill(register, joined, others[register.number])
        return Region(self.seats, frozenset(self.unsigned))

    def _drawn(self) -> Iterator[Outline]:
        """Every agreement of the region, protocols first."""
        for is_protocol in (True, False):
            for register in self.registers:
                protocols = self.outlines.protocols(register)
                numbers = range(protocols) if is_protocol else range(protocols, register.counts["agreement"])
                for number in numbers:
                    yield self.outlines.drawn(register.number, number)

    def _needed(self) -> None:
        """Seats of all who must have signed what is in force; what can no longer be signed by all is signed by none."""
        for outline in self._drawn():
            if not outline.runs:
                continue
            wanted = outline.active
            if sum(self.left.values()) < len(wanted):
                self.unsigned.add((outline.register.number, outline.number))
                continue
            for party in wanted:
                holder = self._holder(party.register or outline.register, outline.register)
                self.left[holder] -= 1
                self.seats[holder].append(Seat(outline.register, outline.number, party.key, -1, 0))

    def _holder(self, own: Register, lead: Register) -> int:
        """The register whose adoption it is: the party's, the lead's, or whichever has most left."""
        for register in (own, lead):
            if self.left[register.number]:
                return register.number
        return max(self.registers, key=lambda each: (self.left[each.number], -each.number)).number

    def _kept(self, register: Register) -> int:
        """How many adoptions of a register are kept for members of classes."""
        return min(len(self.joined[register.number]), int(register.counts["adoption"] * _FOR_CLASSES))

    def _joined(self, register: Register) -> list[Seat]:
        """Seats of the members that a register records, in the classes of its own agreements that are open to them."""
        plan = self.outlines.plan
        sorts: dict[str, list[int]] = {}
        for which in range(register.members):
            sorts.setdefault(plan.member(register, which)[2].key, []).append(which)
        return [
            Seat(register, number, outline.class_key, which, 0)
            for number in range(register.counts["agreement"])
            for outline in (self.outlines.drawn(register.number, number),)
            if outline.class_key and outline.runs
            for sort in outline.class_sorts
            for which in sorts.get(sort, ())
        ]

    def _others(self) -> dict[int, list[Seat]]:
        """Seats of those who have signed without need: what is being signed, or has ended, or has no flow of theirs."""
        found: dict[int, list[Seat]] = {each.number: [] for each in self.registers}
        for outline in self._drawn():
            if not outline.is_signed:
                continue
            is_unsigned = (outline.register.number, outline.number) in self.unsigned
            needed = {party.key for party in outline.active} if outline.runs and not is_unsigned else set()
            for party in outline.parties:
                if party.register is not None and party.key not in needed:
                    seat = Seat(outline.register, outline.number, party.key, -1, 0)
                    found[party.register.number].append(seat)
        return found

    def _fill(self, register: Register, joined: list[Seat], others: list[Seat]) -> None:
        """What a register has left: members of classes, then whoever else has signed, then renewals."""
        most = max(1, int(register.counts["adoption"] * _MOST_FOR_CLASSES))
        seats = self.seats[register.number]
        seats += joined[: min(register.counts["adoption"] - len(seats), most)]
        free = [*others, *(seat for seat in seats if seat.member < 0)]
        room = register.counts["adoption"] - len(seats)
        for at in range(room if free else 0):
            earlier, which = divmod(at, len(free))
            # Those that were needed have been signed once already.
            seats.append(free[which]._replace(earlier=earlier + (which >= len(others))))
