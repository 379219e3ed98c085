"""How the agreement itself is run: groups, review, change, leaving, disputes, and public registers."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.agreements import DecisionRule, GroupKind
from registry.concepts.dates import DateName, DatePrecision
from registry.records.contact import Contact
from registry.records.part import Part, Visibility, bookkeeping, substance
from registry.records.values import Answer, Area, Count, Date, Key, Link, Moment, Period, Reference, Text


class Officer(Part):
    """An office held in a group or network, whoever holds it."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Information Sharing Networks framework"

    id: Key = substance("A key for this office, unique in the list.", example="chair", required=True)
    title: Text | None = substance("What the office is called.", example="Chair", term="dct:title")
    does: Text | None = substance("What it is for.", example="Calls meetings and keeps the list of members")
    held_by: Text | None = substance("The post, party or body that holds it.", example="Director of Children's Services")


class Group(Part):
    """A board, committee or meeting that oversees the sharing."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Information Sharing Networks framework; FAME governance"

    id: Key = substance("A key for this group, unique in the list.", example="steering-group", required=True)
    title: Text | None = substance("What it is called.", example="Hub steering group", term="dct:title")
    kind: GroupKind | None = substance("Whether it oversees the sharing, or is where the sharing happens.")
    purpose: Text | None = substance("What it is for.", example="Oversees use of the agreement", term="dct:description")
    members: tuple[Key, ...] | None = substance("The parties on it.", example=["council", "police"], names="parties")
    attends: tuple[Text, ...] | None = substance("Who else may attend without deciding.", example=["Single point of contact of the housing provider"])
    chair: Text | None = substance("Who chairs it.", example="Director of Children's Services")
    officers: tuple[Officer, ...] | None = substance("The offices held in it.")
    meets: Text | None = substance("How often it meets.", example="Every three months")
    quorum: Text | None = substance("Who must be there.", example="Council, police and health")
    decides: Text | None = substance("What it may decide, and how.", example="Changes to operational annexes, by agreement of all")


class Monitoring(Part):
    """How the parties check that the agreement is kept."""

    source: ClassVar[str] = "ICO data sharing code; UK GDPR Article 24"

    audit_right: Text | None = substance("Who may audit whom.", example="The discloser may inspect on ten days' notice")
    compliance_checks: Text | None = substance("What is checked, and how often.", example="Ten cases a month are sampled")
    reporting: Text | None = substance("What is reported, to whom.", example="Quarterly figures to the steering group")
    records_kept: Text | None = substance("What record is kept of each disclosure.", example="Date, items, who asked, who decided")
    misuse: Text | None = substance("What follows if the agreement is not kept.", example="Access is withdrawn")


class Requests(Part):
    """How one party asks another for information, in the ordinary way and otherwise."""

    source: ClassVar[str] = "ICO data sharing code, Annex B forms; Scottish toolkit section 11"

    routine: Text | None = substance("How a routine request is made.", example="By the referral form")
    non_routine: Text | None = substance("How any other request is made and decided.", example="In writing to the designated person")
    urgent: Text | None = substance("What happens when it cannot wait.", example="By telephone, confirmed in writing within a day")
    out_of_hours: Text | None = substance("What happens out of hours.", example="The emergency duty team decides")
    refusal: Text | None = substance("How a refusal is made and recorded.", example="In writing, with reasons")
    response_time: Text | None = substance("How soon requests are answered.", example="Within five working days")
    contacts: tuple[Contact, ...] | None = bookkeeping("Where requests go.", term="dpv:hasContact")


class Review(Part):
    """How and when the agreement is looked at again."""

    key: ClassVar[tuple[str, ...]] = ("on",)
    source: ClassVar[str] = "ICO data sharing code, when should we review"

    on: Date = bookkeeping("The day of the review.", required=True, term="dct:date")
    precise_to: DatePrecision | None = bookkeeping("How exact the day is, where only a month or year is known; the first day stands for it.")
    by: Text | None = bookkeeping("The role of whoever reviewed it.", example="Information governance lead")
    used: Answer | None = bookkeeping("Is the agreement used?")
    effective: Answer | None = bookkeeping("Does it do what it was meant to?")
    outcome: Text | None = bookkeeping("What was decided.", example="Continue without change")
    changes: tuple[Text, ...] | None = bookkeeping("What changed.", example=["Added the ambulance trust"])
    evidence: Key | None = bookkeeping("The evidence.", names="evidence")


class ReviewTerm(Part):
    """What the agreement says about its own review."""

    source: ClassVar[str] = "ICO data sharing code, agreement heading 10"

    first_after: Period | None = substance("How long after the start the first review is.", example="P6M", unit="ISO 8601 period")
    every: Period | None = substance("How often after that.", example="P1Y", unit="ISO 8601 period", term="dpv:hasFrequency")
    triggers: tuple[Text, ...] | None = substance("What else brings a review forward.", example=["A serious breach", "A change in the law"])
    considers: tuple[Text, ...] | None = substance("What a review takes into account.", example=["Changes in legislation", "Complaints received"])
    responsible_role: Text | None = substance("The post that must carry it out.", example="Information governance lead")
    responsible: tuple[Key, ...] | None = substance("The parties that start the review.", example=["council"], names="parties")
    lapses: Answer | None = substance("Does the agreement lapse if it is not reviewed?")


class Precision(Part):
    """How exact one date is, where the document gives only a month or a year. The date is then the first day of it."""

    key: ClassVar[tuple[str, ...]] = ("date",)
    source: ClassVar[str] = "Practice: published agreements dated by month or year"
    visibility: ClassVar[Visibility] = "public"

    date: DateName = bookkeeping("The date it is about.", required=True)
    to: DatePrecision | None = bookkeeping("How exact the document is.")
    as_printed: Text | None = bookkeeping("The date as the document prints it.", example="July 2024")


class Dates(Part):
    """The days that matter."""

    source: ClassVar[str] = "ICO data sharing code, agreement heading 10; Digital Economy Act register"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("effective", "end"), ("last_review", "review_due"))

    effective: Date | None = substance("The first day the agreement has effect.", term="dct:valid", visibility="public")
    effective_when: Text | None = substance("The event that makes it take effect, where no day is given.", example="When the last party signs", visibility="public")
    end: Date | None = substance("The last day it has effect.", term="dct:valid", visibility="public")
    open_ended: Answer | None = substance("Does it run until someone ends it?", visibility="public")
    dated: Date | None = substance("The date the document bears.", term="dct:date", visibility="public")
    agreed: Date | None = substance("The day the parties agreed it.", term="dct:dateAccepted", visibility="public")
    requested: Date | None = bookkeeping("The day the sharing was asked for.", visibility="public")
    updated: Date | None = bookkeeping("The day its text was last changed.", term="dct:modified", visibility="public")
    published: Date | None = bookkeeping("The day it was published.", term="dct:issued", visibility="public")
    last_review: Date | None = bookkeeping("The day it was last reviewed.", visibility="public")
    review_due: Date | None = bookkeeping("The day its next review is due.", visibility="public")
    precision: tuple[Precision, ...] | None = bookkeeping("How exact dates are that the document gives only by month or year.", visibility="public")
    notice_period: Period | None = substance("How much notice brings the whole agreement to an end. Notice for one party to leave stands under `exit`.", example="P3M", unit="ISO 8601 period")


class VariationRule(Part):
    """How some particular part of the agreement may be changed."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Information Sharing Networks framework"

    id: Key = substance("A key for this rule, unique in the list.", example="principal-rules", required=True)
    covers: Text | None = substance("What it is about.", example="The principal rules")
    decided_by: DecisionRule | None = substance("How many must agree.")
    share: Count | None = substance("The share that must agree, where it is stated.", example=75, unit="per cent")
    permitted_if: Text | None = substance("What must be so before that is enough.", example="All parties have agreed to decide this way")
    procedure: Text | None = substance("How the change is made.", example="By resolution of the committee")


class Variation(Part):
    """How the agreement may be changed."""

    source: ClassVar[str] = "Information Sharing Networks framework; ICO data sharing code"

    decided_by: DecisionRule | None = substance("How many must agree.")
    share: Count | None = substance("The share that must agree, where it is stated.", example=75, unit="per cent")
    procedure: Text | None = substance("How a change is made.", example="In writing, signed by all")
    permitted_if: Text | None = substance("What must be so before that share is enough.", example="All parties have agreed to decide this way")
    notice: Period | None = substance("The notice a change needs.", example="P1M", unit="ISO 8601 period")
    notice_detail: Text | None = substance("The notice, where it is not a plain period.", example="30 working days")
    particular: tuple[VariationRule, ...] | None = substance("Other rules for particular parts.")


class Exit(Part):
    """How the agreement or a party's part in it ends."""

    source: ClassVar[str] = "ICO data sharing code, agreement headings 2 and 8"

    leaving: Text | None = substance("How a party leaves.", example="One month's written notice to the lead")
    joining: Text | None = substance("How a party joins.", example="By a deed of adherence approved by the executive")
    removal: Text | None = substance("How a party may be removed.", example="By vote of the steering group after a serious breach")
    suspension: Text | None = substance("When sharing may be suspended.", example="On suspicion of a breach")
    wind_up: Text | None = substance("How the whole comes to an end.", example="When the pilot ends")
    return_or_delete: Text | None = substance("What happens to shared information.", example="Deleted within thirty days; confirmed in writing")
    surviving_terms: tuple[Text, ...] | None = substance("What goes on binding afterwards.", example=["Confidentiality"])
    notice: Period | None = substance("The notice one party must give to leave.", example="P1M", unit="ISO 8601 period")


class LegalTerms(Part):
    """Terms a lawyer looks for."""

    source: ClassVar[str] = "Information Sharing Networks framework; ICO data sharing code, agreement heading 9"

    liability: Text | None = substance("Who bears loss.", example="Each party bears its own")
    indemnity: Text | None = substance("Who makes good whose loss.", example="Each indemnifies the others for its own breach")
    insurance: Text | None = substance("What insurance is required.", example="Five million pounds")
    disputes: Text | None = substance("How disputes are settled.", example="By the chief executives, then mediation")
    governing_law: Text | None = substance("The law that governs it.", example="England and Wales", term="dpv:hasJurisdiction")
    courts: Text | None = substance("The courts that have jurisdiction.", example="Courts of England and Wales")
    third_party_rights: Text | None = substance("Whether others may enforce it.", example="Excluded")
    precedence: Text | None = substance("Which document prevails.", example="The protocol prevails over this agreement")
    ownership: Text | None = substance("Who owns the information or rights in it.", example="Each discloser keeps ownership of what it gives")
    entire_agreement: Text | None = substance("Whether it replaces earlier understandings.", example="It replaces the 2019 agreement")
    assignment: Text | None = substance("Whether a party may pass on its place.", example="Not without consent")
    costs: Text | None = substance("Who pays.", example="Each party bears its own costs", term="dpv:hasFee")
    charges: Text | None = substance("What is charged for information.", example="None")
    publicity: Text | None = substance("Who may speak publicly about it.", example="The lead, after consulting the others")
    force_majeure: Text | None = substance("What happens when events prevent performance.", example="Obligations are suspended")
    warranties: Text | None = substance("What parties vouch for.", example="Each has the power to enter into it")
    competition: Text | None = substance("What is said about competition law.", example="No commercially sensitive information is exchanged")
    employment: Text | None = substance("What is said about staff and their transfer.", example="No one's employment transfers")
    formal_notices: Text | None = substance("How formal notices are served.", example="By email to the designated person, deemed received next day")
    reserved_powers: Text | None = substance("Powers and duties of public bodies that it leaves unaffected.", example="Nothing limits a party's statutory functions")
    interpretation: Text | None = substance("How its words are to be read.", example="References to an Act include it as amended")
    severance: Text | None = substance("What follows if part of it is void.", example="The rest stands")
    waiver: Text | None = substance("When a right under it is given up.", example="Only in writing")
    relationship: Text | None = substance("What it does not make of the parties.", example="No partnership or agency")
    execution: Text | None = substance("How it may be executed.", example="In counterparts, and by electronic signature")
    change_of_law: Text | None = substance("What follows a change in the law.", example="The parties agree changes within three months")
    irrevocable: Answer | None = substance("Is what a party grants by it irrevocable?")


class PublicRegister(Part):
    """An entry in a public register of sharing."""

    key: ClassVar[tuple[str, ...]] = ("scheme",)
    source: ClassVar[str] = "Digital Economy Act 2017 codes of practice; Essex register"

    scheme: Text = bookkeeping("The register.", example="Digital Economy Act register", required=True, visibility="public")
    number: Text | None = bookkeeping("The entry's number. Put quotes round it.", example="38", visibility="public")
    link: Link | None = bookkeeping("The entry's page.", visibility="public")
    power_code: Text | None = bookkeeping("The register's code for the power, exactly as it stands there.", example="dea-fraud:7", visibility="public")
    registered: Date | None = bookkeeping("The day it was registered.", visibility="public")
    updated: Moment | None = bookkeeping("When the entry was last changed.", term="dct:modified", visibility="public")
    controller_names: tuple[Text, ...] | None = bookkeeping("The names of the controllers as the register prints them.", example=["Homes England"], visibility="public")
    controller_codes: tuple[Text, ...] | None = bookkeeping("The codes of the controllers as the register prints them.", example=["D25"], visibility="public")
    receiver_names: tuple[Text, ...] | None = bookkeeping("The names the register lists as processors, which there means receivers.", example=["Northmoor Council"], visibility="public")
    receiver_codes: tuple[Text, ...] | None = bookkeeping("The codes the register lists as processors, which there means receivers.", example=["D25"], visibility="public")
    area_names: tuple[Text, ...] | None = bookkeeping("The names of the areas it lists.", example=["England"], visibility="public")
    areas: tuple[Area, ...] | None = bookkeeping("The areas it lists.", example=["E06000001"], visibility="public")


class QualityAssurance(Part):
    """A check of the document by a group outside the parties."""

    key: ClassVar[tuple[str, ...]] = ("group",)
    source: ClassVar[str] = "WASPI quality assurance"

    group: Text = bookkeeping("The group.", example="Mid and West Wales quality assurance group", required=True)
    on: Date | None = bookkeeping("The day it decided.", term="dct:date")
    outcome: Text | None = bookkeeping("What it decided.", example="Assured")
    reference: Text | None = bookkeeping("Its reference.", example="MW-2020-14")


class ChangeEntry(Part):
    """One change in one version."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Document control, practice"

    id: Key = bookkeeping("A key for this change, unique in the list.", example="clause-4", required=True)
    what: Text | None = bookkeeping("What changed.", example="Clause 4 amended")
    reason: Text | None = bookkeeping("Why.", example="Change in the law")
    page: Text | None = bookkeeping("Where, by page or clause.", example="Page 7")


class Endorsement(Part):
    """A body outside the parties that supports the document."""

    key: ClassVar[tuple[str, ...]] = ("body",)
    source: ClassVar[str] = "Document control, practice"

    body: Text = bookkeeping("The body.", example="National Data Guardian", required=True)
    on: Date | None = bookkeeping("The day it said so.", term="dct:date")


class VersionEntry(Part):
    """One line of the document's own version history."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Document control, practice"

    id: Key = bookkeeping("A key for this entry, unique in the list.", example="v2", required=True)
    version: Text | None = bookkeeping("The version. Put quotes round a number.", example="2.0", term="dct:hasVersion")
    on: Date | None = bookkeeping("Its date.", term="dct:date")
    precise_to: DatePrecision | None = bookkeeping("How exact the date is, where only a month or year is given; the first day stands for it.")
    author: Text | None = bookkeeping("The role of its author. A name is left out.", example="Information governance officer")
    changes: Text | None = bookkeeping("What changed.", example="Final version after quality assurance")
    items: tuple[ChangeEntry, ...] | None = bookkeeping("Each change, where they are listed.")
    approved_by: Text | None = bookkeeping("Who approved it.", example="Quality assurance group")


class ContentsEntry(Part):
    """One line of the document's table of contents."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "Document control, practice"

    id: Key = bookkeeping("A key for this section, unique in the list.", example="section-4", required=True)
    number: Text | None = bookkeeping("Its number. Put quotes round it.", example="4.1")
    title: Text | None = bookkeeping("Its title.", example="Legislative powers", term="dct:title")
    page: Count | None = bookkeeping("The page it begins on.", example=7, unit="page number")
    field: Text | None = bookkeeping("The field of this record that holds what it says.", example="security")


class DocumentControl(Part):
    """What the document says about itself."""

    source: ClassVar[str] = "Document control, practice"

    version_label: Text | None = bookkeeping("The version as printed.", example="Final V2")
    aim: Text | None = bookkeeping("What the document says it is for, as distinct from the sharing.", example="To formalise how the parties work together")
    other_references: tuple[Text, ...] | None = bookkeeping("Further references printed on it.", example=["KR/P/2"])
    marking_as_printed: Text | None = bookkeeping("The protective marking as printed, where it is an older one.", example="PROTECT")
    kept_at: Text | None = bookkeeping("Where the signed original is kept.", example="Legal services strong room")
    keep_until: Text | None = bookkeeping("How long the document itself is kept.", example="Until the next review")
    endorsements: tuple[Endorsement, ...] | None = bookkeeping("Bodies outside the parties that support it.")
    blanks: tuple[Text, ...] | None = bookkeeping("What is still to be filled in, by field name or address.", example=["parties", "dates/effective"])
    disclaimer: Text | None = bookkeeping("What it says about relying on it.", example="Issued only for the purpose for which it is supplied")
    author: Text | None = bookkeeping("The role or team that wrote it. A name is left out.", example="Information governance team", term="dct:creator")
    history: tuple[VersionEntry, ...] | None = bookkeeping("Its version history.")
    controlled: Text | None = bookkeeping("What it says about copies.", example="Uncontrolled when printed")
    distribution: Text | None = bookkeeping("Who gets copies.", example="All signatories")
    template: Text | None = bookkeeping("The template it was made from.", example="WASPI ISP template version 5")
    localised_from: Reference | None = bookkeeping("The agreement it was adapted from.", refers="agreement", term="dct:isVersionOf")
    contents: tuple[ContentsEntry, ...] | None = bookkeeping("Its table of contents.")
    licence: Text | None = bookkeeping("The terms on which the text may be used again.", example="Open Government Licence v3.0", term="dct:license")
    pages: Count | None = bookkeeping("How many pages it has.", example=24, unit="pages")
    quality_assurance: tuple[QualityAssurance, ...] | None = bookkeeping("Checks by a group outside the parties.")
