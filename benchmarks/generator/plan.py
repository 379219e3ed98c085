"""Which registers and records there are, what each is called, and who stands near whom. Nothing is written here.

Everything follows from the seed and from numbers: the name of any record can be had without writing any other.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import NamedTuple

from benchmarks.generator.bodies import MEMBERS, REGION, Body
from benchmarks.generator.dice import Dice
from benchmarks.generator.language.places import COUNT, place
from benchmarks.generator.language.tables import Topic, topics
from benchmarks.generator.language.words import words

SHARES = {
    "agreement": 200, "adoption": 250, "processing-activity": 200, "dpia": 50, "organisation": 45,
    "privacy-notice": 45, "processor-contract": 30, "appropriate-policy-document": 22, "rights-request": 22,
    "information-system": 18, "breach": 18, "legitimate-interests-assessment": 14, "transfer": 14, "complaint": 14,
    "disclosure": 14, "retention-schedule": 12, "consent-model": 10, "standard": 8, "vocabulary": 6, "mapping-set": 4,
    "waiver": 4,
}  # fmt: skip
"""How many of a thousand records are of each kind."""

PLACES = 24
"""Places that each register speaks of, none of which any other does."""

_STEP = 104_729
_LONGEST = 80


class Name(NamedTuple):
    """What a record is called, and what it is about."""

    id: str
    title: str
    topic: Topic


class Register:
    """One register: whose it is, where, and how many records of each kind it holds."""

    def __init__(self, number: int, body: Body, places: tuple[str, ...], counts: dict[str, int]) -> None:
        self.number = number
        self.body = body
        self.places = places
        self.counts = counts
        self.id = f"{places[0].lower()}{body.suffix}"
        self.name = body.name.format(places[0])
        self.neighbours: list[Register] = []
        """Every register of the region, this one included; the first leads."""

    @property
    def total(self) -> int:
        """How many records it holds."""
        return sum(self.counts.values())

    @property
    def lead(self) -> Register:
        """The register whose protocol the region signs."""
        return self.neighbours[0]

    @property
    def nation(self) -> str:
        """The nation whose law it works under: one region in seven is Welsh."""
        return "wales" if self.lead.number // len(REGION) % 7 == 6 else "england"

    @cached_property
    def stubs(self) -> list[Register]:
        """The neighbours it keeps a record of."""
        others = [each for each in self.neighbours if each is not self]
        return others[: max(0, self.counts["organisation"] - 1) // 3]

    @property
    def suppliers(self) -> int:
        """How many suppliers it records."""
        return (self.counts["organisation"] - len(self.stubs)) // 2

    @property
    def members(self) -> int:
        """How many bodies it records that keep no register."""
        return self.counts["organisation"] - 1 - len(self.stubs) - self.suppliers


class Plan:
    """A federation to be written: `records` records in `registers` registers.

    `first` is the number of the first region: plans with other numbers share no place with it.
    """

    def __init__(self, records: int, registers: int, seed: int, first: int = 0) -> None:
        if registers < 1 or records < registers:
            raise ValueError("each register needs a record")
        self.seed = seed
        weights = [REGION[number % len(REGION)].weight for number in range(registers)]
        offset = Dice(seed, "places").below(COUNT)
        self.registers: list[Register] = []
        before = running = 0
        for number, weight in enumerate(weights):
            running += weight
            # Each has at least one; the rest is shared out by weight.
            upto = number + 1 + (records - registers) * running // sum(weights)
            start = (first * len(REGION) + number) * PLACES + offset
            places = tuple(place((start + each) % COUNT) for each in range(PLACES))
            body = REGION[number % len(REGION)]
            self.registers.append(Register(number, body, places, _counts(before, upto)))
            before = upto
        for register in self.registers:
            begin = register.number // len(REGION) * len(REGION)
            register.neighbours = self.registers[begin : begin + len(REGION)]
        self.name = lru_cache(maxsize=100_000)(self._name)

    def _name(self, number: int, kind: str, which: int) -> Name:
        """What the record of a kind is called, by its register's number and its own."""
        register = self.registers[number]
        if kind == "agreement" and which == 0:
            return self._protocol(register)
        patterns = _PATTERNS[kind]
        known = topics()
        total = len(known) * PLACES * len(patterns)
        cycle, at = divmod(which, total)
        at = (at * _STEP + (self.seed * 31 + number * 17 + len(kind)) * 7) % total
        at, pattern = divmod(at, len(patterns))
        where, about = divmod(at, len(known))
        topic, here = known[about], register.places[where]
        own, title = patterns[pattern]
        own, title = own.format(topic.key, here.lower()), title.format(t=topic.name, p=here, people=topic.people)
        if cycle:
            other = register.places[(where + cycle) % PLACES]
            own, title = f"{own}-{other.lower()}", f"{title} and {other}"
            own = own if cycle < PLACES else f"{own}-{cycle}"
        return Name(own, title[0].upper() + title[1:], topic)

    def _protocol(self, register: Register) -> Name:
        here = register.places[0]
        kind = "information sharing protocol" if register.lead is register else "framework for sharing"
        name = here if register.lead is register else register.name
        return Name(f"{here.lower()}-{kind.replace(' ', '-')}", f"{name} {kind}", topics()[register.number % 3])

    # ── organisations ────────────────────────────────────────────────────────────────────────────────────────────

    def supplier(self, register: Register, which: int) -> tuple[str, str, int]:
        """A supplier's id, name and number; the same number is the same company throughout a region."""
        brands, trades = words("creature"), words("firm")
        region = register.number // len(REGION)
        at = (which * 7_919 + region * 101 + self.seed) % (len(brands) * len(trades))
        brand, trade = brands[at % len(brands)], trades[at // len(brands)]
        cycle = which // (len(brands) * len(trades))
        more = "" if not cycle else f" {register.lead.places[cycle % PLACES]}"
        name = f"{brand} {trade}{more}"
        return name.lower().replace(" ", "-"), f"{name} Limited", region * 2_000 + which

    def member(self, register: Register, which: int) -> tuple[str, str, Body, str]:
        """A body without a register: its id, name and sort, and what it is called as a party."""
        body = MEMBERS[which % len(MEMBERS)]
        cycle, at = divmod(which // len(MEMBERS), PLACES)
        here = register.places[at]
        if cycle:
            brands = words("creature")
            here = f"{brands[(cycle - 1) % len(brands)]} {here}"
        own = here.lower().replace(" ", "-")
        return f"{own}{body.suffix}", body.name.format(here), body, f"{own}-{body.key}"


def short(own: str) -> str:
    """An id, cut where it is longer than ids may be, and still like no other."""
    if len(own) <= _LONGEST:
        return own
    mark = sum(ord(letter) * (at + 1) for at, letter in enumerate(own)) % 100_000
    return f"{own[: _LONGEST - 6].rstrip('-')}-{mark:05}"


def _counts(before: int, upto: int) -> dict[str, int]:
    """How many records of each kind stand between two numbers of all records, so that the shares come right in all."""
    counts = {}
    for at, (kind, share) in enumerate(SHARES.items()):
        phase = at * 379 % 1000
        counts[kind] = (upto * share + phase) // 1000 - (before * share + phase) // 1000
    counts["organisation"] = max(1, counts["organisation"])
    left = upto - before - sum(counts.values())
    for kind in ("adoption", "processing-activity", "agreement", *counts):
        least = 1 if kind == "organisation" else 0
        taken = max(left, least - counts[kind])
        counts[kind] += taken
        left -= taken
    return counts


_PATTERNS: dict[str, tuple[tuple[str, str], ...]] = {
    "agreement": (
        ("{0}-{1}", "{t} in {p}"), ("{1}-{0}-sharing", "Sharing about {t}, {p}"),
        ("{0}-partnership-{1}", "{t} partnership, {p}"), ("{0}-extract-{1}", "{t} extract for {p}"),
        ("{0}-casework-{1}", "{t} casework in {p}"), ("{0}-referrals-{1}", "Referrals for {t}, {p}"),
    ),
    "processing-activity": (
        ("{0}-{1}", "{t} in {p}"), ("{0}-service-{1}", "Running {t} in {p}"),
        ("{0}-enquiries-{1}", "Enquiries about {t}, {p}"), ("{0}-payments-{1}", "Payments and {t}, {p}"),
        ("{0}-figures-{1}", "Figures on {t} for {p}"),
    ),
    "processor-contract": (
        ("{0}-system-{1}", "System for {t}, {p}"), ("{0}-support-{1}", "Support of {t} in {p}"),
        ("{0}-mailing-{1}", "Printing and post for {t}, {p}"),
    ),
    "appropriate-policy-document": (
        ("{0}-policy-{1}", "Policy on sensitive data, {t} in {p}"), ("{0}-conditions-{1}", "Conditions for {t}, {p}"),
    ),
    "information-system": (
        ("{0}-cases-{1}", "Case system for {t}, {p}"), ("{0}-portal-{1}", "{t} portal, {p}"),
        ("{0}-warehouse-{1}", "Warehouse of {t}, {p}"),
    ),
    "standard": (
        ("{0}-file-{1}", "{t} file layout, {p}"), ("{0}-matching-{1}", "Matching rules for {t}, {p}"),
    ),
    "vocabulary": (("{0}-words-{1}", "Words of {t}, {p}"), ("{0}-extract-words-{1}", "{t} extract, {p}")),
    "retention-schedule": (("{0}-schedule-{1}", "Retention schedule, {t} in {p}"),),
    "transfer": (
        ("{0}-overnight-{1}", "Overnight support of {t}, {p}"), ("{0}-backups-{1}", "Backups of {t}, {p}"),
    ),
    "breach": (
        ("{0}-letter-{1}", "Letter about {t} went astray in {p}"), ("{0}-mailbox-{1}", "Wrong mailbox, {t} in {p}"),
        ("{0}-access-{1}", "Records of {t} looked at without reason, {p}"),
    ),
    "rights-request": (
        ("{0}-access-{1}", "Access to records of {t}, {p}"),
        ("{0}-correction-{1}", "Correction of a record, {t} in {p}"),
        ("{0}-erasure-{1}", "Erasure asked for, {t} in {p}"),
    ),
    "complaint": (
        ("{0}-complaint-{1}", "Complaint about {t}, {p}"), ("{0}-delay-{1}", "Delay in answering, {t} in {p}"),
    ),
    "disclosure": (
        ("{0}-urgent-{1}", "Urgent disclosure from {t}, {p}"), ("{0}-request-{1}", "Request for records of {t}, {p}"),
    ),
    "consent-model": (("{0}-agreeing-{1}", "Agreeing to {t} in {p}"), ("{0}-contact-{1}", "Contact about {t}, {p}")),
    "adoption": (("{0}-accession-{1}", "Accession for {t}, {p}"),),
    "dpia": (("{0}-assessment-{1}", "Impact assessment of {t}, {p}"),),
    "privacy-notice": (("{0}-notice-{1}", "How we use information about {t}, {p}"),),
    "legitimate-interests-assessment": (("{0}-interests-{1}", "Legitimate interests in {t}, {p}"),),
    "mapping-set": (("{0}-mapping-{1}", "Mapping of {t}, {p}"),),
    "waiver": (("{0}-waiver-{1}", "Waiver for {t}, {p}"),),
}  # fmt: skip
"""The ids and titles of records that are named for themselves: kind → pairs for a topic and a place."""
