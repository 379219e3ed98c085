"""Which registers are read together, found from wherever a person stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from registry.errors import NotARegister
from registry.load.federation import find


@pytest.fixture
def harbour(registers: Any) -> Path:
    """Two registers read together, and one beside them that is not."""
    registers.register("northmoor", owner="northmoor")
    registers.record("northmoor/agreement/hub")
    registers.register("eastvale")
    registers.register("lonely")
    registers.federation("northmoor", "eastvale", title="Harbour region", as_of="2026-11-01")
    return Path(registers.root)


@pytest.mark.parametrize("place", [".", "federation.yaml"])
def test_from_its_folder_the_whole_federation_is_asked_about(harbour: Path, place: str) -> None:
    found = find(harbour / place)
    assert (found.root, found.title, found.as_of, found.focus) == (harbour, "Harbour region", "2026-11-01", "")
    assert [(source.id, source.folder) for source in found.registers] == [
        ("northmoor", harbour / "northmoor"),
        ("eastvale", harbour / "eastvale"),
    ]
    assert found.registers[0].owner == "northmoor"
    assert found.problems == ()


@pytest.mark.parametrize("place", ["northmoor", "northmoor/agreements", "northmoor/agreements/hub.yaml"])
def test_from_inside_a_register_its_neighbours_are_read_too(harbour: Path, place: str) -> None:
    found = find(harbour / place)
    assert [source.id for source in found.registers] == ["northmoor", "eastvale"]
    assert found.focus == "northmoor"


def test_a_register_that_its_federation_does_not_list_stands_alone(harbour: Path) -> None:
    found = find(harbour / "lonely")
    assert [(source.id, source.folder) for source in found.registers] == [("lonely", harbour / "lonely")]
    assert (found.root, found.title, found.focus) == (harbour / "lonely", "Lonely register", "")


@pytest.mark.parametrize("place", ["nowhere", "."])
def test_where_there_is_no_register_we_say_so(tmp_path: Path, place: str) -> None:
    with pytest.raises(NotARegister) as stop:
        find(tmp_path / place)
    assert stop.value.exit_code == 5
    assert stop.value.fix


BROKEN = [
    ("register.yaml", "id: northmoor\ntitle: N\nformat: 2\n", "3:9", "out-of-range"),
    ("register.yaml", "id: [a\n", "", "syntax"),
    ("register.yaml", "title: N\nformat: 1\n", "", "missing-key"),
    ("federation.yaml", "registers:\n  - {register: A B}\n", "2:16", "bad-form"),
    ("federation.yaml", "colour: blue\nregisters: []\n", "1:1", "unknown-key"),
]


@pytest.mark.parametrize(("file", "text", "at", "code"), BROKEN, ids=[f"{case[0]} {case[3]}" for case in BROKEN])
def test_the_file_everything_hangs_on_must_be_right(registers: Any, file: str, text: str, at: str, code: str) -> None:
    path = registers.write(file, text)
    with pytest.raises(NotARegister) as stop:
        find(path)
    assert f"{path}:{at}" in stop.value.message
    assert code in stop.value.message


def test_a_listed_register_that_is_missing_broken_or_misnamed_does_not_stop_the_others(registers: Any) -> None:
    registers.register("northmoor")
    registers.register("eastvale", id="east")
    registers.write("broken/register.yaml", "id: broken\n")
    listed = [
        {"register": "northmoor"},
        {"register": "eastvale"},
        {"register": "gone"},
        {"register": "broken"},
        {"register": "far", "source": "https://git.example/far.git"},
        {"register": "northmoor"},
    ]
    registers.federation(registers=listed)

    found = find(registers.root)

    assert [source.id for source in found.registers] == ["northmoor", "eastvale"]
    assert [problem.code for problem in found.problems] == [
        "register-id-differs", "register-missing", "missing-key", "missing-key", "register-missing",
        "duplicate-list-key",
    ]  # fmt: skip


def test_a_source_may_be_another_folder(registers: Any) -> None:
    registers.register("folder", id="northmoor")
    registers.federation(registers=[{"register": "northmoor", "source": "./folder"}])
    (source,) = find(registers.root).registers
    assert (source.id, source.folder) == ("northmoor", registers.root / "folder")
