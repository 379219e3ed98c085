"""A one-off or urgent disclosure decision, a refusal included: who asked for what, what was decided, by whom and why."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.disclosures import DisclosureDecision, PeopleTold, RequesterKind
from registry.concepts.handling import Channel
from registry.concepts.lawful_bases import (
    Annex1Condition,
    Article6,
    Article9,
    Article10,
    ConfidentialityRoute,
    Derogation,
    Regime,
    SafeguardingReason,
    Schedule1,
    Schedule8,
    Section35,
)
from registry.records.information import Information
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.values import Answer, Date, Key, Moment, Period, Reference, Text


class DisclosureRequest(Part):
    """The request, as it reached the discloser."""

    source: ClassVar[str] = "ICO data sharing code, Annex B forms"
    visibility: ClassVar[Visibility] = "private"

    organisation: Reference | None = substance("The organisation that asked.", refers="organisation", term="dpv:hasRecipient")
    name: Text | None = substance("Its name, where there is no record of it. Never a member of the public.", example="Eastvale Constabulary", term="dpv:hasName")
    body: RequesterKind | None = substance("What sort of body asked.")
    role: Text | None = substance("The role of the person who asked.", example="Detective sergeant, child abuse investigation")
    identity_checked: Text | None = substance("How it was made sure that they are who they say.", example="Rung back through the force's switchboard")
    authorised_by: Text | None = substance("The role that authorised the request at the other end.", example="Inspector")
    their_reference: Text | None = substance("The requester's own reference. Never a name.", example="EC/2026/0441", term="dct:identifier")
    requested: Date | None = substance("The day the request was made.", term="dct:dateSubmitted")
    received_at: Moment | None = substance("When it was received, where the hour matters.")
    in_writing: Answer | None = substance("Was it made in writing?")
    confirmed_in_writing: Date | None = substance("The day a spoken request was confirmed in writing.")
    purpose: Text | None = substance("What the requester needs it for, in general terms.", example="Enquiries under section 47 of the Children Act 1989", term="dpv:hasPurpose")
    states_public_task: Answer | None = substance("Does it say that the requester needs the data for a task in the public interest or official authority?", source="UK GDPR Annex 1 paragraph 1")
    power_cited: Text | None = substance("The law that the requester cites.", example="Children Act 1989 section 47", term="dpv:hasApplicableLaw")
    compelled: Answer | None = substance("Does it compel, such as a court order or a statutory demand?")
    consequence_of_refusal: Text | None = substance("What the requester says would follow from a refusal.", example="The enquiry could not be finished in time.")
    needed_by: Moment | None = substance("When the answer was needed.")
    evidence: Key | None = bookkeeping("The request itself.", names="evidence")


class DisclosureGateway(Part):
    """A power or duty relied on to disclose."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 6(3); DPA 2018 section 8; ICO data sharing code, agreement heading 5"
    visibility: ClassVar[Visibility] = "private"

    id: Key = substance("A key for this gateway, unique in the list.", example="section-115", required=True)
    gateway: Key | None = substance("The gateway's id in the law data, if you know it.", example="cda98-115")
    provision: Text | None = substance("The citation, as you would print it.", example="Crime and Disorder Act 1998 section 115", term="dpv:hasApplicableLaw")
    how: Text | None = substance("How it applies here.", example="The police asked for the purposes of the Act.")


class DisclosureBasis(Part):
    """What the discloser relied on."""

    source: ClassVar[str] = "UK GDPR Articles 6, 9 and 10; DPA 2018 Schedule 1"
    visibility: ClassVar[Visibility] = "private"
    term: ClassVar[str] = "dpv:LegalBasis"

    regime: Regime | None = substance("The law the discloser is under.", term="dpv:hasApplicableLaw")
    art6: tuple[Article6, ...] | None = substance("The lawful bases of Article 6 relied on.", source="UK GDPR Article 6(1)", term="dpv:hasLegalBasis")
    annex1: Annex1Condition | None = substance("The recognised legitimate interest, where Article 6(1)(ea) is relied on.", source="UK GDPR Annex 1")
    art9: tuple[Article9, ...] | None = substance("The conditions of Article 9 relied on for special category data.", source="UK GDPR Article 9(2)")
    sch1: tuple[Schedule1, ...] | None = substance("The paragraphs of Schedule 1 relied on.", source="DPA 2018 section 10 and Schedule 1")
    safeguarding_reason: SafeguardingReason | None = substance("Why consent is not relied on, where paragraph 18 is.", source="DPA 2018 Schedule 1 paragraph 18")
    art10: Article10 | None = substance("What allows criminal offence data to be disclosed.", source="UK GDPR Article 10")
    policy_document: Reference | None = substance("The appropriate policy document, where a condition needs one.", refers="appropriate-policy-document", source="DPA 2018 Schedule 1 Part 4", term="dpv:hasPolicy")
    section_35: Section35 | None = substance("What makes it lawful, for law-enforcement data.", source="DPA 2018 section 35")
    schedule_8: tuple[Schedule8, ...] | None = substance("The Schedule 8 conditions met, for sensitive law-enforcement data.", source="DPA 2018 section 35(8) and Schedule 8")
    law_enforcement_authorised_by: Text | None = substance("The law that authorises use of law-enforcement data for another purpose.", example="Children Act 2004 section 11", source="DPA 2018 section 36(4)")
    gateways: tuple[DisclosureGateway, ...] | None = substance("The powers and duties relied on.")
    exemptions: tuple[Text, ...] | None = substance("The exemptions from other duties relied on. An exemption is never a power to disclose. Write [] for none.", example=["DPA 2018 Schedule 2 paragraph 2"], source="DPA 2018 section 15 and Schedules 2 to 4")
    exemption_reasoning: Text | None = substance("Why they apply, such as what telling people would prejudice.", example="Telling the person would warn a suspect.")
    confidentiality_route: ConfidentialityRoute | None = substance("What lifts the duty of confidence.", source="Common-law duty of confidentiality")
    confidentiality_reasoning: Text | None = substance("Why the public interest in disclosing outweighs confidence, where that is the route.", example="A child is at risk of serious harm.", source="Common-law duty of confidentiality")
    necessity: Text | None = substance("Why the disclosure is necessary and proportionate.", example="Nothing less would show whether the child is safe.", source="Human Rights Act 1998 section 6; ECHR Article 8(2)", term="dpv:hasNecessity")


class OutcomeForPeople(Part):
    """Whether the people concerned were told of the disclosure."""

    source: ClassVar[str] = "UK GDPR Articles 13 and 14; DPA 2018 Schedules 2 to 4"
    visibility: ClassVar[Visibility] = "private"

    told: PeopleTold | None = substance("Whether they know.")
    on: Date | None = substance("The day they were told.", term="dct:date")
    how: Text | None = substance("How they were told.", example="By the social worker at the next visit")
    reason: Text | None = substance("Why they were not told, where they were not.", example="It would put a child at risk.", term="dpv:hasJustification")
    consent_sought: Answer | None = substance("Was their agreement asked for?")
    consent_given: Answer | None = substance("Did they agree?")


class Disclosure(Record):
    """A decision on one request for information outside standing arrangements. Nothing here may name anyone concerned."""

    source: ClassVar[str] = "ICO data sharing code, urgent situations and Annex B forms; UK GDPR Article 5(2)"
    visibility: ClassVar[Visibility] = "private"

    kind: Literal["disclosure"] = substance("Always `disclosure`.", required=True)
    our_reference: Text | None = substance("The case's number in the organisation's own system. Never a name.", example="DI-2026-058", term="dct:identifier")
    discloser: Reference | None = substance("The organisation that was asked, or that disclosed.", refers="organisation", term="dpv:hasDataExporter")
    request: DisclosureRequest | None = substance("The request.")
    urgent: Answer | None = substance("Was it urgent or an emergency?", source="ICO data sharing code, urgent situations")
    urgency: Text | None = substance("Why it could not wait.", example="A vulnerable person was missing in freezing weather.")
    information: Information | None = substance("What was asked for, about how many people of what sort.")
    living: Answer | None = substance("Is any of it about living people?", source="DPA 2018 section 3")
    decision: DisclosureDecision | None = substance("What was decided.", term="dpv:hasOutcome")
    decided: Date | None = substance("The day it was decided.", term="dct:date")
    decided_by: Text | None = substance("The role of whoever decided.", example="Duty manager, children's services", term="dpv:hasResponsibleEntity")
    advice_from: tuple[Text, ...] | None = substance("The roles whose advice was taken.", example=["Data protection officer", "Legal Services"])
    reasons: Text | None = substance("Why, without describing anyone.", example="The information bears directly on whether a child is safe.", term="dpv:hasJustification")
    risks_weighed: Text | None = substance("The harm that disclosing or not disclosing might do, and how that was weighed.", example="Harm of not disclosing was judged greater.")
    basis: DisclosureBasis | None = substance("What the discloser relied on.", term="dpv:hasLegalBasis")
    given: tuple[Text, ...] | None = substance("The items given. Write [] for none.", example=["Current address", "Names of professionals involved"], term="dpv:hasPersonalData")
    withheld: tuple[Text, ...] | None = substance("The items asked for and not given. Write [] for none.", example=["Medical history"])
    withheld_reason: Text | None = substance("Why those were not given.", example="Not needed for the purpose", source="UK GDPR Article 5(1)(c)")
    disclosed_at: Moment | None = substance("When it was given.")
    disclosed_on: Date | None = substance("The day it was given.", term="dct:issued")
    channels: tuple[Channel, ...] | None = substance("How it was given.", source="UK GDPR Article 32")
    channel_detail: Text | None = substance("More about how.", example="Read out by telephone, then sent by secure email")
    accuracy_checked: Text | None = substance("How it was checked before it went.", example="Against the live record", source="UK GDPR Article 5(1)(d); DPA 2018 section 38(4)")
    fact_from_opinion: Answer | None = substance("Was fact told apart from opinion?", source="DPA 2018 section 38(2)")
    conditions: tuple[Text, ...] | None = substance("Conditions put on its use. Write [] for none.", example=["Not to be passed on without our agreement"])
    to_be_kept_for: Period | None = substance("How long the receiver may keep it.", example="P1Y", unit="ISO 8601 period", source="UK GDPR Article 5(1)(e)")
    outside_uk: Answer | None = substance("Did it go outside the United Kingdom?", source="UK GDPR Article 44A")
    transfer: Reference | None = substance("The transfer record, if it did.", refers="transfer")
    derogation: Derogation | None = substance("The derogation relied on, where it did and there is no transfer record.", source="UK GDPR Article 49(1)")
    people_told: OutcomeForPeople | None = substance("Whether the people concerned were told.")
    agreement: Reference | None = substance("The agreement it comes nearest to, or was made under as a non-routine request.", refers="agreement")
    system: Reference | None = substance("The system it came from.", refers="information-system", term="dpv:hasDataSource")
    repeat: Answer | None = substance("Has the same body asked for the same sort of thing before? If so, consider an agreement.")
    earlier: tuple[Reference, ...] | None = substance("Earlier decisions of the same sort.", refers="disclosure", example=["missing-person-2026-01"])
    reviewed_by: Text | None = bookkeeping("The role of whoever looked at an urgent decision afterwards.", example="Information governance lead")
    reviewed_on: Date | None = bookkeeping("The day they did.")
    review_outcome: Text | None = bookkeeping("What they concluded.", example="Right decision; form not fully completed")
