"""Thirty days to acknowledge a complaint. The worked dates are in `worked.yaml`."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from registry.clocks.complaint import acknowledgement_deadline
from registry.clocks.working_days import NATIONS, is_working_day

days = st.dates(date(2026, 6, 19), date(2035, 12, 31))


def test_it_says_how_it_was_worked_out_and_how_the_regulator_counts() -> None:
    assert acknowledgement_deadline(date(2026, 7, 1), "england").steps == (
        "It came on 1 July 2026.",
        "30 days, of which that day is the first, end on 30 July 2026.",
        "The regulator's guidance counts from the day after it came, which gives until 31 July 2026.",
    )
    assert acknowledgement_deadline(date(2026, 7, 3), "england").because == (
        "It came on 3 July 2026. 30 days, of which that day is the first, end on 1 August 2026."
        " That is no working day, so it may be acknowledged until 3 August 2026."
    )


@given(days, st.sampled_from(NATIONS))
def test_thirty_days_with_the_first_and_no_more_than_the_next_working_day(received: date, nation: str) -> None:
    found = acknowledgement_deadline(received, nation)
    assert found.by is not None
    assert found.last is not None
    assert is_working_day(found.by, nation)
    assert timedelta(days=29) <= found.by - received <= timedelta(days=35)
    assert found.by <= found.last <= received + timedelta(days=36)


@given(days, st.sampled_from(["", "uk-wide"]))
def test_where_the_nation_is_not_known_no_nation_ends_sooner_or_later(received: date, nation: str) -> None:
    found = acknowledgement_deadline(received, nation)
    each = [acknowledgement_deadline(received, one) for one in NATIONS]
    assert found.by == min(one.by for one in each if one.by)
    assert found.last == max(one.last for one in each if one.last)


@given(days, st.integers(0, 60), st.sampled_from(NATIONS))
def test_a_later_complaint_is_never_due_sooner(received: date, later: int, nation: str) -> None:
    first, second = (acknowledgement_deadline(day, nation).by for day in (received, received + timedelta(days=later)))
    assert first is not None
    assert second is not None
    assert first <= second
