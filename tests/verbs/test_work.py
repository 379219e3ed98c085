"""The verb `work`: what needs somebody's attention on a day, and what finds it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.errors import NotFound
from registry.verbs.records import search, work
from registry.verbs.records.work import Answer, Task

DAY = date(2026, 11, 21)


@pytest.fixture
def waiting(registers: Any) -> Any:
    """Two registers in which something waits under every task."""
    registers.record("north/organisation/north", title="North Council", register="north", status="active")
    registers.record("east/organisation/east", title="East Council", register="east", status="active")
    agreements = {
        "late": {"status": "in-force", "dates": {"review_due": "2026-10-01"}},
        "soon": {"status": "in-force", "dates": {"review_due": "2026-11-21"}},
        "ended": {"status": "in-force", "dates": {"end": "2026-03-31"}},
        "draft": {"status": "draft", "dates": {"review_due": "2026-01-01"}},
        "ended-well": {"status": "terminated", "dates": {"end": "2025-03-31", "review_due": "2025-01-01"}},
    }
    for own, fields in agreements.items():
        registers.record(f"north/agreement/{own}", title=own.capitalize(), **fields)
    registers.record("east/processing-activity/visits", title="Visits", status="active", review_due="2026-11-20")
    registers.record("east/complaint/letter", title="A letter", status="open", received="2026-10-19")
    registers.record("east/complaint/answered", title="Answered", status="closed", received="2026-01-19")
    registers.federation("north", "east")
    return registers


def asked(registers: Any, *register: str, on: date = DAY) -> Answer:
    return work.run(registers.session(as_of=on), work.Question(register=register))


def named(answer: Answer) -> dict[str, list[str]]:
    return {task.key: [item.ref.partition("/")[2] for item in task.items] for task in answer.tasks}


def test_each_task_has_its_records_the_most_pressing_first(waiting: Any) -> None:
    assert named(asked(waiting)) == {
        "reviews-overdue": ["agreement/late", "processing-activity/visits"],
        "reviews-soon": ["agreement/soon"],
        "past-end": ["agreement/ended"],
        "open-cases": ["complaint/letter"],
        "on-the-way": ["agreement/draft"],
    }


def test_one_register_has_its_own_work(waiting: Any) -> None:
    answer = asked(waiting, "east")
    assert named(answer)["reviews-overdue"] == ["processing-activity/visits"]
    assert named(answer)["past-end"] == []


def test_every_record_says_why_it_is_there(waiting: Any) -> None:
    because = {item.ref.rpartition("/")[2]: item.because for task in asked(waiting).tasks for item in task.items}
    assert because == {
        "late": "Its review was due on 1 October 2026, 51 days ago.",
        "visits": "Its review was due on 20 November 2026, 1 day ago.",
        "soon": "Its review is due on 21 November 2026, today.",
        "ended": "Its last day was 31 March 2026, 235 days ago.",
        "letter": "Open since 19 October 2026, 33 days ago.",
        "draft": "The record says so, and keeps no history.",
    }


def test_it_is_the_work_of_the_day_asked_about(waiting: Any) -> None:
    before = asked(waiting, on=date(2026, 3, 31))
    assert named(before)["past-end"] == []
    assert named(before)["reviews-overdue"] == []


@pytest.mark.parametrize("register", [(), ("north",), ("east",)])
def test_what_a_task_says_finds_it_finds_as_many_as_it_counts(waiting: Any, register: tuple[str, ...]) -> None:
    answer = asked(waiting, *register)
    session = waiting.session(as_of=DAY)
    tasks: list[Task] = [*answer.tasks, *answer.reviews]
    for task in tasks:
        assert search.run(session, search.Question(**dict(task.where))).total == task.count, task.key  # type: ignore[arg-type]


def test_the_windows_of_reviews_hold_every_live_review_once(waiting: Any) -> None:
    assert {task.key: task.count for task in asked(waiting).reviews} == {
        "overdue": 2, "30-days": 1, "90-days": 0, "12-months": 0, "later": 0,
    }  # fmt: skip


def test_faults_in_files_are_counted_by_register(waiting: Any) -> None:
    waiting.write("east/agreements/broken.yaml", "kind: agreement\nid: broken\n")
    assert asked(waiting, "north").problems == 0
    assert asked(waiting, "east").problems == asked(waiting).problems > 0


def test_a_register_that_is_not_there_is_refused_with_the_nearest(waiting: Any) -> None:
    with pytest.raises(NotFound, match="There is no register called nort") as refused:
        asked(waiting, "nort")
    assert "north" in refused.value.fix
