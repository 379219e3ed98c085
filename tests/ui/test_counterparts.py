"""Counterparts: pairs as cards, one pair side by side, and the decision whether two records are of one share."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

TOWN, FORCE = "north/agreement/hub", "south/agreement/our-hub"


@pytest.fixture
def page(visit: Any, registers: Any) -> Any:
    """The page over two registers that each hold a record of what may be one share."""
    for own in ("north", "south"):
        registers.register(own, owner=own)
        registers.record(f"{own}/organisation/{own}", title=own.capitalize(), register=own, status="active")
    for ref, mine, other, day in ((TOWN, "north", "south", "2026-07-01"), (FORCE, "south", "north", "2026-08-01")):
        parties = [
            {"id": "us", "organisation": mine},
            {"id": "them", "organisation": f"{other}/organisation/{other}"},
        ]
        items = [{"id": "a", "name": "School attendance"}]
        registers.record(
            ref, title="<b>Hub</b>", status="in-force", parties=parties, items=items, dates={"effective": day}
        )
    registers.federation("north", "south")
    return lambda **asked: visit("counterparts", **asked)


def test_pairs_are_listed_with_how_they_were_paired(page: Any) -> None:
    drawn = page()
    assert "1 pair" in drawn.text
    assert "Only look alike" in drawn.text
    assert "1 field differs in what matters in law" in drawn.text
    assert "Nothing fits" in page(by="said").text


def test_both_say_it_in_their_own_column_and_lead_to_their_files(page: Any) -> None:
    drawn = page(here=TOWN, there=FORCE, show="differences")
    assert "1 July 2026" in drawn.text
    assert "1 August 2026" in drawn.text
    assert "Neither is taken as right" in drawn.text
    assert "School attendance" not in drawn.text
    assert "School attendance" in page(here=TOWN, there=FORCE).text


@pytest.mark.parametrize(
    "asked", [{"here": "no-such"}, {"here": TOWN, "there": TOWN}, {"register": "no-such"}, {"here": "<script>"}]
)
def test_an_address_that_cannot_be_read_says_so(page: Any, asked: dict[str, str]) -> None:
    drawn = page(**asked)
    assert "This address cannot be read" in drawn.text
    assert "Show every pair" in drawn.text


def test_a_decision_asks_for_a_reason_and_a_role(page: Any, registers: Any) -> None:
    drawn = page(here=TOWN, there=FORCE)
    drawn.app.button[-1].click().run()
    assert "There is a problem" in drawn.text or "Say why." in drawn.text
    assert "counterpart_of" not in said(registers)


@pytest.mark.parametrize(("answer", "same"), [("yes", "yes"), ("no", "no")])
def test_what_is_decided_is_written_in_the_first_record(page: Any, registers: Any, answer: str, same: str) -> None:
    drawn = page(here=TOWN, there=FORCE)
    drawn.app.radio[0].set_value(answer)
    drawn.app.text_area[0].set_value("I rang them.")
    drawn.app.text_input[0].set_value("Records manager")
    drawn.app.button[-1].click().run()
    assert said(registers)["counterpart_decisions"][0]["same"] == same
    assert ("counterpart_of" in said(registers)) == (same == "yes")
    assert "The decision is recorded." in drawn.text


def test_what_changed_since_it_was_shown_is_not_decided_on(page: Any, registers: Any) -> None:
    drawn = page(here=TOWN, there=FORCE)
    file = registers.root / "north/agreements/hub.yaml"
    file.write_text(file.read_text("utf-8") + "pilot: 'yes'\n", "utf-8")
    drawn.app.radio[0].set_value("yes")
    drawn.app.text_area[0].set_value("I rang them.")
    drawn.app.text_input[0].set_value("Records manager")
    drawn.app.button[-1].click().run()
    assert "counterpart_of" not in said(registers)


def said(registers: Any) -> dict[str, Any]:
    """What the first record says."""
    return yaml.safe_load((registers.root / "north/agreements/hub.yaml").read_text("utf-8"))
