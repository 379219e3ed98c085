"""Facets: which records have which value, as compressed sets of places, so that counting in any result is quick."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter

from pyroaring import BitMap

from registry.concepts.kinds import Kind
from registry.concepts.running import RUNNING
from registry.index.places import places_of
from registry.index.snapshot import IndexSnapshot
from registry.source import Ref

STORED = ("kind", "party", "lawful-basis", "gateway", "data-category", "special-category", "area")
WORKED_OUT = ("register", "status", "standing", "review")
FIELDS = (*STORED, *WORKED_OUT)
"""The facets there are. The last three depend on the day."""

REVIEW_WINDOWS = ("overdue", "30-days", "90-days", "12-months", "later")
"""When a review is due, counted from the day asked about; each window begins where the one before it ends."""

LAST_STATUS = "last-status"
"""What else is kept as sets: the records by the last of their statuses, which is that of most days asked about."""

_WINDOW_DAYS = (0, 30, 90, 365)

Sets = dict[str, BitMap]
"""Value → the places of the records that have it, in the order of the values."""


def of_field(snapshot: IndexSnapshot, field: str, on: date) -> Sets:
    """The records under each value of one facet on a day."""
    key = ("facet", field, on if field in ("status", "standing", "review") else None)
    if key not in snapshot.memory:
        work = {
            "party": _parties, "register": _registers, "status": _statuses, "standing": _standings, "review": _reviews,
        }.get(field)  # fmt: skip
        snapshot.memory[key] = work(snapshot, on) if work else _stored(snapshot, field)
    found: Sets = snapshot.memory[key]
    return found


def everything(snapshot: IndexSnapshot) -> BitMap:
    """Every record."""
    if "everything" not in snapshot.memory:
        snapshot.memory["everything"] = BitMap.union(*of_field(snapshot, "kind", date.min).values(), BitMap())
    found: BitMap = snapshot.memory["everything"]
    return found


def counts(snapshot: IndexSnapshot, field: str, within: BitMap, on: date) -> list[tuple[str, int]]:
    """How many records of a result are under each value, most first; review windows in the order they come."""
    sets = of_field(snapshot, field, on)
    found = [(value, count) for value, places in sets.items() if (count := places.intersection_cardinality(within))]
    if field != "review":
        # Those that are equal stay in the order of their values.
        found.sort(key=itemgetter(1), reverse=True)
    return found


def _stored(snapshot: IndexSnapshot, field: str) -> Sets:
    # Register by register, which is how it is kept: any other way reads all that is kept of every field.
    sql = "SELECT f.value, f.numbers FROM register r CROSS JOIN facet f ON f.in_register = r.number AND f.field = ?"
    written = places_of(snapshot).of_written
    parts: dict[str, list[BitMap]] = {}
    for value, numbers in snapshot.engine.rows(sql, (field,)):
        parts.setdefault(value, []).append(written(numbers))
    return {value: BitMap.union(*parts[value]) for value in sorted(parts)}


def _parties(snapshot: IndexSnapshot, _on: date) -> Sets:
    sets = _stored(snapshot, "party")
    # The stubs of a body stand for its home record.
    for stub, home in _homes(snapshot).items():
        if stub in sets:
            places = sets.pop(stub)
            sets[home] = sets.get(home, BitMap()) | places
    return {value: sets[value] for value in sorted(sets)}


def _homes(snapshot: IndexSnapshot) -> dict[str, str]:
    """Every record of a body that is not its home record → that home record, by their references in full."""
    sql = (
        "SELECT DISTINCT r.id || '/' || n.kind || '/' || n.id, t.id || '/' || h.kind || '/' || h.id FROM identifier o"
        " CROSS JOIN identifier i ON i.scheme = o.scheme AND i.value = o.value AND i.home = 0"
        " JOIN name n ON n.number = i.number JOIN register r ON r.number = n.in_register"
        " JOIN name h ON h.number = o.number JOIN register t ON t.number = h.in_register WHERE o.home = 1"
    )
    found: dict[str, str] = {}
    for stub, home in snapshot.engine.rows(sql):
        # Where its identifiers are those of several bodies, only the record says which comes first.
        asked = Ref.parse(stub) if found.get(stub, home) != home else None
        found[stub] = str(snapshot.home(asked)) if asked else home
    return found


def _registers(snapshot: IndexSnapshot, _on: date) -> Sets:
    rows = snapshot.engine.rows("SELECT id, number FROM register ORDER BY id")
    found, spans = everything(snapshot), places_of(snapshot).spans
    return {own: places for own, number in rows if (places := found & BitMap(spans[number]))}


# ── what depends on the day ──────────────────────────────────────────────────────────────────────────────────────────


def _statuses(snapshot: IndexSnapshot, on: date) -> Sets:
    """Status on a day is the last change by then; a record whose history had not begun has none."""
    day = on.isoformat()
    later = _selected(snapshot, "phase WHERE ends = '' AND starts > ?", day)
    sets = {status: places - later for status, places in _stored(snapshot, LAST_STATUS).items()}
    # Those that change after that day had another status, or none.
    sql = (
        "SELECT p.status, p.number FROM json_each(?) j CROSS JOIN phase p ON p.number = j.value"
        " WHERE p.starts <= ? AND p.ends > ?"
    )
    then: dict[str, list[int]] = {}
    for status, number in snapshot.engine.rows(sql, (json.dumps(places_of(snapshot).numbers(later)), day, day)):
        then.setdefault(status, []).append(number)
    for status, numbers in then.items():
        sets[status] = sets.get(status, BitMap()) | places_of(snapshot).of_numbers(numbers)
    return {status: sets[status] for status in sorted(sets)}


def _standings(snapshot: IndexSnapshot, on: date) -> Sets:
    running = BitMap()
    for status, places in of_field(snapshot, "status", on).items():
        if status in RUNNING:
            running |= places
    running &= of_field(snapshot, "kind", on).get(Kind.AGREEMENT.value, BitMap())
    day = on.isoformat()
    tests = {
        "expired": "ends > '' AND ends < ?",
        "not-yet-effective": "effective > '' AND effective > ?",
        "review-overdue": "review_due < ?",
    }
    return {value: _selected(snapshot, f"record WHERE {test}", day) & running for value, test in tests.items()}


def _reviews(snapshot: IndexSnapshot, on: date) -> Sets:
    starts = ["", *((on + timedelta(days=days)).isoformat() for days in _WINDOW_DAYS), "~"]
    within = "record WHERE review_due >= ? AND review_due < ?"
    return {
        name: _selected(snapshot, within, *span) for name, span in zip(REVIEW_WINDOWS, pairwise(starts), strict=True)
    }


def _selected(snapshot: IndexSnapshot, source: str, *values: str) -> BitMap:
    """The records of some rows."""
    # One text of all numbers: row by row they take five times as long.
    (numbers,) = snapshot.engine.rows(f"SELECT group_concat(number) FROM {source}", values)[0]  # noqa: S608 - our own
    return places_of(snapshot).of_numbers(json.loads(f"[{numbers or ''}]"))
