"""What a text names of law that may have been repealed, and what is only guessed."""

from __future__ import annotations

import pytest

from registry.facts.cited_law import law_cited
from registry.law.statute_book import statute_book


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Data Protection Act 1998", {"dpa98"}),
        # Also behind an Act that is in force, and by a short name.
        ("Human Rights Act 1998 and DPA 1998", {"dpa98", "hra98"}),
        ("UK GDPR Article 22", {"uk-gdpr-a22"}),
        ("UK GDPR Article 15(1)", {"uk-gdpr-a15"}),
        ("Local Government Act 2000 section 2", {"lga00-s2"}),
        # The UK GDPR has no Schedules: those are of the Act of 1998.
        ("GDPR Schedule 2 conditions", {"dpa98"}),
        ("Data Protection Act 2018 Schedule 1 paragraph 18(1)", {"dpa18-sch1-p18-1"}),
        # It may be another Act of that year.
        ("Section 115 of the 1998 Act", set()),
        # No part of that Act has ended, so it is not looked at.
        ("Crime and Disorder Act 1998 section 115", set()),
        ("Harbours Act 1964", set()),
    ],
)
def test_what_a_text_names(text: str, found: set[str]) -> None:
    assert {entry.id for entry in law_cited(statute_book(), text)} == found


def test_a_text_read_in_full_names_what_is_in_force_as_well() -> None:
    found = law_cited(statute_book(), "Crime and Disorder Act 1998 section 115", in_full=True)
    assert [entry.id for entry in found] == ["cda98-s115"]
