"""Lawful bases, conditions, exemptions and approvals: what data protection law lets be done, and on what terms."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.answers import Answer
from registry.records.part import bookkeeping
from registry.records.statutes.state import Evidence, Reach, Statement, Window
from registry.records.values import Country, Date, Key, Text


class Condition(Statement):
    """One lawful basis, condition, recognised interest or route."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Key = bookkeeping("The word that records use for it.", example="para-18-safeguarding", required=True)
    title: Text = bookkeeping("What it is called.", example="Safeguarding of children and of individuals at risk", required=True)
    provision: Key = bookkeeping("Where it is.", example="dpa18-sch1-p18", required=True)
    says: Text | None = bookkeeping("What it asks for, in plain words.", example="The processing protects somebody under 18 or at risk, and consent cannot be had.")
    needs_policy_document: Answer | None = bookkeeping("Must there be an appropriate policy document?")
    no_policy_document_when: Text | None = bookkeeping("When none is needed after all.", example="The disclosure is to a competent authority, or prepares one: paragraph 10(2)")
    needs: tuple[Key, ...] | None = bookkeeping("Other conditions that it is only good with.", example=["g-substantial-public-interest"])
    not_for_public_tasks: Answer | None = bookkeeping("Is it barred to a public authority performing its tasks?")
    in_force: tuple[Window, ...] | None = bookkeeping("Its states, where they differ from the provision's.")
    evidence: Evidence | None = bookkeeping("How it is known, where that differs from the rest of the file.")


class LawConditions(Statement):
    """One closed list of the law: Article 6, Article 9, Schedule 1."""

    id: Key = bookkeeping("The name of the list, as the concepts call it.", example="schedule-1", required=True)
    title: Text = bookkeeping("What the list is called.", example="Schedule 1 conditions", required=True)
    evidence: Evidence = bookkeeping("How it is known.", required=True)
    conditions: tuple[Condition, ...] = bookkeeping("The members of the list.", required=True)


class Exemption(Statement):
    """Relief from telling people or from their rights. Never a power to share."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Key = bookkeeping("Its id.", example="sch2-para-2-crime-and-taxation", required=True)
    title: Text = bookkeeping("What it is called.", example="Crime and taxation: general", required=True)
    provision: Key = bookkeeping("Where it is.", example="dpa18-sch2-p2", required=True)
    relieves_from: tuple[Key, ...] | None = bookkeeping("The provisions it gives relief from.", example=["uk-gdpr-a13"])
    says: Text | None = bookkeeping("When it applies, in plain words.", example="So far as telling the person would be likely to prejudice preventing or detecting crime")
    often_mistaken: Text | None = bookkeeping("What people often take it for.", example="It is cited as a power to share; it gives none.")
    in_force: tuple[Window, ...] | None = bookkeeping("Its states, where they differ from the provision's.")
    evidence: Evidence | None = bookkeeping("How it is known, where that differs from the rest of the file.")


class LawExemptions(Statement):
    """Exemptions that belong together."""

    id: Key = bookkeeping("A name for this group.", example="dpa18-schedule-2", required=True)
    title: Text = bookkeeping("What the group is called.", example="DPA 2018 Schedule 2", required=True)
    evidence: Evidence = bookkeeping("How they are known.", required=True)
    exemptions: tuple[Exemption, ...] = bookkeeping("The exemptions.", required=True)


class Approval(Statement):
    """A place that transfers are approved to, and within what scope."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Key = bookkeeping("Its id.", example="canada", required=True)
    title: Text = bookkeeping("What it is called.", example="Canada: commercial organisations", required=True)
    countries: tuple[Country, ...] | None = bookkeeping("The countries it covers.", example=["CA"])
    scope: Text | None = bookkeeping("What it is limited to.", example="Organisations that Canada's Personal Information Protection and Electronic Documents Act covers")
    whole: Answer = bookkeeping("Does it cover everything sent there?", required=True)
    provision: Key = bookkeeping("Where it is.", example="dpa18-sch21-p5", required=True)
    in_force: tuple[Window, ...] | None = bookkeeping("Its states, where they differ from the provision's.")
    evidence: Evidence | None = bookkeeping("How it is known, where that differs from the rest of the file.")


class LawApprovals(Statement):
    """The places to which the law approves transfers."""

    id: Key = bookkeeping("A name for this list.", example="transfer-approvals", required=True)
    title: Text = bookkeeping("What it is called.", example="Countries approved for transfers", required=True)
    evidence: Evidence = bookkeeping("How it is known.", required=True)
    approvals: tuple[Approval, ...] = bookkeeping("The approvals.", required=True)


class Change(Statement):
    """A day on which the law changed."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Key = bookkeeping("Its id.", example="duaa-main-commencement", required=True)
    on: Date | None = bookkeeping("The day. Left out: not known.")
    title: Text = bookkeeping("What changed.", example="Recognised legitimate interests begin", required=True)
    by: tuple[Key, ...] | None = bookkeeping("What brought it about.", example=["duaa25-s70"])
    affects: tuple[Key, ...] | None = bookkeeping("The provisions that are different from that day.", example=["uk-gdpr-a6"])
    says: Text | None = bookkeeping("What it means for those who share, in plain words.", example="Time to answer a request may be paused while you wait for what you asked for.")
    reach: Reach | None = bookkeeping("Where.")
    evidence: Evidence = bookkeeping("How it is known.", required=True)


class LawChanges(Statement):
    """The days on which the law changed."""

    id: Key = bookkeeping("A name for this list.", example="changes", required=True)
    title: Text = bookkeeping("What it is called.", example="Changes in the law", required=True)
    changes: tuple[Change, ...] = bookkeeping("The changes, the latest last.", required=True)
