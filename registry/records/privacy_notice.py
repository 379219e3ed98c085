"""A privacy notice: what people are told about the use of their data, when and in what form."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.agreements import PartyRole
from registry.concepts.data import DataCategory, SubjectCategory
from registry.concepts.lawful_bases import Article6, Article9
from registry.concepts.notices import DataOrigin, NoticeFormat, NoticeLayer
from registry.records.locations import TransfersAbroad
from registry.records.officers import PublishedContact
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.recipients import RecipientGroup
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.values import Answer, Date, Key, Language, Link, Period, Reference, Text

_BOTH = "UK GDPR Articles 13(1)-(2) and 14(1)-(2)"


class NoticeContents(Part):
    """Whether the notice has each thing the law asks for. Leave out nothing: no is an answer."""

    source: ClassVar[str] = _BOTH
    visibility: ClassVar[Visibility] = "public"

    controller: Answer | None = substance("Does it name the controller and say how to reach it?")
    representative: Answer | None = substance("Does it name the controller's representative, where there is one?")
    dpo_contact: Answer | None = substance("Does it say how to reach the data protection officer?")
    purposes: Answer | None = substance("Does it give the purposes?")
    lawful_basis: Answer | None = substance("Does it give the lawful basis of each purpose?")
    legitimate_interest: Answer | None = substance("Does it name the legitimate interest, where that is the basis?", source="UK GDPR Article 13(1)(d)")
    recipients: Answer | None = substance("Does it give the recipients or categories of recipients?", source="UK GDPR Articles 13(1)(e) and 14(1)(e)")
    transfers: Answer | None = substance("Does it say whether data goes abroad, and what protects it?")
    retention: Answer | None = substance("Does it say how long data is kept, or how that is decided?", source="UK GDPR Article 13(2)(a)")
    access: Answer | None = substance("Does it tell of the right of access?", source="UK GDPR Article 15")
    rectification: Answer | None = substance("Does it tell of the right to have mistakes put right?", source="UK GDPR Article 16")
    erasure: Answer | None = substance("Does it tell of the right to erasure?", source="UK GDPR Article 17")
    restriction: Answer | None = substance("Does it tell of the right to restriction?", source="UK GDPR Article 18")
    objection: Answer | None = substance("Does it tell of the right to object?", source="UK GDPR Article 21")
    portability: Answer | None = substance("Does it tell of the right to portability, where there is one?", source="UK GDPR Article 20")
    withdrawal_of_consent: Answer | None = substance("Does it say that consent can be withdrawn, where consent is the basis?", source="UK GDPR Article 7(3)")
    complaint_to_controller: Answer | None = substance("Does it tell of the right to complain to the controller?", source="Data (Use and Access) Act 2025 Schedule 10 paragraphs 3-4; DPA 2018 section 164A")
    complaint_to_regulator: Answer | None = substance("Does it tell of the right to complain to the regulator?")
    statutory_or_contractual: Answer | None = substance("Does it say whether people must give the data by law or contract, and what follows if they do not?")
    automated_decisions: Answer | None = substance("Does it tell of decisions made without meaningful human involvement, where there are any?", source="UK GDPR Articles 13(1)-(2), 14(1)-(2) and 22C")
    categories: Answer | None = substance("Does it give the categories of data, where it is not obtained from the person?", source="UK GDPR Article 14(1)-(2)")
    data_source: Answer | None = substance("Does it say where the data comes from, where it is not obtained from the person?", source="UK GDPR Article 14(1)-(2)")
    new_purposes: Answer | None = substance("Were people told before their data was used for a new purpose, where it was?", source="UK GDPR Articles 5(1)(b) and 8A")


class GivingNotice(Part):
    """When and how people are given the notice."""

    source: ClassVar[str] = "UK GDPR Articles 13 and 14(3)"
    visibility: ClassVar[Visibility] = "public"

    origin: DataOrigin | None = substance("Is data obtained from the person, from elsewhere, or both?", term="dpv:hasDataSource")
    when: Text | None = substance("When people are given it.", example="At the first visit")
    how: Text | None = substance("How they are given it.", example="The practitioner hands over the leaflet and explains it.")
    within_one_month: Answer | None = substance("Where data comes from elsewhere, are people told within one month?", source="UK GDPR Article 14(3)")
    longest_delay: Period | None = substance("The longest anyone waits to be told after the data is obtained.", example="P28D", unit="ISO 8601 period", source="UK GDPR Article 14(3)")
    at_first_contact: Answer | None = substance("Are people told at the first contact, where data is used to contact them?", source="UK GDPR Article 14(3)")
    before_disclosure: Answer | None = substance("Are people told before or when the data is first disclosed to another?", source="UK GDPR Article 14(3)")
    exception: Text | None = substance("The exception relied on where people are not told, or are told late.", example="Article 14(5): disproportionate effort", source="UK GDPR Article 14(5)-(7); DPA 2018 Schedules 2 to 4")
    exception_reasons: Text | None = substance("Why the exception applies.", example="Addresses of former residents are not known.", source="UK GDPR Article 14(5)-(7)")
    protective_measures: Text | None = substance("What is done to protect people who are not told.", example="The notice is published.", source="UK GDPR Article 14(5)-(7)")


class LawEnforcementNotice(Part):
    """What people are told where processing is for a law-enforcement purpose."""

    source: ClassVar[str] = "DPA 2018 section 44"
    visibility: ClassVar[Visibility] = "public"

    applies: Answer | None = substance("Does the notice cover processing for a law-enforcement purpose?")
    contents_given: Answer | None = substance("Does it give what section 44 requires?")
    missing: tuple[Text, ...] | None = substance("What is missing. Write [] for nothing.", example=["How to complain to the regulator"])
    restricted: Text | None = substance("What is held back from people, and why.", example="Details that would prejudice an investigation", visibility="parties")


class OtherForm(Part):
    """The same notice in another form or language."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 12; Accountability Framework, transparency"
    visibility: ClassVar[Visibility] = "public"

    id: Key = substance("A key for this form, unique in the list.", example="easy-read", required=True)
    format: NoticeFormat | None = substance("The form.", term="dct:format")
    language: Language | None = substance("The language.", term="dct:language")
    audience: Text | None = substance("Whom it is for.", example="Young people in care")
    link: Link | None = bookkeeping("Where it is.", term="dct:source")
    updated: Date | None = bookkeeping("The day it was last changed.", term="dct:modified")


class PrivacyNotice(Record):
    """A privacy notice."""

    source: ClassVar[str] = "UK GDPR Articles 12 to 14; Accountability Framework, transparency"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "dpv:PrivacyNotice"

    kind: Literal["privacy-notice"] = substance("Always `privacy-notice`.", visibility="public", required=True)
    link: Link | None = bookkeeping("Where it is published.", term="dct:source")
    department: tuple[Text, ...] | None = substance("The directorates or services it is about.", example=["Public health"], term="dpv:hasOrganisationalUnit")
    controllership: PartyRole | None = substance("What the notice calls the controllers it speaks for.", source="UK GDPR Articles 4(7) and 26")
    joint_with: tuple[Text, ...] | None = substance("The organisations or sorts of organisation it says they decide jointly with.", example=["Schools in the county"], source="UK GDPR Article 26(2)")
    controllers: tuple[Reference, ...] | None = substance("The controllers it speaks for.", refers="organisation", example=["northmoor"], source=_BOTH, term="dpv:hasDataController")
    audience: tuple[SubjectCategory, ...] | None = substance("The sorts of people it is for.", term="dpv:hasDataSubject")
    audience_described: Text | None = substance("Whom it is for, in words.", example="Families who are referred to the hub")
    activities: tuple[Reference, ...] | None = substance("The processing activities it tells of.", refers="processing-activity", example=["child-protection"], term="dpv:hasProcess")
    agreements: tuple[Reference, ...] | None = substance("The sharing agreements it tells of.", refers="agreement", example=["childrens-hub"], term="dct:references")
    contents: NoticeContents | None = substance("Whether it has each thing the law asks for.", source=_BOTH)
    controller_contact: PublishedContact | None = bookkeeping("The controller's contact, as the notice gives it.", source=_BOTH, term="dpv:hasContact")
    dpo_contact: PublishedContact | None = bookkeeping("The data protection officer's contact, as the notice gives it.", source=_BOTH, term="dpv:hasDataProtectionOfficer")
    complaints_contact: PublishedContact | None = bookkeeping("Where it tells people to complain to the controller.", source="DPA 2018 section 164A", term="dpv:hasContact")
    purposes: tuple[Text, ...] | None = substance("The purposes it gives.", example=["To keep children safe"], source=_BOTH, term="dpv:hasPurpose")
    art6: tuple[Article6, ...] | None = substance("The lawful bases it gives.", source=f"UK GDPR Article 6(1); {_BOTH}", term="dpv:hasLegalBasis")
    art9: tuple[Article9, ...] | None = substance("The conditions it gives for special category data.", source="UK GDPR Article 9(2)")
    laws: tuple[Text, ...] | None = substance("The laws it names.", example=["Children Act 1989 section 47"], term="dpv:hasApplicableLaw")
    legitimate_interest: Text | None = substance("The legitimate interest it names.", example="Keeping visitors safe", source="UK GDPR Article 13(1)(d)")
    categories: tuple[DataCategory, ...] | None = substance("The categories of data it gives.", source="UK GDPR Article 14(1)-(2)", term="dpv:hasPersonalData")
    data_sources: tuple[Text, ...] | None = substance("The sources of data it gives.", example=["Schools", "The police"], source="UK GDPR Article 14(1)-(2)", term="dpv:hasDataSource")
    recipients: tuple[RecipientGroup, ...] | None = substance("The recipients it gives. Write [] where it names none.", source="UK GDPR Articles 13(1)(e) and 14(1)(e)", term="dpv:hasRecipient")
    transfers: TransfersAbroad | None = substance("What it says of data going abroad.", source=_BOTH)
    retention: Text | None = substance("What it says of how long data is kept.", example="Until the child's 25th birthday", source="UK GDPR Article 13(2)(a)", term="dpv:hasStorageCondition")
    consequence_of_refusal: Text | None = substance("What it says follows if people do not give the data.", example="We may not be able to offer the service.", source=_BOTH, term="dpv:hasConsequence")
    giving: GivingNotice | None = substance("When and how people are given it.", source="UK GDPR Articles 13 and 14(3)")
    law_enforcement: LawEnforcementNotice | None = substance("What it says of law-enforcement processing.", source="DPA 2018 section 44")
    layer: NoticeLayer | None = substance("Where it stands among notices about the same processing.", term="dpv:hasNoticeLayer")
    under: Reference | None = substance("The fuller notice it points to.", refers="privacy-notice", term="dct:isPartOf")
    format: NoticeFormat | None = substance("The form it is given in.", term="dct:format")
    languages: tuple[Language, ...] | None = substance("The languages it is in.", example=["en", "cy"], term="dct:language")
    other_forms: tuple[OtherForm, ...] | None = substance("The same notice in other forms or languages. Write [] for none.", term="dct:hasFormat")
    child_friendly: Answer | None = substance("Is there a version that children can understand?", source="UK GDPR Article 12; ICO data sharing code, children")
    accessible: Answer | None = substance("Can people with disabilities use it?", source="UK GDPR Article 12")
    plain_language_tested: Answer | None = substance("Was it tried out on people it is for?", source="Accountability Framework, transparency")
    how_changes_are_told: Text | None = substance("How people are told when it changes.", example="By a note at the top of the page and in the next letter")
    published: Date | None = bookkeeping("The day it was first published.", term="dct:issued")
    last_updated: Date | None = bookkeeping("The day it was last changed.", term="dct:modified")
    review_due: Date | None = bookkeeping("The day it is next to be reviewed.", source="Accountability Framework, notice review")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The reviews that have been done.", source="Accountability Framework, notice review")
    withdrawn: Date | None = substance("The last day it was in use.")
    replaces: Reference | None = substance("The notice it replaces.", refers="privacy-notice", term="dct:replaces")
