"""The page “Map a file”, as it is drawn for a file that somebody has given."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from registry.verbs.map_file import held
from registry.verbs.map_file.shown import Decision
from tests.ui.conftest import write
from tests.ui.test_hostile import HOSTILE

SHARED = """\
kind: vocabulary
id: shared
title: Shared words
status: active
model: integration
terms:
  - {id: day, label: Day of the session, element: field, datatype: date}
  - {id: reference, label: Pupil reference, definition: The school's own number, element: field, datatype: identifier}
"""


@pytest.fixture
def kept(federation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Keeps a file as the page does, and gives the name that its address has."""
    monkeypatch.setenv("MUNIMENT_STATE", str(tmp_path / "state"))
    write(federation / "town/vocabularies/shared.yaml", SHARED)

    def keep(head: str, rows: list[str], name: str = "autumn.csv") -> str:
        return held.begin(name, "\n".join([head, *rows]).encode() + b"\n")

    return keep


def rows(number: int = 30) -> list[str]:
    return [f"P-{at:04},{at % 28 + 1:02}/09/2026,Zebedee{at}" for at in range(number)]


HEAD = "PupilRef,SessDate,Forename"


def test_the_start_says_what_becomes_of_a_file(visit: Any, kept: Any) -> None:
    page = visit("mapfile")
    assert page.heading() == "Map a file"
    assert "kept for a day after you last looked at it" in page.text
    assert "A larger file than 100 MB goes by the command line" in page.text
    assert "muniment mapfile FILE --into REGISTER" in page.text
    assert "Only somebody with the address of your page can see it" in page.text


def test_where_there_are_several_registers_the_page_asks_which(visit: Any, kept: Any) -> None:
    page = visit("mapfile", job=kept(HEAD, rows()))
    assert "Whose file is it?" in page.text
    assert '<option value="town"' in page.source


def test_each_column_is_shown_with_choices_and_no_choice_is_made_for_anybody(visit: Any, kept: Any) -> None:
    page = visit("mapfile", job=kept(HEAD, rows()), into="town")
    assert "0 of 3 columns decided." in page.text
    assert "Which shared word does “PupilRef” stand for?" in page.text
    for words in ("Another shared word", "No shared word means this", "It needs a new shared word", "Not now"):
        assert words in page.text
    assert "checked=" not in page.source
    assert "Dates are written again, from dd/mm/yyyy to YYYY-MM-DD." in page.text
    assert "Zebedee" not in page.source
    assert "Z•••" in page.text


def test_what_is_decided_is_found_again_by_the_address(visit: Any, kept: Any) -> None:
    token = kept(HEAD, rows())
    file = held.held(token)
    assert file is not None
    held.decide(file, "SessDate", Decision("mapped", "day", "Day of the session", "broad", True, True))
    held.decide(file, "Forename", Decision("later"))
    page = visit("mapfile", job=token, into="town")
    assert "1 of 3 columns decided." in page.text
    assert re.findall(r'<h3 id="(column-\d)"', page.source) == ["column-1", "column-3"]
    done = visit("mapfile", job=token, into="town", show="decided")
    assert "Decided: it is narrower than “Day of the session”." in done.text
    assert "Its values are changed so:" in done.text
    change = visit("mapfile", job=token, into="town", column="2")
    assert re.search(r'<input type="radio" name="take" value="day"[^>]* checked="checked"', change.source)


def test_the_files_are_shown_to_the_letter_before_they_are_written(visit: Any, kept: Any, federation: Path) -> None:
    token = kept(HEAD, rows())
    file = held.held(token)
    assert file is not None
    held.decide(file, "SessDate", Decision("mapped", "day", "Day of the session", "exact"))
    page = visit("mapfile", job=token, into="town", view="write")
    assert "New: the words (vocabularies/autumn.yaml)" in page.text
    assert "New: the mappings (mappings/autumn-to-shared.yaml)" in page.text
    assert "2 columns are not decided: “PupilRef” and “Forename”." in page.text
    assert not (federation / "town/vocabularies/autumn.yaml").exists()


def test_a_wide_file_is_shown_a_page_at_a_time(visit: Any, kept: Any) -> None:
    names = [f"field {at}" for at in range(300)]
    token = kept(",".join(names), [",".join(str(at) for at in range(300))] * 3)
    page = visit("mapfile", job=token, into="town")
    assert page.source.count('class="mapfile-column"') == 10
    assert "Page 1 of 30" in page.text
    assert visit("mapfile", job=token, into="town", page="30").source.count('class="mapfile-column"') == 10
    assert "Page 30 of 30" in visit("mapfile", job=token, into="town", page="999").text


def test_trouble_with_a_file_stands_above_its_columns(visit: Any, kept: Any) -> None:
    page = visit("mapfile", job=kept("Name,Name,Day", ["a,b,c", "d,e,f,g", "h,i,j"]), into="town")
    before = page.text.partition("Columns\n")[0]
    assert "About this file:" in before
    assert "Line 3" in before


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_and_values_are_only_text(visit: Any, kept: Any, text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    token = kept(f"{quoted},Other", [f"{quoted},{at}" for at in range(12)], f"{text}.csv")
    for view in ("", "write"):
        page = visit("mapfile", job=token, into="town", **({"view": view} if view else {}))
        assert not page.app.exception
        assert "<script" not in page.source
        assert "<img" not in page.source


@pytest.mark.parametrize(
    "asked", [{"job": "../x"}, {"job": "x" * 500}, {"into": "none"}, {"show": "?", "page": "-1", "column": "x"}]
)
def test_an_address_that_makes_no_sense_gives_the_start(visit: Any, kept: Any, asked: dict[str, str]) -> None:
    page = visit("mapfile", **asked)
    assert not page.app.exception
    assert page.heading() == "Map a file"
    assert "Choose a file" in page.text


def test_a_file_is_read_otherwise_where_the_guess_was_wrong(visit: Any, kept: Any) -> None:
    token = kept("Extract of pupils;;", ["ref;day;note", *(f"{at};2026-09-0{at};x" for at in range(1, 9))])
    found = held.held(token)
    assert found is not None
    held.read_as(found, {"heading": "2", "separator": ";"})
    page = visit("mapfile", job=token, into="town")
    assert "Read it otherwise" in page.text
    assert "0 of 3 columns decided." in page.text
    assert '<option value="8859' not in page.source


def test_where_everything_is_recorded_the_page_says_where_to_go_on(visit: Any, kept: Any, federation: Path) -> None:
    write(
        federation / "town/vocabularies/autumn.yaml",
        "kind: vocabulary\nid: autumn\ntitle: Autumn\nstatus: active\nmodel: application\nterms:\n"
        + "".join(
            f"  - {{id: c{at}, label: {each}, element: field, notation: {each}}}\n"
            for at, each in enumerate(HEAD.split(","))
        ),
    )
    page = visit("mapfile", job=kept(HEAD, rows()), into="town")
    assert "There is nothing to write. From here:" in page.text
    assert "Check and write" not in page.text
