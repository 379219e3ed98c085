"""A commit as plain files: just what it holds, nothing that leads elsewhere, and nothing where it cannot be right."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from registry.errors import InputOutputError
from registry.sources import copying
from registry.sources.bounds import Bounds
from registry.sources.copying import Unwritable, contents, is_as, make, put
from registry.sources.git import Git
from registry.sources.objects import TooMuch, objects


@pytest.fixture
def copy(tmp_path: Path) -> Callable[..., tuple[Path, tuple[str, ...]]]:
    """Copies a commit of a repository to a place; gives that and what is to be known of it."""

    def made(source: Any, commit: str, bounds: Bounds | None = None) -> tuple[Path, tuple[str, ...]]:
        place = tmp_path / "copies" / commit
        place.parent.mkdir(exist_ok=True)
        with objects(Git(source.place, 60)) as reading:
            found = contents(reading, commit, bounds or Bounds())
            put(make(reading, found, place, bounds or Bounds()), place)
        return place, found.notes

    return made


def files(place: Path) -> dict[str, bytes]:
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if not path.is_dir()}


def test_a_copy_holds_every_file_as_it_was_committed(upstream: Any, copy: Any) -> None:
    source = upstream("northmoor")
    source.files |= {"evidence/scan.pdf": bytes(range(256)), ".gitattributes": "* eol=crlf\n", "a b/ü.txt": "x\n"}
    place, notes = copy(source, source.commit())
    wanted = {path: text if isinstance(text, bytes) else text.encode() for path, text in source.files.items()}
    assert files(place) == wanted
    assert notes == ()
    assert [each.name for each in place.parent.iterdir()] == [place.name], "nothing is left over"


def test_files_of_a_copy_can_be_run_and_written_by_nobody(upstream: Any, copy: Any) -> None:
    source = upstream("northmoor")
    place, _notes = copy(source, source.commit())
    assert {stat.S_IMODE(path.stat().st_mode) & 0o333 for path in place.rglob("*") if path.is_file()} == {0}


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../../etc/passwd", "register.yaml", "", "a\nb", "x" * 3000])
def test_a_link_becomes_a_plain_file_that_says_where_it_led(target: str, upstream: Any, copy: Any) -> None:
    source = upstream("northmoor")
    source.files["agreements/secret.yaml"] = ("link", target)
    place, notes = copy(source, source.commit())
    made = place / "agreements/secret.yaml"
    assert not made.is_symlink()
    assert made.read_text() == target
    assert notes == ("1 link became a plain file: agreements/secret.yaml.",)


def test_nothing_is_written_through_a_link(upstream: Any, copy: Any, tmp_path: Path) -> None:
    """A name that is a link and a folder at once: git's own checkouts have been led out of their folder by that."""
    source = upstream("northmoor")
    link = b"120000 agreements\0" + bytes.fromhex(source.blob(str(tmp_path)))
    inner = source.tree({"hooks.yaml": "x"})
    folder = b"40000 agreements\0" + bytes.fromhex(inner)
    for raw in (link + folder, folder + link):
        top = source.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=raw)
        with pytest.raises(Unwritable):
            copy(source, source.git("commit-tree", top, "-m", "x"))
    assert not (tmp_path / "hooks.yaml").exists()
    assert not list((tmp_path / "copies").iterdir())


HOSTILE = ["..", ".", "", ".git", ".GIT", ".git ", ".git.", ".g\u200cit", "a\\b", "..\\..\\x", ".ｇit"]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("form", ["{}", "agreements/{}/x.yaml", "{}/config"])
def test_a_name_that_no_computer_should_be_given_refuses_the_commit(
    name: str, form: str, upstream: Any, copy: Any, tmp_path: Path
) -> None:
    source = upstream("northmoor")

    def tree(parts: list[str]) -> str:
        inner = source.blob("x") if len(parts) == 1 else tree(parts[1:])
        raw = f"{'100644' if len(parts) == 1 else '40000'} {parts[0]}\0".encode() + bytes.fromhex(inner)
        return str(source.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=raw))

    parts = [name if part == "{}" else part for part in form.split("/")]
    commit = source.git("commit-tree", tree(parts), "-m", "x")
    with pytest.raises(Unwritable) as stop:
        copy(source, commit)
    assert "no computer should be given" in stop.value.message
    assert stop.value.message.isprintable()
    assert not list((tmp_path / "copies").iterdir())


def test_a_name_too_long_for_the_disk_is_named(upstream: Any, copy: Any, tmp_path: Path) -> None:
    source = upstream("northmoor")
    source.files["agreements/" + "x" * 300] = "x"
    with pytest.raises(Unwritable, match=r"agreements/xxx.*cannot be written here: file name too long"):
        copy(source, source.commit())
    assert not list((tmp_path / "copies").iterdir())


def test_names_that_differ_in_capitals_only_are_kept_where_they_can_be_and_told(upstream: Any, copy: Any) -> None:
    source = upstream("northmoor")
    source.files |= {"agreements/Hub.yaml": "1"}
    place, notes = copy(source, source.commit())
    assert (place / "agreements/Hub.yaml").read_text() == "1"
    assert (place / "agreements/hub.yaml").read_text() != "1"
    (note,) = notes
    assert "agreements/Hub.yaml and agreements/hub.yaml" in note
    assert "Windows or a Mac" in note


def test_where_the_disk_does_not_tell_capitals_apart_the_commit_is_refused(
    upstream: Any, copy: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = upstream("northmoor")
    source.files |= {"agreements/Hub.yaml": "1", "agreements/hub.yaml": "2"}
    real = os.open

    def careless(path: Any, *rest: Any) -> int:
        low = path.lower() if isinstance(path, bytes) and b"agreements" in path else path
        return real(low, *rest)

    monkeypatch.setattr(copying.os, "open", careless)
    with pytest.raises(Unwritable, match=r"agreements/hub\.yaml, which cannot be written here: file exists"):
        copy(source, source.commit())


def test_bytes_that_are_not_text_in_a_name_are_kept(upstream: Any, copy: Any) -> None:
    """They are reported by whoever reads the register, as in any other folder."""
    source = upstream("northmoor")
    source.files[os.fsdecode(b"agreements/\xff.yaml")] = "x"
    place, _notes = copy(source, source.commit())
    assert os.path.exists(os.fsencode(place) + b"/agreements/\xff.yaml")


def test_a_repository_inside_is_left_out_and_told(upstream: Any, copy: Any) -> None:
    source = upstream("northmoor")
    source.files |= {"shared": ("module", "1" * 40), ".gitmodules": "[submodule]\n\turl = ext::sh -c x\n"}
    place, notes = copy(source, source.commit())
    assert not (place / "shared").exists()
    assert notes == ("1 repository inside it was left out: shared.",)


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (Bounds(file=1000), "a file of 2.93 KiB, and 1000 bytes is the most"),
        (Bounds(copy=5000), "more than 4.88 KiB in all"),
        (Bounds(files=3), "more than 3 files"),
    ],
)
def test_more_than_is_ever_copied_is_refused_and_leaves_nothing(
    bounds: Bounds, said: str, upstream: Any, copy: Any, tmp_path: Path
) -> None:
    source = upstream("northmoor")
    source.files |= {"evidence/a": b"a" * 3000, "evidence/b": b"b" * 3000}
    with pytest.raises(TooMuch, match=said):
        copy(source, source.commit(), bounds)
    assert not list((tmp_path / "copies").iterdir())


def test_a_full_disk_is_said_and_leaves_nothing(
    upstream: Any, copy: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = upstream("northmoor")

    def full(*_given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying.os, "open", full)
    with pytest.raises(InputOutputError, match="no space left on device") as stop:
        copy(source, source.commit())
    assert not isinstance(stop.value, Unwritable)
    assert not list((tmp_path / "copies").iterdir())


# ── whether a copy is still what it was ──────────────────────────────────────────────────────────────────────────────


def edit(place: Path) -> None:
    file = place / "agreements/hub.yaml"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes().replace(b"Hub", b"Bub"))


def replaced_by(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def changed(place: Path) -> None:
        (place / "agreements/hub.yaml").unlink()
        change(place / "agreements/hub.yaml")

    return changed


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter": edit,
    "a file gone": lambda place: (place / "register.yaml").unlink(),
    "a file more": lambda place: (place / "agreements/more.yaml").write_text("x"),
    "a hidden file more": lambda place: (place / ".more").write_text("x"),
    "a link to the same": replaced_by(lambda file: file.symlink_to("../register.yaml")),
    "a pipe": replaced_by(os.mkfifo),
    "a folder": replaced_by(lambda file: file.mkdir()),
    "a link to a folder": lambda place: (place / "more").symlink_to("/etc"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_copy_that_was_changed_is_known(change: str, upstream: Any, copy: Any) -> None:
    source = upstream("northmoor")
    commit = source.git("rev-parse", "main")
    place, _notes = copy(source, commit)
    with objects(Git(source.place, 60)) as reading:
        found = contents(reading, commit, Bounds())
    assert is_as(place, found)
    CHANGES[change](place)
    assert not is_as(place, found)
