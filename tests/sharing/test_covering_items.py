"""How far what was agreed covers what is asked for: narrower is covered, broader partly, and it says how it matched.

The safeguarding hub of the sample is agreed in shared words: attendance marks go from schools to the council.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.session import Session
from registry.sharing.covering import Cover
from registry.sharing.covering_items import Covering
from registry.sharing.covering_terms import ORDER
from registry.sharing.seeking import sought_data
from registry.source import Ref
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Member
from registry.verbs.opening import opened
from registry.verbs.resolving.telling import Telling, telling_of
from registry.vocabulary.term import TermKey

SAMPLE = Path(__file__).parents[2] / "agreements"
HUB = "northmoor/agreement/childrens-safeguarding-hub"
SHARED = "northmoor/vocabulary/harbour-integration-model#terms"
AGREEMENT = Ref("northmoor", "agreement", "made-up")
NORTHMOOR, POLICE = "northmoor/organisation/northmoor", "harbour-police/organisation/harbour-police"
BOARD, TRUST = "harbour-icb/organisation/harbour-icb", "harbour-schools/organisation/harbour-schools"
EASTVALE = "eastvale/organisation/eastvale"


@cache
def words() -> Telling:
    return telling_of(Session(federation=SAMPLE))


@cache
def agreement(text: str) -> Agreement:
    session = Session(federation=SAMPLE)
    snapshot = opened(session)
    ref = Ref.parse(text)
    assert ref is not None
    record = snapshot.record(ref)
    assert record is not None
    return Agreement(Reader(snapshot, session, statute_book(), session.today), record)


def by_flow(typed: str, giver: str, flow: str, of: str = HUB) -> Cover:
    """How far a flow of an agreement covers what is typed."""
    whole = agreement(of)
    (own,) = (each for each in whole.flows if each.data["id"] == flow)
    return Covering(words(), sought_data(words(), typed, giver), giver).of(whole.record.ref, own.items)


def by_item(typed: str, giver: str = "", **item: Any) -> Cover:
    """How far an item that is made up covers what is typed."""
    member = Member(f"{AGREEMENT}#items[it]", {"id": "it", **item})
    return Covering(words(), sought_data(words(), typed, giver), giver).of_item(AGREEMENT, member)


@pytest.mark.parametrize(
    ("typed", "giver", "flow", "degree", "is_by_name", "said"),
    [
        # The question of the issue: what the police get from the hub is who the child is and what was decided.
        ("school attendance", NORTHMOOR, "hub-decision", "not-covered", False, "None of the information that goes is"),
        ("school attendance", TRUST, "attendance-to-hub", "covered", False, "It is agreed as this very word."),
        ("attendance marks", TRUST, "attendance-to-hub", "covered", False, "It is agreed as this very word."),
        ("dob", TRUST, "attendance-to-hub", "covered", False, "narrower word than “Person's identity”"),
        ("date of birth", NORTHMOOR, "hub-decision", "covered", False, "narrower word than “Person's identity”"),
        ("absence codes", TRUST, "attendance-to-hub", "near", True, "somebody must say"),
        ("medical history", BOARD, "health-reply", "not-covered", False, "None of the information that goes is"),
        ("police incident", POLICE, "police-notification", "covered", True, "rests on the name alone"),
        ("pupil reference", NORTHMOOR, "attendance-to-hub", "covered", True, "names it, as “Pupil reference”"),
        ("grobbleflux", NORTHMOOR, "hub-decision", "not-covered", False, "None of the information that goes is"),
        # Eastvale alone has the word, and it is mapped to nothing that goes.
        ("hate incident", EASTVALE, "hub-decision", "not-covered", False, "None of the information that goes is"),
    ],
)  # fmt: skip
def test_what_goes_in_a_flow(typed: str, giver: str, flow: str, degree: str, is_by_name: bool, said: str) -> None:
    found = by_flow(typed, giver, flow)
    assert (found.degree, found.is_by_name) == (degree, is_by_name)
    assert said in found.said
    assert bool(found.at) == (degree != "not-covered")


def test_the_item_that_covers_it_is_named_with_its_address() -> None:
    found = by_flow("attendance marks", TRUST, "attendance-to-hub")
    assert (found.at, found.title) == (f"{HUB}#items[attendance]", "School attendance")


@pytest.mark.parametrize(
    ("typed", "item", "degree", "said"),
    [
        ("given names", {"term_ref": f"{SHARED}[person-name]"}, "covered", "It belongs under “Name of a person”"),
        ("person's identity", {"term_ref": f"{SHARED}[given-name]"}, "partly", "Only “Given names” is agreed"),
        ("given names", {"term_ref": f"{SHARED}[household]"}, "not-covered", ""),
        ("given names", {"name": "Given names"}, "covered", "rests on the name alone"),
        ("given names", {"name": "Given names", "term_ref": f"{SHARED}[household]"}, "near", "as another word"),
        ("given names", {"name": "Who it is", "fields": ["Family name", "Given name"]}, "covered", "“Given name”"),
        ("shoe size", {"name": "Shoe size and width"}, "near", "somebody must say"),
        ("shoe size of the left foot", {"name": "Shoe size"}, "near", "somebody must say"),
        ("shoe size", {"name": "Feet", "definition": "Width and size of each shoe"}, "near", "somebody must say"),
        ("children under 5", {"name": "Children over 5"}, "not-covered", ""),
        ("counts without names", {"name": "Counts with names"}, "near", "somebody must say"),
        ("health records", {"name": "Health information"}, "near", "somebody must say"),
        ("school", {"name": "School attendance"}, "near", "somebody must say"),
    ],
)  # fmt: skip
def test_one_item(typed: str, item: dict[str, Any], degree: str, said: str) -> None:
    found = by_item(typed, **item)
    assert found.degree == degree
    assert said in found.said


def test_one_code_that_was_agreed_is_less_than_its_list() -> None:
    agreed = {"term_ref": f"{SHARED}[attendance-mark]/codes[present]"}
    assert by_item("attendance mark", **agreed).degree == "partly"
    assert by_item(f"{SHARED}[attendance-mark]/codes[present]", **agreed).degree == "covered"
    assert by_item(f"{SHARED}[attendance-mark]/codes[absent]", **agreed).degree == "not-covered"


def test_what_others_mean_by_the_givers_word_covers_nothing() -> None:
    """The board's “attendance” is one at a hospital. That the extract of schools calls its list so is beside it."""
    agreed = {"term_ref": f"{SHARED}[household]", "name": "Who lives there"}
    own = by_item("nominal", POLICE, **agreed)
    assert own.degree == "not-covered"
    others = by_item("attendance", BOARD, term_ref=f"{SHARED}[health-encounter]")
    assert others.degree in ("covered", "near")
    assert "ED attendance" in others.said or "no record shows that this is what is meant" in others.said


@pytest.mark.parametrize("address", ["nowhere/vocabulary/none#terms[none]", "rubbish", "", "northmoor/vocabulary/x#y"])
def test_an_item_agreed_as_a_word_that_is_not_there_covers_nothing(address: str) -> None:
    assert by_item("household", term_ref=address).degree == "not-covered"


# ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def shared_terms() -> list[TermKey]:
    ref = Ref("northmoor", "vocabulary", "harbour-integration-model")
    every = words().lexicon.terms(ref)
    return [each.key for each in every if not each.key.code and each.element != "purpose"]


def above(key: TermKey) -> list[TermKey]:
    found: list[TermKey] = []
    term = words().lexicon.term(key)
    while term is not None and term.parent:
        found.append(key._replace(term=term.parent))
        term = words().lexicon.term(found[-1])
    return found


def degree(asked: TermKey, agreed: TermKey) -> int:
    return ORDER.index(by_item(str(asked), term_ref=str(agreed)).degree)


@given(st.data())
def test_agreeing_to_a_broader_word_never_covers_less(data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(shared_terms()))
    agreed = data.draw(st.sampled_from([asked, *shared_terms()]))
    for wider in above(agreed):
        if ORDER[degree(asked, agreed)] == "covered":
            assert degree(asked, wider) == ORDER.index("covered")


@given(st.data())
def test_what_is_covered_stays_covered_when_the_asked_word_is_narrowed(data: st.DataObject) -> None:
    narrow = data.draw(st.sampled_from([each for each in shared_terms() if above(each)]))
    asked = data.draw(st.sampled_from(above(narrow)))
    agreed = data.draw(st.sampled_from([asked, *above(asked), *shared_terms()[:20]]))
    if ORDER[degree(asked, agreed)] == "covered":
        assert ORDER[degree(narrow, agreed)] == "covered"


@given(st.data())
def test_what_is_broader_than_agreed_is_partly_covered_and_never_more(data: st.DataObject) -> None:
    agreed = data.draw(st.sampled_from([each for each in shared_terms() if above(each)]))
    for asked in above(agreed):
        assert ORDER[degree(asked, agreed)] == "partly"


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.text(max_size=20), max_size=4))
def test_whatever_an_agreement_says_gives_an_answer(typed: str, name: str, fields: list[str]) -> None:
    found = by_item(typed, name=name, fields=fields, definition=name)
    assert found.degree in ORDER
    assert found.is_by_name or found.degree in ("covered", "partly", "not-covered", "near")
    assert bool(found.said) or found.degree == "not-covered"


def test_an_item_of_many_fields_and_long_words_is_looked_at_as_far_as_it_goes() -> None:
    found = by_item("given names", name="x " * 100_000, fields=["y"] * 100_000, definition="z" * 1_000_000)
    assert found.degree == "not-covered"
