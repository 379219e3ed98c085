"""Facets: which records have which value, as compressed sets of numbers, so that counting in any result is quick."""

from __future__ import annotations

from datetime import date, timedelta

from pyroaring import BitMap64

from registry.concepts.kinds import Kind
from registry.concepts.running import RUNNING
from registry.index.snapshot import IndexSnapshot
from registry.source import Ref

STORED = ("kind", "party", "lawful-basis", "gateway", "data-category", "special-category", "area")
WORKED_OUT = ("register", "status", "standing", "review")
FIELDS = (*STORED, *WORKED_OUT)
"""The facets there are. The last three depend on the day."""

REVIEW_WINDOWS = ("overdue", "30-days", "90-days", "12-months", "later")
"""When a review is due, counted from the day asked about; each window begins where the one before it ends."""

_WINDOW_DAYS = (0, 30, 90, 365)

Sets = dict[str, BitMap64]
"""Value → the numbers of the records that have it."""


def of_field(snapshot: IndexSnapshot, field: str, on: date) -> Sets:
    """The records under each value of one facet on a day."""
    key = ("facet", field, on if field in ("status", "standing", "review") else None)
    if key not in snapshot.memory:
        work = {"register": _registers, "status": _statuses, "standing": _standings, "review": _reviews}.get(field)
        snapshot.memory[key] = work(snapshot, on) if work else _stored(snapshot, field)
    found: Sets = snapshot.memory[key]
    return found


def everything(snapshot: IndexSnapshot) -> BitMap64:
    """Every record."""
    return BitMap64.union(*of_field(snapshot, "kind", date.min).values(), BitMap64())


def counts(snapshot: IndexSnapshot, field: str, within: BitMap64, on: date) -> list[tuple[str, int]]:
    """How many records of a result are under each value, most first."""
    sets = of_field(snapshot, field, on)
    found = [(value, count) for value, numbers in sets.items() if (count := numbers.intersection_cardinality(within))]
    if field == "review":
        return sorted(found, key=lambda each: REVIEW_WINDOWS.index(each[0]))
    return sorted(found, key=lambda each: (-each[1], each[0]))


def _stored(snapshot: IndexSnapshot, field: str) -> Sets:
    sets: Sets = {}
    for value, numbers in snapshot.engine.rows("SELECT value, numbers FROM facet WHERE field = ?", (field,)):
        # The stubs of a body stand for its home record.
        own = str(snapshot.home(ref)) if field == "party" and (ref := Ref.parse(value)) else value
        sets.setdefault(own, BitMap64()).update(BitMap64.deserialize(numbers))
    return sets


def _registers(snapshot: IndexSnapshot, _on: date) -> Sets:
    sets: Sets = {}
    rows = snapshot.engine.rows(
        "SELECT r.id, f.numbers FROM facet f JOIN register r ON r.number = f.in_register WHERE f.field = 'kind'"
    )
    for own, numbers in rows:
        sets.setdefault(own, BitMap64()).update(BitMap64.deserialize(numbers))
    return sets


def _statuses(snapshot: IndexSnapshot, on: date) -> Sets:
    day = on.isoformat()
    # Status on a day is the last change by then; a record whose history had not begun has none.
    sql = "SELECT status, number FROM phase WHERE starts <= ? AND (ends = '' OR ends > ?)"
    return _grouped(snapshot.engine.rows(sql, (day, day)))


def _standings(snapshot: IndexSnapshot, on: date) -> Sets:
    running = BitMap64()
    for status, numbers in of_field(snapshot, "status", on).items():
        if status in RUNNING:
            running |= numbers
    running &= of_field(snapshot, "kind", on).get(Kind.AGREEMENT.value, BitMap64())
    tests = {"expired": "ends < ?", "not-yet-effective": "effective > ?", "review-overdue": "review_due < ?"}
    sets = {}
    for value, test in tests.items():
        rows = snapshot.engine.rows(f"SELECT number FROM record WHERE {test}", (on.isoformat(),))  # noqa: S608
        sets[value] = BitMap64([number for (number,) in rows]) & running
    return sets


def _reviews(snapshot: IndexSnapshot, on: date) -> Sets:
    starts = [(on + timedelta(days=days)).isoformat() for days in _WINDOW_DAYS]
    rows = snapshot.engine.rows("SELECT review_due, number FROM record WHERE review_due IS NOT NULL")
    return _grouped([(REVIEW_WINDOWS[sum(due >= start for start in starts)], number) for due, number in rows])


def _grouped(rows: list[tuple[str, int]]) -> Sets:
    lists: dict[str, list[int]] = {}
    for value, number in rows:
        lists.setdefault(value, []).append(number)
    return {value: BitMap64(numbers) for value, numbers in lists.items()}
