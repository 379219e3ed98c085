"""Two councils, shared words between them, and files in the words of one: for the tests of `translate`."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from registry.verbs.words import translate
from registry.verbs.words.translate import Answer, Question

ACTIVE = {"status": "active", "status_history": [{"on": "2026-01-01", "status": "active"}]}
DAY = date(2026, 11, 21)


def field(own: str, datatype: str = "text", codes: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    """A column of a vocabulary, called by its key."""
    listed = [{"id": key, "code": code} for key, code in (codes or {}).items()]
    found = {"id": own, "label": own, "element": "field", "datatype": datatype} | more
    return found | ({"codes": listed, "codes_open": "no"} if listed else {})


def mapping(subject: str, found: str, **more: Any) -> dict[str, Any]:
    """An approved mapping; several terms with blanks between."""
    ends = {"id": more.pop("id", subject.replace(" ", "-")), "subject": subject.split(), "object": found.split()}
    settled = {"predicate": "exact", "mapping_status": "approved", "approved": "2026-02-01"}
    return ends | settled | {"steward_role": "Data steward"} | more


def encoding(**said: Any) -> dict[str, Any]:
    """How values are written."""
    return {"transform": {"encoding": said}}


def structure(**said: Any) -> dict[str, Any]:
    """How values are rearranged."""
    return {"transform": {"structural": said}}


def two_sides(
    registers: Any, town: Sequence[dict[str, Any]], hub: Sequence[dict[str, Any]], vale: Sequence[dict[str, Any]],
    out: Sequence[dict[str, Any]], theirs: Sequence[dict[str, Any]], *, of_town: dict[str, Any] | None = None,
    of_out: dict[str, Any] | None = None,
) -> Any:  # fmt: skip
    """The two councils `town` and `vale`. `out`, `theirs`: their mappings to the shared words."""
    record = registers.record
    for own in ("town", "vale"):
        record(f"{own}/organisation/{own}", title=f"{own.title()} Council", register=own, status="active")
    about = {"model": "application"} | ACTIVE
    record(
        "town/vocabulary/hub", title="Shared words", publisher="town", terms=[*hub], **about | {"model": "integration"}
    )
    record("town/vocabulary/list", title="Town list", publisher="town", terms=[*town], **about | (of_town or {}))
    record("vale/vocabulary/book", title="Vale book", publisher="vale", terms=[*vale], **about)
    ends = {"subject_vocabulary": "list", "object_vocabulary": "hub", "mappings": [*out]}
    record("town/mapping-set/out", title="Town to shared", **ends, **ACTIVE, **(of_out or {}))
    ends = {"subject_vocabulary": "book", "object_vocabulary": "town/vocabulary/hub", "mappings": [*theirs]}
    record("vale/mapping-set/out", title="Vale to shared", **ends, **ACTIVE)
    registers.federation("town", "vale")
    return registers


def table(place: Path, columns: str, *rows: Sequence[str]) -> Path:
    """A CSV file; columns with blanks between."""
    file = place / "list.csv"
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows([columns.split(), *rows])
    return file


def ask(councils: Any, file: Path, **more: Any) -> Answer:
    """What comes of it."""
    asked = Question(**{"file": file, "from_": "town", "to": "vale", "force": True} | more)
    return translate.run(councils.session(as_of=DAY), asked)


def read(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with Path(text).open(newline="", encoding="utf-8-sig") as opened:
        return list(csv.DictReader(opened))


def outcomes(answer: Answer, target: str) -> dict[str, int]:
    """Outcome → cells of one column of the result."""
    return dict(next(each.counts for each in answer.columns if each.target == target))
