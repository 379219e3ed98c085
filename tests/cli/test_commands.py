"""The command line: every verb is a command, its examples run, and each exit code means what it says."""

from __future__ import annotations

import json
import os
import random
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from registry.cli.main import main
from registry.cli.text import list as list_text
from registry.concepts.kinds import Kind
from registry.verbs import catalogue
from registry.write import formatted

NAMES = [name for name in catalogue.areas() if "cli" in catalogue.verb(name).faces]
EXAMPLES = [typed for name in NAMES for typed, _meaning in catalogue.verb(name).examples]

Run = Callable[..., SimpleNamespace]


@pytest.fixture
def muniment(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Types a command in a folder; gives its exit code and what it printed."""

    def run(typed: str, folder: Path) -> SimpleNamespace:
        monkeypatch.chdir(folder)
        with pytest.raises(SystemExit) as stop:
            main(shlex.split(typed)[1:])
        out, err = capsys.readouterr()
        return SimpleNamespace(code=stop.value.code, out=out, err=err)

    return run


@pytest.fixture
def northmoor(registers: Any) -> Path:
    """The register that the examples in the help are about."""
    registers.record("northmoor/organisation/northmoor", register="northmoor", status="active")
    registers.record("northmoor/agreement/mash")
    registers.record(
        "northmoor/agreement/childrens-hub",
        status="in-force",
        lead="northmoor",
        dates={"review_due": "2026-01-01"},
        parties=[{"id": "council", "organisation": "northmoor"}],
    )
    for file in registers.root.glob("northmoor/*/*.yaml"):
        file.write_bytes(formatted(file.read_bytes()))
    return Path(registers.root) / "northmoor"


# ── every verb ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_commands_are_the_verbs_of_the_catalogue(muniment: Run, tmp_path: Path) -> None:
    said = muniment("muniment --help", tmp_path)
    assert said.code == 0
    listed = [line.split()[0] for line in said.out.partition("Commands:")[2].splitlines()[1:] if line.startswith("  ")]
    assert listed[: len(NAMES)] == NAMES
    for name in NAMES:
        assert catalogue.verb(name).title.rstrip(".")[:40] in said.out


@pytest.mark.parametrize("name", NAMES)
def test_help_shows_what_a_verb_does_its_parameters_and_examples(name: str, muniment: Run, tmp_path: Path) -> None:
    verb, said = catalogue.verb(name), muniment(f"muniment {name} --help", tmp_path)
    assert said.code == 0
    assert verb.title in said.out
    assert all(typed in said.out for typed, _meaning in verb.examples)
    for option in ("--federation", "--as-of", "--format"):
        assert option in said.out


@pytest.mark.parametrize("typed", EXAMPLES)
def test_every_example_in_the_help_runs(typed: str, muniment: Run, northmoor: Path) -> None:
    said = muniment(typed, northmoor)
    assert (said.code, said.err) == (0, "")
    assert said.out


JSON = [typed if "--format" in typed else f"{typed} --format json" for typed in EXAMPLES]


@pytest.mark.parametrize("typed", [typed for typed in JSON if typed.endswith("json")])
def test_every_answer_can_be_had_as_json(typed: str, muniment: Run, northmoor: Path) -> None:
    said = muniment(typed, northmoor)
    assert said.code == 0
    assert isinstance(json.loads(said.out), dict)


def test_json_holds_what_the_answer_holds(muniment: Run, northmoor: Path) -> None:
    row = json.loads(muniment("muniment list agreement --as-of 2026-02-01 --format json", northmoor).out)["rows"][0]
    assert row["ref"] == "northmoor/agreement/childrens-hub"
    assert row["standing"] == ["review-overdue"]


# ── exit codes ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_0_clean(muniment: Run, northmoor: Path) -> None:
    assert muniment("muniment validate", northmoor).code == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("muniment", "Usage"),
        ("muniment sing", "no command sing"),
        ("muniment vaildate", "Did you mean validate?"),
        ("muniment show", "Missing argument"),
        ("muniment show nothing-like-it", "no record called"),
        ("muniment show childrens-hubb", "Did you mean childrens-hub?"),
        ("muniment list agreements", "agreements"),
        ("muniment list --as-of 1/2/2026", "1/2/2026"),
        ("muniment list --format xml", "xml"),
        ("muniment validate --loudly", "--loudly"),
        ("muniment digest northmoor", "not an agreement"),
    ],
)
def test_2_the_command_was_put_wrongly(typed: str, said: str, muniment: Run, northmoor: Path) -> None:
    answer = muniment(typed, northmoor)
    assert answer.code == 2
    assert said in answer.out + answer.err
    assert "Traceback" not in answer.err


def test_3_a_file_that_is_not_a_record(muniment: Run, northmoor: Path) -> None:
    (northmoor / "agreements/mash.yaml").write_text("kind: agreement\nid: mash\ntitle: 5\nstatus: draft\n")
    answer = muniment("muniment validate", northmoor)
    assert answer.code == 3
    assert "agreements/mash.yaml:3:8: wrong-type" in answer.out


def test_4_a_link_that_leads_nowhere(muniment: Run, northmoor: Path) -> None:
    (northmoor / "organisations/northmoor.yaml").unlink()
    answer = muniment("muniment validate", northmoor)
    assert answer.code == 4
    assert "reference-to-nothing" in answer.out


def test_5_no_register_here(muniment: Run, tmp_path: Path) -> None:
    answer = muniment("muniment validate", tmp_path)
    assert (answer.code, answer.out) == (5, "")
    assert "no federation.yaml or register.yaml" in answer.err


def test_6_a_file_that_cannot_be_had(muniment: Run, northmoor: Path) -> None:
    (northmoor / "agreements/away.yaml").symlink_to(northmoor.parent.parent / "elsewhere.yaml")
    assert muniment("muniment validate", northmoor).code == 6


def test_6_a_file_that_cannot_be_laid_out(muniment: Run, northmoor: Path) -> None:
    (northmoor / "agreements/mash.yaml").write_text("kind: [\n")
    assert muniment("muniment fmt", northmoor).code == 6


def test_70_a_defect_of_our_own(muniment: Run, northmoor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is none to show, we hope; so one is made."""

    def broken(_answer: Any) -> Any:
        raise ZeroDivisionError("a mistake of ours")

    monkeypatch.setattr(list_text, "lines", broken)
    answer = muniment("muniment list", northmoor)
    assert answer.code == 70
    assert answer.err.startswith("Muniment itself failed: ZeroDivisionError: a mistake of ours\n")
    assert "Traceback" in answer.err


def test_the_highest_code_wins(muniment: Run, northmoor: Path) -> None:
    (northmoor / "agreements/mash.yaml").write_text("kind: agreement\n")
    (northmoor / "organisations/northmoor.yaml").unlink()
    assert muniment("muniment validate", northmoor).code == 4
    (northmoor / "agreements/away.yaml").symlink_to("/elsewhere.yaml")
    assert muniment("muniment validate", northmoor).code == 6


# ── where it looks, and what it prints ───────────────────────────────────────────────────────────────────────────────


def test_the_federation_may_be_named(
    muniment: Run, northmoor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert muniment(f"muniment list --federation {northmoor}", elsewhere).code == 0
    assert muniment(f"muniment validate {northmoor}/agreements/mash.yaml", elsewhere).code == 0
    monkeypatch.setenv("MUNIMENT_FEDERATION", str(northmoor))
    assert muniment("muniment list", elsewhere).code == 0


def test_a_problem_is_one_clickable_line_and_its_fix(muniment: Run, northmoor: Path) -> None:
    (northmoor / "agreements/mash.yaml").write_text("kind: agreement\nid: mash\ntitle: Mash\nstatus: drafted\n")
    out = muniment("muniment validate", northmoor).out.splitlines()
    assert out[0] == "agreements/mash.yaml:4:9: not-in-list `drafted` is not one of the values allowed here"
    assert out[1] == "    Did you mean `draft`?"


def test_nothing_in_a_file_can_write_to_the_terminal(muniment: Run, northmoor: Path) -> None:
    """A register may be anyone's. An escape typed into it must not move a cursor or set a title on our screen."""
    for number, text in enumerate(
        ('title: "\\e]0;owned\\a"', "title: \x1b[31m", '"\\e[2J": x', 'title: ok\nlocal: {"\\e[1m": x}')
    ):
        raw = f"kind: waiver\nid: w{number}\nstatus: active\n{text}\n"
        (northmoor / "waivers").mkdir(exist_ok=True)
        (northmoor / f"waivers/w{number}.yaml").write_text(raw)
    for typed in (
        "muniment validate",
        "muniment list",
        "muniment validate --format github",
        "muniment validate --format json",
    ):
        said = muniment(typed, northmoor)
        assert not {c for c in said.out + said.err if c != "\n" and not c.isprintable()}


FORMS = ("text", "json", "sarif", "junit", "github")


def test_no_file_can_break_a_command(muniment: Run, registers: Any, portion: Any, spoil: Any) -> None:
    """Forty files spoilt by hands, programs and bad disks: every command answers, in every form, and never with 70."""
    rng = random.Random(40)
    registers.register("northmoor")
    for number in range(40):
        kind = rng.choice(list(Kind))
        data = spoil(portion(kind.value, rng), rng) if number % 3 else portion(kind.value, rng)
        raw = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True).encode()
        if number % 4 == 0:
            at = rng.randrange(len(raw))
            raw = raw[:at] + rng.choice((b"\x00", b"\xff", b"{", b"\n", b"'", b"&a ", b": ")) + raw[at + 1 :]
        registers.write(f"northmoor/{kind.folder}/file-{number}.yaml", raw)
    northmoor = registers.root / "northmoor"

    said = {form: muniment(f"muniment validate --format {form}", northmoor) for form in FORMS}

    assert {answer.code for answer in said.values()} == {4}
    assert {answer.err for answer in said.values()} == {""}
    found = json.loads(said["json"].out)
    count = len(found["problems"]) + len(found["notes"])
    assert count > 60
    assert len(json.loads(said["sarif"].out)["runs"][0]["results"]) == count
    assert len(said["github"].out.splitlines()) == count
    assert len(ElementTree.fromstring(said["junit"].out).findall("testcase")) == len(found["problems"])
    rows = json.loads(muniment("muniment list --format json", northmoor).out)["rows"]
    assert len(rows) == found["records"] > 5
    for row in rows:
        for verb in ("show", "refs"):
            assert muniment(f"muniment {verb} {row['ref']}", northmoor).code == 0
    assert muniment("muniment fmt --check", northmoor).code == 6


# ── a real process, with and without a terminal ──────────────────────────────────────────────────────────────────────


def printed(northmoor: Path, terminal: bool, **environment: str) -> str:
    """What a real `muniment list` prints, to a terminal or a pipe."""
    command = [sys.executable, "-m", "registry", "list", "--as-of", "2026-02-01"]
    root = Path(__file__).parents[2]
    clean = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    clean |= {"PYTHONPATH": str(root)} | environment
    if not terminal:
        return subprocess.run(command, cwd=northmoor, env=clean, capture_output=True, text=True, check=True).stdout
    keyboard, screen = os.openpty()
    try:
        subprocess.run(command, cwd=northmoor, env=clean, stdout=screen, check=True)
        return os.read(keyboard, 100_000).decode()
    finally:
        os.close(keyboard)
        os.close(screen)


def test_a_terminal_gets_colour_and_nothing_else_does(northmoor: Path) -> None:
    assert "\x1b[" in printed(northmoor, terminal=True)
    assert "\x1b" not in printed(northmoor, terminal=True, NO_COLOR="1")
    assert "\x1b" not in printed(northmoor, terminal=False)


def test_a_reader_who_goes_away_changes_nothing(northmoor: Path) -> None:
    """`muniment schema agreement | head` prints what was wanted, and leaves the exit code of the verb."""
    shell = f"{shlex.quote(sys.executable)} -m registry schema agreement | head -1; echo ${{PIPESTATUS[0]}}"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        ["bash", "-c", shell], cwd=northmoor, env=environment, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("{\n0\n", "")


HEAVY = (
    "pydantic", "pydantic_core", "jsonschema", "ruamel", "streamlit", "pandas", "numpy", "sqlmodel", "sqlalchemy",
    "rdflib", "multiprocessing", "concurrent", "asyncio", "typer", "rich", "hypothesis",
)  # fmt: skip
"""What a command that reads one file must not wait for."""


@pytest.mark.parametrize("typed", ["show childrens-hub", "show agreement/childrens-hub --format json", "--version"])
def test_reading_one_record_imports_nothing_heavy(typed: str, northmoor: Path) -> None:
    script = (
        "import sys\n"
        "from registry.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as stop: code = stop.code\n"
        "print(code, *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", script, *shlex.split(typed)]
    done = subprocess.run(command, cwd=northmoor, env=environment, capture_output=True, text=True, check=True)
    code, *modules = done.stderr.split()
    assert code == "0"
    assert set(HEAVY) & set(modules) == set(), f"`python -X importtime -m registry {typed}` shows where they come from"
