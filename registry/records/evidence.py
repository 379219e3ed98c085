"""Proof kept with a record: a file or a published page, with its digest so that it cannot change unnoticed."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from registry.concepts.handling import EvidenceKind, RelatedDocumentKind
from registry.records.part import Part, bookkeeping, substance
from registry.records.values import Date, Digest, Key, Link, Reference, Text

EvidencePath = Annotated[str, StringConstraints(pattern=r"^evidence(/[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*)+$", max_length=400)]
"""A file in the register's evidence folder."""


class Evidence(Part):
    """One piece of evidence. It says where the proof is and what its digest was when it was stored."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 5(2) and 24(1); Accountability Framework"

    id: Key = bookkeeping("A key for this piece of evidence, unique in the record.", example="signed-copy", required=True)
    kind: EvidenceKind | None = bookkeeping("What the evidence is.")
    title: Text | None = bookkeeping("The title of the document or page.", example="Signed agreement, all parties", term="dct:title")
    file: EvidencePath | None = bookkeeping("Where the file is kept, inside the register's `evidence` folder.", example="evidence/mash-signed.pdf")
    link: Link | None = bookkeeping("The web page it was published at.", term="dct:source")
    digest: Digest | None = bookkeeping("The SHA-256 digest of the file when it was stored.")
    retrieved: Date | None = bookkeeping("The day it was fetched or received.", term="dct:dateAccepted")
    dated: Date | None = bookkeeping("The date the document itself bears.", term="dct:date")
    publisher: Text | None = bookkeeping("Who published it.", example="Northmoor Council", term="dct:publisher")
    shows: tuple[Text, ...] | None = bookkeeping("The parts of this record that it proves, as field names or addresses.", example=["parties", "dates"])


class RelatedDocument(Part):
    """A document that goes with an agreement without being evidence for it."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 9; Scottish toolkit, work instructions"

    id: Key = substance("A key for this document, unique in the record.", example="referral-form", required=True)
    kind: RelatedDocumentKind | None = substance("What the document is.")
    title: Text | None = substance("Its title.", example="Referral form", term="dct:title")
    reference: Text | None = substance("Its own reference or version, as printed on it.", example="NM-IG-014 v3", term="dct:identifier")
    record: Reference | None = substance("The record of it, when there is one.", refers=("agreement", "standard", "appropriate-policy-document", "dpia"), term="dct:references")
    link: Link | None = substance("Where it is published.", term="dct:source")
    describes: Text | None = substance("What it is used for.", example="Practitioners use it to ask for information.", term="dct:description")
    precedence: Text | None = substance("Which prevails if the two disagree.", example="The agreement prevails.")
