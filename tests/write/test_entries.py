"""Changing an entry of a record's file: what was asked for changes, and nothing else, however YAML is written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.parse import parse
from registry.write import CannotFormat, as_yaml
from registry.write.entries import with_changes

ORDER = (
    "kind",
    "id",
    "title",
    "status",
    "status_history",
    "table",
    "reviews_file",
    "mappings",
    "agreements",
    "steward",
)
ENTRY = ("id", "subject", "object", "predicate", "transform", "mapping_status", "approved", "retired", "reasoning")

TEXT = """\
# At the top.
kind: mapping-set
id: words
title: "Words"
status: active   # since May
status_history:
- on: 2026-05-04
  status: active
mappings:
  # About the first.
  - id: one
    subject: [a]          # one letter
    object:
      - b
    predicate: exact
    reasoning: |
      Two lines.
      # Not a comment.

  # About the second.
  - {id: two, subject: [c], object: []}
# At the end of the list.
steward: Data steward
"""


def changed(text: str, fields: Any = (), entries: Any = ()) -> str:
    return with_changes(text.encode(), dict(fields), "mappings", list(entries), ORDER, ENTRY).decode()


def entries_of(text: str) -> list[Any]:
    data, problems = parse(text.encode())
    assert data is not None
    assert not problems
    return list(data["mappings"])


def test_one_field_of_one_entry_is_one_line() -> None:
    first = entries_of(TEXT)[0]
    made = changed(TEXT, entries=[first | {"predicate": "broad"}])
    assert made == TEXT.replace("predicate: exact", "predicate: broad")


def test_a_new_entry_stands_at_the_end_of_the_list_before_what_follows() -> None:
    made = changed(TEXT, entries=[{"id": "three", "subject": ["d"], "object": []}])
    assert made == TEXT.replace(
        "# At the end of the list.", "  - id: three\n    subject:\n      - d\n    object: []\n# At the end of the list."
    )


def test_new_fields_stand_in_their_place_and_lists_grow() -> None:
    more = {"on": "2026-11-21", "status": "retired", "by": "Head"}
    history = [{"on": "2026-05-04", "status": "active"}, more]
    made = changed(TEXT, {"reviews_file": "words.reviews.jsonl", "status_history": history})
    assert made.index("reviews_file") < made.index("mappings:")
    assert all(
        line in made.splitlines() for line in TEXT.splitlines() if not line.startswith(("- on", "  status: active"))
    )


def test_a_comment_on_a_line_that_goes_stays_above_the_entry() -> None:
    text = TEXT.replace("predicate: exact", "predicate: exact  # ask Ann's team")
    first = {name: value for name, value in entries_of(text)[0].items() if name != "predicate"}
    made = changed(text, entries=[first])
    assert "# ask Ann's team" in made
    assert entries_of(made)[0] == first


@pytest.mark.parametrize("before", ["mappings: []\n", "", "mappings: [{id: two, subject: [c], object: []}]\n"])
def test_a_list_that_is_empty_absent_or_in_brackets(before: str) -> None:
    text = f"kind: mapping-set\nid: words\ntitle: Words\nstatus: draft\n{before}steward: Somebody  # else\n"
    entry = {"id": "new", "subject": ["x"], "object": ["y"]}
    made = changed(text, entries=[entry])
    assert entries_of(made)[-1] == entry
    assert made.endswith("steward: Somebody  # else\n")


def test_line_ends_and_the_mark_at_the_start_stay() -> None:
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    first = entries_of(TEXT)[0]
    made = with_changes(raw, {}, "mappings", [first | {"predicate": "broad"}], ORDER, ENTRY)
    assert made == raw.replace(b"predicate: exact", b"predicate: broad")


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(CannotFormat):
        changed("a: [1\n", entries=[{"id": "x"}])


_ODD = ("Cc", "Cs", "Zl", "Zp", "Cn", "Co")
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=_ODD), min_size=1, max_size=60).filter(str.strip)
_KEYS = st.from_regex("[a-z][a-z0-9]{0,8}", fullmatch=True)
_ENTRIES = st.lists(
    st.fixed_dictionaries(
        {"id": _KEYS, "subject": st.lists(_KEYS, max_size=3)},
        optional={
            "predicate": st.sampled_from(["exact", "broad"]), "reasoning": _WORDS, "approved": st.just("2026-02-30"),
            "transform": st.fixed_dictionaries({"takes": _WORDS}),
        },
    ),
    min_size=1, max_size=5, unique_by=lambda each: each["id"],
)  # fmt: skip


@given(before=_ENTRIES, after=_ENTRIES, comment=_WORDS, deep=st.booleans())
def test_whatever_changes_nothing_else_does(before: Any, after: Any, comment: str, deep: bool) -> None:
    start = {
        "kind": "mapping-set",
        "id": "words",
        "title": comment,
        "status": "draft",
        "mappings": before,
        "steward": "S",
    }
    note = " ".join(comment.split())
    text = as_yaml(start).replace("mappings:\n", f"mappings:\n{'  ' if deep else ''}# {note}\n")
    made = changed(text, {"reviews_file": "words.reviews.jsonl"}, after)
    new = {each["id"]: each for each in after}
    old = [each["id"] for each in before]
    wanted = [new.get(each["id"], each) for each in before] + [each for each in after if each["id"] not in old]
    data, problems = parse(made.encode())
    assert not problems
    assert data == start | {"reviews_file": "words.reviews.jsonl", "mappings": wanted}
    assert f"# {note}" in made
