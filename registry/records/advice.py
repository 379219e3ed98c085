"""The data protection officer's advice on an assessment, and whether it was followed."""

from __future__ import annotations

from typing import ClassVar

from registry.records.part import Part, bookkeeping, substance
from registry.records.values import Answer, Date, Key, Text


class DpoAdvice(Part):
    """What the data protection officer advised."""

    source: ClassVar[str] = "UK GDPR Articles 35(2) and 39(1)(c)"
    term: ClassVar[str] = "dpv:ConsultationWithDPO"

    sought: Answer | None = substance("Was the officer's advice asked for?")
    on: Date | None = substance("The day the advice was given.", term="dct:date")
    advice: Text | None = substance("The advice, in a few sentences.", example="Go ahead once access is limited to named staff.", term="dct:description")
    followed: Answer | None = substance("Was it followed?")
    why_not_followed: Text | None = substance("Why not, where it was not followed in whole.", example="Limiting access by name would delay urgent cases; access is audited instead.")
    decided_by: Text | None = bookkeeping("The role of whoever decided whether to follow it.", example="Senior information risk owner")
    evidence: Key | None = bookkeeping("The evidence, by its key in this record's evidence.", names="evidence")
