"""Who is within a gateway: at which end, in which direction, and what cannot be told."""

from __future__ import annotations

from typing import Any

import pytest

from registry.facts.body import Body
from registry.facts.within_gateway import DISCLOSER, EITHER, RECEIVER, reaches, within_gateway
from registry.law.statute_book import Entry

POLICE, COUNCIL, TRUST = "police", "council", "nhs-trust"


def body(*kinds: str, nation: str = "england", may_be: tuple[str, ...] = (), gap: str = "") -> Body:
    """A body of some kinds."""
    nations = frozenset({nation} if nation else ())
    return Body("A body", frozenset(kinds), nations, "x#capacities", "x#nation", gap, may_be=frozenset(may_be))


def gateway(*legs: dict[str, Any], certainty: str = "read", effect: str = "express-power", **reach: Any) -> Entry:
    """A gateway with the legs given."""
    data = {
        "id": "g", "title": "The gateway", "effect": effect, "legs": legs, "reach": reach or {"nations": ["england"]},
        "evidence": {"certainty": certainty},
    }  # fmt: skip
    return Entry("g", "gateway", data)


def leg(giver: dict[str, Any], getter: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """One leg."""
    return {"id": "leg", "from": giver, "to": getter} | fields


ANYONE = {"anyone": "yes"}
POLICE_AND_OTHERS = {"body_kinds": [POLICE], "open_to_others": "yes"}
TO_POLICE = leg(ANYONE, {"body_kinds": [POLICE]})
HUB = leg({"body_kinds": [POLICE]}, {"body_kinds": [COUNCIL, TRUST]}, both_ways="yes")


@pytest.mark.parametrize(
    ("given", "who", "part", "others", "value"),
    [
        (gateway(TO_POLICE), body(COUNCIL), DISCLOSER, (), "yes"),
        (gateway(TO_POLICE), body(COUNCIL), RECEIVER, (), "no"),
        (gateway(TO_POLICE), body(POLICE), RECEIVER, (body(TRUST),), "yes"),
        (gateway(TO_POLICE), body(COUNCIL), DISCLOSER, (body(TRUST),), "no"),
        (gateway(TO_POLICE), body(COUNCIL), DISCLOSER, (body(TRUST), body(POLICE)), "yes"),
        # A hub and its spokes: both are named, and no leg is between two spokes.
        (gateway(HUB), body(COUNCIL), DISCLOSER, (body(POLICE),), "yes"),
        (gateway(HUB), body(COUNCIL), DISCLOSER, (body(TRUST),), "no"),
        (gateway(HUB), body("school"), EITHER, (), "no"),
        # What nobody recorded, and what is too wide.
        (gateway(TO_POLICE), body(), RECEIVER, (), "cannot-tell"),
        (gateway(TO_POLICE), body(), DISCLOSER, (body(),), "cannot-tell"),
        (gateway(TO_POLICE), body("landlord", may_be=(POLICE,)), RECEIVER, (), "cannot-tell"),
        (gateway(leg(ANYONE, POLICE_AND_OTHERS)), body(TRUST), RECEIVER, (), "cannot-tell"),
        (gateway(leg(ANYONE, {"described": "Whom the request names"})), body(TRUST), RECEIVER, (), "cannot-tell"),
        # Nobody is said to be outside a gateway whose text nobody read.
        (gateway(TO_POLICE, certainty="practitioner"), body(COUNCIL), RECEIVER, (), "cannot-tell"),
        (gateway(TO_POLICE, certainty="partly-read"), body(COUNCIL), RECEIVER, (), "no"),
        # A leg of one nation only.
        (gateway(TO_POLICE | {"nations": ["wales"]}), body(POLICE), RECEIVER, (), "no"),
        (gateway(TO_POLICE | {"nations": ["wales"]}), body(POLICE, nation=""), RECEIVER, (), "yes"),
        # A function is the body's own: the other end of the flow does not count.
        (gateway(HUB, effect="duty-to-co-operate"), body(COUNCIL), RECEIVER, (body(TRUST),), "yes"),
        (gateway(HUB | {"effect": "duty-to-co-operate"}), body("school"), RECEIVER, (), "no"),
        (gateway(), body(POLICE), RECEIVER, (), "no"),
    ],
)  # fmt: skip
def test_who_is_within(given: Entry, who: Body, part: str, others: tuple[Body, ...], value: str) -> None:
    found = within_gateway(given, who, part, others)
    assert found.value == value
    assert found.because.endswith(".")
    assert found.sources == ("x#capacities",)


@pytest.mark.parametrize(
    ("reach", "legs", "nation", "value"),
    [
        ({"nations": ["england", "wales"]}, HUB, "wales", True),
        ({"nations": ["england"]}, HUB, "wales", False),
        ({"nations": ["uk-wide"]}, HUB, "scotland", True),
        ({"nations": ["england"]}, HUB, "uk-wide", True),
        ({"nations": ["england", "wales"], "operates_in": ["england"]}, HUB, "wales", False),
        # Where anyone may give, it is enough that the gateway is law there.
        ({"nations": ["england", "wales"], "operates_in": ["england"]}, TO_POLICE, "wales", True),
        ({"nations": ["england", "wales"], "operates_in": ["england"]}, TO_POLICE, "scotland", False),
    ],
)
def test_which_nations_it_reaches(reach: dict[str, Any], legs: dict[str, Any], nation: str, value: bool) -> None:
    assert reaches(gateway(legs, **reach), body(COUNCIL, nation=nation), DISCLOSER) is value
