"""What a column is, from its values alone and from its name."""

from __future__ import annotations

import pytest

from registry.tabular.opening import open_table
from registry.tabular.profiling import Profiler, profiles
from registry.tabular.value_sort import sort_of
from tests.tabular.making import put


def _of(values, name="Column"):
    profiler = Profiler([name])
    profiler.take([[value] for value in values])
    return profiler.profiles()[0]


@pytest.mark.parametrize(
    ("value", "datatype", "form"),
    [
        ("2026-11-22", "date", "YYYY-MM-DD"), ("22/11/2026", "date", "dd/mm/yyyy"),
        ("11/22/2026", "date", "mm/dd/yyyy"),
        ("22.11.26", "date", "dd.mm.yy"), ("22 Nov 2026", "date", "d Mon yyyy"), ("22-Nov-26", "date", "d-Mon-yy"),
        ("22nd November 2026", "date", "d Mon yyyy"), ("Nov 2026", "partial-date", "Mon yyyy"),
        ("2026/27", "partial-date", "YYYY/YY"),
        ("31/02/2026", "text", "no such date"), ("2026-13-01", "text", "no such date"),
        ("2026-11-22T09:30:00Z", "date-time", "YYYY-MM-DD hh:mm"), ("09:30", "time", "hh:mm"),
        ("12", "whole-number", "1234"), ("1,234", "whole-number", "1,234"), ("1.5", "decimal", "1234.5"),
        ("007", "identifier", "digits with a leading 0"), ("£1,234.50", "money", "£1,234.50"),
        ("(1,234.50)", "money", "(1,234.50)"), ("-£5", "money", "£1234.50"), ("12.5%", "percentage", "12%"),
        ("Yes", "yes-no", "Yes or No"), ("LS1 4AP", "address", "postcode"),
        ("12 Mill Lane, Leeds", "address", "address"),
        ("https://example.org/a", "link", "web address"), ("POINT (1 2)", "geometry", "WKT"),
        ('{"type": "Point", "coordinates": [1, 2]}', "geometry", "GeoJSON"),
        ("53.8012, -1.5491", "geometry", "two coordinates"),
        ("HW-2026/0041", "identifier", "letters and digits"),
        ("3 days", "period", "length of time"),
        ("P3D", "period", "length of time"),
        ("plan.pdf", "file", "file name"), ("Pothole outside the school", "text", ""), ("=1+1", "text", ""),
    ],
)  # fmt: skip
def test_one_value(value, datatype, form):
    assert sort_of(value)[:2] == (datatype, form)


def test_a_column_that_is_half_dates_says_so():
    found = _of(["05/13/2026", "waiting for papers", "06/14/2026", "sent back"])
    assert (found.datatype, found.share) == ("date", 0.5)
    assert found.forms[0].form == "mm/dd/yyyy"
    assert any("2 of 4" in each for each in found.troubles)


def test_day_and_month_that_cannot_be_told_apart_are_told():
    assert any(
        "could begin with the day or with the month" in each for each in _of(["01/02/2026", "03/04/2026"]).troubles
    )
    assert any("some with the month" in each for each in _of(["13/02/2026", "03/14/2026"]).troubles)
    assert not _of(["13/02/2026", "03/04/2026"]).troubles


def test_marks_for_nothing_known_are_no_values():
    found = _of(["N/A", "5", "tbc", "6", "", "N/A"])
    assert (found.rows, found.filled, found.datatype) == (6, 2, "whole-number")
    assert [tuple(each) for each in found.not_known] == [("N/A", 2), ("tbc", 1)]


def test_codes_are_few_and_told_unless_they_are_of_people():
    values = ["open", "closed", "open", "closed", "open", "on hold"] * 3
    assert _of(values).datatype == "code"
    assert _of(values).common[0] == ("open", 9)
    profiler = Profiler(["Name"], is_personal=lambda _name, _values: "people")
    profiler.take([[value] for value in values])
    assert profiler.profiles()[0].common == ()
    assert profiler.profiles()[0].is_personal == "people"


def test_names_of_columns_tell_what_digits_are():
    assert _of([str(45_000 + at) for at in range(9)], "Date opened").datatype == "date"
    assert _of([str(45_000 + at) for at in range(9)], "UPRN").datatype == "identifier"
    assert _of([f"{at}.50" for at in range(9)], "Net amount").datatype == "money"
    assert _of([f"{at}.5" for at in range(9)], "Depth").datatype == "decimal"
    assert _of(["2024", "2025", "2026"], "Year").datatype == "partial-date"


def test_several_values_in_a_cell():
    assert _of(["a; b", "b; c", "a", "c; a"] * 4).separator == ";"
    assert _of(["Mill Lane, Leeds, LS1 4AP", "High Street, Leeds, LS1 4AQ"]).separator == ""


def test_counting_is_bounded_and_says_so():
    found = _of([f"reference {at}" for at in range(30_000)])
    assert found.is_bounded
    assert found.rows == found.filled == 30_000
    profiler = Profiler(["a"])
    for start in range(0, 50_000, 5_000):
        profiler.take([[str(at) if start < 25_000 else f"word {at}"] for at in range(start, start + 5_000)])
    assert profiler.profiles()[0].share < 0.9  # what begins beyond the bound is seen too


def test_no_more_rows_are_looked_at_than_wanted(tmp_path):
    path = put(tmp_path, "a,b\n" + "1,x\n" * 50)
    assert profiles(open_table(path), most_rows=10)[0].rows == 10
