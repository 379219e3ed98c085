"""What a body is in law: its kinds with the wider ones, and the narrower ones that it might be."""

from __future__ import annotations

from datetime import date

from registry.facts.body import kind_of_body, not_loaded, not_recorded, organisation, widened
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.rules.examples import given
from registry.session import Session
from registry.source import Ref


def reader(**example: object) -> Reader:
    """Looks at the sound records, with edits."""
    return Reader(given(example).snapshot, Session(), statute_book(), date(2026, 11, 21))


def test_an_organisation_is_what_its_capacities_say_and_every_wider_kind() -> None:
    looks = reader()
    record = looks.record("valley-police", ("organisation",), "valley-police")
    assert record is not None
    found = organisation(looks, record)
    assert {"chief-officer-of-police", "competent-authority", "public-authority"} <= found.kinds
    assert (found.nations, found.gap) == (frozenset({"england"}), "")
    assert found.record is not None
    assert found.record.ref == Ref("valley-police", "organisation", "valley-police")


def test_an_organisation_without_capacities_says_what_is_missing() -> None:
    looks = reader(edits=[{"at": "valley-police/organisation/valley-police#capacities"}])
    record = looks.record("valley-police", ("organisation",), "valley-police")
    assert record is not None
    found = organisation(looks, record)
    assert (found.kinds, found.may_be) == (frozenset(), frozenset())
    assert found.gap == "No record shows what kind of body Valley Police is in law."
    assert found.kinds_at == "valley-police/organisation/valley-police#capacities"


def test_a_kind_that_is_wider_than_another_may_be_that_one() -> None:
    found = kind_of_body(reader(), "registered-provider-of-social-housing", "here")
    assert "non-profit-registered-provider" in found.may_be
    assert "non-profit-registered-provider" not in found.kinds
    assert kind_of_body(reader(), "non-profit-registered-provider", "here").may_be == frozenset()


def test_a_word_that_is_no_kind_of_body_stays_as_it_is() -> None:
    assert widened(reader(), ["guild-of-mariners"]) == {"guild-of-mariners"}


def test_what_is_not_known_counts_for_no_nation_and_against_none() -> None:
    for found in (not_loaded("Seaholt", "here"), not_recorded("schools", "here")):
        assert found.kinds == found.nations == frozenset()
        assert found.gap.endswith(".")
        assert found.works_in(frozenset({"scotland"}))
