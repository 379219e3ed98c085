"""Columns of real councils with the standard field each was mapped to, of `MUNIMENT_TEST_DATA`: never shipped."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from registry.vocabulary.suggesting.candidates import Candidate, Candidates
from registry.vocabulary.suggesting.decided import Decided, Memory
from registry.vocabulary.suggesting.suggestion import Unmapped

EVERYBODY = "all-publishers"
"""Stands in place of a publisher for a mapping that holds for all: a default."""

_NOTHING = "IGNORE"


class Row(NamedTuple):
    """A column as it was mapped; `field` is None where it was decided to leave it out."""

    data_set: str
    publisher: str
    column: str
    field: str | None

    @property
    def asked(self) -> Unmapped:
        """As the suggester is asked about it."""
        return Unmapped(self.column, data_set=self.data_set)


class Columns(NamedTuple):
    """All rows, each once, and the candidates of each data set: its fields."""

    rows: list[Row]
    fields: dict[str, Candidates]

    def strict(self) -> list[Row]:
        """Those of publishers named as organisations."""
        return [row for row in self.rows if ":" in row.publisher]

    def scoped(self) -> list[Row]:
        """Those of any one publisher, those known only by a number as well."""
        return [row for row in self.rows if row.publisher != EVERYBODY]

    def askable(self, rows: Iterable[Row]) -> list[Row]:
        """Those whose field is among the candidates, or that were left out: others nobody could get right."""
        return [
            row for row in rows
            if row.data_set in self.fields and (row.field is None or row.field in self.fields[row.data_set].by)
        ]  # fmt: skip


def folder() -> Path | None:
    """Where they are; None where the environment does not say, or they are not there."""
    given = os.environ.get("MUNIMENT_TEST_DATA")
    place = Path(given) / "council-columns" if given else None
    return place if place is not None and (place / "columns.csv").exists() else None


def read(place: Path) -> Columns:
    """Read them."""
    with (place / "columns.csv").open(newline="", encoding="utf-8") as file:
        rows = dict.fromkeys(
            Row(
                each["dataset"], each["publisher"], each["column"], None if each["field"] == _NOTHING else each["field"]
            )
            for each in csv.DictReader(file)
        )
    found: dict[str, list[Candidate]] = {}
    with (place / "fields.csv").open(newline="", encoding="utf-8") as file:
        for each in csv.DictReader(file):
            names = tuple(dict.fromkeys((each["name"], each["field"])))
            found.setdefault(each["dataset"], []).append(Candidate(each["field"], names, each["description"]))
    return Columns(list(rows), {data_set: Candidates(own) for data_set, own in found.items()})


def memory(rows: Iterable[Row]) -> Memory:
    """What a federation would know that had decided so."""
    return Memory(Decided((row.column,), row.data_set, row.publisher, row.field) for row in rows)
