"""Records other than agreements: the list of them, and the page that shows any one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def test_records_of_every_kind_are_listed(visit: Any) -> None:
    page = visit("records")
    assert page.links == {
        "Children's hub": "agreement?ref=town/agreement/hub",
        "The Force": "organisation?ref=force/organisation/force",
        "Town Council": "organisation?ref=town/organisation/town",
        "Town protocol": "agreement?ref=town/agreement/protocol",
    }
    assert "4 records" in page.text
    assert "Kind\nOrganisation" in page.text


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ({"q": "force"}, "The Force"),
        ({"register": "force"}, "The Force"),
        ({"kind": "organisation", "q": "council"}, "Town Council"),
    ],
)
def test_the_filters_are_read_from_the_address(visit: Any, address: dict[str, str], found: str) -> None:
    assert next(iter(visit("records", **address).links)) == found


def test_each_kind_is_a_filter_with_its_count(visit: Any) -> None:
    assert visit("records").anchors["Organisation 2"] == "records?kind=organisation"


def test_nothing_found_says_what_to_do(visit: Any) -> None:
    text = visit("records", q="nothing like this").text
    assert "0 records" in text
    assert "Try fewer words" in text


def test_no_records_says_what_to_do(visit: Any, federation: Path) -> None:
    for file in [*federation.glob("*/organisations/*"), *federation.glob("*/agreements/*")]:
        file.unlink()
    text = visit("records").text
    assert "There is nothing here yet" in text
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
    assert page.anchors["Back to all records"] == "records"


def test_what_refers_to_a_record_is_shown_once_with_every_field(visit: Any) -> None:
    text = visit("record", ref="town/organisation/town").text
    assert text.count("Children's hub") == 1
    assert "lead, parties[council]/organisation" in text


def test_a_reference_to_nothing_gives_a_plain_line_and_a_way_back(visit: Any) -> None:
    page = visit("record", ref="town/organisation/nobody")
    assert page.heading() == "Record not found"
    assert page.anchors["Back to all records"] == "records"


def test_an_agreement_can_be_read_as_any_other_record(visit: Any) -> None:
    page = visit("record", ref="town/agreement/hub")
    assert page.heading() == "Children's hub"
    assert "To protect children" in page.text
    assert not page.app.exception


def test_a_record_with_dates_has_a_timeline_and_its_lines(visit: Any, federation: Path) -> None:
    file = federation / "town/adoptions/joins.yaml"
    file.parent.mkdir()
    file.write_text(
        "kind: adoption\nid: joins\ntitle: Town joins\nstatus: active\nagreement: hub\nparty: council\n"
        "signed: 2026-06-01\neffective: 2027-01-01\ndeparture:\n  reason: None yet\n",
        encoding="utf-8",
    )
    page = visit("record", ref="town/adoption/joins")
    assert "1 June 2026\nSigned\nToday, 21 November 2026\nNext: 1 January 2027, in 41 days\nEffective" in page.text
    address = "?ref=town/adoption/joins&source=town/adoption/joins%23departure"
    assert page.anchors["File and line of Departure"] == address
    opened = visit("record", ref="town/adoption/joins", source="town/adoption/joins#departure")
    assert "town/adoptions/joins.yaml:9" in opened.text
    assert "Lines 9 to 10 of 10 lines are marked." in opened.text


def test_a_record_without_dates_has_no_timeline(visit: Any) -> None:
    assert "Timeline" not in visit("record", ref="town/organisation/town").text
