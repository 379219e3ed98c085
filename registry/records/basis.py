"""Why one party may process: lawful basis, conditions, gateways, and what lifts confidence. One per side of a flow."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.lawful_bases import (
    Annex1Condition,
    Article6,
    Article9,
    Article10,
    ConfidentialityRoute,
    SafeguardingReason,
    Schedule1,
    Schedule8,
    Section35,
)
from registry.records.part import Part, substance
from registry.records.values import Answer, Key, Reference, Text


class Gateway(Part):
    """A statutory or common-law power or duty relied on to disclose or receive.

    Whether it is a duty or a power, and whom it binds, comes from the law data, never from the record.
    """

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 6(3); DPA 2018 section 8; ICO data sharing code, agreement heading 5"

    id: Key = substance("A key for this gateway, unique in the basis.", example="section-115", required=True)
    gateway: Key | None = substance("The gateway's id in the law data, if you know it.", example="cda98-115")
    provision: Text | None = substance("The citation, as you would print it.", example="Crime and Disorder Act 1998 section 115", term="dpv:hasApplicableLaw")
    function: Text | None = substance("The function of the organisation that it serves.", example="Reducing crime and disorder in the area")
    how: Text | None = substance("How it applies to this sharing.", example="The council is a relevant authority and asks for the purposes of the Act.")
    not_open_to: Text | None = substance("Who cannot rely on it, where the document says so.", example="Third parties who are not listed in section 325")
    per_party: tuple[Key, ...] | None = substance("The parties that rely on it, where not all who use this basis do.", example=["police"], names="parties")
    schedule_entry: Text | None = substance("The Schedule and paragraph that lists the party, where a Schedule does.", example="Schedule 7 paragraph 11")


class Consent(Part):
    """How consent is asked for and given up, where it is the basis."""

    source: ClassVar[str] = "UK GDPR Articles 4(11) and 7"

    model: Reference | None = substance("The consent model record.", refers="consent-model", term="dpv:hasConsentControl")
    obtained_by: Key | None = substance("The party that asks for consent.", example="council", names="parties")
    how: Text | None = substance("How consent is asked for and recorded.", example="Signed form at first visit")
    refusal: Text | None = substance("What happens if consent is refused.", example="The service is still offered; nothing is shared.")
    overridden_when: Text | None = substance("When information is shared without consent all the same.", example="Where a child is at risk of significant harm")
    withdrawal: Text | None = substance("How consent is withdrawn.", example="By telling any practitioner")


class LawEnforcementBasis(Part):
    """What makes processing lawful under DPA 2018 Part 3."""

    source: ClassVar[str] = "DPA 2018 sections 29 to 42 and Schedule 8"

    section_35: Section35 | None = substance("What makes it lawful under section 35.")
    schedule_8: tuple[Schedule8, ...] | None = substance("The Schedule 8 conditions met, for sensitive processing.")
    law: Text | None = substance("The law on which the task is based.", example="Common law policing purposes")
    purpose: Text | None = substance("The law-enforcement purpose, as in section 31.", example="Prevention and investigation of offences")
    new_purpose: Text | None = substance("Why data collected for another law-enforcement purpose may be used for this one, section 36(3).", example="Necessary and proportionate to a linked investigation")
    authorised_by: Text | None = substance("The law that authorises use for a purpose that is not law enforcement, section 36(4).", example="Children Act 2004 section 11")
    policy_document: Reference | None = substance("The appropriate policy document, section 42.", refers="appropriate-policy-document")


class Basis(Part):
    """Everything one side relies on. Written once in `bases` and named by key from each side that uses it."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 6, 9 and 10; DPA 2018 Schedule 1; ICO data sharing code, agreement headings 5 and 6"
    term: ClassVar[str] = "dpv:LegalBasis"

    id: Key = substance("A key for this basis, unique in the record.", example="council-public-task", required=True)
    title: Text | None = substance("What to call it.", example="Council: public task for safeguarding", term="dct:title")
    art6: tuple[Article6, ...] | None = substance("The lawful bases of Article 6 relied on.", source="UK GDPR Article 6(1)", term="dpv:hasLegalBasis")
    annex1: Annex1Condition | None = substance("The recognised legitimate interest, where Article 6(1)(ea) is relied on.", source="UK GDPR Annex 1")
    art9: tuple[Article9, ...] | None = substance("The conditions of Article 9 relied on for special category data.", source="UK GDPR Article 9(2)")
    sch1: tuple[Schedule1, ...] | None = substance("The paragraphs of Schedule 1 relied on.", source="DPA 2018 section 10 and Schedule 1")
    safeguarding_reason: SafeguardingReason | None = substance("Why consent is not relied on, where paragraph 18 is.", source="DPA 2018 Schedule 1 paragraph 18")
    substantial_public_interest: Text | None = substance("Why the processing is needed in the substantial public interest.", example="Protecting children from harm", source="DPA 2018 section 10(3)")
    professional_secrecy: Answer | None = substance("Is the data handled by or under a professional bound to secrecy?", source="UK GDPR Article 9(3); DPA 2018 section 11(1)")
    art10: Article10 | None = substance("What allows criminal offence data to be processed.", source="UK GDPR Article 10")
    part3: LawEnforcementBasis | None = substance("What makes law-enforcement processing lawful.", source="DPA 2018 Part 3")
    gateways: tuple[Gateway, ...] | None = substance("The powers and duties relied on.")
    request: Reference | None = substance("The written request in which the receiver says it needs the data for a public task, where that Annex 1 condition is relied on.", refers="disclosure", source="UK GDPR Annex 1 paragraph 1")
    section_8: Text | None = substance("The head of DPA 2018 section 8 that a public task rests on, as cited.", example="Section 8(d)", source="DPA 2018 section 8")
    former_law: tuple[Text, ...] | None = substance("Conditions or exemptions relied on under law since replaced, as cited.", example=["Data Protection Act 1998 Schedule 2 paragraph 5"])
    as_printed: Text | None = substance("The basis as the document prints it, where that names no exact provision.", example="Schedule 1 Part 2 of the Act")
    legal_obligation: Text | None = substance("The obligation, where Article 6(1)(c) is relied on.", example="Duty to make enquiries under section 47 of the Children Act 1989", source="UK GDPR Article 6(3)")
    legitimate_interest: Text | None = substance("The interest, where Article 6(1)(f) is relied on.", example="Preventing loss to members", source="UK GDPR Article 13(1)(d)")
    lia: Reference | None = substance("The legitimate interests assessment.", refers="legitimate-interests-assessment", term="dpv:hasAssessment")
    consent: Consent | None = substance("How consent works, where it is relied on.")
    policy_document: Reference | None = substance("The appropriate policy document, where a condition needs one.", refers="appropriate-policy-document", source="DPA 2018 Schedule 1 Part 4", term="dpv:hasPolicy")
    confidentiality_route: ConfidentialityRoute | None = substance("What lifts the duty of confidence for this side.", source="Common-law duty of confidentiality")
    necessity: Text | None = substance("Why the processing is necessary and proportionate for this side.", example="The hub cannot assess risk without partners' information.")
    how: Text | None = substance("How the basis applies, in words.", example="The council has a duty to make enquiries and to co-operate.")
