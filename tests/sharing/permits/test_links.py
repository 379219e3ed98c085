"""The links of the chain: every rule speaks to one of them or is told beside the chain, and none is forgotten."""

from __future__ import annotations

from registry.rules.catalogue import rules
from registry.sharing.permits.links import BARS, BASIS, LINK_OF, LINKS, OTHER, SIGNED, title


def test_every_rule_belongs_to_one_link_or_is_told_beside_the_chain() -> None:
    assert set(LINK_OF).isdisjoint(OTHER)
    assert set(LINK_OF) | OTHER == set(rules())


def test_links_of_rules_are_links_of_the_chain() -> None:
    assert set(LINK_OF.values()) <= {*LINKS, BASIS, SIGNED}


def test_every_link_asks_something() -> None:
    assert all(title(link).endswith("?") for link in LINKS)
    assert len(set(map(title, LINKS))) == len(LINKS)


def test_what_bars_is_grave() -> None:
    assert {rules()[own].severity for own in BARS} <= {"critical", "high"}
    assert set(LINK_OF) >= BARS
