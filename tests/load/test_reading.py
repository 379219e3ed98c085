"""Reading every file: records into a snapshot, everything else into problems, and one bad file hides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from registry.load.federation import find
from registry.load.reading import load, locate, read_one
from registry.parse import MAX_BYTES
from registry.problems import Problem
from registry.source import Position, Ref
from registry.tree import Folder


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    """Each problem as its file and code, in the order of the files."""
    return sorted((problem.path, problem.code) for problem in problems)


def test_records_load_and_files_that_are_not_records_are_told(registers: Any) -> None:
    registers.record("northmoor/agreement/hub")
    registers.record("northmoor/organisation/northmoor")
    registers.write("northmoor/agreements/broken.yaml", "kind: agreement\nid: broken\ntitle: [\n")
    registers.write("northmoor/agreements/wrong.yaml", "kind: agreement\nid: wrong\ntitle: 5\nstatus: draft\n")
    snapshot, problems = load(find(registers.root / "northmoor"))
    assert [str(ref) for ref in sorted(snapshot.records)] == [
        "northmoor/agreement/hub",
        "northmoor/organisation/northmoor",
    ]
    assert told(problems) == [("agreements/broken.yaml", "syntax"), ("agreements/wrong.yaml", "wrong-type")]


def test_a_record_in_the_wrong_place_is_loaded_and_told(registers: Any) -> None:
    text = "kind: waiver\nid: late\ntitle: Late\nstatus: active\n"
    registers.register("northmoor")
    for path in ("waivers/late.yaml", "agreements/other.yaml", "loose.yml"):
        registers.write(f"northmoor/{path}", text.replace("late", path.partition("/")[0].partition(".")[0]))
    snapshot, problems = load(find(registers.root / "northmoor"))
    assert len(snapshot.records) == 3
    assert told(problems) == [
        ("agreements/other.yaml", "id-not-file-name"),
        ("agreements/other.yaml", "wrong-folder"),
        ("loose.yml", "file-name"),
        ("loose.yml", "wrong-folder"),
        ("waivers/late.yaml", "id-not-file-name"),
    ]


def test_of_two_records_of_one_name_the_first_file_is_the_record(registers: Any) -> None:
    registers.record("northmoor/waiver/late")
    registers.write("northmoor/waivers/later.yaml", "kind: waiver\nid: late\ntitle: Other\nstatus: active\n")
    snapshot, problems = load(find(registers.root / "northmoor"))
    assert snapshot.records[Ref("northmoor", "waiver", "late")].document.path == "waivers/late.yaml"
    assert told(problems) == [("waivers/later.yaml", "same-id-twice")]


def test_what_is_not_a_record_is_passed_over_or_noted(registers: Any) -> None:
    registers.register("northmoor")
    for path in (
        ".git/config.yaml",
        ".hidden.yaml",
        "evidence/letter.yaml",
        "README.md",
        "agreements/README.md",
        "notes.txt",
    ):
        registers.write(f"northmoor/{path}", "not: a record\n")
    registers.write("northmoor/agreements/letter.docx", b"PK")
    registers.write("northmoor/vocabularies/words.terms.tsv", "a\tb\n")
    _snapshot, problems = load(find(registers.root / "northmoor"))
    assert told(problems) == [("agreements/letter.docx", "unexpected-file")]


def test_a_link_may_not_lead_out_of_the_register(registers: Any) -> None:
    outside = registers.write("elsewhere/late.yaml", "kind: waiver\nid: late\ntitle: Late\nstatus: active\n")
    inside = registers.record("northmoor/waiver/inside")
    (inside.parent / "late.yaml").symlink_to(outside)
    (inside.parent / "again").symlink_to(inside.parent)
    snapshot, problems = load(find(registers.root / "northmoor"))
    assert [ref.id for ref in snapshot.records] == ["inside"]
    assert ("waivers/late.yaml", "outside-register") in told(problems)


def test_a_file_that_cannot_be_had_is_told(registers: Any) -> None:
    registers.register("northmoor")
    folder = Folder("northmoor", registers.root / "northmoor")
    (registers.root / "northmoor/waivers").mkdir()
    assert [problem.code for problem in read_one(folder, "waivers/gone.yaml")[1]] == ["vanished-file"]
    assert [problem.code for problem in read_one(folder, "waivers")[1]] == ["unreadable-file"]


def test_a_huge_file_is_refused_without_being_read(registers: Any) -> None:
    registers.register("northmoor")
    huge = registers.root / "northmoor/waivers/huge.yaml"
    huge.parent.mkdir()
    with huge.open("wb") as file:
        file.truncate(MAX_BYTES * 8_000)  # a hole: it takes no room on the disk, and 2 GB to read
    assert [
        problem.code for problem in read_one(Folder("northmoor", registers.root / "northmoor"), "waivers/huge.yaml")[1]
    ] == ["too-large"]


def test_the_reader_and_the_schema_do_not_speak_of_one_place_twice(registers: Any) -> None:
    registers.write("northmoor/register.yaml", "id: northmoor\ntitle: N\nformat: 1\n")
    registers.write("northmoor/waivers/late.yaml", "kind: waiver\nid: late\ntitle:\nstatus: 010\ncolour: blue\n")
    _document, problems = read_one(Folder("northmoor", registers.root / "northmoor"), "waivers/late.yaml")
    assert [(problem.line, problem.column, problem.code) for problem in problems] == [
        (3, 1, "empty-value"),
        (4, 9, "odd-number"),
        (5, 1, "unknown-key"),
    ]


def test_a_problem_is_given_its_line_when_it_is_shown(registers: Any) -> None:
    registers.write("northmoor/register.yaml", "id: northmoor\ntitle: N\nformat: 1\n")
    text = "kind: agreement\nid: hub\ntitle: Hub\nstatus: draft\nparties:\n  - id: police\n  - id: police\n"
    registers.write("northmoor/agreements/hub.yaml", text)
    snapshot, _problems = load(find(registers.root / "northmoor"))
    values: dict[str, Any] = {"key": "police", "first_place": ("parties", 0)}
    problem = Problem("duplicate-list-key", "northmoor", "agreements/hub.yaml", values, ("parties", 1))
    (found,) = locate([problem], snapshot.folders, Folder("", registers.root))
    assert found.position == Position(7, 5)
    assert found.values["first"] == 6
    assert "line 6" in found.message


def test_a_problem_of_the_federation_itself_is_found_in_its_own_file(registers: Any) -> None:
    registers.write("federation.yaml", "registers:\n  - register: northmoor\n  - register: eastvale\n")
    registers.record("northmoor/agreement/hub")
    federation = find(registers.root)
    snapshot, problems = load(federation)
    (found,) = locate(problems, snapshot.folders, Folder("", federation.root))
    assert (found.path, found.line, found.code) == ("federation.yaml", 3, "register-missing")


def test_what_is_located_already_is_left_as_it_is(registers: Any) -> None:
    registers.register("northmoor")
    path = registers.write("northmoor/agreements/broken.yaml", "kind: agreement\nid: broken\ntitle: 5\nstatus: draft\n")
    snapshot, problems = load(find(registers.root / "northmoor"))
    path.unlink()
    assert locate(problems, snapshot.folders, Folder("", registers.root)) == problems
    assert [problem.line for problem in problems] == [3]


def test_a_problem_whose_file_has_gone_is_still_told(registers: Any) -> None:
    registers.record("northmoor/agreement/hub").unlink()
    snapshot, _problems = load(find(registers.root / "northmoor"))
    problem = Problem("end-before-start", "northmoor", "agreements/hub.yaml", {}, ("dates", "end"))
    (found,) = locate([problem], snapshot.folders, Folder("", registers.root))
    assert (found.line, found.column) == (1, 1)


def test_an_empty_register_is_a_register(registers: Any, tmp_path: Path) -> None:
    registers.register("northmoor")
    snapshot, problems = load(find(tmp_path / "northmoor"))
    assert (snapshot.records, problems) == ({}, [])
