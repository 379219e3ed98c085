"""`scan`: what is found in files and history is told with where, since when and what to do, and is shown nowhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from registry.cli.text.scan import lines
from registry.errors import UsageError
from registry.exchange import scan_github, scan_sarif
from registry.sources.git import Git
from registry.verbs.registers import pull, scan
from registry.verbs.registers.scan import Answer, Question

NUMBER = "943 476 5919"
NAMED = "Mrs Jane Smith, the mother"
FORMS: tuple[Callable[[Answer], str], ...] = (
    lambda answer: "\n".join(lines(answer)),
    lambda answer: json.dumps(asdict(answer)),
    scan_sarif.render,
    scan_github.render,
)


class Kept:
    """A register in a git repository of its own, or in a folder of one."""

    def __init__(self, registers: Any, below: str = "") -> None:
        self.registers = registers
        self.top: Path = registers.root / "kept"
        self.folder = self.top / below
        self.folder.mkdir(parents=True)
        self.write("register.yaml", "id: northmoor\ntitle: Northmoor register\nformat: 1\n")
        self.write("breaches/letter.yaml", self.record("A letter."))
        self.git("init", "-q", "-b", "main")

    def record(self, facts: str) -> str:
        return f"kind: breach\nid: letter\ntitle: A letter went astray\nstatus: open\nfacts: {facts}\n"

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=x", "-c", "user.email=a@b.example")
        done = subprocess.run(["git", "-C", self.top, *who, *arguments], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "as it is now")
        return self.git("rev-parse", "HEAD")

    def scan(self, **asked: Any) -> Answer:
        where = os.path.relpath(self.folder, self.registers.root)
        return scan.run(self.registers.session(where), Question(**asked))


@pytest.fixture
def kept(registers: Any, own_folder: Path) -> Kept:
    return Kept(registers)


def told(answer: Answer) -> list[tuple[str, int, str, str, bool]]:
    return [(each.file, each.line, each.kind, each.certainty, each.in_files) for each in answer.findings]


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_register_with_none_is_clean_and_says_what_it_cannot_see(kept: Kept) -> None:
    answer = kept.scan()
    assert (answer.findings, answer.steps, scan.exit_code(answer)) == ((), (), 0)
    assert answer.looked[0].files == 2
    assert "a name alone" in FORMS[0](answer)


def test_what_is_in_the_files_is_told_with_its_place_and_what_to_do(kept: Kept) -> None:
    kept.write("breaches/letter.yaml", kept.record(f"It went to {NAMED}."))
    kept.write("evidence/note.txt", f"first\nNHS {NUMBER}\n{'and so on ' * 5}\nand 9434765870\n")
    answer = kept.scan()
    assert told(answer) == [
        ("breaches/letter.yaml", 5, "person-named", "sure", True),
        ("evidence/note.txt", 2, "nhs-number", "sure", True),
        ("evidence/note.txt", 4, "nhs-number", "likely", True),
    ]
    assert answer.findings[0].field == "facts"
    said = FORMS[0](answer)
    assert "breaches/letter.yaml:5:19" in said
    assert "94…, an NHS number" in said
    assert "within the hour" in said


@pytest.mark.parametrize("form", FORMS, ids=["text", "json", "sarif", "github"])
def test_what_is_found_is_shown_nowhere(form: Callable[[Answer], str], kept: Kept) -> None:
    secrets = (NUMBER, "07123 456 789", "AB123456C", "jane.smith1980@gmail.com", "12 Acacia Avenue, Northmoor NM1 1AA")
    kept.write("breaches/letter.yaml", kept.record(f'"{NAMED}, {", ".join(secrets)}"'))
    kept.write(f"evidence/{NUMBER}.txt", "07123 456 789")
    kept.write("b.yaml", f"kind: breach\n{NUMBER}:\n  - AB123456C\n")
    kept.commit()
    kept.write("breaches/letter.yaml", kept.record("A letter."))
    answer = kept.scan(history=True)
    assert len(answer.findings) > len(secrets)
    said = form(answer)
    for secret in (*secrets, "Jane Smith"):
        assert not any(part in said for part in (secret, secret[:5], secret[-5:])), secret


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        ("A letter.", "likely", 0),
        ("9434765919", "sure", 0),
        ("9434765919", "likely", 1),
        (f"NHS {NUMBER}", "sure", 1),
        (f"NHS {NUMBER}", "likely", 1),
        (f"NHS {NUMBER}", "never", 0),
    ],
)
def test_the_exit_code_tells_of_what_is_as_certain_as_was_asked(text: str, fail_on: str, code: int, kept: Kept) -> None:
    kept.write("breaches/letter.yaml", kept.record(f"'{text}'"))
    assert scan.exit_code(kept.scan(fail_on=fail_on)) == code


def test_what_cannot_be_read_is_told_and_is_no_pass(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.write("evidence/a.txt", "x")
    usual = os.open

    def refused(path: Any, *rest: Any) -> int:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return usual(path, *rest)

    monkeypatch.setattr("registry.personal_data.in_folder.os.open", refused)
    answer = kept.scan(fail_on="never")
    assert answer.looked[0].amiss == ("evidence/a.txt: permission denied",)
    assert scan.exit_code(answer) == 6
    assert "permission denied" in FORMS[0](answer)
    assert "permission denied" in scan_github.render(answer)
    assert json.loads(scan_sarif.render(answer))["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_what_is_left_out_is_told(kept: Kept) -> None:
    kept.write("evidence/a.txt", "\0\1")
    answer = kept.scan()
    assert answer.looked[0].left_out == ("evidence/a.txt: it is not text",)
    assert scan.exit_code(answer) == 0
    assert "Not read: evidence/a.txt" in FORMS[0](answer)


def test_only_the_registers_asked_for_are_read(registers: Any) -> None:
    for name in ("northmoor", "eastvale"):
        registers.record(f"{name}/breach/letter", facts=f"NHS {NUMBER}")
    registers.federation("northmoor", "eastvale")

    def read(where: str, *named: str) -> list[str]:
        answer = scan.run(registers.session(where), Question(register=named))
        assert [each.file.partition("/")[0] for each in answer.findings] == [each.register for each in answer.looked]
        return [each.register for each in answer.looked]

    assert read(".") == ["northmoor", "eastvale"]
    assert read("eastvale") == ["eastvale"]
    assert read(".", "eastvale") == ["eastvale"]
    with pytest.raises(UsageError, match="no register called westhaven"):
        read(".", "westhaven")


# ── history ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_put_in_and_taken_out_again_is_still_in_the_history(kept: Kept) -> None:
    kept.commit()
    kept.write("breaches/letter.yaml", kept.record(f"It held NHS {NUMBER}."))
    bad = kept.commit()
    kept.git("tag", "v1")
    kept.write("breaches/letter.yaml", kept.record("It held a number."))
    kept.commit()
    kept.git("branch", "later")
    assert kept.scan().findings == ()
    answer = kept.scan(history=True)
    assert told(answer) == [("breaches/letter.yaml", 5, "nhs-number", "sure", False)]
    (found,) = answer.findings
    assert (found.commit, found.refs) == (bad, ("later", "main", "tag v1"))
    assert len(found.day) == 10
    assert (answer.looked[0].commits, answer.looked[0].history) == (3, "read")
    assert scan.exit_code(answer) == 1
    said = FORMS[0](answer)
    assert f"It came in with commit {bad[:7]} on" in said
    assert "later, main and tag v1" in said
    assert "no longer hold it" in said
    assert "git filter-repo" in said


def test_what_is_still_there_is_told_once_with_the_commit_that_brought_it(kept: Kept) -> None:
    kept.write("breaches/letter.yaml", kept.record(f"NHS {NUMBER}"))
    bad = kept.commit()
    kept.write("breaches/letter.yaml", "\n" + kept.record(f"The NHS number was {NUMBER.replace(' ', '')}."))
    kept.commit()
    answer = kept.scan(history=True)
    assert told(answer) == [("breaches/letter.yaml", 6, "nhs-number", "sure", True)]
    assert answer.findings[0].commit == bad


def test_a_file_that_was_renamed_brought_it_from_where_it_was(kept: Kept) -> None:
    kept.write("evidence/a.txt", f"NHS {NUMBER}")
    bad = kept.commit()
    kept.git("mv", "evidence/a.txt", "evidence/b.txt")
    kept.commit()
    (found,) = kept.scan(history=True).findings
    assert (found.file, found.commit, found.in_files) == ("evidence/b.txt", bad, True)


def test_what_was_moved_to_another_file_says_that_it_is_there(kept: Kept) -> None:
    kept.write("evidence/a.txt", f"NHS {NUMBER}")
    kept.write("evidence/b.txt", f"a copy: NHS {NUMBER}")
    kept.commit()
    kept.write("evidence/a.txt", "gone")
    kept.commit()
    answer = kept.scan(history=True)
    assert told(answer) == [
        ("evidence/a.txt", 1, "nhs-number", "sure", True),
        ("evidence/b.txt", 1, "nhs-number", "sure", True),
    ]
    assert (answer.findings[0].here, answer.findings[0].also_in) == (False, ("evidence/b.txt",))
    said = FORMS[0](answer)
    assert "This file no longer holds it, but " in said
    assert "evidence/b.txt does." in said


def test_what_was_never_committed_says_so(kept: Kept) -> None:
    kept.commit()
    kept.write("breaches/letter.yaml", kept.record(f"NHS {NUMBER}"))
    answer = kept.scan(history=True)
    assert [each.commit for each in answer.findings] == [""]
    assert "No commit has it yet" in FORMS[0](answer)
    assert "git filter-repo" not in FORMS[0](answer)


def test_a_register_in_a_folder_of_a_repository_has_the_history_of_that_folder(
    registers: Any, own_folder: Path
) -> None:
    kept = Kept(registers, "data/northmoor")
    (kept.top / "code.txt").write_text(f"NHS {NUMBER}")
    kept.commit()
    answer = kept.scan(history=True)
    assert answer.findings == ()
    assert "only the folder data/northmoor of the repository" in FORMS[0](answer)
    kept.write("evidence/a.txt", f"NHS {NUMBER}")
    kept.commit()
    assert [each.file for each in kept.scan(history=True).findings] == ["evidence/a.txt"]


def test_without_git_the_files_are_read_and_it_says_so(kept: Kept) -> None:
    shutil.rmtree(kept.top / ".git")
    kept.write("breaches/letter.yaml", kept.record(f"NHS {NUMBER}"))
    answer = kept.scan(history=True)
    assert len(answer.findings) == 1
    assert answer.looked[0].history == "none"
    assert "no history was read, because it is in no git repository" in FORMS[0](answer)


def test_where_git_is_not_installed_the_files_are_read_and_it_is_no_pass(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.commit()
    monkeypatch.setattr("registry.sources.git._git", lambda: "/no/such/git")
    answer = kept.scan(history=True, fail_on="never")
    assert (answer.looked[0].files, answer.looked[0].history) == (2, "unread")
    assert scan.exit_code(answer) == 6
    assert "no history was read" in FORMS[0](answer)


def test_a_damaged_repository_is_told_and_is_no_pass(kept: Kept) -> None:
    kept.commit()
    for pack in (kept.top / ".git/objects").glob("??"):
        shutil.rmtree(pack)
    answer = kept.scan(history=True)
    assert answer.looked[0].files == 2
    assert scan.exit_code(answer) == 6
    assert "leads to no commit that can be read" in FORMS[0](answer)


def test_without_history_git_is_not_run(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_self: Git, *arguments: str, talk: bool = False) -> None:
        raise AssertionError(f"git was run: {arguments}")

    monkeypatch.setattr(Git, "start", start)
    kept.scan()


def test_a_register_that_was_pulled_is_read_as_files_only(registers: Any, upstream: Callable[[str], Any]) -> None:
    source = upstream("eastvale")
    source.files["evidence/a.txt"] = "ring 07123 456 788"
    source.commit()
    source.files["evidence/a.txt"] = f"NHS {NUMBER}"
    source.commit()
    registers.record("northmoor/agreement/mash")
    registers.write(
        "federation.yaml",
        f"registers:\n  - register: northmoor\n  - register: eastvale\n    source: '{source.url}'\n",
    )
    assert pull.exit_code(pull.run(registers.session(), pull.Question(approve=("eastvale",)))) == 0
    answer = scan.run(registers.session(), Question(history=True))
    assert [(each.register, each.kind) for each in answer.findings] == [("eastvale", "nhs-number")]
    assert [each.history for each in answer.looked] == ["none", "copy"]
    assert [each.register for each in answer.copies.registers] == ["eastvale"]


def test_long_work_says_how_far_it_has_got(kept: Kept) -> None:
    kept.commit()
    said: list[tuple[int, int, str]] = []
    session = kept.registers.session("kept")
    session.progress = lambda *far: said.append(far)
    scan.run(session, Question(history=True))
    assert {words for _done, _of, words in said} == {
        "Reading files",
        "Finding the commits",
        "Reading versions of files",
    }


# ── forms ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_sarif_has_a_result_for_each_finding(kept: Kept, standards: Path | None) -> None:
    kept.write("evidence/a b.txt", f"NHS {NUMBER}\n{'and so on ' * 5}\n9434765870\n")
    log = json.loads(scan_sarif.render(kept.scan()))
    results = log["runs"][0]["results"]
    assert [each["level"] for each in results] == ["warning", "note"]
    place = results[0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "evidence/a%20b.txt"}, "region": {"startLine": 1, "startColumn": 5}}
    assert [each["id"] for each in log["runs"][0]["tool"]["driver"]["rules"]] == ["personal-data/nhs-number"]
    if standards is not None:
        import jsonschema_rs

        schema = json.loads((standards / "sarif" / "sarif-schema-2.1.0.json").read_text("utf-8"))
        assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(log)] == []


def test_github_marks_each_line_and_no_name_of_a_file_can_write_a_command(kept: Kept) -> None:
    kept.write("evidence/a\n::error::x.txt", f"NHS {NUMBER}")
    text = scan_github.render(kept.scan())
    assert len(text.splitlines()) == 1
    assert text.startswith(
        "::warning file=evidence/a\\n%3A%3Aerror%3A%3Ax.txt,line=1,col=5,title=personal-data/nhs-number::94…"
    )
