"""The terms parties keep to: retention, security, breach, rights, transparency, accuracy, training."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.agreements import Classification, Duty
from registry.concepts.cases import DataRight
from registry.concepts.handling import Channel, Disposal
from registry.records.contact import Contact
from registry.records.part import Part, bookkeeping, substance
from registry.records.values import Answer, Count, Date, Key, Link, Period, Reference, Text


class RetentionTerm(Part):
    """How long one or more parties keep something, from when, and what happens then."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 5(1)(e) and 30(1)(f); DPA 2018 section 39"
    term: ClassVar[str] = "dpv:StorageCondition"

    id: Key = substance("A key for this term, unique in the list.", example="hub-records", required=True)
    parties: tuple[Key, ...] | None = substance("The parties it binds. Left out: every receiver.", example=["council"], names="parties")
    items: tuple[Key, ...] | None = substance("The items it covers. Left out: all.", example=["attendance"], names="items")
    what: Text | None = substance("What is kept, where it is not one of the items.", example="Minutes of meetings")
    period: Period | None = substance("How long.", example="P6Y", unit="ISO 8601 period", term="dpv:hasDuration")
    trigger: Text | None = substance("The event the period starts from.", example="The case closes")
    until: Date | None = substance("A fixed last day, where there is one.")
    until_age: Count | None = substance("The age of the person until which it is kept.", example=25, unit="years")
    criterion: Text | None = substance("How the length is decided, where no period can be given.", example="Until the child is 25", source="UK GDPR Article 13(2)(a)")
    schedule: Reference | None = substance("The retention schedule followed.", refers="retention-schedule")
    schedule_name: Text | None = substance("The schedule's name, where there is no record of it.", example="Each party's own retention schedule")
    at_most: Answer | None = substance("Is the period the longest allowed, rather than the period itself?")
    permanent: Answer | None = substance("Is it kept for ever?")
    held_by: Text | None = substance("Who keeps it, where that is not a party.", example="The mobile network operators")
    disposal: Disposal | None = substance("What happens at the end.")
    disposal_otherwise: Disposal | None = substance("The other thing that may happen instead, where there is a choice.")
    disposal_method: Text | None = substance("How it is destroyed or returned.", example="Deleted to HMG standard; certificate sent to the discloser")
    confirmed_to: tuple[Key, ...] | None = substance("The parties told that it is gone.", example=["police"], names="parties")
    review_every: Period | None = substance("How often the need to keep it is looked at again.", example="P1Y", unit="ISO 8601 period", source="DPA 2018 section 39(2)")
    why_different: Text | None = substance("Why parties keep the same item for different times.", example="The police follow national rules", source="ICO data sharing code, common rules for retention")
    law: Text | None = substance("The law or code that sets the period.", example="DPA 2018 section 39(2)")


class Control(Part):
    """One thing the parties do to keep information safe."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 32"
    term: ClassVar[str] = "dpv:TechnicalOrganisationalMeasure"

    id: Key = substance("A key for this measure, unique in the list.", example="encryption", required=True)
    description: Text | None = substance("What is done.", example="Files are encrypted in transit and at rest.", term="dct:description")
    parties: tuple[Key, ...] | None = substance("The parties that do it. Left out: every party.", example=["council"], names="parties")
    channels: tuple[Channel, ...] | None = substance("The ways of sending that it is about. Left out: all.")
    standard: Text | None = substance("The standard it follows.", example="ISO/IEC 27001", term="dct:conformsTo")


class Security(Part):
    """How information is kept safe."""

    source: ClassVar[str] = "UK GDPR Articles 5(1)(f) and 32; ICO data sharing code, agreement heading 8; DPA 2018 sections 40 and 66"

    controls: tuple[Control, ...] | None = substance("The measures taken.", term="dpv:hasTechnicalOrganisationalMeasure")
    classification: Classification | None = substance("The marking that shared information carries.")
    storage: Text | None = substance("Where and how it is kept.", example="On the council's servers in the United Kingdom", term="dpv:hasLocation")
    transmission: Text | None = substance("How it must be sent.", example="By secure email only")
    access_control: Text | None = substance("How access is limited and checked.", example="Named accounts, reviewed every three months")
    audit: Text | None = substance("How use is logged and checked.", example="The system logs each view; ten are checked a month", source="DPA 2018 section 62")
    logging_since: Date | None = substance("The day logging began.", source="DPA 2018 section 62")
    vetting: Text | None = substance("The vetting people must have.", example="Non-police personnel vetting level 2")
    remote_working: Text | None = substance("What is allowed away from the office.", example="Only on encrypted laptops")
    paper: Text | None = substance("How paper is handled.", example="Kept locked; collected after meetings")
    physical: Text | None = substance("How rooms and buildings are protected.", example="The hub is behind a controlled door", term="dpv:hasPhysicalMeasure")
    removable_media: Text | None = substance("The rule for discs and drives.", example="Not used")
    continuity: Text | None = substance("How the service goes on through a disruption.", example="Paper process for up to two days")
    recovery: Text | None = substance("How information is recovered after a loss.", example="Nightly copies, restored within a day")
    policies: tuple[Text, ...] | None = substance("Security policies each party must have.", example=["Information security policy"], term="dpv:hasPolicy")
    certifications_required: tuple[Text, ...] | None = substance("Certificates each party must hold.", example=["Data Security and Protection Toolkit"])
    impact_level: Text | None = substance("The older impact level or protective marking, as the document puts it.", example="IL3")
    tested: Date | None = bookkeeping("When the measures were last tested.", source="UK GDPR Article 32(1)(d)")
    test_method: Text | None = bookkeeping("How they were tested.", example="Penetration test by an approved company")


class AccessRole(Part):
    """A role whose holders may see information, and what they need first."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 4; UK GDPR Article 32(4)"

    id: Key = substance("A key for this role, unique in the list.", example="social-worker", required=True)
    title: Text | None = substance("The role.", example="Hub social worker", term="dct:title")
    parties: tuple[Key, ...] | None = substance("The parties whose staff hold it.", example=["council"], names="parties")
    may: Text | None = substance("What holders may do.", example="Read and add to case records")
    needs: Text | None = substance("What holders must have first.", example="Enhanced DBS check and hub training")
    systems: tuple[Reference, ...] | None = substance("The systems they may use.", refers="information-system", example=["case-system"])
    number: Count | None = substance("How many people hold it.", example=12, unit="people")


class IncidentNotice(Part):
    """Who must be told of one sort of incident, and how soon."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 33 and 34; Information Sharing Networks framework"

    id: Key = substance("A key for this notice, unique in the list.", example="prohibited-information", required=True)
    event: Text | None = substance("What has happened or is suspected.", example="Prohibited information has been received")
    by: tuple[Key, ...] | None = substance("The parties that tell.", example=["police"], names="parties")
    to: tuple[Key, ...] | None = substance("The parties that are told. Left out: all the others.", example=["council"], names="parties")
    to_group: Key | None = substance("The group that is told.", example="steering-group", names="governance")
    hours: Count | None = substance("Hours within which they are told.", example=24, unit="hours")
    time_limit: Text | None = substance("The time limit, where it is not in hours.", example="The next working day")


class Incidents(Part):
    """What happens when something goes wrong."""

    source: ClassVar[str] = "UK GDPR Articles 33 and 34; ICO data sharing code, agreement heading 8"

    contacts: tuple[Contact, ...] | None = bookkeeping("Whom to tell.", term="dpv:hasContact")
    suspected_hours: Count | None = substance("Hours within which the other parties must be told of a suspected incident.", example=48, unit="hours", source="Information Sharing Networks framework")
    confirmed_hours: Count | None = substance("Hours within which they must be told of a confirmed incident.", example=24, unit="hours", source="Information Sharing Networks framework")
    time_limit: Text | None = substance("The time limit, where it is not in hours.", example="Without delay")
    notices: tuple[IncidentNotice, ...] | None = substance("Other time limits, for particular incidents or parties.")
    procedure: Text | None = substance("What is done, in order.", example="Contain, tell the discloser, assess, report, learn")
    reports_to_regulator: tuple[Key, ...] | None = substance("The parties that report to the regulator.", example=["council"], names="parties", source="UK GDPR Article 33")
    tells_people: tuple[Key, ...] | None = substance("The parties that tell the people concerned.", example=["council"], names="parties", source="UK GDPR Article 34")
    investigation: Text | None = substance("Who investigates, and how the others help.", example="The party that held the data leads.")
    sanctions: Text | None = substance("What follows misuse.", example="Sharing may be suspended")


class RightsNotice(Part):
    """Who must tell whom of a request under particular rights, or act on it, and how soon."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 12 to 22; ICO data sharing code, agreement heading 7"

    id: Key = substance("A key for this entry, unique in the list.", example="corrections", required=True)
    rights: tuple[DataRight, ...] | None = substance("The rights it is about. Left out: all.")
    by: tuple[Key, ...] | None = substance("The parties that tell or act.", example=["council"], names="parties")
    to: tuple[Key, ...] | None = substance("The parties that are told.", example=["police"], names="parties")
    period: Period | None = substance("How soon.", example="P5D", unit="ISO 8601 period")
    time_limit: Text | None = substance("How soon, where it is not a plain period.", example="Within five working days")


class RightsTerm(Part):
    """How people's rights over shared information are met."""

    source: ClassVar[str] = "UK GDPR Articles 12 to 22; ICO data sharing code, agreement heading 7"

    contact: Contact | None = bookkeeping("Whom people write to.", term="dpv:hasContact")
    lead: tuple[Key, ...] | None = substance("The parties that answer requests.", example=["council"], names="parties")
    procedure: Text | None = substance("How a request is dealt with.", example="The party that receives it answers, after asking the others.")
    access: Text | None = substance("How access requests are answered.", example="Each party gives what it holds.", source="UK GDPR Article 15")
    rectification: Text | None = substance("How mistakes are put right.", example="The holder corrects and tells the others.", source="UK GDPR Articles 16 and 19")
    erasure: Text | None = substance("How erasure is dealt with.", example="Considered by each controller", source="UK GDPR Article 17")
    restriction: Text | None = substance("How restriction is dealt with.", example="The record is locked", source="UK GDPR Article 18")
    objection: Text | None = substance("How objections are dealt with.", example="The DPO of the party decides within a month", source="UK GDPR Article 21")
    portability: Text | None = substance("How portability is dealt with.", example="Does not apply: processing rests on public task", source="UK GDPR Article 20")
    third_party_information: Text | None = substance("What is done about information from another party.", example="The discloser is asked before it is released")
    notices: tuple[RightsNotice, ...] | None = substance("Other time limits, for particular rights or parties.")
    tell_others_within: Period | None = substance("How soon the other parties are told of a request.", example="P2D", unit="ISO 8601 period")


class ComplaintsTerm(Part):
    """How complaints are dealt with."""

    source: ClassVar[str] = "DPA 2018 section 164A; ICO data sharing code, agreement heading 8"

    contact: Contact | None = bookkeeping("Whom people complain to.", term="dpv:hasContact")
    procedure: Text | None = substance("How a complaint is dealt with.", example="By the complaints procedure of the party concerned")
    lead: tuple[Key, ...] | None = substance("The parties that deal with complaints.", example=["council"], names="parties")
    form: Link | None = substance("The online form.", source="DPA 2018 section 164A(2)")


class Foi(Part):
    """How requests under freedom of information law are dealt with, and what is published."""

    source: ClassVar[str] = "Freedom of Information Act 2000; Environmental Information Regulations 2004"

    approach: Text | None = substance("Who answers requests, and who is asked first.", example="The party asked answers after consulting the others.")
    publish: Answer | None = substance("Is the agreement published?")
    published_at: Link | None = bookkeeping("Where it is published.", term="dct:source")
    exempt_parts: Text | None = substance("What is withheld, and why.", example="Annex C, section 31")
    publication_scheme: Text | None = substance("The publication scheme class it falls in.", example="What our priorities are and how we are doing")


class Telling(Part):
    """Who tells which people, and when."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 13 and 14"

    id: Key = substance("A key for this entry, unique in the list.", example="staff", required=True)
    subjects: tuple[Key, ...] | None = substance("The people told.", example=["children"], names="subjects")
    by: tuple[Key, ...] | None = substance("The parties that tell them.", example=["council"], names="parties")
    when: Text | None = substance("When.", example="At enrolment")
    notice: Reference | None = substance("The notice used.", refers="privacy-notice", term="dpv:hasNotice")


class Transparency(Part):
    """How people are told."""

    source: ClassVar[str] = "UK GDPR Articles 13 and 14; DPA 2018 section 44; ICO data sharing code, fairness and transparency"

    notices: tuple[Reference, ...] | None = substance("The privacy notices.", refers="privacy-notice", example=["childrens-services-notice"], term="dpv:hasNotice")
    method: Text | None = substance("How people are told.", example="On the web and in a leaflet at first contact")
    telling: tuple[Telling, ...] | None = substance("Who tells which people, where it differs.")
    responsible: tuple[Key, ...] | None = substance("The parties that tell people.", example=["council"], names="parties")
    outcomes_told: Text | None = substance("How people are told what was decided about them.", example="By letter when a ban ends")
    exemption: Text | None = substance("The exemption relied on where people are not told.", example="DPA 2018 Schedule 3 paragraph 21", source="DPA 2018 Schedules 2 to 4; UK GDPR Article 14(5)")
    exemption_reasoning: Text | None = substance("Why telling people would do harm or is not possible.", example="It would put a child at risk.")
    protective_measures: Text | None = substance("What is done to protect people who are not told.", example="A notice is published", source="UK GDPR Article 14(5)")
    names_recipients: Answer | None = substance("Does the discloser's notice name the receivers?", source="UK GDPR Articles 13(1)(e) and 14(1)(e)")


class Accuracy(Part):
    """How information is kept right."""

    source: ClassVar[str] = "UK GDPR Articles 5(1)(d) and 19; ICO data sharing code, agreement heading 8"

    checks: Text | None = substance("How accuracy is checked before sharing.", example="Against the source record on the day")
    correction_notice: Text | None = substance("How corrections reach those who have copies.", example="By email to the single point of contact within two days")
    responsible: tuple[Key, ...] | None = substance("The parties that answer for accuracy.", example=["council"], names="parties")
    data_standards: tuple[Reference, ...] | None = substance("The data standards followed.", refers="standard", example=["person-standard"], term="dct:conformsTo")
    standards_named: tuple[Text, ...] | None = substance("Standards that have no record.", example=["BS 7666 addresses"])
    mappings: tuple[Reference, ...] | None = substance("The mapping sets used between vocabularies.", refers="mapping-set", example=["ethnicity-codes"])
    fact_and_opinion: Text | None = substance("How fact is told apart from opinion.", example="Opinions are marked as such", source="DPA 2018 section 38")


class Training(Part):
    """What people who handle shared information must learn."""

    source: ClassVar[str] = "Accountability Framework, training and awareness; Scottish toolkit section 11"

    required: Text | None = substance("What training is needed, for whom.", example="All hub staff complete data protection training")
    every: Period | None = substance("How often.", example="P1Y", unit="ISO 8601 period")
    provider: tuple[Key, ...] | None = substance("The parties that give it.", example=["council"], names="parties")
    guidance: Text | None = substance("How practitioners are told about the agreement.", example="A one-page guide is in the hub handbook")


class DutyAllocation(Part):
    """Which party does what."""

    key: ClassVar[tuple[str, ...]] = ("duty",)
    source: ClassVar[str] = "UK GDPR Article 26(1); ICO data sharing code, agreement heading 3"

    duty: Duty = substance("The duty.", required=True)
    parties: tuple[Key, ...] | None = substance("The parties that carry it out.", example=["council"], names="parties")
    hours: Count | None = substance("Hours within which it must be done, where a time is set.", example=24, unit="hours")
    details: Text | None = substance("How.", example="The council answers after asking the others.")


class JointArrangement(Part):
    """How joint controllers share out their duties."""

    source: ClassVar[str] = "UK GDPR Article 26; DPA 2018 section 58"
    term: ClassVar[str] = "dpv:JointDataControllersAgreement"

    controllers: tuple[Key, ...] | None = substance("The parties that are joint controllers.", example=["council", "police"], names="parties", term="dpv:hasJointDataControllers")
    lead_controller: Key | None = substance("The party that acts for them.", example="council", names="parties")
    allocation: tuple[DutyAllocation, ...] | None = substance("Who does what.")
    contact_point: Contact | None = bookkeeping("Whom people may write to.", term="dpv:hasContact")
    essence: Text | None = substance("The essence of the arrangement, as told to people.", example="The council answers requests for all partners.", source="UK GDPR Article 26(2)")
    essence_link: Link | None = bookkeeping("Where the essence is published.", source="UK GDPR Article 26(2)")


class AutomatedDecision(Part):
    """A decision about people made without meaningful human involvement."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 22A to 22D; DPA 2018 sections 50A to 50D"

    id: Key = substance("A key for this decision, unique in the list.", example="risk-score", required=True)
    description: Text | None = substance("What is decided.", example="Whether a household is offered a visit", term="dct:description")
    solely_automated: Answer | None = substance("Is it made without meaningful human involvement?", source="UK GDPR Article 22A(1)(a)", term="dpv:hasHumanInvolvement")
    significant: Answer | None = substance("Does it have a legal or similarly significant effect?", source="UK GDPR Article 22A(1)(b)")
    profiling: Answer | None = substance("Does it use profiling?", source="UK GDPR Article 4(4)")
    logic: Text | None = substance("How the decision is reached.", example="Weighted score of four factors", term="dpv:hasAlgorithmicLogic")
    effect: Text | None = substance("What it means for people.", example="Earlier support", term="dpv:hasConsequence")
    uses_special_category: Answer | None = substance("Does it use special category data?", source="UK GDPR Article 22B")
    information: Text | None = substance("How people are told about it.", example="In the decision letter", source="UK GDPR Article 22C(2)(a)")
    representations: Text | None = substance("How people can make representations.", example="By phone or in writing", source="UK GDPR Article 22C(2)(b)")
    human_intervention: Text | None = substance("How people can get a human to look again.", example="By asking the team manager", source="UK GDPR Article 22C(2)(c)")
    contest: Text | None = substance("How people can contest it.", example="By appeal to the service head", source="UK GDPR Article 22C(2)(d)")


class Definition(Part):
    """What a word means in this agreement."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "WASPI glossary; ICO data sharing code, agreement heading 9"

    id: Key = substance("A key for this word, unique in the list.", example="child", required=True)
    word: Text | None = substance("The word.", example="Child")
    meaning: Text | None = substance("What it means.", example="Anyone who has not yet reached their 18th birthday", term="dct:description")
    origin: Text | None = substance("Where the meaning comes from.", example="Care Act 2014 section 42")


class TransferStatement(Part):
    """What the agreement says about sending information outside the United Kingdom."""

    source: ClassVar[str] = "UK GDPR Chapter V; Scottish toolkit section 10"

    outside_uk: Answer | None = substance("Does any of it go outside the United Kingdom?", term="dpv:hasThirdCountry")
    rule: Text | None = substance("What parties have agreed about it.", example="Not without the discloser's written consent")
    transfers: tuple[Reference, ...] | None = substance("The transfer records.", refers="transfer", example=["crm-hosting"])
    countries: tuple[Text, ...] | None = substance("The countries named.", example=["Ireland"])
