"""What a record of processing says besides the who, what and why: keeping, sources, decisions, and special rules."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.agreements import PartyRole
from registry.concepts.cases import DataRight
from registry.concepts.handling import Disposal
from registry.concepts.lawful_bases import Schedule1
from registry.concepts.processing import DpiaProgress, LoggedOperation, SourceKind
from registry.records.contact import Contact
from registry.records.officers import Representative
from registry.records.part import Part, bookkeeping, substance
from registry.records.terms import AutomatedDecision
from registry.records.values import Answer, Date, Key, Period, Reference, Text


class ActivityParty(Part):
    """Another organisation that decides or acts in the processing: a joint controller, a controller, a processor."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 30(1)(a) and (2)(a)"
    term: ClassVar[str] = "dpv:Entity"

    id: Key = substance("A key for this organisation, unique in the record.", example="police", required=True)
    organisation: Reference | None = substance("The organisation.", refers="organisation", term="dpv:hasEntity")
    name: Text | None = substance("Its name, where there is no record of it.", example="Northmoor Constabulary", term="dpv:hasName")
    role: PartyRole | None = substance("What it is to the data: joint controller, the controller this is done for, processor.")
    operations: tuple[Text, ...] | None = substance("What is done on its behalf, where it is the controller and this organisation its processor.", example=["Hosting and support of the case system"], source="UK GDPR Article 30(2)(b)", term="dpv:hasProcessing")
    contract: Reference | None = substance("The contract, where one of the two is the other's processor.", refers="processor-contract")
    arrangement: Reference | None = substance("The agreement that shares out duties, where both are joint controllers.", refers="agreement", source="UK GDPR Article 26; DPA 2018 section 58")
    contacts: tuple[Contact, ...] | None = bookkeeping("Whom to reach there, its data protection officer included.", term="dpv:hasContact")
    representative: Representative | None = substance("Its representative in the United Kingdom, where it is established abroad.", term="dpv:hasRepresentative")


class ActivityRetention(Part):
    """How long something is kept, from when, and what happens then."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 5(1)(e) and 30(1)(f); DPA 2018 section 39"
    term: ClassVar[str] = "dpv:StorageCondition"

    id: Key = substance("A key for this rule, unique in the list.", example="case-files", required=True)
    items: tuple[Key, ...] | None = substance("The items it covers. Left out: all.", example=["case-notes"], names="items")
    what: Text | None = substance("What is kept, where it is not one of the items.", example="Minutes of meetings")
    period: Period | None = substance("How long.", example="P6Y", unit="ISO 8601 period", term="dpv:hasDuration")
    trigger: Text | None = substance("The event the period starts from.", example="The case closes")
    criterion: Text | None = substance("How the length is decided, where no period can be given.", example="Until the child is 25")
    until: Date | None = substance("A fixed last day, where there is one.")
    schedule: Reference | None = substance("The retention schedule followed.", refers="retention-schedule", term="dpv:hasPolicy")
    schedule_line: Text | None = substance("The line of the schedule, as printed there. Put quotes round a number.", example="CS-4.2", source="LG Inform Plus record of processing, retention ID")
    disposal: Disposal | None = substance("What happens at the end.")
    disposal_method: Text | None = substance("How it is destroyed.", example="Deleted by the system each night")
    review_every: Period | None = substance("How often the need to keep it is looked at again.", example="P1Y", unit="ISO 8601 period", source="DPA 2018 section 39(2)")
    law: Text | None = substance("The law or code that sets the period.", example="DPA 2018 section 39(2)")


class ActivitySource(Part):
    """Where some of the data comes from."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 14(1)-(2); ICO record of processing template"
    term: ClassVar[str] = "dpv:DataSource"

    id: Key = substance("A key for this source, unique in the list.", example="schools", required=True)
    category: SourceKind | None = substance("The sort of source.", term="dpv:hasDataSource")
    description: Text | None = substance("The source, in words.", example="Attendance returns from schools", term="dct:description")
    organisation: Reference | None = substance("The organisation it comes from.", refers="organisation", term="dpv:hasDataSource")
    agreement: Reference | None = substance("The agreement it comes under.", refers="agreement")
    items: tuple[Key, ...] | None = substance("The items that come from it. Left out: all.", example=["attendance"], names="items")
    publicly_accessible: Answer | None = substance("Can the public look it up?")


class ActivityRight(Part):
    """Whether people have one of the rights over this processing."""

    key: ClassVar[tuple[str, ...]] = ("right",)
    source: ClassVar[str] = "UK GDPR Articles 15 to 22; ICO record of processing template"
    term: ClassVar[str] = "dpv:DataSubjectRight"

    right: DataRight = substance("The right.", term="dpv:hasRight", required=True)
    available: Answer | None = substance("Do people have it here?")
    why_not: Text | None = substance("Why not, where they do not.", example="Processing rests on public task, so portability does not apply.")
    how: Text | None = substance("How it is used.", example="By the online form or by post")


class ActivityDecision(AutomatedDecision):
    """A decision made without meaningful human involvement, and what allows it to use the data it uses."""

    basis: Key | None = substance("The basis the decision rests on, by its key in `bases`.", example="public-task", names="bases", term="dpv:hasLegalBasis")
    relies_on_recognised_interest: Answer | None = substance("Does any of the processing for the decision rely on a recognised legitimate interest, Article 6(1)(ea)?", source="UK GDPR Article 22B(4)")
    explicit_consent: Answer | None = substance("Has the person given explicit consent to the use of all the special category data?", source="UK GDPR Article 22B(1)-(3)")
    needed_for_contract: Answer | None = substance("Is the decision needed for a contract with the person, with Article 9(2)(g) met as well?", source="UK GDPR Article 22B(1)-(3)")
    required_by_law: Answer | None = substance("Is the decision required or authorised by law, with Article 9(2)(g) met as well?", source="UK GDPR Article 22B(1)-(3)")
    law: Text | None = substance("The law that requires or authorises it.", example="Council tax reduction scheme regulations", source="UK GDPR Article 22B(1)-(3)")
    system: Reference | None = substance("The system that makes it.", refers="information-system")


class ActivityDpia(Part):
    """Whether an impact assessment is needed, and how far it has got."""

    source: ClassVar[str] = "UK GDPR Article 35; DPA 2018 section 64; ICO record of processing template"

    required: Answer | None = substance("Is an impact assessment needed?")
    reason: Text | None = substance("Why, or why not.", example="Vulnerable people and data matching")
    screened: Date | None = bookkeeping("The day this was decided.", term="dct:date")
    screened_by: Text | None = bookkeeping("The role of whoever decided.", example="Information governance officer")
    progress: DpiaProgress | None = bookkeeping("How far it has got.")
    dpias: tuple[Reference, ...] | None = bookkeeping("The impact assessments.", refers="dpia", example=["hub-dpia"], term="dpv:hasImpactAssessment")


class ActivityBreaches(Part):
    """Whether there has been a breach in this processing."""

    source: ClassVar[str] = "UK GDPR Article 33(5); ICO record of processing template"

    occurred: Answer | None = bookkeeping("Has there been a personal data breach?", visibility="private")
    breaches: tuple[Reference, ...] | None = bookkeeping("The breach records.", refers="breach", example=["letter-to-wrong-address"], visibility="private")


class Schedule1Particulars(Part):
    """What the record must say when a Schedule 1 condition that needs a policy document is relied on."""

    key: ClassVar[tuple[str, ...]] = ("condition",)
    source: ClassVar[str] = "DPA 2018 Schedule 1 paragraph 41"

    condition: Schedule1 = substance("The condition relied on.", required=True)
    article_6: Text | None = substance("How Article 6 is satisfied.", example="Article 6(1)(e): duty to safeguard children")
    policy_document: Reference | None = substance("The appropriate policy document, with its policy on retention and erasure.", refers="appropriate-policy-document", term="dpv:hasPolicy")
    policy_followed: Answer | None = substance("Is the data kept and erased as that policy says?")
    why_not_followed: Text | None = substance("Why not, where it is not.", example="Files are held for a public inquiry.")


class OperationLog(Part):
    """Whether an automated law-enforcement system logs one kind of operation."""

    key: ClassVar[tuple[str, ...]] = ("operation",)
    source: ClassVar[str] = "DPA 2018 section 62"

    operation: LoggedOperation = substance("The operation.", required=True)
    kept: Answer | None = substance("Is it logged?")
    since: Date | None = substance("The day logging of it began.")
    records_when: Answer | None = substance("Does the log give date and time?")
    records_who: Answer | None = substance("Does it give, as far as possible, who did it and who received the data?")
    kept_for: Period | None = substance("How long the log is kept.", example="P7Y", unit="ISO 8601 period")


class LawEnforcementRecord(Part):
    """What is recorded besides where processing is for a law-enforcement purpose."""

    source: ClassVar[str] = "DPA 2018 sections 61 and 62"

    automated_system: Answer | None = substance("Is an automated processing system used?", source="DPA 2018 section 62")
    logs: tuple[OperationLog, ...] | None = substance("What the system logs. Write [] for nothing.", source="DPA 2018 section 62")
    systems: tuple[Reference, ...] | None = substance("The systems concerned.", refers="information-system", example=["intelligence-system"])
    profiling: Text | None = substance("How profiling is used, where it is.", example="None is used", source="DPA 2018 section 61")
    logs_used_for: Text | None = substance("What the logs are used for.", example="Checking that processing is lawful, and disciplinary proceedings", source="DPA 2018 section 62")
