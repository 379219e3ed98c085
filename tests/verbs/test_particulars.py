"""The few facts that a list shows of each record."""

from __future__ import annotations

from typing import Any

import pytest

from registry.concepts.kinds import Kind
from registry.verbs.particulars import columns
from registry.verbs.records import search


def facts(registers: Any, ref: str) -> dict[str, tuple[str, str]]:
    rows = search.run(registers.session(), search.Question(limit="100")).rows
    return {each.label: (each.text, each.ref) for row in rows if row.ref == ref for each in row.facts}


@pytest.fixture
def town(registers: Any) -> Any:
    registers.record("town/organisation/town", title="Town Council", register="town", status="active")
    registers.federation("town")
    return registers


def test_an_agreement_shows_its_lead_parties_basis_and_dates(town: Any) -> None:
    town.record(
        "town/agreement/hub", status="draft", reference="IG/1", lead="town",
        parties=[{"id": "town", "organisation": "town"}, {"id": "schools", "party_class": {"definition": "All"}}],
        bases=[{"id": "a", "art6": ["e-public-task", "c-legal-obligation"]}, {"id": "b", "art6": ["e-public-task"]}],
        dates={"effective": "2026-07-01", "review_due": "2027-07-01"},
    )  # fmt: skip
    assert facts(town, "town/agreement/hub") == {
        "Own reference": ("IG/1", ""),
        "Lead": ("Town Council", "town/organisation/town"),
        "Parties": ("2", ""),
        "Lawful basis": ("Public task; Legal obligation", ""),
        "In effect from": ("1 July 2026", ""),
        "Review due": ("1 July 2027", ""),
    }


@pytest.mark.parametrize("lead", ["nobody", "elsewhere/organisation/nobody"])
def test_a_lead_that_is_not_to_be_found_is_shown_as_it_is_written(town: Any, lead: str) -> None:
    town.record("town/agreement/hub", status="draft", lead=lead)
    assert facts(town, "town/agreement/hub") == {"Lead": (lead, "")}


def test_what_a_record_does_not_say_is_left_out(town: Any) -> None:
    town.record("town/agreement/hub", status="draft")
    assert facts(town, "town/agreement/hub") == {}


def test_a_long_text_is_cut_short(town: Any) -> None:
    town.record("town/waiver/one", status="active", rule="review-overdue", approver_role="x" * 500)
    assert facts(town, "town/waiver/one")["Approver role"] == ("x" * 160 + "…", "")


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_columns_and_shows_the_fullest_record_of_it(kind: Kind, town: Any, fullest: Any) -> None:
    data = {name: value for name, value in fullest(kind.value).items() if name not in ("kind", "id")}
    town.record(f"town/{kind.value}/full", **data)
    found = search.run(town.session(), search.Question(kind=(kind.value,), limit="100")).rows
    shown = {each.name for row in found for each in row.facts}
    assert shown & {name for name, _label in columns(kind)}, "a table has something in its columns"
