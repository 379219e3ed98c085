"""Does the contract set out what the processing is?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.contracts.terms import past_asking
from registry.subjects.contract import Contract
from registry.wording import _, listed

_Scope = Mapping[str, Any]
_KINDS_OF_DATA = ("items", "categories", "special_categories")


def _written(field: str) -> Callable[[_Scope], bool]:
    return lambda scope: says_something(scope.get(field))


_ASKED: tuple[tuple[str, str, Callable[[_Scope], bool]], ...] = (
    ("subject_matter", "the subject matter", _written("subject_matter")),
    ("duration", "the duration", _written("duration")),
    ("nature", "the nature of the processing", _written("nature")),
    ("purpose", "the purpose", _written("purpose")),
    (
        "data/categories",
        "the types of data",
        lambda scope: any(scope.get("data", {}).get(each) for each in _KINDS_OF_DATA),
    ),
    ("data/subjects", "the categories of people", lambda scope: bool(scope.get("data", {}).get("subjects"))),
    ("controller_rights_and_duties", "the controller's rights and duties", _written("controller_rights_and_duties")),
)
"""What the contract sets out: the field, what to call it, and whether a scope says it. UK GDPR Article 28(3)."""


def judge(contract: Contract) -> Verdict:
    """Judge one contract with a processor."""
    otherwise = past_asking(contract)
    if otherwise is not None:
        return otherwise
    own = contract.data.get("scope", {})
    above = contract.above.data.get("scope", {}) if contract.above is not None else {}
    wanting = [(field, name) for field, name, says in _ASKED if not says(own) and not says(above)]
    if not wanting:
        return satisfied(_("The record shows what the contract sets out about the processing."))
    if own.get("where") and len(wanting) == len(_ASKED):
        said = _(
            "The contract is said to set out what the processing is in {where}, and nobody has recorded what it says."
        )
        return cannot_tell(contract.place("scope"), said.format(where=own["where"]))
    said = _("No record shows that the contract sets out {what}.")
    places = tuple(contract.place(f"scope/{field}") for field, _name in wanting) if own else (contract.place("scope"),)
    return violated(places, said.format(what=listed(_(name) for _field, name in wanting)))
