"""A data protection complaint to a controller: when it came, what was done and when the person was told."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.cases import ComplaintSubject, ReceiptMethod, RequestedBy
from registry.concepts.lawful_bases import Regime
from registry.concepts.lifecycle import CaseStatus
from registry.records.case import CaseStatusChange, PartyInformed, RegulatorContact
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.values import Answer, Date, Key, Reference, Text


class Enquiry(Part):
    """One step taken to find out what happened."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "DPA 2018 section 164A(4) and (5)"
    visibility: ClassVar[Visibility] = "private"

    id: Key = substance("A key for this step, unique in the list.", example="access-log", required=True)
    what: Text | None = substance("What was looked into, without naming anyone.", example="The access log of the case system for March", term="dct:description")
    by: Text | None = substance("The role of whoever did it.", example="Information governance officer")
    on: Date | None = substance("The day it was done.", term="dct:date")
    found: Text | None = substance("What was found, without naming anyone.", example="Two views outside the team, one without a reason", term="dpv:hasOutcome")


class RemedialAction(Part):
    """One thing done, or to be done, because of the complaint."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "DPA 2018 section 164A(4) and (5)"
    visibility: ClassVar[Visibility] = "private"

    id: Key = substance("A key for this action, unique in the list.", example="apology", required=True)
    what: Text | None = substance("What is done.", example="Apology, and access rights reviewed", term="dct:description")
    by: Text | None = substance("The role of whoever does it.", example="Head of service")
    due: Date | None = bookkeeping("The day it is due.")
    done: Date | None = substance("The day it was done.", term="dct:date")


class Complaint(Record):
    """A complaint to a controller about how it uses personal data. Nothing here may name or describe the person."""

    source: ClassVar[str] = "DPA 2018 section 164A"
    visibility: ClassVar[Visibility] = "private"

    kind: Literal["complaint"] = substance("Always `complaint`.", required=True)
    status: CaseStatus = bookkeeping("Whether it is still being dealt with.", term="dpv:hasStatus", required=True)  # type: ignore[assignment]  # a case is open or closed
    status_history: tuple[CaseStatusChange, ...] | None = bookkeeping("Every change of status, oldest first.")
    our_reference: Text | None = substance("The case's number in the organisation's own system. Never a name.", example="CP-2026-007", term="dct:identifier")
    controller: Reference | None = substance("The controller complained to.", refers="organisation", term="dpv:hasDataController")
    about: tuple[ComplaintSubject, ...] | None = substance("What it is about.", term="dct:subject")
    regime: Regime | None = substance("The law the data is under.", term="dpv:hasApplicableLaw")
    complained_by: RequestedBy | None = substance("Who complains.")
    authority_checked: Answer | None = substance("Where someone complains for another, was their authority checked?")
    received_by: ReceiptMethod | None = substance("How it came in.", source="DPA 2018 section 164A(2)")
    received: Date | None = substance("The day it was received.", source="DPA 2018 section 164A(3)", term="dct:dateSubmitted")
    acknowledged: Date | None = substance("The day it was acknowledged. The law gives 30 days beginning when it came.", source="DPA 2018 section 164A(3)")
    enquiries: tuple[Enquiry, ...] | None = substance("What was done to find out what happened.", source="DPA 2018 section 164A(4) and (5)")
    progress_informed: tuple[Date, ...] | None = substance("The days the person was told how it was going.", example=["2026-07-20"], source="DPA 2018 section 164A(4) and (5)")
    delay_reason: Text | None = substance("Why it took as long as it did.", example="The supplier's logs came late.", source="DPA 2018 section 164A(4) and (5)", term="dpv:hasJustification")
    outcome: Text | None = substance("What was decided, without naming anyone.", example="The record should not have been opened by another team.", source="DPA 2018 section 164A(4) and (5)", term="dpv:hasOutcome")
    outcome_on: Date | None = substance("The day it was decided.", source="DPA 2018 section 164A(4) and (5)")
    upheld: Answer | None = substance("Was it upheld, in whole or in part?")
    told_of_outcome: Date | None = substance("The day the person was told the outcome.", source="DPA 2018 section 164A(4) and (5)")
    told_of_regulator: Answer | None = substance("Was the person told that they may complain to the regulator?", source="Complaint handling, practice")
    withdrawn: Date | None = substance("The day the person withdrew it, if they did.")
    remedial_action: tuple[RemedialAction, ...] | None = substance("What was done because of it. Write [] for none.")
    compensation: Answer | None = substance("Was money paid or offered?")
    lessons: tuple[Text, ...] | None = substance("What was learned.", example=["Team access is now reviewed each month"])
    regulator: RegulatorContact | None = substance("What the regulator did, if it took the complaint up.")
    parties_told: tuple[PartyInformed, ...] | None = substance("Other parties told, where shared information is concerned. Write [] for none.", source="ICO data sharing code, agreement heading 8")
    agreements: tuple[Reference, ...] | None = substance("The agreements concerned.", refers="agreement", example=["childrens-hub"])
    processing: tuple[Reference, ...] | None = substance("The processing activities concerned.", refers="processing-activity", example=["case-management"], term="dpv:hasProcess")
    request: Reference | None = substance("The rights request it arose from.", refers="rights-request")
    breach: Reference | None = substance("The breach it is about or brought to light.", refers="breach")
    other_procedure: Text | None = substance("Another complaints procedure it is also going through.", example="Children's social care complaints, stage 2")
    handled_by: Text | None = bookkeeping("The role of whoever deals with it.", example="Complaints officer", term="dpv:hasResponsibleEntity")
    independent: Answer | None = substance("Is that someone who had no part in what is complained about?")
