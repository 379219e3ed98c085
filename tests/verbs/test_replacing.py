"""Files that stand in their places together: all are new, or all are as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.verbs.replacing import replacing


def fail_after_the_first(first: Path, second: Path) -> None:
    """The first is put in place, and then the disk is full."""
    with replacing((first, second)):
        first.unlink(missing_ok=True)
        first.write_text("new losses")
        raise OSError("full")


def test_what_stood_there_stands_there_again_where_a_later_file_fails(tmp_path: Path) -> None:
    first, second = tmp_path / "losses.csv", tmp_path / "result.csv"
    first.write_text("old losses")
    second.write_text("old result")
    second.chmod(0o640)
    with pytest.raises(OSError, match="full"):
        fail_after_the_first(first, second)
    assert (first.read_text(), second.read_text()) == ("old losses", "old result")
    assert {each.name for each in tmp_path.iterdir()} == {"losses.csv", "result.csv"}
    assert second.stat().st_mode & 0o777 == 0o640


def test_halfway_no_earlier_result_stands_beside_what_is_of_another(tmp_path: Path) -> None:
    first, second = tmp_path / "losses.csv", tmp_path / "result.csv"
    second.write_text("old result")
    with replacing((first, second)):
        assert second.read_text() == ""
        second.unlink()
        second.write_text("new result")
    assert second.read_text() == "new result"
    assert {each.name for each in tmp_path.iterdir()} == {"result.csv"}


def test_what_was_not_there_before_is_not_there_after_a_failure_and_a_folder_is_left_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "losses.csv", tmp_path / "result.csv"
    second.mkdir()
    with pytest.raises(OSError, match="full"):
        fail_after_the_first(first, second)
    assert [each.name for each in tmp_path.iterdir()] == ["result.csv"]
