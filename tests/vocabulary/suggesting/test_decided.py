"""What is remembered of decisions: by name and data set, by whom; and how much there is to go by."""

from __future__ import annotations

import gc

import pytest

from registry.vocabulary.suggesting.candidates import Candidate, Candidates
from registry.vocabulary.suggesting.decided import Decided, Memory
from registry.vocabulary.suggesting.evidence import stage_of
from registry.vocabulary.suggesting.names import name_of
from registry.vocabulary.suggesting.ranker import Ranker
from registry.vocabulary.suggesting.suggestion import Unmapped


def mapped(column: str, field: str | None, publisher: str, data_set: str = "trees") -> Decided:
    return Decided((column,), data_set, publisher, field)


def test_a_name_that_many_have_is_one_name_with_a_column_for_each_data_set() -> None:
    rows = [mapped("Ref", "reference", f"council-{at}", ("trees", "ponds")[at % 2]) for at in range(100)]
    columns = Memory(rows).same(name_of("REF"))
    assert [column.data_set for column in columns] == ["trees", "ponds"]
    assert [column.votes("council-0")["reference"] for column in columns] == [49, 50]


def test_what_was_worked_out_before_does_not_outlive_another_decision() -> None:
    memory = Memory([mapped("tree ref", "reference", "one")])
    assert memory.by_word("tree") == {"reference": {"one"}}
    before = memory.rarity("ref")
    memory.add(mapped("tree name", "name", "two"))
    assert memory.by_word("tree") == {"reference": {"one"}, "name": {"two"}}
    assert memory.rarity("ref") > before


def test_many_names_with_the_same_letters_do_not_hide_the_nearest() -> None:
    rows = [mapped(f"tree number {at}", "reference", "one") for at in range(3_000)]
    memory = Memory([*rows, mapped("tree preservation", "notes", "two")])
    _near, column = memory.near(name_of("tree preservatn"), most_looked_at=500)[0]
    assert column.name.text == "tree preservation"


@pytest.mark.parametrize("was", [True, False])
def test_rubbish_is_collected_again_once_memory_is_built_if_it_was_before(was: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was else gc.disable)()
        Memory([mapped("ref", "reference", "one")])
        assert gc.isenabled() is was
    finally:
        (gc.enable if before else gc.disable)()


def test_confidence_is_told_apart_by_how_many_decided_anything() -> None:
    stages = [stage_of(Memory(mapped("ref", "reference", f"c-{at}") for at in range(n)), "c-0") for n in (0, 1, 2, 90)]
    assert stages == ["nothing-decided", "nothing-decided", "few-decided", "many-decided"]


def test_initials_lead_to_what_they_stand_for_but_in_a_data_set_of_just_these() -> None:
    fields = ("reference", "name", "tree-preservation-order")
    found = Ranker(Candidates(Candidate(each, (each,)) for each in fields), Memory())

    def share(data_set: str) -> float:
        ranked = found.rank(Unmapped("TPO_NO", data_set=data_set)).ranked
        return next(each.share for each in ranked if each.target == "tree-preservation-order")

    assert share("trees") > 3 * share("tree-preservation-order")
