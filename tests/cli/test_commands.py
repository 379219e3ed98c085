"""The command line: every verb is a command, its examples run, and each exit code means what it says."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from registry.cli.text import list as list_text
from registry.concepts.kinds import Kind
from registry.index.engine import FOLDER
from registry.verbs import catalogue

NAMES = [name for name in catalogue.areas() if "cli" in catalogue.verb(name).faces]
DAY = "2026-11-21"
"""The day on which examples are run, so that the dates in them do not grow old."""

EXAMPLES = [
    typed if "--as-" in typed else f"{typed} --as-of {DAY}"
    for name in NAMES
    for typed, _meaning in catalogue.verb(name).examples
]

CODES_OF = dict.fromkeys(("check", "consolidate", "permits", "translate", "whatif"), (0, 1))
"""The exit codes that an example may leave, where 1 is an answer too: findings, what is undecided, or not permitted."""

Run = Callable[..., SimpleNamespace]


# ── every verb ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_commands_are_the_verbs_of_the_catalogue(muniment: Run, tmp_path: Path) -> None:
    said = muniment("muniment --help", tmp_path)
    assert said.code == 0
    listed = said.out.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split(maxsplit=1) for line in listed] == [[name, catalogue.verb(name).title] for name in NAMES]


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
    assert (said.code in CODES_OF.get(typed.split()[1], (0,)), said.err) == (True, "")
    assert said.out


JSON = [
    typed if "--format" in typed else f"{typed} --format json"
    for typed in EXAMPLES
    if "--output" not in typed  # the name of the file says its form
]


@pytest.mark.parametrize("typed", [typed for typed in JSON if typed.endswith("json")])
def test_every_answer_can_be_had_as_json(typed: str, muniment: Run, northmoor: Path) -> None:
    said = muniment(typed, northmoor)
    assert said.code in CODES_OF.get(typed.split()[1], (0,))
    assert isinstance(json.loads(said.out), dict)


def test_json_holds_what_the_answer_holds(muniment: Run, northmoor: Path) -> None:
    row = json.loads(muniment("muniment list agreement --as-of 2026-02-01 --format json", northmoor).out)["rows"][0]
    assert row["ref"] == "northmoor/agreement/childrens-hub"
    assert row["standing"] == ["review-overdue"]


@pytest.mark.parametrize("typed", ["list", "validate", "show mash", "refs mash", "digest mash"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_how_the_register_was_opened_is_said_beside_the_answer(
    typed: str, form: str, muniment: Run, northmoor: Path
) -> None:
    usual = muniment(f"muniment {typed} --format {form}", northmoor)
    shutil.rmtree(northmoor / FOLDER)
    (northmoor / FOLDER).write_text("where the index would be", "utf-8")
    said = muniment(f"muniment {typed} --format {form}", northmoor)
    assert (said.code, said.out) == (usual.code, usual.out)
    assert usual.err == ""
    assert "Everything was read into memory instead" in said.err


# ── exit codes ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_0_clean(muniment: Run, northmoor: Path) -> None:
    assert muniment("muniment validate", northmoor).code == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("muniment", "Usage"),
        ("muniment sing", "no command sing"),
        ("muniment vaildate", "Did you mean validate?"),
        ("muniment ''", "There is no command ."),
        ("muniment --versoin", "Did you mean --version?"),
        ("muniment --federation .", "no option --federation before the command"),
        ("muniment show", "REF is missing"),
        ("muniment show nothing-like-it", "no record called"),
        ("muniment show childrens-hubb", "Did you mean childrens-hub?"),
        ("muniment list agreements", "Did you mean agreement?"),
        ("muniment list --as-of 1/2/2026", "1/2/2026"),
        ("muniment list --format xml", "xml"),
        ("muniment validate --loudly", "--loudly"),
        ("muniment digest northmoor", "not an agreement"),
    ],
)
def test_2_the_command_was_put_wrongly(typed: str, said: str, muniment: Run, northmoor: Path) -> None:
    answer = muniment(typed, northmoor)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("typed", ["", "sing", "show", "list xyz", "list --xyz", "list --as-of x", "fmt --check=x"])
def test_who_puts_a_command_wrongly_is_shown_its_form_and_where_help_is(
    typed: str, muniment: Run, northmoor: Path
) -> None:
    said = muniment(f"muniment {typed}", northmoor).err
    assert "Usage: muniment" in said
    assert "--help`" in said


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
