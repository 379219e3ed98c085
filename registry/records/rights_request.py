"""A request by a person to use one of their rights over data: its clock, its answer, and who else was told."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.cases import DataRight, ReceiptMethod, RefusalGround, RequestedBy, RequestOutcome
from registry.concepts.data import SubjectCategory
from registry.concepts.lawful_bases import Article6, Regime
from registry.concepts.lifecycle import CaseStatus
from registry.records.case import CaseStatusChange, PartyInformed
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.values import Answer, Count, Date, Key, Reference, Text


class Clarification(Part):
    """A time during which the clock stood still because the person was asked what they meant."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 12A(5)"
    visibility: ClassVar[Visibility] = "private"

    id: Key = substance("A key for this pause, unique in the list.", example="which-years", required=True)
    asked: Date | None = substance("The day the person was asked. The clock stops.", term="dct:date")
    answered: Date | None = substance("The day they answered. The clock runs again.")
    reason: Text | None = substance("Why it was needed, without describing the person.", example="A large amount is held; they were asked which years they want.", term="dpv:hasJustification")


class RequestExtension(Part):
    """More time taken, and whether it was taken properly."""

    source: ClassVar[str] = "UK GDPR Article 12A(3) and (4)"
    visibility: ClassVar[Visibility] = "private"

    notice_given: Date | None = substance("The day the person was told. It must be within the first month.", term="dct:date")
    months: Count | None = substance("How many more months were taken. The law allows two.", example=2, unit="months")
    reason: Text | None = substance("The reason the person was given.", example="The request is complex: records in four systems must be read.", term="dpv:hasJustification")
    decided_by: Text | None = substance("The role of whoever decided.", example="Information rights manager")


class Refusal(Part):
    """What a refusal said. A refusal in part counts."""

    source: ClassVar[str] = "UK GDPR Article 12(4); Data (Use and Access) Act 2025 Schedule 10 paragraph 2"
    visibility: ClassVar[Visibility] = "private"

    sent: Date | None = substance("The day the person was told.", term="dct:date")
    grounds: tuple[RefusalGround, ...] | None = substance("The grounds.", term="dpv:hasJustification")
    reasoning: Text | None = substance("Why they apply, without describing the person.", example="The fifth request for the same records in a year")
    gave_reasons: Answer | None = substance("Did it give reasons?")
    told_complaint_to_us: Answer | None = substance("Did it say that the person may complain to the controller?")
    told_complaint_to_regulator: Answer | None = substance("Did it say that they may complain to the regulator?")
    told_court: Answer | None = substance("Did it say that they may go to court?")
    approved_by: Text | None = substance("The role of whoever approved it.", example="Data protection officer")


class ObjectionDecision(Part):
    """What was decided on an objection."""

    source: ClassVar[str] = "UK GDPR Article 21(1)"
    visibility: ClassVar[Visibility] = "private"

    bases: tuple[Article6, ...] | None = substance("The lawful bases of the processing objected to.", source="UK GDPR Articles 6(1) and 21(1)", term="dpv:hasLegalBasis")
    decided: Date | None = substance("The day it was decided.", term="dct:date")
    compelling: Answer | None = substance("Are there compelling grounds that override the person's interests, or legal claims?")
    grounds: Text | None = substance("The compelling grounds, without describing the person.", example="The record is needed to protect a child.", term="dpv:hasJustification")
    stopped: Date | None = substance("The day the processing stopped, where the objection was upheld.")
    restricted_meanwhile: Answer | None = substance("Was use of the data stopped while it was decided?", source="UK GDPR Article 18")
    decided_by: Text | None = substance("The role of whoever decided.", example="Data protection officer")
    direct_marketing: Answer | None = substance("Is the objection to direct marketing?", source="UK GDPR Article 21")


class RequestSearch(Part):
    """How the data asked for was looked for."""

    source: ClassVar[str] = "UK GDPR Article 15(1A); DPA 2018 section 45(2A)"
    visibility: ClassVar[Visibility] = "private"

    reasonable: Answer | None = substance("Was the search reasonable and proportionate?")
    described: Text | None = substance("Where and how it was done.", example="Case system, shared mailbox and two paper files, by case number")
    systems: tuple[Reference, ...] | None = substance("The systems searched.", refers="information-system", example=["case-system"])
    left_out: Text | None = substance("What was not searched, and why.", example="Backup tapes: nothing there that is not in the live system")


class ThirdPartyInput(Part):
    """A party whose information is in the answer, and what it said about release."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "ICO data sharing code, agreement heading 7"
    visibility: ClassVar[Visibility] = "private"

    id: Key = substance("A key for this party, unique in the list.", example="police", required=True)
    organisation: Reference | None = substance("The organisation.", refers="organisation")
    name: Text | None = substance("Its name, where there is no record of it.", example="Eastvale Housing Association", term="dpv:hasName")
    asked: Date | None = substance("The day it was asked.", term="dct:date")
    answered: Date | None = substance("The day it answered.")
    objected: Answer | None = substance("Did it object to release?")
    outcome: Text | None = substance("What was done.", example="Released but for one paragraph", term="dpv:hasOutcome")


class RightsRequest(Record):
    """A request by a person to use a right. Nothing here may name or describe the person."""

    source: ClassVar[str] = "UK GDPR Articles 12 to 22; DPA 2018 Part 3"
    visibility: ClassVar[Visibility] = "private"
    term: ClassVar[str] = "dpv:RightExerciseRecord"

    kind: Literal["rights-request"] = substance("Always `rights-request`.", required=True)
    status: CaseStatus = bookkeeping("Whether it is still being dealt with.", term="dpv:hasRequestStatus", required=True)  # type: ignore[assignment]  # a case is open or closed
    status_history: tuple[CaseStatusChange, ...] | None = bookkeeping("Every change of status, oldest first.")
    our_reference: Text | None = substance("The case's number in the organisation's own system. Never a name.", example="RR-2026-112", term="dct:identifier")
    controller: Reference | None = substance("The controller asked.", refers="organisation", term="dpv:hasDataController")
    rights: tuple[DataRight, ...] | None = substance("The rights used.", term="dpv:hasRight")
    regime: Regime | None = substance("The law the data is under.", source="UK GDPR Article 12; DPA 2018 Part 3", term="dpv:hasApplicableLaw")
    requested_by: RequestedBy | None = substance("Who asks.")
    authority_checked: Answer | None = substance("Where someone asks for another, was their authority checked?")
    subject: SubjectCategory | None = substance("The sort of person the data is about, where it changes how the request is dealt with.", term="dpv:hasDataSubject")
    received_by: ReceiptMethod | None = substance("How it came in.")
    received: Date | None = substance("The day it was received.", source="UK GDPR Article 12A", term="dct:dateSubmitted")
    acknowledged: Date | None = substance("The day it was acknowledged.")
    identity_information_requested: Date | None = substance("The day more information to confirm identity was asked for, if it was.", source="UK GDPR Article 12A")
    identity_information_received: Date | None = substance("The day that information came. The clock starts no sooner.", source="UK GDPR Article 12A")
    fee_requested: Date | None = substance("The day a fee was asked for, if it was.", source="UK GDPR Article 12A")
    fee_received: Date | None = substance("The day the fee came. The clock starts no sooner.", source="UK GDPR Article 12A")
    fee_reason: Text | None = substance("Why a fee was charged.", example="A second copy of the same records was asked for.", term="dpv:hasFee")
    pauses: tuple[Clarification, ...] | None = substance("Times when the clock stood still. Write [] for none.")
    extension: RequestExtension | None = substance("More time taken, if any.")
    responded: Date | None = substance("The day the answer was sent.", source="UK GDPR Articles 12(3) and 12A", term="dct:date")
    late_reason: Text | None = substance("Why the answer was late, where it was.", example="The records centre was closed by flood.", term="dpv:hasJustification")
    outcome: RequestOutcome | None = substance("How it ended.", term="dpv:hasOutcome")
    answer_included_complaint_right: Answer | None = substance("Did the answer say that the person may complain to the controller?", source="Data (Use and Access) Act 2025 section 103 and Schedule 10")
    answer_form: Text | None = substance("How the answer was given.", example="By secure portal, in large print")
    records_found: Count | None = substance("How many pages or records were found.", example=412, unit="pages")
    records_released: Count | None = substance("How many were released, in whole or part.", example=398, unit="pages")
    search: RequestSearch | None = substance("How the data was looked for.")
    exemptions: tuple[Text, ...] | None = substance("The exemptions relied on. Write [] for none.", example=["DPA 2018 Schedule 2 paragraph 2"], source="DPA 2018 section 15 and Schedules 2 to 4")
    exemption_reasoning: Text | None = substance("Why they apply, without describing the person.", example="Release would put an investigation at risk.")
    refusal: Refusal | None = substance("What the refusal said, where it was refused in whole or part.")
    carried_out: Date | None = substance("The day data was corrected, erased, restricted or moved, where that was done.", source="UK GDPR Articles 16 to 20")
    statement_added: Answer | None = substance("Where data was not corrected, was the person's own statement put beside it?", source="UK GDPR Article 16")
    recipients_told: tuple[PartyInformed, ...] | None = substance("Recipients told that data was corrected, erased or restricted. Write [] if it had gone to nobody.", source="UK GDPR Article 19")
    person_told_of_recipients: Answer | None = substance("If the person asked who had the data, were they told?", source="UK GDPR Article 19")
    objection: ObjectionDecision | None = substance("What was decided, where the request is an objection.")
    human_reviewed: Date | None = substance("The day a human looked again at an automated decision.", source="UK GDPR Article 22C")
    third_parties: tuple[ThirdPartyInput, ...] | None = substance("Parties asked about information of theirs. Write [] for none.")
    agreements: tuple[Reference, ...] | None = substance("The agreements whose data is concerned.", refers="agreement", example=["childrens-hub"])
    processing: tuple[Reference, ...] | None = substance("The processing activities concerned.", refers="processing-activity", example=["case-management"], term="dpv:hasProcess")
    complaint: Reference | None = bookkeeping("The complaint it led to.", refers="complaint")
    handled_by: Text | None = bookkeeping("The role of whoever deals with it.", example="Information rights officer", term="dpv:hasResponsibleEntity")
