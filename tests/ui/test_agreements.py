"""The list of agreements: what it shows, finds and keeps in its address."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest


def test_every_agreement_is_listed_with_a_link_to_its_page(visit: Any) -> None:
    page = visit()
    assert page.heading() == "Information sharing agreements"
    assert page.links["Children's hub"] == "agreement?ref=town%2Fagreement%2Fhub"
    assert page.links["Town protocol"] == "agreement?ref=town%2Fagreement%2Fprotocol"
    assert "2 agreements" in page.text
    assert '"2 agreements"' in page.announced


def test_a_result_says_where_the_agreement_stands_and_its_dates_in_words(visit: Any) -> None:
    text = visit().text
    assert "Expired" in text
    assert "Review overdue" in text
    assert "Review due\n1 October 2026" in text
    assert "Lead\nTown Council" in text
    assert "Own reference\nIG/2026/014" in text


def test_a_pinned_federation_says_so(visit: Any) -> None:
    page = visit()
    assert "Test region" in page.text
    assert "Shown as on 21 November 2026: these files are kept at that day" in page.text


def test_a_federation_that_is_not_pinned_says_nothing_of_it(visit: Any, federation: Path) -> None:
    file = federation / "federation.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("as_of: 2026-11-21\n", ""), encoding="utf-8")
    assert "pinned" not in visit().text


@pytest.mark.parametrize("words", ["hub", "CHILDREN'S", "ig/2026", "town council hub", "town/agreement/hub"])
def test_search_looks_in_title_lead_and_reference(visit: Any, words: str) -> None:
    page = visit(q=words)
    assert "Children's hub" in page.links
    assert ("1 agreement" in page.text) or words == "town council hub"


def test_the_word_agreement_does_not_find_everything_by_its_reference(visit: Any) -> None:
    assert "0 agreements" in visit(q="agreement").text


@pytest.mark.parametrize(
    ("status", "found"),
    [("expired", "Town protocol"), ("review-overdue", "Children's hub"), ("in-force", "Children's hub")],
)
def test_status_filters_by_what_is_stored_and_what_is_worked_out(visit: Any, status: str, found: str) -> None:
    page = visit(status=status)
    assert found in page.links
    assert page.app.selectbox(key="status").value == status


def test_filters_come_from_the_address_and_go_back_into_it(visit: Any) -> None:
    page = visit()
    page.app.text_input(key="q").set_value("protocol").run()
    page.app.selectbox(key="status").select("expired").run()
    assert page.app.query_params == {"q": "protocol", "status": "expired"}
    assert "1 agreement" in page.text


def test_the_browser_moving_through_its_history_moves_the_filters(visit: Any) -> None:
    page = visit(q="hub")
    page.app.query_params["q"] = "protocol"
    page.app.run()
    assert page.app.text_input(key="q").value == "protocol"
    assert list(page.links) == ["Town protocol"]


def test_what_was_just_typed_wins_over_an_address_that_lags_behind(visit: Any) -> None:
    page = visit(q="h")
    page.app.text_input(key="q").set_value("hu").run()
    page.app.query_params["q"] = "h"
    page.app.text_input(key="q").set_value("hub").run()
    assert page.app.text_input(key="q").value == "hub"
    assert page.app.query_params["q"] == "hub"


def test_an_address_with_values_that_are_not_offered_is_read_without_them(visit: Any) -> None:
    page = visit(status="bogus", register="![x](http://evil.test/x.png)", page="99999999999")
    assert "2 agreements" in page.text
    assert not page.app.exception


def test_nothing_found_says_what_to_do_and_clearing_brings_all_back(visit: Any) -> None:
    page = visit(q="nothing like this")
    assert "0 agreements" in page.text
    assert "Try fewer words" in page.text
    page.app.button(key="clear").click().run()
    assert "2 agreements" in page.text
    assert page.app.text_input(key="q").value == ""
    assert not page.app.query_params


def test_no_agreements_says_what_to_do(visit: Any, federation: Path) -> None:
    shutil.rmtree(federation / "town" / "agreements")
    text = visit().text
    assert "There are no agreements here yet" in text
    assert "Add one" in text


def test_many_agreements_are_shown_a_page_at_a_time(visit: Any, federation: Path) -> None:
    folder = federation / "town" / "agreements"
    for number in range(30):
        text = f"kind: agreement\nid: many-{number}\ntitle: Many {number:02}\nstatus: draft\n"
        (folder / f"many-{number}.yaml").write_text(text, encoding="utf-8")
    page = visit()
    assert len(page.links) == 20
    assert "Page 1 of 2" in page.text
    page.app.button(key="next").click().run()
    assert "Page 2 of 2" in page.text
    assert len(page.links) == 12
    assert page.app.query_params == {"page": "2"}
    page.app.text_input(key="q").set_value("many").run()
    assert page.app.query_params == {"q": "many"}
    assert "Page 1 of 2" in page.text
