"""Kinds of body as the law names them, so that a gateway can say who may use it and an organisation what it is."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.answers import Answer
from registry.concepts.organisations import Nation
from registry.records.part import bookkeeping
from registry.records.statutes.state import Evidence, Statement, Window
from registry.records.values import Key, Text


class Listing(Statement):
    """The entry of a list or Schedule that names a kind of body."""

    key: ClassVar[tuple[str, ...]] = ("provision",)

    provision: Key = bookkeeping("The provision that holds the list.", example="dpa18-sch7", required=True)
    entry: Text | None = bookkeeping("The entry in it.", example="Paragraph 5")
    limited_to: Text | None = bookkeeping("The functions it is listed for, where not all.", example="Business functions only")
    in_force: tuple[Window, ...] | None = bookkeeping("When it is listed, where that differs from the list.")


class BodyKind(Statement):
    """A kind of body: English county councils, integrated care boards, chief officers of police."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Key = bookkeeping("Its id, which an organisation gives among its capacities.", example="county-council", required=True)
    label: Text = bookkeeping("What it is called.", example="County council (England)", required=True)
    definition: Text | None = bookkeeping("What makes a body one of these.", example="A council of a county in England, Local Government Act 1972")
    nations: tuple[Nation, ...] = bookkeeping("Where there are such bodies.", example=["england"], required=True)
    part_of: tuple[Key, ...] | None = bookkeeping("Wider kinds that it is one of.", example=["local-authority"])
    public_authority: Answer | None = bookkeeping("Is it a public authority for data protection, when performing public tasks?")
    lists: tuple[Listing, ...] | None = bookkeeping("The lists and Schedules that name it.")
    in_force: tuple[Window, ...] | None = bookkeeping("When there were such bodies.")
    replaced_by: tuple[Key, ...] | None = bookkeeping("What took their place.", example=["integrated-care-board"])
    evidence: Evidence | None = bookkeeping("How it is known, where that differs from the rest of the file.")


class LawBodies(Statement):
    """Kinds of body that belong together."""

    id: Key = bookkeeping("A name for this group.", example="local-government", required=True)
    title: Text = bookkeeping("What the group is called.", example="Local government", required=True)
    evidence: Evidence = bookkeeping("How they are known.", required=True)
    body_kinds: tuple[BodyKind, ...] = bookkeeping("The kinds of body.", required=True)
