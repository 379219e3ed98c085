"""Who stands with whom: found by the indexes, without a look at records that have nothing to do with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.concepts.kinds import Kind
from registry.index.together import Together
from registry.session import Principal
from registry.source import Ref
from registry.verbs.opening import opened

NORTH = Ref("north", "organisation", "north")
ON = date(2026, 11, 21)


@pytest.fixture
def session(registers: Any) -> Any:
    """A session on two registers: the first council shares with the second and with a school."""
    registers.record("north/organisation/north", register="north", status="active")
    registers.record("north/organisation/school", register="none", status="active")
    registers.record("east/organisation/east", register="east", status="active")
    for number, other in enumerate(("school", "school", "east/organisation/east")):
        parties = [{"id": "a", "organisation": "north"}, {"id": "b", "organisation": other}]
        status = "draft" if number else "in-force"
        registers.record(f"north/agreement/a{number}", title=f"Agreement {9 - number}", status=status, parties=parties)
    registers.record("east/dpia/other")
    registers.federation("north", "east")
    return registers.session(as_of=ON)


def test_agreements_come_in_the_order_of_their_titles_and_partners_by_what_is_shared(session: Any) -> None:
    together = Together(opened(session), session, NORTH, ON)
    called = together.called(together.agreements)
    assert [title for _ref, title in called.values()] == ["Agreement 7", "Agreement 8", "Agreement 9"]
    assert list(called) == together.agreements
    assert [called[number][0].id for number in together.running] == ["a0"]
    assert [(each.ref.id, len(each.shared)) for each in together.partners()] == [("school", 2), ("east", 1)]
    assert together.kept("north") == {"organisation": 2, "agreement": 3}
    assert together.kept("nowhere") == {}
    assert together.counts() == {"agreement": 3}
    assert together.of_kind(Kind.DPIA) == []


def test_whoever_may_see_nothing_is_told_of_nothing(session: Any) -> None:
    snapshot = opened(session)
    session.principal = Principal("stranger")
    together = Together(snapshot, session, NORTH, ON)
    assert (together.agreements, together.partners(), together.counts(), together.kept("north")) == ([], [], {}, {})


def test_every_statement_looks_up_and_none_walks_through_a_table(session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = opened(session)
    asked: list[tuple[str, Any]] = []
    rows = snapshot.engine.rows

    def noted(sql: str, given: Any = ()) -> Any:
        asked.append((sql, given))
        return rows(sql, given)

    monkeypatch.setattr(snapshot.engine, "rows", noted)
    together = Together(snapshot, session, NORTH, ON)
    together.partners()
    together.counts()
    together.kept("north")
    together.called(together.agreements)
    assert len(asked) >= 8
    for sql, given in asked:
        steps = [step for *_numbers, step in rows(f"EXPLAIN QUERY PLAN {sql}", given)]
        walks = [step for step in steps if step.startswith("SCAN ") and not step.startswith(("SCAN j", "SCAN r "))]
        assert [step for step in walks if step not in ("SCAN r", "SCAN json_each VIRTUAL TABLE INDEX 1:")] == [], sql
