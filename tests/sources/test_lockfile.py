"""Writing federation.lock: the same text whoever writes it, read back as it was written, and never half of it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.errors import InputOutputError
from registry.load.lock import LOCK_FILE, Pulled, read_lock
from registry.parse import parse
from registry.sources.lockfile import lock_text, save_kept, save_lock, sound_lock
from registry.validate import fits

COMMIT = "3b" * 20
EAST = Pulled("https://git.example/eastvale.git", "main", COMMIT, "2026-11-03T09:30Z")

LETTERS = st.characters(min_codepoint=33, max_codepoint=126)
WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789"), min_size=1, max_size=12)
ENTRIES = st.dictionaries(
    st.lists(WORDS, min_size=1, max_size=4).map("-".join),
    st.builds(
        Pulled,
        st.text(LETTERS, min_size=1, max_size=60),
        st.from_regex("[A-Za-z0-9][A-Za-z0-9._/-]{0,20}", fullmatch=True),
        st.text("0123456789abcdef", min_size=40, max_size=40) | st.sampled_from(("1" * 40, "1e" + "3" * 38, "0" * 40)),
        st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1)).map(lambda when: f"{when:%Y-%m-%dT%H:%MZ}"),
    ),
    max_size=5,
)


@given(entries=ENTRIES)
def test_whatever_is_written_is_read_back(entries: dict[str, Pulled]) -> None:
    data, problems = parse(lock_text(entries).encode())
    assert not problems
    assert fits("federation-lock", data)
    assert data is not None
    read = {each.pop("register"): Pulled(**each) for each in data["registers"]}
    assert read == entries
    assert list(read) == sorted(entries)


def test_it_says_what_it_is_and_whose(tmp_path: Path) -> None:
    text = lock_text({"eastvale": EAST})
    assert text.startswith("# Which commit of each register is read here. `muniment pull` writes this file")
    assert text.endswith("    fetched: '2026-11-03T09:30Z'\n")


def test_what_is_already_so_is_not_written_again(tmp_path: Path) -> None:
    save_lock(tmp_path, {"eastvale": EAST})
    before = (tmp_path / LOCK_FILE).stat()
    save_lock(tmp_path, {"eastvale": EAST})
    assert (tmp_path / LOCK_FILE).stat() == before
    assert [each.name for each in tmp_path.iterdir()] == [LOCK_FILE]


def test_nothing_pulled_leaves_no_lock(tmp_path: Path) -> None:
    save_lock(tmp_path, {})
    assert not (tmp_path / LOCK_FILE).exists()


def test_a_lock_that_nobody_could_read_is_not_written(tmp_path: Path) -> None:
    many = {f"r{n}": EAST for n in range(2000)}
    with pytest.raises(InputOutputError, match="larger than any file that is read"):
        save_lock(tmp_path, many)
    assert not (tmp_path / LOCK_FILE).exists()


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputOutputError, match="could not be written"):
        save_lock(tmp_path / "gone", {"eastvale": EAST})


def test_a_write_that_fails_leaves_the_old_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_lock(tmp_path, {"eastvale": EAST})
    before = (tmp_path / LOCK_FILE).read_bytes()

    def fail(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(InputOutputError):
        save_lock(tmp_path, {})
    assert (tmp_path / LOCK_FILE).read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [LOCK_FILE]


@pytest.mark.parametrize(
    "text", ["<<<<<<< ours\nregisters: []\n", "registers: 5\n", "registers:\n  - {register: a, colour: b}\n"]
)
def test_a_lock_that_is_not_right_is_not_written_over(text: str, tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).write_text(text)
    with pytest.raises(InputOutputError, match=r"federation\.lock:[0-9]+:[0-9]+: ") as stop:
        sound_lock(tmp_path)
    assert "remove it" in stop.value.fix
    assert (tmp_path / LOCK_FILE).read_text() == text


def test_what_the_last_pull_said_is_of_one_commit_only(tmp_path: Path) -> None:
    (tmp_path / ".muniment/pulled").mkdir(parents=True)
    save_lock(tmp_path, {"eastvale": EAST})
    save_kept(tmp_path, "eastvale", commit=COMMIT, seen="2026-11-20T00:00Z", because="of the weather")
    save_kept(tmp_path, "another", commit="1" * 40)
    read = read_lock(tmp_path).entries["eastvale"]
    assert (read.seen, read.because) == ("2026-11-20T00:00Z", "of the weather")
    save_kept(tmp_path, "eastvale", commit="1" * 40, because="of the weather")
    assert read_lock(tmp_path).entries["eastvale"] == EAST
