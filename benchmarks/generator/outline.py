"""What an agreement holds, as far as other records speak of it: parties, flows, parent, status and days."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from benchmarks.generator.days import TODAY, YEAR
from benchmarks.generator.dice import Dice
from benchmarks.generator.language.tables import Item
from benchmarks.generator.plan import Name, Plan, Register, short
from benchmarks.generator.seats import Region, Seat, shared_out


class PartyClass(NamedTuple):
    """A class of parties: who may join, the kinds of body they are in law, and the sorts of body that do."""

    words: str
    body_kinds: tuple[str, ...]
    sorts: tuple[str, ...]


CLASSES = {
    "schools": PartyClass(
        "Every maintained school and academy that joins by the online form",
        ("maintained-school", "academy"), ("school", "academy"),
    ),
    "practices": PartyClass(
        "Every surgery and pharmacy that takes part", ("gp-practice", "community-pharmacy"), ("surgery", "pharmacy")
    ),
    "groups": PartyClass(
        "Charities and advice centres that have been assessed", ("charity", "voluntary-organisation"),
        ("charity", "advice"),
    ),
}  # fmt: skip
"""Classes of parties, by what agreements call them."""

PRECONDITIONS = ("dpia", "training", "fee", "security", "parent", "notice")

_WAY = ("idea", "screening", "draft", "consultation", "legal-ig-review", "approved", "signing", "in-force")
_ENDS = {
    "in-force": 58, "under-review": 7, "draft": 7, "consultation": 5, "legal-ig-review": 3, "approved": 2, "signing": 3,
    "idea": 2, "screening": 2, "suspended": 2, "terminated": 4, "superseded": 4, "withdrawn-before-force": 1,
}  # fmt: skip
_STATUSES = tuple(status for status, share in _ENDS.items() for _time in range(share))
SIGNED = {"signing", "in-force", "under-review", "suspended", "terminated", "superseded"}
"""Statuses at which parties have begun to sign."""
RUNNING = {"in-force", "under-review", "suspended"}
"""Statuses at which everybody who takes part has signed."""
ENDED = {"terminated", "superseded", "withdrawn-before-force"}
"""Statuses at which nothing goes any more."""
_IN_HAND = {"idea", "screening", "draft"}
"""Statuses at which the text is still being written."""


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
    def is_whole(self) -> bool:
        """Whether its text is complete, and somebody still keeps to it or means to."""
        return self.status not in _IN_HAND and self.status not in ENDED

    @property
    def runs(self) -> bool:
        """Whether it is in force."""
        return self.status in RUNNING

    @property
    def is_signed(self) -> bool:
        """Whether parties have begun to sign it."""
        return self.status in SIGNED

    @property
    def class_sorts(self) -> tuple[str, ...]:
        """The sorts of body that may join its class."""
        return CLASSES[self.class_key].sorts if self.class_key else ()

    @property
    def active(self) -> tuple[Party, ...]:
        """The parties with a register that must have signed before it is in force: the lead, and whoever takes part."""
        acting = {self.parties[0].key}
        for flow in self.flows:
            acting |= {flow.discloser.key, *(each.key for each in flow.receivers)}
        return tuple(party for party in self.parties if party.register is not None and party.key in acting)

    @property
    def class_key(self) -> str:
        """The class of parties that may be joined, or an empty string."""
        return next((party.key for party in self.parties if party.register is None), "")


class Outlines:
    """The outlines of every agreement of a plan, worked out as they are asked for."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.of = lru_cache(maxsize=50_000)(self._of)
        self.drawn = lru_cache(maxsize=50_000)(self._drawn)
        """An agreement as it would be if everybody signed."""
        self._regions: dict[int, Region] = {}
        self.pinned: Callable[[Register, int], str] = lambda _register, _number: ""
        """The digest of an agreement, where whoever writes the records can tell."""

    def protocols(self, register: Register) -> int:
        """How many of a register's agreements, the first ones, are protocols that others stand under."""
        return -(-register.counts["agreement"] // 25)

    def _of(self, at: int, number: int) -> Outline:
        wanted = self.drawn(at, number)
        if wanted.status not in RUNNING or (at, number) not in self._region(wanted.register).unsigned:
            return wanted
        # There are not adoptions enough for everybody: the last ones are still being signed.
        history = _history("signing", Dice(self.plan.seed, "signing", at, number))
        return wanted._replace(status="signing", history=history, began=history[-1][1])

    def _drawn(self, at: int, number: int) -> Outline:
        register = self.plan.registers[at]
        dice = Dice(self.plan.seed, "outline", at, number)
        is_protocol = number < self.protocols(register)
        status = "in-force" if is_protocol else dice.of(_STATUSES)
        history = _history(status, dice)
        parties = self._parties(register, is_protocol, dice)
        name = self.plan.name(at, "agreement", number)
        parent = self._parent(register, number, is_protocol, dice)
        items = () if is_protocol else name.topic.items
        flows = () if is_protocol else _flows(parties, items, dice, is_alone=parent is None)
        asked = tuple(dice.some(PRECONDITIONS, 1, 3))
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
            group = Party(dice.of(classes), None)
            chosen = [group, *chosen] if dice.chance(0.8) else [*chosen, group]
        return (own, *chosen)

    def seats(self, register: Register) -> list[Seat]:
        """The adoptions that a register holds, in order."""
        return self._region(register).seats[register.number]

    def _region(self, register: Register) -> Region:
        lead = register.lead.number
        if lead not in self._regions:
            self._regions[lead] = shared_out(self, register.lead)
        return self._regions[lead]

    def signer(self, seat: Seat) -> Register:
        """The register of whoever takes a seat that is no member's."""
        return next(each for each in seat.register.neighbours if each.body.key == seat.party)

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


def _flows(parties: tuple[Party, ...], items: tuple[Item, ...], dice: Dice, *, is_alone: bool) -> tuple[Flow, ...]:
    """What goes. An agreement with no parent says everything itself, and has room for one flow and two items."""
    own, others = parties[0], parties[1:]
    flows: dict[str, Flow] = {}
    count = 1 if is_alone or dice.chance(0.65) else 2
    for at in range(count):
        discloser, receiver = (own, others[0]) if (at + dice.below(2)) % 2 else (others[0], own)
        carried = tuple(dice.some(items, 1, 2 if is_alone or count > 1 else 3))
        third = tuple(each for each in others[1:2] if dice.chance(0.2) and count == 1 and not is_alone)
        key = f"{carried[-1].key}-to-{receiver.key}"
        flows.setdefault(key, Flow(key, carried, discloser, (receiver, *third)))
    return tuple(flows.values())
