"""A record of processing: one organisation's account of one thing it does with personal data."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.agreements import PartyRole
from registry.concepts.data import Identifiability
from registry.concepts.handling import Frequency
from registry.concepts.lawful_bases import Regime
from registry.concepts.processing import ProcessingOperation
from registry.records.activity_particulars import (
    ActivityBreaches,
    ActivityDecision,
    ActivityDpia,
    ActivityParty,
    ActivityRetention,
    ActivityRight,
    ActivitySource,
    LawEnforcementRecord,
    Schedule1Particulars,
)
from registry.records.basis import Basis
from registry.records.contact import Contact
from registry.records.dpia_triggers import DpiaTriggers
from registry.records.flow import Item, Subject
from registry.records.locations import ProcessingPlace, TransfersAbroad
from registry.records.part import bookkeeping, substance
from registry.records.purpose import SubPurpose
from registry.records.recipients import RecipientGroup
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.terms import AccessRole, Security, Transparency
from registry.records.values import Answer, Date, Link, Reference, Text

_TEMPLATE = "ICO record of processing template"
_LGA = "LG Inform Plus record of processing"


class ProcessingActivity(Record):
    """One processing activity, as the organisation named here carries it out."""

    source: ClassVar[str] = "UK GDPR Article 30; DPA 2018 section 61"
    term: ClassVar[str] = "dpv:RecordsOfActivities"

    kind: Literal["processing-activity"] = substance("Always `processing-activity`.", visibility="public", required=True)
    organisation: Reference | None = substance("The organisation whose processing this is. Left out: the register's owner.", refers="organisation", term="dpv:hasResponsibleEntity", visibility="public", source="UK GDPR Article 30(1)(a) and (2)(a)")
    role: PartyRole | None = substance("What that organisation is to the data.", source="UK GDPR Articles 4(7), 4(8) and 26")
    regime: Regime | None = substance("The law the processing is under.", term="dpv:hasApplicableLaw")
    parties: tuple[ActivityParty, ...] | None = substance("The other organisations that decide or act: joint controllers, controllers acted for, processors. Write [] for none.", term="dpv:hasParty")
    contacts: tuple[Contact, ...] | None = bookkeeping("Whom to ask about this processing: the controller, the data protection officer, the asset owner.", source=f"UK GDPR Article 30(1)(a) and (2)(a); {_LGA}", term="dpv:hasContact")
    business_function: Text | None = substance("The business function it belongs to.", example="Children's social care", source=f"{_TEMPLATE}; {_LGA}", visibility="public")
    department: Text | None = substance("The department or team that does it.", example="Early help", term="dpv:hasOrganisationalUnit")
    service: Text | None = substance("The council service it supports.", example="Child protection", source=_LGA, term="dpv:hasService", visibility="public")
    service_id: Text | None = substance("The service's number in the Local Government Association's list. Put quotes round it.", example="1234", source=_LGA, visibility="public")
    service_link: Link | None = substance("The service's page in that list.", source=_LGA)
    power_or_duty_id: Text | None = substance("The number of the power or duty in the Local Government Association's list. Put quotes round it.", example="5678", source=_LGA)
    records_description: Text | None = substance("What records are kept, in words.", example="Case files of children known to social care", source=_LGA, term="dct:description")
    record_id: Text | None = bookkeeping("The entry's number in the organisation's own asset list. Put quotes round it.", example="IAR-0147", source=_LGA, term="dct:identifier")
    purposes: tuple[SubPurpose, ...] | None = substance("What it is done for.", source="UK GDPR Articles 5(1)(b) and 30(1)(b)", term="dpv:hasPurpose", visibility="public")
    operations: tuple[ProcessingOperation, ...] | None = substance("What is done with the data.", source="UK GDPR Article 30(2)(b)", term="dpv:hasProcessing")
    personal_data: Answer | None = substance("Is any of it personal data?", source=f"UK GDPR Article 4(1); {_LGA}")
    special_category: Answer | None = substance("Is any of it special category data? Say which under `items`.", source=f"UK GDPR Article 9(1); {_LGA}")
    criminal_offence: Answer | None = substance("Is any of it criminal offence data? Say which under `items`.", source="UK GDPR Article 10")
    subjects: tuple[Subject, ...] | None = substance("Whom the data is about.", source="UK GDPR Article 30(1)(c)", term="dpv:hasDataSubject")
    items: tuple[Item, ...] | None = substance("The categories and items of data.", source="UK GDPR Article 30(1)(c)", term="dpv:hasPersonalData")
    identifiability: Identifiability | None = substance("How readily people could be identified.")
    volume: Text | None = substance("How much data.", example="About 12,000 open case files", term="dpv:hasDataVolume")
    frequency: Frequency | None = substance("How often it is done.", term="dpv:hasFrequency")
    children: Answer | None = substance("Is any of it about people under 18?", source="UK GDPR Recital 38; ICO data sharing code, children")
    vulnerable_people: Answer | None = substance("Is any of it about people who are vulnerable for other reasons?", source="ICO list of processing likely to result in high risk")
    profiling: Answer | None = substance("Are people profiled?", source="UK GDPR Article 4(4)")
    sources: tuple[ActivitySource, ...] | None = substance("Where the data comes from.", source=f"UK GDPR Article 14(1)-(2); {_TEMPLATE}", term="dpv:hasDataSource")
    recipients: tuple[RecipientGroup, ...] | None = substance("Who is given the data. Write [] for nobody.", source="UK GDPR Article 30(1)(d)", term="dpv:hasRecipient")
    access_roles: tuple[AccessRole, ...] | None = substance("The roles whose holders may see it.", source="UK GDPR Article 32(4)")
    transfers: TransfersAbroad | None = substance("What goes outside the United Kingdom.", source="UK GDPR Article 30(1)(e) and (2)(c)")
    retention: tuple[ActivityRetention, ...] | None = substance("How long each category is kept.", source="UK GDPR Articles 5(1)(e) and 30(1)(f)", term="dpv:hasStorageCondition")
    security: Security | None = substance("How it is kept safe, in general terms.", source="UK GDPR Articles 30(1)(g), 30(2)(d) and 32", term="dpv:hasTechnicalOrganisationalMeasure")
    public_task: Answer | None = substance("Is it done in the performance of the organisation's public tasks?", source="UK GDPR Article 6(1); DPA 2018 section 7(2)")
    statutory_function: Answer | None = substance("Does it serve a function given by statute?", source="UK GDPR Recital 43 and Article 7(4)")
    contract_with_person: Answer | None = substance("Is the person the data is about a party to the contract, where contract is the basis?", source="UK GDPR Article 6(1)(b)")
    bases: tuple[Basis, ...] | None = substance("The bases relied on, each with its conditions, powers, assessments and consent model.", source="UK GDPR Articles 6, 9 and 10; DPA 2018 section 35", term="dpv:hasLegalBasis")
    schedule_1_particulars: tuple[Schedule1Particulars, ...] | None = substance("What must be recorded for each condition that needs a policy document.", source="DPA 2018 Schedule 1 paragraph 41")
    law_enforcement: LawEnforcementRecord | None = substance("What is recorded besides for law-enforcement processing.", source="DPA 2018 sections 61 and 62")
    transparency: Transparency | None = substance("How people are told, or the exemption relied on.", source="UK GDPR Articles 13 and 14; DPA 2018 section 44", term="dpv:hasNotice")
    rights: tuple[ActivityRight, ...] | None = substance("The rights people have over it.", source=f"UK GDPR Articles 15 to 22; {_TEMPLATE}", term="dpv:hasRight")
    automated_decisions: tuple[ActivityDecision, ...] | None = substance("Decisions made without meaningful human involvement. Write [] for none.", source="UK GDPR Article 22A; DPA 2018 section 50C", term="dpv:hasAutomationLevel")
    locations: tuple[ProcessingPlace, ...] | None = substance("Where the data is.", source=_TEMPLATE, term="dpv:hasLocation")
    systems: tuple[Reference, ...] | None = substance("The systems that hold it.", refers="information-system", example=["case-system"], source=_TEMPLATE)
    systems_named: tuple[Text, ...] | None = substance("Systems and paper files that have no record.", example=["Paper files in the registry"], source=_TEMPLATE)
    contracts: tuple[Reference, ...] | None = substance("The contracts with processors. Write [] for none.", refers="processor-contract", example=["case-system-contract"], source=f"UK GDPR Article 28(3); {_TEMPLATE}", term="dpv:hasDataProcessor")
    dpia_triggers: DpiaTriggers | None = substance("The tests that decide whether an impact assessment is needed.", source="UK GDPR Article 35(1), (3) and (4)")
    dpia: ActivityDpia | None = substance("Its impact assessment: needed or not, and how far it has got.", source=f"UK GDPR Article 35; {_TEMPLATE}")
    breaches: ActivityBreaches | None = bookkeeping("Whether there has been a breach.", source=f"UK GDPR Article 33(5); {_TEMPLATE}", visibility="private")
    agreements: tuple[Reference, ...] | None = substance("The agreements under which this data is shared.", refers="agreement", example=["childrens-hub"], term="dct:references")
    counterpart_of: Reference | None = bookkeeping("Another organisation's own record of the same processing, kept independently.", refers="processing-activity", term="dct:isFormatOf")
    supersedes: tuple[Reference, ...] | None = substance("The records this one replaces.", refers="processing-activity", example=["old-referrals"], term="dct:replaces")
    started: Date | None = substance("The day the processing began.", term="dct:valid")
    ended: Date | None = substance("The last day of the processing.", term="dct:valid")
    live: Answer | None = bookkeeping("Is it happening now?", term="dpv:hasActivityStatus")
    last_reviewed: Date | None = bookkeeping("The day this record was last checked against what is done.", source="UK GDPR Articles 5(2) and 30")
    review_due: Date | None = bookkeeping("The day it is next to be checked.", source="UK GDPR Articles 5(2) and 30")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The checks that have been done.")
