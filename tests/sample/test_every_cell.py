"""Every cell of every file of the sample in everybody's words is what the records say, worked out by plain loops."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.session import Session
from registry.verbs.words import translate
from tests.sample.expected import SAMPLE
from tests.sample.translating_by_hand import HUB, becomes, marks, plain_mappings, records, rows

WORDS = {
    "eastvale-reports.csv": "community-safety-words", "westhaven-weekly-list.csv": "neighbourhood-list",
    "police-incidents.csv": "police-words", "westhaven-homelessness.csv": "housing-words",
    "fire-home-visits.xlsx": "prevention-words",
}  # fmt: skip
"""File → whose words it is in. The other two hold what counts under an agreement alone."""


@pytest.mark.parametrize("name", WORDS)
def test_every_cell_is_what_the_records_say(tmp_path: Path, name: str) -> None:
    session = Session(federation=SAMPLE, as_of=date(2026, 11, 21))
    told = 0
    for target in sorted(records("vocabularies").keys() - {WORDS[name]}):
        asked = translate.Question(
            file=SAMPLE / "data" / name, from_=WORDS[name], to=target, broader=True, form="csv", force=True,
            out=tmp_path / "out.csv", ledger=tmp_path / "losses.csv",
        )  # fmt: skip
        answer = translate.run(session, asked)
        found = list(_read(Path(answer.out), name)) if answer.written else []
        lost = {(each["target"], int(each["row"])): each["outcome"] for each in _losses(answer)}
        for column, end, wanted, nothing in by_hand(name, target):
            (shown,) = [
                each for each in answer.columns if each.target and each.target_term.endswith(f"#terms[{end}]")
            ] or [None]
            if shown is None or shown.source != (column,):
                continue
            outcomes = [lost.get((shown.target, number)) for number in range(1, len(found) + 1)]
            made = [_told(outcome, row[shown.target], nothing) for outcome, row in zip(outcomes, found, strict=True)]
            assert made == wanted, (target, column)
            told += len(wanted)
    assert told > 1000


def _told(outcome: str | None, text: str, nothing: set[str]) -> tuple[str, str]:
    """What became of a cell: of what is not known, the other side's own mark may be written."""
    if outcome is None and text in nothing:
        return "empty", ""
    return outcome or "exact", text


def by_hand(name: str, target: str) -> Iterator[tuple[str, str, list[tuple[str, str]], set[str]]]:
    """Column of the file, term of the other side, what each cell becomes, and what stands for nothing there."""
    source, table = WORDS[name], rows(name)
    theirs = plain_mappings(target) if target != HUB else []
    asked: dict[str, str] = {"from": source, "to": target}
    fields = [each for each in records("vocabularies")[source]["terms"] if each["element"] == "field"]
    for column in table[0]:
        for term in (each for each in fields if each.get("notation", each["label"]) == column):
            for first in plain_mappings(source):
                if first["subject"] != [term["id"]] or first["predicate"] not in ("exact", "broad"):
                    continue
                seconds = [
                    each for each in theirs if each["object"] == first["object"] and each["predicate"] == "exact"
                ]
                if seconds or target == HUB:
                    end = (seconds[0]["subject"] if seconds else first["object"])[0]
                    cells = [_cell(asked, term, first, seconds, row[column]) for row in table]
                    yield column, end, cells, marks(target, end, seconds[0] if seconds else {})


def _cell(
    asked: dict[str, str], term: dict[str, Any], first: dict[str, Any], seconds: list[dict[str, Any]], value: str
) -> tuple[str, str]:
    if value in marks(asked["from"], term["id"], first):
        return "empty", ""
    return becomes(asked, first, seconds, value)


def _read(out: Path, name: str) -> Iterator[dict[str, str]]:
    """The result keeps the character set and the separator of the file."""
    encoding = "cp1252" if name == "eastvale-reports.csv" else "utf-8-sig"
    with out.open(encoding=encoding, newline="") as opened:
        yield from csv.DictReader(opened, delimiter=";" if name == "westhaven-weekly-list.csv" else ",")


def _losses(answer: translate.Answer) -> list[dict[str, str]]:
    if not answer.written:
        return []
    with Path(answer.ledger).open(encoding="utf-8-sig", newline="") as opened:
        return [each for each in csv.DictReader(opened) if each["row"]]
