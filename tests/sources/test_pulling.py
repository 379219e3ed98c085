"""Pulling a register: whatever becomes of it elsewhere or of the pull here, what is read is whole and says so."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from registry.errors import InputOutputError
from registry.load.federation import Listed, find
from registry.load.lock import LOCK_FILE, PULLED, copies_of, copy_of, read_lock
from registry.sources.bounds import Bounds
from registry.sources.pulling import Outcome, keep, one_at_a_time, pull

FIRST = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


class Region:
    """A federation of one register that is kept elsewhere."""

    def __init__(self, root: Path, source: Any) -> None:
        self.root = root
        self.source = source
        self.list(source.url)

    def list(self, url: str, ref: str = "") -> None:
        """Write federation.yaml."""
        said = f"registers:\n  - register: {self.source.name}\n    source: {url}\n"
        self.root.mkdir(exist_ok=True)
        (self.root / "federation.yaml").write_text(said + (f"    ref: '{ref}'\n" if ref else ""))
        self.entry = Listed(self.source.name, url, ref or "HEAD", ("registers", 0, "source"))

    def pull(self, now: datetime = LATER, **bounds: Any) -> Outcome:
        """Pull it, as the command would."""
        with one_at_a_time(self.root, lambda: None):
            return pull(self.root, self.entry, now, None, Bounds(**bounds))

    def read(self) -> tuple[str, str]:
        """The commit that is read now, and what its hub agreement says there."""
        (source,) = find(self.root).registers
        assert source.pulled is not None
        assert source.folder == copy_of(self.root, source.id, source.pulled.commit)
        return source.pulled.commit, (source.folder / "agreements/hub.yaml").read_text()

    @property
    def folder(self) -> Path:
        """Where its copies are."""
        return copies_of(self.root, self.source.name)


@pytest.fixture
def region(tmp_path: Path, upstream: Any) -> Region:
    return Region(tmp_path / "region", upstream("northmoor"))


@pytest.fixture
def pulled(region: Region) -> Region:
    """One that has been pulled on 3 November."""
    assert region.pull(FIRST).state == "fetched"
    return region


def change(region: Region, words: str = "changed", **how: Any) -> str:
    """Something happens to the register."""
    region.source.record("agreement/hub", purpose={"aim": words})
    return str(region.source.commit(**how))


def rewrite(region: Region, **how: Any) -> str:
    """Its history begins anew."""
    return change(region, "rewritten", parent=None, **how)


# ── as it should go ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_first_pull(region: Region) -> None:
    newest = region.source.git("rev-parse", "main")
    outcome = region.pull(FIRST)
    assert (outcome.state, outcome.before, outcome.because, outcome.notes) == ("fetched", "", "", ())
    assert region.read()[0] == newest
    locked = read_lock(region.root).entries["northmoor"]
    assert (locked.url, locked.ref, locked.commit, locked.fetched) == (
        region.source.url,
        "HEAD",
        newest,
        "2026-11-03T09:30Z",
    )
    assert find(region.root).problems == ()
    assert find(region.root).notes == ()


def test_nothing_new_leaves_the_lock_as_it_was(pulled: Region) -> None:
    before = (pulled.root / LOCK_FILE).read_bytes()
    outcome = pulled.pull()
    assert outcome.state == "unchanged"
    assert (pulled.root / LOCK_FILE).read_bytes() == before
    assert read_lock(pulled.root).entries["northmoor"].seen == "2026-11-20T09:30Z"


def test_what_is_new_is_read_from_then_on(pulled: Region) -> None:
    before, newest = pulled.read()[0], change(pulled)
    outcome = pulled.pull()
    assert (outcome.state, outcome.before, outcome.notes) == ("fetched", before, ())
    assert pulled.read()[0] == newest
    assert "changed" in pulled.read()[1]
    assert read_lock(pulled.root).entries["northmoor"].fetched == "2026-11-20T09:30Z"


def test_the_last_copy_but_one_stays_for_whoever_is_reading_it(pulled: Region) -> None:
    commits = [pulled.read()[0]]
    for number in range(3):
        commits.append(change(pulled, f"change {number}"))
        pulled.pull()
    there = {each.name for each in pulled.folder.iterdir()}
    assert there == {"mirror.git", commits[-1], commits[-2]}


def test_a_branch_or_a_tag_may_be_named(region: Region) -> None:
    first = region.source.git("rev-parse", "main")
    region.source.git("update-ref", "refs/heads/agreed/2026", first)
    change(region)
    region.list(region.source.url, "agreed/2026")
    assert region.pull().pulled.commit == first  # type: ignore[union-attr]
    region.source.git("tag", "v1", first)
    region.list(region.source.url, "v1")
    assert region.pull().pulled.commit == first  # type: ignore[union-attr]
    assert read_lock(region.root).entries["northmoor"].ref == "v1"


def test_another_branch_chosen_here_is_no_rewriting(pulled: Region) -> None:
    rewrite(pulled, branch="other")
    pulled.list(pulled.source.url, "other")
    outcome = pulled.pull()
    assert (outcome.state, outcome.notes) == ("fetched", ())


def test_a_move_to_another_address_goes_on_with_the_same_history(pulled: Region, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / "moved.git"
    pulled.source.place.rename(moved)
    pulled.source.place = moved
    newest = change(pulled)
    pulled.list(f"file://{moved}")
    assert [each.code for each in find(pulled.root).problems] == ["lock-differs"]
    assert find(pulled.root).registers == ()
    outcome = pulled.pull()
    assert (outcome.state, outcome.notes) == ("fetched", ())
    assert pulled.read()[0] == newest


def test_copies_are_kept_out_of_git(pulled: Region) -> None:
    assert (pulled.root / ".muniment/.gitignore").read_text() == "*\n"


# ── what happens elsewhere ───────────────────────────────────────────────────────────────────────────────────────────


def break_register(source: Any) -> None:
    source.files["register.yaml"] = "id: northmoor\ntitle: 5\nformat: 1\n"
    source.commit()


def lose_register(source: Any) -> None:
    del source.files["register.yaml"]
    source.commit()


def rename_register(source: Any) -> None:
    source.files["register.yaml"] = "id: eastvale\ntitle: E\nformat: 1\n"
    source.commit()


def hostile_name(source: Any) -> None:
    source.files[".git/config"] = "[core]\n\tsshCommand = touch owned\n"
    source.commit()


def too_many(source: Any) -> None:
    source.files |= {f"agreements/a{n}.yaml": "x" for n in range(200)}
    source.commit()


TROUBLE = {
    "gone": (lambda source: shutil.rmtree(source.place), "there is no repository at its address"),
    "empty": (lambda source: source.git("update-ref", "-d", "refs/heads/main"), "the repository is empty"),
    "broken register.yaml": (break_register, r"register\.yaml of its commit .{7} is not right: line 2, .*text"),
    "no register.yaml": (lose_register, "has no register.yaml at the top"),
    "another register": (rename_register, "is of a register that calls itself `eastvale`"),
    "a hostile name": (hostile_name, "names that no computer should be given"),
    "huge": (too_many, "more than 100 files"),
    "not a repository now": (lambda source: (source.place / "HEAD").unlink(), "there is no repository at its address"),
    "damaged": (lambda source: shutil.rmtree(source.place / "objects"), "."),
}  # fmt: skip


@pytest.mark.parametrize("what", TROUBLE)
def test_the_last_good_copy_is_kept_and_shown_as_such(what: str, pulled: Region) -> None:
    do, why = TROUBLE[what]
    before, lock = pulled.read(), (pulled.root / LOCK_FILE).read_bytes()
    do(pulled.source)
    outcome = pulled.pull(files=100)
    assert outcome.state == "kept"
    assert re.search(why, outcome.because), outcome.because
    assert pulled.read() == before
    assert (pulled.root / LOCK_FILE).read_bytes() == lock
    (note,) = find(pulled.root).notes
    assert (
        note == f"northmoor is shown as it was on 3 November 2026, commit {before[0][:7]}, because {outcome.because}."
    )
    assert not [each for each in pulled.folder.iterdir() if each.name.startswith(".part")]


@pytest.mark.parametrize("what", TROUBLE)
def test_where_there_is_no_copy_yet_none_is_made_up(what: str, region: Region) -> None:
    TROUBLE[what][0](region.source)
    outcome = region.pull(files=100)
    assert (outcome.state, outcome.pulled) == ("missing", None)
    assert outcome.because
    assert not (region.root / LOCK_FILE).exists()
    assert [each.code for each in find(region.root).problems] == ["register-missing"]


def test_what_is_put_right_is_read_again(pulled: Region) -> None:
    good = dict(pulled.source.files)
    break_register(pulled.source)
    assert pulled.pull().state == "kept"
    pulled.source.files = good
    newest = change(pulled, "right again")
    assert pulled.pull().state == "fetched"
    assert pulled.read()[0] == newest
    assert find(pulled.root).notes == ()


def test_it_is_shown_as_on_the_day_it_was_last_seen_to_be_the_newest(pulled: Region) -> None:
    pulled.pull(LATER)
    shutil.rmtree(pulled.source.place)
    assert "as it was on 20 November 2026" in pulled.pull(datetime(2027, 1, 1, tzinfo=UTC)).pulled.how_shown  # type: ignore[union-attr]


def test_a_rewritten_history_is_fetched_with_a_warning_that_stays(pulled: Region) -> None:
    before = pulled.read()[0]
    newest = rewrite(pulled)
    outcome = pulled.pull()
    assert outcome.state == "fetched"
    warning = f"The history of northmoor was rewritten: commit {before[:7]}, which was read here before, does not lead"
    warning += f" to {newest[:7]}."
    assert outcome.notes[0].startswith(warning)
    assert find(pulled.root).notes[0].startswith(warning)
    pulled.pull()
    assert find(pulled.root).notes[0].startswith(warning), "nobody may have seen it yet"
    assert pulled.read()[0] == newest
    change(pulled)
    assert pulled.pull().notes == ()
    assert find(pulled.root).notes == ()


def test_what_was_rewritten_can_still_be_had_from_the_history_here(pulled: Region) -> None:
    before = pulled.read()[0]
    rewrite(pulled)
    pulled.pull()
    mirror = pulled.folder / "mirror.git"
    subprocess.run(["git", f"--git-dir={mirror}", "gc", "-q", "--prune=now"], check=True)
    subprocess.run(["git", f"--git-dir={mirror}", "cat-file", "-e", before], check=True)


def test_a_rewriting_is_seen_where_only_the_lock_came_along(pulled: Region) -> None:
    """A colleague has the lock, and no copy nor history of what it names."""
    shutil.rmtree(pulled.root / ".muniment")
    rewrite(pulled)
    assert "was rewritten" in pulled.pull().notes[0]


def test_going_back_to_an_older_commit_is_a_rewriting(pulled: Region) -> None:
    old = pulled.read()[0]
    change(pulled)
    pulled.pull()
    pulled.source.git("update-ref", "refs/heads/main", old)
    assert "was rewritten" in pulled.pull().notes[0]
    assert pulled.read()[0] == old


def test_a_tag_that_was_moved_is_a_rewriting(region: Region) -> None:
    region.source.git("tag", "v1", "main")
    region.list(region.source.url, "v1")
    region.pull()
    region.source.git("tag", "-f", "v1", rewrite(region, branch="other"))
    assert "was rewritten" in region.pull().notes[0]


def test_a_history_larger_than_is_ever_fetched_is_given_up(region: Region) -> None:
    region.source.files["evidence/scan"] = os.urandom(400_000)
    region.source.commit()
    outcome = region.pull(history=100_000)
    assert outcome.state == "missing"
    assert outcome.because == "its history is larger than 97.7 KiB, which is the most that is fetched"


def test_a_server_that_says_nothing_is_given_up(
    region: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = tmp_path / "bin" / "git-upload-pack"
    silent.parent.mkdir()
    silent.write_text("#!/bin/sh\nsleep 600\n")
    silent.chmod(0o755)
    monkeypatch.setenv("GIT_EXEC_PATH", str(silent.parent))
    real = subprocess.run(
        ["git", "--exec-path"], capture_output=True, text=True, check=True, env={"PATH": os.environ["PATH"]}
    )
    for program in Path(real.stdout.strip()).iterdir():
        if program.name != silent.name:
            (silent.parent / program.name).symlink_to(program)
    assert region.pull(seconds=1).because == "it took longer than 1 minute"


# ── what happens here ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_copy_that_was_changed_here_is_made_anew(pulled: Region) -> None:
    before = pulled.read()
    hub = copy_of(pulled.root, "northmoor", before[0]) / "agreements/hub.yaml"
    hub.chmod(0o644)
    hub.write_text("forged")
    outcome = pulled.pull()
    assert outcome.state == "fetched"
    assert outcome.notes == ("Its copy had been changed on this computer, and was made anew.",)
    assert pulled.read() == before


def test_a_copy_that_is_gone_is_made_again(pulled: Region) -> None:
    before, lock = pulled.read(), (pulled.root / LOCK_FILE).read_bytes()
    shutil.rmtree(pulled.root / ".muniment")
    assert [each.code for each in find(pulled.root).problems] == ["lock-differs"]
    assert pulled.pull().state == "fetched"
    assert pulled.read() == before
    assert (pulled.root / LOCK_FILE).read_bytes() == lock


def test_a_copy_that_somebody_sent_is_not_believed(region: Region, tmp_path: Path) -> None:
    """What lies under a commit's name before it was ever fetched here is not that commit."""
    forged = copy_of(region.root, "northmoor", region.source.git("rev-parse", "main"))
    (forged / "agreements").mkdir(parents=True)
    (forged / "register.yaml").write_text("id: northmoor\ntitle: N\nformat: 1\n")
    (forged / "agreements/hub.yaml").write_text("forged")
    region.pull()
    assert "forged" not in region.read()[1]


DAMAGE = {
    "objects gone": lambda mirror: shutil.rmtree(mirror / "objects"),
    "packs cut short": lambda mirror: [cut(pack) for pack in (mirror / "objects/pack").glob("*.pack")],
    "lists of packs cut short": lambda mirror: [cut(index) for index in (mirror / "objects/pack").glob("*.idx")],
    "refs gone": lambda mirror: shutil.rmtree(mirror / "refs"),
    "refs that are none": lambda mirror: (mirror / "refs/muniment/new").write_text("nonsense\n"),
    "locks left": lambda mirror: (mirror / "refs/muniment/new.lock").write_text(""),
    "a file in its place": lambda mirror: (shutil.rmtree(mirror), mirror.write_text("x")),
    "all of it gone": shutil.rmtree,
}


def cut(file: Path) -> None:
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:60])


@pytest.mark.parametrize("is_new", [False, True], ids=["nothing new", "something new"])
@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_history_is_had_again(what: str, is_new: bool, pulled: Region) -> None:
    newest = change(pulled) if is_new else pulled.read()[0]
    DAMAGE[what](pulled.folder / "mirror.git")
    outcome = pulled.pull()
    assert outcome.state in ("fetched", "unchanged"), outcome.because
    assert not [note for note in outcome.notes if "rewritten" in note]
    assert pulled.read()[0] == newest


@pytest.mark.parametrize("link", [".muniment", PULLED, f"{PULLED}/northmoor"])
def test_copies_are_not_put_where_a_link_leads(link: str, region: Region, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (outside / "pulled" / "northmoor" / ("a" * 40)).mkdir(parents=True)
    place = region.root / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside)
    before = sorted(outside.rglob("*"))
    if link.endswith("northmoor"):
        assert "link to another place" in region.pull().because
    else:
        with pytest.raises(InputOutputError, match="link to another place"):
            region.pull()
    assert sorted(outside.rglob("*")) == before


def test_a_copy_that_is_a_link_is_not_read(pulled: Region, tmp_path: Path) -> None:
    commit = pulled.read()[0]
    place = copy_of(pulled.root, "northmoor", commit)
    place.rename(tmp_path / "aside")
    place.symlink_to(tmp_path / "aside")
    assert [each.code for each in find(pulled.root).problems] == ["lock-differs"]
    pulled.pull()
    assert pulled.read()[0] == commit
    assert (tmp_path / "aside/register.yaml").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(region: Region) -> None:
    region.root.chmod(0o555)
    with pytest.raises(InputOutputError):
        region.pull()


def test_a_lock_that_cannot_be_written_leaves_what_is_read(pulled: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    before = pulled.read()
    change(pulled)
    real = os.replace

    def fail(source: Any, target: Any) -> None:
        if Path(target).name == LOCK_FILE:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", fail)
    outcome = pulled.pull()
    assert (outcome.state, pulled.read()) == ("kept", before)
    assert "no space left on device" in outcome.because


def test_a_register_that_is_only_kept_is_left_as_it_is(pulled: Region) -> None:
    outcome = keep(pulled.root, pulled.entry, "nobody approved it")
    assert (outcome.state, outcome.because) == ("kept", "nobody approved it")
    assert find(pulled.root).notes[0].endswith("because nobody approved it.")


# ── stopped, and two at once ─────────────────────────────────────────────────────────────────────────────────────────

SCRIPT = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from registry.load.federation import listed
from registry.sources.pulling import one_at_a_time, pull

root, left = Path(sys.argv[1]), int(sys.argv[2])
EVENTS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "subprocess.Popen", "os.chmod", "shutil.rmtree"}

def count(event, _given):
    global left
    if event in EVENTS and started:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), int(sys.argv[3]))

started = False
sys.addaudithook(count)
(entry,), _again = listed(root)
with one_at_a_time(root, lambda: None):
    started = True
    outcome = pull(root, entry, datetime.now(UTC))
print(outcome.state)
"""


def in_process(region: Region, left: int = 0, how: int = signal.SIGKILL) -> subprocess.Popen[str]:
    """Pull in a process of its own, which is stopped at the so-manieth thing that it does."""
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(region.root), str(left), str(int(how))],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip


def stopped_at_every_step(region: Region, steps: range, how: int) -> int:
    """Stop a pull at each of these steps: what is read is then the old state or the new, whole. How many ran on."""
    ran_on = 0
    for left in steps:
        before = region.read()
        newest = change(region, f"change {left}")
        process = in_process(region, left, how)
        process.communicate(timeout=120)
        ran_on += process.returncode == 0
        commit, text = region.read()
        assert commit in (before[0], newest), left
        assert text == (before[1] if commit == before[0] else region.source.files["agreements/hub.yaml"]), left
        assert read_lock(region.root).problems == (), left
        outcome = region.pull()
        assert (outcome.state in ("fetched", "unchanged"), outcome.notes) == (True, ()), (left, outcome)
        assert region.read()[0] == newest, left
        assert not [each for each in region.folder.iterdir() if each.name.startswith(".part")], left
    return ran_on


def test_a_pull_killed_at_some_step_leaves_the_last_good_copy(pulled: Region) -> None:
    assert stopped_at_every_step(pulled, range(3, 60, 9), signal.SIGKILL) < 7


@pytest.mark.prove
def test_a_pull_killed_at_any_step_leaves_the_last_good_copy(pulled: Region) -> None:
    assert stopped_at_every_step(pulled, range(1, 120), signal.SIGKILL) > 0, "not every step was tried"


def test_a_pull_stopped_at_the_keyboard_leaves_the_last_good_copy(pulled: Region) -> None:
    stopped_at_every_step(pulled, range(4, 60, 13), signal.SIGINT)


def test_the_first_pull_killed_leaves_nothing_that_is_read(region: Region) -> None:
    for left in (5, 15, 25):
        in_process(region, left).communicate(timeout=120)
        assert {each.code for each in find(region.root).problems} <= {"register-missing"}
    assert region.pull().state in ("fetched", "unchanged")


def test_several_pulls_at_once_come_to_the_same(pulled: Region) -> None:
    newest = change(pulled)
    processes = [in_process(pulled) for _each in range(4)]
    said = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, said
    assert sorted(out.strip() for out, _err in said) == ["fetched", "unchanged", "unchanged", "unchanged"]
    assert pulled.read()[0] == newest


def test_who_waits_for_another_pull_is_told(pulled: Region) -> None:
    told = []

    def waiting() -> None:
        told.append("waiting")
        raise KeyboardInterrupt

    first, second = one_at_a_time(pulled.root, lambda: None), one_at_a_time(pulled.root, waiting)
    with first, pytest.raises(KeyboardInterrupt), second:
        raise AssertionError("both had their turn at once")
    assert told == ["waiting"]
