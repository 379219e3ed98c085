"""One record while it is written: what it is about, the chance it is made with, and ways to name other records."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from benchmarks.generator.days import TODAY, YEAR, iso
from benchmarks.generator.derived import about, name_of
from benchmarks.generator.dice import Dice
from benchmarks.generator.language.sentences import sentence
from benchmarks.generator.language.words import wheel
from benchmarks.generator.layout import flow, listed, text
from benchmarks.generator.lives import is_in_use
from benchmarks.generator.outline import Outline, Outlines
from benchmarks.generator.plan import Name, Plan, Register

Section = Callable[["Sheet"], str]


class Sheet:
    """A record on its way to being written."""

    __slots__ = (
        "began", "dice", "files", "kind", "name", "number", "outlines", "places", "plan", "register", "roll", "terse",
        "topic",
    )  # fmt: skip

    def __init__(self, outlines: Outlines, register: Register, kind: str, number: int, name: Name) -> None:
        self.outlines = outlines
        self.plan: Plan = outlines.plan
        self.register = register
        self.kind = kind
        self.number = number
        self.name = name
        self.topic = name.topic
        self.places = register.places
        self.dice = Dice(self.plan.seed, register.number, kind, number)
        self.roll = self.dice.roll
        self.began = TODAY - self.dice.between(40, 9 * YEAR)
        self.terse = False
        """Whether only what must be said is said, since there is no room for more."""
        self.files: list[tuple[str, bytes]] = []
        """Files that stand beside the record: path in the register, and bytes."""

    # ── words ────────────────────────────────────────────────────────────────────────────────────────────────────

    def say(self, family: str) -> str:
        """A sentence."""
        return sentence(family, self.topic, self.places, self.roll)

    def says(self, family: str, least: int, most: int) -> list[str]:
        """A few different sentences, without what would end a line of a list."""
        made = [self.say(family) for _time in range(self.dice.between(least, least if self.terse else most))]
        return list(dict.fromkeys(made))

    def line(self, head: str, family: str) -> str:
        """A field and a sentence."""
        return text(head, self.say(family))

    def lines(self, head: str, family: str, least: int, most: int) -> str:
        """A field and a list of sentences."""
        return listed(head, self.says(family, least, most))

    def maybe(self, share: float, head: str, family: str) -> str:
        """A field and a sentence, this often."""
        return text(head, self.say(family)) if self.often(share) else ""

    def often(self, share: float) -> bool:
        """Whether something is said that is said this often, and need not be."""
        return self.roll() < share and not self.terse

    def word(self, wheel_: str) -> str:
        """A word from a wheel: a role, a team, a document."""
        return self.dice.of(wheel(wheel_))

    def answer(self, head: str, yes: float = 0.75) -> str:
        """A question of no consequence and its answer: mostly the one or the other, now and then not known."""
        rolled = self.roll()
        said = "unknown" if rolled > 0.97 else "yes" if rolled < yes else "no"
        return f"{head}: {said}\n"

    def settled(self, head: str, yes: float = 0.75) -> str:
        """A question that somebody has answered."""
        return f"{head}: {'yes' if self.roll() < yes else 'no'}\n"

    def note(self, indent: str = "") -> str:
        """A comment, now and then."""
        return f"{indent}# {self.say('note')}\n" if self.often(0.06) else ""

    def keys(self, head: str, values: Sequence[str]) -> str:
        """A list of keys: in brackets or one a line, as people do."""
        return flow(head, values) if values and (self.terse or self.roll() < 0.35) else listed(head, values)

    # ── days and numbers ─────────────────────────────────────────────────────────────────────────────────────────

    def day(self, head: str, day: int) -> str:
        """A field and a day."""
        return f"{head}: {iso(day)}\n"

    def since(self, least: int, most: int) -> int:
        """A day so many days after the record began, and not after today."""
        return min(TODAY - 1, self.began + self.dice.between(least, most))

    def due(self) -> int:
        """A day on which something falls due that has been seen to in time so far."""
        return TODAY + self.dice.between(10, 600)

    def lately(self, most: int = 330) -> int:
        """A day of the last year, and not before the record began."""
        return min(TODAY - 1, max(self.began, TODAY - self.dice.between(3, most)))

    # ── others ───────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def home(self) -> str:
        """The organisation whose register this is."""
        return self.register.id

    def notice(self, register: Register) -> str:
        """A reference to a privacy notice of an organisation; where it has none, to one that it shares with others."""
        holders = (register, *register.neighbours, *self.plan.registers)
        return next((found for each in holders if (found := self.ref("privacy-notice", each))), "")

    def assessment(self, number: int) -> str:
        """The impact assessment of an agreement of this register, where there is one and it is in use."""
        which = about(self.outlines, self.register, "dpia", number)
        if which is None or not is_in_use(self.plan, self.register, "dpia", which):
            return ""
        return self.numbered("dpia", which)

    def organisation(self, register: Register) -> str:
        """A reference to an organisation that keeps a register."""
        if register is self.register or (register in self.register.stubs and self.roll() < 0.7):
            return register.id
        return f"{register.id}/organisation/{register.id}"

    def neighbour(self) -> Register:
        """Another register of the region; this one where it is alone."""
        others = [each for each in self.register.neighbours if each is not self.register]
        return self.dice.of(others) if others else self.register

    def supplier(self) -> tuple[str, str]:
        """The id and name of a supplier this register records; no id where it records none."""
        which = self.dice.below(max(1, self.register.suppliers))
        own, name, _number = self.plan.supplier(self.register, which)
        return (own if self.register.suppliers else ""), name

    def processor(self, contract: int) -> tuple[str, str]:
        """The id and name of the supplier that a contract of this register is with."""
        which = Dice(self.plan.seed, "processor", self.register.number, contract).below(max(1, self.register.suppliers))
        own, name, _number = self.plan.supplier(self.register, which)
        return (own if self.register.suppliers else ""), name

    def contracted(self) -> tuple[str, str, str]:
        """A contract in use, and the id and name of the supplier that it is with; nothing where there is none."""
        which = self.in_use("processor-contract")
        return ("", "", "") if which is None else (self.numbered("processor-contract", which), *self.processor(which))

    def in_use(self, kind: str, register: Register | None = None) -> int | None:
        """The number of some record of a kind that is in use; None where there is none."""
        holder = register or self.register
        count = holder.counts[kind]
        if not count:
            return None
        which = self.dice.below(count)
        while not is_in_use(self.plan, holder, kind, which):
            which -= 1
        return which

    def ref(self, kind: str, register: Register | None = None) -> str:
        """A reference to some record of a kind that is in use; an empty string where there is none."""
        which = self.in_use(kind, register)
        return "" if which is None else self.numbered(kind, which, register)

    def numbered(self, kind: str, number: int, register: Register | None = None) -> str:
        """A reference to one record of a kind, by its number: short where it is in this register."""
        holder = register or self.register
        own = name_of(self.outlines, holder, kind, number).id
        return own if holder is self.register else f"{holder.id}/{kind}/{own}"

    def full(self, kind: str) -> str:
        """A reference in full to some record of a kind in this register."""
        own = self.ref(kind)
        return f"{self.register.id}/{kind}/{own}" if own else ""

    def field(self, head: str, kind: str, share: float = 1.0, register: Register | None = None) -> str:
        """A field with a reference, this often and where there is anything to refer to."""
        found = self.ref(kind, register) if self.roll() < share else ""
        return f"{head}: {found}\n" if found else ""

    def fields(self, head: str, kind: str, most: int = 2, share: float = 1.0) -> str:
        """A list of references of one kind."""
        if self.roll() >= share:
            return ""
        found = [self.ref(kind) for _time in range(self.dice.between(1, most))]
        found = [each for each in dict.fromkeys(found) if each]
        return self.keys(head, found) if found else ""

    def agreement(self, register: Register | None = None) -> Outline | None:
        """An agreement of a register that is no protocol, or one of a neighbour where it has none."""
        for holder in (register or self.register, self.neighbour()):
            first, count = self.outlines.protocols(holder), holder.counts["agreement"]
            if count > first:
                return self.outlines.of(holder.number, first + self.dice.below(count - first))
        return None

    def agreements(self, head: str, share: float = 0.8) -> str:
        """A list of one agreement or two."""
        found = [self.agreement() for _time in range(self.dice.between(1, 2))] if self.roll() < share else []
        refs = dict.fromkeys(self.to(each) for each in found if each)
        return self.keys(head, list(refs)) if refs else ""

    def to(self, outline: Outline) -> str:
        """A reference to an agreement; now and then by the name it used to have."""
        own = outline.name.id
        if is_renamed(outline.number) and self.roll() < 0.3:
            own = former(own)
        return own if outline.register is self.register else f"{outline.register.id}/agreement/{own}"

    # ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────

    def evidence_file(self, what: str) -> tuple[str, str]:
        """A file of evidence beside the record: its path, and the digest of what is in it."""
        path = f"evidence/{self.name.id}.txt"
        body = f"{what}\n\n{self.name.title}\n{self.say('fact')}\n{self.say('outcome')}\n".encode()
        self.files.append((path, body))
        return path, f"sha256:{hashlib.sha256(body).hexdigest()}"

    def filled(self, must: Sequence[Section], may: Sequence[Section], size: int, most: int) -> str:
        """All of some sections and as many of the others as make the record about so long, in their order.

        `most` is the size no record goes beyond.
        """
        parts = [section(self) for section in must]
        length = sum(map(len, parts))
        written: dict[int, str] = {}
        for _rolled, at in sorted((self.roll(), at) for at in range(len(may))):
            if length >= size:
                break
            part = may[at](self)
            if length + len(part) < most:
                written[at] = part
                length += len(part)
        return "".join(parts) + "".join(written[at] for at in sorted(written))


def is_renamed(number: int) -> bool:
    """Whether an agreement had another name before."""
    return number % 40 == 7


def former(own: str) -> str:
    """The name it had."""
    return f"{own[:70].rstrip('-')}-pilot"
