"""Start-up: what a command waits for before it begins."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks.generator import shared_words

SCRIPT = """
import sys
from registry.cli.main import main
try: main(sys.argv[1:])
except SystemExit as stop: code = stop.code
print(code, *sorted(sys.modules), file=sys.stderr)
"""

HEAVY = {
    "pydantic", "pydantic_core", "jsonschema", "ruamel", "streamlit", "pandas", "numpy", "sqlmodel", "sqlalchemy",
    "rdflib", "pyoxigraph", "multiprocessing", "concurrent", "asyncio", "typer", "click", "rich", "hypothesis",
}  # fmt: skip
"""What a command that reads one file must not wait for."""

Run = Callable[..., SimpleNamespace]


def imported(typed: str, process: Run, folder: Path) -> set[str]:
    """The modules that a command imports."""
    code, *modules = process("-c", SCRIPT, *shlex.split(typed), folder=folder).err.split()
    assert code == "0"
    return set(modules)


@pytest.mark.parametrize("typed", ["show childrens-hub", "show agreement/childrens-hub --format json"])
def test_reading_one_record_imports_nothing_heavy(typed: str, process: Run, northmoor: Path) -> None:
    modules = {name.partition(".")[0] for name in imported(typed, process, northmoor)}
    assert modules & HEAVY == set(), f"`python -X importtime -m registry {typed}` shows where they come from"


SLOW = {"dataclasses", "inspect", "ast", "typing", "argparse", "gettext", "locale", "hashlib", "email", "socket"}
"""Of the standard library, what takes longest and can be done without. See `registry.values`."""

READING = {"yaml", "jsonschema_rs", "pyroaring", "rfc8785"}
"""What only reading files takes."""

SHOWING = {
    "cli": "arguments colour command main meant output parameters paths screen text text.cited text.show text.standing",
    "concepts": "kinds running",
    "facts": "reading standing",
    "index": "change engine keeping one_register opening packing problem_rows scan seal snapshot stored version",
    "load": "federation house_rules links lock meta snapshot",
    "schema": "published",
    "verbs": "catalogue cited opening records records.show verb",
    "": "errors problems session source tree values wording",
}
"""Of our own, what it takes to show a record: room → modules."""


def test_showing_a_record_imports_no_more_than_it_takes(process: Run, northmoor: Path) -> None:
    """What a person waits for is named here, so that nothing is added to it unseen."""
    # The first time it is read from its files.
    imported("show northmoor/agreement/childrens-hub", process, northmoor)
    time.sleep(2.1)
    imported("show northmoor/agreement/childrens-hub", process, northmoor)
    modules = imported("show northmoor/agreement/childrens-hub", process, northmoor)
    assert modules & (SLOW | READING) == set()
    rooms = {f"registry.{room}" for room in SHOWING if room}
    expected = {
        f"registry.{room}.{name}".replace("..", ".") for room, names in SHOWING.items() for name in names.split()
    }
    assert {name for name in modules if name.partition(".")[0] == "registry"} == {"registry"} | rooms | expected


def test_the_version_waits_for_almost_nothing(process: Run, tmp_path: Path) -> None:
    modules = imported("--version", process, tmp_path)
    ours = {"registry", "registry.errors", "registry.cli", "registry.cli.main", "registry.cli.screen"}
    assert {name for name in modules if name.startswith("registry")} == ours | {"registry.cli.colour"}
    assert modules & {"argparse", "dataclasses", "re", "typing"} == set()


def test_help_imports_no_verb(process: Run, tmp_path: Path) -> None:
    modules = imported("--help", process, tmp_path)
    assert {name for name in modules if name.startswith("registry.verbs")} == {
        "registry.verbs",
        "registry.verbs.catalogue",
    }
    assert modules & {"argparse", "dataclasses"} == set()


def test_a_verb_imports_no_other(process: Run, northmoor: Path) -> None:
    modules = imported("show childrens-hub", process, northmoor)
    assert {name for name in modules if name.startswith("registry.verbs.records.")} == {"registry.verbs.records.show"}
    assert modules & {"registry.cli.help", "registry.cli.ask", "registry.cli.progress"} == set()


def test_resolving_a_word_kept_in_a_table_reads_no_yaml_and_checks_nothing_again(process: Run, tmp_path: Path) -> None:
    """The row of each decision is read again from its table, which was checked when it was put in the index."""
    shared_words.write(tmp_path, 200, councils=2)
    typed = "resolve 'council-0/vocabulary/words#terms[t-7]' --to council-1"
    imported(typed, process, tmp_path)
    time.sleep(2.1)
    imported(typed, process, tmp_path)
    modules = imported(typed, process, tmp_path)
    outside = {"rapidfuzz", "yaml", "jsonschema_rs", "pyroaring", "rfc8785"}
    slow = {"dataclasses", "inspect", "ast", "argparse", "gettext", "locale", "hashlib", "email", "socket"}
    assert {name.partition(".")[0] for name in modules} & (HEAVY | outside | slow) == set()
    assert {name for name in modules if name.startswith("registry.parse.")} == {
        "registry.parse.bounds", "registry.parse.guard", "registry.parse.plain_words", "registry.parse.scalars",
    }  # fmt: skip
    assert "registry.load.table.again" in modules, "no row was read from a table"
    assert modules & {"registry.load.table.reading", "registry.validate", "registry.records.record"} == set()
