"""What the rules said of each record, kept for as long as it holds: until a record changes that was looked at to say
it, or a day comes that was compared.

A judgement that is here holds on its days; what does not hold is taken out when the index is brought up to date. So
whatever is missing, or is of other days, is what must be judged (see `check.verdicts`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from registry.findings import Finding, Outcome
from registry.index.engine import Engine
from registry.index.names import Names, refs_of
from registry.source import Ref
from registry.values import Any, NamedTuple

SEVERITIES = ("critical", "high", "medium", "low")
OUTCOMES = (Outcome.VIOLATED, Outcome.CANNOT_TELL)

LOOKED_UP, ASKED_WHO_REFERS = 0, 1


class Row(NamedTuple):
    """What is kept of the judgement of one record. Plain values, which cross between processes at little cost.

    - `since`, `until`: days as numbers, the last 0 where there is none. `asks`: it was asked who refers to the record.
    - `looks`: names that the record does not mention itself, and how each was looked at.
    - `tally`: how many of each outcome each rule had, as `check` writes it.
    - `findings`: the values of their rows but for number and ordinal.
    """

    ref: tuple[str, str, str]
    since: int
    until: int
    asks: bool
    looks: tuple[tuple[tuple[str, str, str], int], ...]
    tally: bytes
    findings: tuple[tuple[Any, ...], ...]


def finding_row(finding: Finding) -> tuple[Any, ...]:
    """A finding as its row has it."""
    said = (finding.because, finding.at, finding.law, finding.unverified, finding.follows_from)
    rest = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    severity, outcome = SEVERITIES.index(finding.severity), OUTCOMES.index(finding.outcome)
    return (
        finding.rule, severity, outcome, int(bool(finding.follows_from)), finding.organisation,
        finding.subject.partition("#")[2], rest,
    )  # fmt: skip


def finding_of(ref: Ref, row: Sequence[Any]) -> Finding:
    """The finding again."""
    rule, severity, outcome, _folded, organisation, subject, rest = row
    because, at, law, unverified, follows_from = json.loads(rest)
    return Finding(
        rule, f"{ref}#{subject}" if subject else str(ref), OUTCOMES[outcome], SEVERITIES[severity], because,
        tuple(at), tuple(law), tuple(unverified), tuple(follows_from), "", organisation,
    )  # fmt: skip


# ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def waiting(engine: Engine, on: date, after: int, most: int) -> list[tuple[int, Ref]]:
    """Records that must be judged for a day, by number, from the one after a number on."""
    sql = (
        "SELECT c.number, r.id, n.kind, n.id FROM record c LEFT JOIN judgement j ON j.number = c.number"
        " JOIN name n ON n.number = c.number JOIN register r ON r.number = n.in_register"
        " WHERE c.number > ?1 AND (j.number IS NULL OR j.since > ?2 OR (j.until < ?2 AND j.until > 0))"
        " ORDER BY c.number LIMIT ?3"
    )
    return [(number, Ref(*ref)) for number, *ref in engine.rows(sql, (after, on.toordinal(), most))]


def count_waiting(engine: Engine, on: date) -> int:
    """How many records must be judged for a day."""
    sql = (
        "SELECT (SELECT count(*) FROM record) - (SELECT count(*) FROM judgement"
        " WHERE since <= ?1 AND (until >= ?1 OR until = 0))"
    )
    return int(engine.rows(sql, (on.toordinal(),))[0][0])


def let_go_of_others(engine: Engine, rules: bytes) -> None:
    """Take out judgements by other rules than those of a mark. Raises IndexBlocked where that cannot be written."""
    found = engine.row("SELECT value FROM meta WHERE key = 'rules'")
    if (found is None or found[0] != rules) and engine.row("SELECT 1 FROM judgement LIMIT 1"):
        with engine.adding():
            drop(engine)


def keep(engine: Engine, rows: Iterable[Row], rules: bytes) -> None:
    """Write judgements by the rules of a mark down, in place of those there were. Inside a change."""
    engine.write("INSERT OR REPLACE INTO meta (key, value) VALUES ('rules', ?)", [(rules,)])
    names = Names(engine)
    numbered = [(names.number(Ref(*row.ref)), row) for row in rows]
    _take_out(engine, [number for number, _row in numbered])
    looks = [(number, names.number(Ref(*target)), how) for number, row in numbered for target, how in row.looks]
    found = [(number, at, *_numbered(names, each)) for number, row in numbered for at, each in enumerate(row.findings)]
    names.save()
    counts = list({row.tally for _number, row in numbered})
    engine.write("INSERT OR IGNORE INTO tally (counts) VALUES (?)", [(each,) for each in counts])
    tallies = {each: engine.rows("SELECT number FROM tally WHERE counts = ?", (each,))[0][0] for each in counts}
    engine.write(
        "INSERT INTO judgement (number, since, until, asks, tally) VALUES (?, ?, ?, ?, ?)",
        [(number, row.since, row.until, int(row.asks), tallies[row.tally]) for number, row in numbered],
    )
    engine.write("INSERT INTO look (source, target, how) VALUES (?, ?, ?)", looks)
    engine.write(
        "INSERT INTO finding (number, ordinal, rule, severity, outcome, folded, organisation, subject, rest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        found,
    )


_WHOSE = 4
"""Where the organisation stands in the row of a finding; the tables have its number there, 0 for none."""


def _numbered(names: Names, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row of a finding as the tables have it."""
    whose = Ref.parse(row[_WHOSE])
    return (*row[:_WHOSE], names.number(whose) if whose else 0, *row[_WHOSE + 1 :])


def drop(engine: Engine, numbers: Iterable[int] | None = None) -> None:
    """Let records be judged again: those of some numbers, or all. Inside a change."""
    if numbers is not None:
        _take_out(engine, numbers)
        return
    for table in ("judgement", "tally", "look", "finding"):
        engine.rows(f"DELETE FROM {table}")  # noqa: S608 - our own names


def _take_out(engine: Engine, numbers: Iterable[int]) -> None:
    gone = [(number,) for number in numbers]
    engine.write("DELETE FROM judgement WHERE number = ?", gone)
    engine.write("DELETE FROM look WHERE source = ?", gone)
    engine.write("DELETE FROM finding WHERE number = ?", gone)


# ── asking ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def findings(
    engine: Engine, on: date, registers: Sequence[str] = (), rules: Sequence[str] = ()
) -> Iterator[tuple[int, Finding]]:
    """The findings that hold on a day, with the number of their record: of some registers, by some rules; or all."""
    sql = (
        "SELECT f.number, r.id, n.kind, n.id, f.rule, f.severity, f.outcome, f.folded, f.organisation, f.subject,"
        " f.rest FROM finding f JOIN judgement j ON j.number = f.number JOIN name n ON n.number = f.number"
        " JOIN register r ON r.number = n.in_register"
        " WHERE j.since <= ?1 AND (j.until >= ?1 OR j.until = 0)"
        " AND (?2 = '[]' OR r.id IN (SELECT value FROM json_each(?2)))"
        " AND (?3 = '[]' OR f.rule IN (SELECT value FROM json_each(?3)))"
    )
    rows = engine.rows(sql, (on.toordinal(), _listed(registers), _listed(rules)))
    bodies = names_of(engine, {row[4 + _WHOSE] for row in rows})
    for number, register, kind, own, *row in rows:
        row[_WHOSE] = bodies[row[_WHOSE]]
        yield number, finding_of(Ref(register, kind, own), row)


def names_of(engine: Engine, numbers: Iterable[int]) -> dict[int, str]:
    """The organisations that numbers in the rows of findings stand for; 0 for none."""
    return {0: ""} | {number: str(ref) for number, ref in refs_of(engine, numbers).items()}


def findings_of_one(engine: Engine, number: int, on: date) -> list[Finding] | None:
    """The findings of the record of a number that hold on a day; None where it was not judged for that day."""
    sql = (
        "SELECT r.id, n.kind, n.id FROM judgement j JOIN name n ON n.number = j.number"
        " JOIN register r ON r.number = n.in_register"
        " WHERE j.number = ?1 AND j.since <= ?2 AND (j.until >= ?2 OR j.until = 0)"
    )
    named = engine.row(sql, (number, on.toordinal()))
    if named is None:
        return None
    sql = (
        "SELECT rule, severity, outcome, folded, organisation, subject, rest FROM finding"
        " WHERE number = ? ORDER BY ordinal"
    )
    rows = engine.rows(sql, (number,))
    bodies = names_of(engine, {row[_WHOSE] for row in rows})
    return [finding_of(Ref(*named), (*row[:_WHOSE], bodies[row[_WHOSE]], *row[_WHOSE + 1 :])) for row in rows]


class Tallied(NamedTuple):
    """How many of each outcome rules had, by the number of its row, and of how many records that is so."""

    number: int
    counts: bytes
    records: int


def tallies(engine: Engine, on: date, registers: Sequence[str] = ()) -> list[Tallied]:
    """How many of each outcome rules had, and of how many records that is so, of those that are judged for a day."""
    sql = (
        "SELECT u.tally, t.counts, u.records FROM (SELECT j.tally, count(*) AS records FROM judgement j"
        " JOIN register r ON r.number = j.number >> 32 WHERE j.since <= ?1 AND (j.until >= ?1 OR j.until = 0)"
        " AND (?2 = '[]' OR r.id IN (SELECT value FROM json_each(?2))) GROUP BY j.tally) u"
        " JOIN tally t ON t.number = u.tally"
    )
    return [Tallied(*row) for row in engine.rows(sql, (on.toordinal(), _listed(registers)))]


def of_tallies(
    engine: Engine, on: date, numbers: Iterable[int], most: int, registers: Sequence[str] = ()
) -> list[tuple[Ref, str]]:
    """The first records of which one of some tallies is so, with their titles, in the order of their references."""
    # The names are gone through in their order, so that it ends with the last that is wanted.
    sql = (
        "SELECT r.id, n.kind, n.id, c.title FROM register r"
        " CROSS JOIN name n INDEXED BY name_by_ref ON n.in_register = r.number"
        " CROSS JOIN judgement j ON j.number = n.number CROSS JOIN record c ON c.number = n.number"
        " WHERE j.tally IN (SELECT value FROM json_each(?3))"
        " AND j.since <= ?1 AND (j.until >= ?1 OR j.until = 0)"
        " AND (?2 = '[]' OR r.id IN (SELECT value FROM json_each(?2))) ORDER BY r.id, n.kind, n.id LIMIT ?4"
    )
    values = (on.toordinal(), _listed(registers), json.dumps(list(numbers)), most)
    return [(Ref(*row), title) for *row, title in engine.rows(sql, values)]


def tallied(engine: Engine, on: date, registers: Sequence[str] = ()) -> Iterator[tuple[Ref, int, bytes]]:
    """Each record that is judged for a day, with its number and what `tallies` counts, of that record alone."""
    sql = (
        "SELECT r.id, n.kind, n.id, j.number, t.counts FROM judgement j JOIN tally t ON t.number = j.tally"
        " JOIN name n ON n.number = j.number JOIN register r ON r.number = n.in_register"
        " WHERE j.since <= ?1 AND (j.until >= ?1 OR j.until = 0)"
        " AND (?2 = '[]' OR r.id IN (SELECT value FROM json_each(?2))) ORDER BY r.id, n.kind, n.id"
    )
    for register, kind, own, number, counts in engine.rows(sql, (on.toordinal(), _listed(registers))):
        yield Ref(register, kind, own), number, counts


def _listed(values: Sequence[str]) -> str:
    return json.dumps(list(values))


# ── what a change stirs up ───────────────────────────────────────────────────────────────────────────────────────────


class Stirred:
    """Which records must be judged again after others have changed.

    Told of each record that changes, `before` it is taken out, if it was there, and `after` it is put in, or is gone.
    """

    def __init__(self) -> None:
        self._names: set[int] = set()
        self._pointed_at: set[int] = set()
        self._before: dict[int, set[tuple[str, str, int]]] = {}
        self._bodies: set[tuple[str, str]] = set()

    def before(self, engine: Engine, number: int) -> None:
        """The record of a number, as it was."""
        self._before[number] = self._note(engine, number)

    def after(self, engine: Engine, number: int) -> None:
        """The record of a number, as it is, if it is still there."""
        before, now = self._before.get(number, set()), self._note(engine, number)
        # Stubs are read as the record at home: with that, all of them say something else. A stub matters to the others
        # only where it is of another body than before.
        self._bodies |= {(scheme, value) for scheme, value, home in before | now if home}
        self._bodies |= {(scheme, value) for scheme, value, _home in before ^ now}

    def supposed(
        self, number: int, names: set[int], pointed_at: set[int], identifiers: set[tuple[str, str, int]]
    ) -> None:
        """The record of a number as it would be, where it is not put in: its former names and what it points at.

        Told of instead of `after`. The number of a name that is new is one that nothing has.
        """
        self._names |= {number, *names}
        self._pointed_at |= pointed_at
        before = self._before.get(number, set())
        self._bodies |= {(scheme, value) for scheme, value, home in before | identifiers if home}
        self._bodies |= {(scheme, value) for scheme, value, _home in before ^ identifiers}

    def _note(self, engine: Engine, number: int) -> set[tuple[str, str, int]]:
        self._names |= {number, *_found(engine, f"SELECT former FROM redirect WHERE number {_IN}", {number})}  # noqa: S608
        self._pointed_at |= _found(engine, f"SELECT target FROM edge WHERE source {_IN}", {number})  # noqa: S608
        return set(engine.rows("SELECT scheme, value, home FROM identifier WHERE number = ?", (number,)))

    def to_judge(self, engine: Engine) -> set[int]:
        """The records whose judgements may be others now."""
        names, pointed_at = self.reach(engine)
        found = set(names)
        for sql, targets in ((_MENTIONS, names), (_LOOKED_UP, names), (_ASKED, pointed_at), (_ASKED_OF_IT, pointed_at)):
            found |= _found(engine, sql, targets)
        return found

    def reach(self, engine: Engine) -> tuple[set[int], set[int]]:
        """The names that say or mean something else now, and those that others may point at than before.

        What looked up one of the first, or asked who refers to one of the second, must be judged again.
        """
        names, pointed_at = set(self._names), set(self._pointed_at)
        for identifier in self._bodies:
            sql = "SELECT number FROM identifier WHERE scheme = ? AND value = ?"
            names |= {number for (number,) in engine.rows(sql, identifier)}
        # Whoever points at a former name, or at a stub, points at the record that it is read as.
        pointed_at |= _found(engine, _MOVED, pointed_at)
        pointed_at |= _found(engine, _SAME_BODY, pointed_at)
        return names, pointed_at


_IN = "IN (SELECT value FROM json_each(?))"
_MENTIONS = f"SELECT source FROM edge WHERE target {_IN}"  # noqa: S608 - our own words, here and below
_LOOKED_UP = f"SELECT source FROM look WHERE target {_IN} AND how = {LOOKED_UP}"  # noqa: S608
_ASKED = f"SELECT source FROM look WHERE target {_IN} AND how = {ASKED_WHO_REFERS}"  # noqa: S608
_ASKED_OF_IT = f"SELECT number FROM judgement WHERE number {_IN} AND asks = 1"  # noqa: S608
_MOVED = f"SELECT number FROM redirect WHERE former {_IN}"  # noqa: S608
_SAME_BODY = (
    "SELECT o.number FROM identifier i JOIN identifier o ON o.scheme = i.scheme AND o.value = i.value"  # noqa: S608
    f" WHERE i.number {_IN}"
)


def _found(engine: Engine, sql: str, numbers: set[int]) -> set[int]:
    return {number for (number,) in engine.rows(sql, (json.dumps(sorted(numbers)),))}
