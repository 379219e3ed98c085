"""The time to answer a request: its start, its pauses, its extension and its end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.clocks.calendar_month import months_after
from registry.clocks.rights_request import (
    Pause,
    Wanted,
    answer_deadline,
    extension_notice_deadline,
    relevant_time,
)
from registry.clocks.working_days import NATIONS, is_working_day, next_working_day

d = date.fromisoformat


def pauses(*each: str) -> tuple[Pause, ...]:
    """Pauses as `asked..answered`, with nothing after the dots while nobody has answered."""
    parts = (one.partition("..") for one in each)
    return tuple(Pause(d(asked), d(answered) if answered else None) for asked, _dots, answered in parts)


def test_an_open_pause_leaves_no_deadline() -> None:
    found = answer_deadline(d("2026-06-01"), pauses=pauses("2026-06-10.."))
    assert found.by is None
    assert not found.cannot
    assert found.because.endswith("The time has stood still since 10 June 2026.")
    assert answer_deadline(d("2026-06-01"), pauses=pauses("2026-06-10..2026-06-11", "2026-06-11..")).by is None


def test_one_asked_too_late_stops_nothing() -> None:
    found = answer_deadline(d("2026-06-01"), pauses=pauses("2026-07-02.."), nation="england")
    assert found.by == d("2026-07-01")
    assert "asked after the time had ended" in found.because


def test_on_the_working_day_to_which_the_end_had_moved_the_time_may_still_be_stopped() -> None:
    def by(pause: str) -> date | None:
        return answer_deadline(d("2026-06-04"), pauses=pauses(pause), nation="england").by

    assert by("2026-07-04..2026-07-05") == d("2026-07-06")
    assert by("2026-07-06..2026-07-08") == d("2026-07-09")
    assert by("2026-07-07..2026-07-10") == d("2026-07-06")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"pauses": pauses("2026-06-10..2026-06-08")}, "answered on 8 June 2026, before it was asked"),
        ({"pauses": pauses("2026-05-30..2026-06-08")}, "asked on 30 May 2026, before the request came"),
        ({"identity": Wanted(d("2026-06-05"), d("2026-06-02"))}, "proof of identity came on 2 June 2026, before"),
        ({"fee": Wanted(d("2026-05-05"), d("2026-06-02"))}, "the fee was asked for on 5 May 2026, before the request"),
    ],
)
def test_days_that_cannot_be_give_no_deadline_and_say_which_they_are(given: dict[str, Any], said: str) -> None:
    found = answer_deadline(d("2026-06-01"), nation="england", **given)
    assert found.by is None
    assert said in found.cannot
    assert found.because == found.cannot


@pytest.mark.parametrize(
    ("received", "identity", "fee", "starts"),
    [
        ("2026-06-01", Wanted(), Wanted(), "2026-06-01"),
        ("2026-06-01", Wanted(d("2026-06-02"), d("2026-06-09")), Wanted(), "2026-06-09"),
        (
            "2026-06-01",
            Wanted(d("2026-06-02"), d("2026-06-09")),
            Wanted(d("2026-06-02"), d("2026-06-12")),
            "2026-06-12",
        ),
        (
            "2026-06-01",
            Wanted(d("2026-06-02"), d("2026-06-12")),
            Wanted(d("2026-06-02"), d("2026-06-09")),
            "2026-06-12",
        ),
        ("2026-06-01", Wanted(came=d("2026-05-30")), Wanted(), "2026-06-01"),
        ("2026-06-01", Wanted(came=d("2026-06-03")), Wanted(), "2026-06-03"),
    ],
)
def test_it_starts_with_the_latest(received: str, identity: Wanted, fee: Wanted, starts: str) -> None:
    found = relevant_time(d(received), identity, fee)
    assert found.by == d(starts)
    deadline = answer_deadline(d(received), identity=identity, fee=fee, nation="england")
    assert deadline.by == next_working_day(months_after(d(starts), 1), "england")
    assert deadline.because.startswith(found.because)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [({"identity": Wanted(d("2026-06-02"))}, "confirm who the person is"), ({"fee": Wanted(d("2026-06-02"))}, "a fee")],
)
def test_it_has_not_started_while_something_is_awaited(wanted: dict[str, Wanted], said: str) -> None:
    found = answer_deadline(d("2026-06-01"), **wanted)  # type: ignore[arg-type]  # identity or fee, both Wanted
    assert found.by is None
    assert said in found.because
    assert "2 June 2026" in found.because


@pytest.mark.parametrize(
    ("months", "by"), [(0, "2026-07-01"), (1, "2026-08-03"), (2, "2026-09-01"), (3, "2026-09-01"), (-1, "2026-07-01")]
)
def test_two_further_months_at_most(months: int, by: str) -> None:
    assert answer_deadline(d("2026-06-01"), further_months=months, nation="england").by == d(by)


def test_an_extended_time_is_counted_in_one_piece() -> None:
    # From 31 January: 30 April, and not two months from 28 February.
    assert answer_deadline(d("2026-01-31"), further_months=2, nation="england").by == d("2026-04-30")
    # 1 August and three days that stood still.
    found = answer_deadline(
        d("2026-05-01"), further_months=2, pauses=pauses("2026-05-11..2026-05-13"), nation="england"
    )
    assert found.by == d("2026-08-04")


def test_notice_of_further_time_is_given_within_the_first_month() -> None:
    assert extension_notice_deadline(d("2026-06-01"), nation="england").by == d("2026-07-01")
    assert extension_notice_deadline(
        d("2026-06-01"), pauses=pauses("2026-06-10..2026-06-12"), nation="england"
    ).by == d("2026-07-06")


def test_it_says_how_it_was_worked_out() -> None:
    found = answer_deadline(
        d("2026-06-01"),
        identity=Wanted(d("2026-06-02"), d("2026-06-04")),
        pauses=pauses("2026-06-10..2026-06-10"),
        nation="england",
    )
    assert found.steps == (
        "Proof of identity came on 4 June 2026.",
        "One month from then ends on 4 July 2026.",
        "The person was asked on 10 June 2026 which information they mean, and answered on 10 June 2026: 1 day that"
        " does not count.",
        "So the time ends on 5 July 2026.",
        "That is no working day, so it may be answered until 6 July 2026.",
    )
    found = answer_deadline(d("2026-06-01"), fee=Wanted(d("2026-06-02"), d("2026-06-05")), further_months=2)
    assert found.because == (
        "The fee came on 5 June 2026. With the further time, 3 months from then end on 5 September 2026."
        " That is no working day, so it may be answered until 7 September 2026."
    )


days = st.dates(date(2026, 2, 5), date(2035, 1, 1))
nations = st.sampled_from(NATIONS)
offsets = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), max_size=4)


def _pauses(received: date, at: list[tuple[int, int]]) -> tuple[Pause, ...]:
    begins = [(received + timedelta(days=asked), length) for asked, length in at]
    return tuple(Pause(asked, asked + timedelta(days=length)) for asked, length in begins)


@given(days, nations, offsets, st.integers(0, 2))
def test_it_ends_on_a_working_day_and_no_sooner_than_without_pauses(
    received: date, nation: str, at: list[tuple[int, int]], further: int
) -> None:
    paused = _pauses(received, at)
    by = answer_deadline(received, pauses=paused, further_months=further, nation=nation).by
    plain = answer_deadline(received, further_months=further, nation=nation).by
    assert by is not None
    assert plain is not None
    assert is_working_day(by, nation)
    assert by >= plain >= months_after(received, 1 + further)
    asked_for = sum((pause.answered - pause.asked).days + 1 for pause in paused if pause.answered)
    assert by <= plain + timedelta(days=asked_for + 6)


@given(days, offsets, st.randoms(use_true_random=False))
def test_the_order_in_which_pauses_are_written_is_nothing(received: date, at: list[tuple[int, int]], chance) -> None:  # type: ignore[no-untyped-def]
    paused = list(_pauses(received, at))
    shuffled = paused[:]
    chance.shuffle(shuffled)
    assert answer_deadline(received, pauses=paused) == answer_deadline(received, pauses=shuffled)


@given(days, st.integers(0, 31), st.integers(0, 30), st.integers(0, 30))
def test_a_later_answer_never_brings_the_end_nearer(received: date, asked: int, length: int, longer: int) -> None:
    start = received + timedelta(days=asked)
    short = answer_deadline(received, pauses=[Pause(start, start + timedelta(days=length))]).by
    long = answer_deadline(received, pauses=[Pause(start, start + timedelta(days=length + longer))]).by
    assert short is not None
    assert long is not None
    assert short <= long


@given(days, nations, st.integers(0, 20), st.integers(0, 20))
def test_a_pause_within_the_month_adds_exactly_its_days(received: date, nation: str, asked: int, length: int) -> None:
    start = received + timedelta(days=1 + asked)
    plain = months_after(received, 1)
    by = answer_deadline(received, pauses=[Pause(start, start + timedelta(days=length))], nation=nation).by
    if start <= plain:
        assert by == next_working_day(plain + timedelta(days=length + 1), nation)


@given(days, st.integers(0, 400), nations, st.integers(0, 2))
def test_a_later_request_is_never_due_sooner(received: date, later: int, nation: str, further: int) -> None:
    first, second = (
        answer_deadline(day, further_months=further, nation=nation).by
        for day in (received, received + timedelta(days=later))
    )
    assert first is not None
    assert second is not None
    assert first <= second


@given(days, offsets)
def test_where_the_nation_is_not_known_no_nation_ends_sooner_or_later(
    received: date, at: list[tuple[int, int]]
) -> None:
    paused = _pauses(received, at)
    found = answer_deadline(received, pauses=paused)
    each = [answer_deadline(received, pauses=paused, nation=nation).by for nation in NATIONS]
    assert found.by == min(by for by in each if by)
    assert found.last == max(by for by in each if by)
