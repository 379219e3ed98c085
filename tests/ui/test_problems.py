"""The page of problems and notes."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_no_problems_is_said_in_so_many_words(visit: Any) -> None:
    page = visit("problems")
    assert "No problems" in page.text
    assert "Every file is a record and every link holds. 4 records were read." in page.text
    # No problems is not the same as compliance.
    assert "Whether they meet the law is another question" in page.text
    assert "<table" not in page.source


def test_a_problem_has_its_code_message_fix_and_place(visit: Any, federation: Path) -> None:
    hub = federation / "town/agreements/hub.yaml"
    hub.write_text(hub.read_text(encoding="utf-8").replace("lead: town", "lead: nobody"), encoding="utf-8")
    page = visit("problems")
    assert "1 problem" in page.text
    assert "reference-to-nothing" in page.text
    assert "<code>nobody</code>" in page.source
    assert "town/agreements/hub.yaml:11" in page.text
    assert '<a href="agreement?ref=town/agreement/hub">See the record</a>' in page.source
    assert '"1 problem"' in page.announced


def test_a_file_that_is_not_a_record_is_a_problem_and_hides_nothing_else(visit: Any, federation: Path) -> None:
    (federation / "town/agreements/broken.yaml").write_text("kind: agreement\n  id: [", encoding="utf-8")
    assert "town/agreements/broken.yaml" in visit("problems").text
    assert "2 agreements" in visit("agreements").text


def test_notes_stand_apart_from_problems(visit: Any, federation: Path) -> None:
    hub = federation / "town/agreements/hub.yaml"
    hub.write_text(hub.read_text(encoding="utf-8").replace("force/org", "elsewhere/org"), encoding="utf-8")
    text = visit("problems").text
    assert "No problems" in text
    assert "1 note" in text
    assert "register-not-loaded" in text


def test_more_problems_than_a_page_holds_are_counted_and_the_rest_pointed_to(visit: Any, federation: Path) -> None:
    for number in range(210):
        (federation / f"town/agreements/bad-{number}.yaml").write_text("nothing", encoding="utf-8")
    page = visit("problems")
    assert "210 problems" in page.text
    assert "These are the first 200 of 210." in page.text
    assert page.source.count("<tr") == 201
