"""Reviews and last days by day, as the index counts them: the same as when every record is read."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from registry.facts.standing import status
from registry.index.calendar import LIVE, SORTS, Calendar
from registry.verbs.opening import opened

DAY = date(2026, 11, 21)


@pytest.fixture
def many(registers: Any) -> Any:
    """Records of several kinds and statuses with reviews and last days."""
    for at in range(12):
        dates = {"review_due": f"2026-{1 + at % 4:02}-10"} | ({"end": "2026-12-31"} if at % 3 else {})
        state = ("in-force", "draft", "terminated")[at % 3]
        registers.record(f"north/agreement/a{at}", status=state, dates=dates)
    registers.record("north/waiver/w", status="active", expires="2026-12-31")
    registers.record("east/transfer/t", status="active", ends="2026-12-31", review_due="2026-01-10")
    registers.record("east/organisation/east", register="east", status="active",
                     ico_registration={"expires": "2027-01-31"})  # fmt: skip
    registers.federation("north", "east")
    return registers


@pytest.mark.parametrize("register", [(), ("north",), ("east",)])
def test_days_are_those_of_the_live_records(many: Any, register: tuple[str, ...]) -> None:
    session = many.session(as_of=DAY)
    snapshot = opened(session)
    wanted: dict[str, Counter[str]] = {sort: Counter() for sort in SORTS}
    for loaded in snapshot.all(session):
        if status(loaded.data, DAY).value not in LIVE or (register and loaded.ref.register not in register):
            continue
        data, dates = loaded.data, loaded.data.get("dates", {})
        fee = data.get("ico_registration", {}).get("expires")
        for sort, day in (
            ("review", dates.get("review_due") or data.get("review_due")),
            ("end", dates.get("end") or data.get("expires") or data.get("ends") or fee),
        ):
            if day:
                wanted[sort][day] += 1
    calendar = Calendar(snapshot, DAY, register)
    for sort in SORTS:
        assert calendar.days(sort) == wanted[sort]


def test_a_day_gives_its_records(many: Any) -> None:
    calendar = Calendar(opened(many.session(as_of=DAY)), DAY)
    found = [calendar.record(number) for _day, number in calendar.on_days("end", ["2026-12-31"])]
    assert {each.ref.kind for each in found if each} == {"waiver", "transfer"}
    only = frozenset({"waiver"})
    assert sum(calendar.days("end", only=only).values()) == 1
    assert calendar.days("end", but=only) == {"2026-12-31": 1, "2027-01-31": 1}
