"""The kinds of record, the folder each lives in, and the model that describes it."""

from __future__ import annotations

from enum import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class Kind(StrEnum):
    """One kind of record. The value is what stands in `kind:` and in the middle of a reference."""

    folder: str
    label: str
    plural: str

    def __new__(cls, value: str, folder: str = "", label: str = "", plural: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.folder = folder
        member.label = label
        member.plural = plural or label + "s"
        return member

    ORGANISATION = "organisation", "organisations", "Organisation"
    AGREEMENT = "agreement", "agreements", "Agreement"
    ADOPTION = "adoption", "adoptions", "Adoption"
    PROCESSING_ACTIVITY = "processing-activity", "processing", "Processing activity", "Processing activities"
    PROCESSOR_CONTRACT = "processor-contract", "contracts", "Processor contract"
    DPIA = "dpia", "dpias", "Data protection impact assessment"
    LEGITIMATE_INTERESTS_ASSESSMENT = "legitimate-interests-assessment", "lias", "Legitimate interests assessment"
    APPROPRIATE_POLICY_DOCUMENT = "appropriate-policy-document", "policies", "Appropriate policy document"
    PRIVACY_NOTICE = "privacy-notice", "notices", "Privacy notice"
    TRANSFER = "transfer", "transfers", "International transfer"
    RETENTION_SCHEDULE = "retention-schedule", "retention", "Retention schedule"
    BREACH = "breach", "breaches", "Breach", "Breaches"
    RIGHTS_REQUEST = "rights-request", "requests", "Rights request"
    COMPLAINT = "complaint", "complaints", "Complaint"
    DISCLOSURE = "disclosure", "disclosures", "One-off disclosure"
    CONSENT_MODEL = "consent-model", "consents", "Consent model"
    INFORMATION_SYSTEM = "information-system", "systems", "Information system"
    STANDARD = "standard", "standards", "Standard"
    WAIVER = "waiver", "waivers", "Waiver"
    VOCABULARY = "vocabulary", "vocabularies", "Vocabulary", "Vocabularies"
    MAPPING_SET = "mapping-set", "mappings", "Mapping set"

    @property
    def module(self) -> str:
        """The module of `registry.records` that holds this kind's model."""
        return self.value.replace("-", "_")

    @property
    def model(self) -> str:
        """The name of this kind's model class."""
        return "".join(word.capitalize() for word in self.value.split("-"))


BY_FOLDER = {kind.folder: kind for kind in Kind}
"""Folder name → the kind of record it holds."""

FIRST_KEYS = ("kind", "id", "title", "version", "status")
"""The keys that open every record, in this order."""
