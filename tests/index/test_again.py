"""An answer is given again only while no file has changed, and giving it loads next to nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from registry.index import again
from registry.index.seal import in_use

CHANGES = (
    "nothing", "another record", "an edit", "a record gone", "a new folder", "a stray file", "evidence",
    "the register's title", "the federation's day", "an edit that keeps size and time", "spoilt", "kept", "many",
)  # fmt: skip

OWN = {
    "registry", "registry.__main__", "registry.index", "registry.index.again", "registry.index.scan",
    "registry.index.seal", "registry.index.version",
}  # fmt: skip
"""All of the program that is loaded to give an answer again."""


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A federation for each change, made long enough ago for its files to be trusted, and checked since."""
    made = {}
    for change in CHANGES:
        root = made[change] = tmp_path_factory.mktemp("town")
        (root / "town/agreements").mkdir(parents=True)
        (root / "town/register.yaml").write_text("id: town\ntitle: Town\nformat: 1\n")
        (root / "town/agreements/hub.yaml").write_text("kind: agreement\nid: hub\ntitle: Hub\nstatus: draft\n")
        (root / "federation.yaml").write_text("as_of: 2026-11-21\nregisters:\n  - register: town\n")
    time.sleep(2.1)
    for root in made.values():
        run(root)
    return made


def run(root: Path, *typed: str) -> subprocess.CompletedProcess[str]:
    """`muniment validate`, in a process of its own."""
    command = [sys.executable, "-m", "registry", "validate", *typed]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def loaded(root: Path, *typed: str) -> tuple[str, set[str]]:
    """What the command printed, and the modules that were loaded to print it."""
    code = (
        "import sys, atexit; sys.argv = ['muniment', 'validate', *sys.argv[1:]]\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        "from registry.__main__ import main; main()"
    )
    said = subprocess.run([sys.executable, "-c", code, *typed], cwd=root, capture_output=True, text=True, check=False)
    return said.stdout, set(said.stderr.split())


def test_the_second_time_nothing_is_loaded(towns: dict[str, Path]) -> None:
    printed, modules = loaded(towns["nothing"])
    assert "1 record" in printed
    assert {name for name in modules if name.startswith("registry")} == OWN
    assert not modules & {"sqlite3", "_sqlite3", "collections", "functools", "re", "pathlib", "json", "datetime"}


def answers(root: Path) -> Path:
    """The file in which answers are kept."""
    (file,) = (root / ".muniment").glob("*.answers")
    return file


def test_what_is_kept_is_of_use_only_with_the_index_it_was_written_beside(towns: dict[str, Path]) -> None:
    town = towns["kept"]
    kept = answers(town).read_bytes()
    place, stood = in_use(str(town / ".muniment")) or ("", ())
    assert again._read(place, stood) is not None
    assert again._read(place, (*stood[:-1], stood[-1] + 1)) is None
    (town / "town/agreements/hub.yaml").write_text("kind: agreement\nid: hub\ntitle: Hub\nstatus: draft\nlead: x\n")
    assert run(town).returncode == 4
    answers(town).write_bytes(kept)
    (town / "town/agreements/hub.yaml").write_text("kind: agreement\nid: hub\ntitle: Hub\nstatus: draft\n")
    assert "registry.cli.main" in loaded(town)[1]


def test_answers_that_were_spoilt_are_not_given(towns: dict[str, Path]) -> None:
    town = towns["kept"]
    expected = run(town).stdout
    time.sleep(2.1)
    run(town)
    file = answers(town)
    whole = file.read_bytes()
    at = whole.index(b"1 record")
    for spoilt in (
        b"",
        whole[:-1],
        whole[: len(whole) // 2],
        whole[:at] + b"7" + whole[at + 1 :],
        whole[:-4] + b"zzzz",
    ):
        file.write_bytes(spoilt)
        assert loaded(town)[0] == expected


def test_no_more_than_a_few_answers_are_kept(towns: dict[str, Path]) -> None:
    town = towns["many"]
    place, stood = in_use(str(town / ".muniment")) or ("", ())
    connection = sqlite3.connect(place)
    for number in range(40):
        again.keep(connection, place, stood, str(number).encode(), 0, b"x")
    connection.close()
    _files, _folders, held, _state = again._read(place, stood) or ([], [], {}, b"")
    assert len(held) == again._KEPT


@pytest.mark.parametrize("change", CHANGES[1:-3])
def test_any_change_is_seen(towns: dict[str, Path], change: str) -> None:
    town = towns[change]
    hub = town / "town/agreements/hub.yaml"
    match change:
        case "another record":
            (hub.parent / "other.yaml").write_text("kind: agreement\nid: other\ntitle: Other\nstatus: draft\n")
        case "an edit":
            hub.write_text(hub.read_text() + "colour: blue\n")
        case "a record gone":
            hub.unlink()
        case "a new folder":
            (town / "town/dpias").mkdir()
        case "a stray file":
            (hub.parent / "notes.docx").write_text("x")
        case "evidence":
            (town / "town/evidence").mkdir()
            (town / "town/evidence/signed.txt").write_text("x")
        case "the register's title":
            (town / "town/register.yaml").write_text("id: town\ntitle: Another\nformat: 1\n")
        case "the federation's day":
            (town / "federation.yaml").write_text("registers:\n  - register: town\n")
        case _:
            seen = hub.stat()
            hub.write_text(hub.read_text().replace("Hub", "Hob"))
            os.utime(hub, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    _printed, modules = loaded(town)
    assert "registry.cli.main" in modules


def test_the_answer_and_exit_code_are_those_of_the_program(registers: Any) -> None:
    registers.record("town/agreement/hub", lead="nobody")
    registers.federation("town")
    time.sleep(2.1)
    first, second = run(registers.root), run(registers.root)
    assert first.returncode == second.returncode == 4
    assert first.stdout == second.stdout != ""


def test_what_else_is_asked_has_an_answer_of_its_own(towns: dict[str, Path]) -> None:
    town = towns["nothing"]
    assert run(town, "--format", "json").stdout != run(town).stdout
    assert run(town, "--format", "json").stdout == run(town, "--format", "json").stdout


@pytest.mark.parametrize("typed", [[], ["show", "hub"], ["list"], ["search", "hub"], ["--help"]])
def test_answers_that_depend_on_the_day_are_never_kept(typed: list[str]) -> None:
    assert again.key(typed) == b""


def test_nothing_odd_stops_the_program(towns: dict[str, Path]) -> None:
    town = towns["spoilt"]
    current = town / ".muniment" / "current"
    index = town / ".muniment" / current.read_text().split()[0]
    for spoilt in (b"", b"not a database", index.read_bytes()[:4096], index.read_bytes()[:100]):
        index.write_bytes(spoilt)
        assert "1 record" in run(town).stdout
        current = town / ".muniment" / "current"
        index = town / ".muniment" / current.read_text().split()[0]
