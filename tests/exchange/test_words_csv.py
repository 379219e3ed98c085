"""Word lists: any common form is taken, row by row; what we write ourselves comes back as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from registry.errors import UsageError
from registry.exchange import sheet_csv
from registry.exchange.receiving import receive
from registry.exchange.sheet import Column, Sheet, as_text
from registry.exchange.words_csv import read, rows_of, title_of
from registry.parse.scalars import CONTROL


def can_be_written(record: dict[str, Any]) -> bool:
    """Whether a file could hold a record: no file may hold hidden characters."""
    return CONTROL.search(json.dumps(record, ensure_ascii=False).replace("\\u", "\x00")) is None


def csv_of(entries: list[dict[str, Any]]) -> bytes:
    """A word list as our own file."""
    columns, rows = rows_of(entries)
    cells = (tuple(row.get(name) for name in columns) for row in rows)
    return sheet_csv.render(
        Sheet("Words", "Words", tuple(Column(title_of(name)) for name in columns), cells, 0, date(2026, 11, 21))
    )


def texts(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in texts(value)]
    return [str(data)]


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=40)
@given(data=st.data())
def test_any_words_come_back_from_our_own_file(
    data: st.DataObject, instances: Callable[[str], st.SearchStrategy[dict[str, Any]]]
) -> None:
    record = data.draw(instances("vocabulary").filter(can_be_written))
    entries = list({each["id"]: each for each in record.get("terms", ())}.values())
    for each in entries:
        for name in ("parent", "part_of", "related", "derived_from", "replaced_by"):
            each.pop(name, None)  # they would have to be there
        if each.get("codes"):
            each["codes"] = list({code["id"]: code for code in each["codes"]}.values())
    # An apostrophe that stands before what looks like a formula is taken for the one that we put there.
    assume(not any(text.startswith("'") and as_text(text[1:]) == text for text in texts(entries)))
    assert read(csv_of(entries), "words.csv").vocabulary.get("terms", []) == entries


def test_others_call_their_columns_otherwise_and_repeat_the_term_beside_each_code() -> None:
    text = (
        "Field;Meaning;Code;Code description;Broader term\n"
        "Status;Where it stands;O;Open;Case\nStatus;;C;Closed;\nCase;;;;\n"
    )
    found = read(text.encode(), "x.csv")
    assert found.vocabulary["terms"] == [
        {"id": "status", "label": "Status", "definition": "Where it stands", "parent": "case",
         "codes": [{"id": "open", "code": "O", "label": "Open"}, {"id": "closed", "code": "C", "label": "Closed"}]},
        {"id": "case", "label": "Case"},
    ]  # fmt: skip
    assert not found.problems


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_separator_and_encoding(separator: str, encoding: str) -> None:
    text = separator.join(("Term", "Definition")) + "\r\n" + separator.join(("Café", "Où l’on boit")) + "\r\n"
    found = read(text.encode(encoding), "words.csv")
    assert found.vocabulary["terms"] == [{"id": "cafe", "label": "Café", "definition": "Où l’on boit"}]
    assert [each.line for each in found.problems] == ([2] if encoding == "cp1252" else [])


def test_what_cannot_be_taken_is_told_with_its_row_and_the_rest_is_taken() -> None:
    text = (
        "Key,Term,Type,Parent,Mystery,Added\n"
        "mark,Mark,Code from a list,,x,2026-01-02\n"
        "mark,Again,,,,\n"
        "sick,Sick,Nonsense,Marks,,1 May\n"
        ",,,,only this,\n"
        "!!!,,,,,\n"
    )
    found = read(text.encode(), "words.csv")
    assert found.vocabulary["terms"] == [
        {"id": "mark", "label": "Mark", "datatype": "code", "added": "2026-01-02"}, {"id": "sick", "label": "Sick"},
    ]  # fmt: skip
    assert [(each.line, each.column) for each in found.problems] == [
        (1, "Mystery"), (3, "Key"), (4, "Datatype"), (4, "Added"), (4, "Parent"), (6, "Key"),
    ]  # fmt: skip
    assert found.left_out == 2


def test_a_formula_stays_text_on_the_way_out_and_comes_back_as_it_was() -> None:
    entries = [{"id": "sum", "label": "=1+1", "definition": "-"}]
    assert b",'=1+1," in csv_of(entries)
    assert read(csv_of(entries), "words.csv").vocabulary["terms"] == entries


def test_a_file_that_is_no_list_of_words_says_what_is_missing() -> None:
    assert "No column says what the terms are called" in read(b"a,b\n1,2\n", "x.csv").problems[-1].message
    assert read(b"\x00\x01", "x.csv").problems[0].message == "This is not text."
    for name, raw in (("words.xlsx", b"PK\x03\x04"), ("words.docx", b"x")):
        with pytest.raises(UsageError):
            receive(raw, name)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_stop_the_reading(rest: bytes) -> None:
    read(b"Term,Code,Parent\n" + rest, "x.csv")
    read(rest, "x.tsv")


def test_hundreds_of_bad_rows_are_counted_and_not_listed() -> None:
    found = read(b"Key,Code of\n" + b"a,nowhere\n" * 900, "x.csv")
    assert len(found.problems) == 201
    assert found.left_out == 900
    assert found.problems[-1].message.startswith("700 more things")
