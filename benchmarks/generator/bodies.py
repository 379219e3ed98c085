"""The sorts of organisation that keep a register, one after another round a region, and those that keep none."""

from __future__ import annotations

from typing import NamedTuple


class Body(NamedTuple):
    """A sort of organisation.

    - `key`: what a party of this sort is called in an agreement.
    - `suffix`: what follows the place in its id; `name`: its name, with a place for the place.
    - `weight`: how many records it keeps, beside the others.
    """

    key: str
    suffix: str
    name: str
    sector: str
    capacity: str
    weight: int = 1


REGION = (
    Body("council", "", "{} Council", "local-government", "county-council", 9),
    Body("police", "-police", "{} Police", "police", "chief-officer-of-police", 6),
    Body("icb", "-icb", "NHS {} Integrated Care Board", "health", "integrated-care-board", 6),
    Body("district", "-district", "{} District Council", "local-government", "district-council", 6),
    Body("fire", "-fire", "{} Fire and Rescue Service", "fire-and-rescue", "fire-and-rescue-authority", 4),
    Body("trust", "-schools", "{} Schools Trust", "education", "academy-trust", 5),
    Body("hospitals", "-hospitals", "{} Hospitals NHS Foundation Trust", "health", "nhs-foundation-trust", 5),
    Body("partnership", "-partnership", "{} Partnership Services Limited", "partnership", "company", 4),
)
"""One of each, and the next region begins."""

MEMBERS = (
    Body("school", "-primary-school", "{} Primary School", "education", "maintained-school"),
    Body("surgery", "-surgery", "{} Surgery", "health", "gp-practice"),
    Body("charity", "-support", "{} Family Support", "voluntary", "charity"),
    Body("academy", "-academy", "{} Academy", "education", "academy"),
    Body("pharmacy", "-pharmacy", "{} Pharmacy", "private", "community-pharmacy"),
    Body("advice", "-advice-centre", "{} Advice Centre", "voluntary", "charity"),
    Body("nursery", "-nursery", "{} Nursery", "education", "early-years-provider"),
    Body("homes", "-homes", "{} Homes", "housing", "private-registered-provider"),
    Body("parish", "-parish-council", "{} Parish Council", "parish-or-community-council", "parish-council"),
    Body("college", "-college", "{} College", "education", "further-education-institution"),
    Body("care-home", "-care-home", "{} Care Home", "private", "care-provider"),
    Body("transport", "-buses", "{} Buses", "private", "company"),
)
"""Bodies without a register of their own, which a larger one records."""

PUBLIC = frozenset({"school", "surgery", "academy", "pharmacy", "college"})
"""Those of them that freedom of information law covers, and so must have a data protection officer."""

CARE = frozenset({"council", "icb", "hospitals", "practices", "surgery", "pharmacy"})
"""Those, of all of these and of classes of parties, that give or arrange health or adult social care."""
