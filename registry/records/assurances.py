"""Outside assurances that one organisation holds: certificates, toolkit returns, checks passed."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.organisations import AssuranceScheme
from registry.records.part import Part, bookkeeping, substance
from registry.records.values import Answer, Date, Key, Link, Text


class HeldAssurance(Part):
    """One assurance held by the organisation that this record is about."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 28(1) and 32; Accountability Framework, due diligence; Information Sharing Gateway, organisation assurance"
    term: ClassVar[str] = "dpv:Certification"

    id: Key = substance("A key for this assurance, unique in the list.", example="dspt-2026", required=True)
    scheme: AssuranceScheme | None = substance("The scheme it was given under.")
    scheme_name: Text | None = substance("The scheme's name, where it is not one of those listed.", example="Welsh Cyber Assurance Process", term="dct:title")
    level: Text | None = substance("The level or result.", example="Standards met")
    scope: Text | None = substance("What it covers, if not the whole organisation.", example="The hosted case management service", term="dpv:hasScope")
    given_by: Text | None = substance("Who gave it.", example="An accredited certification body")
    reference: Text | None = bookkeeping("The certificate's number.", example="CE-2026-0099", term="dct:identifier")
    awarded: Date | None = bookkeeping("The day it was given.", term="dct:issued")
    expires: Date | None = bookkeeping("The last day it is valid.", term="dct:valid")
    checked: Date | None = bookkeeping("The day someone last checked that it was still held.")
    checked_by: Text | None = bookkeeping("The role of whoever checked.", example="Information security officer")
    current: Answer | None = bookkeeping("Was it found to be valid when last checked?")
    link: Link | None = bookkeeping("Where it can be looked up.")
    evidence: Key | None = bookkeeping("The evidence, by its key in this record's evidence.", names="evidence")
