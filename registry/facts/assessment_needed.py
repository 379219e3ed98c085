"""Whether the tests that were applied make an impact assessment necessary.

Source: UK GDPR Article 35(1), (3) and (4), and the regulator's list of processing likely to result in a high risk; DPA
2018 section 64. Some entries of that list count only beside another criterion of the European guidelines WP248.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.reading import Reading
from registry.wording import _

_ALONE = (
    "automated_evaluation", "large_scale_sensitive_data", "public_monitoring", "denial_of_service",
    "large_scale_profiling", "data_matching", "targets_children_or_vulnerable", "risk_of_physical_harm",
)  # fmt: skip
"""The tests of Article 35(3), and those of the regulator's list that count by themselves."""

_WITH_ANOTHER = {
    "innovative_technology": "innovative-use",
    "biometric_data": "sensitive-data",
    "genetic_data": "sensitive-data",
    "invisible_processing": "",
    "tracking": "systematic-monitoring",
}
"""The tests of the regulator's list that count beside another criterion → the criterion that each is itself."""


def assessment_needed(tests: Mapping[str, Any], at: str) -> Reading[str]:
    """Whether an impact assessment is needed by the answers to the tests, which stand at an address.

    `yes`; `unknown` where it turns on an answer that nobody knows or that is missing beside another; `not-asked` where
    no answer is yes and some are missing; `no`.

    Source: UK GDPR Article 35(3) and (4); DPA 2018 section 64.
    """
    met = [name for name in _ALONE if tests.get(name) == "yes"]
    beside = [name for name in _WITH_ANOTHER if tests.get(name) == "yes"]
    criteria = {*tests.get("other_criteria", ()), *(_WITH_ANOTHER[name] for name in beside)} - {""}
    met += [name for name in beside if criteria - {_WITH_ANOTHER[name]}]
    if met:
        said = _("It meets a test that makes an impact assessment necessary.")
        return Reading("yes", said, tuple(f"{at}/{name}" for name in met))
    unclear = [name for name in (*_ALONE, *_WITH_ANOTHER) if tests.get(name) == "unknown"]
    unclear += ["other_criteria"] if beside and "other_criteria" not in tests else []
    if unclear:
        said = _("Nobody knows whether it meets a test that makes an impact assessment necessary.")
        return Reading("unknown", said, tuple(f"{at}/{name}" for name in unclear))
    if any(name not in tests for name in (*_ALONE, *_WITH_ANOTHER)):
        return Reading("not-asked", _("No record shows that it was held against each test."), (at,))
    return Reading("no", _("It meets no test that makes an impact assessment necessary."), (at,))
