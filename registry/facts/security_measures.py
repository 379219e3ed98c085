"""Whether a record describes any measure by which information is kept safe.

Source: UK GDPR Articles 5(1)(f) and 32(1), technical and organisational measures; DPA 2018 sections 40 and 66 for
law-enforcement processing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.reading import Reading
from registry.facts.says_something import says_something
from registry.wording import _

_DESCRIBED = (
    "storage", "transmission", "access_control", "audit", "vetting", "remote_working", "paper", "physical",
    "removable_media", "continuity", "recovery", "policies",
)  # fmt: skip
"""The headings that describe a measure. A marking, a certificate asked for or the day of a test describe none."""


def security_measures(security: Mapping[str, Any], at: str) -> Reading[bool]:
    """Whether what is said of security, at an address, describes a measure; the sources are where it does, or should.

    Source: UK GDPR Article 32(1); DPA 2018 section 66.
    """
    described = tuple(f"{at}/controls[{each['id']}]" for each in security.get("controls", ()) if _says(each))
    found = (*described, *(f"{at}/{name}" for name in _DESCRIBED if says_something(security.get(name))))
    if found:
        return Reading(True, _("The record says how the information is kept safe."), found)
    return Reading(False, _("No record shows how the information is kept safe."), (f"{at}/controls",))


def _says(control: Mapping[str, Any]) -> bool:
    return bool(says_something(control.get("description")) or control.get("standard"))
