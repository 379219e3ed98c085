"""What moves: items of information, the flows that carry them, and each party's side of a flow."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.agreements import Classification, PartyRole, SidePart
from registry.concepts.data import DataCategory, Identifiability, SpecialCategory, SubjectCategory
from registry.concepts.dates import DatePrecision
from registry.concepts.handling import AccessMode, Channel, Frequency, LikelihoodOrImpact
from registry.concepts.lawful_bases import CompatibilityRoute, Regime
from registry.records.address import TermAddress
from registry.records.part import Part, bookkeeping, substance
from registry.records.recipients import RecipientGroup
from registry.records.values import Answer, Count, Date, Key, Period, Reference, Text


class Subject(Part):
    """A group of people the information is about."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 30(1)(c); DPA 2018 section 38(3)"

    id: Key = substance("A key for this group, unique in the record.", example="children", required=True)
    category: SubjectCategory | None = substance("The sort of people.", term="dpv:hasDataSubject")
    description: Text | None = substance("Who they are, in words.", example="Children about whom there is a safeguarding concern", term="dct:description")
    youngest: Count | None = substance("The youngest age.", example=0, unit="years")
    oldest: Count | None = substance("The oldest age.", example=17, unit="years")
    number: Count | None = substance("About how many people.", example=4000, unit="people", term="dpv:hasDataSubjectScale")
    area: Text | None = substance("Where they live or are, if that limits the group.", example="Residents of the county")


class Item(Part):
    """One item of information, or one data set, that may be shared."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 4; WASPI information reference table"
    term: ClassVar[str] = "dpv:PersonalData"

    id: Key = substance("A key for this item, unique in the record and never reused.", example="attendance", required=True)
    name: Text | None = substance("What the item is called.", example="School attendance", term="dpv:hasName")
    definition: Text | None = substance("What it means, so that both sides read it alike.", example="Sessions attended and missed, with absence codes", term="dct:description")
    data_set: Text | None = substance("The data set it belongs to.", example="School census")
    fields: tuple[Text, ...] | None = substance("The single fields it is made of.", example=["Unique pupil number", "Session date", "Absence code"])
    values: tuple[Text, ...] | None = substance("The values it may take, where they are listed.", example=["Female", "Male", "Other", "Not provided"])
    listed_in: Text | None = substance("Where its details are listed, if not here.", example="Annex 2")
    categories: tuple[DataCategory, ...] | None = substance("What it is about.", term="dpv:hasPersonalData", source="UK GDPR Article 30(1)(c)")
    special_categories: tuple[SpecialCategory, ...] | None = substance("The special categories it contains or reveals. Write [] for none.", source="UK GDPR Article 9(1)")
    criminal_offence: Answer | None = substance("Does it contain criminal offence data, allegations and proceedings included?", source="UK GDPR Article 10; DPA 2018 section 11(2)")
    confidential: Answer | None = substance("Was it given in confidence, or is it health or care information?", source="Common-law duty of confidentiality")
    identifies: Answer | None = substance("Does it identify someone by itself?", source="UK GDPR Article 4(1)")
    identifier_scheme: Text | None = substance("The scheme of the identifier, where it is one.", example="Unique pupil number", term="dpv:hasIdentifier")
    subjects: tuple[Key, ...] | None = substance("The groups of people it is about.", example=["children"], names="subjects")
    necessity: Text | None = substance("Why this item is needed.", example="To see patterns of absence that may show neglect", source="UK GDPR Article 5(1)(c)", term="dpv:hasNecessity")
    voluntary: Answer | None = substance("May the person it is about choose whether to give it?")
    controllers: tuple[Key, ...] | None = substance("The parties that decide about it, where not all do.", example=["council"], names="parties")
    filed_under: Text | None = substance("The heading the document puts it under, where that differs from the categories above.", example="Special category data")
    marking: Classification | None = substance("The security marking it carries.")
    optional: Answer | None = substance("May it be left out when a case does not need it?", source="UK GDPR Article 5(1)(c)")
    shared_when: Text | None = substance("When it may be shared, if not always.", example="Only where there is reasonable cause to suspect significant harm")
    collected_for: Text | None = substance("The purpose it was first collected for.", example="Recording attendance", source="UK GDPR Articles 5(1)(b) and 8A")
    collected_on_consent: Answer | None = substance("Was it first collected on consent?", source="UK GDPR Article 8A(4)")
    holder: tuple[Key, ...] | None = substance("The parties that hold it first.", example=["schools"], names="parties", term="dpv:hasDataSource")
    source_system: Reference | None = substance("The system it comes from.", refers="information-system", term="dpv:hasDataSource")
    source_system_name: Text | None = substance("The system's name, where there is no record of it.", example="Capita One")
    standard: Reference | None = substance("The data standard it follows.", refers="standard", term="dct:conformsTo")
    term_ref: TermAddress | None = substance("The term in a vocabulary, as `register/vocabulary/id#terms[key]`.", source="ISO/TS 18876 style")
    covers_from: Date | None = substance("The earliest day the data is about.", term="dct:temporal")
    covers_from_precise_to: DatePrecision | None = substance("How exact that day is, where only a month or year is given.")
    covers_period: Period | None = substance("How far back the data goes.", example="P2Y", unit="ISO 8601 period")
    may_access: tuple[Key, ...] | None = substance("The access roles that may see it. Left out: all.", example=["social-worker"], names="access_roles", source="ICO data sharing code, agreement heading 4")


class Stage(Part):
    """A step that data moves through. Roles may change from one stage to the next."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Muniment"

    id: Key = substance("A key for this stage, unique in the agreement.", example="referral", required=True)
    title: Text | None = substance("What the stage is called.", example="Referral to the hub", term="dct:title")
    description: Text | None = substance("What happens in it.", example="A concern is sent to the hub and triaged.", term="dct:description")
    time_limit: Text | None = substance("How long it may take.", example="Within one working day")


class Side(Part):
    """One party's end of a flow: its role, the law it is under, and what it relies on. Known as `party.part`."""

    key: ClassVar[tuple[str, ...]] = ("party", "part")
    source: ClassVar[str] = "UK GDPR Articles 4, 6, 9, 10; ICO data sharing code, agreement heading 5"

    party: Key = substance("The party.", example="council", names="parties", required=True)
    part: SidePart = substance("Whether it gives or gets the data.", required=True)
    role: PartyRole | None = substance("What the party is to the data here.", term="dpv:hasEntity")
    regime: Regime | None = substance("The law this side is under.", term="dpv:hasApplicableLaw")
    public_task: Answer | None = substance("Is the party performing its public tasks here?", source="UK GDPR Article 6(1), closing words; DPA 2018 section 7(2)")
    contract_with_person: Answer | None = substance("Is the person the data is about party to the contract, where contract is the basis?", source="UK GDPR Article 6(1)(b)")
    basis: Key | None = substance("The basis it relies on, by its key in `bases`.", example="council-public-task", names="bases", term="dpv:hasLegalBasis")
    notice: Reference | None = substance("The privacy notice that tells people.", refers="privacy-notice", term="dpv:hasNotice")
    processing: Reference | None = substance("This party's own record of the processing.", refers="processing-activity", term="dpv:hasRecordOfActivity", source="UK GDPR Article 30")
    retention: Key | None = substance("How long this side keeps it, by its key in `retention`.", example="hub-records", names="retention", term="dpv:hasStorageCondition")
    department: Text | None = substance("The department that acts.", example="Children's social care")
    acts_through: Key | None = substance("The processor that acts for this side, as a party.", example="supplier", names="parties")
    system: Reference | None = substance("The system this side uses.", refers="information-system")


class Compatibility(Part):
    """How the flow's purpose fits the one the data was collected for."""

    source: ClassVar[str] = "UK GDPR Articles 5(1)(b), 5(3) and 8A"

    route: CompatibilityRoute | None = substance("The route relied on.", term="dpv:hasReuseCompatibility")
    link: Text | None = substance("Any link between the two purposes, Article 8A(2).", example="Both protect children known to the school")
    context: Text | None = substance("The context of collection and relationship with people, Article 8A(2).", example="Parents are told at enrolment")
    nature: Text | None = substance("The nature of the data, Article 8A(2).", example="No special category data")
    consequences: Text | None = substance("Possible consequences for people, Article 8A(2).", example="A welfare visit may follow")
    safeguards: Text | None = substance("Safeguards in place, Article 8A(2).", example="Pseudonymised before matching")
    law: Text | None = substance("The enactment or rule of law, where the route is that it is required or authorised by law.", example="Children Act 1989 section 47", source="UK GDPR Article 8A(3)(e)")
    annex2_condition: Text | None = substance("The Annex 2 condition, where one is relied on.", example="Annex 2 paragraph 4", source="UK GDPR Annex 2")
    consent_not_obtainable: Text | None = substance("Why consent cannot reasonably be obtained, where the data was collected on consent.", example="Contact details are out of date", source="UK GDPR Article 8A(4)")


class FlowRisk(Part):
    """How likely harm is from this flow and how bad it would be."""

    source: ClassVar[str] = "Information Sharing Gateway, flow risk"

    likelihood: LikelihoodOrImpact | None = bookkeeping("How likely harm is.", term="dpv:hasLikelihood")
    impact: LikelihoodOrImpact | None = bookkeeping("How bad it would be.", term="dpv:hasImpact")
    reason: Text | None = bookkeeping("Why.", example="Large files, but encrypted and tested")


class Flow(Part):
    """Items of information going from one or more parties to others, for a purpose."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement headings 1, 4 and 5; WASPI information reference table"
    term: ClassVar[str] = "dpv:Process"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("starts", "ends"),)

    id: Key = substance("A key for this flow, unique in the agreement and never reused.", example="attendance-to-hub", required=True)
    title: Text | None = substance("What to call it.", example="Attendance data to the hub", term="dct:title")
    purpose: Text | None = substance("Why these items go to these parties.", example="To judge whether a child is at risk of neglect", term="dpv:hasPurpose", source="UK GDPR Article 5(1)(b)")
    purpose_key: Key | None = substance("The purpose it serves, by its key in the agreement's list of purposes.", example="protect-children", names="purpose/purposes")
    purpose_term: TermAddress | None = bookkeeping("Its purpose as a shared word, as `register/vocabulary/id#terms[key]`. Filing it under one is a reading of the text, so it changes no digest.", source="Muniment")
    items: tuple[Key, ...] | None = substance("The items that go, by their keys.", example=["attendance"], names="items", term="dpv:hasPersonalData")
    subjects: tuple[Key, ...] | None = substance("The people concerned, where fewer than the items say.", example=["children"], names="subjects")
    stage: Key | None = substance("The stage it belongs to.", example="referral", names="stages")
    later_stages: tuple[Key, ...] | None = substance("Further stages that it goes on through.", example=["review"], names="stages")
    every_party: Answer | None = substance("Does every party both give and get? The sides may then be left out.")
    sides: tuple[Side, ...] | None = substance("Each party's end of the flow.")
    outside_receivers: tuple[RecipientGroup, ...] | None = substance("Receivers who are not parties to the agreement.", term="dpv:hasRecipient")
    frequency: Frequency | None = substance("How often.", term="dpv:hasFrequency")
    trigger: Text | None = substance("What sets it off.", example="Three unexplained absences in a month")
    decided_by: tuple[Key, ...] | None = substance("The parties that decide what is relevant to give.", example=["police"], names="parties")
    decided_under: Key | None = substance("The document they decide by.", example="operating-protocol", names="related_documents")
    response_working_days: Count | None = substance("Working days within which the information must be given.", example=5, unit="working days")
    response_time: Text | None = substance("How soon the information must be given.", example="Within 24 hours of the request")
    starts: Date | None = substance("The first day of the flow, where it is not the agreement's.", term="dct:valid")
    ends: Date | None = substance("The last day of the flow.")
    interim: Answer | None = substance("Is it an arrangement for the time being?")
    interim_reason: Text | None = substance("Why it is for the time being, and until when.", example="Meetings are online while the building is closed")
    live: Answer | None = bookkeeping("Is the flow happening now?", term="dpv:hasActivityStatus")
    volume: Text | None = substance("How much.", example="About 50 records a month", term="dpv:hasDataVolume")
    channels: tuple[Channel, ...] | None = substance("How it is carried.", term="dpv:hasTechnicalMeasure")
    channel_detail: Text | None = substance("More about the channel: product, encryption, format.", example="Egress, AES-256")
    file_format: Text | None = substance("The format of what is sent.", example="CSV", term="dct:format")
    access_mode: AccessMode | None = substance("Who moves it.")
    identifiability: Identifiability | None = substance("How readily people could be identified.")
    how_identifiable: Text | None = substance("How people could be picked out, where not by name.", example="By the unique property reference number")
    why_identifiable: Text | None = substance("Why the data must identify people.", example="Support is offered to each family", source="UK GDPR Article 5(1)(c)")
    matching: Text | None = substance("How records are matched with the receiver's own.", example="On National Insurance number, then name and date of birth")
    disclosure_control: Text | None = substance("How small numbers and re-identification are dealt with.", example="Counts under five are suppressed", source="ICO anonymisation guidance; DPA 2018 section 171")
    returns_to: Key | None = substance("The flow that this one answers.", example="request-to-police", names="flows")
    compatibility: Compatibility | None = substance("How the purpose fits the one the data was collected for.", term="dpv:hasReuseCompatibility")
    individual_decisions: Answer | None = substance("Is it used for decisions about a particular person?", source="DPA 2018 Schedule 1 paragraph 8(3)")
    conditions: tuple[Text, ...] | None = substance("What must be true before anything goes.", example=["The request is in writing"])
    onward_rule: Text | None = substance("Whether and when the receiver may pass it on.", example="Not without the police's written consent", source="ICO data sharing code")
    use_limits: tuple[Text, ...] | None = substance("What the receiver may not do with it.", example=["Not for deciding benefit claims"])
    notice_exemption: Text | None = substance("The exemption relied on where people are not told.", example="DPA 2018 Schedule 2 paragraph 2", source="UK GDPR Article 14(5); DPA 2018 Schedules 2 to 4")
    subject_categories_distinguished: Answer | None = substance("Are suspects, convicted people, victims and witnesses told apart?", source="DPA 2018 section 38(3)")
    fact_from_opinion: Answer | None = substance("Is fact told apart from opinion?", source="DPA 2018 section 38(2)")
    checked_before_sending: Text | None = substance("How quality is checked before sending.", example="The sergeant checks each extract", source="DPA 2018 section 38(4)")
    transfer: Reference | None = substance("The transfer abroad that it involves.", refers="transfer", source="UK GDPR Chapter V")
    risk: FlowRisk | None = bookkeeping("The risk of this flow.", term="dpv:hasRisk")
