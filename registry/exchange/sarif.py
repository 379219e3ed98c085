"""Problems as SARIF 2.1.0, the form that code-scanning tools read."""

from __future__ import annotations

import json
from typing import Any, Protocol
from urllib.parse import quote

from registry import __version__
from registry.problems import CODES, Stage
from registry.wording import _


class Shown(Protocol):
    """What this format needs of a problem."""

    file: str
    line: int
    column: int
    code: str
    stage: str
    message: str
    fix: str
    address: str


class Answer(Protocol):
    """What this format needs of an answer."""

    @property
    def problems(self) -> tuple[Any, ...]: ...
    @property
    def notes(self) -> tuple[Any, ...]: ...


def render(answer: Answer) -> str:
    """One SARIF run with a result for each problem; notes have the level `note`."""
    results = [_result(problem) for problem in (*answer.problems, *answer.notes)]
    used = {result["ruleId"] for result in results}
    rules = [_rule(code) for code in CODES if code in used]
    run = {
        "tool": {"driver": {"name": "Muniment", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    declared = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": code.replace("-", " ")},
        "fullDescription": {"text": _(declared.message)},
        "help": {"text": _(declared.fix)},
        "defaultConfiguration": {"level": "note" if declared.stage is Stage.NOTE else "error"},
    }


def _result(problem: Shown) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": "note" if problem.stage == Stage.NOTE else "error",
        "message": {"text": f"{problem.message}. {problem.fix}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(problem.file)},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
    }
    if problem.address:
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": problem.address}]
    return result
