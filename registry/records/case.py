"""What breaches, rights requests and complaints share: open or closed, who deals with them, what they touch.

They hold the organisation's own case reference and counts. Nothing in them may name or describe the person concerned.
"""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.lifecycle import CaseStatus
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import StatusChange
from registry.records.values import Date, Key, Reference, Text


class CaseStatusChange(StatusChange):
    """One change of a case's status."""

    visibility: ClassVar[Visibility] = "private"

    status: CaseStatus = bookkeeping("The status from that day.", term="dpv:hasStatus", required=True)  # type: ignore[assignment]  # a case is open or closed


class PartyInformed(Part):
    """One organisation that was told of a case, and when."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 19; ICO data sharing code, agreement heading 8"
    visibility: ClassVar[Visibility] = "private"

    id: Key = substance("A key for this organisation, unique in the list.", example="police", required=True)
    organisation: Reference | None = substance("The organisation.", refers="organisation", term="dpv:hasRecipient")
    name: Text | None = substance("Its name, where there is no record of it.", example="Eastvale Housing Association", term="dpv:hasName")
    told: Date | None = substance("The day it was told.", term="dct:date")
    how: Text | None = substance("How it was told.", example="By secure email to the single point of contact")
    not_told_reason: Text | None = substance("Why it was not told, where it was not.", example="Impossible: the organisation has closed and nobody took on its records")
    confirmed: Date | None = substance("The day it said that it had acted.")


class RegulatorContact(Part):
    """What passed between the organisation and the regulator about a case the regulator took up."""

    source: ClassVar[str] = "UK GDPR Article 33; DPA 2018 section 164A; Accountability Framework"
    visibility: ClassVar[Visibility] = "private"

    regulator: Text | None = substance("The regulator.", example="Information Commission", term="dpv:hasAuthority")
    reference: Text | None = substance("The regulator's reference.", example="IC-000000-A1B2", term="dct:identifier")
    opened: Date | None = substance("The day the regulator first wrote.")
    outcome: Text | None = substance("What the regulator decided.", example="No further action", term="dpv:hasOutcome")
    closed: Date | None = substance("The day the regulator closed it.")
