"""A half-made, damaged or foreign index is never read from, whoever else is at it, and wherever it cannot be kept."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from registry.errors import NotARegister
from registry.index import engine as engine_module
from registry.index import making, opening, reading, version
from registry.index.engine import FOLDER, MEMORY, PAGE_BYTES, IndexBroken
from registry.index.keeping import put_in_use
from registry.index.making import throw_away
from registry.index.opening import open_index
from registry.session import Session

Damage = Callable[[Path, Path], None]
"""Something that happens to the folder of an index and to the file in use."""


def in_use(root: Path) -> Path:
    """The file of the index."""
    return root / FOLDER / (root / FOLDER / "current").read_text().split()[0]


def says(current: bytes) -> Damage:
    def write(folder: Path, _index: Path) -> None:
        (folder / "current").write_bytes(current)

    return write


# ── what is there is not an index ────────────────────────────────────────────────────────────────────────────────────


def pointing_outside(folder: Path, index: Path) -> None:
    outside = folder.parent / "index-0.sqlite"
    shutil.copy(index, outside)
    seen = outside.stat()
    stood = f"{seen.st_ino} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"
    (folder / "current").write_text(f"../index-0.sqlite {stood}")


def replaced_by_a_folder(folder: Path, index: Path) -> None:
    index.unlink()
    index.mkdir()


def of_another_federation(folder: Path, index: Path) -> None:
    """A whole index, of the same program, put in use by hand."""
    shutil.copytree(folder.parent, folder.parent.parent / "other")
    other = folder.parent.parent / "other"
    (other / "east/agreements/hub.yaml").unlink()
    throw_away(other)
    open_index(other).engine.close()
    shutil.rmtree(folder)
    shutil.move(other / FOLDER, folder)


def copied(folder: Path, index: Path) -> None:
    raw = index.read_bytes()
    index.unlink()
    index.write_bytes(raw)


def of_another_program(folder: Path, index: Path) -> None:
    _sql(index, "UPDATE meta SET value = x'00' WHERE key = 'version'")


def without_tables(folder: Path, index: Path) -> None:
    _sql(index, "DROP TABLE record")


def without_a_federation(folder: Path, index: Path) -> None:
    _sql(index, "DELETE FROM meta")


def _sql(index: Path, sql: str) -> None:
    """Change the index and put it in use again, as the program itself would."""
    connection = sqlite3.connect(index)
    connection.execute(sql)
    connection.commit()
    connection.close()
    put_in_use(str(index))


def _empty_folder(folder: Path, _index: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _left_over(folder: Path, _index: Path) -> None:
    for name in ("index-a.sqlite", "index-a.sqlite-journal", "index-b.sqlite-wal", "current-index-a.sqlite"):
        (folder / name).write_text("x")


DAMAGES: dict[str, Damage] = {
    "no pointer": lambda folder, _index: (folder / "current").unlink(),
    "an empty pointer": says(b""),
    "garbage in the pointer": says(b"\xff\x00\n" * 40),
    "a pointer to no file": says(b"index-00.sqlite 1 2 3 4"),
    "a pointer of names alone": says(b"index-00.sqlite one two"),
    "a pointer to the folder": says(b". 1 2 3 4"),
    "a pointer outside": pointing_outside,
    "no index": lambda _folder, index: index.unlink(),
    "an empty index": lambda _folder, index: os.truncate(index, 0),
    "an index that is a folder": replaced_by_a_folder,
    "a copy of the index": copied,
    "another federation's index": of_another_federation,
    "another program's index": of_another_program,
    "no tables": without_tables,
    "no federation": without_a_federation,
    "no folder": lambda folder, _index: shutil.rmtree(folder),
    "an empty folder": _empty_folder,
    "left-over files": _left_over,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_no_index_is_made_anew(damage: str, steady: Path, plain: Any) -> None:
    DAMAGES[damage](steady / FOLDER, in_use(steady))
    plain.agree(steady)
    plain.same_size(steady / "east/agreements/hub.yaml")
    plain.agree(steady)
    if damage not in ("left-over files", "an index that is a folder"):
        assert plain.left_over(steady) == []


def test_what_was_left_over_is_removed_when_an_index_is_made(steady: Path, plain: Any) -> None:
    _left_over(steady / FOLDER, in_use(steady))
    plain.agree(steady, rebuild=True)
    assert plain.left_over(steady) == []


def places(size: int, number: int) -> list[int]:
    """Where to spoil a file: its head, the edges of its pages, and anywhere."""
    chance = random.Random(number)
    edges = [0, 16, 18, 24, 28, 92, 99, 100, PAGE_BYTES - 1, PAGE_BYTES, 2 * PAGE_BYTES - 1, 2 * PAGE_BYTES, size - 1]
    return sorted(chance.sample(edges, 6) + [chance.randrange(size) for _more in range(number - 6)])


def spoilt_anywhere(steady: Path, plain: Any, number: int, spoil: Callable[[Path, int], None]) -> None:
    expected = plain.from_scratch(steady)
    for at in places(in_use(steady).stat().st_size, number):
        # Some bytes later than the index was put in use: within one tick of the clock nothing could show it.
        time.sleep(0.005)
        spoil(in_use(steady), at)
        assert plain.from_index(steady) == (expected, ()), at
    assert plain.left_over(steady) == []


def overwrite(index: Path, at: int) -> None:
    with index.open("r+b") as file:
        file.seek(at)
        file.write(random.Random(at).randbytes(1 + at % 9))


def cut(index: Path, at: int) -> None:
    os.truncate(index, at)


def flip(index: Path, at: int) -> None:
    before = index.stat()
    raw = index.read_bytes()
    index.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
    os.utime(index, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("spoil", [overwrite, cut, flip])
def test_a_spoilt_index_is_never_read(spoil: Callable[[Path, int], None], steady: Path, plain: Any) -> None:
    spoilt_anywhere(steady, plain, 20, spoil)


@pytest.mark.prove
@pytest.mark.parametrize("spoil", [overwrite, cut, flip])
def test_an_index_spoilt_in_many_places_is_never_read(
    spoil: Callable[[Path, int], None], steady: Path, plain: Any
) -> None:
    spoilt_anywhere(steady, plain, 400, spoil)


@pytest.mark.parametrize("spoil", [overwrite, cut, flip])
def test_an_index_is_spoilt_while_a_session_reads_it(
    spoil: Callable[[Path, int], None], steady: Path, plain: Any
) -> None:
    expected = plain.from_scratch(steady)
    snapshot = open_index(steady)
    for at in places(in_use(steady).stat().st_size, 12):
        assert list(snapshot.refs())
        time.sleep(0.005)
        spoil(in_use(steady), at)
        assert plain.answers(snapshot, snapshot.problems()) == expected, at
        assert snapshot.generation
    snapshot.engine.close()
    assert plain.left_over(steady) == []


def test_a_copy_of_a_federation_does_not_read_the_first_ones_files(steady: Path, plain: Any) -> None:
    copy = steady.parent / "copy"
    shutil.copytree(steady, copy)
    plain.same_size(copy / "east/agreements/hub.yaml")
    plain.agree(copy)
    plain.same_size(steady / "north/agreements/hub.yaml")
    plain.agree(copy)
    plain.agree(steady)
    shutil.move(steady, steady.parent / "moved")
    shutil.move(copy, steady)
    plain.agree(steady)
    plain.agree(steady.parent / "moved")


def test_another_version_of_the_program_makes_its_own(
    steady: Path, plain: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = in_use(steady)
    snapshot = open_index(steady)
    monkeypatch.setattr(version, "FORMAT", 0)
    plain.agree(steady)
    second = in_use(steady)
    assert second != first
    assert plain.answers(snapshot, snapshot.problems()) == plain.from_scratch(steady), (
        "which goes on reading the old one"
    )
    snapshot.engine.close()
    monkeypatch.undo()
    plain.agree(steady)
    assert in_use(steady) not in (first, second)


# ── asked for ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_verify_finds_what_no_time_or_size_shows(steady: Path, plain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that forgets, or a clock that stood still for longer than anyone thinks of."""
    plain.record(steady, "east", "agreement", "signed",
                 f"evidence: [{{id: a, file: evidence/copy.txt, digest: 'sha256:{'0' * 64}'}}]")  # fmt: skip
    changed = (steady / "east/agreements/hub.yaml", steady / "east/evidence/copy.txt")
    frozen = {path.name: path.stat() for path in changed}
    real = os.stat

    def stat(path: Any, **how: Any) -> Any:
        return frozen[path] if how.get("dir_fd") and path in frozen else real(path, **how)

    monkeypatch.setattr(os, "stat", stat)
    plain.agree(steady)
    for path in changed:
        plain.same_size(path)
    assert plain.from_index(steady)[0] != plain.from_scratch(steady), "or this test would show nothing"
    first = in_use(steady)
    plain.agree(steady, verify=True)
    plain.agree(steady)
    assert in_use(steady) == first, "made anew only where it has to be"


@pytest.mark.parametrize("how", [{}, {"verify": True}])
def test_a_page_that_the_disk_has_lost(how: dict[str, bool], steady: Path, plain: Any) -> None:
    """No time shows it. Where the page is read it is found out; `verify` reads every page."""
    for page in range(1, in_use(steady).stat().st_size // PAGE_BYTES, 3):
        index = in_use(steady)
        with index.open("r+b") as file:
            file.seek(page * PAGE_BYTES)
            file.write(bytes(PAGE_BYTES))
        put_in_use(str(index))
        plain.agree(steady, **how)
        assert not how or in_use(steady) != index


def test_rebuild_makes_it_anew_whatever_there_is(steady: Path, plain: Any) -> None:
    first = in_use(steady)
    plain.agree(steady, rebuild=True)
    assert in_use(steady) != first
    assert not first.exists()
    plain.agree(steady, rebuild=True, verify=True)


def test_many_changes_make_it_anew_and_many_touches_do_not(
    steady: Path, plain: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_REBUILD_FROM", 3)
    first = in_use(steady)
    files = [*steady.glob("*/*/*.yaml")]
    for path in files:
        os.utime(path)
    plain.agree(steady)
    plain.agree(steady, verify=True)
    assert in_use(steady) == first, "every file looks different and says the same"
    for path in files:
        plain.same_size(path)
    plain.agree(steady)
    assert in_use(steady) != first


# ── which federation ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_register_alone(town: Path, plain: Any) -> None:
    (town / "federation.yaml").unlink()
    for _again in range(2):
        plain.agree(town / "east")
        plain.agree(town / "east" / "agreements")
        plain.agree(town / "north" / "agreements" / "hub.yaml")
    assert in_use(town / "east").exists()
    plain.write(town / "federation.yaml", "registers:\n  - register: east\n")
    for _again in range(2):
        plain.agree(town / "east")
        plain.agree(town / "north"), "not of that federation"
    (town / "federation.yaml").unlink()
    plain.same_size(town / "east/agreements/hub.yaml")
    plain.agree(town / "east")


def test_from_inside_a_register_it_is_the_focus(steady: Path, plain: Any) -> None:
    for inside, focus in (("east", "east"), ("north/agreements", "north"), ("", ""), ("federation.yaml", "")):
        snapshot = open_index(steady / inside)
        assert snapshot.federation.focus == focus
        assert snapshot.federation.root == steady
        snapshot.engine.close()
        plain.agree(steady / inside)
    assert not (steady / "east" / FOLDER).exists()


def test_a_federation_inside_another(town: Path, plain: Any) -> None:
    """The nearer federation is the one meant; one of its registers may be known to neither, or to the outer alone."""
    plain.write(town / "inner/federation.yaml", "registers:\n  - register: west\n")
    for own in ("west", "south"):
        plain.write(town / f"inner/{own}/register.yaml", f"id: {own}\ntitle: {own}\nformat: 1\n")
        plain.record(town / "inner", own, "agreement", "hub", "parent: {ref: east/agreement/hub}")
    plain.write(
        town / "federation.yaml", "registers:\n  - register: east\n  - register: south\n    source: inner/south\n"
    )
    for _again in range(2):
        for start in ("", "east", "north", "inner", "inner/west", "inner/south", "inner/west/agreements"):
            plain.agree(town / start)


@pytest.mark.parametrize("damage", ["an empty index", "no tables"])
def test_a_broken_index_of_a_register_does_not_spoil_that_of_its_federation(
    damage: str, town: Path, plain: Any
) -> None:
    (town / "federation.yaml").rename(town / "kept")
    plain.agree(town / "east")
    (town / "kept").rename(town / "federation.yaml")
    plain.agree(town)
    DAMAGES[damage](town / "east" / FOLDER, in_use(town / "east"))
    first = in_use(town)
    plain.agree(town / "east")
    assert in_use(town) == first


def test_where_there_is_no_federation_nothing_is_made(tmp_path: Path) -> None:
    for start in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(NotARegister):
            open_index(start)
    assert list(tmp_path.iterdir()) == []


def test_a_federation_that_is_broken_says_so_and_is_read_again_when_mended(steady: Path, plain: Any) -> None:
    text = (steady / "federation.yaml").read_text()
    (steady / "federation.yaml").write_text("registers: [")
    for _again in range(2):
        with pytest.raises(NotARegister, match=r"federation\.yaml:1:"):
            open_index(steady)
    (steady / "federation.yaml").write_text(text)
    plain.agree(steady)


def test_a_federation_edited_while_its_files_are_read_is_read_again(
    town: Path, plain: Any, clock: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading a large federation takes long: its own file may be changed meanwhile, well before that is done."""
    real = making.build

    def slow(*given: Any) -> None:
        real(*given)
        plain.same_size(town / "federation.yaml")
        clock(60)

    monkeypatch.setattr(making, "build", slow)
    open_index(town).engine.close()
    clock(120)
    plain.agree(town)


@pytest.mark.xfail(
    reason="a register's folder is kept as it was found, and `source` is not known any more", strict=True
)
def test_a_register_behind_a_link_that_is_set_to_lead_elsewhere(steady: Path, plain: Any) -> None:
    shutil.copytree(steady / "north", steady.parent / "north-one")
    shutil.copytree(steady / "north", steady.parent / "north-two")
    plain.same_size(steady.parent / "north-two/agreements/hub.yaml")
    shutil.rmtree(steady / "north")
    (steady / "north").symlink_to(steady.parent / "north-one")
    plain.agree(steady)
    (steady / "north").unlink()
    (steady / "north").symlink_to(steady.parent / "north-two")
    plain.agree(steady)


def test_a_new_title_or_problem_of_the_federation_is_a_new_generation(steady: Path, plain: Any) -> None:
    seen = set()
    own = steady / "north/register.yaml"
    for text in (own.read_text(), own.read_text().replace("North", "Other"), "id: west\ntitle: North\nformat: 1\n"):
        own.write_text(text)
        snapshot = open_index(steady)
        seen.add(snapshot.generation)
        snapshot.engine.close()
        assert open_index(steady).generation in seen
    assert len(seen) == 3


# ── where it cannot be kept ──────────────────────────────────────────────────────────────────────────────────────────


def spoken(plain: Any, root: Path, *words: str) -> None:
    """The answers are right, and a person is told in a sentence why it took longer."""
    found, notes = plain.from_index(root)
    assert found == plain.from_scratch(root)
    assert len(notes) == 1
    assert notes[0].endswith(". Everything was read into memory instead, which takes longer each time.")
    for word in words:
        assert word in notes[0]


@pytest.mark.parametrize(
    "stands", ["a file", "a pipe", "a link to a file", "a link to nothing", "a pointer that is a folder"]
)
def test_the_folder_of_the_index_is_something_else(stands: str, town: Path, plain: Any) -> None:
    folder = town / FOLDER
    if stands == "a file":
        folder.write_text("mine")
    elif stands == "a pipe":
        os.mkfifo(folder)
    elif stands == "a link to a file":
        folder.symlink_to("federation.yaml")
    elif stands == "a link to nothing":
        folder.symlink_to("nothing/at/all")
    else:
        (folder / "current").mkdir(parents=True)
    spoken(plain, town, "The index could not be kept in")
    if stands == "a file":
        assert folder.read_text() == "mine"
    if stands == "a pointer that is a folder":
        assert plain.from_index(town)[1]
        assert {path.name for path in folder.iterdir()} == {"current", "lock", ".gitignore"}


def test_the_folder_of_the_index_is_a_link_to_another_folder(town: Path, plain: Any) -> None:
    (town.parent / "elsewhere").mkdir()
    (town / FOLDER).symlink_to(town.parent / "elsewhere")
    plain.agree(town)
    plain.same_size(town / "east/agreements/hub.yaml")
    plain.agree(town)
    assert in_use(town).exists()


FULL = """
import resource
limit = int(sys.argv[2])
plain.from_index(plain.town(root / "first"))
plain.town(root / "town")
if limit < 0:
    plain.agree(root / "town")
    plain.same_size(root / "town/east/agreements/hub.yaml")
    limit = -limit
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
found, notes = plain.from_index(root / "town")
assert found == plain.from_scratch(root / "town")
print(*notes)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
"""


@pytest.mark.parametrize("limit", [0, 10, 5_000, 60_000, -4_096])
def test_a_file_may_not_grow(limit: int, script: Any, plain: Any, tmp_path: Path) -> None:
    """As on a full disk; less than nothing: full after the index was made, so that it cannot be brought up to date."""
    done = script(FULL, tmp_path, limit)
    assert done.returncode == 0, done.stderr
    assert "Everything was read into memory instead" in done.stdout
    plain.agree(tmp_path / "town")
    assert plain.left_over(tmp_path / "town") == []


@pytest.mark.parametrize("size", ["400k", "4m"])
def test_a_full_disk(size: str, plain: Any, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.getuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", disk], check=False).returncode
    ):
        pytest.skip("no small disk can be made here")
    try:
        root = plain.town(disk / "town")
        filling = disk / "filling"
        subprocess.run(["dd", "if=/dev/zero", f"of={filling}", "bs=4096"], check=False, stderr=subprocess.DEVNULL)
        os.truncate(filling, filling.stat().st_size - 8192)
        spoken(plain, root, "The index could not be")
        filling.unlink()
        if size != "400k":
            plain.agree(root)
            assert plain.left_over(root) == []
    finally:
        subprocess.run(["umount", disk], check=True)


READ_ONLY = """
def steps(root):
    plain.agree(root)
    (root / ".muniment").chmod(0o555)
    time.sleep(2.2)
    index = root / ".muniment" / (root / ".muniment/current").read_text().split()[0]
    # Fresh files still have to be looked at, which is remembered in the index: once it may be written to.
    assert plain.from_index(root)[0] == plain.from_scratch(root)
    (root / ".muniment").chmod(0o755)
    plain.agree(root)
    (root / ".muniment").chmod(0o555)
    (root / ".muniment/lock").chmod(0o444)
    index.chmod(0o444)
    yield "as it was left", None
    plain.same_size(root / "east/agreements/hub.yaml")
    yield "an edit", "Everything was read into memory"
    (root / ".muniment").chmod(0o000)
    yield "closed", "Everything was read into memory"
    (root / ".muniment").chmod(0o755)
    plain.agree(root)
    index = root / ".muniment" / (root / ".muniment/current").read_text().split()[0]
    index.chmod(0o000)
    yield "the index alone is closed", ""
    plain.forget(root)
    root.chmod(0o555)
    yield "nowhere to keep it", "The index could not be kept in"
    root.chmod(0o755)

def all_right(root):
    for step, note in steps(root):
        found, notes = plain.from_index(root)
        assert found == plain.from_scratch(root), step
        if os.getuid() and note is not None:
            assert note in " ".join(notes) and bool(note) == bool(notes), (step, notes)
        print(step)

if len(sys.argv) > 2:
    all_right(plain.town(root / "first"))
    second = plain.town(root / "second")
    for path in (root, second, *second.rglob("*")):
        os.chown(path, 65534, 65534)
    os.setgid(65534)
    os.setuid(65534)
    all_right(second)
else:
    all_right(plain.town(root / "only"))
print("all right")
"""


def test_a_folder_that_may_only_be_read(script: Any) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        done = script(READ_ONLY, scratch, *(["nobody"] if os.getuid() == 0 else []))
        assert done.stdout.endswith("all right\n"), done.stderr


# ── others at the same time ──────────────────────────────────────────────────────────────────────────────────────────

HOLD_SQLITE = """
import sqlite3
connection = sqlite3.connect(sys.argv[2], isolation_level=None)
connection.execute(sys.argv[3])
connection.execute("SELECT count(*) FROM meta").fetchall()
print("held", flush=True)
input()
"""


@pytest.mark.parametrize("how", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE", "BEGIN"])
def test_another_program_holds_the_index(
    how: str, steady: Path, plain: Any, started: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody looks into it with a tool of their own, and leaves that open."""
    monkeypatch.setattr(engine_module, "WAIT", 0.1)
    reading = open_index(steady)
    other = started(HOLD_SQLITE, steady, in_use(steady), how)
    assert other.stdout.readline() == "held\n"
    found, notes = plain.from_index(steady)
    assert found == plain.from_scratch(steady)
    assert bool(notes) == (how == "BEGIN EXCLUSIVE")
    plain.same_size(steady / "east/agreements/hub.yaml")
    spoken(plain, steady, "Another command has been writing to the index for a long time.")
    other.communicate("\n")
    plain.agree(steady)
    reading.engine.close()


HOLD_TURN = """
from registry.index.keeping import turn
with turn(root / ".muniment"):
    print("held", flush=True)
    input()
"""


def test_another_command_is_stopped_in_its_turn(
    steady: Path, plain: Any, started: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "WAIT", 0.1)
    other = started(HOLD_TURN, steady)
    assert other.stdout.readline() == "held\n"
    plain.agree(steady)
    plain.same_size(steady / "east/agreements/hub.yaml")
    spoken(plain, steady, "Another command has been writing to the index for a long time.")
    other.kill()
    other.wait()
    plain.agree(steady)


def test_who_waits_for_a_turn_waits_as_long_as_something_is_written(
    steady: Path, plain: Any, started: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "WAIT", 0.4)
    other = started(
        """
        from registry.index.keeping import turn
        with turn(root / ".muniment"):
            print("held", flush=True)
            for size in range(12):
                (root / ".muniment/index-ab.sqlite").write_text("x" * size)
                time.sleep(0.1)
        """,
        steady,
    )
    assert other.stdout.readline() == "held\n"
    plain.same_size(steady / "east/agreements/hub.yaml")
    plain.agree(steady)
    assert other.wait() == 0


@pytest.mark.parametrize("done", ["rebuilt", "brought up to date", "thrown away", "its folder is removed"])
def test_a_session_that_stays_open(done: str, steady: Path, plain: Any) -> None:
    """What it reads is always one state of the files: that of its opening, or a later one that another has read."""
    before = plain.from_scratch(steady)
    snapshot = open_index(steady)
    assert plain.answers(snapshot, snapshot.problems()) == before
    if done == "thrown away":
        throw_away(steady)
    elif done == "its folder is removed":
        shutil.rmtree(steady / FOLDER)
    else:
        plain.record(steady, "east", "agreement", "hub", title="Another")
        plain.agree(steady, rebuild=done == "rebuilt")
    after = plain.from_scratch(steady)
    assert plain.answers(snapshot, snapshot.problems()) == (after if done == "brought up to date" else before)
    snapshot.engine.close()
    plain.agree(steady)


def test_a_session_whose_index_cannot_be_mended_goes_on_in_memory(
    steady: Path, plain: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = open_index(steady)
    expected = plain.from_scratch(steady)
    index = in_use(steady)
    time.sleep(0.01)
    cut(index, 5000)
    monkeypatch.setattr(engine_module, "WAIT", 0.1)
    monkeypatch.setattr(opening, "turn", _no_turn)
    assert plain.answers(snapshot, snapshot.problems()) == expected
    assert snapshot.engine.place == MEMORY
    assert len(snapshot.notes) == 1


def _no_turn(folder: Path) -> Any:
    raise engine_module.IndexBlocked("The index could not be kept.")


def test_a_small_note_is_kept_only_where_it_does_no_harm(steady: Path, plain: Any) -> None:
    """What a command printed is kept in the index (see `again`), which others may be changing."""
    snapshot = open_index(steady)
    index = in_use(steady)
    os.chdir(steady)
    for stands in ("as it was", "changed by another", "spoilt", "gone"):
        if stands == "changed by another":
            plain.same_size(steady / "east/agreements/hub.yaml")
            plain.agree(steady)
        elif stands == "spoilt":
            time.sleep(0.01)
            overwrite(index, 9000)
        elif stands == "gone":
            shutil.rmtree(steady / FOLDER)
        snapshot.engine.keep_answer(["validate"], 0, stands.encode())
        plain.agree(steady)
    snapshot.engine.close()


def test_threads_of_one_process(steady: Path, plain: Any) -> None:
    """Pages are drawn by several threads; each may open, and one may change files meanwhile."""
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(4):
                plain.record(steady, "east", "agreement", f"own-{number}", title=f"Turn {turn}")
                snapshot = open_index(steady)
                found = snapshot.find(Session(), f"own-{number}")
                assert [each.title for each in found] == [f"Turn {turn}"]
                assert snapshot.notes == ()
                snapshot.engine.close()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    plain.agree(steady)


TOGETHER = """
import fcntl, random
number, until = int(sys.argv[2]), time.monotonic() + float(sys.argv[3])
chance = random.Random(number)
rounds = compared = 0
counter = root / "counter"

def edits():
    return counter.stat().st_size

while time.monotonic() < until or not compared:
    what = chance.random()
    if what < 0.5 and time.monotonic() < until:
        # One letter for each edit, before and after it: who reads knows by that whether anything moved meanwhile.
        with counter.open("ab", buffering=0) as file:
            file.write(b"x")
            own = root / chance.choice(("east", "north")) / "agreements" / f"{chance.choice('abc')}.yaml"
            kind = chance.random()
            if kind < 0.3:
                own.unlink(missing_ok=True)
            elif kind < 0.4:
                own.write_text("kind: [")
            else:
                plain.write(own, f"kind: agreement\\nid: {own.stem}\\ntitle: {chance.random()}\\nstatus: draft\\n")
            file.write(b"x")
    elif what < 0.53:
        plain.forget(root)
    elif what < 0.56:
        plain.from_index(root, rebuild=True)
    before = edits()
    try:
        found, notes = plain.from_index(root)
    except Exception:
        # Where a file is changed while it is read a command may fail to find its line; never while nothing moves.
        if before == edits() and before % 2 == 0:
            raise
        continue
    rounds += 1
    expected = plain.from_scratch(root)
    if before == edits() and before % 2 == 0:
        compared += 1
        assert found == expected, (number, rounds)
print(rounds, compared, flush=True)
"""


def together(root: Path, started: Any, processes: int, seconds: float) -> int:
    """Several processes open, edit, remove and rebuild at once; how many answers were compared."""
    (root.parent / "town" / "counter").write_bytes(b"")
    running = [started(TOGETHER, root, number, seconds) for number in range(processes)]
    compared = 0
    for process in running:
        said, _none = process.communicate()
        assert process.returncode == 0, said
        compared += int(said.split()[-1])
    return compared


def test_several_processes_at_once(town: Path, plain: Any, started: Any) -> None:
    assert together(town, started, 3, 0.8) > 2
    plain.agree(town)
    plain.agree(town, rebuild=True)
    assert plain.left_over(town) == []


@pytest.mark.prove
@pytest.mark.parametrize("processes", [2, 4])
def test_several_processes_at_once_for_long(processes: int, town: Path, plain: Any, started: Any) -> None:
    assert together(town, started, processes, 40) > 100
    plain.agree(town)


def test_two_processes_make_a_large_index_at_once(town: Path, plain: Any, started: Any) -> None:
    """The second waits for the first, and reads what that made."""
    for number in range(reading._POOL_FROM):
        plain.record(town, "east", "agreement", f"many-{number}")
    line = "plain.from_index(root); print((root / '.muniment/current').read_text().split()[0])"
    running = [started(line, town) for _process in range(2)]
    said = {process.communicate()[0] for process in running}
    assert said == {f"{in_use(town).name}\n"}
    plain.agree(town)


def test_a_broken_index_is_told_apart_from_a_place_that_is_not_to_be_had() -> None:
    assert not issubclass(IndexBroken, engine_module.IndexBlocked)
    assert issubclass(engine_module.IndexBusy, engine_module.IndexBlocked)
