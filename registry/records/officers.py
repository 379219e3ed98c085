"""The posts the law and guidance ask an organisation to fill, and the contacts it must publish."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.organisations import Post
from registry.records.contact import Contact
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.values import Answer, Country, Date, Key, Link, Reference, Text


class PublishedContact(Contact):
    """A contact that the law requires to be given to the public."""

    source: ClassVar[str] = "UK GDPR Articles 13(1), 14(1) and 37(7)"
    visibility: ClassVar[Visibility] = "public"


class OtherPost(Part):
    """Another post that the data protection officer holds."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 38(6)"

    id: Key = substance("A key for this post, unique in the list.", example="records-manager", required=True)
    post: Post | None = substance("The post.")
    job_title: Text | None = substance("The post, in the organisation's own words.", example="Records and Archives Manager")
    decides_purposes: Answer | None = substance("Does this post decide why or how personal data is processed?")
    safeguards: Text | None = substance("How a conflict of interests is kept off.", example="The deputy advises on matters the post holder has decided.")


class DataProtectionOfficer(Part):
    """Whether there is a data protection officer, where the post stands, and how people reach it."""

    source: ClassVar[str] = "UK GDPR Articles 37 to 39; DPA 2018 section 69"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "dpv:DataProtectionOfficer"

    designated: Answer | None = substance("Has a data protection officer been designated?", source="UK GDPR Article 37(1); DPA 2018 sections 7 and 69")
    designated_on: Date | None = substance("The day of the designation.", term="dct:dateAccepted")
    reason_not_designated: Text | None = substance("Why there is none, where there is none.", example="A parish council is not a public authority for this purpose.", source="UK GDPR Article 37(1); DPA 2018 section 7(3)")
    role: Text | None = substance("The post that is the data protection officer.", example="Information Governance Manager and Data Protection Officer")
    employer: Reference | None = substance("The organisation that provides the officer, where it is another.", refers="organisation")
    serves_several: Answer | None = substance("Does the same officer serve several organisations?")
    contact: PublishedContact | None = bookkeeping("How to reach the officer.", term="dpv:hasContact")
    contact_published: Answer | None = substance("Are the officer's contact details published?", source="UK GDPR Article 37(7)")
    published_at: Link | None = bookkeeping("Where they are published.", source="UK GDPR Article 37(7)")
    notified_to_regulator: Answer | None = substance("Has the regulator been told the officer's contact details?", source="UK GDPR Article 37(7)")
    notified_on: Date | None = bookkeeping("The day the regulator was told.", source="UK GDPR Article 37(7)")
    other_posts: tuple[OtherPost, ...] | None = substance("The other posts the officer holds. Write [] for none.", source="UK GDPR Article 38(6)", visibility="parties")
    reports_to_highest_management: Answer | None = substance("Does the officer report directly to the highest level of management?", source="UK GDPR Article 38(3)")
    reports_to: Text | None = substance("The post or body the officer reports to.", example="Chief Executive and Corporate Leadership Team", source="UK GDPR Article 38(3)")


class SeniorPost(Part):
    """A senior post with a duty towards information: who holds it, and how to reach them."""

    source: ClassVar[str] = "Practice: agreement lifecycle, roles"
    visibility: ClassVar[Visibility] = "public"

    appointed: Answer | None = substance("Is the post filled?")
    appointed_on: Date | None = substance("The day of the appointment.", term="dct:dateAccepted")
    role: Text | None = substance("The post that carries the duty.", example="Director of Resources")
    reason_not_appointed: Text | None = substance("Why there is none, where there is none.", example="The organisation handles no health or care information.")
    shared_with: tuple[Reference, ...] | None = substance("The other organisations that the same person serves.", refers="organisation", example=["eastvale"])
    contact: Contact | None = bookkeeping("How to reach the post.", term="dpv:hasContact")
    deputy_role: Text | None = substance("The post that stands in.", example="Head of Internal Audit")


class CaldicottGuardian(SeniorPost):
    """Whether there is a Caldicott Guardian, and whether the national register knows."""

    source: ClassVar[str] = "National Data Guardian statutory guidance, 2021; Health and Social Care (National Data Guardian) Act 2018"

    registered: Answer | None = substance("Is the Guardian in the national register of Caldicott Guardians?")
    registered_on: Date | None = bookkeeping("The day the register was last brought up to date.")


class Representative(Part):
    """Someone in the United Kingdom who acts for an organisation established abroad."""

    source: ClassVar[str] = "UK GDPR Article 30(1)(a) and (2)(a)"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "dpv:Representative"

    appointed: Answer | None = substance("Has a representative been appointed?")
    organisation: Reference | None = substance("The representative, where there is a record of it.", refers="organisation", term="dpv:hasRepresentative")
    name: Text | None = substance("The representative's name, where there is no record of it.", example="Example Representatives Limited", term="dpv:hasName")
    country: Country | None = substance("The country the represented organisation is established in.", term="dpv:hasCountry")
    contact: PublishedContact | None = bookkeeping("How to reach the representative.", term="dpv:hasContact")
