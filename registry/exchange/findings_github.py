"""Findings as GitHub workflow commands, which mark the lines of a pull request. What is waived is only a notice."""

from __future__ import annotations

from registry.exchange.findings_sarif import Answer, Shown
from registry.exchange.github import data_of, property_of
from registry.findings import Outcome

_LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "notice"}


def render(answer: Answer) -> str:
    """One line a finding, and one for each rule that failed; an empty text where there is nothing to tell."""
    lines = [_line(shown) for shown in answer.findings]
    lines += [
        f"::error title=muniment::{data_of(f'{each.rule} on {each.subject}: {each.message}')}"
        for each in answer.defects
    ]
    return "\n".join(lines)


def _line(shown: Shown) -> str:
    finding = shown.finding
    is_open = finding.outcome == Outcome.VIOLATED and not finding.waiver
    level = _LEVELS[finding.severity] if is_open else "notice"
    title = property_of(f"{finding.rule}: {shown.title}")
    said = data_of(f"{finding.because} {shown.waived or shown.remedy}")
    return f"::{level} file={property_of(shown.file)},line={shown.line},title={title}::{said}"
