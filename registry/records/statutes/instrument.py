"""One instrument: an Act, a statutory instrument, a code or a rule of common law, with the provisions that are relied on."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.law import InstrumentKind
from registry.records.part import bookkeeping
from registry.records.statutes.state import Evidence, Reach, Statement, Window
from registry.records.values import Date, Key, Link, Text


class Provision(Statement):
    """A section, paragraph or article, or a Part or Schedule as a whole."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Key = bookkeeping("Its id, which begins with that of the instrument.", example="cda98-s115", required=True)
    at: Text = bookkeeping("Its place in the instrument, in words.", example="section 115", required=True)
    also_at: tuple[Text, ...] | None = bookkeeping("Other ways to write the place, where chapters or Parts are cited.", example=["Part 5 Chapter 3 section 48"])
    title: Text | None = bookkeeping("Its heading.", example="Disclosure of information")
    says: Text | None = bookkeeping("What it says, in plain words, not quoted.", example="Anyone may disclose to a relevant authority where that is necessary or expedient for the Act.")
    reach: Reach | None = bookkeeping("Where it applies, where that differs from the instrument.")
    in_force: tuple[Window, ...] | None = bookkeeping("Its states, in the order of time. Left out: those of the instrument.")
    inserted_by: Key | None = bookkeeping("The provision that put it there.", example="duaa25-s82")
    replaced_by: tuple[Key, ...] | None = bookkeeping("What took its place.", example=["ca04-s16e"])
    evidence: Evidence | None = bookkeeping("How it is known, where that differs from the instrument.")


class LawInstrument(Statement):
    """An Act, statutory instrument, code, or rule of common law."""

    id: Key = bookkeeping("Its id, a short name with its year.", example="cda98", required=True)
    title: Text = bookkeeping("Its title as it is printed.", example="Crime and Disorder Act 1998", required=True)
    kind: InstrumentKind = bookkeeping("What it is.", required=True)
    number: Text | None = bookkeeping("Its chapter or number.", example="1998 c. 37")
    cited_as: Text | None = bookkeeping("How it is called where its provisions are named, if not by its title.", example="UK GDPR")
    names: tuple[Text, ...] | None = bookkeeping("Other names by which people cite it.", example=["CDA 1998"])
    made: Date | None = bookkeeping("The day it was made, or had Royal Assent.")
    link: Link | None = bookkeeping("Where anyone can read it.", example="https://www.legislation.gov.uk/ukpga/1998/37")
    reach: Reach = bookkeeping("Where it applies.", required=True)
    in_force: tuple[Window, ...] = bookkeeping("Its states, in the order of time.", required=True)
    replaced_by: tuple[Key, ...] | None = bookkeeping("What took its place, where it was repealed.", example=["dpa18"])
    often_miswritten: tuple[Text, ...] | None = bookkeeping("Names that are written for it by mistake.", example=["PACE 1994"])
    note: Text | None = bookkeeping("What else a reader should know.", example="Cited most often for section 115.")
    provisions: tuple[Provision, ...] | None = bookkeeping("The provisions that records rely on or rules cite.")
    evidence: Evidence = bookkeeping("How it is known.", required=True)
