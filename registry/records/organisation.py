"""An organisation: who it is, what it is in law, and the posts, fee and procedures that data protection law asks for."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.organisations import FeeTier, IdentifierScheme, NameUse, Nation, Sector, SuccessionKind
from registry.records.assurances import HeldAssurance
from registry.records.contact import Contact
from registry.records.officers import (
    CaldicottGuardian,
    DataProtectionOfficer,
    PublishedContact,
    Representative,
    SeniorPost,
)
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.values import Answer, Area, Country, Date, Key, Language, Link, Period, Reference, Text


class Identifier(Part):
    """A number or code that a published list gives the organisation. Equal identifiers are the same body."""

    key: ClassVar[tuple[str, ...]] = ("scheme", "value")
    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    scheme: IdentifierScheme = substance("The list it comes from.", required=True)
    value: Text = substance("The number or code, exactly as the list gives it. Put quotes round a number.", example="E06000001", term="dpv:hasIdentifier", required=True)
    scheme_name: Text | None = substance("The list's name, where it is not one of those listed.", example="County partnership directory")
    valid_until: Date | None = substance("The last day the list gave it this identifier, where that is past.", term="dct:valid")


class OtherName(Part):
    """Another name the organisation has or had."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Digital Economy Act register; practice"
    visibility: ClassVar[Visibility] = "public"

    id: Key = substance("A key for this name, unique in the list.", example="short", required=True)
    name: Text | None = substance("The name.", example="Northmoor", term="dct:alternative")
    use: NameUse | None = substance("What sort of name it is.")
    language: Language | None = substance("The language the name is in.", term="dct:language")
    until: Date | None = substance("The last day it was used, for a former name.", term="dct:valid")


class Succession(Part):
    """How this organisation took another's place, or another took its own."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Muniment; local government reorganisation"
    visibility: ClassVar[Visibility] = "public"

    id: Key = substance("A key for this change, unique in the list.", example="unitary-2027", required=True)
    organisation: Reference | None = substance("The other organisation.", refers="organisation")
    name: Text | None = substance("The other organisation's name, where there is no record of it.", example="Northmoor District Council", term="dpv:hasName")
    how: SuccessionKind | None = substance("What happened.")
    on: Date | None = substance("The day it took effect.", term="dct:date")
    functions: Text | None = substance("The functions that moved, where not all did.", example="Housing and council tax")
    instrument: Text | None = substance("The order or Act that brought it about.", example="Structural changes order for the county", term="dpv:hasApplicableLaw")
    agreements_pass: Answer | None = substance("Do agreements and records pass to the successor without being made anew?")


class LawEnforcementCapacity(Part):
    """Whether, and for what, the organisation is a competent authority for law enforcement."""

    source: ClassVar[str] = "DPA 2018 sections 29 to 31 and Schedule 7"
    visibility: ClassVar[Visibility] = "public"

    competent_authority: Answer | None = substance("Is it a competent authority for any law-enforcement purpose?", source="DPA 2018 section 30")
    schedule_7_entry: Text | None = substance("Its entry in Schedule 7, where it is listed.", example="Schedule 7, chief officers of police", source="DPA 2018 Schedule 7")
    functions: tuple[Text, ...] | None = substance("The law-enforcement functions it has in its own right.", example=["Prosecuting trading standards offences"], source="DPA 2018 section 30(1)(b)")
    law: Text | None = substance("The law that gives it those functions.", example="The Acts it enforces as a trading standards authority", term="dpv:hasApplicableLaw")


class Registration(Part):
    """The organisation's entry in the register of those who pay the data protection fee."""

    source: ClassVar[str] = "DPA 2018 section 137; SI 2018/480"
    visibility: ClassVar[Visibility] = "public"

    held: Answer | None = bookkeeping("Is it registered, where the number is not known?")
    number: Text | None = bookkeeping("The registration number.", example="ZA000000", term="dct:identifier")
    registered: Date | None = bookkeeping("The day it was first registered.")
    expires: Date | None = bookkeeping("The last day the fee covers.", term="dct:valid")
    tier: FeeTier | None = bookkeeping("The size of fee paid.", term="dpv:hasFee")
    exemption_reason: Text | None = bookkeeping("Why no fee is due, where none is.", example="Processes only for an elected representative's functions")
    link: Link | None = bookkeeping("The entry in the public register.")


class ComplaintsProcedure(Part):
    """How people complain to the organisation about its use of their information."""

    source: ClassVar[str] = "DPA 2018 section 164A"
    visibility: ClassVar[Visibility] = "public"

    online_form: Link | None = substance("The complaint form that can be completed online.", source="DPA 2018 section 164A(2)")
    other_means: tuple[Text, ...] | None = substance("The other ways to complain.", example=["By post to County Hall", "By telephone"], source="DPA 2018 section 164A(2)")
    since: Date | None = substance("The day the procedure began.")
    procedure: Link | None = bookkeeping("Where the procedure is published.")
    acknowledged_within: Period | None = substance("How soon a complaint is acknowledged.", example="P30D", unit="ISO 8601 period", source="DPA 2018 section 164A(3)")
    contact: PublishedContact | None = bookkeeping("Whom people complain to.", term="dpv:hasContact")


class Organisation(Record):
    """An organisation that shares, holds or processes information."""

    source: ClassVar[str] = "ICO data sharing code, agreement heading 2; UK GDPR Article 30(1)(a)"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "dpv:Organisation"

    kind: Literal["organisation"] = substance("Always `organisation`.", visibility="public", required=True)
    legal_name: Text | None = substance("Its full name in law, where that is not what people call it.", example="The County Council of Northmoor", term="dpv:hasName")
    other_names: tuple[OtherName, ...] | None = substance("Other names it has or had.", term="dct:alternative")
    register_: Key | None = substance("The register the organisation keeps itself, by its id, or the word `none`.", example="northmoor", source="Muniment", name="register")
    identifiers: tuple[Identifier, ...] | None = substance("Its numbers and codes in published lists.", term="dpv:hasIdentifier")
    sector: Sector | None = substance("The part of public or private life it belongs to.", term="dpv:hasSector")
    description: Text | None = substance("What sort of body it is and what it does.", example="County council for the area of Northmoor", term="dct:description")
    capacities: tuple[Key, ...] | None = substance("The kinds of body it is in law, as ids in the law data. Some bodies are several.", example=["county-council", "fire-authority"], source="Muniment")
    crown_body: Answer | None = substance("Is it a Crown body?")
    nation: Nation | None = substance("The part of the United Kingdom whose law it works under.", term="dpv:hasJurisdiction")
    country: Country | None = substance("The country it is established in, where that is not the United Kingdom.", term="dpv:hasCountry")
    areas: tuple[Area, ...] | None = substance("The areas it serves, as Office for National Statistics codes.", example=["E06000001"], term="dpv:hasGeographicCoverage")
    area_described: Text | None = substance("The area it serves, in words.", example="The county of Northmoor, except the city", term="dct:spatial")
    legal_person: Answer | None = substance("Is it a legal person of its own, rather than a department or board of another?", source="Practice: departments listed as parties")
    part_of: Reference | None = substance("The organisation it is a part of.", refers="organisation", term="dct:isPartOf")
    formed: Date | None = substance("The day it came into being.", term="dct:created")
    ceased: Date | None = substance("The last day it existed.")
    preceded_by: tuple[Succession, ...] | None = substance("The organisations whose place it took.", term="dct:replaces")
    succeeded_by: tuple[Succession, ...] | None = substance("The organisations that took its place, as when councils merge.", term="dct:isReplacedBy")
    address: Text | None = bookkeeping("Its main address.", example="County Hall, Northmoor NM1 1AA", term="dpv:hasAddress")
    website: Link | None = bookkeeping("Its website.")
    contacts: tuple[Contact, ...] | None = bookkeeping("Whom to reach, by role.", term="dpv:hasContact")
    public_authority: Answer | None = substance("Is it a public authority or public body for data protection?", source="DPA 2018 section 7; UK GDPR Articles 6(1) and 37(1)")
    parish_or_community_council: Answer | None = substance("Is it a parish or community council, or another body that is not a public authority although freedom of information law covers it?", source="DPA 2018 section 7(3)")
    government_department: Answer | None = substance("Is it a government department?", source="ICO data sharing code, memorandum of understanding")
    law_enforcement: LawEnforcementCapacity | None = substance("Whether it is a competent authority for law enforcement.")
    nhs_body: Answer | None = substance("Is it an NHS body?", source="National Data Guardian statutory guidance, 2021")
    adult_social_care: Answer | None = substance("Does it provide or arrange adult social care?", source="National Data Guardian statutory guidance, 2021")
    childrens_social_care: Answer | None = substance("Does it provide or arrange children's social care?", source="National Data Guardian statutory guidance, 2021")
    under_250_staff: Answer | None = substance("Does it employ fewer than 250 people?", source="UK GDPR Article 30(5)")
    large_scale_monitoring: Answer | None = substance("Do its core activities need regular and systematic monitoring of people on a large scale?", source="UK GDPR Article 37(1)")
    large_scale_special_category: Answer | None = substance("Do its core activities consist of large-scale processing of special category or criminal offence data?", source="UK GDPR Article 37(1)")
    processor_for_others: Answer | None = substance("Does it process personal data for others, as a supplier or shared service?", source="UK GDPR Article 4(8)")
    dpo: DataProtectionOfficer | None = substance("Its data protection officer.", term="dpv:hasDataProtectionOfficer")
    siro: SeniorPost | None = substance("Its senior information risk owner.")
    caldicott_guardian: CaldicottGuardian | None = substance("Its Caldicott Guardian.", source="National Data Guardian statutory guidance, 2021")
    representative: Representative | None = substance("Its representative in the United Kingdom, where it is established abroad.", term="dpv:hasRepresentative")
    ico_registration: Registration | None = bookkeeping("Its entry in the register of fee payers.", source="DPA 2018 section 137; SI 2018/480")
    complaints: ComplaintsProcedure | None = substance("How people complain to it.", source="DPA 2018 section 164A")
    assurances: tuple[HeldAssurance, ...] | None = substance("The outside assurances it holds. Write [] for none.", source="UK GDPR Articles 28(1) and 32", term="dpv:hasOrganisationalMeasure")
    notices_page: Link | None = bookkeeping("Where it publishes its privacy notices.", source="UK GDPR Articles 13 and 14", term="dpv:hasNotice")
    notices: tuple[Reference, ...] | None = substance("Its privacy notices.", refers="privacy-notice", example=["childrens-services-notice"], term="dpv:hasNotice")
    agreements_page: Link | None = bookkeeping("Where it publishes its sharing agreements.", source="ICO data sharing code; Accountability Framework, data sharing agreements")
    retention_schedule: Reference | None = substance("Its retention schedule.", refers="retention-schedule", source="UK GDPR Article 5(1)(e)", term="dpv:hasPolicy")
    overarching: tuple[Reference, ...] | None = substance("The overarching agreements and accords it has signed.", refers="agreement", example=["county-accord"])
    record_of_processing_kept: Answer | None = substance("Does it keep a record of its processing?", source="UK GDPR Article 30; DPA 2018 section 61", term="dpv:hasRecordOfActivity")
    last_checked: Date | None = bookkeeping("The day someone last checked this record against the organisation.")
