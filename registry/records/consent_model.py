"""How one sort of consent is asked for, recorded, refused and withdrawn. Never whether a person has consented."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.consents import ConsentGiver, ConsentMethod, ConsentPurpose
from registry.records.information import Information
from registry.records.part import Part, bookkeeping, substance
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.values import Answer, Count, Date, Digest, Key, Language, Link, Period, Reference, Text


class ConsentChoice(Part):
    """One thing that a person may agree to or refuse by itself."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Articles 4(11) and 7"

    id: Key = substance("A key for this choice, unique in the list.", example="share-with-health", required=True)
    words: Text | None = substance("The words of the choice.", example="I agree that you may share my support plan with my doctor.")
    purpose: Text | None = substance("What it is for.", example="Joint support planning", term="dpv:hasPurpose")
    recipients: tuple[Text, ...] | None = substance("Who would get the information.", example=["The person's doctor"], term="dpv:hasRecipient")
    information: tuple[Text, ...] | None = substance("What they would get.", example=["Support plan"], term="dpv:hasPersonalData")


class ConsentForm(Part):
    """One wording of the form or script. Old wordings are kept, since people agreed to those words."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "UK GDPR Article 7(1)"

    id: Key = substance("A key for this wording, unique in the list.", example="form-v3", required=True)
    version: Text | None = substance("Its version as printed. Put quotes round a number.", example="3", term="dct:hasVersion")
    used_from: Date | None = substance("The first day it was used.", term="dct:valid")
    used_until: Date | None = substance("The last day it was used.")
    language: Language | None = substance("The language it is in.", term="dct:language")
    easy_read: Answer | None = substance("Is it an easy-read or child-friendly version?")
    link: Link | None = substance("Where it is published.", term="dct:source")
    digest: Digest | None = substance("The SHA-256 digest of the file.")
    evidence: Key | None = bookkeeping("The stored copy.", names="evidence")


class ConsentRecordKeeping(Part):
    """What is kept to show that a person consented."""

    source: ClassVar[str] = "UK GDPR Articles 7(1) and 4(11)"
    term: ClassVar[str] = "dpv:ConsentRecord"

    shows_who: Answer | None = substance("Does it show who consented?")
    shows_when: Answer | None = substance("Does it show when?")
    shows_what_told: Answer | None = substance("Does it show what they were told?")
    shows_how: Answer | None = substance("Does it show how they said yes?")
    shows_withdrawal: Answer | None = substance("Does it show refusal and withdrawal?")
    where: Text | None = substance("Where it is kept.", example="On the person's case record", term="dpv:hasLocation")
    system: Reference | None = substance("The system it is kept in.", refers="information-system")
    kept_for: Period | None = substance("How long it is kept.", example="P6Y", unit="ISO 8601 period", term="dpv:hasStorageCondition")
    checked: Text | None = substance("How often a sample is checked, and by whom.", example="Ten a quarter, by the team manager", source="Accountability Framework, reviewing consent")


class ConsentWithdrawal(Part):
    """How a person changes their mind."""

    source: ClassVar[str] = "UK GDPR Article 7(3)"

    route: Text | None = substance("How consent is withdrawn.", example="By telling any member of staff, or online")
    link: Link | None = substance("Where it can be done online.")
    as_easy: Answer | None = substance("Is it as easy as giving it?")
    told_beforehand: Answer | None = substance("Are people told, before they agree, that they may withdraw?")
    acted_on_within: Period | None = substance("How soon it is acted on.", example="P2D", unit="ISO 8601 period")
    recipients_told: Answer | None = substance("Are those who were given the information told?")
    who_is_told: Text | None = substance("Who is told, and how.", example="Each organisation named on the form, by secure email", term="dpv:hasRecipient")
    effect: Text | None = substance("What happens to information already shared.", example="Nothing more is shared; what was shared is kept by the receiver under its own basis.", term="dpv:hasConsequence")


class ConsentCapacity(Part):
    """Who may consent, and how age and understanding are judged."""

    source: ClassVar[str] = "UK GDPR Articles 4(11) and 8; ICO data sharing code, children"

    givers: tuple[ConsentGiver, ...] | None = substance("Who may consent.")
    youngest: Count | None = substance("The age from which a child is asked, if there is a fixed one.", example=13, unit="years", source="UK GDPR Article 8")
    competence: Text | None = substance("How a child's own understanding is judged.", example="The worker uses the competence checklist each time.")
    parental_responsibility: Text | None = substance("How parental responsibility is checked.", example="Asked, and checked against the school's record")
    capacity: Text | None = substance("How capacity to decide is judged in adults.", example="Presumed; assessed where there is doubt")
    without_capacity: Text | None = substance("What is done where a person cannot decide.", example="A best-interests decision is recorded; consent is not relied on.")
    age_verified: Text | None = substance("How age is checked online.", example="Not an online service", source="Accountability Framework, age checks")
    at_age: Text | None = substance("What happens when a child becomes able to decide.", example="Asked afresh at 13 and at 18")


class PowerImbalance(Part):
    """Whether people are truly free to refuse."""

    source: ClassVar[str] = "UK GDPR Article 7(4) and Recital 43"

    considered: Answer | None = substance("Was the imbalance of power considered?")
    statutory_function: Answer | None = substance("Is it asked for in carrying out a statutory function?")
    reasoning: Text | None = substance("Why people are free to refuse all the same.", example="The service is offered either way; nothing is shared without a yes.", term="dpv:hasJustification")
    other_basis: Text | None = substance("Why another basis was not chosen.", example="Public task covers the service; consent covers only sharing the story.", source="UK GDPR Article 6(1)")


class ConsentModel(Record):
    """How one sort of consent works. It says nothing about whether any one person has consented."""

    source: ClassVar[str] = "UK GDPR Articles 4(11) and 7; ICO data sharing code, agreement heading 5"
    term: ClassVar[str] = "dpv:ConsentManagement"

    kind: Literal["consent-model"] = substance("Always `consent-model`.", visibility="public", required=True)
    controller: Reference | None = substance("The controller that relies on it.", refers="organisation", term="dpv:hasDataController", visibility="public")
    asked: Text | None = substance("What people are asked to agree to.", example="Sharing their support plan with named partners", term="dct:description", visibility="public")
    uses: tuple[ConsentPurpose, ...] | None = substance("What the consent does in law.", visibility="public")
    explicit: Answer | None = substance("Is it explicit, given in clear words for this purpose?", source="UK GDPR Article 9(2)(a)")
    information: Information | None = substance("What information it covers, about whom.")
    asked_by: Text | None = substance("The role that asks.", example="Support worker")
    asked_by_organisation: Reference | None = substance("The organisation that asks, where it is not the controller.", refers="organisation")
    asked_when: Text | None = substance("When people are asked.", example="At the first visit, before anything is shared")
    methods: tuple[ConsentMethod, ...] | None = substance("How people say yes.", term="dpv:hasIndicationMethod")
    active_choice: Answer | None = substance("Must people do something to say yes, with nothing ticked beforehand?", source="UK GDPR Article 4(11)")
    choices: tuple[ConsentChoice, ...] | None = substance("The things people may agree to one by one.")
    granular: Answer | None = substance("May people agree to some and not others?", source="UK GDPR Articles 4(11) and 7")
    separate: Answer | None = substance("Is consent asked for apart from other matters, such as terms of service?", source="UK GDPR Article 7")
    information_given: tuple[Text, ...] | None = substance("What people are told before they decide.", example=["Who will get it", "Why", "That they may change their mind"], source="UK GDPR Article 4(11)")
    plain_words: Answer | None = substance("Is it in words that the people asked can understand?", source="UK GDPR Article 7")
    notice: Reference | None = substance("The privacy notice they are given.", refers="privacy-notice", term="dpv:hasNotice")
    forms: tuple[ConsentForm, ...] | None = substance("The wordings of the form or script, newest last.")
    record_keeping: ConsentRecordKeeping | None = substance("What is kept to show it.", source="UK GDPR Article 7(1)")
    refusal_without_detriment: Answer | None = substance("May people refuse without losing anything?", source="UK GDPR Article 7(4)")
    refusal_effect: Text | None = substance("What happens when they refuse.", example="Support is still offered; nothing is shared.", term="dpv:hasConsequence")
    overridden_when: Text | None = substance("When information is shared without consent all the same. People are told of this when asked.", example="Where someone is at risk of serious harm")
    withdrawal: ConsentWithdrawal | None = substance("How people change their mind.", term="dpv:hasConsentControl")
    capacity: ConsentCapacity | None = substance("Who may consent.")
    refresh_every: Period | None = substance("How often people are asked again.", example="P2Y", unit="ISO 8601 period", source="Accountability Framework, reviewing consent")
    refresh_triggers: tuple[Text, ...] | None = substance("What else leads to asking again.", example=["A new partner joins"], source="Accountability Framework, reviewing consent")
    power_imbalance: PowerImbalance | None = substance("Whether people are truly free to refuse.")
    agreements: tuple[Reference, ...] | None = bookkeeping("The agreements that use it.", refers="agreement", example=["carers-support"])
    processing: tuple[Reference, ...] | None = bookkeeping("The processing activities that use it.", refers="processing-activity", example=["carers-register"])
    approved_by: Text | None = substance("The role of whoever approved it.", example="Data protection officer")
    approved_on: Date | None = substance("The day it was approved.", term="dct:dateAccepted")
    last_review: Date | None = bookkeeping("The day it was last looked at again.")
    review_due: Date | None = bookkeeping("The day it is next to be looked at.")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The reviews that have been done.")
