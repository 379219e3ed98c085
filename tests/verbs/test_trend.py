"""`trend`: how what needs attention has changed, at month ends and since a day."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from registry.cli.text.trend import lines
from registry.errors import UsageError
from registry.verbs.checks.trend import Answer, Question, run

TODAY = date(2026, 7, 1)


@pytest.fixture
def commit(registers: Any) -> Callable[[str, str], None]:
    """Commits everything in a register at the noon of a day."""

    def commit(register: str, day: str) -> None:
        folder = registers.root / register
        who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
        when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_CONFIG_GLOBAL": os.devnull}
        for words in (("init", "-q"), ("add", "--all"), ("commit", "-q", "-m", "a version")):
            subprocess.run(["git", *who, *words], cwd=folder, env=os.environ | when, check=True)

    return commit


@pytest.fixture
def half_a_year(registers: Any, commit: Callable[[str, str], None]) -> Any:
    """A draft since January, an agreement with nothing in it from March to May, and another since May."""
    registers.federation("northmoor")
    registers.record(
        "northmoor/agreement/first", status="draft", status_history=[{"on": "2026-01-02", "status": "draft"}]
    )
    commit("northmoor", "2026-01-05")
    registers.record("northmoor/agreement/second", status="in-force", status_history=_in_force("2026-03-09"))
    commit("northmoor", "2026-03-10")
    (registers.root / "northmoor/agreements/second.yaml").unlink()
    registers.record("northmoor/agreement/third", status="in-force", status_history=_in_force("2026-05-09"))
    commit("northmoor", "2026-05-10")
    return registers


def _in_force(day: str) -> list[dict[str, str]]:
    return [{"on": day, "status": "in-force"}]


def asked(registers: Any, **question: Any) -> Answer:
    return run(registers.session(as_of=TODAY), Question(**question))


def test_a_line_a_month_and_today_last(half_a_year: Any) -> None:
    answer = asked(half_a_year, months="7")
    days = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-01"]
    assert [point.day for point in answer.points] == days
    assert answer.as_of == "2026-07-01"
    assert answer.notes == ("1 day is left out: no register had a version yet. The first is of 5 January 2026.",)
    january, february, march, *_rest, today = answer.points
    assert (january.opened, january.closed) == (0, 0), "there is nothing before it to compare with"
    assert march.opened > 0
    assert march.total == february.total + march.opened - march.closed
    assert today.total == sum(count for _severity, count in today.severities) > 0
    assert {point.registers for point in answer.points} == {1}


def test_today_is_what_check_counts_and_the_working_files_are_read(half_a_year: Any) -> None:
    from registry.verbs.checks import check

    half_a_year.record("northmoor/agreement/fourth", status="in-force", status_history=_in_force("2026-06-30"))
    answer = asked(half_a_year, months="1")
    found = check.run(half_a_year.session(as_of=TODAY), check.Question())
    assert answer.points[-1].total == sum(not each.finding.waiver for each in found.findings)
    assert answer.points[-1].opened > 0, "it is in no commit yet"


def test_since_a_day_says_what_came_and_what_went(half_a_year: Any) -> None:
    answer = asked(half_a_year, months="1", since="2026-04-15")
    assert answer.since == "2026-04-15"
    assert {each.ref for each in answer.opened} == {"northmoor/agreement/third"}
    assert {each.ref for each in answer.closed} == {"northmoor/agreement/second"}
    gone = answer.closed[0]
    assert gone.fingerprint == f"{gone.rule}@northmoor/agreement/second"
    assert (gone.record, bool(gone.title), bool(gone.because)) == ("Second", True, True), "its words are kept"
    assert [point.day for point in answer.points] == ["2026-06-30", "2026-07-01"], "that day is no point of its own"
    printed = "\n".join(lines(answer))
    assert "Gone since 15 April 2026" in printed
    assert gone.because in printed


def test_kept_only_works_out_nothing(half_a_year: Any) -> None:
    before = asked(half_a_year, months="2", since="2026-04-15", kept_only=True)
    assert (before.missing, before.since) == (("2026-04-15", "2026-05-31", "2026-06-30"), "")
    assert [point.day for point in before.points] == ["2026-07-01"]
    assert "Not worked out yet: 15 April 2026, 31 May 2026 and 30 June 2026." in list(lines(before))
    asked(half_a_year, months="2")
    assert asked(half_a_year, months="2", kept_only=True).missing == ()


def test_one_register_of_several(half_a_year: Any, commit: Callable[[str, str], None]) -> None:
    half_a_year.federation("eastvale", "northmoor")
    half_a_year.record("eastvale/agreement/other", status="in-force", status_history=_in_force("2026-06-01"))
    commit("eastvale", "2026-06-02")
    both, one = asked(half_a_year, months="2"), asked(half_a_year, months="2", register=("eastvale",))
    assert [point.registers for point in both.points] == [1, 2, 2]
    assert [point.registers for point in one.points] == [0, 1, 1]
    assert one.points[0].total == 0
    assert 0 < one.points[-1].total < both.points[-1].total
    with pytest.raises(UsageError, match="no register called estvale"):
        asked(half_a_year, register=("estvale",))


def test_of_a_day_that_has_gone(half_a_year: Any) -> None:
    session = half_a_year.session(as_at=date(2026, 4, 15))
    answer = run(session, Question(months="2"))
    assert [point.day for point in answer.points] == ["2026-02-28", "2026-03-31", "2026-04-15"]


def test_long_work_says_how_far_it_is(half_a_year: Any) -> None:
    told: list[str] = []
    session = half_a_year.session(as_of=TODAY)
    session.progress = lambda _done, _total, what: told.append(what)
    run(session, Question(months="2"))
    assert [each for each in told if each.startswith("Working out")] == [
        "Working out 31 May 2026",
        "Working out 30 June 2026",
    ]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"months": "0"}, "--months: '0' is not a number from 1 to 60."),
        ({"months": "61"}, "--months: '61' is not"),
        ({"months": "١"}, "--months"),
        ({"months": "-1"}, "--months"),
        ({"since": "yesterday"}, "--since: 'yesterday' is not a day, written as 2026-09-30."),
        ({"since": "2026-02-30"}, "--since: '2026-02-30' is not a day"),
        ({"since": "20260215"}, "--since"),
        ({"since": "2026-07-01"}, "--since: 1 July 2026 is not before 1 July 2026."),
    ],
)
def test_what_is_put_wrongly(question: dict[str, str], said: str, half_a_year: Any) -> None:
    with pytest.raises(UsageError) as stop:
        asked(half_a_year, **question)
    assert said in stop.value.message


def test_a_day_before_all_history_compares_with_nothing_and_says_so(half_a_year: Any) -> None:
    answer = asked(half_a_year, months="1", since="2025-06-01")
    assert (answer.since, answer.opened, answer.closed) == ("", (), ())
    assert "Nothing can be compared with 1 June 2025." in answer.notes
