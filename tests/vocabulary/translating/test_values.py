"""How single values are read and written: dates, numbers, yes and no, and patterns that others wrote."""

from __future__ import annotations

import contextlib
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.vocabulary.translating.legs import Encoding, Structure
from registry.vocabulary.translating.patterns import rewriter
from registry.vocabulary.translating.turned import Lost, Trail, Unable

REFUSED = None

FORMS = [
    # how one side writes, how the other does, a value, what it becomes (None: refused)
    ("dd/mm/yyyy", "YYYY-MM-DD", "14/09/2026", "2026-09-14"),
    ("dd/mm/yyyy", "YYYY-MM-DD", "31/02/2026", REFUSED),
    ("dd/mm/yyyy", "YYYY-MM-DD", "09/2026", REFUSED),
    ("dd/mm/yyyy", "YYYY-MM-DD", "1/2/2026", REFUSED),
    ("d/m/yyyy", "YYYY-MM-DD", "1/2/2026", "2026-02-01"),
    ("dd-Mmm-yyyy", "dd.mm.yyyy", "05-Mar-2026", "05.03.2026"),
    ("dd-Mmm-yyyy", "dd.mm.yyyy", "05-Mrz-2026", REFUSED),
    ("dd/mm/yy", "YYYY-MM-DD", "14/09/26", "2026-09-14"),
    ("dd/mm/yy", "YYYY-MM-DD", "14/09/27", "1927-09-14"),
    ("YYYY-MM-DD", "dd/mm/yy", "1926-09-14", REFUSED),
    ("YYYY-MM-DD", "dd/mm/yy", "1927-09-14", "14/09/27"),
    ("yyyymmdd", "d mmmm yyyy", "20260914", "14 September 2026"),
    ("--/mm/yyyy or --/--/yyyy", "YYYY-MM or YYYY", "--/09/1963", "1963-09"),
    ("--/mm/yyyy or --/--/yyyy", "YYYY-MM or YYYY", "--/--/1963", "1963"),
    ("mm/yyyy", "YYYY-MM-DD", "09/1963", REFUSED),
    ("dd/mm/yyyy hh:mm", "YYYY-MM-DDThh:mm", "14/09/2026 23:05", "2026-09-14T23:05"),
    ("dd/mm/yyyy hh:mm", "YYYY-MM-DDThh:mm", "14/09/2026 24:05", REFUSED),
    ("£1,234.56", "1234.56", "£1,386.64", "1386.64"),
    ("1234.56", "(£1,234.56)", "-1386.64", "(£1,386.64)"),
    ("1234.56", "£1,234.56", "0.005", REFUSED),
    ("£1,234.56", "1234.56", "twelve", REFUSED),
    ("Y/N", "true or false", "y", "true"),
    ("Y/N", "true or false", "maybe", REFUSED),
]


@pytest.mark.parametrize(("one", "other", "value", "expected"), FORMS)
def test_forms(one: str, other: str, value: str, expected: str | None) -> None:
    leg = Encoding({"subject_form": one, "object_form": other}, 2026)
    if expected is None:
        with pytest.raises(Lost):
            leg.ahead(value, Trail())
    else:
        assert leg.ahead(value, Trail()) == expected


def test_a_date_that_becomes_a_year_is_broader_and_a_year_becomes_no_date() -> None:
    leg, trail = Encoding({"subject_form": "dd/mm/yyyy", "object_form": "YYYY"}, 2026), Trail()
    assert leg.ahead("14/09/1963", trail) == "1963"
    assert trail.broader is not None
    assert trail.broader[0] == "precision"
    with pytest.raises(Lost, match="not made up"):
        leg.behind("1963", Trail())


DATE_FORMS = ("dd/mm/yyyy", "YYYY-MM-DD", "dd-Mmm-yyyy", "d.m.yyyy", "yyyymmdd", "d mmmm yyyy", "Mmm d, yyyy")


@given(st.dates(date(1000, 1, 1)), st.sampled_from(DATE_FORMS), st.sampled_from(DATE_FORMS))
def test_every_date_comes_back_from_every_form(day: date, one: str, other: str) -> None:
    start = Encoding({"subject_form": "YYYY-MM-DD", "object_form": one}, 2026)
    leg = Encoding({"subject_form": one, "object_form": other}, 2026)
    written = start.ahead(day.isoformat(), Trail())
    assert leg.behind(leg.ahead(written, Trail()), Trail()) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_pence_and_pounds_come_back_exactly(amount: object) -> None:
    leg = Encoding({"subject_unit": "Pounds", "object_unit": "Pence", "factor": "100"}, 2026)
    pence = leg.ahead(str(amount), Trail())
    assert float(leg.behind(pence, Trail())) == float(str(amount))
    assert "." not in pence
    assert "E" not in pence


def test_a_unit_that_does_not_come_out_even_is_refused_and_not_rounded() -> None:
    leg = Encoding({"subject_unit": "Feet", "object_unit": "Yards", "factor": "3"}, 2026)
    with pytest.raises(Lost, match="even"):
        leg.behind("1", Trail())


@pytest.mark.parametrize(
    "encoding",
    [
        {"subject_form": "Years, as said at the desk", "object_form": "Whole years"},
        {"subject_unit": "Net", "object_unit": "Gross"},
        {"subject_reference_system": "EPSG:27700", "object_reference_system": "EPSG:4326"},
        {"factor": "about two"},
        {"subject_form": "dd/mm/yyyy", "object_form": "Y/N"},
    ],
)
def test_what_cannot_be_done_is_refused_before_any_value_is_looked_at(encoding: dict[str, str]) -> None:
    with pytest.raises(Unable):
        Encoding(encoding, 2026)


@pytest.mark.parametrize("operation", ["gather-rows", "spread-rows", "nest", "flatten", "drop-rows", "split", "join"])
def test_a_rearrangement_that_is_not_done_here_is_said_to_be_none(operation: str) -> None:
    with pytest.raises(Unable):
        Structure({"operation": operation})


def test_rewriting_takes_groups_and_back_takes_only_what_it_would_leave() -> None:
    leg = Structure({"operation": "rewrite", "pattern": "^([A-Z0-9]+)([0-9][A-Z]{2})$", "replacement": "$1 $2"})
    assert leg.ahead("QX14EZ", Trail()) == "QX1 4EZ"
    assert leg.behind("QX1 4EZ", Trail()) == "QX1 4EZ"
    with pytest.raises(Lost):
        leg.behind("QX14EZ", Trail())


HOSTILE = [
    "(a+)+$",
    "(a|aa)+$",
    "(a*)*b",
    "(.*a){20}",
    "a?" * 40 + "a" * 40,
    r"(a)\1+",
    "(?=a+)a",
    ".*.*.*=",
    "[",
    "(" * 500,
]


@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_pattern_that_could_keep_a_machine_busy_is_refused(pattern: str) -> None:
    with pytest.raises(Unable):
        rewriter(pattern, "")


@pytest.mark.parametrize("pattern", [".*a", ".*.*x", "^(Mr|Mrs|Ms|Mx|Dr) ", "[^0-9]", "^0+", "a{0,20}b"])
def test_a_pattern_that_is_taken_answers_at_once(pattern: str) -> None:
    rewrite, started = rewriter(pattern, "-"), process_time()
    for text in ("a" * 150, "a" * 1_000, "a" * 10_000, "a" * 1_000_000):
        with contextlib.suppress(Lost):
            rewrite(text)
    assert process_time() - started < 5
