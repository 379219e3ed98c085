"""The app as a whole: its pages and titles, and what it says where there is nothing to open."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

PAGES = [
    ("", {}),
    ("agreements", {}),
    ("organisations", {}),
    ("processing", {}),
    ("agreement", {"ref": "town/agreement/hub"}),
    ("agreement", {"ref": "town/agreement/protocol"}),
    ("problems", {}),
    ("records", {}),
    ("record", {"ref": "town/organisation/town"}),
    ("accessibility", {}),
]


def test_every_page_has_a_title_of_its_own_and_one_main_heading(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    titles: list[str] = []
    original = st.set_page_config

    def noted(**given: Any) -> None:
        titles.append(given["page_title"])
        original(**given)

    monkeypatch.setattr(st, "set_page_config", noted)
    last = []
    for page, address in PAGES:
        assert visit(page, **address).heading()
        last.append(titles[-1])
    assert len(set(last)) == len(PAGES)
    assert "Children's hub – Muniment" in last


@pytest.mark.parametrize(("page", "address"), PAGES)
def test_no_page_fails_and_headings_go_down_one_level_at_a_time(visit: Any, page: str, address: dict[str, str]) -> None:
    shown = visit(page, **address)
    assert not shown.app.exception
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", shown.source)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize(
    "page", ["", "agreements", "problems", "records", "processing", "organisations", "agreement", "record"]
)
def test_a_federation_that_is_not_there_gives_a_plain_message(
    visit: Any, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("MUNIMENT_FEDERATION", "/nowhere/at/all")
    shown = visit(page)
    assert shown.heading() == "There is nothing to show"
    assert "There is nothing at" in shown.text
    assert "MUNIMENT_FEDERATION" in shown.text
    assert not shown.app.exception


@pytest.mark.parametrize(
    ("text", "said"),
    [("registers: [", "federation.yaml"), ("title: x\n", "registers"), ("", "empty"), ("\0", "character")],
)
def test_a_federation_file_that_is_broken_gives_a_plain_message(
    visit: Any, federation: Path, text: str, said: str
) -> None:
    (federation / "federation.yaml").write_text(text, encoding="utf-8")
    shown = visit()
    assert shown.heading() == "There is nothing to show"
    assert said in shown.text
    assert not shown.app.exception


def test_a_folder_without_any_register_gives_a_plain_message(
    visit: Any, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUNIMENT_FEDERATION", str(tmp_path_factory.mktemp("empty")))
    assert visit().heading() == "There is nothing to show"


def test_a_register_alone_is_a_federation_of_one(
    visit: Any, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tmp_path_factory.mktemp("alone")
    (alone / "register.yaml").write_text("id: alone\ntitle: Alone\nformat: 1\n", encoding="utf-8")
    monkeypatch.setenv("MUNIMENT_FEDERATION", str(alone))
    assert "There is nothing here yet" in visit("agreements").text


def test_without_a_setting_the_folder_agreements_is_opened(
    visit: Any, federation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MUNIMENT_FEDERATION")
    os.rename(federation / "town", federation / "agreements")
    (federation / "federation.yaml").unlink()
    monkeypatch.chdir(federation)
    assert "2 agreements" in visit("agreements").text


def test_the_accessibility_statement_needs_no_federation(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUNIMENT_FEDERATION", "/nowhere/at/all")
    text = visit("accessibility").text
    for part in ("How it was tested", "What falls short", "Report a barrier"):
        assert part in text


def test_one_readers_search_is_not_another_readers(visit: Any) -> None:
    first, second = visit("agreements"), visit("agreements")
    first.app.text_input(key="q").set_value("hub").run()
    second.app.run()
    assert second.app.text_input(key="q").value == ""
    assert "2 agreements" in second.text
