"""An information-sharing agreement: who shares what with whom, why, under which law and on what terms."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.agreements import AgreementStatus, BindingForce, Classification, Instrument, Tier
from registry.concepts.data import Identifiability
from registry.concepts.handling import Frequency
from registry.concepts.headings import Heading
from registry.concepts.processing import ProcessingOperation
from registry.records.basis import Basis
from registry.records.counterpart_decision import CounterpartDecision
from registry.records.evidence import RelatedDocument
from registry.records.flow import Flow, Item, Stage, Subject
from registry.records.governance import (
    Dates,
    DocumentControl,
    Exit,
    Group,
    LegalTerms,
    Monitoring,
    PublicRegister,
    Requests,
    Review,
    ReviewTerm,
    Variation,
)
from registry.records.part import Part, bookkeeping, substance
from registry.records.party import Certification, Declaration, OtherBody, Party, Precondition
from registry.records.purpose import (
    CaldicottAnswer,
    ChildrenAssessment,
    Confidentiality,
    EthicsReview,
    HumanRights,
    Purpose,
)
from registry.records.recipients import RecipientGroup
from registry.records.record import Record, StatusChange
from registry.records.terms import (
    AccessRole,
    Accuracy,
    AutomatedDecision,
    ComplaintsTerm,
    Definition,
    DutyAllocation,
    Foi,
    Incidents,
    JointArrangement,
    RetentionTerm,
    RightsTerm,
    Security,
    Training,
    TransferStatement,
    Transparency,
)
from registry.records.values import Answer, Area, Count, Digest, Email, Key, Reference, Text


class AgreementStatusChange(StatusChange):
    """One change of an agreement's status."""

    status: AgreementStatus = bookkeeping("The status from that day.", term="dpv:hasStatus", required=True)  # type: ignore[assignment]  # agreements have a life of their own


class InheritedException(Part):
    """Something under an inherited heading that does not apply here."""

    key: ClassVar[tuple[str, ...]] = ("heading",)
    source: ClassVar[str] = "Information Sharing Networks framework, Annex B"

    heading: Heading = substance("The inherited heading.", visibility="public", required=True)
    except_for: Text | None = substance("What does not apply.", example="Clause 9.3, publicity")


class Parent(Part):
    """The agreement this one stands under, pinned to the text that was relied on."""

    source: ClassVar[str] = "Practice: terms left in the tier 1 agreement"

    title: Text | None = substance("The parent's title, where there is no record of it.", example="Northmoor overarching protocol", visibility="public")
    ref: Reference | None = substance("The parent agreement.", refers="agreement", term="dct:isPartOf", visibility="public")
    leaves_to_parent: Text | None = substance("What the document says it leaves to the parent without naming a heading.", example="Baseline terms and other specified requirements")
    exceptions: tuple[InheritedException, ...] | None = substance("What does not apply under a heading that is otherwise taken whole.")
    digest: Digest | None = substance("The parent's digest when it was relied on.", visibility="public")


class EscalationStep(Part):
    """Whom a matter goes up to, and in what order."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Practice: memoranda of understanding"

    id: Key = bookkeeping("A key for this step, unique in the list.", example="head-of-service", required=True)
    order: Count | None = bookkeeping("Its place in the order, from 1.", example=2)
    party: Key | None = bookkeeping("The party it is at.", example="council", names="parties")
    post: Text | None = bookkeeping("The post or mailbox.", example="Head of Information Governance")
    email: Email | None = bookkeeping("An email address of the role.")
    when: Text | None = bookkeeping("When a matter reaches it.", example="Not settled within ten working days")


class Publication(Part):
    """Something published from what is shared."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO anonymisation guidance; Scottish toolkit section 2"

    id: Key = substance("A key for this publication, unique in the list.", example="annual-statistics", required=True)
    what: Text | None = substance("What is published.", example="Yearly numbers of lettings by area")
    by: tuple[Key, ...] | None = substance("The parties that publish it.", example=["council"], names="parties")
    form: Identifiability | None = substance("How identifiable people are in it.")
    how_often: Frequency | None = substance("How often.")


class Screening(Part):
    """Whether an impact assessment is needed."""

    source: ClassVar[str] = "UK GDPR Article 35(1) and (3); ICO data sharing code"

    answer: Answer | None = substance("Is an impact assessment needed?", term="dpv:hasImpactAssessment")
    triggers: tuple[Text, ...] | None = substance("The reasons it is, or the tests that were applied.", example=["Large-scale special category data", "Data matching"])
    reason: Text | None = substance("Why not, where it is not.", example="No personal data is shared.")


class Agreement(Record):
    """An information-sharing agreement."""

    source: ClassVar[str] = "ICO data sharing code, agreement headings"
    term: ClassVar[str] = "dpv:LegalAgreement"

    kind: Literal["agreement"] = substance("Always `agreement`.", visibility="public", required=True)
    status: AgreementStatus = bookkeeping("Where the agreement is in its life. Expired, overdue and signed are worked out.", term="dpv:hasStatus", visibility="public", required=True)  # type: ignore[assignment]  # agreements have a life of their own
    status_history: tuple[AgreementStatusChange, ...] | None = bookkeeping("Every change of status, oldest first.")
    instrument: Instrument | None = substance("What sort of document it is.", visibility="public")
    tier: Tier | None = substance("Where it stands among the agreements it belongs to.", visibility="public")
    binding: BindingForce | None = substance("Whether it binds in law.", visibility="public")
    model_text: Answer | None = substance("Is this a model to be filled in, not an agreement that anyone has made?", visibility="public")
    classification: Classification | None = substance("The marking of the document itself.", visibility="public")
    parent: Parent | None = substance("The agreement this one stands under.", visibility="public")
    inherits: tuple[Heading, ...] | None = substance("The headings taken whole from the parent. A heading may not be both inherited and written here.", visibility="public")
    supersedes: tuple[Reference, ...] | None = substance("The agreements it replaces.", refers="agreement", example=["old-hub"], term="dct:replaces", visibility="public")
    superseded_by: tuple[Reference, ...] | None = bookkeeping("The agreements that replace it.", refers="agreement", example=["new-hub"], term="dct:isReplacedBy", visibility="public")
    counterpart_of: Reference | None = bookkeeping("Another organisation's own record of the same sharing, kept independently.", refers="agreement", term="dct:isFormatOf")
    counterpart_decisions: tuple[CounterpartDecision, ...] | None = bookkeeping("What was decided about records that look as if they were of the same share.")
    lead: Reference | None = substance("The organisation that keeps the agreement.", refers="organisation", term="dpv:hasResponsibleEntity", visibility="public")
    purpose: Purpose | None = substance("What the sharing is for.", term="dpv:hasPurpose", visibility="public")
    use_restrictions: tuple[Text, ...] | None = substance("What shared information may not be used for.", example=["Not for enforcement of council tax"], heading=True)
    prohibited_information: tuple[Text, ...] | None = substance("Information that must never be shared under this agreement.", example=["Adoption records"], heading=True)
    minimisation: Text | None = substance("How the parties keep what is shared to what is needed.", example="The form asks only for the fields listed", source="UK GDPR Article 5(1)(c)", heading=True)
    onward_routes: tuple[Text, ...] | None = substance("Schemes by which information may go on to others.", example=["Domestic Violence Disclosure Scheme"], heading=True)
    onward_sharing: Text | None = substance("The rule on passing information to others.", example="Only with the written consent of the party that gave it", source="ICO data sharing code", heading=True)
    parties: tuple[Party, ...] | None = substance("Who is party to it.", term="dpv:hasParty", visibility="public")
    other_bodies: tuple[OtherBody, ...] | None = substance("Bodies that are not parties, with a role or powers under it.")
    declarations: tuple[Declaration, ...] | None = substance("What signatories confirm by signing.")
    preconditions: tuple[Precondition, ...] | None = substance("What a party must have before it shares.", heading=True)
    joint_arrangement: JointArrangement | None = substance("How joint controllers share out their duties.", term="dpv:hasJointDataControllers", heading=True)
    duties: tuple[DutyAllocation, ...] | None = substance("How separate controllers share out what there is to do.", source="ICO data sharing code, agreement heading 2", heading=True)
    recipients: tuple[RecipientGroup, ...] | None = substance("Who else is given the data, without being a party.", term="dpv:hasRecipient")
    pilot: Answer | None = substance("Is it a pilot or trial?", visibility="public")
    territory: tuple[Area, ...] | None = substance("The areas it covers, as Office for National Statistics codes.", example=["E06000001"], term="dpv:hasGeographicCoverage", visibility="public")
    territory_described: Text | None = substance("The area it covers, in words.", example="The county of Northmoor", term="dct:spatial", visibility="public")
    subjects: tuple[Subject, ...] | None = substance("Whom the information is about.", term="dpv:hasDataSubject", visibility="public")
    items: tuple[Item, ...] | None = substance("The items of information.", term="dpv:hasPersonalData")
    operations: tuple[ProcessingOperation, ...] | None = substance("What is done with the data.", source="UK GDPR Article 4(2)", term="dpv:hasProcessing")
    publications: tuple[Publication, ...] | None = substance("What is published from it.")
    stages: tuple[Stage, ...] | None = substance("The steps that data moves through, in order.")
    flows: tuple[Flow, ...] | None = substance("What goes from whom to whom.", term="dpv:hasProcess")
    bases: tuple[Basis, ...] | None = substance("The bases that sides rely on, each written once.", term="dpv:hasLegalBasis")
    personal_data: Answer | None = substance("Is any of it personal data?", source="UK GDPR Article 4(1); DPA 2018 section 3")
    confidentiality: Confidentiality | None = substance("How the duty of confidence is dealt with.", heading=True)
    caldicott: CaldicottAnswer | None = substance("The answers to the Caldicott Principles.", heading=True)
    human_rights: HumanRights | None = substance("Why interference with private life is justified.", heading=True)
    children: ChildrenAssessment | None = substance("How children's interests were weighed.", heading=True)
    ethics: EthicsReview | None = substance("What else was weighed.", heading=True)
    transparency: Transparency | None = substance("How people are told.", term="dpv:hasNotice", heading=True)
    rights: RightsTerm | None = substance("How people's rights are met.", term="dpv:hasRight", heading=True)
    complaints: ComplaintsTerm | None = substance("How complaints are dealt with.", heading=True)
    foi: Foi | None = substance("How freedom of information requests are dealt with.", heading=True)
    accuracy: Accuracy | None = substance("How information is kept right.", heading=True)
    retention: tuple[RetentionTerm, ...] | None = substance("How long information is kept, by whom.", term="dpv:hasStorageCondition", heading=True)
    security: Security | None = substance("How information is kept safe.", term="dpv:hasTechnicalOrganisationalMeasure", heading=True)
    certifications: tuple[Certification, ...] | None = substance("Outside assurances that parties hold or must hold.", heading=True)
    access_roles: tuple[AccessRole, ...] | None = substance("The roles whose holders may see information.", heading=True)
    incidents: Incidents | None = substance("What happens when something goes wrong.", heading=True)
    requests: Requests | None = substance("How information is asked for.", heading=True)
    automated_decisions: tuple[AutomatedDecision, ...] | None = substance("Decisions made without meaningful human involvement. Write [] for none.", source="UK GDPR Article 22A", term="dpv:hasAutomationLevel")
    training: Training | None = substance("What people must learn.", heading=True)
    practitioner_rules: tuple[Text, ...] | None = substance("What individual practitioners must do.", example=["Record why you shared or did not share"], source="WASPI practitioner obligations", heading=True)
    transfers: TransferStatement | None = substance("What is agreed about sending information abroad.", source="UK GDPR Chapter V", heading=True)
    processor_rule: Text | None = substance("What is agreed about engaging processors and sub-processors.", example="Only with the other controllers' written consent", source="UK GDPR Article 28", heading=True)
    processors: tuple[Reference, ...] | None = substance("The contracts with processors involved.", refers="processor-contract", example=["case-system-contract"], term="dpv:hasDataProcessor")
    processors_named: tuple[Text, ...] | None = substance("Processors that are named without more being known.", example=["A cloud hosting company"])
    systems_named: tuple[Text, ...] | None = substance("Systems that are named without more being known.", example=["Google Analytics"])
    systems: tuple[Reference, ...] | None = substance("The systems involved.", refers="information-system", example=["case-system"])
    screening: Screening | None = substance("Whether an impact assessment is needed.")
    dpias: tuple[Reference, ...] | None = bookkeeping("The impact assessments.", refers="dpia", example=["hub-dpia"], term="dpv:hasImpactAssessment")
    escalation: tuple[EscalationStep, ...] | None = bookkeeping("Whom a matter goes up to, in order.")
    governance: tuple[Group, ...] | None = substance("The groups that oversee it.", heading=True)
    monitoring: Monitoring | None = substance("How the parties check that it is kept.", heading=True)
    review: ReviewTerm | None = substance("What it says about its own review.", heading=True)
    reviews: tuple[Review, ...] | None = bookkeeping("The reviews that have been done.")
    dates: Dates | None = substance("The days that matter.", visibility="public")
    variation: Variation | None = substance("How it may be changed.", heading=True)
    exit: Exit | None = substance("How it ends, and how parties join and leave.", heading=True)
    legal: LegalTerms | None = substance("Terms a lawyer looks for.", heading=True)
    definitions: tuple[Definition, ...] | None = substance("What words mean in it.", heading=True)
    related_documents: tuple[RelatedDocument, ...] | None = substance("Documents that go with it.", term="dct:references")
    public_registers: tuple[PublicRegister, ...] | None = bookkeeping("Entries in public registers.", visibility="public")
    document: DocumentControl | None = bookkeeping("What the document says about itself.", visibility="public")
