"""A gateway: what in the law lets or makes one body give information to another, and within what limits."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.answers import Answer
from registry.concepts.law import GatewayEffect, LimitKind
from registry.concepts.organisations import Nation
from registry.records.part import bookkeeping
from registry.records.statutes.state import Evidence, Reach, Statement, Window
from registry.records.values import Key, Period, Text


class End(Statement):
    """Who may stand at one end."""

    anyone: Answer | None = bookkeeping("May it be any person or body?")
    body_kinds: tuple[Key, ...] | None = bookkeeping("The kinds of body it may be.", example=["chief-officer-of-police"])
    described: Text | None = bookkeeping("Whom it names in other ways.", example="A person acting on behalf of such a body")
    open_to_others: Answer | None = bookkeeping("May there be others, named by regulations or by one of the bodies, that these data do not list?")


class Leg(Statement):
    """One direction in which it works."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Key = bookkeeping("A key for this leg.", example="to-relevant-authority", required=True)
    from_: End = bookkeeping("Who may disclose.", name="from", required=True)
    to: End = bookkeeping("Who may receive.", required=True)
    effect: GatewayEffect | None = bookkeeping("What this leg does, where that differs from the whole.")
    both_ways: Answer | None = bookkeeping("Does it work the other way round as well?")
    nations: tuple[Nation, ...] | None = bookkeeping("Where this leg works, where that differs from the whole.", example=["wales"])
    for_: Text | None = bookkeeping("What it is for, where that differs from the whole.", name="for", example="Enquiries about a child at risk of significant harm")
    provision: Key | None = bookkeeping("The provision that says so.", example="cda98-s115")


class Limit(Statement):
    """Something that narrows it, that a rule can judge or a reader must know."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Key = bookkeeping("A key for this limit.", example="no-patient-information", required=True)
    kind: LimitKind = bookkeeping("What sort of limit it is.", required=True)
    says: Text = bookkeeping("The limit, in plain words.", example="Patient information may not be disclosed under this power.", required=True)
    excludes: tuple[Key, ...] | None = bookkeeping("Kinds of information that it keeps out.", example=["patient-information"])
    excluded_from: tuple[Key, ...] | None = bookkeeping("The kinds of body whose information it keeps out, where not everybody's.", example=["health-and-social-care-authority"])
    consent_of: Text | None = bookkeeping("Whose agreement is needed.", example="The person who is or may be homeless")
    within: Period | None = bookkeeping("The time within which something must be done.")
    provision: Key | None = bookkeeping("The provision that says so.", example="pcsc22-s16")
    evidence: Evidence | None = bookkeeping("How it is known, where that differs from the gateway.")


class LawGateway(Statement):
    """A power, duty or function relied on to give or get information."""

    id: Key = bookkeeping("Its id, which never changes.", example="cda98-115", required=True)
    title: Text = bookkeeping("What it is called.", example="Crime and Disorder Act 1998 section 115: disclosure to relevant authorities", required=True)
    provisions: tuple[Key, ...] = bookkeeping("The provisions it rests on.", example=["cda98-s115"], required=True)
    effect: GatewayEffect = bookkeeping("What it does.", required=True)
    express: Answer | None = bookkeeping("Do its words speak of disclosing information? Without them a power is only implied, and weak alone.")
    lifts_confidence: Answer | None = bookkeeping("Does it say that a disclosure under it breaks no duty of confidence?")
    purpose: Text = bookkeeping("What it is for.", example="Necessary or expedient for any provision of the Act", required=True)
    legs: tuple[Leg, ...] | None = bookkeeping("Who may give to whom. Left out: it is no gateway by itself.")
    limits: tuple[Limit, ...] | None = bookkeeping("Conditions, exclusions, onward limits, offences.")
    reach: Reach = bookkeeping("Where it applies.", required=True)
    in_force: tuple[Window, ...] = bookkeeping("Its states, in the order of time.", required=True)
    pair_with: tuple[Key, ...] | None = bookkeeping("Gateways that it is used together with.", example=["cda98-115"])
    makes_competent: Answer | None = bookkeeping("Does it make a receiver a competent authority for law-enforcement processing?")
    replaced_by: tuple[Key, ...] | None = bookkeeping("What took its place.", example=["lgew21-24"])
    often_mistaken: tuple[Text, ...] | None = bookkeeping("What people often believe of it that is not so.", example=["NHS trusts are not on the list of recipients"])
    evidence: Evidence = bookkeeping("How it is known.", required=True)
