"""CSV as people send it: each thing that goes wrong with it is told with its line, and costs no other row."""

from __future__ import annotations

import pytest

from registry.errors import MunimentError, UsageError
from tests.tabular.making import put, read, told

PLAIN = "Id,Name,Opened\n1,Mill Lane,2026-01-05\n2,High Street,2026-02-05\n3,Mill Lane,2026-03-05\n"


def test_a_plain_file_is_read_as_it_stands(tmp_path):
    reading, rows, lines = read(put(tmp_path, PLAIN))
    assert reading.columns == ("Id", "Name", "Opened")
    assert rows[1] == ["2", "High Street", "2026-02-05"]
    assert lines == [2, 3, 4]
    assert not reading.troubles
    assert (reading.shape.encoding, reading.shape.separator, reading.shape.line_end) == ("utf-8", ",", "\n")


def test_batches_may_be_asked_for_again_and_begin_again(tmp_path):
    reading, rows, _lines = read(put(tmp_path, PLAIN))
    again = [row for batch in reading.batches(2) for row in batch.rows]
    assert again == rows
    assert [len(batch.rows) for batch in reading.batches(2)] == [2, 1]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_separator_and_line_ends_are_found_out(tmp_path, separator, encoding, end):
    table = [
        ["Név" if encoding.startswith("utf") else "Café", "Cost", "Note"],
        ["a", "£5.00", "“so”"],
        ["b", "£6.10", "né"],
    ]
    text = "".join(separator.join(row) + end for row in table)
    reading, rows, _lines = read(put(tmp_path, text.encode(encoding)))
    assert [list(reading.columns), *rows] == table
    assert reading.shape.separator == separator
    assert reading.shape.line_end == end


def test_decimal_commas_do_not_make_the_comma_the_separator(tmp_path):
    reading, rows, _lines = read(put(tmp_path, "a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n1,5;2,5;3,5\n"))
    assert reading.shape.separator == ";"
    assert rows[0] == ["1,5", "2,5", "3,5"]


def test_one_column_is_a_table_too(tmp_path):
    reading, rows, _lines = read(put(tmp_path, "Name\nMill Lane\nHigh Street\n"))
    assert (reading.columns, rows) == (("Name",), [["Mill Lane"], ["High Street"]])


def test_a_line_end_within_quotation_marks_keeps_the_numbers_of_later_lines(tmp_path):
    _reading, rows, lines = read(put(tmp_path, 'Id,Note,Day\n1,"one\ntwo",3\n2,x,4\n'))
    assert rows == [["1", "one\ntwo", "3"], ["2", "x", "4"]]
    assert lines == [2, 4]


def test_a_bad_byte_marks_its_line_and_spoils_no_other(tmp_path):
    text = PLAIN.replace("High Street", "Caf\xe9 Row").encode("windows-1252")
    reading, rows, _lines = read(
        put(tmp_path, "Id,Name,Opened\n0,Café,2026-01-01\n00,Né,2026-01-01\n".encode() + text[15:])
    )
    assert rows[3][1] == "Café Row"
    assert (5, "other-encoding", False) in told(reading)
    assert len(rows) == 5


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_at_most(tmp_path):
    body = "".join(f'{at},"Name, {at}",x\n' for at in range(5_000))
    text = f'Id,Name,Note\n{body}5000,"open, and more, and more\n{body}'
    reading, rows, _lines = read(put(tmp_path, text))
    assert (5_002, "unclosed-quote", True) in told(reading)
    assert len(rows) == 10_000
    assert reading.dropped == 1


def test_a_quotation_mark_inside_a_cell_is_read_as_it_was_meant(tmp_path):
    reading, rows, _lines = read(put(tmp_path, 'Id,Name,Note\n1,"The "Old" Mill",x\n2,"a","b"\n3, "c, d", "e"\n'))
    assert rows == [["1", 'The "Old" Mill', "x"], ["2", "a", "b"], ["3", "c, d", "e"]]
    assert {(2, "stray-quote", False), (4, "stray-quote", False)} <= told(reading)


def test_rows_held_together_by_a_stray_mark_are_taken_apart(tmp_path):
    rows = [f"{at},Mill Lane,x" for at in range(40)]
    rows[3], rows[30] = '3,"Mill Lane,x', '30,Mill Lane",x'
    reading, found, _lines = read(put(tmp_path, "\n".join(["Id,Name,Note", *rows, ""])))
    assert len(found) + reading.dropped == 40
    assert len(found) >= 38


def test_too_many_and_too_few_cells_are_left_out_and_told(tmp_path):
    reading, rows, _lines = read(put(tmp_path, PLAIN + "4,Mill Lane, Leeds,2026-01-05\n5\n6,x,2026-01-05\n"))
    assert [row[0] for row in rows] == ["1", "2", "3", "6"]
    assert {(5, "too-many-cells", True), (6, "too-few-cells", True)} <= told(reading)
    assert next(iter(reading.batches())).first == 1


def test_names_that_are_alike_or_missing_are_told_apart(tmp_path):
    reading, _rows, _lines = read(put(tmp_path, "Name, Name ,,Name (2)\na,b,c,d\na,b,c,d\n"))
    assert reading.columns == ("Name", "Name (3)", "Column 3", "Name (2)")
    assert reading.written == ("Name", " Name ", "", "Name (2)")
    assert {"duplicate-column", "empty-heading"} <= set(reading.counts)


def test_lines_above_the_names_and_below_the_data_are_told(tmp_path):
    text = (
        "Spending over £500\n\nRef,Day,Net,Gross\na,2026-01-05,5.00,6.00\nb,2026-01-06,5.00,6.00\nTotal,,10.00,12.00\n"
    )
    reading, rows, lines = read(put(tmp_path, text))
    assert reading.shape.heading_line == 3
    assert reading.columns == ("Ref", "Day", "Net", "Gross")
    assert lines == [4, 5, 6]
    assert {(1, "lines-above", False), (6, "totals-row", False)} <= told(reading)
    assert rows[-1][0] == "Total"


def test_two_lines_of_names_are_seen(tmp_path):
    text = "ref,day,net\nReference,Date of payment,Net amount\n" + "a1,2026-01-05,5.00\n" * 4
    reading, rows, _lines = read(put(tmp_path, text))
    assert reading.columns == ("ref", "day", "net")
    assert (2, "second-heading", False) in told(reading)
    assert len(rows) == 4


def test_names_over_groups_of_columns_give_way_to_those_below(tmp_path):
    reading, rows, _lines = read(
        put(tmp_path, "Case,,Paid,\nRef,Opened,Day,Net\n" + "a,2026-01-05,2026-01-06,5.00\n" * 4)
    )
    assert reading.columns == ("Ref", "Opened", "Day", "Net")
    assert len(rows) == 4


def test_a_file_without_names_loses_no_row(tmp_path):
    reading, rows, _lines = read(put(tmp_path, "1,2026-01-05,5.00\n2,2026-01-06,6.00\n3,2026-01-07,7.00\n"))
    assert len(rows) == 3
    assert "no-heading" in reading.counts


def test_a_file_put_together_from_two_repeats_its_names(tmp_path):
    reading, rows, _lines = read(put(tmp_path, PLAIN + PLAIN))
    assert len(rows) == 6
    assert (5, "repeated-heading", True) in told(reading)


def test_letters_that_are_nothing_are_left_out_and_told(tmp_path):
    reading, rows, _lines = read(put(tmp_path, PLAIN.replace("High", "Hi\0gh")))
    assert rows[1][1] == "High Street"
    assert (3, "nothing-letter", False) in told(reading)


def test_formulas_are_text_and_counted_and_minus_five_is_a_number(tmp_path):
    reading, rows, _lines = read(put(tmp_path, 'a,b\n=1+1,-5\n-5.50,+44 113 496\n"=HYPERLINK(""x"")",-\n@x,£-3\n'))
    assert rows[0] == ["=1+1", "-5"]
    assert reading.counts["formula"] == 3


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"", "empty"), (b"%PDF-1.7\n", "PDF"), (b"<!DOCTYPE html><html>", "web page"), (b"\x1f\x8b\x08", "compressed"),
        (b"PK\x03\x04broken", "damaged"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "before 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"  \n \n", "nothing"), (b"<?xml version='1.0'?><a/>", "XML"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_said_plainly(tmp_path, start, said):
    with pytest.raises(MunimentError) as told_so:
        read(put(tmp_path, start))
    assert said in told_so.value.message
    assert told_so.value.fix


def test_an_unknown_character_set_or_separator_is_a_question_put_wrongly(tmp_path):
    path = put(tmp_path, PLAIN)
    for wrong in ({"encoding": "utf-9"}, {"encoding": "rot13"}, {"encoding": "utf-7"}, {"separator": ",,"}):
        with pytest.raises(UsageError):
            read(path, **wrong)


def test_a_line_of_megabytes_is_left_out_and_held_no_longer_than_it_must(tmp_path):
    reading, rows, lines = read(put(tmp_path, PLAIN + "x" * (20 << 20) + "\n9,x,2026-01-01\n"))
    assert (5, "line-too-long", True) in told(reading)
    assert (rows[-1][0], lines[-1]) == ("9", 6)
