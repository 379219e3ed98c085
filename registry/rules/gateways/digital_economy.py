"""Which powers of Part 5 of the Digital Economy Act 2017 an agreement relies on, by Chapter."""

from __future__ import annotations

from registry.subjects.agreement import Agreement
from registry.subjects.relied_on import ReliedOn, gateways_of_agreement

PUBLIC_SERVICES = frozenset({"dea17-35", "dea17-36", "dea17-37", "dea17-38", "dea17-39", "dea17-pt5-ch1"})
"""Chapter 1: its gateways, and the Chapter where it is cited as a whole."""

DEBT_AND_FRAUD = frozenset({"dea17-48", "dea17-pt5-ch3", "dea17-56", "dea17-pt5-ch4"})
"""Chapters 3 and 4."""

_WHOLE_PART = "dea17-pt5"


def powers_named(agreement: Agreement, powers: frozenset[str]) -> tuple[ReliedOn, ...]:
    """The gateways that its bases name among some powers of the Part."""
    return tuple(each for each in gateways_of_agreement(agreement) if each.law is not None and each.law.id in powers)


def only_the_part(agreement: Agreement) -> tuple[ReliedOn, ...]:
    """What its bases cite of the Part without saying which Chapter."""
    found = gateways_of_agreement(agreement)
    return tuple(each for each in found if each.law is not None and each.law.id == _WHOLE_PART)
