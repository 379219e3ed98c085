"""The first page: what needs attention, with every number leading to what it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest


def numbers(page: Any) -> Mapping[str, tuple[int, str]]:
    """Each number at the top: what it counts, how many, and where it leads."""
    found = {}
    for href, drawn in re.findall(r'<a href="([^"]*)" class="card[^"]*">(.*?)</a>', page.source):
        label = re.sub(r"<[^>]+>", "", drawn.partition("</span>")[0])
        found[label] = int(re.findall(r"(\d+)</span>", drawn)[0]), href.replace("&amp;", "&")
    return found


def test_the_page_says_what_is_overdue_and_for_how_long(visit: Any) -> None:
    page = visit()
    assert page.heading() == "Your work"
    assert "Its review was due on 1 October 2026, 51 days ago." in page.text
    assert "Its last day was 31 December 2025, 325 days ago." in page.text
    assert '"2 things to do"' in page.announced


def test_every_number_leads_to_just_as_many_records(visit: Any) -> None:
    for label, (number, address) in numbers(visit()).items():
        name, _mark, asked = address.partition("?")
        if name == "problems":
            continue
        # A test can give an address one value of each name, and every status counts here but one.
        values = {key: each for key, each in parse_qs(asked.partition("#")[0]).items() if key != "status"}
        if name == "gaps":
            if all(len(each) == 1 for each in values.values()):
                page = visit(name, **{key: each[0] for key, each in values.items()})
                assert f"{number} finding" in page.text, label
            continue
        assert all(len(each) == 1 for key, each in values.items() if key != "kind")
        listed = visit(name, **{key: each[0] for key, each in values.items() if key != "kind"})
        assert len(listed.links) >= number, label


def test_where_nothing_waits_the_page_says_so(visit: Any, federation: Path) -> None:
    for file in federation.glob("town/agreements/*"):
        file.unlink()
    assert "Nothing is overdue, open or on its way." in visit().text


def test_one_register_is_chosen_in_the_address(visit: Any) -> None:
    page = visit(register="force")
    assert "Nothing is overdue" in page.text
    assert '<option value="force" selected="selected">' in page.source


@pytest.mark.parametrize("register", ["nowhere", "<b>", "x" * 5_000])
def test_a_register_that_is_not_there_gives_a_plain_line_and_a_way_on(visit: Any, register: str) -> None:
    page = visit(register=register)
    assert "This address cannot be read" in page.text
    assert page.anchors["Show the work of every register"] == "/"
    assert not page.app.exception


def test_reviews_are_drawn_as_bars_with_their_finding_in_words(visit: Any) -> None:
    assert "1 review is overdue, and 0 more due in the next 30 days." in visit().text


def test_problems_in_files_are_counted(visit: Any, federation: Path) -> None:
    (federation / "town/agreements/broken.yaml").write_text("kind: agreement\nid: broken\n", encoding="utf-8")
    number, address = numbers(visit())["Problems in files"]
    assert number > 0
    assert address == "problems"
