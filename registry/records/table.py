"""A large set kept as a table beside its record: a small header in YAML, the rows in a file of their own."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from registry.records.part import Part, substance
from registry.records.values import Count, Digest

TablePath = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*\.tsv$", max_length=200)]
"""The name of a tab-separated file in the same folder as the record. No folders, so that it cannot lead elsewhere."""

ReviewsPath = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*\.jsonl$", max_length=200)]
"""The name of a file in the same folder to which review events are added, one a line."""


class Table(Part):
    """Where the rows are. They count as part of the record."""

    source: ClassVar[str] = "Muniment"

    file: TablePath | None = substance("The file's name. It stands beside this record.", example="ethnicity-codes.sssom.tsv", term="dct:source")
    digest: Digest | None = substance("The SHA-256 digest of the file.")
    rows: Count | None = substance("How many rows it has, headings left out.", example=4200, unit="rows", term="dct:extent")
