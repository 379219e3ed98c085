"""From when to when law applies, how far, and how sure we are of it. Every entry of the law data is made with these."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.law import Certainty, LegalState
from registry.concepts.organisations import Nation
from registry.records.part import Part, Visibility, bookkeeping
from registry.records.values import Date, Key, Link, Text


class Statement(Part):
    """A part of the law data: seen by all."""

    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "public"


class Evidence(Statement):
    """How it is known. What is not verified is said to be so wherever it is shown."""

    certainty: Certainty = bookkeeping("How sure we are: `read`, `partly-read`, `practitioner` or `not-found`.", required=True)
    read: Text | None = bookkeeping("What was read, exactly.", example="Section 115(1) to (4) and section 121(4) to (6)")
    where: Text | None = bookkeeping("Where it was read.", example="A public mirror of the statute book, at its newest version")
    on: Date | None = bookkeeping("The day it was read or looked up.")
    link: Link | None = bookkeeping("Where anyone can read it.", example="https://www.legislation.gov.uk/ukpga/1998/37/section/115")
    doubts: tuple[Text, ...] | None = bookkeeping("What a lawyer should confirm.", example=["The original commencement date was not read"])


class Window(Statement):
    """A stretch of time in which something has one legal state. Windows of one thing never overlap."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("from", "to"),)

    id: Key = bookkeeping("A key for this window, unique among those of the same thing.", example="since-2026", required=True)
    state: LegalState = bookkeeping("Its state: `in-force`, `not-commenced`, `limited`, `repealed` or `not-known`.", required=True)
    from_: Date | None = bookkeeping("The first day of it. Left out: as far back as these data go.", name="from")
    to: Date | None = bookkeeping("The last day of it. Left out: to this day and on.")
    deemed_from: Date | None = bookkeeping("The day from which it is treated as having had effect, where that is earlier than its first day.")
    limited_to: Text | None = bookkeeping("The purposes, functions or places it is limited to, where the state is `limited`.", example="Regulation-making powers only")
    by: tuple[Key, ...] | None = bookkeeping("The provisions or instruments that brought it about, by their ids.", example=["sb-2026-82"])
    says: Text | None = bookkeeping("What is different in it, in plain words.", example="Recipients need no longer record why they looked.")
    evidence: Evidence | None = bookkeeping("How these dates are known, where that differs from the rest.")


class Reach(Statement):
    """Where it applies."""

    nations: tuple[Nation, ...] = bookkeeping("The nations whose law it is part of.", example=["england", "wales"], required=True)
    operates_in: tuple[Nation, ...] | None = bookkeeping("The nations whose bodies it works for, where fewer.", example=["england"])
    note: Text | None = bookkeeping("What else there is to know of its reach.", example="The order-making power is limited to England and Wales.")
