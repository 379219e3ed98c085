"""Does a gateway that is relied on keep out any of the information that goes?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.facts.within_gateway import CANNOT_TELL, NO, YES
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.statute_book import Entry
from registry.rules.judgements import by_a_controller
from registry.subjects.agreement import Side
from registry.subjects.processing import Member
from registry.subjects.relied_on import ReliedOn, bodies_of, facing, gateways_of
from registry.wording import _

_NOT_ABOUT_ANYONE = frozenset({"anonymised", "aggregate", "not-about-people"})
_NOT_PERSONAL = frozenset({"not-personal", "deceased-only"})
_PERSONAL = frozenset({"uk-gdpr", "dpa-part3", "dpa-part4"})


@dataclass(frozen=True)
class _Excluded:
    """Information that a limit keeps out, or may keep out: `value` says which."""

    value: str
    because: str
    at: tuple[str, ...]


def judge(side: Side) -> Verdict:
    """Judge one side of a flow.

    Which item goes under which gateway is not recorded: where another gateway is named that keeps nothing out, that one
    may be the power for the rest.
    """
    otherwise = by_a_controller(side)
    if otherwise is not None:
        return otherwise
    known = [(each, each.entry) for each in gateways_of(side) if each.entry is not None]
    limited = [(each, law) for each, law in known if any(_limits(law))]
    if not limited:
        return not_applicable(_("It names no gateway that keeps out any information."))
    law = tuple(entry.id for _each, entry in limited)
    found = [excluded for each, entry in limited for limit in _limits(entry) for excluded in _out(side, each, limit)]
    if not found:
        return satisfied(_("Nothing that goes is kept out by a gateway that is named."), law)
    if len(limited) < len(known):
        return satisfied(_("Another gateway is named, which keeps none of it out."), law)
    sure = [each for each in found if each.value == YES]
    at = tuple(dict.fromkeys(place for each in sure or found for place in each.at))
    because = " ".join(dict.fromkeys(each.because for each in sure or found))
    return violated(at, because, law) if sure else cannot_tell(at, because, law)


def _limits(gateway: Entry) -> Iterator[Mapping[str, Any]]:
    return (limit for limit in gateway.data.get("limits", ()) if "excludes" in limit)


def _out(side: Side, relied_on: ReliedOn, limit: Mapping[str, Any]) -> Iterator[_Excluded]:
    """What of a flow a limit keeps out."""
    whose = _discloser_is(side, limit.get("excluded_from", ()))
    if whose == NO:
        return
    for kind in limit["excludes"]:
        test = _TESTS.get(kind)
        places, value = test(side) if test is not None else ((), CANNOT_TELL)
        if value == NO:
            continue
        if whose == CANNOT_TELL or "consent_of" in limit:
            value = CANNOT_TELL
        said = {
            YES: _("{gateway} keeps out some of what goes here, and no record shows another power for it. {limit}"),
            CANNOT_TELL: _("{gateway} may keep out some of what goes here: the records do not say enough. {limit}"),
        }[value]
        because = said.format(gateway=relied_on.name, limit=limit["says"])
        yield _Excluded(value, because, (relied_on.place, *places))


def _discloser_is(side: Side, kinds: tuple[str, ...] | list[str]) -> str:
    """Whether who gives is one of those whose information is kept out. No kinds: everybody's is."""
    if not kinds:
        return YES
    givers = bodies_of(side) if side.is_discloser else facing(side)
    if any(body.kinds.intersection(kinds) for body in givers):
        return YES
    return NO if givers and all(body.kinds for body in givers) else CANNOT_TELL


_Found = tuple[tuple[str, ...], str]
"""Where the information is, and whether it is of the sort: `yes`, `no` or `cannot-tell`."""


def _personal(side: Side) -> _Found:
    if side.flow.get("identifiability") in _NOT_ABOUT_ANYONE or side.regime in _NOT_PERSONAL:
        return (), NO
    if side.regime in _PERSONAL or side.is_personal == "yes":
        return (), YES
    return ((side.place("regime"),), CANNOT_TELL) if side.is_personal != "no" else ((), NO)


def _identifiable(side: Side) -> _Found:
    return (side.flow.place("identifiability"),), _personal(side)[1]


def _about_health(side: Side) -> _Found:
    """Information about health or care of persons: what the items say they contain."""
    if _personal(side)[1] == NO:
        return (), NO
    named = [
        item
        for item in side.items
        if _contains(item, "special_categories", "health") or _contains(item, "categories", "health")
    ]
    if named:
        return tuple(item.at for item in named), YES
    silent = [item for item in side.items if item.get("special_categories") is None]
    if silent:
        return tuple(item.place("special_categories") for item in silent), CANNOT_TELL
    return (), NO


def _held_for_care(side: Side) -> _Found:
    """What counts is what the information is held for, which no record says of an item."""
    if _personal(side)[1] == NO:
        return (), NO
    care = [item for item in side.items if _contains(item, "categories", "social-care")]
    places, value = _about_health(side)
    if not care and value == NO:
        return (), NO
    return (*places, *(item.at for item in care)), CANNOT_TELL


def _contains(item: Member, field: str, word: str) -> bool:
    return word in (item.get(field) or ())


_TESTS: dict[str, Callable[[Side], _Found]] = {
    "personal-data": _personal,
    "identifiable-information": _identifiable,
    "patient-information": _about_health,
    "health-services-information": _held_for_care,
    "adult-social-care-information": _held_for_care,
}
"""A sort of information that limits of the law data keep out → whether it goes."""
