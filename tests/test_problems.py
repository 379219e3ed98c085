"""Every problem there is: found at its place, said in its words, and gone once mended. One case a code.

`problems/<code>.yaml` holds a register with that one thing wrong (see `registry.schema.problem_page.Case`). To each the
runner adds a federation, a register called `northmoor` and two records in it, which must load whatever else is wrong.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from registry import validate
from registry.cli.main import main
from registry.load.federation import find
from registry.load.reading import load
from registry.problems import CODES, EXIT_CODES, Stage
from registry.schema.problem_page import PAGE, Case, content, problem_page, read_cases
from registry.tree import Folder

FOLDER = Path(__file__).parent / "problems"
CASES = read_cases(FOLDER)
EVERY = [each for case in CASES for each in (case, *case.more)]

BASE = {
    "federation.yaml": "title: Harbour region\nregisters:\n  - register: northmoor\n",
    "northmoor/register.yaml": "id: northmoor\ntitle: Northmoor Council's register\nformat: 1\n",
    "northmoor/organisations/northmoor.yaml": (
        "kind: organisation\nid: northmoor\ntitle: Northmoor Council\nstatus: active\nregister: northmoor\n"
    ),
    "northmoor/systems/case-records.yaml": (
        "kind: information-system\nid: case-records\ntitle: Case records\nstatus: active\n"
    ),
}
"""What stands round every case, unless the case gives a file of the same name."""

BYSTANDERS = {"northmoor/organisations/northmoor.yaml", "northmoor/systems/case-records.yaml"}

NOT_PLAIN = ("scalar", "mapping ", "sequence", "null", "string", "dict", "None", "regex", "token", "stream", "parse")
"""Words that an information governance lead need not know. Only `does-not-fit` shows a library's own words."""


@dataclass(frozen=True)
class Outcome:
    """What `muniment validate` answered about a case, and what was loaded."""

    exit: int
    lines: tuple[str, ...]
    """Problems and notes as `path:line:column code`."""
    words: tuple[tuple[str, str], ...]
    """The message and fix of each, in the same order."""
    read: frozenset[str]
    """The files whose records were loaded."""
    registers: frozenset[str]
    """The folders of the registers that were loaded."""


Runner = Callable[..., Outcome]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Lays a case out in a folder of its own, once, and asks `muniment validate` about it."""
    answers: dict[tuple[str, bool, bool], Outcome] = {}

    def ran(case: Case, mended: bool = False, strict: bool = False) -> Outcome:
        key = (case.name, mended, strict)
        if key not in answers:
            root = tmp_path_factory.mktemp(case.name).resolve()
            lay_out(case, root, mended)
            with pytest.MonkeyPatch.context() as patch:
                if not mended:
                    arrange(case, root, patch)
                answers[key] = ask(root, *(["--strict"] if strict else []), loads=not (mended or strict))
        return answers[key]

    return ran


def lay_out(case: Case, root: Path, mended: bool = False) -> None:
    """Write a case's files, as they are or as they are once mended."""
    files, links, pipes = BASE | case.files, dict(case.symlink), set(case.pipe)
    if mended:
        for old, new in case.moved.items():
            files[new] = files.pop(old)
        for path in (*case.removed, *case.mended):
            files.pop(path, None)
            links.pop(path, None)
            pipes.discard(path)
        files |= case.mended
    for path in (*files, *links, *pipes):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
    for path, given in files.items():
        (root / path).write_bytes(content(given))
    for path, target in links.items():
        (root / path).symlink_to(target)
    for path in pipes:
        os.mkfifo(root / path)


def arrange(case: Case, root: Path, patch: pytest.MonkeyPatch) -> None:
    """Bring about what no file can: one that may not be read, one that goes away, two validators that differ."""
    read = Folder.read

    def troubled(self: Folder, path: str, at_most: int | None = None) -> bytes:
        full = (self.root / path).resolve()
        if full.relative_to(root).as_posix() in case.unreadable:
            raise PermissionError(13, "Permission denied", path)
        if full.relative_to(root).as_posix() in case.vanishing:
            full.unlink(missing_ok=True)
        return read(self, path, at_most)

    class Content:
        """A validator with nothing to say."""

        def iter_errors(self, _data: object) -> Iterator[object]:
            return iter(())

    if case.unreadable or case.vanishing:
        patch.setattr(Folder, "read", troubled)
    if case.disagreeing:
        patch.setattr(validate, "_explainer", lambda _name: Content())


def ask(root: Path, *options: str, loads: bool = True) -> Outcome:
    """What the command answers, and what it loaded where anybody asks that."""
    printed, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(said), pytest.raises(SystemExit) as left:
        main(["validate", "--federation", str(root), "--format", "json", *options])
    assert not said.getvalue()
    answer: dict[str, Any] = json.loads(printed.getvalue())
    found = answer["problems"] + answer["notes"]
    federation = find(root)
    records = load(federation)[0].records.values() if loads else ()
    folders = {source.id: source.folder.relative_to(root).as_posix() for source in federation.registers}
    return Outcome(
        int(str(left.value.code)),
        tuple(f"{each['file']}:{each['line']}:{each['column']} {each['code']}" for each in found),
        tuple((each["message"].replace(str(root), "{root}"), each["fix"]) for each in found),
        frozenset(f"{folders[each.ref.register]}/{each.document.path}" for each in records),
        frozenset(folders.values()),
    )


def named(case: Case) -> str:
    return case.name


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    assert [case.name for case in CASES] == list(CODES)


def test_every_case_is_about_its_code() -> None:
    for case in CASES:
        for each in (case, *case.more):
            # What counts the others comes after them.
            assert any(each.expect[at].endswith(f" {case.name}") for at in (0, -1)), each.name
            assert each.about.endswith("."), each.name
        assert case.mended or case.moved or case.removed or case.unreadable or case.vanishing, case.name


@pytest.mark.parametrize("case", EVERY, ids=named)
def test_a_case_is_found_at_its_place_and_said_in_its_words(case: Case, run: Runner) -> None:
    outcome = run(case)
    assert sorted(outcome.lines) == sorted(case.expect)
    assert outcome.words[outcome.lines.index(case.expect[0])] == (case.message, case.fix)
    assert outcome.exit == case.exit


@pytest.mark.parametrize("case", EVERY, ids=named)
def test_words_are_plain_and_say_what_to_do(case: Case, run: Runner) -> None:
    for line, (message, fix) in zip(run(case).lines, run(case).words, strict=True):
        assert fix[:1].isupper() or fix.startswith("`"), fix
        assert fix.endswith((".", "?")), fix
        assert not message.endswith("."), message
        assert "``" not in message + fix, "a value is missing from the words"
        assert "  " not in message + fix
        if not line.endswith(" does-not-fit"):
            assert not [word for word in NOT_PLAIN if word in f"{message} {fix}"], f"{message}: {fix}"


@pytest.mark.parametrize("case", EVERY, ids=named)
def test_all_else_is_loaded_and_so_is_a_record_with_a_broken_link(case: Case, run: Runner) -> None:
    outcome = run(case)
    assert outcome.read >= BYSTANDERS
    left_out = {
        where.rsplit(":", 2)[0]
        for where, _space, code in (line.rpartition(" ") for line in outcome.lines)
        if CODES[code].stage in (Stage.READ, Stage.RECORD) or code == "same-id-twice"
    }
    for path in case.files:
        register, _slash, inside = path.partition("/")
        if register in outcome.registers and inside.endswith((".yaml", ".yml")) and inside != "register.yaml":
            assert (path in outcome.read) != (path in left_out), path


@pytest.mark.parametrize("case", EVERY, ids=named)
def test_only_strict_makes_a_note_a_problem(case: Case, run: Runner) -> None:
    stages = {CODES[line.rpartition(" ")[2]].stage for line in case.expect}
    assert case.exit == max(EXIT_CODES[stage] for stage in stages)
    assert run(case, strict=True).exit == max(case.exit, EXIT_CODES[Stage.LINK] if Stage.NOTE in stages else 0)


@pytest.mark.parametrize("case", [each for each in EVERY if each.mended or each.moved or each.removed], ids=named)
def test_a_mended_case_is_clean(case: Case, run: Runner) -> None:
    outcome = run(case, mended=True)
    assert (outcome.exit, outcome.lines) == (0, ())


def test_the_page_of_problems_is_up_to_date() -> None:
    stale = not PAGE.exists() or PAGE.read_text("utf-8") != problem_page(CASES)
    assert not stale, "registry/PROBLEMS.md is out of date. Run: python -m registry.schema.problem_page tests/problems"


def test_what_is_printed_can_be_clicked_in_an_editor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = next(case for case in CASES if case.name == "duplicate-key")
    lay_out(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["validate"])
    where, _space, code = case.expect[0].rpartition(" ")
    assert capsys.readouterr().out.startswith(f"{where}: {code} {case.message}\n    {case.fix}\n")


# ── names no screen can show ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.yaml", r"northmoor/systems/caf\udce9.yaml"),
        (b"a\n::error::b.yaml", r"northmoor/systems/a\n::error::b.yaml"),
        (b"\x1b[31mred.yaml", r"northmoor/systems/\x1b[31mred.yaml"),
    ],
)
def test_a_name_that_cannot_be_shown_is_told_and_does_no_harm(name: bytes, shown: str, tmp_path: Path) -> None:
    lay_out(CASES[0], tmp_path, mended=True)
    Path(os.fsdecode(os.fsencode(tmp_path / "northmoor/systems") + b"/" + name)).write_text("kind: agreement\n")
    outcome = ask(tmp_path.resolve())
    assert outcome.lines == (f"{shown}:1:1 unreadable-file",)
    assert outcome.words[0][1] == "Rename it with small letters, digits and hyphens."
    assert outcome.exit == 6


# ── what would stop the program, or fill the machine ─────────────────────────────────────────────────────────────────

_MEMORY = 1 << 30
"""No run may ask for more than this."""

_MORE = 150 << 10
"""Nor use so many KB more than a register with nothing wrong."""

_ALIVE = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))
from registry.cli.main import main
try:
    main(["validate", "--federation", sys.argv[1], "--format", "json"])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""

_OPENING = "kind: information-system\nid: hostile\ntitle: Hostile\nstatus: active\n"
_BOMB = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))

HOSTILE = {
    "52 KB of opening brackets": ("[" * 52_000, "1:25", "too-deep"),
    "80 KB of dashes": ("- " * 40_000, "1:49", "too-deep"),
    "100 KB of opening braces": ("{a: " * 26_000, "1:97", "too-deep"),
    "80 KB of question marks": ("? " * 40_000, "1:49", "too-deep"),
    "200 levels of indentation": ("".join(f"{' ' * n}a:\n" for n in range(200)) + " " * 200 + "b", "25:25", "too-deep"),
    "200 levels of lists": ("".join(f"{' ' * n}-\n" for n in range(200)) + " " * 200 + "b", "25:25", "too-deep"),
    "nine to the power of nine": (_BOMB, "1:5", "anchor"),
    "5 MB of text": (_OPENING + "description: " + "word " * (1 << 20), "1:1", "too-large"),
    "5 MB of brackets": ("[" * (5 << 20), "1:1", "too-large"),
    "5 MB of nothing": ("\0" * (5 << 20), "1:1", "too-large"),
    "a quotation mark never closed": (_OPENING + 'description: "' + "word\n" * 50_000, "5:14", "syntax"),
    "thousands of anchors": (
        _OPENING + "local:\n" + "".join(f"  k{n}: &a{n} x\n" for n in range(12_000)),
        "6:7",
        "anchor",
    ),
    "thousands of fields there are not": (
        _OPENING + "".join(f"k{n}: x\n" for n in range(20_000)),
        "5:1",
        "unknown-key",
    ),
    "thousands of fields written twice": (_OPENING + "local: {}\n" * 20_000, "6:1", "duplicate-key"),
    "thousands of empty values": (_OPENING + "".join(f"k{n}:\n" for n in range(20_000)), "5:1", "empty-value"),
    "thousands of odd numbers": (_OPENING + "local:\n  a:\n" + "    - 010\n" * 20_000, "7:7", "odd-number"),
    "thousands of values of the wrong sort": (_OPENING + "countries:\n" + "- 1\n" * 50_000, "6:3", "wrong-type"),
}
"""What is in the file, and the first place and code that must be told of it."""


def endure(root: Path) -> tuple[int, dict[str, Any], int]:
    """The exit code, the answer and the memory used, in KB, of a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-c", _ALIVE, str(root)], capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode >= 0, f"the process was killed by signal {-ended.returncode}"
    assert "Traceback" not in ended.stderr, ended.stderr[-2000:]
    return ended.returncode, json.loads(ended.stdout), int(ended.stderr.split()[-1])


@pytest.fixture(scope="module")
def used_when_clean(tmp_path_factory: pytest.TempPathFactory) -> int:
    root = tmp_path_factory.mktemp("clean")
    lay_out(CASES[0], root, mended=True)
    code, _answer, used = endure(root)
    assert code == 0
    return used


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_and_the_process_lives(what: str, tmp_path: Path, used_when_clean: int) -> None:
    text, place, code = HOSTILE[what]
    lay_out(CASES[0], tmp_path, mended=True)
    (tmp_path / "northmoor/systems/hostile.yaml").write_text(text, "utf-8")
    exit_code, answer, used = endure(tmp_path)
    assert exit_code == 3
    first = answer["problems"][0]
    assert (f"{first['line']}:{first['column']}", first["code"]) == (place, code)
    assert 1 <= len(answer["problems"]) <= 200
    assert answer["records"] == len(BYSTANDERS) + 1, "another record was lost with it"
    assert used - used_when_clean < _MORE
