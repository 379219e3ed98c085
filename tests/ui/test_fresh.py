"""A file that was changed, added or taken away shows the next time the page is drawn."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from registry.ui import files

HUB = "town/agreements/hub.yaml"


@pytest.mark.parametrize("how", ["plainly", "with an old time", "at the same size and time"])
def test_a_changed_file_shows_on_the_next_run(visit: Any, federation: Path, how: str) -> None:
    page = visit()
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
    page = visit()
    added = federation / "town/agreements/old.yaml"
    added.write_text("kind: agreement\nid: old\ntitle: Brought from a backup\nstatus: draft\n", encoding="utf-8")
    os.utime(added, (1, 1))
    page.app.run()
    assert "Brought from a backup" in page.links


def test_a_deleted_file_is_gone_on_the_next_run(visit: Any, federation: Path) -> None:
    page = visit()
    (federation / HUB).unlink()
    page.app.run()
    assert list(page.links) == ["Town protocol"]


def test_a_federation_that_is_mended_opens_on_the_next_run(visit: Any, federation: Path) -> None:
    file = federation / "federation.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text("registers: [", encoding="utf-8")
    page = visit()
    assert page.heading() == "There is nothing to show"
    file.write_text(good, encoding="utf-8")
    page.app.run()
    assert "2 agreements" in page.text


def test_a_changed_evidence_file_counts_and_hidden_files_do_not(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / ".git").mkdir()
    before = files.stand([tmp_path])
    (tmp_path / ".git" / "index").write_text("x", encoding="utf-8")
    assert files.stand([tmp_path]) == before
    (tmp_path / "evidence" / "signed.txt").write_text("x", encoding="utf-8")
    assert files.stand([tmp_path]) != before


def test_a_folder_or_file_that_cannot_be_read_does_not_stop_anything(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    assert files.stand([tmp_path, tmp_path / "missing"], [tmp_path / "missing.yaml"])
