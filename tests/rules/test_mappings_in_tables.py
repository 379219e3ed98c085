"""Mappings that stand in a table beside their set are judged like those that stand in the record itself."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.session import Session
from registry.verbs.checks import why

COLUMNS = "\t".join((
    "ext_id", "subject_id", "predicate_id", "object_id", "mapping_justification", "ext_status", "ext_approved",
    "ext_loss", "{more}",
))  # fmt: skip
AGREED = "ext_loss_approved_by\text_loss_approved_on"


def row(own: str, status: str, loss: str, more: str) -> str:
    justified = "semapv:ManualMappingCuration"
    return f"{own}\twords:{own}\tskos:exactMatch\tshared:{own}\t{justified}\t{status}\t2026-02-01\t{loss}\t{more}"


@pytest.fixture
def judged(registers: Any) -> Any:
    """Judges a set whose two mappings stand in a table: what the rule says, and where."""

    def judge(*rows: str, **header: Any) -> tuple[str, tuple[str, ...]]:
        terms = [{"id": "age"}, {"id": "mark"}]
        registers.record("town/vocabulary/shared", status="active", model="integration", terms=terms)
        registers.record("town/vocabulary/words", status="active", model="application", terms=terms)
        table = "\n".join((COLUMNS.format(more=AGREED), *rows, ""))
        registers.record(
            "town/mapping-set/words-to-shared",
            status="active",
            subject_vocabulary="words",
            object_vocabulary="shared",
            direction="subject-to-object",
            table={"file": "words.sssom.tsv", "digest": f"sha256:{hashlib.sha256(table.encode()).hexdigest()}"},
            **header,
        )
        root: Path = registers.root
        (root / "town/mappings/words.sssom.tsv").write_text(table, encoding="utf-8")
        session = Session(federation=root / "town", as_of=date(2026, 11, 21))
        question = why.Question(address="words-to-shared", rule=("mapping-lossy-unapproved",))
        (said,) = why.run(session, question).said
        return said.outcome, said.at

    return judge


AT = "town/mapping-set/words-to-shared#mappings[mark]"


@pytest.mark.parametrize(
    ("rows", "header", "outcome", "at"),
    [
        ([row("mark", "approved", "category", "Data steward\t2026-03-01")], {}, "satisfied", ()),
        (
            [row("age", "approved", "none", "\t"), row("mark", "approved", "category", "\t")], {}, "violated",
            (f"{AT}/loss_approved_by", f"{AT}/loss_approved_on"),
        ),
        ([row("mark", "proposed", "category", "\t")], {}, "not-applicable", ()),
        # A row without a status of its own has that of its set.
        ([row("mark", "", "category", "\t")], {}, "not-applicable", ()),
        (
            [row("mark", "", "category", "\t")], {"approved_by": "Board", "approved_on": "2026-03-01"}, "satisfied", (),
        ),
    ],
)  # fmt: skip
def test_a_row_is_judged_as_the_record_would_be(
    judged: Any, rows: list[str], header: dict[str, str], outcome: str, at: tuple[str, ...]
) -> None:
    assert judged(*rows, **header) == (outcome, at)
