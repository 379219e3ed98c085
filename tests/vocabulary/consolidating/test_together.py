"""Two files in the same words are put together: what may never happen, tried on small tables."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.concepts.translating import ConflictRule
from registry.vocabulary.consolidating.identity import Identity
from registry.vocabulary.consolidating.provenance import conflict_rows, of_rows
from registry.vocabulary.consolidating.resolving import Rule, Rules, moment, read
from registry.vocabulary.consolidating.shelf import shelf
from registry.vocabulary.consolidating.together import Plan, Row, Tally, together
from tests.vocabulary.consolidating.tables import Small, by_hand

FIRST, SECOND = Rules(Rule(ConflictRule.FIRST), {}), Rules(Rule(ConflictRule.SECOND), {})


def plan(
    first: Small, second: Small, rules: Rules = FIRST, *, not_known: frozenset[str] = frozenset(), **ignored: bool
) -> Plan:
    return Plan(first.columns, second.columns, Identity(("ref",), **ignored), rules, " | ", not_known)


def put(how: Plan, first: Small, second: Small) -> tuple[list[Row], Tally]:
    tally = Tally()
    with shelf() as empty:
        return [row for rows in together(how, first, second, empty, tally) for row in rows], tally


def cells(rows: list[Row]) -> list[tuple[str, ...]]:
    return [tuple(row.cells) for row in rows]


VALUES = st.sampled_from(["", "a", "A", " a", "01", "1", "n/k", "é"])


@st.composite
def tables(draw: st.DrawFn, refs: st.SearchStrategy[str] = VALUES) -> Small:
    columns = ["ref", *draw(st.permutations(["kind", "where", "day"]))[: draw(st.integers(0, 3))]]
    at = draw(st.integers(0, len(columns) - 1))
    columns[0], columns[at] = columns[at], columns[0]
    rows = draw(st.lists(st.tuples(*(refs if name == "ref" else VALUES for name in columns)), max_size=7))
    lines = sorted(draw(st.sets(st.integers(2, 99), min_size=len(rows), max_size=len(rows))))
    return Small(columns, rows, lines)


IGNORED = st.fixed_dictionaries({name: st.booleans() for name in ("case", "spaces", "noughts")})


@given(tables(), tables(), st.sampled_from([FIRST, SECOND]), st.sets(st.just("n/k")), IGNORED)
def test_it_comes_to_what_is_had_by_hand(first, second, rules, not_known, ignored):
    how = plan(first, second, rules, not_known=frozenset(not_known), **ignored)
    assert cells(put(how, first, second)[0]) == by_hand(how, first, second)


@given(tables(), tables(), IGNORED)
def test_every_row_of_both_is_in_just_one_row_of_the_result(first, second, ignored):
    rows, tally = put(plan(first, second, **ignored), first, second)
    assert [row.first_line for row in rows if row.first_line] == first.lines
    assert sorted(row.second_line for row in rows if row.second_line) == second.lines
    assert len(rows) == tally.rows == tally.both + tally.only_first + tally.only_second
    assert len(rows) == len(first.rows) + len(second.rows) - tally.both


@given(tables(), tables(), IGNORED)
def test_the_files_changed_about_and_the_rule_as_well_come_to_the_same(first, second, ignored):
    one, _ = put(plan(first, second, FIRST, **ignored), first, second)
    other, _ = put(plan(second, first, SECOND, **ignored), second, first)
    columns, turned = plan(first, second).columns, plan(second, first).columns

    def told(rows: list[Row], names: tuple[str, ...], by: int) -> Counter[object]:
        return Counter(
            (frozenset(zip(names, row.cells, strict=True)), (row.first_line, row.second_line)[::by]) for row in rows
        )

    assert told(one, columns, 1) == told(other, turned, -1)


@given(tables(VALUES.filter(str.strip)))
def test_a_file_with_itself_is_itself(table):
    rows, tally = put(plan(table, table), table, table)
    assert cells(rows) == [tuple(row) for row in table.rows]
    assert tally.conflicts == {}


RULES = st.sampled_from([each for each in ConflictRule if each != ConflictRule.NEWEST])


@given(tables(), tables(), st.dictionaries(st.sampled_from(["kind", "where"]), RULES), RULES, IGNORED)
def test_each_cell_says_a_file_and_line_where_that_very_value_stands(first, second, own, default, ignored):
    rules = Rules(Rule(default), {name: Rule(how) for name, how in own.items()})
    how = plan(first, second, rules, **ignored)
    rows, _ = put(how, first, second)
    files = {"one.csv": first, "two.csv": second}

    def stands(file: str, line: str, column: str) -> str:
        table = files[file]
        return table.rows[table.lines.index(int(line))][table.columns.index(column)]

    told: dict[tuple[int, str], list[str]] = {}
    for number, _key, column, value, file, line, also, also_line, rule, other, where, at in of_rows(
        how, rows, 1, ("one.csv", "two.csv")
    ):
        if file:
            assert stands(file, line, column) == value
            told.setdefault((int(number), column), []).append(value)
        else:
            assert rule in ("leave-empty", "stop")
        if also:
            assert stands(also, also_line, column) == value
        if where:
            assert stands(where, at, column) == other
    for number, row in enumerate(rows, 1):
        for column, value in zip(how.columns, row.cells, strict=True):
            if value:
                assert " | ".join(told[number, column]) == value


# ── what each rule does, one difference at a time ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ("first", "NUI"), ("second", "ENV"), ("both", "NUI | ENV"), ("leave-empty", ""), ("stop", ""),
        ("newest:seen", "ENV"),
    ],
)  # fmt: skip
def test_a_rule_is_followed(rule, kept):
    first = Small(("ref", "kind", "seen"), [("W-1", "NUI", "30/06/2026")])
    second = Small(("ref", "kind", "seen"), [("W-1", "ENV", "01/07/2026")])
    rows, tally = put(plan(first, second, read([rule, "seen=second"])), first, second)
    assert cells(rows) == [("W-1", kept, "01/07/2026")]
    assert tally.conflicts == {"kind": 1, "seen": 1}
    assert tally.stopped == (rule == "stop")


@pytest.mark.parametrize(("day", "why"), [("06/2026", "no-day"), ("30.06.2026", "same-day")])
def test_where_the_newer_row_cannot_be_told_nothing_is_chosen(day, why):
    first = Small(("ref", "kind", "seen"), [("W-1", "NUI", "30/06/2026")])
    second = Small(("ref", "kind", "seen"), [("W-1", "ENV", day)])
    how = plan(first, second, read(["newest:seen"]))
    rows, tally = put(how, first, second)
    assert rows[0].cells == ["W-1", "", ""]
    assert {each.decided.why for each in rows[0].conflicts} == {why}
    assert tally.undecided == 2
    (kind, _seen) = conflict_rows(how, rows)
    assert kind[:6] == ["W-1", "kind", "NUI", "2", "ENV", "2"]


def test_what_one_file_leaves_empty_the_other_fills_and_that_is_no_difference():
    first = Small(("ref", "kind"), [("W-1", ""), ("W-2", "NUI"), ("W-3", "n/k")])
    second = Small(("ref", "kind", "risk"), [("W-2", "n/k", "2"), ("W-1", "ENV", "1"), ("W-3", "PER", "")])
    rows, tally = put(plan(first, second, not_known=frozenset({"n/k"})), first, second)
    assert cells(rows) == [("W-1", "ENV", "1"), ("W-2", "NUI", "2"), ("W-3", "PER", "")]
    assert tally.conflicts == {}
    assert tally.filled == 3


def test_rows_whose_identity_stands_twice_stay_apart_and_are_listed_with_their_lines():
    first = Small(("ref", "kind"), [("W-1", "NUI"), ("W-1", "ENV"), ("W-2", "PER")])
    second = Small(("ref", "kind"), [("W-1", "NUI"), ("W-2", "PER")])
    rows, tally = put(plan(first, second), first, second)
    assert cells(rows) == [("W-1", "NUI"), ("W-1", "ENV"), ("W-2", "PER")]
    assert tally.several == 1
    assert tally.kept_apart == 1
    assert [(each.first, each.first_lines, each.second_lines) for each in tally.listed] == [(2, (2, 3), (2,))]


def test_a_row_without_an_identity_meets_nothing():
    table = Small(("ref", "kind"), [("", "NUI"), ("  ", "NUI")])
    rows, tally = put(plan(table, table), table, table)
    assert len(rows) == 4
    assert tally.nameless == [2, 2]


def test_capitals_spaces_and_noughts_count_unless_somebody_says_otherwise():
    first, second = Small(("ref",), [("w-1",), ("0072",)]), Small(("ref",), [("W -1",), ("72",)])
    rows, tally = put(plan(first, second), first, second)
    assert (len(rows), tally.nearly) == (4, 2)
    rows, tally = put(plan(first, second, case=True, spaces=True, noughts=True), first, second)
    assert (cells(rows), tally.spelt) == ([("w-1",), ("0072",)], 2)


def test_parts_of_an_identity_do_not_run_together():
    first, second = Small(("a", "b"), [("x", "yz")]), Small(("a", "b"), [("xy", "z")])
    how = Plan(("a", "b"), ("a", "b"), Identity(("a", "b")), FIRST)
    assert len(put(how, first, second)[0]) == 2


@pytest.mark.parametrize("text", ["last", "newest", "newest:", "first:day", "kind=", "kind=last", ""])
def test_what_is_no_rule_is_refused(text):
    with pytest.raises(ValueError, match="^" + text):
        read([text])


def test_a_day_is_read_the_british_way_about_and_half_of_one_not_at_all():
    assert moment("03/04/2026") == moment("2026-04-03") == moment("03-Apr-2026") == moment("20260403")
    assert moment("04/2026") is moment("2026") is moment("31/02/2026") is moment("soon, I hope") is None
