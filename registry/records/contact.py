"""Who to ask: contacts by role, and the owner of a record."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.concept import Concept
from registry.records.part import Part, Visibility, bookkeeping
from registry.records.values import Email, Key, Link, Reference, Text


class ContactRole(Concept):
    """The part a contact plays. Reference section 4, roles."""

    DPO = "dpo", "Data protection officer", "Advises and monitors, independently.", "dpv:DataProtectionOfficer"
    SIRO = "siro", "Senior information risk owner", "Owns information risk and signs."
    CALDICOTT_GUARDIAN = "caldicott-guardian", "Caldicott Guardian", "Guards confidentiality of health and care data."
    ASSET_OWNER = "information-asset-owner", "Information asset owner"
    IG_LEAD = "ig-lead", "Information governance lead", "Drafts and runs the record."
    SERVICE_OWNER = "service-owner", "Service owner", "Answers for purpose and benefits."
    DESIGNATED_PERSON = "designated-person", "Designated person", "Named under an accord or protocol."
    DEPUTY = "deputy", "Deputy"
    OPERATIONS = "operations", "Day-to-day contact", "Single point of contact for requests."
    SECURITY = "security", "Security contact"
    INCIDENT = "incident", "Incident contact", "To be told of a breach or misuse."
    RIGHTS = "rights", "Rights requests contact"
    COMPLAINTS = "complaints", "Complaints contact"
    FOI = "foi", "Freedom of information contact"
    LEGAL = "legal", "Legal adviser"
    DATA_STEWARD = "data-steward", "Data steward or analyst"
    REPRESENTATIVE = "representative", "Representative", "Article 27 representative.", "dpv:Representative"
    OTHER = "other", "Another contact"


class Contact(Part):
    """How to reach someone by the role they hold. A person's name is needed only where the law asks for it."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 2; UK GDPR Article 30(1)(a)"
    visibility: ClassVar[Visibility] = "parties"
    term: ClassVar[str] = ""

    id: Key = bookkeeping("A key for this contact, unique in its list.", example="dpo", required=True)
    role: ContactRole | None = bookkeeping("The part this contact plays.")
    job_title: Text | None = bookkeeping("The post, in the organisation's own words.", example="Head of Information Governance")
    organisation: Reference | None = bookkeeping("The organisation the contact belongs to, if it is not plain from where this stands.", refers="organisation")
    team: Text | None = bookkeeping("The team or department.", example="Information Governance Team")
    email: Email | None = bookkeeping("An email address, of the role or a shared mailbox where there is one.", term="dpv:hasContact")
    telephone: Text | None = bookkeeping("A work telephone number. Put quotes round it.", example="01632 960 001")
    address: Text | None = bookkeeping("A postal address.", example="County Hall, Northmoor NM1 1AA", term="dpv:hasAddress")
    link: Link | None = bookkeeping("A web page with an up-to-date contact.")
    hours: Text | None = bookkeeping("When the contact can be reached.", example="Monday to Friday, 9am to 5pm")


class Owner(Part):
    """The post that answers for a record."""

    source: ClassVar[str] = "Accountability Framework, data sharing agreements; architecture"

    role: Text | None = bookkeeping("The post that answers for it.", example="Head of Children's Services", term="dpv:hasResponsibleEntity")
    organisation: Reference | None = bookkeeping("The organisation the post belongs to.", refers="organisation")
    name: Text | None = bookkeeping("The post holder's name, only where a law or the document itself gives it.", example="A. Officer", visibility="private")
    team: Text | None = bookkeeping("The team or department.", example="Information Governance Team")
    email: Email | None = bookkeeping("An email address of the role.")
    deputy_role: Text | None = bookkeeping("The post that stands in.", example="Deputy Head of Children's Services")
