"""Reading a repository's pieces: what is not what its name says is refused, and so is more than anybody needs."""

from __future__ import annotations

import zlib
from collections import deque
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from registry.sources.bounds import Bounds
from registry.sources.git import Git, TookTooLong
from registry.sources.objects import Damaged, Objects, TooMuch, name_of, objects


def paths(place: Path, commit: str, bounds: Bounds | None = None) -> list[str]:
    with objects(Git(place, 60)) as reading:
        return sorted(file.path.decode() for file in reading.files(commit, bounds or Bounds()))


def test_every_file_of_a_commit_is_found(upstream: Any) -> None:
    source = upstream("northmoor")
    source.files |= {"a/b/c/d.yaml": "x", "a/b.yaml": "y", "README.md": "z"}
    assert paths(source.place, source.commit()) == sorted(source.files)


def test_content_comes_as_it_was_committed(upstream: Any) -> None:
    source = upstream("northmoor")
    odd = bytes(range(256)) * 3 + b"\r\n$Id$\n"
    source.files |= {
        ".gitattributes": "* text eol=crlf ident filter=lfs working-tree-encoding=utf-16\n",
        "odd.bin": odd,
    }
    commit = source.commit()
    with objects(Git(source.place, 60)) as reading:
        found = {file.path: file.name for file in reading.files(commit, Bounds())}
        assert reading.read(found[b"odd.bin"], "blob", 10_000) == odd


def tampered(source: Any, name: str, content: bytes) -> None:
    """Put another content under a name, as nobody could whose copy came from the register's own server."""
    file = source.place / "objects" / name[:2] / name[2:]
    file.chmod(0o644)
    file.write_bytes(zlib.compress(content))


@pytest.mark.parametrize("sort", ["commit", "tree", "blob"])
def test_a_piece_that_is_not_what_its_name_says_is_refused(sort: str, upstream: Any) -> None:
    source = upstream("northmoor")
    commit = source.git("rev-parse", "main")
    other = upstream("other").git("rev-parse", "main")
    tree, blob = source.git("rev-parse", "main^{tree}"), source.git("rev-parse", "main:register.yaml")
    body = {
        "commit": f"tree {tree}\nauthor x <x> 1 +0000\ncommitter x <x> 1 +0000\n\n{other}\n".encode(),
        "tree": b"100644 other.yaml\0" + bytes.fromhex(blob),
        "blob": b"id: evil\n",
    }[sort]
    name = {"commit": commit, "tree": tree, "blob": blob}[sort]
    tampered(source, name, f"{sort} {len(body)}\0".encode() + body)

    def read(reading: Objects) -> list[bytes]:
        return [reading.read(file.name, "blob", 1000) for file in reading.files(commit, Bounds())]

    with objects(Git(source.place, 60)) as reading, pytest.raises(Damaged):
        read(reading)


@pytest.mark.parametrize(
    ("name", "sort"), [("0" * 40, "blob"), ("main:register.yaml", "blob"), ("HEAD", "commit"), ("", "blob")]
)
def test_what_is_not_there_or_is_not_named_in_full_is_refused(name: str, sort: str, upstream: Any) -> None:
    with objects(Git(upstream("northmoor").place, 60)) as reading, pytest.raises(Damaged):
        reading.read(name, sort, 1000)


def test_a_folder_is_not_taken_for_a_file(upstream: Any) -> None:
    source = upstream("northmoor")
    with objects(Git(source.place, 60)) as reading, pytest.raises(Damaged):
        reading.read(source.git("rev-parse", "main^{tree}"), "blob", 1000)


def test_a_file_larger_than_is_taken_is_refused_before_it_is_read(upstream: Any) -> None:
    source = upstream("northmoor")
    name = source.blob(b"\0" * 5_000_000)
    with objects(Git(source.place, 60)) as reading, pytest.raises(TooMuch, match=r"4.77 MiB, and 1 MiB"):
        reading.read(name, "blob", 1024 * 1024)


def bomb(source: Any, depth: int, wide: int) -> str:
    """A commit of a few folders that name one another over and over: in all, `wide` to the power of `depth` files."""
    name, mode = source.blob("x"), b"100644"
    for _level in range(depth):
        data = b"".join(mode + b" " + f"f{n:04}".encode() + b"\0" + bytes.fromhex(name) for n in range(wide))
        name, mode = source.git("hash-object", "-t", "tree", "-w", "--stdin", given=data), b"40000"
    return str(source.git("commit-tree", name, "-m", "bomb"))


@pytest.mark.parametrize(
    ("depth", "wide", "said"),
    [(10, 10, "more than 50,000 files"), (70, 1, "60 deep"), (2, 300, "more than 50,000 files")],
)
def test_a_repository_that_unfolds_without_end_is_refused(depth: int, wide: int, said: str, upstream: Any) -> None:
    source = upstream("northmoor")
    with pytest.raises(TooMuch, match=said):
        paths(source.place, bomb(source, depth, wide))


def test_the_bound_on_files_counts_folders_too(upstream: Any) -> None:
    source = upstream("northmoor")
    source.files |= {f"a/b{n}/c.yaml": "x" for n in range(20)}
    with pytest.raises(TooMuch):
        paths(source.place, source.commit(), Bounds(files=42))
    assert len(paths(source.place, source.commit(), Bounds(files=44))) == 22


@pytest.mark.parametrize(
    "raw",
    [
        b"100644",
        b"100644 ",
        b"100644 x",
        b"100644 x\0",
        b"100644 x\0" + b"1" * 19,
        b"1x0644 x\0" + b"1" * 20,
        b" x\0" + b"1" * 20,
    ],
)
def test_a_folder_that_is_cut_short_is_refused(raw: bytes) -> None:
    name = name_of(raw, "tree")

    class Piped:
        def __init__(self, data: bytes) -> None:
            self.data = data

        def write(self, _said: bytes) -> None: ...

        def flush(self) -> None: ...

        def readline(self, _most: int) -> bytes:
            head, _line, self.data = self.data.partition(b"\n")
            return head + b"\n"

        def read(self, count: int) -> bytes:
            found, self.data = self.data[:count], self.data[count:]
            return found

    pipe: Any = Piped(f"{name} tree {len(raw)}\n".encode() + raw + b"\n")
    with pytest.raises(Damaged):
        list(Objects(pipe, pipe).folder(name, b""))


def test_reading_ends_when_its_time_is_up(upstream: Any) -> None:
    source = upstream("northmoor")
    name = source.git("rev-parse", "main")
    with objects(Git(source.place, 0.2)) as reading, pytest.raises(TookTooLong):
        deque((reading.read(name, "commit", 10_000) for _again in count()), maxlen=0)


@pytest.mark.parametrize("width", [40, 64])
def test_names_are_gits_own(width: int) -> None:
    empty = {40: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"}
    assert len(name_of(b"", "blob", width)) == width
    assert name_of(b"", "blob", width) == empty.get(width, name_of(b"", "blob", width))
