"""The reviews page: a month, a timeline and a list of reviews and last days, every number with what it counts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

AGREEMENT = "kind: agreement\nid: {id}\ntitle: {title}\nstatus: in-force\ndates: {{{dates}}}\n"
MORE = {
    "late": ("Long overdue", "review_due: 2026-01-15"),
    "soon": ("Due soon", "review_due: 2026-11-26"),
    "same": ("Due on the same day", "review_due: 2026-11-26, end: 2026-12-31"),
}


@pytest.fixture
def more(federation: Path) -> Path:
    """The federation with more agreements in one register."""
    for own, (title, dates) in MORE.items():
        path = federation / "town/agreements" / f"{own}.yaml"
        path.write_text(AGREEMENT.format(id=own, title=title, dates=dates), encoding="utf-8")
    return federation


def cells(page: Any) -> dict[str, str]:
    """Each day of the calendar that leads somewhere: the day → what it says."""
    found = re.findall(r'<a href="[^"]*day=([0-9-]+)"[^>]*>(.*?)</a>', page.source)
    return {day: " ".join(re.sub(r"<[^>]+>", " ", drawn).split()) for day, drawn in found}


def rows(page: Any) -> list[str]:
    """The records of the list, in their order."""
    body = page.source.partition('id="results"')[2].partition("</table>")[0]
    return [re.sub(r"<[^>]+>", "", each) for each in re.findall(r'<th scope="row"[^>]*><div><a [^>]*>(.*?)</a>', body)]


def test_this_month_is_drawn_with_its_numbers_as_links(visit: Any, more: Path) -> None:
    page = visit("reviews")
    assert page.heading() == "Reviews"
    assert cells(page) == {"2026-11-26": "2 reviews 2 on 26 November 2026"}
    assert "2 reviews and last days in November 2026." in page.text
    assert rows(page) == ["Due soon", "Due on the same day"] or rows(page) == ["Due on the same day", "Due soon"]


def test_what_is_overdue_stands_first(visit: Any, more: Path) -> None:
    text = visit("reviews").text
    assert text.index("Overdue or past") < text.index("2 reviews and last days in November 2026.")
    assert "Long overdue" in text


def test_a_day_leads_to_just_as_many(visit: Any, more: Path) -> None:
    page = visit("reviews", day="2026-11-26")
    assert len(rows(page)) == 2
    assert "26 November 2026: 2 reviews and last days" in page.text


def test_the_months_of_the_year_lead_to_themselves(visit: Any, more: Path) -> None:
    page = visit("reviews")
    assert "November 2026" in page.anchors["December 2026"] or "month=2026-12" in page.anchors["December 2026"]
    december = visit("reviews", month="2026-12")
    assert cells(december) == {"2026-12-31": "1 last day 1 on 31 December 2026"}
    assert "The year 2026" in december.text


def test_the_numbers_at_the_top_lead_to_just_as_many(visit: Any, more: Path) -> None:
    page = visit("reviews")
    for href, drawn in re.findall(r'<a href="([^"]*)" class="card[^"]*">(.*?)</a>', page.source):
        number = int(re.findall(r"([\d,]+)</span>", drawn)[0])
        said = dict(each.split("=") for each in href.partition("?")[2].replace("&amp;", "&").split("&"))
        assert len(rows(visit("reviews", **said))) == number, href


def test_the_timeline_has_what_is_overdue_today_and_what_comes(visit: Any, more: Path) -> None:
    text = visit("reviews", view="timeline").text
    assert text.index("Overdue. It was due 15 January 2026") < text.index("Today, 21 November 2026")
    assert text.index("Today, 21 November 2026") < text.index("Next: 26 November 2026, in 5 days")


def test_a_register_and_a_sort_are_chosen_in_the_address_and_the_rest_stays(visit: Any, more: Path) -> None:
    page = visit("reviews", view="list", month="2026-12", sort="end", register="town")
    assert rows(page) == ["Due on the same day"]
    assert '<input type="hidden" name="month" value="2026-12">' in page.source
    assert '<option value="end" selected="selected">' in page.source


def test_every_row_leads_to_its_file_and_line(visit: Any, more: Path) -> None:
    page = visit("reviews", view="list", window="overdue")
    assert "town/agreements/late.yaml:" in page.text
    assert any("source=town/agreement/late" in href for href in page.anchors.values())


@pytest.mark.parametrize(
    "address",
    [{"month": "2026-13"}, {"month": "soon"}, {"day": "2026-02-30"}, {"register": "nowhere"}, {"month": "9999-12"},
     {"day": "0001-01-01"}, {"after": "x"}, {"month": "<b>" * 200}],
)  # fmt: skip
def test_an_address_that_asks_for_nothing_there_is_gives_a_plain_line(
    visit: Any, more: Path, address: dict[str, str]
) -> None:
    page = visit("reviews", **address)
    assert "This address cannot be read" in page.text
    assert page.anchors["Show this month"] == "reviews"
    assert not page.app.exception


def test_a_month_without_any_says_what_to_do_next(visit: Any, more: Path) -> None:
    page = visit("reviews", month="2027-05")
    assert "Nothing is due then" in page.text
    assert page.anchors["Show what is overdue"] == "reviews?view=list&month=2027-05&window=overdue"
