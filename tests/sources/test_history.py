"""Every version that a repository can still reach is read once; nothing in a hostile one is run, or stops the rest."""

from __future__ import annotations

import os
import stat
import subprocess
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from registry.errors import InputOutputError
from registry.sources import git as git_module
from registry.sources import history
from registry.sources.history import Repository, Walked, opened, repository_of

TEN = 10


class Book:
    """What was read of a repository: each content with its path, and what was to be remembered."""

    def __init__(self, place: Path, below: str = "", marked: bytes = b"secret", largest: int = 1000) -> None:
        self.seen: list[tuple[str, bytes]] = []
        self.told: list[tuple[int, int, str]] = []

        def look(path: bytes, raw: bytes) -> bool:
            self.seen.append((path.decode("utf-8", "replace"), raw))
            return marked in raw

        repository = repository_of(place) or Repository(place, place)
        with opened(repository, lambda *said: self.told.append(said)) as reading:
            self.commits = [commit.name for commit in reading.commits]
            self.walked: Walked = reading.walk(below, lambda path: path.endswith(b".txt"), largest, look)
            self.amiss = [*reading.amiss, *self.walked.amiss]

    def kept(self) -> list[tuple[str, str, list[str]]]:
        """Path, commit and from where it can be reached, of each content that is remembered."""
        return [(each.path.decode(), each.commit.name, self.walked.refs(each.bit)) for each in self.walked.kept]


@pytest.fixture
def source(upstream: Callable[[str], Any]) -> Any:
    return upstream("northmoor")


def test_what_was_put_in_and_taken_out_again_is_found_with_its_commit_and_branches(source: Any) -> None:
    source.files["a.txt"] = "fine"
    source.commit()
    source.files["a.txt"] = "a secret"
    bad = source.commit()
    source.git("update-ref", "refs/heads/old", bad)
    source.git("tag", "-m", "first", "v1", bad)
    source.files["a.txt"] = "fine again"
    last = source.commit()
    alone = source.commit("other", parent=None)
    book = Book(source.place)
    assert book.kept() == [("a.txt", bad, ["main", "old", "tag v1"])]
    assert set(book.commits) >= {bad, last, alone}
    assert sorted(raw for _path, raw in book.seen) == [b"a secret", b"fine", b"fine again"]
    assert book.amiss == []
    assert book.told


def test_each_content_is_read_once_wherever_it_lies(source: Any) -> None:
    source.files |= {f"f{n}/a.txt": "a secret" for n in range(TEN)}
    first = source.commit()
    source.files = {f"g{n}/b.txt": "a secret" for n in range(TEN)}
    source.commit()
    book = Book(source.place)
    assert len(book.seen) == 1
    assert book.kept() == [("f0/a.txt", first, ["main"])]


def test_what_came_in_on_two_branches_is_reached_from_both(source: Any) -> None:
    base = source.git("rev-parse", "main")
    source.files["a.txt"] = "a secret"
    source.commit("one", parent=base)
    source.files["b.txt"] = "more"
    source.commit("two", parent=base)
    (kept,) = Book(source.place).kept()
    assert kept[2] == ["one", "two"]


def test_what_only_a_merge_brought_is_found(source: Any) -> None:
    base = source.git("rev-parse", "main")
    one, two = source.commit("one", parent=base), source.commit("two", parent=base)
    source.files["a.txt"] = "a secret"
    merge = source.git("commit-tree", source.tree(source.files), "-m", "both", "-p", one, "-p", two)
    source.git("update-ref", "refs/heads/main", merge)
    assert Book(source.place).kept() == [("a.txt", merge, ["main"])]


def test_a_head_that_no_branch_has_is_read_too(source: Any) -> None:
    source.files["a.txt"] = "a secret"
    alone = source.commit("gone")
    source.git("update-ref", "--no-deref", "HEAD", alone)
    source.git("update-ref", "-d", "refs/heads/gone")
    assert Book(source.place).kept() == [("a.txt", alone, ["HEAD"])]


def test_only_a_folder_is_read_where_one_is_asked_for(source: Any) -> None:
    source.files |= {"deep/in/a.txt": "a secret", "b.txt": "a secret too"}
    source.commit()
    assert [path for path, _raw in Book(source.place, "deep/in").seen] == ["a.txt"]
    assert not Book(source.place, "no/such").walked.is_there


def test_commits_come_after_those_they_came_after_whatever_they_say_of_their_day(
    source: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [source.git("rev-parse", "main")]
    for moment in ("2030-01-01T00:00Z", "1999-01-01T00:00Z", "2020-01-01T00:00Z"):
        monkeypatch.setenv("GIT_COMMITTER_DATE", moment)
        made.append(source.commit())
    assert Book(source.place).commits == made


# ── finding the repository ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_nearest_repository_is_found_from_below_and_from_another_working_folder(
    tmp_path: Path, own_folder: Path
) -> None:
    top = tmp_path / "top"
    who = ("-c", "user.name=x", "-c", "user.email=a@b.example")
    subprocess.run(["git", "init", "-q", top], check=True)
    subprocess.run(["git", "-C", top, *who, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    subprocess.run(["git", "-C", top, "worktree", "add", "-q", tmp_path / "beside"], check=True)
    (top / "a/b").mkdir(parents=True)
    assert repository_of(top / "a/b") == Repository(top / ".git", top)
    beside = repository_of(tmp_path / "beside")
    assert beside is not None
    with opened(beside) as reading:
        assert len(reading.commits) == 1
    assert repository_of(tmp_path) is None


@pytest.mark.parametrize(
    "said", [b"", b"gitdir: ", b"gitdir: /dev", b"gitdir: \0", b"\xff" * 9999, b"gitdir: ../../.."]
)
def test_a_file_that_leads_to_no_repository_is_none(said: bytes, tmp_path: Path) -> None:
    (tmp_path / ".git").write_bytes(said)
    assert repository_of(tmp_path) is None


# ── hostile repositories ─────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_that_a_repository_brings_is_run(source: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = tmp_path / "ran"
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    for hook in ("post-checkout", "pre-auto-gc", "reference-transaction", "post-index-change", "fsmonitor-watchman"):
        (source.place / "hooks").mkdir(exist_ok=True)
        (source.place / "hooks" / hook).symlink_to(script)
    source.files |= {".gitattributes": "* filter=evil diff=evil merge=evil\n", "a.txt": "a secret"}
    commit = source.commit()
    (source.place / "info").mkdir(exist_ok=True)
    (source.place / "info/attributes").write_text("* filter=evil diff=evil\n")
    with (source.place / "config").open("a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {script}\n\tpager = {script}\n\teditor = {script}\n\tsshCommand = {script}\n"
            f"\tattributesFile = {source.place}/info/attributes\n\thooksPath = {source.place}/hooks\n"
            f"\talternateRefsCommand = {script}\n[pager]\n\tcat-file = {script}\n\trev-list = {script}\n"
            f'[filter "evil"]\n\tsmudge = {script}\n\tclean = {script}\n\tprocess = {script}\n\trequired = true\n'
            f'[diff "evil"]\n\ttextconv = {script}\n\tcommand = {script}\n[diff]\n\texternal = {script}\n'
            f"[gpg]\n\tprogram = {script}\n[log]\n\tshowSignature = true\n[alias]\n\tcat-file = !{script}\n"
            f'[remote "origin"]\n\turl = ext::{script}\n\tpromisor = true\n\tuploadpack = {script}\n'
            f"\tpartialclonefilter = blob:none\n[protocol]\n\tallow = always\n"
            "[extensions]\n\tpartialClone = origin\n[core]\n\trepositoryformatversion = 1\n"
        )
    # A piece that is not here would be asked for from wherever the settings say.
    missing = source.blob("not here")
    source.files["b.txt"] = "not here"
    source.commit()
    (source.place / "objects" / missing[:2] / missing[2:]).unlink()
    assert ran.exists(), "git as it usually is runs what it finds there"
    ran.unlink()
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(script))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_PAGER", str(script))
    git_module._git.cache_clear()
    book = Book(source.place)
    assert book.kept() == [("a.txt", commit, ["main"])]
    assert [line.partition(":")[0] for line in book.amiss] == ["b.txt"]
    assert not ran.exists()


def test_huge_files_links_modules_and_odd_names_stop_nothing(source: Any) -> None:
    source.files |= {
        "huge.txt": b"\0" * 100_000,
        "link.txt": ("link", "/etc/passwd"),
        "module.txt": ("module", "1" * 40),
        "\x1b[31m\n.txt": "a secret",
        os.fsdecode(b"\xff\xfe.txt"): "another",
        "z.txt": "last secret",
    }
    source.commit()
    book = Book(source.place)
    assert {raw for _path, raw in book.seen} == {b"a secret", b"another", b"last secret"}
    assert book.walked.left_out == ["huge.txt: it is 97.7 KiB large, and no more than 1000 bytes is read"]
    assert book.amiss == []


@pytest.mark.parametrize(("depth", "wide"), [(10, 10), (70, 1), (2, 300)])
def test_a_repository_that_unfolds_without_end_is_read_in_no_time(depth: int, wide: int, source: Any) -> None:
    name, mode = source.blob("a secret"), b"100644"
    for level in range(depth):
        end = b"" if level else b".txt"
        data = b"".join(mode + b" " + f"f{n:04}".encode() + end + b"\0" + bytes.fromhex(name) for n in range(wide))
        name, mode = source.git("hash-object", "-t", "tree", "-w", "--stdin", given=data), b"40000"
    source.git("update-ref", "refs/heads/main", source.git("commit-tree", name, "-m", "bomb"))
    book = Book(source.place)
    assert (len(book.seen), len(book.amiss)) == ((0, 1) if depth > 60 else (1, 0))


def damage(source: Any, name: str, sort: str, content: bytes | None) -> None:
    """Put other bytes under a name; or take it away."""
    file = source.place / "objects" / name[:2] / name[2:]
    file.chmod(0o644)
    if content is None:
        file.unlink()
    else:
        file.write_bytes(zlib.compress(f"{sort} {len(content)}\0".encode() + content) if content else b"rubbish")


@pytest.mark.parametrize("content", [None, b"", b"other"], ids=["missing", "rubbish", "other"])
def test_a_damaged_file_is_told_and_the_others_are_read(content: bytes | None, source: Any) -> None:
    source.files |= {"a.txt": "one", "b.txt": "two secrets", "c.txt": "three"}
    source.commit()
    damage(source, source.blob("one"), "blob", content)
    book = Book(source.place)
    assert [path for path, _raw in book.seen] == ["b.txt", "c.txt"]
    assert [line.partition(":")[0] for line in book.amiss] == ["a.txt"]


@pytest.mark.parametrize("content", [None, b"", b"tree x"], ids=["missing", "rubbish", "other"])
def test_history_that_is_cut_off_is_told_and_the_rest_is_read(content: bytes | None, source: Any) -> None:
    first = source.git("rev-parse", "main")
    source.files["a.txt"] = "a secret"
    last = source.commit()
    damage(source, first, "commit", content)
    book = Book(source.place)
    assert book.kept() == [("a.txt", last, ["main"])]
    assert len(book.amiss) == 1
    assert "not the whole history" in book.amiss[0]


def test_a_tag_of_something_else_is_told(source: Any) -> None:
    source.git("tag", "odd", source.blob("a secret"))
    assert Book(source.place).amiss == ["tag odd leads to no commit that can be read."]


@pytest.mark.parametrize(
    "line", ["x", "x <x> 1", f"x <x> {'9' * 30} +0000", "x <x> -1 +9999", "x <x> 99999999999 +0000"]
)
def test_a_commit_of_no_day_has_none(line: str, source: Any) -> None:
    tree = source.git("rev-parse", "main^{tree}")
    raw = f"tree {tree}\nauthor x <x> 1 +0000\ncommitter {line}\n\nx\n".encode()
    name = source.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=raw)
    source.git("update-ref", "refs/heads/odd", name)
    with opened(Repository(source.place, source.place)) as reading:
        days = {commit.name: commit.day for commit in reading.commits}
    assert days[name] in ("", "1970-01-01", "1969-12-31", "5138-11-16")


def test_what_is_no_repository_says_so(tmp_path: Path) -> None:
    (tmp_path / "HEAD").write_text("rubbish")
    with pytest.raises(InputOutputError), opened(Repository(tmp_path, tmp_path)):
        pass


def test_settings_that_would_have_git_wait_for_ever_do_not(source: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "_SECONDS_TO_BEGIN", 0.3)
    os.mkfifo(source.place / "pipe")
    with (source.place / "config").open("a") as config:
        config.write(f"[include]\n\tpath = {source.place}/pipe\n")
    with pytest.raises(InputOutputError, match="could not read"), opened(Repository(source.place, source.place)):
        pass


def test_git_is_over_when_the_reading_is(source: Any) -> None:
    def children() -> bytes:
        return subprocess.run(["ps", "-o", "args=", "--ppid", str(os.getpid())], capture_output=True, check=True).stdout

    with suppress(KeyError), opened(Repository(source.place, source.place)):
        assert b"--git-dir" in children()
        raise KeyError
    assert b"--git-dir" not in children()
