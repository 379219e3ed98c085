"""What the address asks of the compliance gaps, and the questions that answer it."""

from __future__ import annotations

from dataclasses import replace

from registry.ui.listing.asked import Asked, asked, choices
from registry.ui.listing.paging import A_PAGE
from registry.verbs.checks.gaps import Question

PAGE = "gaps"

RECORD = "record"
"""The filter that no panel offers: findings about one record, as its page leads to them."""

FILTERS = ("severity", "organisation", "area", "rule", "age", "who-acts", "kind", "register", "outcome")
"""The filters, the most used first."""

SORTS = {
    "severity": "Severity",
    "organisation": "Organisation",
    "area": "Area of law",
    "rule": "Rule",
    "age": "First seen",
    "record": "Record",
}

WAIVED, FOLLOWING, SINCE, EVERYONE = "waived", "following", "since", "organisations"
"""What else the address may say: whether what is waived is shown, what only follows from others, the day compared with,
and whether the map shows every organisation."""


def here() -> Asked:
    """What the address asks for."""
    allowed = {name: choices(name, Question) for name in (*FILTERS, RECORD)}
    also = {
        WAIVED: frozenset(("yes", "only")),
        FOLLOWING: frozenset(("yes",)),
        EVERYONE: frozenset(("all",)),
        SINCE: None,
    }
    return asked(PAGE, allowed, SORTS, "severity", also)


def question(here: Asked) -> Question:
    """One page of what the address asks for, with its counts."""
    where = {name.replace("-", "_"): values for name, values in here.chosen.items()}
    return Question(
        **where, waived=here.said(WAIVED) or "no", consequences=bool(here.said(FOLLOWING)), sort=here.sort, counts=True,
        all_of=(here.all_of,) if here.all_of else (), limit=str(A_PAGE), after=here.after,
    )  # fmt: skip


def overview(here: Asked, *but: str) -> Question:
    """The counts alone of what the address asks for, some filters left out of account."""
    free: dict[str, tuple[str, ...]] = dict.fromkeys(but, ())
    return replace(question(replace(here.narrowed_to(free), sort="severity", all_of="")), limit="1", after="")
