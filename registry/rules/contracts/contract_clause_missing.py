"""Has the contract each of the terms that the law asks for?"""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.contracts import ProcessorClause
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.contracts.terms import past_asking
from registry.rules.judgements import together, unanswered
from registry.subjects.contract import Contract
from registry.wording import _, listed

_SECTION_59 = ("dpa18-s59",)
_LAW_ENFORCEMENT = "dpa-part3"


def judge(contract: Contract) -> Verdict:
    """Judge one contract with a processor."""
    otherwise = past_asking(contract)
    if otherwise is not None:
        return otherwise
    verdicts = [] if contract.is_for_law_enforcement_only else [_article_28(contract)]
    section_59 = _section_59(contract)
    return together([*verdicts, section_59] if section_59 is not None else verdicts)


def _article_28(contract: Contract) -> Verdict:
    """The terms of Article 28(3)(a) to (h), two of them in two halves each."""
    wanting: list[tuple[ProcessorClause, str]] = []
    unclear: list[tuple[ProcessorClause, str]] = []
    for clause in ProcessorClause:
        row = contract.clauses.get(clause.value)
        present = row.get("present") if row is not None else None
        if present == "yes" and row is not None and not row.get("falls_short"):
            continue
        place = row.at if row is not None else contract.place("clauses")
        (unclear if present == "unknown" else wanting).append((clause, place))
    if wanting:
        every = (*wanting, *unclear)
        said = _("No record shows that the contract has these terms in full: {terms}.")
        return violated(_places(every), said.format(terms=_names(every)), _points(every))
    if unclear:
        said = _("whether the contract has these terms: {terms}.")
        return unanswered(_places(unclear), said.format(terms=_names(unclear)), _points(unclear))
    return satisfied(_("The contract has each term that Article 28(3) asks for."))


def _places(terms: Sequence[tuple[ProcessorClause, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for _clause, place in terms))


def _names(terms: Sequence[tuple[ProcessorClause, str]]) -> str:
    return listed(_(clause.label) for clause, _place in terms)


def _points(terms: Sequence[tuple[ProcessorClause, str]]) -> tuple[str, ...]:
    """The points of Article 28(3) that ask for some terms: the first letter of each is its point."""
    return tuple(dict.fromkeys(f"uk-gdpr-a28-3-{clause.value[0]}" for clause, _place in terms))


def _section_59(contract: Contract) -> Verdict | None:
    """The terms for law-enforcement processing, where it is for that; nothing where it is not said to be."""
    terms = contract.data.get("law_enforcement", {})
    applies = terms.get("applies")
    serves = any(activity.data.get("regime") == _LAW_ENFORCEMENT for activity in contract.activities)
    if applies == "unknown" and not serves:
        said = _("Nobody knows whether any of the processing is for a law-enforcement purpose.")
        return cannot_tell(contract.place("law_enforcement/applies"), said, _SECTION_59)
    if applies != "yes" and not serves:
        return None
    if terms.get("missing"):
        said = _("No record shows that the contract has all the terms of section 59: {missing}.")
        at = contract.place("law_enforcement/missing")
        return violated(at, said.format(missing=listed(terms["missing"])), _SECTION_59)
    place = contract.place("law_enforcement/terms_present")
    present = terms.get("terms_present")
    if present == "yes":
        return satisfied(_("The contract has the terms that section 59 asks for."), _SECTION_59)
    if present == "unknown":
        return unanswered(place, _("whether the contract has the terms of section 59."), _SECTION_59)
    return violated(place, _("No record shows that the contract has the terms of section 59."), _SECTION_59)
