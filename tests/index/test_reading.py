"""Reading many files: on several processes, exactly as on one."""

from __future__ import annotations

from typing import Any

import pytest

from registry.index import processes, reading
from registry.index.entry import Entry
from registry.index.reading import read_entries
from registry.tree import Folder

FILES = 30


@pytest.fixture
def work(registers: Any, fullest: Any) -> list[tuple[Folder, str]]:
    """Files of two registers: some are records, some are not, and one is not there."""
    for register in ("eastvale", "northmoor"):
        registers.register(register)
        for number in range(FILES):
            said = {"é": [number, 0.5, True, "no"], "day": "2026-04-01"}
            registers.record(f"{register}/dpia/hub-{number}", local=said, covers=["nothing"])
            broken = f"kind: agreement\nid: 0{number}\ntitle: é\n"
            registers.write(f"{register}/agreements/broken-{number}.yaml", broken)
    for kind in ("agreement", "adoption", "organisation"):
        said = fullest(kind)
        registers.record(
            f"northmoor/{kind}/fullest", **{name: said[name] for name in said if name not in ("kind", "id")}
        )
    folders = [Folder(register, registers.root / register) for register in ("eastvale", "northmoor")]
    return [*((folder, path) for folder in folders for path in folder.files()[0]), (folders[0], "agreements/gone.yaml")]


def test_two_processes_read_exactly_what_one_reads(
    work: list[tuple[Folder, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = list(read_entries(work))
    monkeypatch.setattr(reading, "_POOL_FROM", 1)
    monkeypatch.setattr(reading, "_CHUNK", 7)
    monkeypatch.setattr(processes.os, "cpu_count", lambda: 2)
    together = list(read_entries(work))

    assert [(folder, entry.path) for folder, entry in alone] == work, "in the order asked for"
    assert sum(entry.is_record for _folder, entry in alone) == 2 * FILES + 3
    assert sum(len(entry.problems) for _folder, entry in alone) > 4 * FILES
    assert [_said(each) for each in together] == [_said(each) for each in alone]


def _said(read: tuple[Folder, Entry]) -> tuple[Any, ...]:
    """All there is to compare: of a problem what a person is told, of everything else what the index keeps."""
    folder, entry = read
    problems = [(p.register, p.path, p.line, p.column, p.code, p.message, p.fix, p.address) for p in entry.problems]
    return folder, problems, {name: getattr(entry, name) for name in Entry.__slots__ if name != "problems"}


@pytest.mark.parametrize(("from_files", "told"), [(1, [40, 80, 120, 124]), (1_000, [40, 80, 120])])
def test_progress_is_told_as_it_is_made(
    work: list[tuple[Folder, str]], monkeypatch: pytest.MonkeyPatch, from_files: int, told: list[int]
) -> None:
    monkeypatch.setattr(reading, "_POOL_FROM", from_files)
    monkeypatch.setattr(reading, "_CHUNK", 40)
    monkeypatch.setattr(processes.os, "cpu_count", lambda: 2)
    seen: list[tuple[int, int]] = []
    assert len(list(read_entries(work, lambda done, total: seen.append((done, total))))) == len(work)
    assert seen == [(done, len(work)) for done in told]
