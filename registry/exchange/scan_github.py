"""Personal data found, as GitHub workflow commands, which mark the lines of a pull request. It shows none of them."""

from __future__ import annotations

from registry.exchange.github import data_of, property_of
from registry.exchange.scan_sarif import Answer, amiss, said

_LEVELS = {"sure": "warning", "likely": "notice"}


def render(answer: Answer) -> str:
    """One line a finding, and one for each thing that could not be read; empty where there is nothing to tell."""
    lines = [
        f"::{_LEVELS[each.certainty]} file={property_of(each.file)},line={each.line},col={each.column},"
        f"title={property_of(f'personal-data/{each.kind}')}::{data_of(said(each))}"
        for each in answer.findings
    ]
    return "\n".join([*lines, *(f"::error title=personal-data::{data_of(note)}" for note in amiss(answer))])
