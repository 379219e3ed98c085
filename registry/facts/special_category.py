"""Whether information is special category data, or criminal offence data: what asks for a condition besides a basis.

Sources: UK GDPR Article 9(1); UK GDPR Article 10 and DPA 2018 section 11(2), which takes in allegations and
proceedings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from registry.facts.reading import Reading
from registry.wording import _

Items = Iterable[tuple[str, Mapping[str, Any]]]
"""Items of information: the address of each, and what is said of it."""


def special_category(items: Items, overall: str, at: str) -> Reading[str]:
    """Whether any of the items contains or reveals a special category: `yes`, `no` or `unknown`.

    `overall` is what the record answers for all of them together, where it asks; `at` where the items should be. An
    item that says nothing counts as the record as a whole answers, and is unknown where that says nothing either.

    Source: UK GDPR Article 9(1).
    """
    yes, no = _("Special category data are among them."), _("The record says that no special category is among them.")
    silent = _("No record shows whether special category data are among them.")
    return _any_of(items, "special_categories", _has_some, overall, at, (yes, no, silent))


def criminal_offence(items: Items, overall: str, at: str) -> Reading[str]:
    """Whether any of the items is criminal offence data, allegations and proceedings included: `yes`, `no`, `unknown`.

    The arguments are as for `special_category`. Source: UK GDPR Article 10(1); DPA 2018 section 11(2).
    """
    yes, no = (
        _("Criminal offence data are among them."),
        _("The record says that no criminal offence data are among them."),
    )
    silent = _("No record shows whether criminal offence data are among them.")
    return _any_of(items, "criminal_offence", _as_answered, overall, at, (yes, no, silent))


def _has_some(said: Any) -> str:
    return "" if said is None else "yes" if said else "no"


def _as_answered(said: Any) -> str:
    return str(said) if said in ("yes", "no") else ""


def _any_of(
    items: Items, field: str, read: Callable[[Any], str], overall: str, at: str, says: tuple[str, str, str]
) -> Reading[str]:
    """Whether any item says yes, with the sentences for yes, no and not known."""
    yes, no, silent = says
    answers = [(f"{address}/{field}", read(item.get(field))) for address, item in items]
    saying = tuple(place for place, answer in answers if answer == "yes")
    if saying:
        return Reading("yes", yes, saying)
    if overall == "yes":
        return Reading("yes", yes, (at,))
    unsaid = tuple(place for place, answer in answers if not answer)
    if overall == "no" or (answers and not unsaid):
        return Reading("no", no, tuple(place for place, _answer in answers) or (at,))
    return Reading("unknown", silent, unsaid or (at,))
