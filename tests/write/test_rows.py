"""Changing a row of the table beside a mapping set: every other row stays as it is, byte for byte."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.sssom import table
from registry.load.snapshot import Loaded
from registry.load.table import table_rows
from registry.source import Document, Ref
from registry.tree import Folder
from registry.write import CannotFormat
from registry.write.rows import table_said, with_rows

HEADER: dict[str, Any] = {
    "kind": "mapping-set", "id": "words", "title": "Words", "status": "draft", "subject_vocabulary": "words",
    "object_vocabulary": "hub", "table": {"file": "words.sssom.tsv", "rows": 1},
}  # fmt: skip
SET = Loaded(Ref("north", "mapping-set", "words"), Document("north", "mappings/words.yaml", HEADER))
PLAIN = (
    b"ext_id\tsubject_id\tpredicate_id\tobject_id\tobject_source_version\r\n"
    b"one\twords:a\tskos:exactMatch\thub:b\t9\r\ntwo\twords:c\tskos:exactMatch\thub:d\t\r\n"
)


def test_a_row_is_changed_in_its_place() -> None:
    made, rows = with_rows(PLAIN, SET, [{"id": "two", "subject": ["c"], "object": ["e"], "predicate": "broad"}])
    assert made.splitlines()[:2] == PLAIN.splitlines()[:2] or b"mapping_justification" in made.splitlines()[0]
    assert b"two\twords:c\tskos:broadMatch\thub:e" in made
    assert rows == 2


def test_columns_of_others_keep_what_they_say() -> None:
    made, _rows = with_rows(PLAIN, SET, [{"id": "one", "subject": ["a"], "object": ["b"], "predicate": "close"}])
    assert made.splitlines()[1].split(b"\t")[4] == b"9"


def test_columns_that_are_lacking_are_added_to_every_row() -> None:
    new = {"id": "three", "subject": ["x"], "object": [], "no_term_found": "yes", "reasoning": 'Tab\there, "so"'}
    made, rows = with_rows(PLAIN, SET, [new])
    lines = made.decode().splitlines()
    assert {line.count("\t") for line in lines[:3]} == {lines[0].count("\t")}
    assert rows == 3
    assert lines[1].startswith("one\twords:a\tskos:exactMatch\thub:b\t9")


def test_a_table_without_headings_is_refused() -> None:
    with pytest.raises(CannotFormat):
        with_rows(b"nothing\n", SET, [{"id": "one", "subject": ["a"], "object": []}])


def test_the_header_says_the_digest_and_as_much_as_it_said() -> None:
    assert table_said(b"x", 7, {"file": "a.tsv", "rows": 1})["rows"] == 7
    assert "rows" not in table_said(b"x", 7, {"file": "a.tsv"})


_KEYS = st.from_regex("[a-z][a-z0-9]{0,6}", fullmatch=True)
_ODD = ("Cc", "Cs", "Zl", "Zp", "Cn", "Co")
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=_ODD), min_size=1, max_size=60).filter(str.strip)
_SEVERAL = st.lists(_KEYS, min_size=1, max_size=2)
_MAPPINGS = st.lists(
    st.fixed_dictionaries(
        {"id": _KEYS, "subject": _SEVERAL, "object": _SEVERAL},
        optional={
            "predicate": st.sampled_from(["exact", "broad", "close"]), "reasoning": _WORDS, "order": st.integers(0, 9),
            "mapping_status": st.sampled_from(["proposed", "approved", "rejected"]), "approved": st.just("2026-02-03"),
            "transform": st.fixed_dictionaries({"takes": _WORDS}),
        },
    ),
    min_size=1, max_size=5, unique_by=lambda each: each["id"],
)  # fmt: skip


@given(before=_MAPPINGS, after=_MAPPINGS)
def test_whatever_changes_is_read_back_and_nothing_else_changes(
    before: Any, after: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("north")
    (root / "mappings").mkdir()
    data = table(before, "words", "hub").encode()
    made, rows = with_rows(data, SET, after)
    (root / "mappings/words.sssom.tsv").write_bytes(made)
    new = {each["id"]: each for each in after}
    old = [each["id"] for each in before]
    wanted = [new.get(each["id"], each) for each in before] + [each for each in after if each["id"] not in old]
    found = [entry for entry, _start in table_rows(Folder("north", root), SET).entries]
    assert found == wanted
    assert rows == len(wanted)
