"""The eight published agreements and the sample are records, to us and to any other JSON Schema tool."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from registry.concepts.kinds import BY_FOLDER, Kind
from registry.link import link
from registry.load.federation import find
from registry.load.reading import load, locate
from registry.schema.published import shape
from registry.session import Session
from registry.source import Ref
from registry.source import find as find_place
from registry.tree import Folder

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
SAMPLE = ROOT / "agreements"
EIGHT = sorted(path.name for path in CASES.iterdir() if path.is_dir() and not path.name.startswith("."))


def opened(folder: Path):
    """The snapshot of a federation, and what is wrong with it, as lines to read."""
    snapshot, problems = load(find(folder))
    found = locate([*problems, *link(snapshot)], snapshot.folders, Folder("", snapshot.federation.root))
    return snapshot, [f"{p.register}/{p.path}:{p.line}: {p.code} {p.message}" for p in found]


@pytest.mark.parametrize("folder", [SAMPLE, CASES], ids=["sample", "cases"])
def test_every_file_is_a_record_and_every_link_leads_somewhere(folder):
    _snapshot, problems = opened(folder)
    assert problems == []


def test_there_are_eight_cases_each_with_a_table_of_its_facts():
    assert len(EIGHT) == 8
    for name in EIGHT:
        table = (CASES / name / "README.md").read_text("utf-8")
        assert "| published fact | record and field |" in table, name


_CELL = re.compile(r"`((?:[a-z-]+/[a-z0-9-]+)?(?:#[^`]+)?)`")


@pytest.mark.parametrize("name", EIGHT)
def test_every_fact_in_the_table_is_where_the_table_says(name):
    """An address in the table must lead to a value: a table that drifts from its records proves nothing."""
    snapshot, _problems = opened(CASES)
    register = find(CASES / name).focus
    looked_up = 0
    for row in (CASES / name / "README.md").read_text("utf-8").splitlines():
        if not row.startswith("| ") or row.startswith("| published fact"):
            continue
        record = ""
        for cell in _CELL.findall(row.rpartition(" | ")[2]):
            before, _hash, inside = cell.partition("#")
            record = before or record
            if not record or "…" in cell:
                continue
            kind, own = record.split("/")
            loaded = snapshot.records.get(Ref(register, kind, own))
            assert loaded is not None, f"{name}: no record {record}"
            assert not inside or _leads_somewhere(kind, loaded.data, inside), f"{name}: {record}#{inside}"
            looked_up += 1
    assert looked_up > 5


def _leads_somewhere(kind: str, data: dict, inside: str) -> bool:
    return find_place(data, shape(kind).keys_at, inside) is not None


def test_the_sample_has_every_kind_of_record():
    snapshot, _problems = opened(SAMPLE)
    missing = {kind.value for kind in Kind} - {loaded.ref.kind for loaded in snapshot.all(Session())}
    assert missing == set()


def test_no_published_fact_is_parked_in_local():
    """`local` is for an organisation's own fields. A published fact that ends up there has no home in the model."""
    snapshot, _problems = opened(CASES)
    assert [str(r.ref) for r in snapshot.all(Session()) if "local" in r.data] == []


@pytest.mark.parametrize("most", [3, pytest.param(None, marks=pytest.mark.prove)])
def test_check_jsonschema_alone_agrees(most: int | None):
    """An outside validator, with nothing of ours installed in it, accepts every file we accept.

    In a normal run the three longest files of each kind, which have most fields; all of them with `make prove`.
    """
    by_kind: dict[str, list[str]] = defaultdict(list)
    every = (*SAMPLE.glob("*/*/*.yaml"), *CASES.glob("*/*/*.yaml"))
    for path in sorted(every, key=lambda path: path.stat().st_size, reverse=True):
        own = by_kind[BY_FOLDER[path.parent.name].value]
        if most is None or len(own) < most:
            own.append(str(path))
    asked = [["--schemafile", str(ROOT / "schemas" / f"{kind}.schema.json"), *own] for kind, own in by_kind.items()]
    # The outside program is started once and asked kind by kind: starting is most of what it takes.
    command = [sys.executable, "-P", "-c", _EACH, json.dumps(asked)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("ok -- validation done") == len(by_kind)
    wrong = [
        ["--schemafile", str(ROOT / "schemas" / "breach.schema.json"), str(next(SAMPLE.glob("*/agreements/*.yaml")))]
    ]
    refused = subprocess.run([*command[:-1], json.dumps(wrong)], capture_output=True, text=True, check=False)
    assert refused.returncode == 1, "it refuses what is not a record"


_EACH = """
import json, sys
from check_jsonschema import main
sys.exit(max(main(words, standalone_mode=False) or 0 for words in json.loads(sys.argv[1])))
"""
