"""Findings as SARIF 2.1.0: critical and high are errors, medium warnings, low notes; cannot tell asks for review.

A waived finding is a result that is suppressed, with the waiver's reason for justification.
"""

from __future__ import annotations

import json
from typing import Any, Protocol
from urllib.parse import quote

from registry import __version__
from registry.findings import Finding, Outcome

_LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "note"}


class Shown(Protocol):
    """What this format needs of a finding."""

    finding: Finding
    title: str
    remedy: str
    file: str
    line: int
    law: tuple[str, ...]
    waived: str


class Answer(Protocol):
    """What this format needs of an answer."""

    @property
    def findings(self) -> tuple[Any, ...]: ...
    @property
    def defects(self) -> tuple[Any, ...]: ...


def render(answer: Answer) -> str:
    """One SARIF run. A rule that failed is a notification of the run, which is then no success."""
    rules: dict[str, dict[str, Any]] = {}
    for shown in answer.findings:
        rules.setdefault(shown.finding.rule, _rule(shown))
    run = {
        "tool": {"driver": {"name": "Muniment", "semanticVersion": __version__, "rules": list(rules.values())}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not answer.defects, "toolExecutionNotifications": _notes(answer)}],
        "results": [_result(shown) for shown in answer.findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _notes(answer: Answer) -> list[dict[str, Any]]:
    return [
        {"level": "error", "message": {"text": f"{each.rule} on {each.subject}: {each.message}"}}
        for each in answer.defects
    ]


def _rule(shown: Shown) -> dict[str, Any]:
    return {
        "id": shown.finding.rule,
        "shortDescription": {"text": shown.title},
        "help": {"text": f"{shown.remedy} {'; '.join(shown.law)}"},
        "defaultConfiguration": {"level": _LEVELS[shown.finding.severity]},
    }


def _result(shown: Shown) -> dict[str, Any]:
    finding = shown.finding
    is_open = finding.outcome == Outcome.CANNOT_TELL
    result = {
        "ruleId": finding.rule,
        "kind": "review" if is_open else "fail",
        "level": "none" if is_open else _LEVELS[finding.severity],
        "message": {"text": f"{finding.because} {shown.remedy}"},
        "fingerprints": {"muniment/v1": finding.fingerprint},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(shown.file)},
                    "region": {"startLine": shown.line},
                },
                "logicalLocations": [{"fullyQualifiedName": address} for address in finding.at or (finding.subject,)],
            }
        ],
    }
    if finding.waiver:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": shown.waived}]
    return result
