"""A transfer of personal data outside the United Kingdom: who sends it to whom, and what allows it."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.agreements import PartyRole
from registry.concepts.handling import Frequency
from registry.concepts.lawful_bases import Derogation, Regime
from registry.concepts.transfers import SafeguardInstrument, TransferMeans, TransferRoute, TransferTestOutcome
from registry.records.information import Information
from registry.records.part import Part, bookkeeping, substance
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.values import Answer, Count, Country, Date, Key, Link, Period, Reference, Text


class TransferApproval(Part):
    """The regulations that approve the destination, and whether this transfer falls within what they approve."""

    source: ClassVar[str] = "UK GDPR Article 45A; DPA 2018 Schedule 21 Part 3"

    regulations: Text | None = substance("The regulations or Schedule that approve it.", example="DPA 2018 Schedule 21 paragraph 5", term="dpv:hasApplicableLaw")
    limited: Answer | None = substance("Is the approval limited to some receivers or some data?")
    limit: Text | None = substance("What it is limited to.", example="Organisations that the Canadian private-sector privacy Act covers")
    within: Answer | None = substance("Does this transfer fall within it?")
    statement: Text | None = substance("Why it does.", example="The receiver is on the public list for the UK Extension.")
    listed_as: Text | None = substance("The receiver's name on the public list, where being listed is the test.", example="Example Hosting Inc", source="SI 2023/1028")
    covers_these_data: Answer | None = substance("Does the receiver's entry cover data of this sort?", source="SI 2023/1028")
    checked_on: Date | None = substance("The day the list and limits were last checked.", term="dct:date")
    evidence: Key | None = bookkeeping("The evidence of the check.", names="evidence")


class TransferSafeguard(Part):
    """The instrument that protects the data after it has gone."""

    source: ClassVar[str] = "UK GDPR Article 46; DPA 2018 section 119A"
    term: ClassVar[str] = "dpv:SafeguardForDataTransfer"

    instrument: SafeguardInstrument | None = substance("What sort of instrument it is.")
    title: Text | None = substance("Its title and version.", example="International data transfer agreement, version A1.0", term="dct:title")
    dated: Date | None = substance("The day it was signed or approved.", term="dct:date")
    ends: Date | None = substance("The last day it has effect.")
    between: tuple[Text, ...] | None = substance("Who is bound by it, where that is not the exporter and importer.", example=["Case System Ltd", "Case System Support Inc"])
    approval: Text | None = substance("The regulator's approval, where it needs one.", example="Approved by the regulator, 2025")
    link: Link | None = substance("Where it is published.", term="dct:source")
    evidence: Key | None = bookkeeping("The signed copy.", names="evidence")


class DataProtectionTest(Part):
    """The exporter's view, reasonably and proportionately reached, that protection will not be materially lower."""

    source: ClassVar[str] = "UK GDPR Article 46(1A), (6) and (7)"
    term: ClassVar[str] = "dpv:DataTransferImpactAssessment"

    done: Answer | None = substance("Has the test been done?")
    on: Date | None = substance("The day it was done.", term="dct:date")
    by: Text | None = substance("The role of whoever did it.", example="Information governance lead")
    outcome: TransferTestOutcome | None = substance("What it found.", term="dpv:hasOutcome")
    reasoning: Text | None = substance("Why that view is reasonable.", example="Data is encrypted with keys held here; the law there gives people a remedy.", term="dpv:hasJustification")
    proportionate: Text | None = substance("How much was looked into, for data of this sort and amount.", example="Contact details of 30 staff: the regulator's short form was used.")
    law_there: Text | None = substance("What was found about the law and practice there, such as access by its authorities.", example="Requests need a court order.")
    measures: tuple[Text, ...] | None = substance("Measures added because of it.", example=["Keys held in the United Kingdom"], term="dpv:hasTechnicalOrganisationalMeasure")
    review_due: Date | None = bookkeeping("The day it is to be looked at again.")
    evidence: Key | None = bookkeeping("The written test.", names="evidence")


class TransferDerogation(Part):
    """The derogation relied on, and why this is a specific situation and not a routine."""

    source: ClassVar[str] = "UK GDPR Article 49(1)"

    derogations: tuple[Derogation, ...] | None = substance("The derogations relied on.", term="dpv:hasLegalBasis")
    reasons: Text | None = substance("Why it applies.", example="The person is in hospital abroad and cannot consent.", term="dpv:hasJustification")
    repeated: Answer | None = substance("Is it used more than once?")
    times: Count | None = substance("How many times it has been used.", example=1, unit="times")
    necessity: Text | None = substance("Why nothing else would do.", example="No agreement could be signed in time.", term="dpv:hasNecessity")
    safeguards: Text | None = substance("The suitable safeguards, where the compelling interests of the second subparagraph are relied on.", example="Only the page needed, encrypted", source="UK GDPR Articles 30(1)(e) and 49(1)")
    evidence: Key | None = bookkeeping("The record of the decision.", names="evidence")


class Transfer(Record):
    """A transfer, or a run of like transfers, to one receiver outside the United Kingdom."""

    source: ClassVar[str] = "UK GDPR Chapter V, Articles 44A to 49, and Article 30(1)(e)"
    term: ClassVar[str] = "dpv:DataTransferRecord"

    kind: Literal["transfer"] = substance("Always `transfer`.", visibility="public", required=True)
    purpose: Text | None = substance("Why the data goes abroad.", example="Out-of-hours support for the case system", term="dpv:hasPurpose")
    exporter: Reference | None = substance("The organisation that sends it, or lets it be seen.", refers="organisation", term="dpv:hasDataExporter", visibility="public")
    exporter_name: Text | None = substance("Its name, where there is no record of it.", example="Case System Ltd", visibility="public")
    exporter_role: PartyRole | None = substance("What the exporter is to the data.", source="UK GDPR Article 4(7) and (8)")
    importer: Reference | None = substance("The organisation that gets or sees it.", refers="organisation", term="dpv:hasDataImporter", visibility="public")
    importer_name: Text | None = substance("Its name, where there is no record of it.", example="Example Support Inc", visibility="public")
    importer_role: PartyRole | None = substance("What the importer is to the data.", source="UK GDPR Article 4(7) and (8)")
    separate_legal_entity: Answer | None = substance("Is the importer a separate legal entity from the exporter?", source="UK GDPR Article 44A(1)")
    origin_countries: tuple[Country, ...] | None = substance("The countries the data comes from, where not only the United Kingdom.", example=["IE"])
    countries: tuple[Country, ...] | None = substance("The countries it goes to or is seen from, as two-letter codes.", example=["US"], term="dpv:hasThirdCountry", visibility="public")
    international_organisation: Text | None = substance("The international organisation, where it goes to one.", example="Interpol", visibility="public")
    means: tuple[TransferMeans, ...] | None = substance("How it comes to be abroad.")
    regime: Regime | None = substance("The law the exporter is under.", term="dpv:hasApplicableLaw")
    part3_conditions: Text | None = substance("The conditions met, where it is law-enforcement data.", example="To a police force abroad, for a joint investigation", source="DPA 2018 Part 3")
    route: TransferRoute | None = substance("What allows it.", source="UK GDPR Article 44A(1) and (2)", term="dpv:hasLegalBasis", visibility="public")
    not_restricted_reason: Text | None = substance("Why it is not a restricted transfer, where it is not.", example="The member of staff abroad works for the council itself.", source="UK GDPR Article 44A")
    approval: TransferApproval | None = substance("The approval, where that is the route.")
    safeguard: TransferSafeguard | None = substance("The instrument, where safeguards are the route.")
    test: DataProtectionTest | None = substance("The data protection test, where safeguards are the route.", term="dpv:hasImpactAssessment")
    derogation: TransferDerogation | None = substance("The derogation, where that is the route.")
    arranged_before_change: Answer | None = substance("Was it arranged before 5 February 2026 under the test that then applied?", source="Data (Use and Access) Act 2025 Schedule 9 paragraph 27")
    information: Information | None = substance("What goes, about whom.", source="UK GDPR Article 30(1)(c) and (e)")
    frequency: Frequency | None = substance("How often.", term="dpv:hasFrequency")
    protection: tuple[Text, ...] | None = substance("What protects it on the way and there.", example=["Encrypted in transit and at rest"], source="UK GDPR Article 32", term="dpv:hasTechnicalOrganisationalMeasure")
    kept_for: Period | None = substance("How long it is kept abroad.", example="P90D", unit="ISO 8601 period", term="dpv:hasStorageCondition")
    onward: Answer | None = substance("May the importer pass it on to another country or body?")
    onward_rule: Text | None = substance("When it may.", example="Only to named sub-processors in the same country")
    contract: Reference | None = substance("The processor contract it happens under.", refers="processor-contract", source="UK GDPR Article 28(3)(a)")
    system: Reference | None = substance("The system it happens in.", refers="information-system")
    agreements: tuple[Reference, ...] | None = substance("The agreements whose data it carries.", refers="agreement", example=["childrens-hub"])
    processing: tuple[Reference, ...] | None = substance("The processing activities it is part of.", refers="processing-activity", example=["case-management"], term="dpv:hasProcess")
    dpia: Reference | None = substance("The impact assessment that considered it.", refers="dpia", term="dpv:hasImpactAssessment")
    starts: Date | None = substance("The first day.", term="dct:valid")
    ends: Date | None = substance("The last day.")
    live: Answer | None = bookkeeping("Is it happening now?", term="dpv:hasActivityStatus")
    approved_by: Text | None = substance("The role of whoever approved it.", example="Senior information risk owner")
    approved_on: Date | None = substance("The day it was approved.", term="dct:dateAccepted")
    last_review: Date | None = bookkeeping("The day it was last looked at again.")
    review_due: Date | None = bookkeeping("The day it is next to be looked at.")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The reviews that have been done.")
