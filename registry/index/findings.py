"""Findings counted and chosen in the index: what they are about and whose they are, without reading their texts.

All is answered from one narrow index of the table, so that a question costs little however long the texts are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from registry.findings import Finding
from registry.index.engine import Engine
from registry.index.verdicts import finding_of, names_of
from registry.source import Ref
from registry.values import Any, NamedTuple

Key = tuple[int, int]
"""What names a finding in one index: the number of its record, and its place among that record's findings."""


class Group(NamedTuple):
    """What findings are counted by. `outcome` and `folded` are numbers, as the tables have them."""

    rule: str
    outcome: int
    folded: int
    organisation: str
    register: str
    kind: str


class Where(NamedTuple):
    """Which findings. None for whatever may be anything.

    - `on`: the day on which their judgements hold.
    - `folded`: those that only follow from others as well.
    - `records`: only of records of these numbers; `not_of`: of none of these.
    - `only`, `without`: only these findings, and none of these.
    - `settled`: every judgement in the index is known to hold on the day.
    """

    on: date
    rules: Sequence[str] | None = None
    outcomes: Sequence[int] | None = None
    organisations: Sequence[str] | None = None
    registers: Sequence[str] | None = None
    kinds: Sequence[str] | None = None
    folded: bool = True
    records: Sequence[int] | None = None
    only: Collection[Key] | None = None
    without: Collection[Key] = ()
    not_of: Sequence[int] = ()
    settled: bool = False


class Order(NamedTuple):
    """How findings are put in order: by the rank of their rule, or that of their organisation; the most severe of
    equals first, and then by record. No two are equal.

    - `severity`: rule → rank. `rules`, `bodies`: rule or organisation → rank; empty where all are equal.
    - `severe_first`: whether severity stands before the record; otherwise the record alone decides between equals.
    """

    severity: Mapping[str, int]
    rules: Mapping[str, int] = {}
    bodies: Mapping[str, int] = {}
    severe_first: bool = True


class Chosen(NamedTuple):
    """A finding in its place: what it is ordered by, what names it in this index, its rule and its organisation."""

    order: tuple[Any, ...]
    key: Key


def place(order: Order, group: Group, ref: Ref, ordinal: int) -> tuple[Any, ...]:
    """What a finding is ordered by (see `chosen`)."""
    return (*stretch(order, group), str(ref.id), ordinal)


def stretch(order: Order, group: Group) -> tuple[Any, ...]:
    """What is the same in the places of all findings of a group: they stand together, or among those of like groups."""
    first = order.rules.get(group.rule, 0), order.bodies.get(group.organisation, 0)
    severe = (order.severity[group.rule], group.outcome) if order.severe_first else (0, 0)
    return (*first, *severe, str(group.register), str(group.kind))


_INDEXED = "INDEXED BY finding_counted"
_HOLDS = " CROSS JOIN judgement j ON j.number = f.number"
_NAMED = " CROSS JOIN name n ON n.number = f.number CROSS JOIN register r ON r.number = n.in_register"


def _from(where: Where, *, named: bool = True, how: str = _INDEXED) -> str:
    """What is looked at for some findings, and no more. `named`: the names of their records are wanted as well."""
    held = "" if where.settled else _HOLDS
    return f" FROM finding f {how}{held}{_NAMED if named or where.kinds is not None else ''}"


_LISTED = "IN (SELECT value FROM json_each(:{name}))"
_KEYS = (
    "(f.number, f.ordinal) {how}IN"
    " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:{name}))"
)


def _limits(engine: Engine, where: Where) -> tuple[str, dict[str, Any]]:
    """The conditions, and what goes in by name. What is written in is our own."""
    bodies = where.organisations
    lists: dict[str, tuple[str, Sequence[Any] | None]] = {
        "rules": ("f.rule", where.rules),
        "outcomes": ("f.outcome", where.outcomes),
        "bodies": ("f.organisation", None if bodies is None else [number_of(engine, each) for each in bodies]),
        "registers": ("f.number >> 32", where.registers and _numbers(engine, where.registers)),
        "kinds": ("n.kind", where.kinds),
        "records": ("f.number", where.records),
    }
    limits = ["1" if where.settled else "j.since <= :day AND (j.until >= :day OR j.until = 0)"]
    limits += [] if where.folded else ["f.folded = 0"]
    values: dict[str, Any] = {} if where.settled else {"day": where.on.toordinal()}
    if own := lists["registers"][1]:
        # Where no index of another order is gone through, only this stretch of the table is.
        limits.append("f.number >= :first << 32 AND f.number < (:last + 1) << 32")
        values |= {"first": min(own), "last": max(own)}
    for name, (column, wanted) in lists.items():
        if wanted is not None:
            limits.append(f"{column} {_LISTED.format(name=name)}")
            values[name] = json.dumps(list(wanted))
    if where.not_of:
        limits.append(f"f.number NOT {_LISTED.format(name='not_of')}")
        values["not_of"] = json.dumps(list(where.not_of))
    for name, how, keys in (("only", "", where.only), ("without", "NOT ", where.without or None)):
        if keys is not None:
            limits.append(_KEYS.format(how=how, name=name))
            values[name] = json.dumps(list(keys))
    return " WHERE " + " AND ".join(limits), values


def _numbers(engine: Engine, registers: Sequence[str]) -> list[int]:
    """The numbers of registers, which those of their records begin with."""
    sql = "SELECT number FROM register WHERE id IN (SELECT value FROM json_each(?))"
    return [number for (number,) in engine.rows(sql, (json.dumps(list(registers)),))]


def number_of(engine: Engine, text: str) -> int:
    """The number of an organisation's name; 0 for none, and -1 where nothing has that name."""
    if not text:
        return 0
    sql = (
        "SELECT n.number FROM register r JOIN name n ON n.in_register = r.number"
        " WHERE r.id = ? AND n.kind = ? AND n.id = ?"
    )
    row = engine.row(sql, Ref.parse(text) or ("", "", ""))
    return int(row[0]) if row else -1


def groups(engine: Engine, where: Where) -> Counter[Group]:
    """How many findings there are of each group."""
    limits, values = _limits(engine, where)
    columns = "f.rule, f.outcome, f.folded, f.organisation, r.id, n.kind"
    sql = f"SELECT {columns}, count(*){_from(where)}{limits} GROUP BY {columns}"
    rows = engine.rows(sql, values)
    bodies = names_of(engine, {row[3] for row in rows})
    return Counter(
        {Group(rule, out, fold, bodies[whose], own, kind): n for rule, out, fold, whose, own, kind, n in rows}
    )


def records(engine: Engine, where: Where) -> int:
    """How many records findings are about."""
    limits, values = _limits(engine, where)
    sql = f"SELECT count(DISTINCT f.number){_from(where, named=False)}{limits}"
    return int(engine.rows(sql, values)[0][0])


def chosen(
    engine: Engine, where: Where, order: Order, after: tuple[Any, ...] = (), limit: int | None = None
) -> list[Chosen]:
    """Findings in order, from the one after a place on."""
    limits, values = _limits(engine, where)
    bodies = {number: rank for text, rank in order.bodies.items() if (number := number_of(engine, text)) >= 0}
    values["ranks"] = json.dumps([[rule, order.rules.get(rule, 0), rank] for rule, rank in order.severity.items()])
    values["whose"] = json.dumps([[number, rank] for number, rank in bodies.items()])
    columns = ["k.first", "coalesce(w.rank, 0)", *(("k.severity", "f.outcome") if order.severe_first else ("0", "0"))]
    columns += ["r.id", "n.kind", "n.id", "f.ordinal"]
    if after:
        limits += f" AND ({', '.join(columns)}) > ({', '.join(f':after{at}' for at in range(len(after)))})"
        values |= {f"after{at}": value for at, value in enumerate(after)}
    # In the order of records alone, one stretch of the table is what is looked at.
    how = _INDEXED if order.severe_first else "NOT INDEXED"
    sql = (
        "WITH k (rule, first, severity) AS MATERIALIZED (SELECT json_extract(value, '$[0]'),"  # noqa: S608
        " json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(:ranks)),"
        " w (number, rank) AS MATERIALIZED (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')"
        f" FROM json_each(:whose)) SELECT {', '.join(columns)}, f.number"
        f"{_from(where, how=how)} CROSS JOIN k ON k.rule = f.rule LEFT JOIN w ON w.number = f.organisation{limits}"
        f" ORDER BY {', '.join(map(str, range(1, len(columns) + 1)))}{' LIMIT :most' if limit is not None else ''}"
    )
    rows = engine.rows(sql, values | ({"most": limit} if limit is not None else {}))
    return [Chosen(tuple(row[:-1]), (row[-1], row[-2])) for row in rows]


def read(engine: Engine, keys: Iterable[Key]) -> dict[Key, Finding]:
    """The findings of some names, whole."""
    sql = (
        "SELECT f.number, f.ordinal, r.id, n.kind, n.id, f.rule, f.severity, f.outcome, f.folded, f.organisation,"
        " f.subject, f.rest FROM json_each(?) e CROSS JOIN finding f ON f.number = json_extract(e.value, '$[0]')"
        " AND f.ordinal = json_extract(e.value, '$[1]') JOIN name n ON n.number = f.number"
        " JOIN register r ON r.number = n.in_register"
    )
    rows = engine.rows(sql, (json.dumps(list(keys)),))
    bodies = names_of(engine, {row[9] for row in rows})
    return {(row[0], row[1]): finding_of(Ref(*row[2:5]), (*row[5:9], bodies[row[9]], *row[10:])) for row in rows}


def of_record(engine: Engine, on: date, ref: Ref, rules: bytes) -> list[Finding] | None:
    """The findings of one record by the rules of a mark; None where it was not judged for that day."""
    sql = (
        "SELECT j.number FROM judgement j JOIN name n ON n.number = j.number"
        " JOIN register r ON r.number = n.in_register WHERE r.id = ? AND n.kind = ? AND n.id = ?"
        " AND j.since <= ?4 AND (j.until >= ?4 OR j.until = 0)"
        " AND (SELECT value FROM meta WHERE key = 'rules') = ?"
    )
    row = engine.row(sql, (*ref, on.toordinal(), rules))
    if row is None:
        return None
    keys = engine.rows("SELECT number, ordinal FROM finding WHERE number = ? ORDER BY ordinal", row)
    return list(read(engine, keys).values())


def named(engine: Engine, rule: str, ref: Ref, inside: str) -> Key | None:
    """What names the finding of a rule about a place in a record; None where there is none."""
    sql = (
        "SELECT f.number, f.ordinal FROM register r JOIN name n ON n.in_register = r.number"
        " JOIN finding f ON f.number = n.number"
        " WHERE r.id = ? AND n.kind = ? AND n.id = ? AND f.rule = ? AND f.subject = ?"
    )
    row = engine.row(sql, (*ref, rule, inside))
    return (row[0], row[1]) if row else None


def fingerprints(engine: Engine, where: Where) -> list[tuple[Key, Group, str]]:
    """Of each finding its name here, what it is counted by, and what names it for good."""
    limits, values = _limits(engine, where)
    sql = (
        "SELECT f.number, f.ordinal, f.rule, f.outcome, f.folded, f.organisation, r.id, n.kind, n.id, f.subject"
        f"{_from(where, how=_INDEXED if where.rules else 'NOT INDEXED')}{limits}"
    )
    rows = engine.rows(sql, values)
    bodies = names_of(engine, {row[5] for row in rows})
    found = []
    for number, ordinal, rule, outcome, folded, whose, register, kind, own, inside in rows:
        group = Group(rule, outcome, folded, bodies[whose], register, kind)
        found.append(((number, ordinal), group, f"{rule}@{register}/{kind}/{own}{'#' if inside else ''}{inside}"))
    return found
