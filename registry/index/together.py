"""Which records name an organisation, and which other organisations stand in the same agreements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pyroaring import BitMap64

from registry.concepts.kinds import Kind
from registry.concepts.running import RUNNING
from registry.index.names import refs_of, register_of
from registry.index.snapshot import IndexSnapshot
from registry.load.snapshot import Loaded
from registry.session import LOCAL, Session
from registry.source import Ref


@dataclass(frozen=True, slots=True)
class With:
    """Another organisation, and the agreements both are party to, as numbers."""

    ref: Ref
    shared: frozenset[int]


class Together:
    """What one body takes part in on a day. Records are read only where somebody asks for them.

    - `names`: every name of the body's records: its home record, its stubs, and what these were called before.
    - `agreements`: the agreements it is party to, as numbers, in the order of their titles.
    - `running`: those of them that run: in force or under review, begun, and not past their last day.
    """

    def __init__(self, snapshot: IndexSnapshot, session: Session, home: Ref, on: date) -> None:
        self._snapshot = snapshot
        self._session = session
        self._home = home
        self.names = frozenset(_names(snapshot, home))
        self._filed = self._filed_under_it()
        self.agreements = self.of_kind(Kind.AGREEMENT)
        self.running = self._running(on)

    def _filed_under_it(self) -> BitMap64:
        """The records that are filed under the body."""
        sql = (
            "SELECT f.numbers FROM register r CROSS JOIN json_each(?) j CROSS JOIN facet f"
            " ON f.in_register = r.number AND f.field = 'party' AND f.value = j.value"
        )
        rows = self._snapshot.engine.rows(sql, (json.dumps(sorted(map(str, self.names))),))
        return self._seen(BitMap64.union(*(BitMap64.deserialize(numbers) for (numbers,) in rows), BitMap64()))

    def _seen(self, numbers: BitMap64) -> BitMap64:
        """Those that whoever asks may see."""
        if self._session.principal == LOCAL:
            return numbers
        refs = refs_of(self._snapshot.engine, numbers)
        return BitMap64([number for number, ref in refs.items() if self._session.may_see(ref)])

    def of_kind(self, kind: Kind) -> list[int]:
        """The records of one kind that name the body, in the order of their titles."""
        found = BitMap64.union(*(numbers for _kind, numbers in self._kinds(kind.value)), BitMap64()) & self._filed
        sql = "SELECT c.number FROM json_each(?) j CROSS JOIN record c ON c.number = j.value ORDER BY c.sort_title"
        return [number for (number,) in self._snapshot.engine.rows(sql, (json.dumps(list(found)),))]

    def _kinds(self, only: str = "") -> Sequence[tuple[str, BitMap64]]:
        return self._facet("kind", {register_of(number) for number in self._filed}, only)

    def _facet(self, field: str, registers: Iterable[int], only: str = "") -> Sequence[tuple[str, BitMap64]]:
        """What is kept of a field in some registers: a value and the records that have it."""
        value = " AND f.value = ?" if only else ""
        sql = (
            "SELECT f.value, f.numbers FROM json_each(?) j CROSS JOIN facet f"  # noqa: S608 - our own words
            f" ON f.in_register = j.value AND f.field = ?{value}"
        )
        given = (json.dumps(sorted(registers)), field, *((only,) if only else ()))
        return [(each, BitMap64.deserialize(numbers)) for each, numbers in self._snapshot.engine.rows(sql, given)]

    def _running(self, on: date) -> frozenset[int]:
        sql = (
            "SELECT c.number FROM json_each(?) j CROSS JOIN phase p ON p.number = j.value"
            " CROSS JOIN record c ON c.number = p.number"
            " WHERE p.status IN (SELECT value FROM json_each(?)) AND p.starts <= ? AND (p.ends = '' OR p.ends > ?)"
            " AND (c.ends IS NULL OR c.ends >= ?) AND (c.effective IS NULL OR c.effective <= ?)"
        )
        asked = (json.dumps(self.agreements), json.dumps(sorted(RUNNING)), *[on.isoformat()] * 4)
        rows = self._snapshot.engine.rows(sql, asked)
        return frozenset(number for (number,) in rows)

    def partners(self) -> list[With]:
        """The other organisations in these agreements, each once, under the home record of its body; most first."""
        mine = BitMap64(self.agreements)
        found: dict[Ref, set[int]] = {}
        for value, numbers in self._facet("party", {register_of(number) for number in mine}):
            ref = Ref.parse(value)
            shared = numbers & mine if ref not in self.names else None
            if shared and ref is not None:
                found.setdefault(self._body(ref), set()).update(shared)
        listed = [With(ref, frozenset(numbers)) for ref, numbers in found.items()]
        return sorted(listed, key=lambda each: (-len(each.shared), -len(each.shared & self.running), each.ref))

    def _body(self, ref: Ref) -> Ref:
        """The home record of the body that a party is, also where it is called by a name the record used to have."""
        loaded = self._snapshot.get(self._session, ref)
        return self._snapshot.home(loaded.ref if loaded else ref)

    def counts(self) -> dict[str, int]:
        """How many records there are of each kind that name the body."""
        return _counted(self._kinds(), self._filed)

    def kept(self, register: str) -> dict[str, int]:
        """How many records there are of each kind in a register."""
        number = self._snapshot.engine.row("SELECT number FROM register WHERE id = ?", (register,))
        kinds = self._facet("kind", number or ())
        return _counted(kinds, self._seen(BitMap64.union(*(numbers for _kind, numbers in kinds), BitMap64())))

    def called(self, numbers: Iterable[int]) -> dict[int, tuple[Ref, str]]:
        """The names and titles of records, without reading them, in the order of their titles."""
        sql = (
            "SELECT c.number, r.id, n.kind, n.id, c.title FROM json_each(?) j"
            " CROSS JOIN record c ON c.number = j.value CROSS JOIN name n ON n.number = c.number"
            " CROSS JOIN register r ON r.number = n.in_register ORDER BY c.sort_title"
        )
        rows = self._snapshot.engine.rows(sql, (json.dumps(list(numbers)),))
        return {number: (Ref(register, kind, own), title) for number, register, kind, own, title in rows}

    def read(self, numbers: Iterable[int]) -> list[tuple[int, Loaded]]:
        """Records, read."""
        return [(number, loaded) for number in numbers if (loaded := self._snapshot.numbered(number)) is not None]


def _counted(kinds: Iterable[tuple[str, BitMap64]], within: BitMap64) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind, numbers in kinds:
        count = numbers.intersection_cardinality(within)
        if count:
            found[kind] = found.get(kind, 0) + count
    return found


def _names(snapshot: IndexSnapshot, home: Ref) -> Iterator[Ref]:
    loaded = snapshot.record(home)
    bodies = {home}
    if loaded is not None and loaded.is_home:
        own = [(each["scheme"], each["value"]) for each in loaded.data.get("identifiers", ())]
        others = {other for scheme, value in own for other in snapshot.bodies(scheme, value)}
        bodies |= {other for other in others if snapshot.home(other) == home}
    for ref in bodies:
        yield ref
        record = snapshot.record(ref)
        for old in record.data.get("formerly", ()) if record else ():
            yield Ref.within(old, ref.register, ref.kind)
