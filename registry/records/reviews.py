"""A dated look back at a record, to see whether it is still right."""

from __future__ import annotations

from typing import ClassVar

from registry.records.part import Part, bookkeeping
from registry.records.values import Date, Key, Text


class DatedReview(Part):
    """One review that has been done."""

    key: ClassVar[tuple[str, ...]] = ("on",)
    source: ClassVar[str] = "UK GDPR Article 5(2); Accountability Framework"

    on: Date = bookkeeping("The day of the review.", term="dct:date", required=True)
    by: Text | None = bookkeeping("The role of whoever reviewed it.", example="Information governance lead")
    reason: Text | None = bookkeeping("What brought the review about.", example="Yearly review")
    outcome: Text | None = bookkeeping("What was decided.", example="Continue without change", term="dpv:hasOutcome")
    changes: tuple[Text, ...] | None = bookkeeping("What was changed.", example=["Added the new case system"])
    evidence: Key | None = bookkeeping("The evidence, by its key in this record's evidence.", names="evidence")
