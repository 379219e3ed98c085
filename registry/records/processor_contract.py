"""A contract between a controller and its processor, with everyone the processor engages in turn."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.contracts import DueDiligenceMethod, ProcessorClause, ProcurementRoute, SubProcessorAuthorisation
from registry.concepts.handling import Disposal
from registry.records.assurances import HeldAssurance
from registry.records.contact import Contact
from registry.records.information import Information
from registry.records.locations import ProcessingPlace, TransfersAbroad
from registry.records.part import Part, bookkeeping, substance
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.values import Answer, Count, Date, Key, Link, Period, Reference, Text


class ContractScope(Part):
    """What the contract must set out about the processing."""

    source: ClassVar[str] = "UK GDPR Article 28(3)"

    subject_matter: Text | None = substance("What the processing is about.", example="Hosting and support of the social care case system")
    duration: Text | None = substance("How long the processing lasts.", example="For the term of the contract and ninety days after", term="dpv:hasDuration")
    nature: Text | None = substance("What is done to the data.", example="Storage, backup, and access by support staff when asked", term="dpv:hasProcessing")
    purpose: Text | None = substance("What it is done for.", example="So that the council can keep its case records", term="dpv:hasPurpose")
    data: Information | None = substance("The types of personal data and the categories of people.", term="dpv:hasPersonalData")
    controller_rights_and_duties: Text | None = substance("The controller's rights and duties.", example="Schedule 2 of the contract")
    where: Text | None = substance("Where the contract sets these out.", example="Schedule 4, annex 1")


class ContractClause(Part):
    """Whether the contract has one of the terms that the law requires, and where."""

    key: ClassVar[tuple[str, ...]] = ("clause",)
    source: ClassVar[str] = "UK GDPR Article 28(3)(a)-(h)"
    term: ClassVar[str] = "dpv:ContractualClause"

    clause: ProcessorClause = substance("The term.", required=True)
    present: Answer | None = substance("Does the contract have it?")
    where: Text | None = substance("The clause of the contract.", example="Clause 12.3")
    falls_short: Text | None = substance("How it falls short, where it is there but not whole.", example="Audits are limited to reports by the supplier's own auditor.")


class LawEnforcementTerms(Part):
    """What the contract says where the processing is for a law-enforcement purpose."""

    source: ClassVar[str] = "DPA 2018 section 59"

    applies: Answer | None = substance("Is any of the processing for a law-enforcement purpose?")
    terms_present: Answer | None = substance("Does the contract have the terms that section 59 requires?")
    where: Text | None = substance("Where they are.", example="Schedule 7")
    missing: tuple[Text, ...] | None = substance("What is missing. Write [] for nothing.", example=["Logs kept for the controller"])


class ContractDates(Part):
    """The days that matter."""

    source: ClassVar[str] = "UK GDPR Article 28(3); practice"

    signed: Date | None = substance("The day the last party signed.", term="dct:dateAccepted")
    start: Date | None = substance("The first day of the contract.", term="dct:valid")
    end: Date | None = substance("The last day of the contract, with extensions already taken up.", term="dct:valid")
    open_ended: Answer | None = substance("Does it run until someone ends it?")
    renews_by_itself: Answer | None = substance("Does it renew unless someone stops it?")
    renewal: Period | None = substance("How long each renewal or extension is.", example="P1Y", unit="ISO 8601 period")
    latest_end: Date | None = substance("The last day it could run to if every extension is taken up.")
    notice: Period | None = substance("The notice that ends it.", example="P3M", unit="ISO 8601 period")
    notice_by: Date | None = bookkeeping("The last day on which notice can be given for this term.")
    notice_given: Date | None = bookkeeping("The day notice was given.")


class SubProcessor(Part):
    """Someone engaged to do part of the processing, by the processor or by another sub-processor."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 28(2) and (4)"
    term: ClassVar[str] = "dpv:DataSubProcessor"

    id: Key = substance("A key for this sub-processor, unique in the contract and never reused.", example="cloud-host", required=True)
    organisation: Reference | None = substance("The sub-processor, where there is a record of it.", refers="organisation", term="dpv:hasDataProcessor")
    name: Text | None = substance("Its name, where there is no record of it.", example="Example Cloud Limited", term="dpv:hasName")
    engaged_by: Key | None = substance("The sub-processor that engaged it, by its key in this list. Left out: the processor itself.", example="software-house", names="sub_processors")
    does: Text | None = substance("What it does.", example="Runs the servers", term="dpv:hasProcessing")
    sees_personal_data: Answer | None = substance("Can it see personal data in a form it can read?")
    locations: tuple[ProcessingPlace, ...] | None = substance("Where it holds or sees data.", term="dpv:hasLocation")
    authorisation: SubProcessorAuthorisation | None = substance("How the controller allowed it.", source="UK GDPR Article 28(2)")
    authorised: Date | None = substance("The day the controller allowed it in writing.", source="UK GDPR Article 28(2)", term="dct:dateAccepted")
    controller_told: Date | None = substance("The day the controller was told that it would be added or would take another's place.", source="UK GDPR Article 28(2)")
    objection: Text | None = substance("What the controller objected to, where it did.", example="Support staff outside the United Kingdom", source="UK GDPR Article 28(2)")
    starts: Date | None = substance("The first day it processes.", term="dct:valid")
    ends: Date | None = substance("The last day it processes.", term="dct:valid")
    written_contract: Answer | None = substance("Is there a written contract with it?", source="UK GDPR Article 28(4)")
    terms_flowed_down: Answer | None = substance("Does that contract put the same data protection duties on it?", source="UK GDPR Article 28(4)")
    terms_checked: Date | None = bookkeeping("The day someone checked that.")
    contract: Reference | None = substance("The record of that contract.", refers="processor-contract")
    transfer: Reference | None = substance("The transfer record, where data reaches it outside the United Kingdom.", refers="transfer", source="UK GDPR Article 44A")
    assurances: tuple[HeldAssurance, ...] | None = substance("The outside assurances it holds.", source="UK GDPR Article 28(1)")


class DueDiligence(Part):
    """One check that the processor gives enough guarantees."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 28(1); Accountability Framework, due diligence"
    term: ClassVar[str] = "dpv:VendorSelectionAssessment"

    id: Key = substance("A key for this check, unique in the list.", example="before-award", required=True)
    method: DueDiligenceMethod | None = substance("How it was done.")
    on: Date | None = bookkeeping("The day it was done.", term="dct:date")
    by: Text | None = bookkeeping("The role of whoever did it.", example="Information security officer")
    found: Text | None = substance("What was found.", example="Guarantees sufficient; staff vetting to be evidenced within a month", term="dpv:hasOutcome")
    sufficient: Answer | None = substance("Are the guarantees sufficient?")
    next_due: Date | None = bookkeeping("The day it is to be done again.")
    evidence: Key | None = bookkeeping("The evidence, by its key in this record's evidence.", names="evidence")


class ContractEnd(Part):
    """What happens to the data when the contract ends."""

    source: ClassVar[str] = "UK GDPR Article 28(3)(g)"

    choice: Disposal | None = substance("What the controller has chosen, or will choose.")
    within: Period | None = substance("How soon after the end.", example="P30D", unit="ISO 8601 period")
    file_format: Text | None = substance("The format in which data is returned.", example="CSV with a data dictionary", term="dct:format")
    backups: Text | None = substance("What happens to backups.", example="Overwritten within ninety days")
    certificate: Answer | None = substance("Must the processor confirm in writing that nothing is left?")
    confirmed: Date | None = bookkeeping("The day the processor confirmed it.")
    exit_plan: Text | None = substance("How the service passes to the next supplier.", example="Exit plan in schedule 10")


class ProcessorContract(Record):
    """A contract that binds a processor to its controller."""

    source: ClassVar[str] = "UK GDPR Article 28; DPA 2018 section 59; Accountability Framework, contracts"
    term: ClassVar[str] = "dpv:DataProcessorContract"

    kind: Literal["processor-contract"] = substance("Always `processor-contract`.", visibility="public", required=True)
    controllers: tuple[Reference, ...] | None = substance("The controllers.", refers="organisation", example=["northmoor"], term="dpv:hasDataController", visibility="public")
    lead_controller: Reference | None = substance("The controller that manages the contract for the others.", refers="organisation")
    processor: Reference | None = substance("The processor.", refers="organisation", term="dpv:hasDataProcessor", visibility="public")
    processor_name: Text | None = substance("The processor's name, where there is no record of it.", example="Example Software Limited", term="dpv:hasName", visibility="public")
    written: Answer | None = substance("Is it in writing and binding on the processor?", source="UK GDPR Article 28(3)")
    dates: ContractDates | None = substance("When it was signed, starts, renews and ends.", visibility="public")
    scope: ContractScope | None = substance("What the processing is.", source="UK GDPR Article 28(3)")
    clauses: tuple[ContractClause, ...] | None = substance("The terms the law requires.", source="UK GDPR Article 28(3)(a)-(h)", term="dpv:hasContractualClause")
    law_enforcement: LawEnforcementTerms | None = substance("The terms for law-enforcement processing.", source="DPA 2018 section 59")
    sub_processor_authorisation: SubProcessorAuthorisation | None = substance("How the contract allows sub-processors.", source="UK GDPR Article 28(2)")
    objection_period: Period | None = substance("How long the controller has to object to a new sub-processor.", example="P30D", unit="ISO 8601 period", source="UK GDPR Article 28(2)")
    sub_processors: tuple[SubProcessor, ...] | None = substance("Everyone engaged in turn, to any depth. Write [] for none.", source="UK GDPR Article 28(2) and (4)", term="dpv:hasDataProcessor")
    due_diligence: tuple[DueDiligence, ...] | None = substance("The checks made before and during the contract.", source="UK GDPR Article 28(1)")
    assurances: tuple[HeldAssurance, ...] | None = substance("The outside assurances the processor holds. Write [] for none.", source="UK GDPR Article 28(1)", term="dpv:hasOrganisationalMeasure")
    locations: tuple[ProcessingPlace, ...] | None = substance("Where the processor itself holds or sees data.", source="UK GDPR Articles 28(3)(a) and 44A", term="dpv:hasLocation")
    transfers: TransfersAbroad | None = substance("What goes outside the United Kingdom, sub-processors included.", source="UK GDPR Articles 28(3)(a) and 44A")
    systems: tuple[Reference, ...] | None = substance("The systems it covers.", refers="information-system", example=["case-system"])
    agreements: tuple[Reference, ...] | None = substance("The sharing agreements in which this processor acts.", refers="agreement", example=["childrens-hub"], term="dct:references")
    activities: tuple[Reference, ...] | None = substance("The processing activities it serves.", refers="processing-activity", example=["child-protection"], term="dpv:hasRecordOfActivity")
    dpias: tuple[Reference, ...] | None = bookkeeping("The impact assessments that cover it.", refers="dpia", example=["hub-dpia"], term="dpv:hasImpactAssessment")
    own_purposes: Answer | None = substance("Does it let the processor use the data for purposes of its own, such as improving products or training models?", source="UK GDPR Articles 4(8) and 28(3)(a)")
    own_purposes_detail: Text | None = substance("What those purposes are.", example="Usage statistics with no personal data")
    breach_notice_hours: Count | None = substance("Hours within which the processor must tell the controller of a breach.", example=24, unit="hours", source="UK GDPR Article 33(2)")
    breach_notice: Text | None = substance("The time limit for telling of a breach, where it is not in hours.", example="Without undue delay", source="UK GDPR Article 33(2)")
    breach_contact: Contact | None = bookkeeping("Whom the processor tells at the controller.", term="dpv:hasContact")
    at_end: ContractEnd | None = substance("What happens to the data at the end.", source="UK GDPR Article 28(3)(g)")
    audit_rights: Text | None = substance("How the controller may audit.", example="Yearly, on thirty days' notice, and at once after a breach", source="UK GDPR Article 28(3)(h)")
    last_audit: Date | None = bookkeeping("The day of the last audit.", source="UK GDPR Article 28(3)(h)")
    liability: Text | None = substance("Who bears loss, and up to what limit.", example="Uncapped for data protection claims")
    indemnity: Text | None = substance("Who makes good whose loss.", example="The processor indemnifies the controller for its own breaches.")
    insurance: Text | None = substance("What insurance the processor must hold.", example="Cyber insurance of five million pounds")
    governing_law: Text | None = substance("The law that governs it.", example="England and Wales", term="dpv:hasJurisdiction")
    contract_manager: Text | None = bookkeeping("The post that manages the contract.", example="Social Care Systems Manager")
    supplier_contact: Contact | None = bookkeeping("Whom to reach at the processor.", term="dpv:hasContact")
    supplier_dpo: Contact | None = bookkeeping("The processor's data protection officer.", source="UK GDPR Article 30(2)(a)", term="dpv:hasDataProtectionOfficer")
    procurement: ProcurementRoute | None = substance("How it was let.")
    procurement_reference: Text | None = bookkeeping("The reference in the contracts register or procurement system.", example="NM-2026-0147", term="dct:identifier")
    framework: Text | None = substance("The framework it was called off from.", example="Vertical application solutions framework")
    published_at: Link | None = bookkeeping("The entry in the published contracts register.", term="dct:source")
    under: Reference | None = substance("The contract it stands under, where it is a call-off or a data processing annex.", refers="processor-contract", term="dct:isPartOf")
    replaces: Reference | None = substance("The contract it replaces.", refers="processor-contract", term="dct:replaces")
    last_review: Date | None = bookkeeping("The day it was last reviewed.")
    review_due: Date | None = bookkeeping("The day its next review is due.")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The reviews that have been done.", source="Accountability Framework, contract reviews")
