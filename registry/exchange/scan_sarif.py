"""Personal data found, as SARIF 2.1.0: warnings where it is sure, notes where it is likely. It shows none of them."""

from __future__ import annotations

import json
from typing import Any, Protocol
from urllib.parse import quote

from registry import __version__
from registry.personal_data.found import KINDS
from registry.wording import _

LEVELS = {"sure": "warning", "likely": "note"}


class Shown(Protocol):
    """What this format needs of a finding."""

    file: str
    line: int
    column: int
    field: str
    kind: str
    certainty: str
    shown: str
    why: str
    in_files: bool
    commit: str
    day: str
    remedy: str


class Looked(Protocol):
    """What this format needs of a register that was read."""

    register: str
    amiss: tuple[str, ...]


class Answer(Protocol):
    """What this format needs of an answer."""

    @property
    def findings(self) -> tuple[Any, ...]: ...
    @property
    def looked(self) -> tuple[Any, ...]: ...


def render(answer: Answer) -> str:
    """One SARIF run. What could not be read is a notification of the run, which is then no success."""
    rules = [_rule(kind) for kind in dict.fromkeys(each.kind for each in answer.findings)]
    notes = amiss(answer)
    run = {
        "tool": {"driver": {"name": "Muniment", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not notes,
                "toolExecutionNotifications": [{"level": "error", "message": {"text": note}} for note in notes],
            }
        ],
        "results": [_result(each) for each in answer.findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def amiss(answer: Answer) -> list[str]:
    """What could not be read that should have been, in sentences."""
    return [f"{each.register}: {why}" for each in answer.looked for why in each.amiss]


def said(found: Shown) -> str:
    """A finding in a few sentences."""
    when = ""
    if found.commit:
        when = _(" It came in with commit {commit} on {day}.").format(commit=found.commit[:7], day=found.day or "?")
        when += "" if found.in_files else _(" Only the history holds it.")
    return f"{found.shown}: {found.why}.{when} {found.remedy}"


def _rule(kind: str) -> dict[str, Any]:
    what = KINDS[kind][0].upper() + KINDS[kind][1:]
    return {
        "id": f"personal-data/{kind}",
        "shortDescription": {"text": _("{what} in a register").format(what=what)},
        "defaultConfiguration": {"level": "warning"},
    }


def _result(found: Shown) -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(found.file)},
            "region": {"startLine": found.line, "startColumn": found.column},
        }
    }
    if found.field:
        place["logicalLocations"] = [{"fullyQualifiedName": found.field}]
    return {
        "ruleId": f"personal-data/{found.kind}",
        "level": LEVELS[found.certainty],
        "message": {"text": said(found)},
        "locations": [place],
    }
