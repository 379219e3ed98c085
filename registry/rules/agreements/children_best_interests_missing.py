"""Is it on record why sharing about children is in their best interests, or what compelling reason there is?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.reading import Reading
from registry.facts.said_in_dpia import said_in_dpia
from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.agreements.applying import if_personal, of_personal_data, with_flows
from registry.subjects.agreement import Agreement
from registry.wording import _

_HEADING, _FIELD = "children", "best_interests"
_CHILDREN = frozenset({"child", "child-under-13", "child-13-to-17"})
_MOSTLY_CHILDREN = "pupil"
_DECEASED = "deceased"
_GROWN_UP = 18


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    otherwise = of_personal_data(agreement) or with_flows(agreement)
    if otherwise is not None:
        return otherwise
    about = _about_children(agreement)
    if about.value == "no":
        return not_applicable(about.because)
    stated = stated_term(agreement.reader, agreement.record, _HEADING)
    if says_something(stated.value.get(_FIELD)):
        return satisfied(_("The record says why sharing is in the best interests of the children concerned."))
    assessed = said_in_dpia(agreement.reader, agreement.record, _HEADING)
    if assessed.value:
        return satisfied(assessed.because)
    if stated.value.said == "unknown":
        return cannot_tell(stated.sources, stated.because)
    place = agreement.place(f"{_HEADING}/{_FIELD}")
    if about.value == "unknown":
        return cannot_tell((*about.sources, place), about.because)
    said = _("Children are among those concerned, and no record shows why sharing is in their best interests.")
    return if_personal(agreement, violated(place, said))


def _about_children(agreement: Agreement) -> Reading[str]:
    """Whether people under 18 are among those concerned, as the record names groups: `yes`, `no` or `unknown`."""
    groups = agreement.data.get("subjects")
    silent = _("No record shows whether children are among those concerned.")
    if not groups:
        return Reading("unknown", silent, (agreement.place("subjects"),))
    children = tuple(agreement.place(f"subjects[{each['id']}]") for each in groups if _has_children(each))
    if children:
        return Reading("yes", _("Children are among those concerned."), children)
    unsaid = tuple(
        agreement.place(f"subjects[{each['id']}]/category")
        for each in groups
        if not {"category", "youngest", "oldest"}.intersection(each)
    )
    if unsaid:
        return Reading("unknown", silent, unsaid)
    return Reading("no", _("The record names no children among those concerned."), (agreement.place("subjects"),))


def _has_children(group: Mapping[str, Any]) -> bool:
    """Whether a group of people has children in it: it says so, or gives an age below 18."""
    category = group.get("category")
    if category == _DECEASED:
        return False
    if category in _CHILDREN:
        return True
    if "youngest" in group:
        return int(group["youngest"]) < _GROWN_UP
    return category == _MOSTLY_CHILDREN or int(group.get("oldest", _GROWN_UP)) < _GROWN_UP
