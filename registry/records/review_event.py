"""One line of a `*.reviews.jsonl`: a decision on a mapping, as it was made. Lines are added, never changed."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.concepts.mappings import MappingPredicate, MismatchReason, TermSetKind
from registry.records.mapping_set import Confidence, Mapping
from registry.records.part import Part, Visibility, bookkeeping
from registry.records.record import StatusChange
from registry.records.table import Table
from registry.records.values import Answer, Count, Digest, Key, Reference, Text

Instant = Annotated[
    str,
    StringConstraints(
        pattern=r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"
    ),
]
"""A moment in UTC, to the second."""

TermAddress = Annotated[
    str,
    StringConstraints(
        pattern=r"^[a-z0-9-]+/vocabulary/[a-z0-9-]+#terms\[[a-z0-9-]+\](/codes\[[a-z0-9-]+\])?$", max_length=400
    ),
]
"""The lasting address of a term or code."""


class Shown(Part):
    """One suggestion that whoever decided had before them."""

    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    shared: TermAddress = bookkeeping(
        "The shared term that was suggested.",
        example="northmoor/vocabulary/harbour-integration-model#terms[person]",
        required=True,
    )
    confidence: Confidence | None = bookkeeping("How likely it was said to be right, from 0 to 1.", example="0.85")


class Written(Part):
    """What the decision makes of one mapping of the set, so that it can be written even if the writing was cut short."""

    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    mapping: Mapping = bookkeeping("The whole mapping, as the set is to say it.", required=True)
    was: Digest | None = bookkeeping(
        "The SHA-256 digest of the mapping as it stood before, as JSON with its fields in order. Left out: there was none of that key."
    )


class SetHeader(Part):
    """What a decision makes of the set itself."""

    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"

    title: Text | None = bookkeeping(
        "What the set is called, where it is new.", example="Attendance words to the shared words"
    )
    version: Text | None = bookkeeping("Its version, where it is new.", example="1")
    status: Literal["draft", "active", "retired"] | None = bookkeeping(
        "Its status, where that changes.", example="active"
    )
    status_history: tuple[StatusChange, ...] | None = bookkeeping("All of its history, where its status changes.")
    description: Text | None = bookkeeping(
        "What it is for, where it is new.", example="Attendance words in the shared words"
    )
    subject_vocabulary: Reference | None = bookkeeping(
        "The vocabulary mapped from, where the set is new.", refers="vocabulary"
    )
    subject_version: Text | None = bookkeeping("The version of it, where the set is new.", example="1.2")
    object_vocabulary: Reference | None = bookkeeping(
        "The vocabulary mapped to, where the set is new.", refers="vocabulary"
    )
    object_version: Text | None = bookkeeping("The version of it, where the set is new.", example="2.0")
    direction: Literal["both"] | None = bookkeeping(
        "The way its mappings may be used, where the set is new.", example="both"
    )
    table: Table | None = bookkeeping("What it says of its table, where it has one.")


class ReviewEvent(Part):
    """A decision on one mapping: who, when, in which part, on which versions, on what evidence, and what came of it."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "SSSOM; mapping practice"
    visibility: ClassVar[Visibility] = "public"

    id: Key = bookkeeping(
        "A key for this event, unique in the file.", example="20261121t101500z-5d41402a", required=True
    )
    at: Instant = bookkeeping("When it was recorded, in UTC.", example="2026-11-21T10:15:00Z", required=True)
    mapping: Key | None = bookkeeping(
        "The mapping it is about, by its key in the set. Left out: no mapping yet.", example="attendance"
    )
    decision: MappingDecision = bookkeeping("What was decided.", required=True)
    part: DecidedAs = bookkeeping("The part that whoever decided played.", required=True)
    role: Text | None = bookkeeping("Their role.", example="Data analyst")
    author: Text = bookkeeping(
        "Who they are as git is set up where they worked, or `unknown`.", example="unknown", required=True
    )
    same_author: Answer | None = bookkeeping(
        "Does git know them as the one who played another part in this mapping before?"
    )
    subject: tuple[Key, ...] = bookkeeping(
        "The terms of the subject vocabulary, by key.", example=["sessions-attended"], required=True
    )
    subject_code: Key | None = bookkeeping(
        "One code of that term, where only the code is meant.", example="present-morning"
    )
    object: tuple[Key, ...] | None = bookkeeping("The terms of the object vocabulary, by key.", example=["attendance"])
    object_code: Key | None = bookkeeping("One code of that term, where only the code is meant.", example="present")
    object_set: TermSetKind | None = bookkeeping("How several of them belong together.")
    predicate: MappingPredicate | None = bookkeeping("How the subject stands to the object.")
    reason: MismatchReason | None = bookkeeping("Why not, where it was turned down.")
    words: Text | None = bookkeeping("Why, in their own words.", example="Both count half-day sessions.")
    replaces: Key | None = bookkeeping(
        "The approved mapping that this one is to replace once it is approved.", example="attendance"
    )
    subject_version: Text | None = bookkeeping(
        "The version of the subject vocabulary that was looked at.", example="2026.1"
    )
    object_version: Text | None = bookkeeping("The version of the object vocabulary that was looked at.", example="3.0")
    shown: tuple[Shown, ...] | None = bookkeeping("What was suggested, likeliest first.")
    chosen: Count | None = bookkeeping("Which of these was taken, from 1. Left out: none of them.", example=1)
    batch: Key | None = bookkeeping("The same for all that was decided at once.", example="20261121t101500z-5d41402a")
    tool: Text | None = bookkeeping("The program it was recorded with, and its version.", example="muniment 0.1.0")
    writes: tuple[Written, ...] | None = bookkeeping("What it makes of the mappings of the set.")
    header: SetHeader | None = bookkeeping("What it makes of the set itself.")
