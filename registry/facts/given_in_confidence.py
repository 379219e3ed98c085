"""Whether an item of information was given in confidence, so that something must let it be passed on.

Source: the common-law duty of confidentiality. What is told to those who give care or treatment is confidential by its
nature; of anything else the record says whether it was given in confidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.reading import Reading
from registry.wording import _

_SPECIAL = frozenset({"health", "genetic-data"})
_CATEGORIES = frozenset({"health", "social-care"})


def about_health_or_care(item: Mapping[str, Any]) -> bool:
    """Whether an item is about anybody's health or social care, as far as what it contains is recorded."""
    return bool(_SPECIAL.intersection(item.get("special_categories", ()))) or bool(
        _CATEGORIES.intersection(item.get("categories", ()))
    )


def given_in_confidence(item: Mapping[str, Any], at: str, overall: str = "") -> Reading[str]:
    """Whether an item was given in confidence: `yes`, `no` or `unknown`.

    `at` is the address of the item. `overall` is what the agreement answers for all of it, where it does. What an item
    itself answers counts first; health and care are confidential where nobody says that they are not.

    Source: common-law duty of confidentiality; Caldicott Principles.
    """
    place = (f"{at}/confidential",)
    answer = item.get("confidential")
    if answer == "no":
        return Reading("no", _("The record says that it was not given in confidence."), place)
    if answer == "yes":
        return Reading("yes", _("The record says that it was given in confidence."), place)
    if about_health_or_care(item):
        return Reading("yes", _("It is about health or care, which is told in confidence."), (at,))
    if overall in ("yes", "no"):
        return Reading(overall, _("The agreement says whether a duty of confidence applies."), place)
    return Reading("unknown", _("No record shows whether it was given in confidence."), place)
