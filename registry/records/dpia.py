"""A data protection impact assessment: what is planned, whether it is needed, what could go wrong, what is done about it."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.assessments import ChangedAspect, Consultee, DpiaOutcome, MeasureEffect, RiskSource
from registry.concepts.handling import LikelihoodOrImpact
from registry.records.advice import DpoAdvice
from registry.records.dpia_triggers import DpiaTriggers
from registry.records.evidence import RelatedDocument
from registry.records.governance import DocumentControl
from registry.records.information import Information
from registry.records.part import Part, bookkeeping, substance
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.values import Answer, Date, Key, Link, Reference, Text


class DpiaScreening(Part):
    """Whether an assessment is needed."""

    source: ClassVar[str] = "UK GDPR Article 35(1), (3) and (4); ICO data sharing code"

    needed: Answer | None = substance("Is an assessment needed?")
    triggers: DpiaTriggers | None = substance("The tests that were applied.")
    reason: Text | None = substance("Why it is or is not needed.", example="Large-scale health data is matched with police records.")
    on: Date | None = bookkeeping("The day this was decided.", term="dct:date")
    by: Text | None = bookkeeping("The role of whoever decided.", example="Information governance officer")


class SystematicDescription(Part):
    """What is planned, described step by step."""

    source: ClassVar[str] = "UK GDPR Article 35(7)(a)"

    nature: Text | None = substance("How data is collected, used, kept and deleted, and who is given it.", example="Referrals arrive by a web form, are read by the hub, and are kept in the case system.", term="dpv:hasProcessing")
    scope: Text | None = substance("How much data, how often, how long, over what area.", example="About 4,000 referrals a year across the county", term="dpv:hasScope")
    context: Text | None = substance("The relationship with the people concerned, what they expect, and earlier concerns.", example="Families may not expect health data to be seen by the police.", term="dpv:hasContext")
    purposes: tuple[Text, ...] | None = substance("What it is meant to achieve, and for whom.", example=["Decide within a day whether a child needs protection"], term="dpv:hasPurpose")
    information: Information | None = substance("The data, and whom it is about.", term="dpv:hasPersonalData")
    technology: Text | None = substance("The technology used, and how new or well understood it is.", example="A case system already used by six councils", term="dct:type")
    data_sources: Text | None = substance("Where the data comes from.", example="The family, schools, health and police", term="dpv:hasDataSource")
    recipients: Text | None = substance("Who is given it.", example="Named staff of the partners in the hub", term="dpv:hasRecipient")
    retention: Text | None = substance("How long it is kept.", example="Until the child's 25th birthday", term="dpv:hasStorageCondition")
    flow_chart: Link | None = substance("A drawing of how data moves.")


class NecessityAssessment(Part):
    """Whether the processing is needed, and in proportion."""

    source: ClassVar[str] = "UK GDPR Article 35(7)"
    term: ClassVar[str] = "eu-gdpr:NecessityAssessment"

    necessity: Text | None = substance("Why the processing achieves the purpose.", example="No one agency sees the whole picture.", term="dpv:hasNecessity")
    proportionality: Text | None = substance("Why it does not go further than it must.", example="Only cases over the threshold are opened.")
    alternatives: Text | None = substance("The other ways that were considered, and why they will not do.", example="Anonymised data would not identify a child at risk.")
    lawful_basis: Text | None = substance("The basis, conditions and powers relied on.", example="Article 6(1)(e); Schedule 1 paragraph 18")
    function_creep: Text | None = substance("How use for other purposes is prevented.", example="Access is by role; other uses need the board's consent.")
    minimisation: Text | None = substance("How data is kept to what is needed.", example="Each partner sends a summary, not the file.", source="UK GDPR Article 5(1)(c)")
    accuracy: Text | None = substance("How data is kept right.", example="Facts are checked with the source before a decision.", source="UK GDPR Article 5(1)(d)")
    information_given: Text | None = substance("What people are told.", example="A leaflet at first contact and a web notice", source="UK GDPR Articles 13 and 14")
    rights: Text | None = substance("How people's rights are supported.", example="One contact point for all partners", source="UK GDPR Articles 12 to 22", term="dpv:hasRight")
    processors: Text | None = substance("How processors are kept to their duties.", example="By contract, and a yearly audit", source="UK GDPR Article 28")
    transfers: Text | None = substance("How data sent abroad is protected.", example="None is sent abroad", source="UK GDPR Article 44A")
    children: Text | None = substance("How children's interests were weighed.", example="The child's welfare is the first concern.", source="ICO data sharing code, children")
    human_rights: Text | None = substance("Why interference with private life is justified.", example="Protection of children from harm", source="Human Rights Act 1998 section 6; ECHR Article 8(2)")


class DpiaRisk(Part):
    """One way in which people could be harmed, and what is left of it once measures are in place."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 35(7)"
    term: ClassVar[str] = "dpv:Risk"

    id: Key = substance("A key for this risk, unique in the record and never reused.", example="wrong-child", required=True)
    description: Text | None = substance("What could happen.", example="Records of two children with similar names are joined.", term="dct:description")
    harm: Text | None = substance("What it would do to people.", example="A family is wrongly investigated.", term="dpv:hasConsequence")
    origin: RiskSource | None = substance("Where it comes from.")
    likelihood: LikelihoodOrImpact | None = substance("How likely harm is, before measures.", term="dpv:hasLikelihood")
    severity: LikelihoodOrImpact | None = substance("How bad it would be, before measures.", term="dpv:hasSeverity")
    inherent: LikelihoodOrImpact | None = substance("The risk before measures.", term="dpv:hasRiskLevel")
    measures: tuple[Key, ...] | None = substance("The measures against it, by their keys in `measures`. Write [] for none.", example=["match-on-number"], names="measures")
    effect: MeasureEffect | None = substance("What the measures do to it.")
    residual: LikelihoodOrImpact | None = substance("The risk that is left.", term="dpv:hasResidualRisk")
    accepted_by: Text | None = substance("The role of whoever accepted what is left.", example="Senior information risk owner")
    accepted_on: Date | None = substance("The day it was accepted.", term="dct:dateAccepted")
    why_accepted: Text | None = substance("Why what is left is acceptable.", example="The rest cannot be removed without losing the benefit to children.")


class DpiaMeasure(Part):
    """One thing done to remove or lessen risks."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 35(7)"
    term: ClassVar[str] = "dpv:RiskMitigationMeasure"

    id: Key = substance("A key for this measure, unique in the record and never reused.", example="match-on-number", required=True)
    description: Text | None = substance("What is done.", example="Records are joined only when the NHS number and the date of birth agree.", term="dct:description")
    approved: Answer | None = substance("Has it been approved?")
    responsible: Text | None = substance("The role that carries it out.", example="Systems manager")
    due: Date | None = bookkeeping("The day it is to be in place.")
    in_place: Answer | None = bookkeeping("Is it in place?")
    in_place_on: Date | None = bookkeeping("The day it was put in place.")
    evidence: Key | None = bookkeeping("The evidence, by its key in this record's evidence.", names="evidence")


class DpiaConsultation(Part):
    """Whose views were asked, and what became of them."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 35; agreement lifecycle, consultation"
    term: ClassVar[str] = "dpv:Consultation"

    id: Key = substance("A key for this consultation, unique in the list.", example="parents-forum", required=True)
    who: Consultee | None = substance("Whose views.")
    described: Text | None = substance("Who exactly.", example="Parents' forum of the children's centres")
    consulted: Answer | None = substance("Were they asked?")
    why_not: Text | None = substance("Why not, where they were not.", example="Asking would have disclosed police methods.")
    on: Date | None = substance("The day they were asked, or last asked.", term="dct:date")
    how: Text | None = substance("How they were asked.", example="Two meetings and an online form")
    views: Text | None = substance("What they said.", example="Most accept sharing if told in plain words.", term="dpv:hasOutcome")
    followed: Answer | None = substance("Were their views followed?")
    why_not_followed: Text | None = substance("Why not, where they were not.", example="Consent cannot be asked for in urgent cases.")


class PriorConsultation(Part):
    """Asking the regulator before starting, where high risk is left."""

    source: ClassVar[str] = "UK GDPR Article 36(1)"
    term: ClassVar[str] = "dpv:ConsultationWithAuthority"

    needed: Answer | None = substance("Must the regulator be consulted?")
    sent: Date | None = substance("The day the regulator was asked.")
    reference: Text | None = bookkeeping("The regulator's reference.", example="IC-000000-A1B2", term="dct:identifier")
    answered: Date | None = substance("The day it answered.")
    answer: Text | None = substance("What it advised.", example="Limit access to trained staff before starting.", term="dpv:hasOutcome")
    followed: Answer | None = substance("Was its advice followed?")


class LaterChange(Part):
    """Something that changed after the assessment was approved, and whether it was looked at again."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 35(11)"

    id: Key = bookkeeping("A key for this change, unique in the list.", example="new-supplier", required=True)
    on: Date | None = bookkeeping("The day of the change.", term="dct:date")
    aspect: ChangedAspect | None = bookkeeping("What sort of thing changed.")
    what: Text | None = bookkeeping("What changed.", example="The case system moved to a new host.", term="dct:description")
    reassessed: Answer | None = bookkeeping("Was the assessment looked at again because of it?")
    reassessed_on: Date | None = bookkeeping("The day it was.")
    result: Text | None = bookkeeping("What that found.", example="No new risk", term="dpv:hasOutcome")


class Dpia(Record):
    """A data protection impact assessment."""

    source: ClassVar[str] = "UK GDPR Article 35; DPA 2018 section 64"
    term: ClassVar[str] = "dpv:DPIA"

    kind: Literal["dpia"] = substance("Always `dpia`.", visibility="public", required=True)
    document: DocumentControl | None = bookkeeping("What the document says about itself.")
    related_documents: tuple[RelatedDocument, ...] | None = substance("Documents that go with it.", term="dct:references")
    controllers: tuple[Reference, ...] | None = substance("The controllers whose processing it assesses.", refers="organisation", example=["northmoor"], term="dpv:hasDataController", visibility="public")
    covers: tuple[Reference, ...] | None = substance("The agreements, processing activities and systems it covers.", refers=("agreement", "processing-activity", "information-system"), example=["northmoor/agreement/childrens-hub"], term="dct:references")
    lead: Text | None = bookkeeping("The post that wrote it or led the work.", example="Hub programme manager", term="dct:creator")
    screening: DpiaScreening | None = substance("Whether it is needed.")
    law_enforcement: Answer | None = substance("Is any of the processing for a law-enforcement purpose, so that section 64 applies?", source="DPA 2018 section 64")
    description: SystematicDescription | None = substance("What is planned.", source="UK GDPR Article 35(7)(a)")
    necessity: NecessityAssessment | None = substance("Whether it is needed, and in proportion.", source="UK GDPR Article 35(7)")
    lias: tuple[Reference, ...] | None = substance("The legitimate interests assessments that go with it.", refers="legitimate-interests-assessment", example=["visitor-cctv"])
    risks: tuple[DpiaRisk, ...] | None = substance("The risks to people. Write [] where none was found.", source="UK GDPR Article 35(7)", term="dpv:hasRisk")
    measures: tuple[DpiaMeasure, ...] | None = substance("What is done about them.", source="UK GDPR Article 35(7)", term="dpv:hasTechnicalOrganisationalMeasure")
    dpo_advice: DpoAdvice | None = substance("The data protection officer's advice.", source="UK GDPR Articles 35(2) and 39(1)(c)")
    consultations: tuple[DpiaConsultation, ...] | None = substance("Whose views were asked: the people concerned, processors, experts, others.")
    residual_risk: LikelihoodOrImpact | None = substance("The highest risk left once the measures are in place.", source="UK GDPR Article 36(1)", term="dpv:hasResidualRisk")
    prior_consultation: PriorConsultation | None = substance("Asking the regulator before starting.", source="UK GDPR Article 36(1)")
    outcome: DpiaOutcome | None = substance("What was decided.", term="dpv:hasOutcome")
    conditions: tuple[Text, ...] | None = substance("What must be done before or while the processing goes on. Write [] for nothing.", example=["Staff trained before go-live"])
    approved: Date | None = substance("The day it was approved.", term="dct:dateAccepted")
    approved_by: Text | None = substance("The role of whoever approved it.", example="Senior information risk owner")
    started: Date | None = substance("The day the processing began, or is to begin.")
    changes: tuple[LaterChange, ...] | None = bookkeeping("What has changed since it was approved.", source="UK GDPR Article 35(11)")
    last_reviewed: Date | None = bookkeeping("The day it was last reviewed.", source="UK GDPR Article 35(11)")
    review_due: Date | None = bookkeeping("The day it is next to be reviewed.", source="UK GDPR Article 35(11)")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The reviews that have been done.", source="UK GDPR Article 35(11)")
    replaces: Reference | None = substance("The assessment it replaces.", refers="dpia", term="dct:replaces")
    published: Answer | None = substance("Is it, or a summary of it, published?")
    published_at: Link | None = bookkeeping("Where it is published.", term="dct:source")
    why_not_published: Text | None = substance("Why it is not published, or what is left out.", example="Security measures are left out.")
