"""Why the parties share: aims, benefits, limits, and the tests that weigh them against people's rights."""

from __future__ import annotations

from typing import ClassVar

from registry.records.address import TermAddress
from registry.records.part import Part, bookkeeping, substance
from registry.records.values import Answer, Key, Link, Text


class SubPurpose(Part):
    """One purpose among several."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "WASPI information reference table; UK GDPR Article 5(1)(b)"

    id: Key = substance("A key for this purpose, unique in the record.", example="protect-children", required=True)
    title: Text | None = substance("The purpose in a few words.", example="Protect children from harm", term="dct:title")
    parties: tuple[Key, ...] | None = substance("The parties that pursue it. Left out: all.", example=["council"], names="parties")
    description: Text | None = substance("The purpose in full.", example="To decide within a day whether a child needs protection.", term="dct:description")
    term_ref: TermAddress | None = bookkeeping("The purpose as a shared word, as `register/vocabulary/id#terms[key]`. Filing it under one is a reading of the text, so it changes no digest.", source="Muniment")


class Purpose(Part):
    """What the sharing is for, and why it is needed."""

    source: ClassVar[str] = "ICO data sharing code, agreement heading 1; UK GDPR Article 5(1)(b)"
    term: ClassVar[str] = "dpv:Purpose"

    aim: Text | None = substance("What the sharing is meant to achieve.", example="To protect children by bringing partners' knowledge together", term="dct:description")
    necessity: Text | None = substance("Why it cannot be achieved without sharing.", example="No one agency sees the whole picture.", term="dpv:hasNecessity")
    benefits: tuple[Text, ...] | None = substance("The good it is expected to do, and for whom.", example=["Children are seen sooner"])
    success_measures: tuple[Text, ...] | None = substance("How the parties will know it worked.", example=["Share of referrals decided within a day"], source="Digital Economy Act codes of practice")
    purposes: tuple[SubPurpose, ...] | None = substance("The separate purposes, where there are several.", term="dpv:hasPurpose")
    not_exhaustive: Answer | None = substance("Does the document say that there may be other purposes?")
    background: Text | None = substance("What led to the sharing.", example="A serious case review recommended a joint hub.")
    drivers: tuple[Text, ...] | None = substance("Policies, reviews and strategies that call for it.", example=["Working Together to Safeguard Children"], source="Scottish toolkit section 1")
    in_scope: tuple[Text, ...] | None = substance("What the agreement covers.", example=["Referrals about children living in the county"])
    out_of_scope: tuple[Text, ...] | None = substance("What it does not cover.", example=["Adults, who have their own agreement"])
    less_intrusive: Text | None = substance("The less intrusive ways that were considered.", example="Anonymised data would not identify a child at risk.", source="Human Rights Act 1998 section 6; ECHR Article 8(2)")
    term_ref: TermAddress | None = bookkeeping("What it is all for, as a shared word, as `register/vocabulary/id#terms[key]`. Filing a purpose under one is a reading of the text, so it changes no digest.", source="Muniment")


class HumanRights(Part):
    """Why the interference with private life is justified."""

    source: ClassVar[str] = "Human Rights Act 1998 section 6; ECHR Article 8(2)"

    aim: Text | None = substance("The legitimate aim.", example="Protection of the rights of children")
    necessity: Text | None = substance("Why it is necessary in a democratic society.", example="Harm could not be prevented otherwise.")
    proportionality: Text | None = substance("Why it is proportionate.", example="Only relevant information about the child is shared.")
    rights_engaged: tuple[Text, ...] | None = substance("The Convention rights it may engage.", example=["Article 8", "Article 14"])
    in_accordance_with_law: Text | None = substance("The law that allows it.", example="Children Act 2004 section 11")


class CaldicottAnswer(Part):
    """The answers to the eight Caldicott Principles."""

    source: ClassVar[str] = "Caldicott Principles (National Data Guardian, 2020)"

    justify_purpose: Text | None = substance("Principle 1: justify the purpose.", example="Direct care of adults with needs")
    only_when_necessary: Text | None = substance("Principle 2: use confidential information only when necessary.", example="Not where anonymised data would do")
    minimum_necessary: Text | None = substance("Principle 3: use the minimum necessary.", example="Care plan summary, not the whole record")
    need_to_know: Text | None = substance("Principle 4: access on a need-to-know basis.", example="Named social workers")
    everyone_aware: Text | None = substance("Principle 5: everyone with access knows their responsibilities.", example="Yearly training")
    comply_with_law: Text | None = substance("Principle 6: comply with the law.", example="Health and Social Care Act 2012 section 251B")
    duty_to_share: Text | None = substance("Principle 7: the duty to share is as important as the duty of confidence.", example="Staff are told when to share")
    inform_people: Text | None = substance("Principle 8: inform people, so there are no surprises.", example="Leaflet at first assessment")
    approved_by_guardian: Answer | None = substance("Has a Caldicott Guardian approved it?")


class Confidentiality(Part):
    """How the duty of confidence is dealt with for the agreement as a whole."""

    source: ClassVar[str] = "Common-law duty of confidentiality; National Health Service Act 2006 section 251"

    applies: Answer | None = substance("Does a duty of confidence apply?")
    reasoning: Text | None = substance("Why confidence may be set aside, or how it is kept.", example="Public interest in protecting children, judged case by case")
    obligations: tuple[Text, ...] | None = substance("What recipients must do to keep it.", example=["Discuss cases only within the hub"])
    opt_out: Text | None = substance("How the national data opt-out is applied.", example="Not applied: the sharing is for direct care", source="National data opt-out policy")
    opt_out_applies: Answer | None = substance("Does the national data opt-out apply?", source="National data opt-out policy")
    local_opt_out: Text | None = substance("How people may opt out locally, and what follows.", example="By telling the practice; the record is then not shared")
    approval_reference: Text | None = substance("The reference of any section 251 support.", example="22/CAG/0001")
    agreement_signed_by_staff: Answer | None = substance("Do people who take part sign a confidentiality agreement?")


class ChildrenAssessment(Part):
    """How children's interests were weighed."""

    source: ClassVar[str] = "ICO data sharing code, children; UK GDPR Recital 38 and Article 25(1A)"

    best_interests: Text | None = substance("Why sharing is in the child's best interests, or what compelling reason there is.", example="Sharing is the only way to spot harm early.")
    views_sought: Text | None = substance("How children's views were sought.", example="The youth council was asked.")
    age_appropriate_notice: Answer | None = substance("Is there a notice that children can understand?")
    competence: Text | None = substance("How a child's own capacity to decide is judged.", example="Gillick competence is assessed case by case.")


class EthicsReview(Part):
    """What else was weighed: equality, ethics, public opinion."""

    source: ClassVar[str] = "ICO data sharing code, ethics"

    equality_impact: Text | None = substance("What the equality impact assessment found.", example="No group is put at a disadvantage.")
    equality_link: Link | None = substance("Where the equality impact assessment is.")
    ethics_approval: Text | None = substance("Any ethics approval.", example="University ethics committee, 2026/17")
    public_involvement: Text | None = substance("How the public or service users were involved.", example="Two workshops with carers")
