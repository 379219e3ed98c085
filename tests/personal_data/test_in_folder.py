"""The working files: only ordinary ones are opened, and what was not read is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from registry.personal_data import in_folder
from registry.personal_data.in_folder import texts


def test_text_files_are_read_in_order_and_others_are_not(tmp_path: Path) -> None:
    for path in ("b.yaml", "a/z.txt", "a/y.md", "c.pdf", ".git/x.txt", "a/.hidden.txt", "d"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(path)
    assert [(each.path, each.raw) for each in texts(str(tmp_path))] == [
        ("b.yaml", b"b.yaml"),
        ("a/y.md", b"a/y.md"),
        ("a/z.txt", b"a/z.txt"),
    ]


def test_links_pipes_and_what_is_too_large_are_told_and_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_folder, "LARGEST", 10)
    (tmp_path / "large.txt").write_text("x" * 11)
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "folder").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(texts(str(tmp_path)))
    assert [each.path for each in found] == ["folder", "large.txt", "link.txt", "loop.yaml", "pipe.txt"]
    assert all(each.why and not each.raw and not each.amiss for each in found)


def test_what_should_be_read_and_cannot_be_is_amiss(tmp_path: Path) -> None:
    assert [(each.path, each.amiss) for each in texts(str(tmp_path / "gone"))] == [(".", True)]
