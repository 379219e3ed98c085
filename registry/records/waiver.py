"""A waiver: one rule set aside for one subject, with reasons, by someone entitled to, until a day."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.agreements import Assurance
from registry.concepts.handling import LikelihoodOrImpact
from registry.records.address import Address
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.record import Record
from registry.records.values import Answer, Commit, Date, Key, Reference, Text


class CompensatingMeasure(Part):
    """Something done instead, while the rule is set aside."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "private"
    term: ClassVar[str] = "dpv:TechnicalOrganisationalMeasure"

    id: Key = substance("A key for this measure, unique in the list.", example="manual-check", required=True)
    what: Text | None = substance("What is done.", example="A manager checks each disclosure by hand.", term="dct:description")
    by: Text | None = substance("The role that does it.", example="Team manager")
    began: Date | None = substance("The day it began.", term="dct:valid")
    evidence: Key | None = bookkeeping("The evidence that it is done.", names="evidence")


class Waiver(Record):
    """A decision to live with one finding for a time. The finding is still shown, marked as waived."""

    source: ClassVar[str] = "Muniment"
    visibility: ClassVar[Visibility] = "private"

    kind: Literal["waiver"] = substance("Always `waiver`.", required=True)
    rule: Key | None = substance("The rule set aside, by its id.", example="retention-missing")
    at: Address | None = substance("The subject it is set aside for: the address of a record, or of a place in it.", example="northmoor/agreement/childrens-hub#flows[attendance-to-hub]/sides[council.receiver]")
    scope: Text | None = substance("What exactly is set aside, and what is not.", example="Only the period; the disposal method is still required.", term="dpv:hasScope")
    reason: Text | None = substance("Why it is right to live with it for now.", example="The new schedule is before the board in June.", term="dpv:hasJustification")
    risk: LikelihoodOrImpact | None = substance("The risk that is accepted.", term="dpv:hasRiskLevel")
    risk_accepted: Text | None = substance("The risk in words.", example="Some records may be kept two months too long.", term="dpv:hasResidualRisk")
    compensating_measures: tuple[CompensatingMeasure, ...] | None = substance("What is done instead. Write [] for none.", term="dpv:hasTechnicalOrganisationalMeasure")
    remedy: Text | None = substance("What will be done so that the waiver is no longer needed.", example="Adopt the new schedule")
    remedy_due: Date | None = substance("The day by which it will be done.")
    remedy_owner: Text | None = substance("The role that will do it.", example="Records manager", term="dpv:hasResponsibleEntity")
    requested_by: Text | None = substance("The role of whoever asked for the waiver.", example="Information governance officer")
    requested_on: Date | None = substance("The day it was asked for.", term="dct:dateSubmitted")
    approver_role: Text | None = substance("The role of whoever approved it.", example="Senior information risk owner", term="dpv:hasResponsibleEntity")
    approver_organisation: Reference | None = substance("The organisation they act for.", refers="organisation")
    approved_on: Date | None = substance("The day it was approved.", term="dct:dateAccepted")
    assurance: Assurance | None = substance("How sure it is that the approver did approve it.")
    other_than_author: Answer | None = bookkeeping("Was the waiver written by somebody other than whoever last changed what it is about, as git knows them?", source="Muniment")
    commit: Commit | None = bookkeeping("The commit at which the subject stood when it was approved.")
    dpo_advised: Answer | None = substance("Did the data protection officer advise on it?", source="Practice: agreement lifecycle, lifecycle")
    dpo_advice: Text | None = substance("What the advice was.", example="Acceptable for two months", source="Practice: agreement lifecycle, lifecycle")
    expires: Date | None = substance("The last day it has effect.", term="dct:valid")
    renews: Reference | None = substance("The waiver it follows on from.", refers="waiver", term="dct:replaces")
    ended_early: Date | None = bookkeeping("The day it was ended, if before it expired.")
    ended_reason: Text | None = bookkeeping("Why it was ended.", example="The schedule was adopted early.")
