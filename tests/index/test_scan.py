"""What has changed is found by names, times, sizes and inodes; whatever happens to files, nothing is missed.

Nearly every test here ends in the same question: does the index, brought up to date, answer as a plain reading does?
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.index import scan
from registry.index.change import Change
from registry.index.opening import open_index
from registry.index.scan import UNREADABLE, Listing, by_name, listing, stamp
from registry.tree import Folder

Clock = Callable[[float], None]
Steps = Iterator[None]
"""A generator of steps. After each, the index is compared with a plain reading."""

AWAY = "kind: agreement\nid: away\ntitle: Away\nstatus: draft\n"


def change(before: Listing, after: Listing) -> Change:
    return Change(Folder("east", Path("east")), 1, after, before)


# ── what happens to files ────────────────────────────────────────────────────────────────────────────────────────────


def same_size_and_time(root: Path, plain: Any) -> Steps:
    plain.same_size(root / "east/agreements/hub.yaml")
    yield


def two_files_swapped(root: Path, plain: Any) -> Steps:
    one, other = root / "east/agreements/hub.yaml", root / "east/agreements/pool.yaml"
    one.rename(root / "east/x")
    other.rename(one)
    (root / "east/x").rename(other)
    yield


def files_swapped_between_registers(root: Path, plain: Any) -> Steps:
    one, other = root / "east/agreements/hub.yaml", root / "north/agreements/hub.yaml"
    one.rename(root / "x")
    other.rename(one)
    (root / "x").rename(other)
    yield


def two_folders_swapped(root: Path, plain: Any) -> Steps:
    one, other = root / "east/agreements", root / "east/dpias"
    one.rename(root / "x")
    other.rename(one)
    (root / "x").rename(other)
    yield


def renamed_over_another(root: Path, plain: Any) -> Steps:
    os.replace(root / "east/agreements/pool.yaml", root / "east/agreements/hub.yaml")
    yield


def renamed_in_capitals_only(root: Path, plain: Any) -> Steps:
    (root / "east/agreements/hub.yaml").rename(root / "east/agreements/Hub.yaml")
    yield
    (root / "east/agreements/Hub.yaml").rename(root / "east/agreements/hub.YAML")
    yield
    (root / "east/agreements/hub.YAML").rename(root / "east/agreements/hub.yml")
    yield
    (root / "east/agreements").rename(root / "east/Agreements")
    yield


def hard_links(root: Path, plain: Any) -> Steps:
    hub = root / "east/agreements/hub.yaml"
    os.link(hub, root / "east/agreements/a-copy.yaml")
    yield
    plain.same_size(hub)
    yield
    hub.unlink()
    yield


def written_through_a_hard_link_outside(root: Path, plain: Any) -> Steps:
    hub = root / "east/agreements/hub.yaml"
    os.link(hub, root / "outside.yaml")
    yield
    plain.same_size(root / "outside.yaml")
    yield


def a_link_inside(root: Path, plain: Any) -> Steps:
    hub = root / "east/agreements/hub.yaml"
    target = root / "east/dpias/target"
    hub.rename(target)
    yield
    hub.symlink_to(target)
    yield
    plain.same_size(target)
    yield
    target.unlink()
    yield
    plain.write(target, AWAY)
    yield
    target.unlink()
    target.mkdir()
    yield
    hub.unlink()
    hub.symlink_to("pool.yaml")
    yield


def a_link_outside(root: Path, plain: Any) -> Steps:
    hub = root / "east/agreements/hub.yaml"
    hub.rename(root / "outside.yaml")
    hub.symlink_to(root / "outside.yaml")
    yield
    plain.same_size(root / "outside.yaml")
    yield
    hub.unlink()
    hub.symlink_to(root / "north/agreements/hub.yaml")
    yield


def a_link_through_a_link(root: Path, plain: Any) -> Steps:
    """A record is a link by way of a folder that is a link, which is then set to lead elsewhere."""
    for name, title in (("one", "One"), ("two", "Two"), ("three", "Three")):
        plain.write(root / f"east/kept/{name}/text", AWAY.replace("Away", title))
    (root / "east/way").symlink_to("kept/one")
    (root / "east/agreements/away.yaml").symlink_to("../way/text")
    yield
    (root / "east/way").unlink()
    (root / "east/way").symlink_to("kept/two")
    yield
    (root / "east/way").unlink()
    shutil.move(root / "east/kept/three", root / "three")
    (root / "east/way").symlink_to(root / "three")
    yield


def a_dangling_link(root: Path, plain: Any) -> Steps:
    """What the link leads to comes later, and lies in another folder."""
    (root / "east/agreements/away.yaml").symlink_to("../dpias/away")
    yield
    plain.write(root / "east/dpias/away", AWAY)
    yield
    (root / "east/dpias/away").unlink()
    yield


def links_to_folders(root: Path, plain: Any) -> Steps:
    (root / "east/again").symlink_to("agreements")
    (root / "east/agreements/up").symlink_to("..")
    (root / "east/agreements/round.yaml").symlink_to("round.yaml")
    yield
    plain.record(root, "east", "agreement", "new")
    yield
    (root / "east/again").unlink()
    (root / "east/again").symlink_to(root / "north/agreements")
    yield
    (root / "east/agreements/up").unlink()
    shutil.copytree(root / "north/agreements", root / "east/agreements/up")
    yield


def a_folder_becomes_a_link_and_back(root: Path, plain: Any) -> Steps:
    (root / "east/agreements").rename(root / "east/kept")
    (root / "east/agreements").symlink_to("kept")
    yield
    (root / "east/agreements").unlink()
    (root / "east/kept").rename(root / "east/agreements")
    yield


def a_pipe(root: Path, plain: Any) -> Steps:
    os.mkfifo(root / "east/agreements/pipe.yaml")
    yield
    (root / "east/agreements/hub.yaml").unlink()
    os.mkfifo(root / "east/agreements/hub.yaml")
    yield
    (root / "east/agreements/pipe.yaml").unlink()
    plain.write(root / "east/agreements/pipe.yaml", AWAY)
    yield


def a_file_becomes_a_folder_and_back(root: Path, plain: Any) -> Steps:
    hub = root / "east/agreements/hub.yaml"
    hub.rename(root / "x")
    hub.mkdir()
    yield
    plain.write(hub / "away.yaml", AWAY)
    yield
    shutil.rmtree(hub)
    (root / "x").rename(hub)
    yield


def a_folder_becomes_a_file_and_back(root: Path, plain: Any) -> Steps:
    (root / "east/agreements/deep").mkdir()
    plain.write(root / "east/agreements/deep/notes.docx", "x")
    plain.write(root / "east/agreements/deep/away.yaml", AWAY)
    yield
    shutil.rmtree(root / "east/agreements/deep")
    plain.write(root / "east/agreements/deep", "x")
    yield
    (root / "east/agreements/deep").unlink()
    plain.write(root / "east/agreements/deep/deeper/away.yaml", AWAY)
    yield
    shutil.rmtree(root / "east/agreements")
    plain.write(root / "east/agreements", "x")
    yield


def names_that_cannot_be_shown(root: Path, plain: Any) -> Steps:
    odd = root / "east/agreements/a\a.yaml"
    plain.write(odd, AWAY)
    yield
    plain.same_size(odd)
    yield
    odd.rename(root / "east/agreements/away.yaml")
    yield
    plain.write(root / "east/agreements/\u202e/away.yaml", AWAY)
    yield
    (root / "east/agreements/\u202e").rename(root / "east/agreements/deep")
    yield


def names_that_cannot_be_shown_in_a_folder_with_an_accent(root: Path, plain: Any) -> Steps:
    plain.write(root / "east/agréments/a\a.yaml", AWAY)
    yield
    plain.write(root / "east/agréments/b\a.yaml", AWAY)
    yield
    (root / "east/agréments/a\a.yaml").unlink()
    yield
    (root / "east/agréments").rename(root / "east/accords")
    yield


def names_that_are_no_text(root: Path, plain: Any) -> Steps:
    agreements = os.fsencode(root / "east/agreements")
    bad = Path(os.fsdecode(agreements + b"/caf\xe9.yaml"))
    plain.write(bad, AWAY)
    yield
    plain.same_size(bad)
    yield
    bad.rename(root / "east/agreements/away.yaml")
    yield
    folder = Path(os.fsdecode(agreements + b"/\xff\xfe"))
    plain.write(folder / "deep/away.yaml", AWAY)
    yield
    plain.same_size(folder / "deep/away.yaml")
    plain.write(Path(os.fsdecode(os.fsencode(root / "east/evidence") + b"/\xff.pdf")), "x")
    yield
    plain.same_size(Path(os.fsdecode(os.fsencode(root / "east/evidence") + b"/\xff.pdf")))
    yield
    shutil.rmtree(folder)
    yield


def odd_but_good_names(root: Path, plain: Any) -> Steps:
    for name in ("0.yaml", "a'b.yaml", "a\\x07b.yaml", "%.yaml", "é.yaml", "e\u0301.yaml", "z" * 250 + ".yaml"):
        plain.write(root / "east/agreements" / name, AWAY)
        yield
    shutil.copytree(root / "east/agreements", root / "east/agreements0")
    shutil.copytree(root / "east/agreements", root / "east/agreements-")
    yield
    shutil.rmtree(root / "east/agreements")
    yield


def files_that_are_not_records(root: Path, plain: Any) -> Steps:
    for name in ("notes.docx", "README.md", ".hidden.yaml", "table.tsv", ".folder/away.yaml", "docs/x.docx"):
        plain.write(root / "east/agreements" / name, AWAY)
        yield
    plain.same_size(root / "east/agreements/notes.docx")
    yield
    (root / "east/agreements/notes.docx").unlink()
    yield
    shutil.rmtree(root / "east/agreements")
    yield


def folders_come_and_go(root: Path, plain: Any) -> Steps:
    plain.write(root / "east/agreements/a/b/c/away.yaml", AWAY)
    yield
    (root / "east/agreements/a/b").rename(root / "east/b")
    yield
    shutil.rmtree(root / "east/b")
    yield
    shutil.rmtree(root / "east/agreements")
    yield
    plain.record(root, "east", "agreement", "hub", title="Back")
    yield


def evidence_is_changed(root: Path, plain: Any) -> Steps:
    copy = root / "east/evidence/copy.txt"
    digest = "1ef3a34f1fb8b5bf8d4b5e6d1ae2f3ea0b1f0bf4f2f6a35b0f3b0c9e9b0b0b0b"
    plain.record(root, "east", "agreement", "signed",
                 f"evidence: [{{id: a, file: evidence/copy.txt, digest: 'sha256:{digest}'}}]")  # fmt: skip
    yield
    plain.same_size(copy)
    yield
    copy.unlink()
    yield
    copy.mkdir()
    yield
    copy.rmdir()
    (root / "east/evidence/more").rename(root / "east/evidence/other")
    yield
    (root / "east/evidence").rename(root / "east/proof")
    yield
    plain.write(root / "east/evidence", "x")
    yield


def evidence_is_a_link(root: Path, plain: Any) -> Steps:
    copy = root / "east/evidence/copy.txt"
    digest = "0" * 64
    plain.record(root, "east", "agreement", "signed",
                 f"evidence: [{{id: a, file: evidence/copy.txt, digest: 'sha256:{digest}'}}]")  # fmt: skip
    copy.rename(root / "east/kept.txt")
    copy.symlink_to("../kept.txt")
    yield
    plain.same_size(root / "east/kept.txt")
    yield
    (root / "east/kept.txt").unlink()
    yield


def evidence_is_in_a_linked_folder(root: Path, plain: Any) -> Steps:
    plain.record(root, "east", "agreement", "signed",
                 f"evidence: [{{id: a, file: evidence/more/page.txt, digest: 'sha256:{'0' * 64}'}}]")  # fmt: skip
    (root / "east/evidence/more").rename(root / "east/kept")
    (root / "east/evidence/more").symlink_to("../kept")
    yield
    plain.same_size(root / "east/kept/page.txt")
    yield
    (root / "east/kept/page.txt").unlink()
    yield
    (root / "east/evidence").rename(root / "east/proof")
    (root / "east/evidence").symlink_to("proof")
    plain.write(root / "east/kept/page.txt", "page")
    yield
    (root / "east/proof/copy.txt").unlink()
    yield


def the_registers_own_file(root: Path, plain: Any) -> Steps:
    own = root / "east/register.yaml"
    plain.same_size(own)
    yield
    plain.write(own, own.read_text().replace("id: east", "id: west"))
    yield
    plain.write(own, "id: [")
    yield
    plain.write(own, "id: east\ntitle: East again\nformat: 1\n")
    yield
    own.rename(root / "east/kept.txt")
    yield
    (root / "east/kept.txt").rename(own)
    yield


def the_federations_own_file(root: Path, plain: Any) -> Steps:
    own = root / "federation.yaml"
    text = own.read_text()
    plain.same_size(own)
    yield
    plain.write(own, text.replace("title: Town", "as_of: 2026-01-31\ntitle: Town"))
    yield
    plain.write(own, text + "  - register: west\n")
    yield
    plain.write(root / "west/register.yaml", "id: west\ntitle: West\nformat: 1\n")
    yield
    plain.record(root, "west", "organisation", "nobody")
    yield
    plain.write(own, text.replace("  - register: north\n", ""))
    yield
    shutil.move(root / "north", root / "moved")
    plain.write(own, text.replace("register: north", "register: north\n    source: moved"))
    yield
    plain.write(own, text.replace("register: north", "register: north\n    source: https://example.org/north.git"))
    yield
    plain.write(own, text + "  - register: east\n")
    yield
    shutil.move(root / "moved", root / "north")
    yield
    plain.write(own, "registers:\n  - register: north\n  - register: east\n")
    yield


def a_register_vanishes(root: Path, plain: Any) -> Steps:
    (root / "east").rename(root / "away")
    yield
    plain.write(root / "east", "a file")
    yield
    (root / "east").unlink()
    shutil.copytree(root / "away", root / "east")
    yield
    (root / "north").rename(root / "x")
    (root / "east").rename(root / "north")
    (root / "x").rename(root / "east")
    yield


HAPPENINGS = [
    same_size_and_time, two_files_swapped, files_swapped_between_registers, two_folders_swapped, renamed_over_another,
    renamed_in_capitals_only, hard_links, written_through_a_hard_link_outside, a_link_inside, a_link_outside,
    a_link_through_a_link, a_dangling_link, links_to_folders, a_folder_becomes_a_link_and_back, a_pipe,
    a_file_becomes_a_folder_and_back, a_folder_becomes_a_file_and_back, names_that_cannot_be_shown,
    names_that_cannot_be_shown_in_a_folder_with_an_accent, names_that_are_no_text, odd_but_good_names,
    files_that_are_not_records, folders_come_and_go, evidence_is_changed, evidence_is_a_link,
    evidence_is_in_a_linked_folder, the_registers_own_file, the_federations_own_file, a_register_vanishes,
]  # fmt: skip


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_nothing_is_missed(happening: Callable[[Path, Any], Steps], steady: Path, plain: Any) -> None:
    for _step in happening(steady, plain):
        plain.agree(steady)


FEW = (same_size_and_time, a_link_inside, evidence_is_a_link, a_register_vanishes)


@pytest.mark.parametrize(
    "happening", [pytest.param(h, marks=() if h in FEW else pytest.mark.prove) for h in HAPPENINGS]
)
def test_nothing_is_missed_while_every_file_is_fresh(
    happening: Callable[[Path, Any], Steps], town: Path, plain: Any
) -> None:
    plain.agree(town)
    for _step in happening(town, plain):
        plain.agree(town)


def test_a_branch_is_checked_out(steady: Path, plain: Any) -> None:
    def git(*typed: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *typed], cwd=steady, check=True,
                       capture_output=True)  # fmt: skip

    git("init", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--message", "one")
    git("checkout", "-b", "other")
    plain.same_size(steady / "east/agreements/hub.yaml")
    (steady / "north/agreements/hub.yaml").unlink()
    plain.record(steady, "north", "organisation", "nobody")
    plain.write(steady / "north/register.yaml", "id: north\ntitle: Another north\nformat: 1\n")
    git("add", ".")
    git("commit", "--message", "two")
    plain.agree(steady)
    for branch in ("main", "other", "main"):
        git("checkout", branch)
        plain.agree(steady)
    git("checkout", "other", "--", "east")
    plain.agree(steady)
    git("stash")
    plain.agree(steady)


# ── times ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_edit_in_the_same_moment_is_seen_though_nothing_else_shows_it(
    town: Path, plain: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is written twice in one tick of a coarse clock, before and after it was read."""
    hub = town / "east/agreements/hub.yaml"
    frozen = os.stat(hub)
    real = os.stat

    def stat(path: Any, **how: Any) -> Any:
        return frozen if str(path).endswith("hub.yaml") and how.get("dir_fd") else real(path, **how)

    monkeypatch.setattr(scan.os, "stat", stat)
    plain.agree(town)
    for _time in range(2):
        plain.same_size(hub)
        assert listing(town / "east").entries == listing(town / "east").entries
        plain.agree(town)


@pytest.mark.parametrize("seconds", [-3600, -1, 3600, 86400 * 365 * 60])
def test_a_clock_that_is_wrong_hides_nothing(seconds: int, town: Path, plain: Any, clock: Clock) -> None:
    clock(seconds)
    plain.agree(town)
    plain.same_size(town / "east/agreements/hub.yaml")
    plain.agree(town)
    clock(0)
    plain.same_size(town / "north/agreements/hub.yaml")
    plain.agree(town)


def test_a_clock_set_back_between_two_edits_hides_nothing(town: Path, plain: Any, clock: Clock) -> None:
    """Every time is one the file never had before, then one it had an hour ago."""
    hub = town / "east/agreements/hub.yaml"
    for seconds in (60, -3600, 60, -60, 0):
        clock(seconds)
        plain.same_size(hub)
        plain.agree(town)
        os.utime(hub, ns=(0, time.time_ns()))
        plain.agree(town)


@pytest.mark.parametrize("when", [0, 1, 2**31, 2**33])
def test_files_from_another_time_are_read_again_when_they_change(when: int, steady: Path, plain: Any) -> None:
    hub = steady / "east/agreements/hub.yaml"
    os.utime(hub, (when, when))
    plain.agree(steady)
    plain.same_size(hub)
    plain.agree(steady)


def test_fresh_files_are_remembered_until_their_time_is_past(town: Path, clock: Clock) -> None:
    found = listing(town / "east")
    assert set(found.racy["agreements"]) == {"hub.yaml", "pool.yaml"}
    assert change(found, found).suspects >= {"agreements/hub.yaml", "evidence/copy.txt", "evidence/more/page.txt"}
    clock(60)
    later = listing(town / "east")
    assert later.racy == {}
    assert later.entries == found.entries
    assert change(found, later).is_stale, "so that it is written down that they can be trusted"
    assert not change(later, later).is_stale
    clock(-60)
    assert listing(town / "east").racy == found.racy


def test_the_mark_of_a_single_file(town: Path) -> None:
    own = town / "federation.yaml"
    now = time.time_ns()
    assert stamp(str(town / "nothing")) == (0, 0, 0, 0, 0)
    assert stamp(str(own), now)[-1] == 1
    assert stamp(str(own), now + 10**10)[-1] == 0
    assert stamp(str(own), now + 10**10)[:-1] == stamp(str(own), now)[:-1]


# ── listings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_hidden_or_cannot_be_listed(town: Path) -> None:
    root = town / "east"
    (root / ".git").mkdir()
    (root / "agreements" / ".x.yaml").write_text("")
    found = listing(root)
    assert set(found.entries) == {"", "agreements", "dpias", "organisations", "evidence", "evidence/more"}
    assert set(by_name(found.entries["agreements"])) == {"hub.yaml", "pool.yaml"}
    assert listing(root / "nothing").entries == {"": UNREADABLE}
    assert listing(root / "register.yaml").entries == {"": UNREADABLE}
    assert by_name(UNREADABLE) == by_name(b"") == {}


def test_a_very_deep_folder(steady: Path, plain: Any) -> None:
    """Deeper than Python calls functions inside one another, and than a path may be long."""
    here = os.open(steady / "east", os.O_RDONLY)
    for _level in range(2_200):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    try:
        plain.agree(steady)
    finally:
        subprocess.run(["rm", "-rf", steady / "east" / "d"], check=True)
    plain.agree(steady)


# ── anything at all ──────────────────────────────────────────────────────────────────────────────────────────────────

NAMES = ("a", "b.yaml", "c", "ä.yaml", "\udcff", "\a")
TREES = st.recursive(
    st.sampled_from(["x", "y", "long", "->b.yaml", "->c", "->../b.yaml", "->nowhere"]),
    lambda inner: st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
    max_leaves=8,
).filter(lambda tree: isinstance(tree, dict))


def grow(at: Path, tree: Any) -> None:
    """Make a file, a link or a folder with all that is in it."""
    if isinstance(tree, dict):
        at.mkdir()
        for name, inner in tree.items():
            grow(at / name, inner)
    elif tree.startswith("->"):
        at.symlink_to(tree[2:])
    else:
        at.write_text(tree)
        os.utime(at, (0, 0))


def become(at: Path, tree: Any) -> None:
    """Make what is there into something else with as few steps as a person would take."""
    is_there = at.is_symlink() or at.exists()
    if is_there and isinstance(tree, dict) and at.is_dir() and not at.is_symlink():
        for each in list(at.iterdir()):
            if each.name not in tree:
                cut(each)
        for name, inner in tree.items():
            become(at / name, inner)
    elif is_there and isinstance(tree, str) and not tree.startswith("->") and at.is_file() and not at.is_symlink():
        if at.read_text() != tree:
            at.write_text(tree)
            os.utime(at, (0, 0))
    else:
        if is_there:
            cut(at)
        grow(at, tree)


def cut(at: Path) -> None:
    if at.is_dir() and not at.is_symlink():
        shutil.rmtree(at)
    else:
        at.unlink()


def seen_plainly(root: Path) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Path → what stands there, as whoever reads it finds it; folder → its names and what kind of thing each is."""
    things: dict[str, Any] = {}
    folders: dict[str, list[Any]] = {}
    for here, _below, _files in os.walk(root):
        below = os.path.relpath(here, root).removeprefix(".").removeprefix("/")
        if not below.isprintable():
            continue
        entries = sorted(os.scandir(here), key=lambda each: each.name)
        folders[below] = [(e.name, e.is_symlink(), os.path.isdir(e.path), os.path.isfile(e.path)) for e in entries]
        for e in entries:
            if os.path.isfile(e.path):
                things[f"{below}/{e.name}" if below else e.name] = Path(e.path).read_text()
    return things, folders


@given(TREES, TREES, st.booleans())
@settings(max_examples=60)
def test_whatever_differs_is_suspected(before: Any, after: Any, fresh: bool) -> None:
    real = time.time_ns
    ahead = SimpleNamespace(time_ns=lambda: real() + (0 if fresh else 60 * 10**9))
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "time", ahead)
        root = Path(scratch) / "root"
        grow(root, before)
        first, was = listing(root), seen_plainly(root)
        assert change(first, first).relisted == set()
        become(root, after)
        second, now = listing(root), seen_plainly(root)
        found = change(first, second)
        for path in {**was[0], **now[0]}:
            if was[0].get(path) != now[0].get(path):
                assert path in found.suspects
        for path in {**was[1], **now[1]}:
            if was[1].get(path) != now[1].get(path) and path.partition("/")[0] != "evidence":
                assert path in found.relisted


# ── what may not be read ─────────────────────────────────────────────────────────────────────────────────────────────

FORBIDDEN = """
def steps(root):
    hub, agreements, east = root / "east/agreements/hub.yaml", root / "east/agreements", root / "east"
    evidence, unreadable = root / "east/evidence", root / "east/dpias"
    for path, modes in [
        (hub, (0o000, 0o644, 0o200, 0o600)),
        (agreements, (0o000, 0o111, 0o444, 0o755)),
        (evidence, (0o000, 0o111, 0o444, 0o755)),
        (east, (0o111, 0o755, 0o444, 0o000, 0o755)),
        (root / "east/register.yaml", (0o000, 0o644)),
    ]:
        for mode in modes:
            path.chmod(mode)
            yield path, mode
            if path != east and path.name != "register.yaml":
                plain.record(root, "north", "agreement", f"a{mode}")
                plain.write(root / "east" / "agreement-beside" / f"{mode}.yaml", "x")
                yield "beside", path, mode
    unreadable.chmod(0o000)
    yield unreadable
    plain.write(east / "stray.yaml", "x")
    yield "beside an unreadable folder"
    plain.write(unreadable.parent / "dpias2" / "x.yaml", "x")
    unreadable.rename(east / "moved")
    yield "moved"
    (east / "moved").chmod(0o755)

def all_agree(root):
    plain.agree(root)
    for step in steps(root):
        try:
            found, notes = plain.from_index(root)
            assert found == plain.from_scratch(root), step
            assert notes == (), (notes, step)
        except BaseException as error:
            print("after", step, file=sys.stderr)
            raise

if len(sys.argv) > 2:
    # What is imported late must be imported before the right to read it is given up.
    all_agree(plain.town(root / "first"))
    second = plain.town(root / "second")
    for path in (root, second, *second.rglob("*")):
        os.chown(path, 65534, 65534)
    os.setgid(65534)
    os.setuid(65534)
    all_agree(second)
else:
    all_agree(plain.town(root / "only"))
print("all agree")
"""


def test_the_right_to_read_is_taken_away_and_given_back(script: Any) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        # The superuser may read everything, so another user is who reads here.
        done = script(FORBIDDEN, scratch, *(["nobody"] if os.getuid() == 0 else []))
        assert done.stdout == "all agree\n", done.stderr


def test_what_could_not_be_read_once_is_tried_again_though_it_looks_the_same(
    steady: Path, plain: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network folder that was away for a moment, or another person's turn to look."""
    real = Folder.read

    def fails(self: Folder, path: str, at_most: int | None = None) -> bytes:
        if path.endswith("pool.yaml"):
            raise OSError(5, "Input/output error")
        return real(self, path, at_most)

    plain.same_size(steady / "east/agreements/pool.yaml")
    for _build in range(2):
        monkeypatch.setattr(Folder, "read", fails)
        plain.agree(steady)
        generation = open_index(steady).generation
        assert open_index(steady).generation == generation, "that it still cannot be read is nothing new"
        monkeypatch.setattr(Folder, "read", real)
        plain.agree(steady)
        plain.forget(steady)


def test_a_file_written_while_it_is_read_is_read_again(
    steady: Path, plain: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that takes over a name is changed between the look at its folder and the reading."""
    from registry.index import building

    shutil.copy(steady / "east/agreements/hub.yaml", steady / "east/agreements/late.yaml")
    plain.agree(steady)
    real = building.read_entry

    def late(folder: Folder, path: str) -> Any:
        if path.endswith("late.yaml"):
            plain.write(steady / "east/agreements/late.yaml", AWAY)
        return real(folder, path)

    monkeypatch.setattr(building, "read_entry", late)
    (steady / "east/agreements/hub.yaml").unlink()
    plain.agree(steady)
    monkeypatch.undo()
    plain.agree(steady)
