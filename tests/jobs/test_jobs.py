"""A job is a folder that only its name leads to, and work in a process that neither page nor server needs to wait for.

Everything here is real: the processes are started, stopped and killed.
"""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry import jobs
from registry.errors import Conflict, InputOutputError, UsageError
from registry.jobs import forgetting, records, running

SAMPLE = Path(__file__).parents[2] / "agreements"
QUICK = ["show", "northmoor/organisation/northmoor", "--federation", str(SAMPLE), "--format", "json"]


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MUNIMENT_STATE", str(tmp_path))
    return tmp_path


def until(is_so: Callable[[], bool], seconds: float = 300) -> None:
    """Wait for as long as it takes; the bound is only there so that what never comes is told."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def state(job: jobs.Job) -> str:
    found = jobs.find(job.token)
    assert found is not None
    return found.state


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """A gate that each job waits at before its first step, however long that takes; call it to open it for all."""
    (tmp_path / "start").mkdir()
    pipe = tmp_path / "start" / "gate"
    os.mkfifo(pipe)
    # Python reads this whenever it starts. A pipe can be opened for reading once somebody has it open for writing.
    (tmp_path / "start" / "sitecustomize.py").write_text(
        f"import sys\nif 'registry.jobs.run' in sys.orig_argv:\n    open({str(pipe)!r}).close()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "start"))
    held: list[int] = []
    yield lambda: held.append(os.open(pipe, os.O_RDWR))
    for each in held:
        os.close(each)


# ── folders ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_job_is_found_by_its_name_and_is_nobody_elses_business() -> None:
    job = jobs.new("translate", "places.csv")
    assert jobs.find(job.token) == job
    assert (job.kind, job.title, job.state) == ("translate", "places.csv", "open")
    path = jobs.put(job, "source.csv", b"a,b\n1,2\n")
    assert path.read_bytes() == b"a,b\n1,2\n"
    assert stat.S_IMODE(job.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(job.folder.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_names_cannot_be_guessed_from_one_another() -> None:
    tokens = {jobs.new("translate", "x").token for _each in range(20)}
    assert len(tokens) == 20
    assert {len(each) for each in tokens} == {43}


@given(st.text(max_size=60))
def test_no_other_name_finds_anything(token: str) -> None:
    assert jobs.find(token) is None


@pytest.mark.parametrize("token", ["", ".", "..", "../../etc", "a" * 43, "/" * 43, "." * 43, "\0" * 43, "é" * 43])
def test_a_name_cannot_lead_out_of_the_folder(token: str) -> None:
    assert jobs.find(token) is None


def test_a_link_is_no_job(own_state: Path) -> None:
    job = jobs.new("translate", "x")
    (own_state / "jobs" / ("b" * 43)).symlink_to(job.folder)
    assert jobs.find("b" * 43) is None


@pytest.mark.parametrize(
    "name", ["../x.csv", "/etc/x", "", ".x", "_about.json", "A.csv", "a/b.csv", "x.csv\n", "a" * 60]
)
def test_a_file_has_a_plain_name_of_ours(name: str) -> None:
    with pytest.raises(UsageError):
        jobs.put(jobs.new("translate", "x"), name, b"")


def test_a_file_that_is_too_large_is_not_kept_in_part() -> None:
    job = jobs.new("translate", "x")
    with pytest.raises(InputOutputError, match="larger than 1 MB"):
        jobs.put(job, "source.csv", BytesIO(b"x" * 1_000_001), most=1_000_000)
    assert [each.name for each in job.folder.iterdir()] == [records.ABOUT]


def test_a_full_disk_is_said_and_nothing_is_kept_in_part() -> None:
    job = jobs.new("translate", "x")

    class Full(BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(InputOutputError, match="no room left"):
        jobs.put(job, "source.csv", Full())
    assert [each.name for each in job.folder.iterdir()] == [records.ABOUT]


def test_files_are_kept_only_where_a_whole_path_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUNIMENT_STATE", "here")
    with pytest.raises(UsageError, match="MUNIMENT_STATE is here"):
        jobs.new("translate", "x")


# ── what is remembered ───────────────────────────────────────────────────────────────────────────────────────────────


def test_notes_are_remembered_in_order() -> None:
    job = jobs.new("map-file", "x")
    for column in ("place", "línea", "</script>"):
        jobs.note(job, "decisions", {"column": column, "line": "1\n2"})
    assert [each["column"] for each in jobs.notes(job, "decisions")] == ["place", "línea", "</script>"]
    assert jobs.notes(job, "others") == []


def test_a_note_that_was_cut_off_was_never_made_and_does_not_spoil_the_next() -> None:
    job = jobs.new("map-file", "x")
    jobs.note(job, "decisions", 1)
    (path,) = job.folder.glob("*.jsonl")
    with path.open("ab") as file:
        file.write(b'{"column": "pla')
    assert jobs.notes(job, "decisions") == [1]
    jobs.note(job, "decisions", 2)
    assert jobs.notes(job, "decisions") == [1, 2]


def test_forgetting_deletes_everything() -> None:
    job = jobs.new("map-file", "x")
    jobs.put(job, "source.csv", b"secret")
    jobs.note(job, "decisions", 1)
    jobs.forget(job)
    assert jobs.find(job.token) is None
    assert not [each for each in job.folder.parent.rglob("*") if each.name != "lock"]


def test_what_nobody_touched_for_a_day_is_deleted_when_another_job_is_made() -> None:
    old, young = jobs.new("map-file", "old"), jobs.new("map-file", "young")
    until_then = jobs.kept_until(old)
    assert until_then is not None
    assert abs(until_then.timestamp() - time.time() - forgetting.LASTS) < 60
    yesterday = time.time() - forgetting.LASTS - 1
    os.utime(old.folder, (yesterday, yesterday))
    jobs.new("map-file", "x")
    assert jobs.find(old.token) is None
    assert jobs.find(young.token) is not None


def test_a_note_keeps_a_job_for_another_day() -> None:
    job = jobs.new("map-file", "x")
    yesterday = time.time() - forgetting.LASTS - 1
    os.utime(job.folder, (yesterday, yesterday))
    jobs.note(job, "decisions", 1)
    assert jobs.tidy() == 0


# ── work ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_command_is_run_and_its_answer_found_by_whoever_looks(gate: Callable[[], None]) -> None:
    job = jobs.new("translate", "x")
    jobs.begin(job, QUICK)
    assert state(job) == "running"
    gate()
    until(lambda: state(job) != "running")
    assert state(job) == "done"
    # Another process, as another server would be, finds the same.
    seen = (
        "import sys; from registry import jobs; job = jobs.find(sys.argv[1]); print(job.state, len(jobs.answer(job)))"
    )
    said = subprocess.run([sys.executable, "-c", seen, job.token], capture_output=True, text=True, check=True).stdout
    assert said == f"done {len(jobs.answer(job))}\n"


def test_a_command_that_refuses_says_why_in_its_own_words() -> None:
    job = jobs.new("translate", "x")
    jobs.begin(job, ["show", "northmoor/organisation/nobody", "--federation", str(SAMPLE), "--format", "json"])
    until(lambda: state(job) != "running")
    found = jobs.find(job.token)
    assert found is not None
    assert found.state == "failed"
    assert "nobody" in found.message
    assert "Traceback" not in found.message
    assert jobs.answer(job) is None


def test_one_that_is_killed_has_failed_and_left_no_answer(gate: Callable[[], None]) -> None:
    job = jobs.new("translate", "x")
    jobs.begin(job, QUICK)
    process = records.read(job.folder / records.BEGUN)["process"]
    os.kill(process, signal.SIGKILL)
    until(lambda: state(job) != "running")
    found = jobs.find(job.token)
    assert found is not None
    assert found.state == "failed"
    assert "before it was done" in found.message
    assert jobs.answer(job) is None
    # It can be begun again, and what happened before is gone.
    jobs.begin(job, QUICK)
    assert state(job) == "running"
    gate()
    until(lambda: state(job) == "done")


def test_it_goes_on_when_the_server_that_began_it_is_gone(gate: Callable[[], None]) -> None:
    job = jobs.new("translate", "x")
    begin = (
        f"import sys; from registry import jobs; job = jobs.find(sys.argv[1]); jobs.begin(job, {QUICK!r});"
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", begin, job.token], check=False)
    assert done.returncode == -signal.SIGKILL
    assert state(job) == "running"
    gate()
    until(lambda: state(job) == "done")


@pytest.mark.usefixtures("gate")
def test_one_that_is_stopped_says_so_and_another_may_be_begun() -> None:
    job = jobs.new("translate", "x")
    jobs.begin(job, QUICK)
    with pytest.raises(Conflict, match="already"):
        jobs.begin(job, ["show"])
    jobs.stop(job)
    assert state(job) == "stopped"
    jobs.begin(job, QUICK)
    assert state(job) == "running"
    jobs.forget(job)


@pytest.mark.usefixtures("gate")
def test_forgetting_ends_the_work_first() -> None:
    job = jobs.new("translate", "x")
    jobs.begin(job, QUICK)
    process = records.read(job.folder / records.BEGUN)["process"]
    jobs.forget(job)
    assert jobs.find(job.token) is None
    until(lambda: not Path(f"/proc/{process}").exists() or "Z" in Path(f"/proc/{process}/stat").read_text())


def test_only_so_many_are_at_work_at_once_and_what_is_at_work_is_not_tidied_away(gate: Callable[[], None]) -> None:
    several = [jobs.new("translate", "x") for _each in range(running.MOST)]
    for job in several:
        jobs.begin(job, QUICK)
        os.utime(job.folder, (0, 0))
    assert jobs.tidy() == 0
    one_more = jobs.new("translate", "x")
    with pytest.raises(InputOutputError, match="as many as it can"):
        jobs.begin(one_more, ["show"])
    for job in several:
        jobs.forget(job)
    jobs.begin(one_more, QUICK)
    gate()
    until(lambda: state(one_more) == "done")


def test_what_lies_in_the_folder_is_never_taken_for_the_program() -> None:
    job = jobs.new("translate", "x")
    (job.folder / "json.py").write_text("raise SystemExit(9)")
    (job.folder / "registry.py").write_text("raise SystemExit(9)")
    jobs.begin(job, QUICK)
    until(lambda: state(job) == "done")


def test_how_far_a_command_is_can_be_looked_at(tmp_path: Path) -> None:
    place = tmp_path / "far.json"
    words = [sys.executable, "-m", "registry", "validate", "--format", "json", "--federation", str(SAMPLE)]
    subprocess.run(words, env=os.environ | {"MUNIMENT_PROGRESS_FILE": str(place)}, capture_output=True, check=False)
    said = records.read(place)
    assert said is None or set(said) == {"done", "of", "doing"}


def test_how_far_it_is_is_told_whole() -> None:
    from registry.jobs.telling import Telling

    job = jobs.new("translate", "x")
    telling = Telling(job.folder / records.FAR)
    telling(1, 10, "Translating")
    telling(2, 10, "Translating")
    assert records.read(job.folder / records.FAR) == {"done": 1, "of": 10, "doing": "Translating"}
    telling(10, 10, "Translating")
    assert records.read(job.folder / records.FAR)["done"] == 10


@given(st.binary(max_size=200))
def test_a_folder_that_was_meddled_with_is_no_reason_to_fall_over(raw: bytes) -> None:
    job = jobs.new("translate", "x")
    for name in (records.BEGUN, records.ENDED, records.FAR, records.ANSWER):
        (job.folder / name).write_bytes(raw)
    assert jobs.find(job.token) is not None
    jobs.answer(job)
    jobs.forget(job)
