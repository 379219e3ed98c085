"""What opening an index costs, in files opened, files parsed and modules imported: counts, never seconds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from registry.index import entry
from registry.index.opening import open_index

OPENED = """
import json, shutil
for name in sys.argv[2:]:
    own = root / name
    if own.exists():
        own.write_text(own.read_text() + "\\n")
# So far ahead that no file is too fresh to be trusted.
real = time.time_ns
time.time_ns = lambda: real() + 60 * 10**9
from registry.index.opening import open_index
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
snapshot = open_index(root)
list(snapshot.refs()), snapshot.problems(), snapshot.count(), list(snapshot.all(plain.SESSION))
inside = {os.path.relpath(path, root) for path in opened if path.startswith(f"{root}/") and os.path.isfile(path)}
print(json.dumps(sorted(inside - {".muniment/current", ".muniment/lock"})))
"""


@pytest.mark.parametrize("changed", ["", "east/dpias/check.yaml", "north/evidence/copy.txt", "federation.yaml"])
def test_only_what_changed_is_opened(changed: str, steady: Path, script: Any) -> None:
    done = script(OPENED, steady, *([changed] if changed else []))
    assert done.returncode == 0, done.stderr
    opened = eval(done.stdout)
    if changed == "federation.yaml":
        assert set(opened) == {"federation.yaml", "east/register.yaml", "north/register.yaml"}
    elif changed.startswith("north/evidence"):
        assert opened == [], "no record of that register names it"
    else:
        assert opened == ([changed] if changed else [])


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are parsed from now on."""
    read: list[str] = []
    real = entry.read_bytes

    def counted(raw: bytes, register: str, path: str) -> Any:
        read.append(f"{register}/{path}")
        return real(raw, register, path)

    monkeypatch.setattr(entry, "read_bytes", counted)
    return read


def touched(root: Path) -> None:
    os.utime(root / "east/agreements/hub.yaml")


def replaced_by_the_same(root: Path) -> None:
    hub = root / "east/agreements/hub.yaml"
    shutil.copy(hub, root / "x")
    (root / "x").replace(hub)


def renamed(root: Path) -> None:
    (root / "east/agreements/hub.yaml").rename(root / "east/agreements/hubs.yaml")


def removed(root: Path) -> None:
    (root / "east/agreements/hub.yaml").unlink()


def edited(root: Path) -> None:
    hub = root / "east/agreements/hub.yaml"
    hub.write_text(hub.read_text() + "notes: x\n")


def new(root: Path) -> None:
    shutil.copy(root / "east/agreements/hub.yaml", root / "east/agreements/another.yaml")


def a_folder_renamed(root: Path) -> None:
    (root / "east/agreements").rename(root / "east/agreed")


CHANGES: list[tuple[Callable[[Path], None], list[str]]] = [
    (lambda _root: None, []),
    (touched, []),
    (replaced_by_the_same, []),
    (renamed, ["east/agreements/hubs.yaml"]),
    (removed, []),
    (edited, ["east/agreements/hub.yaml"]),
    # The new file comes first by its name, so that the record is taken from there.
    (new, ["east/agreements/another.yaml"]),
    (a_folder_renamed, ["east/agreed/hub.yaml", "east/agreed/pool.yaml"]),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_only_what_says_something_else_is_parsed(
    change: Callable[[Path], None], expected: list[str], steady: Path, parsed: list[str]
) -> None:
    change(steady)
    open_index(steady).engine.close()
    assert parsed == expected
    open_index(steady).engine.close()
    assert parsed == expected, "and then never again"


def test_of_many_files_one_that_changed_is_parsed(steady: Path, plain: Any, parsed: list[str]) -> None:
    for number in range(150):
        plain.record(steady, "east", "agreement", f"many-{number}", "parent: {ref: hub}")
    open_index(steady).engine.close()
    assert len(parsed) == 150
    parsed.clear()
    plain.same_size(steady / "east/agreements/many-7.yaml")
    plain.agree(steady)
    assert parsed == ["east/agreements/many-7.yaml"]


IMPORTED = """
import contextlib, io
real = time.time_ns
time.time_ns = lambda: real() + 60 * 10**9
sys.path.remove(os.path.dirname(plain.__file__))
for name in [name for name in sys.modules if name.partition(".")[0] in HEAVY or name.startswith("registry")]:
    del sys.modules[name]
os.chdir(root / "east")
from registry.cli.main import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(sys.argv[2:])
print(*{name.partition(".")[0] for name in sys.modules} & HEAVY)
"""

NEVER = {"sqlmodel", "sqlalchemy", "pandas", "streamlit", "rdflib", "pydantic", "jsonschema", "ruamel"}
READING = {"yaml", "jsonschema_rs"}
"""What reads and checks files, and is of no use where there is nothing to read."""


@pytest.mark.parametrize(
    "typed",
    [["show", "pool"], ["list"], ["refs", "hub"], ["validate", "--strict"]],
)
def test_where_nothing_changed_what_reads_files_is_not_imported(typed: list[str], steady: Path, script: Any) -> None:
    done = script(IMPORTED.replace("HEAVY", repr(NEVER | READING)), steady, *typed)
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) == set()


def test_where_one_file_changed_nothing_heavy_is_imported(steady: Path, plain: Any, script: Any) -> None:
    plain.same_size(steady / "east/agreements/hub.yaml")
    done = script(IMPORTED.replace("HEAVY", repr(NEVER)), steady, "show", "pool")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
