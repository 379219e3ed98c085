"""Problems in the forms that other programs read: each is valid there, and no file can smuggle anything into it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema_rs
import pytest

from registry.exchange import github, junit, sarif
from registry.problems import CODES, Stage
from registry.verbs.problem_line import ProblemLine


@dataclass(frozen=True)
class Answer:
    """What a format needs of an answer."""

    problems: tuple[ProblemLine, ...] = ()
    notes: tuple[ProblemLine, ...] = field(default=())


def problem(code: str = "wrong-type", message: str = "this is text", **fields: Any) -> ProblemLine:
    """A problem of the agreement `hub`."""
    said: dict[str, Any] = {
        "register": "northmoor",
        "file": "northmoor/agreements/hub.yaml",
        "line": 3,
        "column": 8,
        "code": code,
        "stage": CODES[code].stage.value,
        "message": message,
        "fix": "Write a list.",
        "address": "northmoor/agreement/hub#parties",
    }
    return ProblemLine(**(said | fields))


NOTE = problem("register-not-loaded", "nobody can tell")
HOSTILE = '</failure> & "quotes" 100%\r\n::error file=x::owned\x00\x1b[31m\ufffe é 🙂'
ANSWERS = {
    "nothing": Answer(),
    "one": Answer((problem(),)),
    "a note": Answer((), (NOTE,)),
    "every code": Answer(
        tuple(problem(code) for code in CODES if CODES[code].stage is not Stage.NOTE),
        tuple(problem(code) for code in CODES if CODES[code].stage is Stage.NOTE),
    ),
    "hostile": Answer(
        (problem(message=HOSTILE, file="a b:c,d%&<é>.yaml", fix=HOSTILE, address="x"), problem(address=""))
    ),
}


@pytest.fixture(params=ANSWERS, ids=list(ANSWERS))
def answer(request: pytest.FixtureRequest) -> Answer:
    """Runs a test for each answer above."""
    return ANSWERS[request.param]


# ── SARIF ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_sarif_fits_its_published_schema(answer: Answer, standards: Path | None) -> None:
    """Against the schema where this machine has it; the suite's last lines say where it does not."""
    log = json.loads(sarif.render(answer))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    if standards is None:
        return
    schema = json.loads((standards / "sarif" / "sarif-schema-2.1.0.json").read_text("utf-8"))
    errors = [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(log)]
    assert errors == []


def test_sarif_has_a_result_for_each_problem_and_a_rule_for_each_code(answer: Answer) -> None:
    (run,) = json.loads(sarif.render(answer))["runs"]
    shown = (*answer.problems, *answer.notes)
    assert [result["ruleId"] for result in run["results"]] == [each.code for each in shown]
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {each.code for each in shown}
    assert len(rules) == len({rule["id"] for rule in rules})
    levels = {"note" if each.stage == "note" else "error" for each in shown}
    assert {result["level"] for result in run["results"]} == levels


def test_sarif_says_where() -> None:
    (result,) = json.loads(sarif.render(ANSWERS["one"]))["runs"][0]["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "northmoor/agreements/hub.yaml"
    assert location["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 8}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "northmoor/agreement/hub#parties"}]


def test_a_sarif_uri_is_a_uri() -> None:
    result = json.loads(sarif.render(ANSWERS["hostile"]))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9%./_-]+", uri)


# ── JUnit ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_junit_is_xml_with_a_failing_case_a_problem(answer: Answer) -> None:
    suite = ElementTree.fromstring(junit.render(answer).encode())
    assert suite.tag == "testsuite"
    assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure")) == len(answer.problems)
    assert int(suite.get("tests", "")) == len(suite.findall("testcase")) >= 1


def test_junit_says_where_and_what() -> None:
    suite = ElementTree.fromstring(junit.render(ANSWERS["one"]))
    (case,) = suite.findall("testcase")
    assert case.get("classname") == "northmoor/agreements/hub.yaml"
    failure = case.find("failure")
    assert failure is not None
    assert failure.text == "northmoor/agreements/hub.yaml:3:8\nthis is text\nWrite a list."


# ── GitHub ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_github_gets_one_command_a_problem(answer: Answer) -> None:
    lines = github.render(answer).splitlines()
    assert len(lines) == len(answer.problems) + len(answer.notes)
    command = re.compile(r"::(error|notice) file=[^:,\r\n]+,line=[0-9]+,col=[0-9]+,title=[a-z0-9-]+::[^\r\n]+")
    assert all(command.fullmatch(line) for line in lines)


def test_a_file_cannot_write_commands_of_its_own() -> None:
    text = github.render(ANSWERS["hostile"])
    assert "\r" not in text
    assert "::error file=x" not in [line[:14] for line in text.splitlines()]
    assert "%0D%0A::error file=x::owned" in text
    assert "100%25" in text
    assert "file=a b%3Ac%2Cd%25&<é>.yaml," in text


def test_github_says_nothing_of_nothing() -> None:
    assert github.render(ANSWERS["nothing"]) == ""
