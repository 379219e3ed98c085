"""The verb `law`: what a citation leads to, on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.errors import UsageError
from registry.verbs.law import law


def asked(registers: Any, *words: str, on: date = date(2026, 11, 21)) -> law.Answer:
    return law.run(registers.session(as_of=on), law.Question(citation=words))


def test_a_section_is_found_with_its_state_and_what_rests_on_it(registers: Any) -> None:
    (found,) = asked(registers, "s.115", "CDA", "1998").found
    assert found.id == "cda98-s115"
    assert (found.state, found.verified, found.trouble) == ("in-force", False, "")
    assert found.doubts
    assert "cda98-115" in [gateway.id for gateway in found.gateways]


def test_a_gateway_is_found_by_its_id(registers: Any) -> None:
    (found,) = asked(registers, "cda98-115").found
    assert found.title.startswith("Crime and Disorder Act 1998")


def test_what_is_not_in_the_data_is_not_said_to_be_wrong(registers: Any) -> None:
    (found,) = asked(registers, "s.999 CDA 1998").found
    assert (found.in_data, found.verified, found.trouble) == (False, False, "")


def test_what_cannot_be_right_says_what_may_be_meant(registers: Any) -> None:
    (found,) = asked(registers, "CDA 1999 s.115").found
    assert (found.id, found.state) == ("", "")
    assert "Did you mean the Crime and Disorder Act 1998?" in found.trouble


def test_each_place_of_a_citation_is_answered(registers: Any) -> None:
    assert len(asked(registers, "sections 115 and 17A Crime and Disorder Act 1998").found) == 2


def test_nothing_to_look_up_is_refused(registers: Any) -> None:
    with pytest.raises(UsageError, match="nothing to look up"):
        asked(registers, " ")
