"""The verbs `mapped` and `steps`: numbers agree with the terms behind them, and flows with the rules."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.cli.text.mapped import lines
from registry.cli.text.steps import lines as step_lines
from registry.concepts.mapped import DECIDED, USABLE
from registry.errors import NotFound, UsageError
from registry.session import Session
from registry.verbs.checks import gaps
from registry.verbs.sheets import paging as sheets
from registry.verbs.words import mapped, steps
from tests.vocabulary.words_for_coverage import federation

SAMPLE = Path(__file__).parents[2] / "agreements"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The sample, in a folder where its index may be written."""
    place = tmp_path_factory.mktemp("sample") / "agreements"
    shutil.copytree(SAMPLE, place, ignore=shutil.ignore_patterns(".muniment"))
    return Session(federation=place)


def written(registers: Any) -> Session:
    """The small federation of `words_for_coverage`, as files."""
    for register, records in federation().items():
        for each in records:
            said = {name: value for name, value in each.items() if name not in ("kind", "id")}
            registers.record(f"{register}/{each['kind']}/{each['id']}", **said)
    registers.federation("hub", "east", "west")
    made: Session = registers.session(as_of=date(2026, 11, 21))
    return made


def asked(session: Session, about: str = "", **question: Any) -> mapped.Answer:
    return mapped.run(session, mapped.Question(about, **question))


def test_every_number_is_that_of_the_terms_behind_it(session: Session) -> None:
    answer = asked(session)
    assert answer.terms.total == sum(each.terms.total for each in answer.vocabularies)
    assert answer.terms.total == sum(each.terms.total for each in answer.organisations)
    for name, number in answer.terms.by:
        assert asked(session, mapped=(name,)).total == number
    decided = asked(session, mapped=tuple(each.value for each in DECIDED)).total
    usable = asked(session, mapped=tuple(each.value for each in USABLE)).total
    assert (decided, usable) == (answer.terms.decided, answer.terms.usable)
    assert asked(session, undecided=True).total == answer.terms.total - decided


def test_pages_together_hold_every_term_once(session: Session) -> None:
    whole = [row.term.address for row in asked(session, undecided=True, codes=True, limit="500").rows]
    paged, after = [], ""
    while True:
        page = asked(session, undecided=True, codes=True, limit="7", after=after)
        paged += [row.term.address for row in page.rows]
        if not (after := page.next):
            break
    assert paged == whole
    assert len(set(whole)) == len(whole) == page.total


def test_a_pair_of_the_matrix_has_as_many_terms_as_its_cell_says(session: Session) -> None:
    answer = asked(session, matrix=True)
    assert answer.questions
    cell = max(answer.cells, key=lambda each: each.usable)
    for group, number in cell.groups:
        assert asked(session, cell.one, to=cell.other, outcome=(group,)).total == number
    assert asked(session, cell.one, to=cell.other).total == cell.total


def test_flows_say_what_the_rules_say(session: Session) -> None:
    words = asked(session, flows=True).flows
    found = gaps.run(session, gaps.Question(rule=("term-unmapped",), outcome=("violated",), limit="500", waived="yes"))
    assert {each.finding for each in words if each.state == "missing"} == {row.fingerprint for row in found.rows}
    assert found.rows
    lossy = gaps.run(session, gaps.Question(rule=("mapping-lossy-unapproved",), outcome=("violated",), waived="yes"))
    named = {place.rpartition("/")[0] for row in lossy.rows for place in row.at}
    assert {each.mapping for each in words if each.state == "lossy-agreed"} & named == set()


def test_a_vocabulary_or_an_organisation_may_be_asked_about(registers: Any) -> None:
    session = written(registers)
    assert asked(session, "east").terms == asked(session, "east/vocabulary/east").terms
    assert [each.vocabulary.title for each in asked(session, "west").vocabularies] == ["West"]
    (row,) = asked(session, "east", mapped=("proposed",)).rows
    assert (row.term.title, [one.title for _how, one in row.to]) == ("Hunch", ["Place"])


def test_the_most_used_terms_that_are_open_come_first(registers: Any) -> None:
    rows = asked(written(registers), "east", mapped=("no-term",), codes=True).rows
    assert [(row.term.title, row.used) for row in rows] == [("shut", 10), ("Queue", -1)]


def test_the_shared_model_is_looked_at_by_whoever_looks_after_it(registers: Any) -> None:
    answer = asked(written(registers), hub=True)
    (model,) = answer.shared
    assert [row.term.title for row in model.orphans] == ["Place"]
    assert [row.organisations for row in answer.lacking] == [("East", "West")]
    assert [row.breaks for row in answer.outdated] == ["yes"]


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ({"about": "no-such"}, NotFound),
        ({"about": "hub/vocabulary/hub"}, UsageError),
        ({"about": "east", "to": "east"}, UsageError),
        ({"to": "east"}, UsageError),
        ({"about": "east", "outcome": ("exact",)}, UsageError),
        ({"mapped": ("sideways",)}, UsageError),
        ({"undecided": True, "limit": "many"}, UsageError),
        ({"undecided": True, "after": "-1"}, UsageError),
    ],
)
def test_what_cannot_be_answered_is_said_plainly(registers: Any, question: dict[str, Any], error: type) -> None:
    with pytest.raises(error):
        mapped.run(written(registers), mapped.Question(**question))


def test_without_words_there_is_something_to_do(registers: Any) -> None:
    registers.record("north/organisation/north", register="north")
    registers.federation("north")
    answer = asked(registers.session())
    assert answer.vocabularies == ()
    assert "vocabulary" in "\n".join(lines(answer))


def test_it_reads_as_text_json_and_table(session: Session) -> None:
    answer = asked(session, undecided=True, matrix=True, hub=True, flows=True)
    text = "\n".join(lines(answer))
    for part in ("Whose words can be told in whose", "What agreed flows depend on", "no shared term"):
        assert part in text
    json.dumps(asdict(answer))
    for question, column in ((mapped.Question(), "Vocabulary"), (mapped.Question(undecided=True), "Term")):
        made = sheets.whole("mapped", session, question)
        assert made.columns[0].title == column
        assert len(list(made.rows)) == made.total
    pairs = sheets.whole("mapped", session, mapped.Question(matrix=True))
    assert all(sum(row[4:]) == row[2] for row in pairs.rows)  # type: ignore[arg-type]


# ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_step_says_how_far_it_is_and_what_comes_next(registers: Any) -> None:
    answer = steps.run(written(registers), steps.Question("east"))
    assert [each.number for each in answer.steps] == list(range(9))
    assert [each.title for each in answer.models] == ["Hub"]
    for step in answer.steps:
        assert (step.next == "") == (step.state == "done"), step.title
    looked_for = next(fact for fact in answer.steps[2].facts if fact.what == "undecided")
    assert [each.title for each in looked_for.terms] == ["Blank"]
    assert "Find the shared terms that fit" in "\n".join(step_lines(answer))
    json.dumps(asdict(answer))


def test_codes_that_are_not_those_of_the_shared_term_need_a_table(registers: Any) -> None:
    made = federation()
    made["hub"][0]["terms"][5]["codes"] = [{"id": "live", "code": "L"}]
    answers = []
    for pairs in ([{"subject_code": "O", "object_codes": ["live"], "predicate": "exact"}], []):
        made["east"][2]["mappings"][4]["transform"] = {"terminology": pairs}
        for register, records in made.items():
            for each in records:
                said = {name: value for name, value in each.items() if name not in ("kind", "id")}
                registers.record(f"{register}/{each['kind']}/{each['id']}", **said)
        registers.federation("hub", "east", "west")
        answer = steps.run(registers.session(as_of=date(2026, 11, 21)), steps.Question("east"))
        answers.append(next(fact for fact in answer.steps[6].facts if fact.what == "transformed"))
    assert [(fact.number, fact.of) for fact in answers] == [(1, 1), (0, 1)]
    assert [each.title for each in answers[1].terms] == ["State"]


@pytest.mark.parametrize(("name", "error"), [("", UsageError), ("hub", UsageError), ("no-such", NotFound)])
def test_only_words_that_are_to_be_mapped_have_a_way(registers: Any, name: str, error: type) -> None:
    with pytest.raises(error):
        steps.run(written(registers), steps.Question(name))


def test_every_application_model_of_the_sample_has_its_way(session: Session) -> None:
    for row in asked(session).vocabularies:
        answer = steps.run(session, steps.Question(row.vocabulary.address))
        assert answer.terms == row.terms.total
        assert list(step_lines(answer))
