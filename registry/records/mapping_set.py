"""A mapping set: how the terms of one vocabulary stand to those of another, decided one by one by people."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from registry.concepts.mappings import (
    Loss,
    MappingDirection,
    MappingPredicate,
    MappingStatus,
    MismatchReason,
    Otherwise,
    TermSetKind,
)
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.table import ReviewsPath, Table
from registry.records.translation import MappingCondition, MappingScope, Transform
from registry.records.values import Answer, Count, Date, Key, Link, Reference, Text

Confidence = Annotated[str, StringConstraints(pattern=r"^(0(\.[0-9]{1,6})?|1(\.0{1,6})?)$")]
"""A number from 0 to 1, as text: `"0.85"`."""

ReviewerAgreement = Annotated[str, StringConstraints(pattern=r"^-?(0(\.[0-9]{1,6})?|1(\.0{1,6})?)$")]
"""A number from -1 to 1, as text: `"-0.5"`."""

Justification = Annotated[str, StringConstraints(pattern=r"^semapv:[A-Za-z]+$", max_length=80)]
"""A term of the Semantic Mapping Vocabulary: `semapv:ManualMappingCuration`."""


class Mapping(Part):
    """One decision: these terms of the subject stand thus to those terms of the object, here and now."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "SSSOM; ISO/TS 18876 style; UK GDPR Article 5(1)(d)"
    visibility: ClassVar[Visibility] = "public"

    id: Key = substance("A key for this mapping, unique in the set and never reused.", example="attendance", required=True)
    subject: tuple[Key, ...] | None = substance("The terms of the subject vocabulary, by key.", example=["sessions-attended"], names="subject_vocabulary#terms")
    subject_code: Key | None = substance("One code of that term, where only the code is mapped.", example="present-morning")
    subject_set: TermSetKind | None = substance("How they belong together, where there are several.")
    subject_label: Text | None = substance("What the subject was called when this was decided.", example="Sessions attended", term="skos:prefLabel")
    object: tuple[Key, ...] | None = substance("The terms of the object vocabulary, by key. Write [] where it has none.", example=["attendance"], names="object_vocabulary#terms")
    object_code: Key | None = substance("One code of that term, where only the code is mapped.", example="present")
    object_set: TermSetKind | None = substance("How they belong together, where there are several.")
    object_label: Text | None = substance("What the object was called when this was decided.", example="Attendance", term="skos:prefLabel")
    predicate: MappingPredicate | None = substance("How the subject stands to the object.")
    negated: Answer | None = substance("Does this say that the relation does not hold?")
    no_term_found: Answer | None = substance("Has someone looked and found no term for it on the other side?")
    direction: MappingDirection | None = substance("The way it may be used.")
    scope: MappingScope | None = substance("Where and when it holds.", term="dpv:hasScope")
    conditions: tuple[MappingCondition, ...] | None = substance("What must be true of a record for it to hold.")
    order: Count | None = substance("Its place among mappings of the same subject: lower is tried first.", example=1)
    otherwise: Otherwise | None = substance("What is done with a value that no condition fits.")
    otherwise_mapping: Key | None = substance("The mapping to use then, where that is what is done.", names="mappings")
    transform: Transform | None = substance("How values are translated.")
    loss: Loss | None = substance("The worst that is lost or added on the way to the object.")
    loss_back: Loss | None = substance("The worst that is lost or added on the way back.")
    loss_described: Text | None = substance("What exactly is lost or added.", example="Afternoon and morning sessions are no longer told apart.")
    loss_approved_by: Text | None = substance("The role of the steward who agreed to that loss.", example="Data steward")
    loss_approved_on: Date | None = substance("The day they agreed.", term="dct:dateAccepted")
    justification: Justification | None = substance("How the mapping was come by, as a term of the Semantic Mapping Vocabulary.", example="semapv:ManualMappingCuration")
    tool: Text | None = substance("The program that suggested it, and its version.", example="muniment suggest 0.1")
    derived_from: tuple[Text, ...] | None = substance("The mappings it was composed from, as addresses.", example=["northmoor/mapping-set/attendance#mappings[attendance]"], term="dct:source")
    confidence: Confidence | None = substance("How sure its maker is, from 0 to 1. Put quotes round it.", example="0.85")
    reviewer_agreement: ReviewerAgreement | None = substance("How far the reviewer agrees, from -1 (not at all) to 1 (wholly). Put quotes round it.", example="1")
    mapping_status: MappingStatus | None = substance("Where it stands in review.", term="dpv:hasStatus")
    creator_role: Text | None = substance("The role of whoever made it.", example="Data analyst", term="dct:creator")
    created: Date | None = substance("The day it was made.", term="dct:created")
    reviewer_role: Text | None = substance("The role of whoever reviewed it.", example="Attendance team manager")
    reviewed: Date | None = substance("The day it was reviewed.")
    steward_role: Text | None = substance("The role of the steward who approved or rejected it.", example="Data steward", term="dpv:hasResponsibleEntity")
    approved: Date | None = substance("The day it was approved or rejected.", term="dct:dateAccepted")
    retired: Date | None = substance("The day it went out of use.")
    replaced_by: tuple[Key, ...] | None = substance("The mappings to use instead.", example=["attendance-by-session"], names="mappings", term="dct:isReplacedBy")
    reasoning: Text | None = substance("Why it is right.", example="Both count half-day sessions; code lists agree.", term="dpv:hasJustification")
    seen: Text | None = substance("What it was judged by: samples, counts, documents. Never real people's values.", example="Column header, 12 codes, counts from the autumn file")
    evidence: tuple[Key, ...] | None = bookkeeping("The evidence.", example=["code-list"], names="evidence")
    mismatch: MismatchReason | None = substance("Why it was rejected, where it was.")
    mismatch_described: Text | None = substance("More about that.", example="Here attendance means attendance at appointments.")
    round_trip_tested: Date | None = bookkeeping("The day values were last taken there and back and compared.")
    round_trip_result: Text | None = bookkeeping("What came of it.", example="312 of 312 values came back the same")


class MappingSet(Record):
    """The mappings from one vocabulary to another, written here or kept in a table beside it."""

    source: ClassVar[str] = "SSSOM; ISO/TS 18876 style"
    visibility: ClassVar[Visibility] = "public"

    kind: Literal["mapping-set"] = substance("Always `mapping-set`.", required=True)
    description: Text | None = substance("What it is for.", example="The county's attendance file to the shared model", term="dct:description")
    subject_vocabulary: Reference | None = substance("The vocabulary mapped from.", refers="vocabulary")
    subject_version: Text | None = substance("The version of it that the mappings were made to. Put quotes round a number.", example="2026.1", term="dct:hasVersion")
    object_vocabulary: Reference | None = substance("The vocabulary mapped to.", refers="vocabulary")
    object_version: Text | None = substance("The version of it that the mappings were made to. Put quotes round a number.", example="3.0", term="dct:hasVersion")
    set_version: Text | None = substance("The version of the set itself. Put quotes round a number.", example="1.2", term="dct:hasVersion")
    issued: Date | None = substance("The day that version was published.", term="dct:issued")
    licence: Link | None = substance("The licence, as a web address.", term="dct:license")
    publisher: Reference | None = substance("The organisation that publishes it.", refers="organisation", term="dct:publisher")
    published_at: Link | None = bookkeeping("Where it is published.", term="dct:source")
    came_from: Text | None = substance("Where the mappings came from, where they were taken over.", example="Published lookup of the Office for National Statistics", term="dct:source")
    scope: MappingScope | None = substance("Where and when all its mappings hold, unless they say otherwise.", term="dpv:hasScope")
    direction: MappingDirection | None = substance("The way its mappings may be used, unless they say otherwise.")
    complete: Answer | None = substance("Is every term of the subject vocabulary decided, as mapped or as having no term?")
    table: Table | None = substance("The table of mappings, where they are too many to write here.")
    reviews_file: ReviewsPath | None = bookkeeping("The file beside this one to which reviews are added, one a line.", example="ethnicity-codes.reviews.jsonl")
    mappings: tuple[Mapping, ...] | None = substance("The mappings.")
    agreements: tuple[Reference, ...] | None = bookkeeping("The agreements that rely on it.", refers="agreement", example=["childrens-hub"])
    steward: Text | None = bookkeeping("The role that approves its mappings.", example="Data steward", term="dpv:hasResponsibleEntity")
    approved_by: Text | None = substance("The role of whoever approved the set.", example="Data standards board")
    approved_on: Date | None = substance("The day it was approved.", term="dct:dateAccepted")
    supersedes: Reference | None = substance("The set it replaces.", refers="mapping-set", term="dct:replaces")
    last_review: Date | None = bookkeeping("The day a sample was last looked at again.")
    sample_agreed: Text | None = bookkeeping("How many of the sample still held.", example="48 of 50")
    review_due: Date | None = bookkeeping("The day it is next to be looked at.")
