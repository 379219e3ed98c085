"""The clocks page: cases against their time limits, with every number leading to what it counts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

CASES = {
    "requests/late": "kind: rights-request\nid: late\ntitle: Access to a file\nstatus: open\nreceived: 2026-10-01",
    "requests/soon": "kind: rights-request\nid: soon\ntitle: A mistake put right\nstatus: open\nreceived: 2026-10-26",
    "requests/still": (
        "kind: rights-request\nid: still\ntitle: Access to much\nstatus: open\nrights: [access]\nreceived: 2026-11-02\n"
        "pauses: [{id: years, asked: 2026-11-09}]"
    ),
    "requests/wrong": (
        "kind: rights-request\nid: wrong\ntitle: Days out of order\nstatus: open\nreceived: 2026-11-02\n"
        "responded: 2026-10-30"
    ),
    "requests/done": (
        "kind: rights-request\nid: done\ntitle: Answered late\nstatus: closed\nreceived: 2026-09-01\n"
        "responded: 2026-10-05"
    ),
    "complaints/new": "kind: complaint\nid: new\ntitle: <b>A letter</b>\nstatus: open\nreceived: 2026-10-23",
    "breaches/lost": (
        "kind: breach\nid: lost\ntitle: A lost bag\nstatus: open\nlikely_risk: 'yes'\n"
        "became_aware: '2026-11-19T10:00+00:00'"
    ),
}


@pytest.fixture
def cases(federation: Path) -> Path:
    """The federation with cases in one register."""
    for name, text in CASES.items():
        path = federation / "town" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    return federation


def cards(page: Any) -> dict[str, tuple[int, str]]:
    """Each number at the top: how many, and where it leads."""
    found = {}
    for href, drawn in re.findall(r'<a href="([^"]*)" class="card[^"]*">(.*?)</a>', page.source):
        label = re.sub(r"<[^>]+>", "", drawn.partition("</span>")[0])
        found[label] = int(re.findall(r"([\d,]+)</span>", drawn)[0]), href.replace("&amp;", "&")
    return found


def titles(page: Any) -> list[str]:
    """The cases listed, in their order."""
    return [re.sub(r"<[^>]+>", "", each) for each in re.findall(r"<h3>(.*?)</h3>", page.source)]


def test_the_most_pressing_comes_first_and_says_where_it_stands(visit: Any, cases: Path) -> None:
    page = visit("clocks")
    assert page.heading() == "Clocks"
    assert titles(page)[0] == "Access to a file"
    assert "Overdue by 19 days." in page.text
    assert "Answer the request: by 2 November 2026." in page.text
    assert "Stands still since 9 November 2026." in page.text


def test_each_says_how_it_was_worked_out_and_its_days_as_a_table(visit: Any, cases: Path) -> None:
    page = visit("clocks", view="overdue")
    assert "The request came on 1 October 2026." in page.text
    assert "One month from then ends on 1 November 2026." in page.text
    assert "That is no working day, so it may be answered until 2 November 2026." in page.text
    assert "UK GDPR Article 12(3)" in page.text
    assert "The time began" in page.text
    assert page.source.count('class="clockbar"') == 1


def test_every_number_leads_to_just_as_many(visit: Any, cases: Path) -> None:
    numbers = cards(visit("clocks"))
    assert {label: count for label, (count, _href) in numbers.items()} == {
        "Overdue": 1, "Due within 7 days": 3, "Running": 4, "Standing still, or not started": 1,
        "Cannot be worked out": 1, "Done late": 1,
    }  # fmt: skip
    for label, (count, href) in numbers.items():
        view = href.partition("view=")[2]
        assert len(titles(visit("clocks", view=view))) == count, label


def test_what_cannot_be_worked_out_says_why_and_gives_no_day(visit: Any, cases: Path) -> None:
    page = visit("clocks", view="unclear")
    assert titles(page) == ["Days out of order"]
    assert "answered on 30 October 2026, before it came on 2 November 2026" in page.text
    assert "clockbar" not in page.source


def test_what_is_late_leads_to_its_finding_and_every_case_to_its_file_and_line(visit: Any, cases: Path) -> None:
    page = visit("clocks", view="overdue")
    wanted = "finding?id=rights-response-late@town/rights-request/late"
    assert any(unquote(href) == wanted for href in page.anchors.values())
    assert "town/requests/late.yaml:" in page.text
    assert any("source=town/rights-request/late" in href for href in page.anchors.values())


def test_a_register_and_a_sort_of_case_are_chosen_in_the_address(visit: Any, cases: Path) -> None:
    assert titles(visit("clocks", register="force")) == []
    assert set(titles(visit("clocks", kind="breach"))) == {"A lost bag"}
    page = visit("clocks", kind="breach", register="town")
    assert '<option value="town" selected="selected">' in page.source
    assert '<option value="breach" selected="selected">' in page.source


def test_what_has_been_done_is_folded_below(visit: Any, cases: Path) -> None:
    page = visit("clocks")
    assert "Done: 1 time limit" in page.text
    assert "Done on 5 October 2026, 4 days late." in page.text
    assert page.anchors["See all 1 that were done"] == "clocks?view=done"


def test_stored_text_is_shown_as_it_was_written(visit: Any, cases: Path) -> None:
    page = visit("clocks", kind="complaint")
    assert "<b>A letter</b>" not in page.source
    assert "<b>A letter</b>" in page.text


@pytest.mark.parametrize(
    "address",
    [{"register": "nowhere"}, {"after": "x"}, {"after": "-1"}, {"register": "<b>" * 99}],
)  # fmt: skip
def test_an_address_that_asks_for_nothing_there_is_gives_a_plain_line(
    visit: Any, cases: Path, address: dict[str, str]
) -> None:
    page = visit("clocks", **address)
    assert "This address cannot be read" in page.text
    assert not page.app.exception


@pytest.mark.parametrize("address", [{"view": "sideways"}, {"kind": "agreement"}, {"after": "400"}])
def test_what_the_page_does_not_know_is_passed_over(visit: Any, cases: Path, address: dict[str, str]) -> None:
    page = visit("clocks", **address)
    assert not page.app.exception
    assert page.heading() == "Clocks"


def test_where_there_is_no_case_the_page_says_so(visit: Any) -> None:
    assert "No breach, request or complaint waits" in visit("clocks").text
