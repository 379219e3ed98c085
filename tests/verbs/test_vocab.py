"""The verb `vocab`: who means what by a word, the terms of a vocabulary, and which vocabularies there are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.cli.text import vocab as text
from registry.errors import NotFound, UsageError
from registry.session import Principal
from registry.verbs.sheets import paging as sheets
from registry.verbs.words import vocab
from registry.verbs.words.vocab import Answer, Question
from tests.verbs.two_tongues import CARE, POLICE, SHARED, term, write

ON = date(2026, 6, 1)


@pytest.fixture
def here(registers: Any) -> Any:
    write(registers)
    return registers.session(as_of=ON)


def ask(session: Any, *words: str, **more: Any) -> Answer:
    return vocab.run(session, Question(words=words, **more))


def labels(answer: Answer) -> list[tuple[str, str]]:
    return [(row.label, row.organisation_title) for row in answer.rows]


def test_one_word_with_two_meanings_stands_under_each_of_them(here: Any) -> None:
    answer = ask(here, "service", "user")
    meant = {row.ref: row.meaning for row in answer.rows}
    assert meant == {
        term(CARE, "service-user"): term(SHARED, "client"),
        term(POLICE, "service-user"): term(SHARED, "person"),
    }
    assert [(each.label, each.named, each.exact) for each in answer.meanings] == [("Client", 1, 1), ("Person", 1, 0)]


def test_each_says_how_it_stands_by_whom_and_when(here: Any) -> None:
    (police,) = [row for row in ask(here, "service user").rows if row.organisation_title == "The Force"]
    (mapping,) = police.mappings
    assert (mapping.said, mapping.other_label, mapping.is_shared) == ("is narrower than", "Person", True)
    assert (mapping.status, mapping.by, mapping.on, mapping.holds) == ("approved", "Data steward", "2026-02-01", True)


@pytest.mark.parametrize(
    "name", ["Service user", "service_USER", "SU", "Dossier", "L", "live", "https://words.example/client", "Cli"]
)
def test_a_term_is_found_by_any_of_its_names_and_by_the_beginning_of_a_word(here: Any, name: str) -> None:
    assert ask(here, name).total


def test_an_address_leads_to_its_term(here: Any) -> None:
    assert [row.ref for row in ask(here, term(CARE, "case")).rows] == [term(CARE, "case")]


def test_words_in_another_order_are_found_where_no_name_has_them_as_they_are(here: Any) -> None:
    assert {row.label for row in ask(here, "user service").rows} == {"Service user"}


def test_a_misspelt_word_is_put_right_and_said_to_be(here: Any) -> None:
    answer = ask(here, "sevrice user")
    assert (answer.instead, answer.total) == ("service user", 2)
    assert "Nothing goes by “sevrice user”. Showing what goes by “service user”." in "\n".join(text.lines(answer))


def test_a_web_identifier_is_no_word_to_begin_with(here: Any) -> None:
    """All shared terms stand under words.example, and nobody calls them words."""
    assert not ask(here, "words").total


def test_what_is_not_decided_is_told_apart_from_what_has_no_shared_term(here: Any) -> None:
    states = {row.label: row.state for row in ask(here, vocabulary=(CARE,)).rows}
    assert states == {
        "Service user": "exact", "Case": "exact", "Shoe size": "no-term", "Colour": "undecided", "Status": "exact",
    }  # fmt: skip
    assert [row.state for row in ask(here, "hunch").rows] == ["proposed"]


def test_a_mapping_does_not_count_before_the_day_it_was_approved(registers: Any, here: Any) -> None:
    before = ask(registers.session(as_of=date(2026, 1, 15)), "service user")
    assert {row.state for row in before.rows} == {"proposed"}
    assert [each.ref for each in before.meanings] == [""]


def test_filters_narrow_and_counts_say_what_each_would_leave(here: Any) -> None:
    answer = ask(here, "case", organisation=("force/organisation/force",), counts=True)
    assert labels(answer) == [("Case", "The Force")]
    organisations = next(each for each in answer.headings if each.field == "organisation")
    assert {each.label: each.count for each in organisations.values} == {"The Force": 1, "Town Council": 1}


def test_a_vocabulary_alone_is_listed_as_a_tree_and_its_codes_where_they_are_asked_for(here: Any) -> None:
    rows = ask(here, vocabulary=("shared",), codes=True).rows
    assert [(row.label, row.depth) for row in rows] == [
        ("Person", 0), ("Client", 1), ("File", 0), ("Inquiry", 0), ("Unicorn", 0),
        ("State", 0), ("Open", 1), ("Closed", 1),
    ]  # fmt: skip
    assert len(ask(here, vocabulary=("shared",)).rows) == 6


def test_without_anything_asked_the_vocabularies_are_listed_with_what_is_decided(here: Any) -> None:
    answer = ask(here)
    assert [(each.title, each.part, each.decided, each.in_use) for each in answer.vocabularies] == [
        ("Shared words", "Integration model", None, 6),
        ("Words of police records", "Application model", 3, 4),
        ("Words of social care", "Application model", 4, 5),
    ]


def test_places_are_given_when_they_are_asked_for(here: Any) -> None:
    (row,) = ask(here, "colour", places=True).rows
    assert row.file == "town/vocabularies/care.yaml"
    assert row.line > 1
    assert not ask(here, "colour").rows[0].file


def test_pages_go_on_from_one_another_and_together_are_everything(here: Any) -> None:
    whole = ask(here, vocabulary=(SHARED,)).rows
    found, after = [], ""
    while True:
        page = ask(here, vocabulary=(SHARED,), limit="2", after=after)
        found += page.rows
        if not (after := page.next):
            break
    assert tuple(found) == whole


@pytest.mark.parametrize(
    "more", [{"limit": "0"}, {"limit": "lots"}, {"after": "-1"}, {"vocabulary": ("town/agreement/hub",)}]
)
def test_what_is_put_wrongly_is_said_to_be(here: Any, more: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        ask(here, "case", **more)


def test_a_vocabulary_or_organisation_that_is_not_there_is_not_found(here: Any) -> None:
    for more in ({"vocabulary": ("no-such",)}, {"organisation": ("no-such",)}):
        with pytest.raises(NotFound):
            ask(here, "case", **more)


def test_nobody_is_shown_words_they_may_not_see(registers: Any, here: Any) -> None:
    session = registers.session(as_of=ON)
    session.principal = Principal("somebody else")
    assert not ask(session).total
    assert not ask(session, "case").total


def test_the_text_tells_who_means_what(here: Any) -> None:
    said = "\n".join(text.lines(ask(here, "case", tree=True)))
    assert "File" in said
    assert "means the same as File (shared word). Approved by Data steward on 1 February 2026" in said
    assert "Where: Adults only" in said
    assert "\n".join(text.lines(ask(here, "zebra crossing"))).startswith("Nothing goes by “zebra crossing”.")


def test_a_sheet_has_a_row_a_term_and_no_formula(registers: Any, here: Any) -> None:
    registers.record("town/vocabulary/odd", title="Odd", status="active", terms=[{"id": "sum", "label": "=1+1"}])
    session = registers.session(as_of=ON)
    made = sheets.file(sheets.whole("vocab", session, Question(vocabulary=("odd",))), "csv").decode("utf-8-sig")
    assert "'=1+1" in made
    assert "Shared words" in sheets.file(sheets.whole("vocab", session, Question()), "csv").decode("utf-8-sig")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_whatever_is_typed_is_only_looked_up(here: Any, words: str) -> None:
    answer = ask(here, words)
    assert answer.total >= len(answer.rows)
    list(text.lines(answer))
