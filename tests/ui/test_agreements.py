"""The list of agreements: what it shows, and what its address asks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest


def test_every_agreement_is_listed_with_a_link_to_its_page(visit: Any) -> None:
    page = visit("agreements")
    assert page.heading() == "Information sharing agreements"
    assert page.links == {
        "Children's hub": "agreement?ref=town/agreement/hub",
        "Town protocol": "agreement?ref=town/agreement/protocol",
    }
    assert "2 agreements" in page.text
    assert '"2 agreements"' in page.announced


def test_a_result_says_where_the_agreement_stands_and_its_dates_in_words(visit: Any) -> None:
    text = visit("agreements").text
    assert "Expired" in text
    assert "Review overdue" in text
    assert "Review due\n1 October 2026" in text
    assert "Lead\nTown Council" in text
    assert "Own reference\nIG/2026/014" in text
    assert "Parties\n3" in text
    assert "Lawful basis\nPublic task" in text


def test_a_pinned_federation_says_so(visit: Any) -> None:
    assert "Test region, as on 21 November 2026. These files are kept at that day" in visit("agreements").text


def test_a_federation_that_is_not_pinned_says_nothing_of_it(visit: Any, federation: Path) -> None:
    file = federation / "federation.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("as_of: 2026-11-21\n", ""), encoding="utf-8")
    text = visit("agreements").text
    assert "Test region" in text
    assert "kept at that day" not in text


@pytest.mark.parametrize("words", ["hub", "CHILDREN'S", "ig/2026", "missing child", "childrne"])
def test_search_looks_through_everything_an_agreement_says(visit: Any, words: str) -> None:
    assert list(visit("agreements", q=words).links) == ["Children's hub"]


def test_where_the_words_stand_is_shown_with_the_words_marked(visit: Any) -> None:
    assert "<mark>missing</mark> <mark>child</mark>" in visit("agreements", q="missing child").source


def test_a_word_taken_for_another_is_said(visit: Any) -> None:
    assert "Nothing has the word “protcol”. Showing what has “protocol”." in visit("agreements", q="protcol").text


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ({"standing": "expired"}, ["Town protocol"]),
        ({"standing": "review-overdue"}, ["Children's hub"]),
        ({"status": "in-force"}, ["Children's hub", "Town protocol"]),
        ({"party": "force/organisation/force"}, ["Children's hub"]),
        ({"lawful-basis": "e-public-task", "gateway": "children-act"}, []),
        ({"q": "protocol", "standing": "expired"}, ["Town protocol"]),
    ],
)
def test_filters_are_read_from_the_address(visit: Any, address: dict[str, str], found: list[str]) -> None:
    assert list(visit("agreements", **address).links) == found


def test_each_filter_is_a_link_that_says_how_many_it_would_leave(visit: Any) -> None:
    page = visit("agreements", q="hub")
    assert page.anchors["In force 1"] == "agreements?q=hub&status=in-force"
    assert page.anchors["The Force 1"] == "agreements?q=hub&party=force%2Forganisation%2Fforce"


def test_what_is_chosen_can_be_taken_back_there_and_above_the_filters(visit: Any) -> None:
    page = visit("agreements", status="in-force")
    assert "1 chosen" in page.text
    assert page.anchors["In force Remove this filter"] == "agreements"
    assert page.anchors["In force chosen; choose again to take it back 2"] == "agreements"
    assert page.anchors["Clear all filters"] == "agreements"


def test_what_is_typed_goes_into_the_address_beside_the_filters(visit: Any) -> None:
    page = visit("agreements", status="in-force", view="table")
    page.app.text_input(key="q").set_value("protocol").run()
    assert page.app.query_params == {"q": "protocol", "status": "in-force", "view": "table"}
    assert list(page.links) == ["Town protocol"]


def test_the_browser_moving_through_its_history_moves_the_words(visit: Any) -> None:
    page = visit("agreements", q="hub")
    page.app.query_params["q"] = "protocol"
    page.app.run()
    assert page.app.text_input(key="q").value == "protocol"
    assert list(page.links) == ["Town protocol"]


def test_what_was_just_typed_wins_over_an_address_that_lags_behind(visit: Any) -> None:
    page = visit("agreements", q="h")
    page.app.text_input(key="q").set_value("hu").run()
    page.app.query_params["q"] = "h"
    page.app.text_input(key="q").set_value("hub").run()
    assert page.app.text_input(key="q").value == "hub"
    assert page.app.query_params["q"] == "hub"


@pytest.mark.parametrize(
    "address",
    [
        {"standing": "bogus", "review": "![x](http://evil.test/x.png)", "after": ""},
        {"sort": "bogus", "view": "bogus", "all": "bogus", "from": "99999999999"},
        {"unknown": "value"},
    ],
)
def test_an_address_with_values_that_are_not_offered_is_read_without_them(visit: Any, address: dict[str, str]) -> None:
    page = visit("agreements", **address)
    assert "2 agreements" in page.text
    assert not page.app.exception


@pytest.mark.parametrize("address", [{"party": "nobody"}, {"party": "<b>"}, {"after": "bogus"}, {"after": "W10"}])
def test_an_address_that_cannot_be_read_gives_a_plain_line_and_a_way_on(visit: Any, address: dict[str, str]) -> None:
    page = visit("agreements", **address)
    assert "This address cannot be read" in page.text
    assert page.anchors["Show everything in this list"] == "agreements"
    assert not page.app.exception


def test_nothing_found_says_what_to_do(visit: Any) -> None:
    page = visit("agreements", q="nothing like this", status="draft")
    assert "0 agreements" in page.text
    assert "Try fewer words" in page.text
    assert page.anchors["Clear all filters"] == "agreements?q=nothing+like+this"
    assert page.anchors["Show everything in this list"] == "agreements"


def test_no_agreements_says_what_to_do(visit: Any, federation: Path) -> None:
    shutil.rmtree(federation / "town" / "agreements")
    text = visit("agreements").text
    assert "There is nothing here yet" in text
    assert "Add one" in text


def test_many_agreements_are_shown_a_page_at_a_time(visit: Any, federation: Path) -> None:
    folder = federation / "town" / "agreements"
    for number in range(43):
        text = f"kind: agreement\nid: many-{number}\ntitle: Many {number:02}\nstatus: draft\n"
        (folder / f"many-{number}.yaml").write_text(text, encoding="utf-8")
    page = visit("agreements", status="draft")
    assert "43 agreements\nShowing 1 to 20" in page.text
    assert "Previous page" not in page.anchors
    page = go_on(visit, page)
    assert "Showing 21 to 40" in page.text
    assert next(iter(page.links)) == "Many 20"
    # Nothing is known of a page that this reader never saw.
    assert page.anchors["First page"] == "agreements?status=draft"
    page = go_on(visit, page)
    assert "Showing 41 to 43" in page.text
    assert "Next page" not in page.anchors


def go_on(visit: Any, page: Any) -> Any:
    """The page after, as a new reader who follows a link comes to it."""
    _page, _mark, asked = page.anchors["Next page"].partition("?")
    return visit("agreements", **dict(each.split("=") for each in asked.split("&")))


def test_the_table_has_a_column_for_each_fact(visit: Any) -> None:
    source = visit("agreements", view="table").source
    for head in ("Title", "Status", "Lead", "Review due"):
        assert f'<th scope="col">{head}</th>' in source


def test_a_table_links_back_to_the_list_with_the_same_filters(visit: Any) -> None:
    page = visit("agreements", view="table", status="in-force", sort="review")
    assert page.anchors["List"] == "agreements?status=in-force&sort=review"
    assert page.anchors["Title"] == "agreements?status=in-force&sort=title&view=table"
