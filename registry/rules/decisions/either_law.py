"""Which records of processing the rules on automated decisions judge, under the UK GDPR and Part 3 alike."""

from __future__ import annotations

from registry.findings import Verdict
from registry.rules.judgements import GENERAL, LAW_ENFORCEMENT, by_a_controller, under
from registry.subjects.processing import Processing


def of_a_controller(processing: Processing) -> Verdict | None:
    """Nothing where a controller processes personal data under either law; otherwise why that is not so.

    Source: UK GDPR Articles 22A and 22C; DPA 2018 sections 50A and 50C.
    """
    regime = processing.regime if processing.regime == LAW_ENFORCEMENT else GENERAL
    return under(processing, regime) or by_a_controller(processing)
