"""Whether a party is one of those who may give, or get, under a gateway.

Source: the gateway's own provision, as the law data hold it: its legs, each with those who may disclose and those who
may receive. A leg may be open to others whom these data do not list; then who they are is not for these data to say.
A duty to co-operate and an enabling function give a body a function and say nothing of disclosing: there it counts only
that the body is one of those it names, at either end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from registry.facts.body import Body
from registry.facts.reading import Reading
from registry.law.statute_book import Entry
from registry.wording import _

YES, CANNOT_TELL, NO = "yes", "cannot-tell", "no"
_RANK = (NO, CANNOT_TELL, YES)
_READ = frozenset({"read", "partly-read"})
_FUNCTIONS = frozenset({"duty-to-co-operate", "enabling-function"})

DISCLOSER, RECEIVER, EITHER = "discloser", "receiver", ""


def within_gateway(gateway: Entry, body: Body, part: str = EITHER, others: tuple[Body, ...] = ()) -> Reading[str]:
    """Whether a body stands at its end of some leg of a gateway, and one of the others at the other end.

    `part` is whether it discloses or receives; left out, either will do. Without `others`, the other end is not looked
    at. The value is `yes`, `no` or `cannot-tell`: what kind of body it is may not be recorded, or the leg may be open
    to others.
    """
    alone = _best(_at_end(end, body, leg) for end, _facing, leg in _ends(gateway, part))
    value = alone
    if others:
        value = _best(
            min(here, _facing(end, facing, others, leg, gateway), key=_RANK.index)
            if (here := _at_end(end, body, leg)) != NO
            else NO
            for end, facing, leg in _ends(gateway, part)
        )
    if value == NO and gateway.evidence.get("certainty") not in _READ:
        said = _("Who may use {gateway} was not read in its text, so it is not known whether {name} may.")
        return Reading(CANNOT_TELL, said.format(gateway=gateway.title, name=body.name), (body.kinds_at,))
    return Reading(value, _because(value, alone, gateway, body, part), (body.kinds_at,))


def _because(value: str, alone: str, gateway: Entry, body: Body, part: str) -> str:
    given = {"gateway": gateway.title, "name": body.name}
    if value == YES:
        return _("{name} is among those whom {gateway} names.").format(**given)
    if value == CANNOT_TELL:
        if body.may_be.intersection(_kinds(gateway)):
            return _("What is recorded of {name} is too wide to tell whether {gateway} names it.").format(**given)
        return body.gap or _("{gateway} is open to others, whom these data do not list.").format(**given)
    if alone != NO:
        return _("{gateway} names nobody at the other end of this flow.").format(**given)
    said = {
        DISCLOSER: _("{gateway} does not name {name} among those who may disclose under it."),
        RECEIVER: _("{gateway} does not name {name} among those who may receive under it."),
        EITHER: _("{gateway} does not name {name} among those who may use it."),
    }
    return said[part].format(**given)


_Ends = tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]]


def _ends(gateway: Entry, part: str) -> Iterator[_Ends]:
    """Each end at which one who has a part may stand, with the end that faces it and the leg."""
    for leg in gateway.data.get("legs", ()):
        first, second = leg["from"], leg["to"]
        both = leg.get("both_ways") == "yes" or part == EITHER or _is_function(gateway, leg)
        if part != RECEIVER or both:
            yield first, second, leg
        # Whoever has no function of its own here does not disclose by another's: anyone may only receive.
        is_anyones = part == DISCLOSER and second.get("anyone") == "yes" and leg.get("both_ways") != "yes"
        if part == RECEIVER or (both and not is_anyones):
            yield second, first, leg


def _kinds(gateway: Entry) -> frozenset[str]:
    """Every kind of body that a gateway names."""
    legs = gateway.data.get("legs", ())
    return frozenset(kind for leg in legs for end in (leg["from"], leg["to"]) for kind in end.get("body_kinds", ()))


def _is_function(gateway: Entry, leg: Mapping[str, Any]) -> bool:
    return leg.get("effect", gateway.data["effect"]) in _FUNCTIONS


def _facing(
    own: Mapping[str, Any],
    end: Mapping[str, Any],
    others: tuple[Body, ...],
    leg: Mapping[str, Any],
    gateway: Entry,
) -> str:
    """Whether one of the others stands at the end that faces a party.

    A function that is a party's own is its own whoever faces it. Where anyone may stand at the party's end, it is the
    function of whoever faces it.
    """
    if _is_function(gateway, leg) and own.get("anyone") != "yes":
        return YES
    return _best(_at_end(end, other, leg) for other in others)


def _at_end(end: Mapping[str, Any], body: Body, leg: Mapping[str, Any]) -> str:
    """Whether a body is one of those at one end of a leg."""
    if "nations" in leg and not body.works_in(frozenset(leg["nations"])):
        return NO
    if end.get("anyone") == "yes" or body.kinds.intersection(end.get("body_kinds", ())):
        return YES
    if not body.kinds or end.get("open_to_others") == "yes" or "body_kinds" not in end:
        return CANNOT_TELL
    if body.may_be.intersection(end["body_kinds"]):
        return CANNOT_TELL
    return NO


def _best(values: Iterable[str]) -> str:
    return max(values, key=_RANK.index, default=NO)


def reaches(gateway: Entry, body: Body, part: str = EITHER, others: tuple[Body, ...] = ()) -> bool:
    """Whether the law of a gateway reaches a body, by its nation.

    Who is named by its kind must be in a nation whose bodies the gateway works for. Where anyone may stand, it is
    enough that the gateway is part of the law of that nation, and that one of the others is in a nation whose bodies it
    works for: those are the ones that it names.
    """
    reach = gateway.data.get("reach", {})
    law = frozenset(reach.get("nations", ()))
    works_for = frozenset(reach.get("operates_in", ())) or law
    if body.works_in(works_for):
        return True
    is_open = any(end.get("anyone") == "yes" for end, _facing, _leg in _ends(gateway, part))
    serves = not others or any(other.works_in(works_for) for other in others)
    return is_open and serves and body.works_in(law)
