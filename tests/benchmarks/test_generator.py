"""The registers that everything is measured on: the same from one seed, of every kind, sound, spoiled as asked."""

from __future__ import annotations

import hashlib
import os
import re
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks.generator import rows, writing  # noqa: E402
from benchmarks.generator.language.places import COUNT, place  # noqa: E402
from benchmarks.generator.writing import Written, write  # noqa: E402
from registry.concepts.kinds import Kind  # noqa: E402
from registry.link import link  # noqa: E402
from registry.load.federation import find  # noqa: E402
from registry.load.reading import load  # noqa: E402
from registry.problems import Problem  # noqa: E402
from registry.source import Ref  # noqa: E402

RECORDS = 300
LEAST, MOST = 2_000, 8_192


@pytest.fixture(scope="module")
def federation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound federation of 300 records in eight registers."""
    where = tmp_path_factory.mktemp("generated") / "all"
    write(where, RECORDS, 8, seed=1)
    return where


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    """The same with something wrong with two records in three: a file of it, or what it says."""
    where = tmp_path_factory.mktemp("spoiled") / "all"
    return where, write(where, RECORDS, 8, seed=1, faults=0.66)


def bytes_of(where: Path) -> dict[str, str]:
    """Every file below a folder and the digest of its bytes."""
    files = [path for path in sorted(where.rglob("*")) if path.is_file()]
    return {str(path.relative_to(where)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def texts(where: Path) -> dict[str, str]:
    """Every record's file and what it says."""
    return {str(path.relative_to(where)): path.read_text("utf-8") for path in sorted(where.glob("*/*/*.yaml"))}


def problems_of(where: Path) -> list[Problem]:
    """Everything that is wrong with a federation, notes included."""
    snapshot, problems = load(find(where))
    return problems + link(snapshot)


def test_the_same_seed_gives_the_same_bytes_in_another_process(federation: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.generator", str(tmp_path / "again"), "--records", str(RECORDS)]
    # The order of sets is another in each process, and must not matter.
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": "7"})
    assert bytes_of(tmp_path / "again") == bytes_of(federation)


def test_writing_on_several_processors_changes_nothing(
    federation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_POOL_FROM", 0)
    write(tmp_path / "again", RECORDS, 8, seed=1)
    assert bytes_of(tmp_path / "again") == bytes_of(federation)


def test_another_seed_gives_other_records(federation: Path, tmp_path: Path) -> None:
    write(tmp_path / "other", RECORDS, 8, seed=2)
    assert not set(texts(tmp_path / "other").values()) & set(texts(federation).values())


def test_every_kind_is_there_and_as_many_records_as_were_asked_for(federation: Path) -> None:
    found = Counter(path.split("/")[1] for path in texts(federation))
    assert set(found) == {kind.folder for kind in Kind}
    assert found.total() == RECORDS
    shares = {folder: found[folder] / RECORDS for folder in ("agreements", "adoptions", "processing", "dpias")}
    assert shares == pytest.approx({"agreements": 0.2, "adoptions": 0.25, "processing": 0.2, "dpias": 0.05}, abs=0.03)


@pytest.mark.parametrize(("records", "registers", "seed"), [(300, 8, 1), (120, 1, 3), (90, 20, 4), (9, 9, 5)])
def test_every_record_is_sound(tmp_path: Path, records: int, registers: int, seed: int) -> None:
    written = write(tmp_path / "all", records, registers, seed)
    assert [str(problem) for problem in problems_of(tmp_path / "all")] == []
    assert written.records == records


def test_records_are_as_long_as_real_ones(federation: Path) -> None:
    found = texts(federation)
    stubs = {path for path in found if path.split("/")[1] == "organisations" and "legal_name" not in found[path]}
    sizes = {path: len(text.encode()) for path, text in found.items()}
    assert all(LEAST <= size <= MOST for path, size in sizes.items() if path not in stubs)
    assert 3_500 < statistics.mean(sizes.values()) < 4_500


@pytest.mark.parametrize(
    "written",
    [
        "\ninherits", "\n  digest: sha256:", "party_class:", "\nmember:\n", "engaged_by: host", "\nformerly:", "part3:",
        "special_categories: [health]", "\nstages:", "art9:", "gateway: ", "\nstatus: retired", "  file: evidence/",
        "\nlocal:", ": >-\n", ": |-\n", ": [", ': "', "\n# ", "/organisation/", "term_ref: ", "\n  transfers:\n    - ",
        "language: cy", "territory:", "recorded_by: ", "register: none", "-pilot\n",
    ],
)  # fmt: skip
def test_every_feature_is_used(federation: Path, written: str) -> None:
    assert any(written in text for text in texts(federation).values())


def test_words_are_common_middling_and_rare(federation: Path) -> None:
    records = [set(re.findall(r"[a-z]{3,}", text.lower())) for text in texts(federation).values()]
    in_how_many = Counter(word for words in records for word in words)
    assert len(in_how_many) > 2_500
    assert sum(count == 1 for count in in_how_many.values()) > 500
    assert sum(20 < count < 100 for count in in_how_many.values()) > 100
    assert max(in_how_many.values()) > 0.9 * len(records)


def test_faults_are_found_where_they_were_put(spoiled: tuple[Path, Written]) -> None:
    where, written = spoiled
    found = {(problem.register, problem.path, problem.code) for problem in problems_of(where)}
    assert len(written.spoiled) > 60
    assert len({each.code for each in written.spoiled}) > 12
    assert [each for each in written.spoiled if tuple(each) not in found] == []


def test_no_two_places_have_one_name() -> None:
    assert len({place(number) for number in range(COUNT)}) == COUNT


def test_rows_make_an_index_of_records_that_are_each_like_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "REGION_RECORDS", 120)
    snapshot = rows.index(tmp_path / "index.sqlite", 300)
    refs = snapshot.refs()
    assert snapshot.count() == len(set(refs)) == 300
    assert len({ref.register for ref in refs}) > 16
    for ref in refs:
        loaded = snapshot.record(ref)
        assert loaded is not None
        assert (loaded.data["kind"], loaded.data["id"]) == (ref.kind, ref.id)
    homes = snapshot.engine.rows("SELECT scheme, value FROM identifier WHERE home = 1")
    assert len(homes) == len(set(homes))
    # What is said of others leads to records of the same region.
    leads = snapshot.engine.rows(
        "SELECT r.id, n.kind, n.id FROM edge e JOIN record c ON c.number = e.target JOIN name n ON n.number = e.target"
        " JOIN register r ON r.number = n.in_register"
    )
    assert len({Ref(*row) for row in leads}) > 50
