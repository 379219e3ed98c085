"""The verb `term`: what one term means, what it is mapped to, and what everybody else calls it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.cli.text import term as text
from registry.errors import NotFound, UsageError
from registry.verbs.words import term as verb
from registry.verbs.words.term import Answer, Question
from tests.verbs.two_tongues import CARE, POLICE, SHARED, term, write

ON = date(2026, 6, 1)


@pytest.fixture
def here(registers: Any) -> Any:
    write(registers)
    return registers.session(as_of=ON)


def ask(session: Any, ref: str) -> Answer:
    return verb.run(session, Question(ref=ref))


def test_what_others_call_it_says_how_theirs_stands_to_the_one_asked_about(here: Any) -> None:
    (concept,) = ask(here, term(CARE, "service-user")).concepts
    assert (concept.term.label, concept.said) == ("Client", "means the same as")
    (theirs,) = concept.theirs
    assert (theirs.term.ref, theirs.organisation.label) == (term(POLICE, "nominal"), "The Force")
    # A nominal is broader than a client, so it is broader than what means the same as a client.
    assert (theirs.said, theirs.relation, theirs.relation_said) == ("is broader than", "broad", "Is broader")


def test_of_a_shared_term_everybody_who_maps_to_it_is_told(here: Any) -> None:
    (concept,) = ask(here, term(SHARED, "client")).concepts
    assert concept.said == ""
    assert [(each.term.label, each.said) for each in concept.theirs] == [
        ("Nominal", "is broader than"), ("Service user", "means the same as"),
    ]  # fmt: skip


def test_a_mapping_comes_with_its_reasons_and_what_is_lost(here: Any) -> None:
    (told,) = ask(here, term(CARE, "service-user")).mappings
    assert {field.label: field.value for field in told.fields}["Reasoning"] == "Both are served"
    assert {field.label: field.value for field in told.fields}["Loss"] == "Nothing"
    assert told.mapping.confidence == 0.9


def test_codes_say_what_each_is_mapped_to(here: Any) -> None:
    answer = ask(here, term(CARE, "status"))
    assert [(code.code, code.mappings[0].said, code.mappings[0].other_label) for code in answer.codes] == [
        ("L", "means the same as", "Open"), ("D", "means the same as", "Closed"),
    ]  # fmt: skip


def test_its_place_and_its_lines_are_told(here: Any) -> None:
    answer = ask(here, term(SHARED, "client"))
    assert [each.label for each in answer.term.above] == ["Person"]
    assert [each.label for each in ask(here, term(SHARED, "person")).term.below] == ["Client"]
    assert answer.term.file == "town/vocabularies/shared.yaml"
    code = ask(here, term(CARE, "status") + "/codes[live]")
    assert (code.term.of, code.term.above[0].label) == ("Status", "Status")


def test_agreements_that_name_it_are_told_with_their_flows(here: Any) -> None:
    (use,) = ask(here, term(SHARED, "client")).uses
    assert (use.title, use.item, use.flows) == ("Hub", "Who it is about", ("Weekly list",))
    assert not ask(here, term(SHARED, "file")).uses


def test_a_word_that_only_one_goes_by_is_enough(here: Any) -> None:
    assert ask(here, "nominal").term.ref == term(POLICE, "nominal")
    with pytest.raises(UsageError, match="More than one term is called case"):
        ask(here, "case")


@pytest.mark.parametrize("ref", ["zebra", term(CARE, "no-such"), "town/vocabulary/none#terms[x]", ""])
def test_what_is_not_there_is_not_found(here: Any, ref: str) -> None:
    with pytest.raises(NotFound):
        ask(here, ref)


def test_terms_that_stand_above_one_another_do_not_go_round_for_ever(registers: Any, here: Any) -> None:
    terms = [{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}, {"id": "c", "parent": "c"}]
    registers.record("town/vocabulary/round", title="Round", status="active", terms=terms)
    session = registers.session(as_of=ON)
    assert [each.label for each in ask(session, term("town/vocabulary/round", "a")).term.above] == ["b"]
    assert not ask(session, term("town/vocabulary/round", "c")).term.above


def test_the_text_tells_all_of_it(here: Any) -> None:
    said = "\n".join(text.lines(ask(here, term(CARE, "service-user"))))
    for part in ("Service user", "In data: SU", "What others call Client", "Nominal", "Is broader", "Reasoning"):
        assert part in said
    assert "Weekly list" in "\n".join(text.lines(ask(here, term(SHARED, "client"))))
