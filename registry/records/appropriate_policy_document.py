"""An appropriate policy document: how the principles are kept, and how long data is kept, where a condition needs one."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.concepts.lawful_bases import Schedule1, Schedule8
from registry.records.part import Part, bookkeeping, substance
from registry.records.record import Record
from registry.records.reviews import DatedReview
from registry.records.values import Answer, Date, Key, Link, Period, Reference, Text


class PrincipleProcedures(Part):
    """The procedures that keep each data protection principle."""

    source: ClassVar[str] = "DPA 2018 Schedule 1 paragraph 39 and section 42(2); UK GDPR Article 5"

    lawfulness_fairness_transparency: Text | None = substance("How processing is made lawful, fair and open.", example="Each use has a recorded basis; a notice is given at first contact.", source="UK GDPR Article 5(1)(a)")
    purpose_limitation: Text | None = substance("How data is kept to its purpose.", example="Another use needs the asset owner's consent.", source="UK GDPR Article 5(1)(b)")
    minimisation: Text | None = substance("How data is kept to what is needed.", example="Forms ask only what the assessment needs.", source="UK GDPR Article 5(1)(c)")
    accuracy: Text | None = substance("How data is kept right.", example="Records are checked at each review of the case.", source="UK GDPR Article 5(1)(d)")
    storage_limitation: Text | None = substance("How data is kept no longer than needed.", example="The system lists what is due for deletion each month.", source="UK GDPR Article 5(1)(e)")
    integrity_and_confidentiality: Text | None = substance("How data is kept safe.", example="Access is by role and is logged.", source="UK GDPR Article 5(1)(f)")
    accountability: Text | None = substance("How the organisation shows that it keeps the principles.", example="Records of processing, impact assessments and yearly audit", source="UK GDPR Article 5(2)")


class LikelyPeriod(Part):
    """How long one sort of data is likely to be kept."""

    key: ClassVar[tuple[str, ...]] = ("id",)
    source: ClassVar[str] = "DPA 2018 Schedule 1 paragraph 39"
    term: ClassVar[str] = "dpv:StorageDuration"

    id: Key = substance("A key for this sort of data, unique in the list.", example="child-protection-files", required=True)
    what: Text | None = substance("The data.", example="Child protection case files", term="dpv:hasPersonalData")
    period: Period | None = substance("How long.", example="P25Y", unit="ISO 8601 period", term="dpv:hasDuration")
    trigger: Text | None = substance("The event the period starts from.", example="The child's date of birth")
    criterion: Text | None = substance("How the length is decided, where no period can be given.", example="Until the last child in the family is 25")


class ErasurePolicy(Part):
    """The policy on keeping and erasing data processed under the conditions."""

    source: ClassVar[str] = "DPA 2018 Schedule 1 paragraph 39 and section 42(2)"
    term: ClassVar[str] = "dpv:DataErasurePolicy"

    policy: Text | None = substance("The policy, in words.", example="Kept to the corporate schedule, then erased within three months", term="dct:description")
    periods: tuple[LikelyPeriod, ...] | None = substance("How long data is likely to be kept.", term="dpv:hasStorageCondition")
    schedule: Reference | None = substance("The retention schedule followed.", refers="retention-schedule", term="dpv:hasPolicy")
    erasure: Text | None = substance("How data is erased.", example="Deleted from the system and its backups; paper is shredded.")
    link: Link | None = bookkeeping("Where the retention and erasure policy is published.")


class AppropriatePolicyDocument(Record):
    """An appropriate policy document."""

    source: ClassVar[str] = "DPA 2018 Schedule 1 Part 4 and section 42"
    term: ClassVar[str] = "dpv:DataProcessingPolicy"

    kind: Literal["appropriate-policy-document"] = substance("Always `appropriate-policy-document`.", visibility="public", required=True)
    organisation: Reference | None = substance("The controller whose policy it is.", refers="organisation", term="dpv:hasDataController", visibility="public")
    covers: tuple[Reference, ...] | None = substance("The processing activities and agreements it covers.", refers=("processing-activity", "agreement"), example=["northmoor/processing-activity/child-protection"], term="dct:references")
    processing: Text | None = substance("What processing it covers, in words.", example="Health data about children, for child protection", term="dpv:hasProcessing")
    conditions: tuple[Schedule1, ...] | None = substance("The Schedule 1 conditions relied on.", source="DPA 2018 Schedule 1 paragraphs 1(1)(b), 5, 35(1)(c), 36, 38 and 39")
    schedule_8: tuple[Schedule8, ...] | None = substance("The Schedule 8 conditions relied on, for sensitive law-enforcement processing.", source="DPA 2018 section 35(3)-(5), (8)")
    law_enforcement: Answer | None = substance("Does it cover sensitive processing for a law-enforcement purpose?", source="DPA 2018 section 42")
    law_enforcement_consent: Answer | None = substance("Does that processing rest on consent, so that a policy is needed without a Schedule 8 condition?", source="DPA 2018 section 35(3)-(5)")
    how_conditions_met: Text | None = substance("Why the conditions are met.", example="Asking for consent would put the child at risk.")
    principles: PrincipleProcedures | None = substance("The procedures that keep each principle.", term="dpv:hasOrganisationalMeasure")
    retention: ErasurePolicy | None = substance("The policy on keeping and erasing.", term="dpv:hasStorageCondition")
    responsible: Text | None = substance("The post that answers for keeping the policy.", example="Director of Children's Services", term="dpv:hasResponsibleEntity")
    approved: Date | None = substance("The day it was approved.", term="dct:dateAccepted")
    approved_by: Text | None = substance("The role of whoever approved it.", example="Senior information risk owner")
    in_place_from: Date | None = substance("The first day it was in place.", term="dct:valid")
    processing_began: Date | None = substance("The day the processing it covers began.")
    processing_ceased: Date | None = substance("The last day of the processing it covers.", source="DPA 2018 Schedule 1 paragraph 40(2)")
    keep_until: Date | None = substance("The day until which it must be kept: six months after the processing ceased.", source="DPA 2018 Schedule 1 paragraph 40(2)")
    withdrawn: Date | None = substance("The day it was withdrawn.", source="DPA 2018 Schedule 1 paragraph 40(2)")
    available_to_regulator: Answer | None = substance("Is it given to the regulator on request, without charge?", source="DPA 2018 Schedule 1 paragraph 40")
    given_to_regulator: Date | None = bookkeeping("The day the regulator last asked for it and had it.", source="DPA 2018 Schedule 1 paragraph 40")
    last_reviewed: Date | None = bookkeeping("The day it was last reviewed.", source="DPA 2018 Schedule 1 paragraph 40(1)(b)")
    review_due: Date | None = bookkeeping("The day it is next to be reviewed.", source="DPA 2018 Schedule 1 paragraph 40(1)(b)")
    reviews: tuple[DatedReview, ...] | None = bookkeeping("The reviews that have been done.", source="DPA 2018 Schedule 1 paragraph 40(1)(b)")
    replaces: Reference | None = substance("The document it replaces.", refers="appropriate-policy-document", term="dct:replaces")
    published_at: Link | None = bookkeeping("Where it is published.", term="dct:source", visibility="public")
