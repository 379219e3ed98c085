"""The timeline: days in order, with what is past, overdue, next and to come said in words."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest

from registry.ui.markup.html import safe
from registry.ui.markup.timeline import Event, span, timeline

TODAY = date(2026, 11, 21)


def said(*events: Event) -> list[tuple[str, str]]:
    """Each entry as its class and its words."""
    drawn = timeline(events, TODAY, "Dates")
    entries = re.findall(r'<li class="([^"]*)">(.*?)</li>', drawn)
    return [(state, html.unescape(re.sub(r"(<[^>]+>)+", " ", inside)).strip()) for state, inside in entries]


def test_days_stand_in_order_with_today_among_them() -> None:
    assert said(
        Event(date(2026, 12, 1), safe("Ends")),
        Event(date(2026, 1, 5), safe("Agreed")),
        Event(date(2027, 12, 1), safe("Closed")),
    ) == [
        ("past", "5 January 2026 Agreed"),
        ("now", "Today, 21 November 2026"),
        ("next", "Next: 1 December 2026, in 10 days Ends"),
        ("ahead", "1 December 2027, in 12 months Closed"),
    ]


def test_what_is_overdue_says_by_how_long() -> None:
    overdue = said(Event(date(2026, 10, 1), safe("Its review"), due=True))[0]
    assert overdue == ("overdue", "Overdue. It was due 1 October 2026, 51 days ago Its review")


def test_what_is_due_and_not_yet_past_is_not_overdue() -> None:
    assert said(Event(TODAY, safe("Its review"), due=True))[1] == ("next", "Next: 21 November 2026, today Its review")


def test_events_of_one_day_stand_together() -> None:
    first, second = Event(date(2026, 1, 5), safe("Agreed")), Event(date(2026, 1, 5), safe("Signed"), safe("By post"))
    assert said(first, second)[0] == ("past", "5 January 2026 Agreed Signed By post")


def test_a_day_known_by_its_month_stands_apart_from_the_first_of_it() -> None:
    vague = Event(date(2026, 1, 1), safe("Agreed"), when="January 2026")
    assert [words for _state, words in said(vague, Event(date(2026, 1, 1), safe("Signed")))][:2] == [
        "1 January 2026 Signed",
        "January 2026 Agreed",
    ]


def test_many_past_days_are_folded_and_none_is_left_out() -> None:
    many = [Event(date(2020, 1, 1) + timedelta(days=each), safe(f"Event {each}.")) for each in range(40)]
    drawn = timeline(many, TODAY, "Dates")
    assert "Show 32 earlier days" in drawn
    assert all(f"Event {each}." in drawn for each in range(40))
    assert drawn.index("<details") < drawn.index("Event 0.") < drawn.index("</details>") < drawn.index("Event 39.")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-11-20", "2026-11-21", "1 day"),
        ("2026-09-01", "2026-11-21", "81 days"),
        ("2026-08-21", "2026-11-21", "3 months"),
        ("2025-11-22", "2026-11-21", "11 months"),
        ("2024-11-21", "2026-11-21", "2 years"),
        ("2023-11-22", "2026-11-21", "2 years"),
    ],
)
def test_a_time_is_said_in_days_then_whole_months_then_years(start: str, end: str, words: str) -> None:
    assert span(date.fromisoformat(start), date.fromisoformat(end)) == words
