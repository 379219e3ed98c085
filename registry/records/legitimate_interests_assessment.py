"""A legitimate interests assessment: the purpose, necessity and balancing tests, and what they led to."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.assessments import InterestHolder, LiaOutcome
from registry.concepts.handling import LikelihoodOrImpact
from registry.records.advice import DpoAdvice
from registry.records.part import Part, bookkeeping, substance
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.values import Answer, Date, Link, Reference, Text


class PurposeTest(Part):
    """Is there a legitimate interest?"""

    source: ClassVar[str] = "UK GDPR Article 6(1)(f); ICO legitimate interests assessment, purpose test"

    interest: Text | None = substance("The interest pursued.", example="Keeping visitors and staff safe at the depot", term="dct:description")
    whose: tuple[InterestHolder, ...] | None = substance("Whose interest it is.")
    benefits: Text | None = substance("Who benefits, and how much it matters.", example="Staff, visitors and neighbours; two break-ins last year")
    if_not_done: Text | None = substance("What would happen without the processing.", example="Break-ins would go unexplained.", term="dpv:hasConsequence")
    law_and_ethics: Text | None = substance("Any other law, code or ethical question that bears on it.", example="Surveillance camera code of practice")
    met: Answer | None = substance("Is the interest legitimate?")


class NecessityTest(Part):
    """Is the processing needed for it?"""

    source: ClassVar[str] = "UK GDPR Article 6(1)(f); ICO legitimate interests assessment, necessity test"

    how_it_helps: Text | None = substance("How the processing serves the interest.", example="Recordings show who entered the yard.", term="dpv:hasNecessity")
    proportionate: Text | None = substance("Why it is in proportion.", example="Only the gates are filmed, and only outside working hours.")
    alternatives: Text | None = substance("The less intrusive ways that were considered, and why they will not do.", example="Better lighting was tried first.")
    met: Answer | None = substance("Is the processing necessary?")


class BalancingTest(Part):
    """Do people's interests, rights and freedoms outweigh it?"""

    source: ClassVar[str] = "UK GDPR Article 6(1)(f); ICO legitimate interests assessment, balancing test"
    term: ClassVar[str] = "eu-gdpr:BalancingTest"

    data: Text | None = substance("What the data is, and how private people would think it.", example="Images of people at a gate; no sound", term="dpv:hasPersonalData")
    special_category: Answer | None = substance("Does it include special category or criminal offence data?", source="UK GDPR Articles 9 and 10")
    children: Answer | None = substance("Are any of the people under 18?", source="UK GDPR Recital 38")
    vulnerable_people: Answer | None = substance("Are any of the people vulnerable for other reasons?")
    relationship: Text | None = substance("The relationship with the people concerned.", example="Staff, contractors and passers-by", term="dpv:hasRelationWithDataSubject")
    power_imbalance: Answer | None = substance("Is one side much stronger than the other, as an employer is?")
    expected: Answer | None = substance("Would people reasonably expect the processing?")
    expectation_reasons: Text | None = substance("Why they would or would not.", example="Signs stand at each gate.", term="dpv:hasExpectation")
    obtained_from_others: Answer | None = substance("Was the data obtained from someone other than the person?")
    impact: Text | None = substance("What the processing could do to people.", example="Staff might feel watched.", term="dpv:hasImpact")
    likelihood: LikelihoodOrImpact | None = substance("How likely that is.", term="dpv:hasLikelihood")
    severity: LikelihoodOrImpact | None = substance("How bad it would be.", term="dpv:hasSeverity")
    happy_to_explain: Answer | None = substance("Would the organisation be content to explain the processing to those people?")
    likely_objections: Text | None = substance("Who might object, and why.", example="Staff who use the yard in breaks")
    met: Answer | None = substance("Does the interest prevail over people's own interests, rights and freedoms?")


class OptOut(Part):
    """Whether people can say no, and how."""

    source: ClassVar[str] = "UK GDPR Article 21(1)"

    offered: Answer | None = substance("Can people opt out or object before or while their data is used?")
    how: Text | None = substance("How they do it.", example="By email to the depot manager")
    why_not: Text | None = substance("Why they cannot, where they cannot.", example="One person's images cannot be left out of a recording.")


class LegitimateInterestsAssessment(Record):
    """A legitimate interests assessment."""

    source: ClassVar[str] = "UK GDPR Articles 5(2) and 6(1)(f); Accountability Framework, legitimate interests assessment"
    term: ClassVar[str] = "dpv:LegitimateInterestAssessment"

    kind: Literal["legitimate-interests-assessment"] = substance("Always `legitimate-interests-assessment`.", visibility="public", required=True)
    organisation: Reference | None = substance("The controller that relies on the interest.", refers="organisation", term="dpv:hasDataController", visibility="public")
    covers: tuple[Reference, ...] | None = substance("The processing activities and agreements it covers.", refers=("processing-activity", "agreement"), example=["northmoor/processing-activity/depot-cameras"], term="dct:references")
    public_task: Answer | None = substance("Is the processing part of a public authority's public tasks, where this basis is not open?", source="UK GDPR Article 6(1), closing words; DPA 2018 section 7(2)")
    outside_public_task: Text | None = substance("Why it is outside them, for a public authority.", example="Protecting its property, as any owner may", source="UK GDPR Article 6(1), closing words")
    processing: Text | None = substance("What is done with which data.", example="Cameras film the depot gates at night; recordings are kept for 30 days.", term="dpv:hasProcessing")
    purpose_test: PurposeTest | None = substance("The first test: is there a legitimate interest?", term="dpv:hasPurpose")
    necessity_test: NecessityTest | None = substance("The second test: is the processing needed for it?", term="dpv:hasNecessity")
    balancing_test: BalancingTest | None = substance("The third test: do people's interests outweigh it?", term="dpv:hasAssessment")
    safeguards: tuple[Text, ...] | None = substance("What is done to lessen the effect on people. Write [] for nothing.", example=["Recordings are seen only after an incident"], term="dpv:hasTechnicalOrganisationalMeasure")
    opt_out: OptOut | None = substance("Whether people can say no.", source="UK GDPR Article 21(1)")
    outcome: LiaOutcome | None = substance("What was decided.", term="dpv:hasOutcome")
    reasons: Text | None = substance("Why.", example="The interest is real, the intrusion small and expected.", term="dpv:hasJustification")
    dpia_needed: Answer | None = substance("Did it show that an impact assessment is needed?", source="UK GDPR Article 35(1)")
    dpia: Reference | None = substance("The impact assessment.", refers="dpia", term="dpv:hasImpactAssessment")
    notice: Reference | None = substance("The privacy notice that tells people of the interest.", refers="privacy-notice", source="UK GDPR Article 13(1)(d)", term="dpv:hasNotice")
    dpo_advice: DpoAdvice | None = substance("The data protection officer's advice.", source="UK GDPR Article 39(1)(c)")
    decided: Date | None = substance("The day it was decided.", term="dct:dateAccepted")
    decided_by: Text | None = substance("The role of whoever decided.", example="Head of Environment Services")
    last_reviewed: Date | None = bookkeeping("The day it was last reviewed.")
    review_due: Date | None = bookkeeping("The day it is next to be reviewed.")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The reviews that have been done.")
    replaces: Reference | None = substance("The assessment it replaces.", refers="legitimate-interests-assessment", term="dct:replaces")
    published_at: Link | None = bookkeeping("Where it is published.", term="dct:source")
