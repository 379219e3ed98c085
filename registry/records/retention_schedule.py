"""A retention schedule: how long each class of record is kept, and what has been disposed of or held back."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.data import DataCategory, SubjectCategory
from registry.concepts.handling import Disposal
from registry.concepts.lawful_bases import Regime
from registry.concepts.retention import HoldReason, RecordFormat, ScheduleOrigin
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.values import Answer, Count, Date, Key, Link, Period, Reference, Text


class RetentionRule(Part):
    """How long one class of record is kept, from when, and what happens then."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 5(1)(e) and 30(1)(f)"
    visibility: ClassVar[Visibility] = "public"
    term: ClassVar[str] = "dpv:StorageCondition"

    id: Key = substance("A key for this rule, unique in the schedule and never reused.", example="child-in-need-files", required=True)
    reference: Text | None = substance("Its number in the schedule as printed. Put quotes round a number.", example="CS 4.2", term="dct:identifier")
    function: Text | None = substance("The business function.", example="Children's social care", source="ICO controller template")
    activity: Text | None = substance("The activity within it.", example="Child in need casework")
    record_class: Text | None = substance("The class of record.", example="Child in need case files", term="dct:title")
    examples: tuple[Text, ...] | None = substance("What belongs to the class.", example=["Assessments", "Plans", "Case notes"])
    categories: tuple[DataCategory, ...] | None = substance("What the records are about.", term="dpv:hasPersonalData")
    subjects: tuple[SubjectCategory, ...] | None = substance("Whom the records are about.", term="dpv:hasDataSubject")
    personal_data: Answer | None = substance("Do the records contain personal data?")
    regime: Regime | None = substance("The law the records are under.", term="dpv:hasApplicableLaw")
    period: Period | None = substance("How long.", example="P35Y", unit="ISO 8601 period", term="dpv:hasDuration")
    trigger: Text | None = substance("The event the period starts from.", example="The case closes")
    until_age: Count | None = substance("The age of the person until which records are kept, where that is the rule.", example=25, unit="years")
    criterion: Text | None = substance("How the length is decided, where no period can be given.", example="As long as the building stands", source="UK GDPR Article 13(2)(a)")
    permanent: Answer | None = substance("Are the records kept for good?")
    disposal: Disposal | None = substance("What happens at the end.")
    disposal_method: Text | None = substance("How it is done.", example="Deleted from the case system and its backups")
    authorised_by: Text | None = substance("The role that must agree before disposal.", example="Head of Children's Services")
    law: Text | None = substance("The law or code that sets the period.", example="DPA 2018 section 39(2)", term="dpv:hasApplicableLaw")
    reason: Text | None = substance("Why this long, where no law sets it.", example="Claims may be made until the person is 25.", term="dpv:hasJustification")
    origin: ScheduleOrigin | None = substance("Where the period comes from.")
    origin_reference: Text | None = substance("Its number or name there.", example="LGA guideline 3.14")
    review_every: Period | None = substance("How often the need to keep these records is looked at again.", example="P5Y", unit="ISO 8601 period", source="DPA 2018 section 39(2)")
    reviewed: Date | None = bookkeeping("The day this rule was last looked at.", visibility="parties")
    ended: Date | None = substance("The last day this rule applies to new records.")
    system: Reference | None = substance("The system the records are kept in.", refers="information-system", visibility="parties")
    processing: tuple[Reference, ...] | None = substance("The processing activities that make them.", refers="processing-activity", example=["child-in-need"], visibility="parties")


class Hold(Part):
    """A decision to keep something past its time."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 5(1)(e)"
    visibility: ClassVar[Visibility] = "private"

    id: Key = bookkeeping("A key for this hold, unique in its list.", example="inquiry", required=True)
    reason: HoldReason | None = bookkeeping("What sort of reason.")
    details: Text | None = bookkeeping("The reason in full, without naming anyone.", example="The inquiry has asked councils to keep these files.", term="dpv:hasJustification")
    by: Text | None = bookkeeping("The role of whoever decided.", example="Head of Legal Services")
    held_since: Date | None = bookkeeping("The day the hold began.", term="dct:date")
    review_due: Date | None = bookkeeping("The day the need for it is next looked at.")
    ended: Date | None = bookkeeping("The day the hold was lifted.")
    evidence: Key | None = bookkeeping("The evidence of the decision.", names="evidence")


class Holding(Part):
    """One batch of records kept under a rule: when it is due to go, and whether it has gone."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 5(1)(e) and 5(2)"
    visibility: ClassVar[Visibility] = "private"

    id: Key = bookkeeping("A key for this batch, unique in the schedule.", example="cin-closed-1990", required=True)
    rule: Key | None = bookkeeping("The rule it is kept under.", names="rules")
    what: Text | None = bookkeeping("What the batch is, without naming anyone.", example="Child in need files closed in 1990", term="dct:description")
    quantity: Text | None = bookkeeping("How much there is.", example="14 boxes", term="dct:extent")
    format: RecordFormat | None = bookkeeping("What it is made of.", term="dct:format")
    where: Text | None = bookkeeping("Where it is kept.", example="Records centre, bay 12", term="dpv:hasLocation")
    system: Reference | None = bookkeeping("The system it is kept in.", refers="information-system")
    agreement: Reference | None = bookkeeping("The agreement it was received under, if any.", refers="agreement")
    received_from: Reference | None = bookkeeping("The organisation it came from, if any.", refers="organisation", term="dpv:hasDataSource")
    triggered: Date | None = bookkeeping("The day the period began.")
    dispose_by: Date | None = bookkeeping("The day by which it must go.")
    reviewed: Date | None = bookkeeping("The day the need to keep it was last looked at.", source="DPA 2018 section 39(2)")
    holds: tuple[Hold, ...] | None = bookkeeping("Decisions to keep it longer. Write [] for none.")
    disposed_on: Date | None = bookkeeping("The day it went.")
    disposal: Disposal | None = bookkeeping("What was done with it.")
    disposal_method: Text | None = bookkeeping("How it was done.", example="Shredded on site by an approved contractor")
    disposed_by: Text | None = bookkeeping("The role or contractor that did it.", example="Records manager")
    authorised_by: Text | None = bookkeeping("The role that agreed to it.", example="Head of Children's Services")
    passed_to: Text | None = bookkeeping("The archive or organisation it was passed or returned to.", example="Northmoor Archives", term="dpv:hasRecipient")
    attestation: Key | None = bookkeeping("The certificate or statement that it is gone.", names="evidence")
    confirmed_to: tuple[Reference, ...] | None = bookkeeping("The organisations told that it is gone.", refers="organisation", example=["harbour-police"])


class RetentionSchedule(Record):
    """How long an organisation keeps each class of record, and what it has done about it."""

    source: ClassVar[str] = "UK GDPR Articles 5(1)(e) and 30(1)(f); DPA 2018 section 39"

    kind: Literal["retention-schedule"] = substance("Always `retention-schedule`.", visibility="public", required=True)
    organisation: Reference | None = substance("The organisation it binds.", refers="organisation", term="dpv:hasResponsibleEntity", visibility="public")
    scope: Text | None = substance("What it covers.", example="All council services except schools", term="dpv:hasScope", visibility="public")
    origins: tuple[ScheduleOrigin, ...] | None = substance("Where its periods come from.", visibility="public")
    based_on: tuple[Text, ...] | None = substance("The schedules or codes it was made from, by name.", example=["LGA retention guidelines"], term="dct:source", visibility="public")
    follows: tuple[Reference, ...] | None = substance("Standards it follows.", refers="standard", example=["records-code"], term="dct:conformsTo", visibility="public")
    rules: tuple[RetentionRule, ...] | None = substance("The rules.", term="dpv:hasStorageCondition", visibility="public")
    review_every: Period | None = substance("How often the need to keep records is looked at again, where one limit serves every rule.", example="P3Y", unit="ISO 8601 period", source="DPA 2018 section 39(2)", visibility="public")
    review_procedure: Text | None = substance("How that is done.", example="The system lists files due; the manager decides on each", source="DPA 2018 section 39(2)")
    disposal_procedure: Text | None = substance("How disposal is agreed, done and proved.", example="The records manager gets the service's agreement, then keeps the certificate")
    hold_procedure: Text | None = substance("How disposal is stopped when something must be kept.", example="Legal Services tells the records manager in writing")
    backups: Text | None = substance("When backup copies go.", example="Overwritten after 35 days")
    holdings: tuple[Holding, ...] | None = bookkeeping("Batches of records and what has become of them.", visibility="private")
    published_at: Link | None = bookkeeping("Where the schedule is published.", term="dct:source", visibility="public")
    approved_by: Text | None = substance("The role or board that approved it.", example="Information governance board", visibility="public")
    approved_on: Date | None = substance("The day it was approved.", term="dct:dateAccepted", visibility="public")
    effective: Date | None = substance("The first day it has effect.", term="dct:valid", visibility="public")
    last_review: Date | None = bookkeeping("The day the schedule was last looked at again.", visibility="public")
    review_due: Date | None = bookkeeping("The day it is next to be looked at.", visibility="public")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The reviews that have been done.")
