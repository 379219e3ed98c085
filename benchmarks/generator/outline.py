"""What an agreement holds, as far as other records speak of it: parties, flows, parent, status and days."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from benchmarks.generator.days import TODAY, YEAR
from benchmarks.generator.dice import Dice
from benchmarks.generator.language.tables import Item
from benchmarks.generator.plan import Name, Plan, Register, short

CLASSES = {
    "schools": ("Every maintained school and academy that joins by the online form", ("school", "academy", "nursery")),
    "practices": ("Every surgery and pharmacy that takes part", ("surgery", "pharmacy", "care-home")),
    "groups": ("Charities and advice centres that have been assessed", ("charity", "advice", "homes")),
}
"""Classes of parties: what they are called → who may join, and the sorts of body that do."""

PRECONDITIONS = ("dpia", "training", "fee", "security", "parent", "notice")

_WAY = ("idea", "screening", "draft", "consultation", "legal-ig-review", "approved", "signing", "in-force")
_ENDS = {
    "in-force": 58, "under-review": 7, "draft": 7, "consultation": 5, "legal-ig-review": 3, "approved": 2, "signing": 3,
    "idea": 2, "screening": 2, "suspended": 2, "terminated": 4, "superseded": 4, "withdrawn-before-force": 1,
}  # fmt: skip
_STATUSES = tuple(status for status, share in _ENDS.items() for _time in range(share))
SIGNED = {"signing", "in-force", "under-review", "suspended", "terminated", "superseded"}
"""Statuses at which parties have begun to sign."""


class Party(NamedTuple):
    """A party of an agreement: an organisation with a register, or a class of many."""

    key: str
    register: Register | None


class Flow(NamedTuple):
    """What goes from whom to whom."""

    key: str
    items: tuple[Item, ...]
    discloser: Party
    receivers: tuple[Party, ...]


class Outline(NamedTuple):
    """An agreement, as others see it."""

    register: Register
    number: int
    name: Name
    is_protocol: bool
    status: str
    history: tuple[tuple[str, int], ...]
    parties: tuple[Party, ...]
    items: tuple[Item, ...]
    flows: tuple[Flow, ...]
    preconditions: tuple[str, ...]
    parent: tuple[Register, int] | None
    began: int

    @property
    def ref(self) -> str:
        """Its name in full."""
        return f"{self.register.id}/agreement/{self.name.id}"

    @property
    def class_key(self) -> str:
        """The class of parties that may be joined, or an empty string."""
        return next((party.key for party in self.parties if party.register is None), "")


class Seat(NamedTuple):
    """One adoption to be written: of which agreement, as which party, by which member of a class, after how many."""

    register: Register
    number: int
    party: str
    member: int
    earlier: int


class Outlines:
    """The outlines of every agreement of a plan, worked out as they are asked for."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.of = lru_cache(maxsize=50_000)(self._of)
        self._seats: dict[int, dict[int, list[Seat]]] = {}
        self.pinned: Callable[[Register, int], str] = lambda _register, _number: ""
        """The digest of an agreement, where whoever writes the records can tell."""

    def protocols(self, register: Register) -> int:
        """How many of a register's agreements, the first ones, are protocols that others stand under."""
        return -(-register.counts["agreement"] // 25)

    def _of(self, at: int, number: int) -> Outline:
        register = self.plan.registers[at]
        dice = Dice(self.plan.seed, "outline", at, number)
        is_protocol = number < self.protocols(register)
        status = "in-force" if is_protocol else dice.of(_STATUSES)
        history = _history(status, dice)
        parties = self._parties(register, is_protocol, dice)
        name = self.plan.name(at, "agreement", number)
        items = () if is_protocol else name.topic.items
        flows = () if is_protocol else _flows(parties, items, dice)
        asked = tuple(dice.some(PRECONDITIONS, 1, 3))
        parent = self._parent(register, number, is_protocol, dice)
        asked = asked if parent else tuple(each for each in asked if each != "parent")
        return Outline(
            register, number, name, is_protocol, status, history, parties, items, flows, asked, parent, history[-1][1]
        )

    def _parent(self, register: Register, number: int, is_protocol: bool, dice: Dice) -> tuple[Register, int] | None:
        lead = register.lead
        if is_protocol:
            if number > 0:
                return (register, 0) if dice.chance(0.5) else None
            return (lead, 0) if register is not lead and lead.counts["agreement"] else None
        if dice.chance(0.25):
            return None
        if dice.chance(0.3) and lead.counts["agreement"]:
            return lead, 0
        return register, dice.below(self.protocols(register))

    def _parties(self, register: Register, is_protocol: bool, dice: Dice) -> tuple[Party, ...]:
        own = Party(register.body.key, register)
        others = [Party(each.body.key, each) for each in register.neighbours if each is not register]
        classes = list(CLASSES)
        if is_protocol:
            return (own, *others, *(Party(key, None) for key in classes))
        chosen = dice.some(others, 1, 3)
        if dice.chance(0.3) or not chosen:
            chosen.append(Party(dice.of(classes), None))
        return (own, *chosen)

    def seats(self, register: Register) -> list[Seat]:
        """The adoptions that a register holds, in order."""
        region = register.lead.number
        if region not in self._seats:
            self._seats[region] = self._region(register)
        return self._seats[region][register.number]

    def _region(self, register: Register) -> dict[int, list[Seat]]:
        free: dict[int, list[Seat]] = {each.number: [] for each in register.neighbours}
        classes: dict[int, list[Outline]] = {each.number: [] for each in register.neighbours}
        for own in register.neighbours:
            for number in range(own.counts["agreement"]):
                outline = self.of(own.number, number)
                if outline.status not in SIGNED:
                    continue
                for party in outline.parties:
                    if party.register is not None:
                        free[party.register.number].append(Seat(own, number, party.key, -1, 0))
                if outline.class_key and own.members:
                    classes[own.number].append(outline)
        return {each.number: self._taken(each, free[each.number], classes[each.number]) for each in register.neighbours}

    def _taken(self, register: Register, free: list[Seat], classes: list[Outline]) -> list[Seat]:
        """As many as there are adoptions. One in five joins a class; when all are taken, they are renewed."""
        taken: list[Seat] = []
        given = 0
        for at in range(register.counts["adoption"]):
            joined, offset = divmod(at, 5)
            member = joined // len(classes) if classes else 0
            if offset == 4 and classes and member < register.members:
                outline = classes[joined % len(classes)]
                taken.append(Seat(register, outline.number, outline.class_key, member, 0))
            elif free:
                earlier, which = divmod(given, len(free))
                taken.append(free[which]._replace(earlier=earlier))
                given += 1
        return taken

    def adoption(self, register: Register, number: int) -> str:
        """The id of an adoption."""
        seats = self.seats(register)
        if number >= len(seats):
            return self.plan.name(register.number, "adoption", number).id
        return self.seated(register, seats[number])

    def seated(self, register: Register, seat: Seat) -> str:
        """The id of the adoption by which a seat was taken."""
        name = self.plan.name(seat.register.number, "agreement", seat.number)
        if seat.member >= 0:
            return short(f"{name.id}-{self.plan.member(register, seat.member)[3]}")
        return short(f"{name.id}-{seat.party}" + (f"-v{seat.earlier + 1}" if seat.earlier else ""))


def _history(status: str, dice: Dice) -> tuple[tuple[str, int], ...]:
    """How an agreement came to its status. What is early in its life began lately; the others over ten years."""
    steps = list(_WAY[: _WAY.index(status) + 1] if status in _WAY else _WAY)
    if status == "withdrawn-before-force":
        steps = steps[: dice.between(3, 5)]
    if status not in _WAY:
        steps.append(status)
    # Early steps are often not written down.
    kept = [step for at, step in enumerate(steps) if at > 2 or dice.chance(0.4) or step == status]
    last = TODAY - dice.between(5, 200 if status in _WAY[:-1] else 6 * YEAR)
    days = [last]
    for _step in kept[1:]:
        days.append(days[-1] - dice.between(8, 75))
    return tuple(zip(kept, reversed(days), strict=True))


def _flows(parties: tuple[Party, ...], items: tuple[Item, ...], dice: Dice) -> tuple[Flow, ...]:
    own, others = parties[0], parties[1:]
    flows: dict[str, Flow] = {}
    for at in range(dice.between(1, 2)):
        other = others[at % len(others)]
        discloser, receiver = (own, other) if (at + dice.below(2)) % 2 else (other, own)
        carried = tuple(dice.some(items, 1, 3))
        receivers = (receiver, *(each for each in others[:1] if each not in (discloser, receiver) and dice.chance(0.3)))
        key = f"{carried[-1].key}-to-{receiver.key}"
        flows.setdefault(key, Flow(key, carried, discloser, receivers))
    return tuple(flows.values())
