"""A process may be stopped at any moment, and so may its helpers: no answer is wrong after, and nothing piles up."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from registry.index import reading
from registry.index.engine import FOLDER

KILLED = """
import random
from registry.index import reading
from registry.index.opening import open_index

how, times = sys.argv[2], int(sys.argv[3])
chance = random.Random(sys.argv[2])
town = plain.town(root / "town")
if how == "helpers":
    # Small as it is, the town is read by several processes.
    reading._POOL_FROM, reading._CHUNK = 2, 2
plain.agree(town)

def for_ever():
    while True:
        if how == "update":
            kinds = ("agreement", "dpia", "organisation", "adoption")
            plain.record(town, "east", chance.choice(kinds), chance.choice("ab"), title=str(chance.random()))
            open_index(town).engine.close()
        elif how == "removed":
            plain.forget(town)
            open_index(town).engine.close()
        else:
            open_index(town, rebuild=True).engine.close()

def alive(group):
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, its_group = each.read_text().rpartition(") ")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            found.append(each)
    return found

most = 0
for number in range(times):
    process = os.fork()
    if process == 0:
        os.setpgid(0, 0)
        chance.seed(number)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        for_ever()
    time.sleep(0.02 + chance.random() / 8)
    os.kill(process, signal.SIGKILL)
    status = os.waitpid(process, 0)[1]
    assert os.WTERMSIG(status) == signal.SIGKILL, "it was at work until it was killed"
    plain.agree(town)
    most = max(most, len(plain.left_over(town)))
    until = time.monotonic() + 20
    while alive(process) and time.monotonic() < until:
        time.sleep(0.01)
    assert not alive(process), "helpers leave with the command they helped"
plain.agree(town, rebuild=True)
assert plain.left_over(town) == []
print(most)
"""


def killed(script: Any, root: Path, how: str, times: int) -> None:
    done = script(KILLED, root, how, times)
    assert done.returncode == 0, done.stderr
    # An index that was half made, what SQLite keeps beside one that is written to, and a pointer.
    assert int(done.stdout) <= 3


@pytest.mark.parametrize("how", ["rebuild", "removed", "update", "helpers"])
def test_no_answer_is_wrong_after_a_kill(how: str, script: Any, tmp_path: Path) -> None:
    killed(script, tmp_path, how, 5)


@pytest.mark.prove
@pytest.mark.parametrize("how", ["rebuild", "removed", "update", "helpers"])
def test_no_answer_is_wrong_after_many_kills(how: str, script: Any, tmp_path: Path) -> None:
    killed(script, tmp_path, how, 200)


STEPS = """
from registry.index import engine, keeping, making
from registry.index.opening import open_index

how, stride = sys.argv[2], int(sys.argv[3])
written = [
    (engine.Engine, "write"), (engine.Engine, "_run"), (keeping, "put_in_use"), (making, "put_in_use"),
    (keeping, "clear"), (making, "clear"), (os, "replace"), (making, "new_place"), (os, "unlink"),
]

def stop_before(step):
    taken = 0
    def counted(real):
        def instead(*given, **named):
            nonlocal taken
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **named)
        return instead
    for owner, name in written:
        setattr(owner, name, counted(getattr(owner, name)))

plain.agree(root)
step = 1
while True:
    plain.same_size(root / "east/agreements/hub.yaml")
    process = os.fork()
    if process == 0:
        stop_before(step)
        open_index(root, rebuild=how == "rebuild").engine.close()
        os._exit(0)
    status = os.waitpid(process, 0)[1]
    plain.agree(root)
    if not os.WIFSIGNALED(status):
        assert status == 0, status
        break
    step += stride
plain.agree(root, rebuild=True)
assert plain.left_over(root) == []
print(step)
"""


@pytest.mark.parametrize(("how", "stride"), [
    ("rebuild", 7), ("update", 7), pytest.param("rebuild", 1, marks=pytest.mark.prove),
    pytest.param("update", 1, marks=pytest.mark.prove),
])  # fmt: skip
def test_a_kill_before_each_thing_that_is_written(how: str, stride: int, town: Path, script: Any) -> None:
    done = script(STEPS, town, how, stride)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_a_helper_that_is_stopped_is_done_without(town: Path, plain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where memory is short the system stops a process, and it need not be the one that was asked to work."""
    real, command = reading.read_entry, os.getpid()

    def stopped(folder: Any, path: str) -> Any:
        if os.getpid() != command and path.endswith("pool.yaml"):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(folder, path)

    monkeypatch.setattr(reading, "_POOL_FROM", 2)
    monkeypatch.setattr(reading, "_CHUNK", 1)
    monkeypatch.setattr(reading, "read_entry", stopped)
    plain.agree(town)


INTERRUPTED = """
from registry.cli.main import main
from registry.index import reading

os.chdir(root)
reading._POOL_FROM, reading._CHUNK = 2, 1
real = reading.read_entry
def slow(folder, path):
    time.sleep(3)  # long beside what a busy machine may make us wait before we stop it
    return real(folder, path)
reading.read_entry = slow
main(["index", "--rebuild"])
"""


def test_ctrl_c_stops_the_command_and_its_helpers_without_a_word(town: Path, plain: Any, started: Any) -> None:
    process = started(INTERRUPTED, town, start_new_session=True)
    until = time.monotonic() + 20
    while not list((town / FOLDER).glob("index-*")) and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.2)
    # A terminal sends it to every process of the command.
    os.killpg(process.pid, signal.SIGINT)
    said, _none = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in said
    plain.agree(town)
    assert plain.left_over(town) == []
