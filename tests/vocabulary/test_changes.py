"""What changed between two versions of a vocabulary, and which mappings use what changed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from registry.vocabulary.changes import changes, not_total, touched, uses_of

MARK: dict[str, Any] = {
    "id": "mark", "label": "Mark", "definition": "The mark in the register", "notation": "Mark", "datatype": "code",
    "codes": [{"id": "present", "code": "P", "label": "Present"}, {"id": "sick", "code": "S", "label": "Ill"}],
}  # fmt: skip
CASE: dict[str, Any] = {"id": "case", "label": "Case", "parent": "record"}

_ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from("abcd")},
        optional={"label": st.sampled_from(["One", "Two", "Ones"]), "parent": st.just("a"), "unit": st.just("x")},
    ),
    unique_by=lambda each: each["id"],
)


def said(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    return [(each.sort, each.term, each.code, each.field) for each in changes(before, after)]


def test_each_sort_of_change_is_told_apart() -> None:
    after = MARK | {"label": "Register mark", "definition": "Who was there", "datatype": "text", "unit": "mark"}
    assert said([MARK], [after]) == [
        ("other-values", "mark", "", "datatype"), ("other-values", "mark", "", "unit"),
        ("redefined", "mark", "", "definition"), ("relabelled", "mark", "", "label"),
    ]  # fmt: skip
    assert said([CASE], [CASE | {"parent": "file"}]) == [("moved", "case", "", "parent")]
    assert said([CASE], [CASE | {"term_status": "deprecated"}]) == [("deprecated", "case", "", "term_status")]
    assert said([CASE | {"deprecated": "2026-01-01"}], [CASE]) == [("back", "case", "", "deprecated")]


def test_codes_come_and_go_within_their_term() -> None:
    after = MARK | {"codes": [MARK["codes"][0], {"id": "holiday", "code": "H", "label": "Leave"}]}
    assert said([MARK], [after]) == [("gone", "mark", "sick", ""), ("added", "mark", "holiday", "")]


def test_a_term_under_another_key_is_a_guess_that_says_what_it_rests_on() -> None:
    after = MARK | {"id": "register-mark", "label": "Register mark"}
    renamed, relabelled = changes([MARK], [after])
    assert (renamed.sort, renamed.before, renamed.after) == ("renamed", "mark", "register-mark")
    assert renamed.why == (("notation", "Mark"),)
    assert (relabelled.sort, relabelled.term) == ("relabelled", "mark")


def test_what_several_have_in_common_makes_no_guess() -> None:
    before = [{"id": "a", "label": "Other"}]
    after = [{"id": "b", "label": "Other"}, {"id": "c", "label": "Other", "notation": "Y"}]
    (change, *_rest) = changes(before, after)
    assert change.sort in {"gone", "renamed"}
    assert [each.sort for each in changes([{"id": "a", "label": "Date"}], [{"id": "b", "label": "Amount"}])] == [
        "gone", "added",
    ]  # fmt: skip


@given(_ENTRIES, _ENTRIES)
def test_nothing_changes_between_a_list_and_itself_and_every_key_is_accounted_for(
    before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> None:
    assert changes(before, before) == ()
    found = changes(before, after)
    old, new = {each["id"] for each in before}, {each["id"] for each in after}
    gone = {each.term for each in found if each.sort == "gone"}
    renamed = {each.before: each.after for each in found if each.sort == "renamed"}
    added = {each.term for each in found if each.sort == "added"}
    assert gone | renamed.keys() == old - new
    assert added | set(renamed.values()) == new - old
    assert not gone & renamed.keys()


def test_a_mapping_breaks_where_it_uses_what_changed_also_in_its_table_of_codes() -> None:
    after = MARK | {"codes": [MARK["codes"][0], {"id": "holiday", "code": "H"}]}
    hit = touched(changes([MARK, CASE], [after]))
    assert hit == {("mark", "sick"): ("gone",), ("mark", ""): ("codes-changed",), ("case", ""): ("gone",)}
    mapping = {
        "id": "m", "subject": ["mark"], "object": ["x"],
        "transform": {"terminology": [{"subject_code": "P"}, {"subject_code": "S"}]},
    }  # fmt: skip
    names = {("mark", "sick"): "S", ("mark", "present"): "P"}
    assert list(uses_of(mapping, "subject", hit, names)) == [("mark", ""), ("mark", "sick")]
    assert list(uses_of(mapping, "object", hit, names)) == []
    assert not_total(mapping, "subject", after["codes"]) == ("H",)
    assert not_total({"id": "m", "subject": ["mark"]}, "subject", after["codes"]) == ()


def test_what_is_only_called_otherwise_breaks_nothing() -> None:
    assert touched(changes([CASE], [CASE | {"label": "Matter"}])) == {}
