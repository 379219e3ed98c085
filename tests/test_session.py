"""Who asks, and at which dates."""

from __future__ import annotations

from datetime import date

import pytest

from registry.session import LOCAL, Principal, Session
from registry.source import Ref

HUB = Ref("northmoor", "agreement", "hub")


@pytest.mark.parametrize(
    ("dates", "today"),
    [
        ({"as_of": date(2026, 2, 1)}, date(2026, 2, 1)),
        # The day whose files are read is the day to judge by, unless another is given.
        ({"as_at": date(2026, 1, 1)}, date(2026, 1, 1)),
        ({"as_at": date(2026, 1, 1), "as_of": date(2026, 2, 1)}, date(2026, 2, 1)),
    ],
)
def test_the_day_to_judge_by(dates: dict[str, date], today: date) -> None:
    assert Session(**dates).today == today


def test_without_a_day_it_is_today() -> None:
    before = date.today()
    assert before <= Session().today <= date.today()


def test_the_person_at_this_computer_may_see_what_is_on_it() -> None:
    assert Session().principal == LOCAL
    assert Session().may_see(HUB)


def test_nobody_else_may_before_there_is_sign_in() -> None:
    assert not Session(principal=Principal("a stranger")).may_see(HUB)


def test_two_sessions_share_nothing() -> None:
    first, second = Session(), Session()
    first.memory["federation"] = "opened"
    assert second.memory == {}
