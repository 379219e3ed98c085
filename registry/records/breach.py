"""A personal data breach: what happened, who was told and when, and what was done. Counts and references only."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.agreements import PartyRole
from registry.concepts.cases import BreachCause, BreachKind, NotTellingPeople
from registry.concepts.handling import LikelihoodOrImpact
from registry.concepts.lawful_bases import Regime
from registry.concepts.lifecycle import CaseStatus
from registry.records.case import CaseStatusChange, RegulatorContact
from registry.records.information import Information
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.values import Answer, Count, Date, Key, Moment, Reference, Text


class BreachController(Part):
    """One controller whose data is affected."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 4(7), 26 and 33(1)"
    visibility: ClassVar[Visibility] = "private"

    id: Key = substance("A key for this controller, unique in the list.", example="council", required=True)
    organisation: Reference | None = substance("The organisation.", refers="organisation", term="dpv:hasDataController")
    name: Text | None = substance("Its name, where there is no record of it.", example="Eastvale Housing Association", term="dpv:hasName")
    role: PartyRole | None = substance("What it is to the data.")
    became_aware: Moment | None = substance("When it became aware, where it learned at another time than the organisation that keeps this record.")
    own_record: Reference | None = substance("Its own record of the breach.", refers="breach")


class BreachProcessor(Part):
    """The processor through which it happened, when it knew and when it told the controller."""

    source: ClassVar[str] = "UK GDPR Article 33(2)"
    visibility: ClassVar[Visibility] = "private"

    organisation: Reference | None = substance("The processor.", refers="organisation", term="dpv:hasDataProcessor")
    name: Text | None = substance("Its name, where there is no record of it.", example="Case System Ltd", term="dpv:hasName")
    contract: Reference | None = substance("The contract, which may set a time limit.", refers="processor-contract")
    aware: Moment | None = substance("When the processor became aware.")
    told_controller: Moment | None = substance("When it told the controller.")
    reasons_for_delay: Text | None = substance("Why it did not tell sooner.", example="Its own supplier told it late.", term="dpv:hasJustification")


class RegulatorReport(Part):
    """The report to the regulator, or why there was none."""

    source: ClassVar[str] = "UK GDPR Article 33(1); DPA 2018 section 67"
    visibility: ClassVar[Visibility] = "private"

    required: Answer | None = substance("Must the regulator be told?")
    reported: Moment | None = substance("When the regulator was first told.", term="dct:date")
    by: Text | None = substance("The role of whoever reported.", example="Data protection officer")
    on_behalf_of: tuple[Key, ...] | None = substance("The controllers it was made for. Left out: all of them.", example=["council"], names="controllers")
    number: Text | None = substance("The report's own number.", example="RPT-0001", term="dct:identifier")
    in_phases: Answer | None = substance("Was more sent later?", source="UK GDPR Article 33")
    completed: Date | None = substance("The day the last of it was sent.", source="UK GDPR Article 33")
    reasons_for_delay: Text | None = substance("Why it took longer than 72 hours.", example="The scale was not known until the logs were restored.", term="dpv:hasJustification")
    reasons_for_not_reporting: Text | None = substance("Why the regulator was not told.", example="The email was deleted unread; risk is unlikely.", term="dpv:hasJustification")
    decided_by: Text | None = substance("The role of whoever decided whether to report.", example="Senior information risk owner")
    dealings: RegulatorContact | None = substance("What the regulator did.")


class PeopleInformed(Part):
    """How the people affected were told, or why they were not."""

    source: ClassVar[str] = "UK GDPR Article 34(1) and (3)"
    visibility: ClassVar[Visibility] = "private"

    required: Answer | None = substance("Must the people affected be told?", source="UK GDPR Article 34(1)")
    told: Date | None = substance("The day they were first told.", term="dct:date")
    number: Count | None = substance("How many were told.", example=38, unit="people")
    how: Text | None = substance("How they were told.", example="By letter, with a number to ring")
    content: Text | None = substance("What they were told.", example="What happened, what it may mean, what is being done and whom to ask", source="UK GDPR Article 34")
    not_told_ground: NotTellingPeople | None = substance("Why they need not be told, in law.", source="UK GDPR Article 34(3)", term="dpv:hasJustification")
    not_told_reason: Text | None = substance("The reason in full.", example="The laptop's disk was encrypted and the key is safe.", source="UK GDPR Article 34(3)")
    public_communication: Text | None = substance("The public communication made instead, where that is the reason.", example="A notice on the website for 28 days", source="UK GDPR Article 34(3)")
    decided_by: Text | None = substance("The role of whoever decided.", example="Data protection officer, with the head of service")


class BreachPartyTold(Part):
    """One other organisation that was told, such as a partner to the agreement, an insurer or the police."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 8; Information Sharing Networks framework"
    visibility: ClassVar[Visibility] = "private"

    id: Key = substance("A key for this organisation, unique in the list.", example="police", required=True)
    organisation: Reference | None = substance("The organisation.", refers="organisation", term="dpv:hasRecipient")
    name: Text | None = substance("Its name, where there is no record of it.", example="The council's insurer", term="dpv:hasName")
    suspected: Answer | None = substance("Was it told while the breach was only suspected?")
    told: Moment | None = substance("When it was told.", term="dct:date")
    how: Text | None = substance("How it was told.", example="By telephone to the incident contact")
    why: Text | None = substance("Why it was told.", example="It gave the data")


class BreachAction(Part):
    """One thing done, or to be done, because of the breach."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 33(5)"
    visibility: ClassVar[Visibility] = "private"

    id: Key = substance("A key for this action, unique in the list.", example="recall", required=True)
    what: Text | None = substance("What is done.", example="The recipient confirmed in writing that the email was deleted.", term="dct:description")
    by: Text | None = substance("The role of whoever does it.", example="Team manager")
    due: Date | None = bookkeeping("The day it is due.")
    done: Date | None = substance("The day it was done.", term="dct:date")


class Breach(Record):
    """A personal data breach, whether or not it was reported."""

    source: ClassVar[str] = "UK GDPR Articles 33 and 34"
    visibility: ClassVar[Visibility] = "private"
    term: ClassVar[str] = "dpv:DataBreachRecord"

    kind: Literal["breach"] = substance("Always `breach`.", required=True)
    status: CaseStatus = bookkeeping("Whether it is still being dealt with.", term="dpv:hasStatus", required=True)  # type: ignore[assignment]  # a case is open or closed
    status_history: tuple[CaseStatusChange, ...] | None = bookkeeping("Every change of status, oldest first.")
    our_reference: Text | None = substance("The case's number in the organisation's own system. Never a name.", example="DB-2026-031", term="dct:identifier")
    kinds: tuple[BreachKind, ...] | None = substance("What happened to the data.")
    causes: tuple[BreachCause, ...] | None = substance("What led to it.")
    personal_data: Answer | None = substance("Was personal data affected? Answer no for a near miss or a security incident without personal data.", source="UK GDPR Article 33")
    regime: Regime | None = substance("The law the data is under.", source="UK GDPR Article 33(1); DPA 2018 section 67", term="dpv:hasApplicableLaw")
    happened: Moment | None = substance("When it happened, or began.", term="dct:date")
    happened_until: Moment | None = substance("When it ended, where it went on.")
    happened_described: Text | None = substance("When it happened, where the time is not known.", example="Some time in February 2026")
    discovered: Moment | None = substance("When someone first noticed that something was wrong.")
    discovered_how: Text | None = substance("How it came to light.", example="The recipient rang")
    became_aware: Moment | None = substance("When the controller became aware, being reasonably sure that personal data was affected. The 72 hours run from here.", source="UK GDPR Article 33(1)")
    controllers: tuple[BreachController, ...] | None = substance("The controllers whose data is affected.", term="dpv:hasDataController")
    processor: BreachProcessor | None = substance("The processor it happened through, if any.", term="dpv:hasDataProcessor")
    agreements: tuple[Reference, ...] | None = substance("The agreements whose data is affected.", refers="agreement", example=["childrens-hub"])
    systems: tuple[Reference, ...] | None = substance("The systems involved.", refers="information-system", example=["case-system"])
    processing: tuple[Reference, ...] | None = substance("The processing activities involved.", refers="processing-activity", example=["case-management"], term="dpv:hasProcess")
    information: Information | None = substance("What data, about how many people of what sort.", source="UK GDPR Article 33")
    location: Text | None = substance("The service or place it happened in.", example="Adult social care duty desk", term="dpv:hasOrganisationalUnit")
    abroad: Answer | None = substance("Are people or organisations outside the United Kingdom affected?")
    severity: LikelihoodOrImpact | None = substance("How bad it could be for the people affected.", term="dpv:hasSeverity")
    likelihood: LikelihoodOrImpact | None = substance("How likely it is to harm them.", term="dpv:hasLikelihood")
    risk_reasoning: Text | None = substance("How the risk was judged.", example="One known recipient, a solicitor, who has deleted it", term="dpv:hasRiskAssessment")
    likely_risk: Answer | None = substance("Is it likely to put people's rights and freedoms at risk?", source="UK GDPR Article 33(1)", term="dpv:hasRisk")
    likely_high_risk: Answer | None = substance("Is the risk to them likely to be high?", source="UK GDPR Article 34(1)", term="dpv:hasRisk")
    regulator: RegulatorReport | None = substance("The report to the regulator.")
    people_informed: PeopleInformed | None = substance("What the people affected were told.")
    parties_told: tuple[BreachPartyTold, ...] | None = substance("Other organisations that were told. Write [] for none.")
    facts: Text | None = substance("What happened, without naming or describing anyone.", example="An email with a spreadsheet went to one wrong address.", source="UK GDPR Article 33(5)", term="dct:description")
    effects: Text | None = substance("What it meant or may mean for people.", example="Forty people's support needs were seen by one person.", source="UK GDPR Article 33(5)", term="dpv:hasConsequence")
    contained: Moment | None = substance("When it was contained.")
    recovered: Answer | None = substance("Was the data got back, deleted or restored?")
    remedial_action: tuple[BreachAction, ...] | None = substance("What was done, and is to be done, to put it right.", source="UK GDPR Article 33(5)")
    lessons: tuple[Text, ...] | None = substance("What was learned.", example=["Addresses of outside recipients are now checked by the system"])
    staff_measures: Text | None = substance("What followed for staff in general, without naming anyone.", example="Team training repeated", source="Accountability Framework, breach response and monitoring")
    repeats: tuple[Reference, ...] | None = substance("Earlier breaches of the same sort.", refers="breach", example=["db-2025-114"])
    near_miss: Answer | None = substance("Was it a near miss, caught before anyone was affected?", source="Accountability Framework, breach response and monitoring")
    sharing_suspended: Answer | None = substance("Was sharing suspended because of it?", source="Practice: agreement lifecycle, lifecycle")
    lead_role: Text | None = bookkeeping("The role of whoever leads on it.", example="Information security officer")
    dpo_consulted: Answer | None = substance("Was the data protection officer consulted?", source="Accountability Framework, breach response and monitoring")
    closed_by: Text | None = bookkeeping("The role of whoever agreed that it could be closed.", example="Data protection officer")
