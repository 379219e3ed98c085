"""Whether a decision is one that the law of automated decisions is about.

Source: UK GDPR Article 22A(1): a decision is based solely on automated processing where no person is meaningfully
involved in it, and is significant where it has a legal or similarly significant effect on somebody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.reading import Reading
from registry.wording import _


def significant_decision(decision: Mapping[str, Any], at: str) -> Reading[str]:
    """`yes`, `no` or `unknown` of a decision whose address is `at`; the sources are what it turns on."""
    places = {name: f"{at}/{name}" for name in ("solely_automated", "significant")}
    if decision.get("solely_automated") == "no":
        return Reading("no", _("A person is meaningfully involved in it."), (places["solely_automated"],))
    if decision.get("significant") == "no":
        return Reading("no", _("It has no legal or similarly significant effect."), (places["significant"],))
    open_ = tuple(place for name, place in places.items() if decision.get(name) != "yes")
    if open_:
        return Reading(
            "unknown", _("No record shows whether a person is involved in it, or what effect it has."), open_
        )
    return Reading(
        "yes", _("Nobody is meaningfully involved in it, and it has a significant effect."), tuple(places.values())
    )
