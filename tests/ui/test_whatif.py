"""Trying a draft on its page: where it starts, what would be found, and what the page makes of anything else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from registry.concepts.kinds import Kind
from tests.ui.test_hostile import HOSTILE


def checked(page: Any, text: str | None = None) -> Any:
    """The page once its draft was changed, if it is to be, and checked."""
    if text is not None:
        page.app.text_area[0].set_value(text).run()
    page.app.button[0].click().run()
    return page


def test_without_a_start_the_page_offers_all_of_them(visit: Any) -> None:
    page = visit("whatif")
    assert page.heading() == "Try a draft"
    assert "Nothing you try here is stored." in page.text
    assert page.anchors["Paste or upload a draft"] == "whatif?start=blank"
    assert all(f'value="{kind.value}"' in page.source for kind in Kind)
    assert not page.app.text_area


def test_a_record_starts_as_its_file_stands_and_unchanged_gives_no_change(visit: Any, federation: Path) -> None:
    page = visit("whatif", ref="town/agreement/hub")
    assert page.app.text_area[0].value == (federation / "town/agreements/hub.yaml").read_text()
    assert page.links["Children's hub"] == "agreement?ref=town/agreement/hub"
    assert "0 new, 0 changed, 0 gone" in checked(page).text


def test_a_finding_is_shown_with_its_line_its_rule_and_what_to_write(visit: Any) -> None:
    page = visit("whatif", ref="town/agreement/hub")
    text = page.app.text_area[0].value.replace("  aim: To protect children", "  aim: TBC")
    line = text.splitlines().index("  aim: TBC") + 1
    checked(page, text)
    assert "What to write" in page.text
    assert f'href="#line-{line}"' in page.source
    assert f'id="line-{line}"' in page.source
    assert "rule?id=purpose-missing-or-vague" in page.source
    assert "New" in page.text.splitlines()


def test_the_day_and_the_status_are_in_the_address(visit: Any) -> None:
    page = checked(visit("whatif", ref="town/agreement/hub", on="2027-03-01", **{"as-if": "in-force"}))
    assert "Judged on 1 March 2027, as if its status were: in force." in page.text
    assert 'value="2027-03-01"' in page.source
    assert '<option value="in-force" selected="selected">' in page.source


def test_what_was_said_is_marked_as_older_once_the_text_has_changed(visit: Any) -> None:
    page = checked(visit("whatif", ref="town/agreement/hub"))
    assert "You have changed the text since" not in page.text
    page.app.text_area[0].set_value("kind: agreement\n").run()
    assert "You have changed the text since" in page.text
    assert "This is not a record yet" in checked(page).text


def test_problems_are_told_with_line_and_column(visit: Any) -> None:
    page = checked(visit("whatif", start="blank", register="town"), "kind: dpia\nid: x\ntitle: X\nstatus: no\nodd: y\n")
    assert "There is a problem" in page.text
    assert 'href="#line-5"' in page.source
    assert "column 1" in page.text


def test_where_nobody_can_tell_the_register_the_page_asks_for_it(visit: Any) -> None:
    page = checked(visit("whatif", start="blank"), "kind: dpia\nid: x\ntitle: X\nstatus: draft\n")
    assert "nothing says which the draft is for" in page.text
    assert not page.app.exception


def test_a_template_can_be_checked_and_is_a_new_record(visit: Any) -> None:
    page = checked(visit("whatif", kind="dpia", register="town"))
    assert "There is no record of this name yet" in page.text
    assert "town/dpias/new-data-protection-impact-assessment.yaml" in page.text.replace("\n", "")


def test_personal_data_is_named_and_not_shown_again(visit: Any) -> None:
    text = "kind: dpia\nid: x\ntitle: X\nstatus: draft\nlocal:\n  note: NHS number 943 476 5919\n"
    page = checked(visit("whatif", start="blank", register="town"), text)
    assert "This is an NHS number" in page.text
    # It stands in the draft as it was checked, which is the person's own text, and nowhere else.
    assert page.text.count("5919") == 1


@pytest.mark.parametrize("text", [*HOSTILE, "", "\x00", "<html><p>Hello", "a,b,c\n1,2,3\n", "[" * 9_000])
def test_any_text_gets_a_plain_answer_and_none_becomes_markup(visit: Any, text: str) -> None:
    page = checked(visit("whatif", start="blank", register="town"), text)
    assert "This is not a record yet" in page.text
    assert not page.app.exception
    assert "<script" not in page.source
    assert "<img" not in page.source


def test_hostile_text_in_a_record_becomes_no_markup(visit: Any) -> None:
    title = HOSTILE[0].replace("'", "''")
    text = f"kind: agreement\nid: x\ntitle: '{title}'\nstatus: in-force\npurpose: {{aim: '{title}'}}\n"
    page = checked(visit("whatif", start="blank", register="town"), text)
    assert not page.app.exception
    assert "<script" not in page.source
    assert "<img" not in page.source


@pytest.mark.parametrize(
    "address",
    [{"ref": "no/such/thing"}, {"ref": "<b>"}, {"kind": "zz"}, {"start": "blank", "on": "yesterday"},
     {"start": "blank", "as-if": "<b>"}, {"kind": "dpia", "register": "nowhere"}, {"ref": "x" * 5_000}],
)  # fmt: skip
def test_an_address_that_cannot_be_read_gets_a_plain_line_and_a_way_on(visit: Any, address: dict[str, str]) -> None:
    page = visit("whatif", **address)
    assert "This address cannot be read" in page.text
    assert page.anchors["Start again"] == "whatif"
    assert not page.app.exception


def test_nothing_is_written_by_trying(visit: Any, federation: Path) -> None:
    page = visit("whatif", ref="town/agreement/hub")
    before = _kept(federation)
    checked(page, page.app.text_area[0].value.replace("title:", "titel:", 1))
    checked(page, "kind: agreement\nid: hub\ntitle: Hub\nstatus: in-force\n")
    assert _kept(federation) == before


def _kept(federation: Path) -> tuple[object, ...]:
    """Every file, and what the index keeps of records and of what rules said; not when it looked at files last."""
    files = {str(file): file.read_bytes() for file in federation.rglob("*.yaml")}
    (index,) = federation.glob(".muniment/*.sqlite")
    with closing(sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True)) as connection:
        tables = ("record", "name", "edge", "judgement", "look", "finding", "problem")
        rows = [connection.execute(f"SELECT * FROM {each}").fetchall() for each in tables]
    return files, sorted(map(str, federation.rglob("*"))), rows
