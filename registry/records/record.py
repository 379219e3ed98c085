"""What every record carries, whatever its kind."""

from __future__ import annotations

from typing import Any, ClassVar

from registry.concepts.dates import DatePrecision
from registry.concepts.lifecycle import RecordStatus
from registry.records.contact import Owner
from registry.records.evidence import Evidence
from registry.records.part import Part, bookkeeping, substance
from registry.records.values import Date, Key, Language, Reference, Text


class StatusChange(Part):
    """One change of status: a human act, with its date. Status at a date is the last entry by then."""

    key: ClassVar[tuple[str, ...]] = ("on", "status")
    source: ClassVar[str] = "Practice: agreement lifecycle, lifecycle"

    on: Date = bookkeeping("The day the status changed.", term="dct:date", required=True)
    status: RecordStatus = bookkeeping("The status from that day.", term="dpv:hasStatus", required=True)
    precise_to: DatePrecision | None = bookkeeping("How exact the day is, where only a month or year is known; the first day stands for it.")
    by: Text | None = bookkeeping("The role of whoever decided.", example="Senior information risk owner")
    reason: Text | None = bookkeeping("Why.", example="Approved at the information governance board.")
    evidence: Key | None = bookkeeping("The piece of evidence that shows it.", names="evidence")


class Record(Part):
    """The fields that every record has. `kind`, `id`, `title` and `status` are the only ones the schema insists on."""

    source: ClassVar[str] = "Muniment"

    id: Key = substance("The record's name inside its register. It is also the file's name, and never changes.", example="childrens-hub", term="dct:identifier", visibility="public", required=True)
    title: Text = substance("What people call it.", example="Northmoor children's safeguarding hub", term="dct:title", visibility="public", required=True)
    version: Text | None = bookkeeping("The version, as text: put quotes round a number.", example="1.0", term="dct:hasVersion", visibility="public")
    status: RecordStatus = bookkeeping("Where the record is in its life.", term="dpv:hasStatus", visibility="public", required=True)
    status_history: tuple[StatusChange, ...] | None = bookkeeping("Every change of status, oldest first.")
    language: Language | None = bookkeeping("The language the record is written in.", term="dct:language", visibility="public")
    owner: Owner | None = bookkeeping("The post that answers for this record.")
    reference: Text | None = bookkeeping("The organisation's own reference for it, as printed on the document.", example="IG/2026/014", term="dct:alternative", visibility="public")
    formerly: tuple[Reference, ...] | None = bookkeeping("What this record used to be called, so that old references still lead here.", example=["northmoor/agreement/old-name"], term="dct:replaces", visibility="public")
    incomplete: tuple[Text, ...] | None = bookkeeping("Fields of which only part could be read or written so far, by name or address. Left out: nothing is known to be missing.", example=["items", "parties[schools]/party_class"], source="Muniment")
    evidence: tuple[Evidence, ...] | None = bookkeeping("Proof kept with the record.")
    local: dict[str, Any] | None = substance("Your own fields. They are kept, shown and signed, and never judged.", example={"directorate": "People"})
