"""A file that was changed, added or taken away shows the next time the page is drawn."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from registry.errors import MunimentError
from registry.index.engine import FOLDER, Engine

HUB = "town/agreements/hub.yaml"


@pytest.mark.parametrize("how", ["plainly", "with an old time", "at the same size and time"])
def test_a_changed_file_shows_on_the_next_run(visit: Any, federation: Path, how: str) -> None:
    page = visit("agreements")
    assert "Children's hub" in page.links
    file = federation / HUB
    before = file.stat()
    title = "Childrens hubs" if how == "at the same size and time" else "Renamed"
    file.write_text(file.read_text(encoding="utf-8").replace("Children's hub", title), encoding="utf-8")
    if how != "plainly":
        moment = before.st_mtime_ns if how == "at the same size and time" else 1
        os.utime(file, ns=(moment, moment))
    page.app.run()
    assert title in page.links


def test_an_added_file_shows_even_if_it_is_older_than_the_others(visit: Any, federation: Path) -> None:
    page = visit("agreements")
    added = federation / "town/agreements/old.yaml"
    added.write_text("kind: agreement\nid: old\ntitle: Brought from a backup\nstatus: draft\n", encoding="utf-8")
    os.utime(added, (1, 1))
    page.app.run()
    assert "Brought from a backup" in page.links


def test_a_deleted_file_is_gone_on_the_next_run(visit: Any, federation: Path) -> None:
    page = visit("agreements")
    (federation / HUB).unlink()
    page.app.run()
    assert list(page.links) == ["Town protocol"]


def test_a_federation_that_is_mended_opens_on_the_next_run(visit: Any, federation: Path) -> None:
    file = federation / "federation.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text("registers: [", encoding="utf-8")
    page = visit("agreements")
    assert page.heading() == "There is nothing to show"
    file.write_text(good, encoding="utf-8")
    page.app.run()
    assert "2 agreements" in page.text


def test_a_piece_of_evidence_that_comes_or_goes_is_told_on_the_next_run(visit: Any, federation: Path) -> None:
    file = federation / HUB
    said = "evidence:\n  - {id: signed, kind: signed-copy, file: evidence/signed.txt}\n"
    file.write_text(file.read_text(encoding="utf-8") + said, encoding="utf-8")
    page = visit("problems")
    assert "evidence-missing" in page.text
    (federation / "town/evidence").mkdir()
    (federation / "town/evidence/signed.txt").write_text("x", encoding="utf-8")
    page.app.run()
    assert "No problems" in page.text


def test_a_problem_of_the_federation_itself_is_told_on_the_next_run(visit: Any, federation: Path) -> None:
    page = visit("problems")
    assert "No problems" in page.text
    file = federation / "federation.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text(f"{good}  - register: town\n", encoding="utf-8")
    page.app.run()
    assert "duplicate-list-key" in page.text
    file.write_text(good, encoding="utf-8")
    page.app.run()
    assert "No problems" in page.text


def test_what_changed_nothing_is_not_worked_out_again(
    visit: Any, federation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from registry.verbs.records import validate

    page = visit("problems")
    monkeypatch.setattr(validate, "run", None)
    (federation / "town/.git").mkdir()
    (federation / "town/.git/index").write_text("x", encoding="utf-8")
    (federation / HUB).touch()
    page.app.run()
    assert "No problems" in page.text


def test_a_link_that_leads_nowhere_or_back_does_not_stop_a_page(visit: Any, federation: Path) -> None:
    (federation / "town/agreements/loop").symlink_to(federation / "town")
    (federation / "town/agreements/nowhere.yaml").symlink_to(federation / "gone")
    (federation / "town/agreements/itself.yaml").symlink_to("itself.yaml")
    page = visit("agreements")
    assert not page.app.exception
    assert "2 agreements" in page.text


# ── how the federation was opened ────────────────────────────────────────────────────────────────────────────────────


def test_an_index_stays_open_for_whoever_comes_next_and_is_closed_with_the_pages(
    visit: Any, federation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines: list[Engine] = []
    original = Engine.__init__

    def noted(self: Engine, place: str) -> None:
        original(self, place)
        engines.append(self)

    monkeypatch.setattr(Engine, "__init__", noted)
    for page, address in (("", {}), ("agreement", {"ref": "town/agreement/hub"}), ("record", {"ref": "no/such/one"})):
        visit(page, **address)
    st.cache_resource.clear()
    assert len(engines) > 2
    for engine in engines:
        with pytest.raises(MunimentError, match="closed"):
            engine.rows("SELECT 1")


@pytest.mark.parametrize("page", ["", "agreements", "records", "problems"])
def test_an_index_that_cannot_be_kept_is_said_under_the_heading(visit: Any, federation: Path, page: str) -> None:
    (federation / FOLDER).write_text("where the index would be", encoding="utf-8")
    shown = visit(page)
    assert "Everything was read into memory instead" in shown.text
    assert shown.source.index("</h1>") < shown.source.index("read into memory") < shown.source.index("<h2")
    assert FOLDER in shown.text
    assert str(federation) not in shown.text, "a page tells nothing of the machine it is kept on"


@pytest.mark.parametrize("page", ["", "agreements", "records", "problems"])
def test_an_index_that_is_kept_is_not_spoken_of(visit: Any, page: str) -> None:
    assert "index" not in visit(page).text
