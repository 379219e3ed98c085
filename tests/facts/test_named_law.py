"""What a gateway in a record names: law that may lay down a task, an exemption, or nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.facts.named_law import names_exemption, names_law
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.session import Session


@pytest.fixture
def reader(snapshot_of: Any) -> Reader:
    return Reader(snapshot_of({}), Session(), statute_book(), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("gateway", "law", "exemption"),
    [
        ({"gateway": "cda98-115"}, True, False),
        ({"provision": "s.115 CDA 1998"}, True, False),
        ({"provision": "Localism Act 2011 section 1"}, True, False),
        ({"provision": "Common law policing purposes"}, True, False),
        ({"provision": "Public Health Act 1936 section 7"}, True, False),  # not in the data, and a place in an Act
        ({"provision": "Crime and Disorder Act 1998"}, False, False),
        ({"provision": "section 115"}, False, False),
        ({"provision": "Our data protection policy"}, False, False),
        ({"gateway": "no-such-gateway"}, False, False),
        ({"function": "Keeping children safe"}, False, False),
        ({"provision": "UK GDPR Article 6(1)(e)"}, False, False),
        ({"provision": "DPA 2018 section 8(c)"}, False, False),
        ({"provision": "UK GDPR Article 99"}, False, False),  # not in the data, and data protection law all the same
        ({"provision": "DPA 2018 Schedule 1 paragraph 18"}, False, False),
        ({"provision": "DPA 2018 Schedule 2 paragraph 2"}, False, True),
        ({"provision": "Data Protection Act 2018 Schedule 2 Part 1 paragraph 5(3)"}, False, True),
        ({"provision": "DPA 2018 Schedule 3 paragraph 11"}, False, True),
        ({"provision": "Section 29 DPA 1998"}, False, True),
        ({"gateway": "sch2-para-5-legal"}, False, True),
        ({"gateway": "cda98-115", "provision": "DPA 2018 Schedule 2 paragraph 2"}, True, True),
    ],
)
def test_law_and_exemptions_are_told_apart(reader: Reader, gateway: dict[str, Any], law: bool, exemption: bool) -> None:
    assert names_law(reader, gateway, "at").value is law
    assert names_exemption(reader, gateway, "at").value is exemption
