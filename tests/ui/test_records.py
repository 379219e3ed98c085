"""Records other than agreements: the list of them, and the page that shows any one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_records_are_listed_by_kind_without_the_agreements(visit: Any) -> None:
    page = visit("records")
    assert page.links == {
        "The Force": "record?ref=force%2Forganisation%2Fforce",
        "Town Council": "record?ref=town%2Forganisation%2Ftown",
    }
    assert "2 records" in page.text
    assert "Organisations" in page.text


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ({"q": "force"}, "The Force"),
        ({"register": "town"}, "Town Council"),
        ({"kind": "organisation", "q": "council"}, "Town Council"),
    ],
)
def test_the_filters_are_read_from_the_address(visit: Any, address: dict[str, str], found: str) -> None:
    assert list(visit("records", **address).links) == [found]


def test_nothing_found_says_what_to_do(visit: Any) -> None:
    text = visit("records", q="nothing like this").text
    assert "0 records" in text
    assert "Try fewer words" in text


def test_no_other_records_says_what_to_do(visit: Any, federation: Path) -> None:
    for register in ("town", "force"):
        (federation / register / "organisations" / f"{register}.yaml").unlink()
    text = visit("records").text
    assert "There are no other records here yet" in text
    assert "Begin with its organisations." in text


def test_a_record_shows_its_fields_with_references_as_links(visit: Any, federation: Path) -> None:
    (federation / "town/adoptions").mkdir()
    (federation / "town/adoptions/joins.yaml").write_text(
        "kind: adoption\nid: joins\ntitle: Town joins the hub\nstatus: active\nagreement: hub\nparty: council\n"
        "decision: signed\nsigned: 2026-06-01\n",
        encoding="utf-8",
    )
    page = visit("record", ref="town/adoption/joins")
    assert page.heading() == "Town joins the hub"
    assert '<a href="agreement?ref=town/agreement/hub">Children&#x27;s hub</a>' in page.source
    assert "1 June 2026" in page.text
    assert "town/adoptions/joins.yaml" in page.text
    assert page.links == {"Back to other records": "records?"}


def test_what_refers_to_a_record_is_shown_once_with_every_field(visit: Any) -> None:
    text = visit("record", ref="town/organisation/town").text
    assert text.count("Children's hub") == 1
    assert "lead, parties[council]/organisation" in text


def test_a_reference_to_nothing_gives_a_plain_line_and_a_way_back(visit: Any) -> None:
    page = visit("record", ref="town/organisation/nobody")
    assert page.heading() == "Record not found"
    assert list(page.links) == ["Back to other records"]


def test_an_agreement_can_be_read_as_any_other_record(visit: Any) -> None:
    page = visit("record", ref="town/agreement/hub")
    assert page.heading() == "Children's hub"
    assert "To protect children" in page.text
    assert not page.app.exception
