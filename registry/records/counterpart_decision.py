"""What a person decided about another organisation's record: that it is of the same share, or that it is not."""

from __future__ import annotations

from typing import ClassVar

from registry.records.part import Part, bookkeeping
from registry.records.values import Answer, Date, Key, Reference, Text


class CounterpartDecision(Part):
    """One decision on another organisation's record, so that nobody is asked the same again."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 5(1)(d) and 5(2)"

    id: Key = bookkeeping("A key for this decision, unique in the list.", example="harbour-police-road-safety", required=True)
    record: Reference | None = bookkeeping("The other record, in the register it is kept in.", refers="agreement")
    same: Answer | None = bookkeeping("Is it a record of the same share? Where it is, `counterpart_of` names it.")
    on: Date | None = bookkeeping("The day it was decided.", term="dct:date")
    by: Text | None = bookkeeping("The role of whoever decided.", example="Information governance officer")
    reason: Text | None = bookkeeping("Why.", example="Both registers print the same signed copy.")
