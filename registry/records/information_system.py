"""An information system: what it holds, where it runs, who may use it, what it logs and how it is assured."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.standards import Conformance
from registry.concepts.systems import (
    AssuranceKind,
    DeletionCapability,
    Hosting,
    InterfaceDirection,
    SystemAccess,
    SystemStage,
)
from registry.records.activity_particulars import OperationLog
from registry.records.assurances import HeldAssurance
from registry.records.contact import Contact
from registry.records.information import Information
from registry.records.part import Part, bookkeeping, substance
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.values import Answer, Count, Country, Date, Key, Link, Period, Reference, Text


class SystemModule(Part):
    """One part of a system that can be named by itself."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "FAME infrastructure"

    id: Key = substance("A key for this module, unique in the list.", example="adults", required=True)
    title: Text | None = substance("What it is called.", example="Adults case management", term="dct:title")
    used_for: Text | None = substance("What it is used for.", example="Assessments and support plans", term="dct:description")
    service: Text | None = substance("The service that uses it.", example="Adult social care", term="dpv:hasOrganisationalUnit")


class SystemUser(Part):
    """One organisation whose staff may get at the system."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 32(4); ICO data sharing code, security"

    id: Key = substance("A key for this organisation, unique in the list.", example="health-team", required=True)
    organisation: Reference | None = substance("The organisation.", refers="organisation", term="dpv:hasEntity")
    name: Text | None = substance("Its name, where there is no record of it.", example="Case System Support Ltd", term="dpv:hasName")
    category: Text | None = substance("What sort of organisations, where it is many.", example="All agencies of the suicide prevention partnership")
    access: SystemAccess | None = substance("What its staff may do.")
    roles: tuple[Text, ...] | None = substance("The roles that have access.", example=["Hospital social worker"])
    number: Count | None = substance("About how many people.", example=25, unit="people")
    modules: tuple[Key, ...] | None = substance("The modules they may use. Left out: all.", example=["adults"], names="modules")
    agreement: Reference | None = substance("The agreement that allows it.", refers="agreement")
    contract: Reference | None = substance("The contract that allows it.", refers="processor-contract")
    country: Country | None = substance("The country they work from, as a two-letter code.", source="UK GDPR Article 44A")


class SystemAccessControl(Part):
    """How access is given, limited, checked and taken away."""

    source: ClassVar[str] = "UK GDPR Article 32(4); ICO data sharing code, security"

    by_role: Answer | None = substance("Is access given by role?")
    named_accounts: Answer | None = substance("Does everyone have an account of their own?")
    second_factor: Answer | None = substance("Is a second proof needed besides a password?")
    restricted_records: Text | None = substance("How records that few may see are protected.", example="Locked records open only to a named team")
    vetting: Text | None = substance("The vetting users must have.", example="Enhanced DBS check")
    training: Text | None = substance("The training users must have.", example="Data protection and system training before an account is opened")
    joiners_and_leavers: Text | None = substance("How accounts are opened and closed.", example="Closed the day a person leaves, from the personnel system")
    reviewed_every: Period | None = substance("How often it is checked who has access.", example="P3M", unit="ISO 8601 period")
    last_reviewed: Date | None = bookkeeping("The day it was last checked.")


class SystemInterface(Part):
    """A link over which data goes to or from another system."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "FAME messaging, events and transactions"

    id: Key = substance("A key for this link, unique in the list.", example="to-health-record", required=True)
    other_system: Reference | None = substance("The other system.", refers="information-system")
    other_name: Text | None = substance("Its name, where there is no record of it.", example="Hospital record system")
    direction: InterfaceDirection | None = substance("Which way data goes.")
    what: Text | None = substance("What goes over it.", example="Hospital admissions and discharges", term="dpv:hasData")
    event: Text | None = substance("What sets it off.", example="A person is admitted")
    method: Text | None = substance("How it works.", example="Messages every five minutes; failures raise an alert")
    standard: Reference | None = substance("The standard it follows.", refers="standard", term="dct:conformsTo")
    agreement: Reference | None = substance("The agreement that covers it.", refers="agreement")
    mapping: Reference | None = substance("The mapping set it translates by.", refers="mapping-set")
    live_from: Date | None = substance("The first day it worked.", term="dct:valid")
    live_to: Date | None = substance("The last day it worked.")


class SystemAssurance(Part):
    """One check of the system's security."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 32(1)(d)"

    id: Key = bookkeeping("A key for this check, unique in the list.", example="pen-test-2026", required=True)
    kind: AssuranceKind | None = bookkeeping("What sort of check.")
    on: Date | None = bookkeeping("The day it was done.", term="dct:date")
    by: Text | None = bookkeeping("Who did it.", example="An approved testing company")
    outcome: Text | None = bookkeeping("What it found.", example="No serious weakness", term="dpv:hasOutcome")
    open_actions: Count | None = bookkeeping("How many things it found are still to be put right.", example=2, unit="actions")
    next_due: Date | None = bookkeeping("The day the next is due.")
    evidence: Key | None = bookkeeping("The report.", names="evidence")


class StandardFollowed(Part):
    """A standard and how far the system follows it."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 8; FAME infrastructure"

    id: Key = substance("A key for this standard, unique in the list.", example="addresses", required=True)
    standard: Reference | None = substance("The standard.", refers="standard", term="dct:conformsTo")
    name: Text | None = substance("Its name, where there is no record of it.", example="BS 7666 addresses")
    conformance: Conformance | None = substance("How far the system follows it.", term="dpv:hasConformanceStatus")
    exceptions: Text | None = substance("Where it does not.", example="Old records hold addresses as free text")
    checked: Date | None = bookkeeping("The day this was last checked.")


class InformationSystem(Record):
    """A system in which information is kept or through which it is shared, on paper or by computer."""

    source: ClassVar[str] = "UK GDPR Articles 30(1)(g) and 32; FAME infrastructure"

    kind: Literal["information-system"] = substance("Always `information-system`.", visibility="public", required=True)
    description: Text | None = substance("What it is and what it does.", example="Case records for adult social care", term="dct:description", visibility="public")
    product: Text | None = substance("The product and release.", example="CaseSystem 12")
    supplier: Reference | None = substance("The supplier.", refers="organisation", term="dpv:hasServiceProvider", visibility="public")
    licence: Text | None = substance("The terms on which the software may be used.", example="MIT Licence", term="dct:license")
    service_levels: Text | None = substance("What service is promised, or that none is.", example="Available 99.5 per cent of the month")
    support: Text | None = substance("What support is given.", example="Help desk, 8am to 6pm on working days")
    change_notice: Text | None = substance("The notice given of technical changes.", example="Ten working days")
    supplier_name: Text | None = substance("Its name, where there is no record of it.", example="Case System Ltd", visibility="public")
    contract: Reference | None = substance("The contract with the supplier.", refers="processor-contract")
    contract_ends: Date | None = substance("The last day of the contract, where there is no record of it.")
    hosting: Hosting | None = substance("Where it runs.", term="dpv:hasLocation")
    hosted_by: Text | None = substance("Who runs the servers, where that is not the supplier.", example="A cloud provider, London region")
    countries: tuple[Country, ...] | None = substance("The countries where data, copies included, is kept, as two-letter codes.", example=["GB"], term="dpv:hasCountry")
    support_countries: tuple[Country, ...] | None = substance("The countries it is supported from with sight of data, as two-letter codes.", example=["GB"], source="UK GDPR Article 44A")
    transfers: tuple[Reference, ...] | None = substance("The transfer records for it.", refers="transfer", example=["crm-hosting"], source="UK GDPR Chapter V")
    automated: Answer | None = substance("Is it an automated processing system, rather than paper?", source="DPA 2018 section 62")
    modules: tuple[SystemModule, ...] | None = substance("Its modules.")
    controllers: tuple[Reference, ...] | None = substance("The controllers of what it holds.", refers="organisation", example=["northmoor"], term="dpv:hasDataController")
    access_by: tuple[SystemUser, ...] | None = substance("The organisations whose staff may get at it.")
    information: Information | None = substance("What it holds, about whom.", source="UK GDPR Article 30(1)(c)")
    law_enforcement: Answer | None = substance("Is any of it processed for law-enforcement purposes?", source="DPA 2018 Part 3")
    identity_scheme: Text | None = substance("How people are identified and matched in it.", example="NHS number, traced nightly; own number for others", source="FAME identity management", term="dpv:hasIdentifier")
    access_control: SystemAccessControl | None = substance("How access is given, limited and taken away.")
    logs: tuple[OperationLog, ...] | None = substance("What it logs. Write [] for nothing. For law-enforcement processing by automated means, the law asks for all six.", source="DPA 2018 section 62, as amended by the Data (Use and Access) Act 2025 section 82")
    logs_checked: Text | None = substance("How logs are checked.", example="Ten looks a month, by the team manager; unusual patterns reported weekly", source="ICO data sharing code, security")
    logs_available: Answer | None = substance("Can logs be given to an auditor or to a partner whose data it holds?", source="ICO data sharing code, security")
    encryption: Text | None = substance("How data is encrypted.", example="At rest and in transit; keys held by the council", source="UK GDPR Article 32(1)(a)", term="dpv:hasTechnicalMeasure")
    backups: Text | None = substance("How it is backed up, and for how long.", example="Nightly; kept 35 days in a second place", source="UK GDPR Article 32")
    deletion: DeletionCapability | None = substance("What it can do when a retention period ends.", source="UK GDPR Article 5(1)(e)")
    deletion_detail: Text | None = substance("More about that.", example="Lists due records each month; audit entries stay", source="UK GDPR Article 5(1)(e)")
    schedule: Reference | None = substance("The retention schedule it follows.", refers="retention-schedule", term="dpv:hasStorageCondition")
    can_restrict: Answer | None = substance("Can a record be locked while a dispute is settled?", source="UK GDPR Article 18")
    can_export: Answer | None = substance("Can one person's data be taken out to answer a request?", source="UK GDPR Articles 15 and 20")
    records_corrections: Answer | None = substance("Does it keep what was corrected, when and who was told?", source="UK GDPR Articles 16 and 19")
    automated_decisions: Answer | None = substance("Does it make or propose decisions about people by itself?", source="UK GDPR Article 22A", term="dpv:hasAutomationLevel")
    interfaces: tuple[SystemInterface, ...] | None = substance("Links to other systems. Write [] for none.")
    standards: tuple[StandardFollowed, ...] | None = substance("Standards it follows.", term="dct:conformsTo")
    vocabularies: tuple[Reference, ...] | None = substance("The vocabularies of its fields and codes.", refers="vocabulary", example=["northmoor-adults"])
    certificates: tuple[HeldAssurance, ...] | None = substance("Certificates that cover it, its supplier's included.")
    assurance: tuple[SystemAssurance, ...] | None = bookkeeping("Checks of its security, newest last.")
    dpia: Reference | None = substance("The impact assessment.", refers="dpia", term="dpv:hasImpactAssessment")
    stage: SystemStage | None = bookkeeping("Where it is in its life.")
    live_from: Date | None = substance("The first day it was in use.", term="dct:valid")
    live_to: Date | None = substance("The last day it was, or is to be, in use.")
    replaced_by: Reference | None = substance("The system that takes its place.", refers="information-system", term="dct:isReplacedBy")
    exit_plan: Text | None = substance("How data is got out and wiped when it ends.", example="Supplier returns data as CSV and certifies deletion within 30 days", source="UK GDPR Article 28(3)(g)")
    last_review: Date | None = bookkeeping("The day this record was last checked against what is there.")
    review_due: Date | None = bookkeeping("The day it is next to be checked.")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The checks that have been done.")
    asset_owner: Text | None = bookkeeping("The role of its information asset owner.", example="Head of Adult Social Care", source="Practice: agreement lifecycle, roles")
    contacts: tuple[Contact, ...] | None = bookkeeping("Whom to reach about it.", term="dpv:hasContact")
    link: Link | None = substance("Where it is described.", term="dct:source")
