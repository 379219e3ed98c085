"""The verb `model`: the integration model as a tree, who maps to each concept, and which nobody uses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.cli.text import model as text
from registry.errors import NotFound, UsageError
from registry.verbs.words import model
from registry.verbs.words.model import Answer, Question
from tests.verbs.two_tongues import SHARED, write

ON = date(2026, 6, 1)


@pytest.fixture
def here(registers: Any) -> Any:
    write(registers)
    return registers.session(as_of=ON)


def ask(session: Any, **asked: Any) -> Answer:
    return model.run(session, Question(**asked))


def test_each_concept_says_how_many_organisations_have_what_for_it(here: Any) -> None:
    rows = {row.key: row for row in ask(here).rows}
    client, person, inquiry = rows["client"], rows["person"], rows["inquiry"]
    assert (client.same, client.broader, client.organisations) == (1, 1, 2)
    assert (person.narrower, person.organisations) == (1, 1)
    # What is only proposed counts for nothing.
    assert (inquiry.same, inquiry.close, inquiry.organisations) == (1, 0, 1)
    assert (client.depth, person.below, person.children, person.below_used, client.below_used) == (1, 1, 1, 1, 0)


def test_what_nobody_maps_to_is_listed(here: Any) -> None:
    answer = ask(here)
    assert [each.label for each in answer.unused] == ["Unicorn"]
    assert (answer.concepts, answer.used, answer.shared, answer.unused_total) == (6, 5, 1, 1)
    assert [row.label for row in ask(here, used="none").rows] == ["Unicorn"]
    assert [row.label for row in ask(here, used="several").rows] == ["Client"]
    assert len(ask(here, used="some").rows) == answer.used


def test_a_concept_is_used_where_one_below_it_is(registers: Any, here: Any) -> None:
    before = ask(registers.session(as_of=date(2026, 1, 15)))
    assert before.unused_total == before.concepts
    assert "Person" not in [each.label for each in ask(here).unused]


def test_a_branch_is_one_concept_and_what_stands_below_it(here: Any) -> None:
    answer = ask(here, concept="client")
    assert [row.label for row in answer.rows] == ["Client"]
    assert [each.label for each in answer.path] == ["Person"]
    assert answer.branch is not None
    assert answer.branch.depth == 0


def test_levels_narrow_what_is_shown(here: Any) -> None:
    assert [row.label for row in ask(here, level=("foundation",)).rows] == ["Person"]
    assert ("general", "General", 4) in ask(here).levels


def test_versions_come_newest_first_and_in_words(here: Any) -> None:
    assert [(each.version, each.on, each.breaks) for each in ask(here).changes] == [
        ("2", "1 March 2026", "no"), ("1", "1 January 2026", ""),
    ]  # fmt: skip


def test_without_a_model_or_a_concept_of_that_name_it_says_so(registers: Any, here: Any) -> None:
    with pytest.raises(NotFound, match="no concept clint"):
        ask(here, concept="clint")
    with pytest.raises(UsageError):
        ask(here, model="care")
    with pytest.raises(UsageError):
        ask(here, limit="no")
    (registers.root / "town/vocabularies/shared.yaml").unlink()
    with pytest.raises(NotFound, match="No vocabulary here is an integration model"):
        ask(registers.session(as_of=ON))


def test_the_text_is_the_tree(here: Any) -> None:
    said = "\n".join(text.lines(ask(here)))
    assert "  Client  [client]" in said.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert "2 organisations: 1 means the same, 1 has something broader" in said
    assert SHARED in said
