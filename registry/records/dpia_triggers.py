"""What makes an impact assessment necessary: each test of the law and the regulator's list, as a question."""

from __future__ import annotations

from typing import ClassVar

from registry.concepts.processing import HighRiskCriterion
from registry.records.part import Part, substance
from registry.records.values import Answer, Text

_LIST = "UK GDPR Article 35(4); ICO list of processing likely to result in high risk"


class DpiaTriggers(Part):
    """The tests. A yes to any of the first three needs an assessment; some of the others only with another criterion."""

    source: ClassVar[str] = "UK GDPR Article 35(1), (3) and (4); DPA 2018 section 64"

    automated_evaluation: Answer | None = substance("Are people evaluated systematically and extensively by automated means, with legal or similarly significant effects?", source="UK GDPR Article 35(3)(a)")
    large_scale_sensitive_data: Answer | None = substance("Is special category or criminal offence data processed on a large scale?", source="UK GDPR Article 35(3)(b)")
    public_monitoring: Answer | None = substance("Is a place open to the public monitored systematically on a large scale?", source="UK GDPR Article 35(3)(c)")
    innovative_technology: Answer | None = substance("Is technology used in an innovative way, artificial intelligence included?", source=_LIST)
    denial_of_service: Answer | None = substance("Is access to a service, opportunity or benefit decided by automated means or with special category data?", source=_LIST)
    large_scale_profiling: Answer | None = substance("Are people profiled on a large scale?", source=_LIST)
    biometric_data: Answer | None = substance("Is biometric data processed?", source=_LIST)
    genetic_data: Answer | None = substance("Is genetic data processed?", source=_LIST)
    data_matching: Answer | None = substance("Are data sets from different sources matched or combined?", source=_LIST)
    invisible_processing: Answer | None = substance("Is data obtained from others without telling the people it is about?", source=_LIST)
    tracking: Answer | None = substance("Are people's location or behaviour tracked?", source=_LIST)
    targets_children_or_vulnerable: Answer | None = substance("Are children or vulnerable people targeted, for marketing, profiling, automated decisions or online services?", source=_LIST)
    risk_of_physical_harm: Answer | None = substance("Could a breach put someone's health or safety at risk?", source=_LIST)
    other_criteria: tuple[HighRiskCriterion, ...] | None = substance("The other criteria that are met. Write [] for none.", source="European guidelines WP248, criteria for high risk")
    other_reason: Text | None = substance("Any other reason to think the risk to people is high.", example="People concerned may be in hiding from an abuser.", source="UK GDPR Article 35(1)")
