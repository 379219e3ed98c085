"""What the records say of words is kept by what is written in them: sorts of values, rules, places, years, parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from registry.cli.text.translate import lines
from registry.errors import UsageError
from registry.verbs.words import translate
from tests.verbs.words.two_sides import (
    ACTIVE,
    DAY,
    ask,
    encoding,
    field,
    mapping,
    outcomes,
    read,
    structure,
    table,
    two_sides,
)

# ── values that do not fit ───────────────────────────────────────────────────────────────────────────────────────────

_PATTERN = {"id": "form", "rule": "P and two digits", "pattern": "^P[0-9]{2}$"}
_RANGE = {"id": "range", "rule": "From 0 to 40", "least": "0", "greatest": "40"}

FITS = [
    # datatype of the shared word, more said of it, value, outcome
    ("date", {}, "2026-06-30", "exact"),
    ("date", {}, "2026-06", "refused"),
    ("date", {}, "2026-02-30", "refused"),
    ("partial-date", {}, "2026-06", "exact"),
    ("date-time", {}, "2026-06-30T12:30", "exact"),
    ("date-time", {}, "2026-06-30", "refused"),
    ("whole-number", {}, "12", "exact"),
    ("whole-number", {}, "12.5", "refused"),
    ("decimal", {}, "about 3", "refused"),
    ("percentage", {}, "12.5%", "exact"),
    ("yes-no", {}, "yes", "exact"),
    ("yes-no", {}, "perhaps", "refused"),
    ("identifier", {"constraints": [_PATTERN]}, "P07", "exact"),
    ("identifier", {"constraints": [_PATTERN]}, "P7", "refused"),
    ("whole-number", {"constraints": [_RANGE]}, "40", "exact"),
    ("whole-number", {"constraints": [_RANGE]}, "41", "refused"),
    ("whole-number", {"constraints": [_RANGE]}, "-1", "refused"),
    ("date", {"constraints": [{"id": "since", "least": "2020-01-01"}]}, "2019-12-31", "refused"),
    ("text", {}, "2026-06", "exact"),
]


@pytest.mark.parametrize(("datatype", "more", "value", "outcome"), FITS)
def test_a_value_must_fit_the_word_it_is_written_for(
    registers: Any, tmp_path: Path, datatype: str, more: dict[str, Any], value: str, outcome: str
) -> None:
    hub = [field("x", datatype, **more)]
    councils = two_sides(registers, [field("a")], hub, [field("b")], [mapping("a", "x")], [mapping("b", "x")])
    answer = ask(councils, table(tmp_path, "a", [value]), to="hub")
    assert outcomes(answer, "x") == {outcome: 1}
    assert read(answer.out) == [{"x": value if outcome == "exact" else ""}]
    assert len(read(answer.ledger)) == (outcome != "exact")
    assert all(each.reason for each in answer.losses)


def test_a_rule_that_cannot_be_tried_is_told_and_stops_no_value(registers: Any, tmp_path: Path) -> None:
    hub = [field("x", constraints=[{"id": "form", "pattern": "^(a+)+$"}])]
    councils = two_sides(registers, [field("a")], hub, [field("b")], [mapping("a", "x")], [])
    (column,) = ask(councils, table(tmp_path, "a", ["b"]), to="hub").columns
    assert dict(column.counts) == {"exact": 1}
    assert "cannot be tried" in " ".join(column.warnings) or "not one that can be tried" in " ".join(column.warnings)


def test_what_the_other_side_must_have_and_the_file_does_not_give_is_told(registers: Any, tmp_path: Path) -> None:
    vale = [field("b", required="yes", part_of="file"), field("c", required="yes", part_of="file"),
            field("d", required="yes", part_of="other"), field("file", element="data-set"),
            field("other", element="data-set")]  # fmt: skip
    councils = two_sides(registers, [field("a")], [field("x")], vale, [mapping("a", "x")], [mapping("b", "x")])
    answer = ask(councils, table(tmp_path, "a z", ["1", "."], ["", "."]))
    said = " ".join(answer.notes)
    assert "“b” must be filled in on the other side, and is empty in 1 row" in said
    assert "nothing in the file becomes it: “c”" in said
    assert "“d”" not in said
    shown = "\n".join(lines(answer))
    assert all(each in shown for each in answer.notes)


# ── two digits of a year, noughts, rewriting ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("form", "value", "written", "outcome"),
    [
        ("dd/mm/yy", "01/02/26", "2026-02-01", "invented"),
        ("dd/mm/yy", "01/02/46", "1946-02-01", "invented"),
        ("dd/mm/yy, 1990 to 2089", "01/02/46", "2046-02-01", "exact"),
        ("dd/mm/yy, 1990 to 2089", "01/02/91", "1991-02-01", "exact"),
        ("dd/mm/yyyy", "01/02/2046", "2046-02-01", "exact"),
    ],
)
def test_a_century_that_no_record_tells_counts_as_made_up(
    registers: Any, tmp_path: Path, form: str, value: str, written: str, outcome: str
) -> None:
    out = [mapping("a", "x", **encoding(subject_form=form, object_form="YYYY-MM-DD"))]
    councils = two_sides(registers, [field("a")], [field("x", "date")], [field("b")], out, [])
    file = table(tmp_path, "a", [value])
    answer = ask(councils, file, to="hub")
    assert (outcomes(answer, "x"), read(answer.out)) == ({outcome: 1}, [{"x": written}])
    assert ask(councils, file, to="hub", strict=True).written == (outcome == "exact")


def test_nothing_is_made_up_where_two_digits_are_written_again(registers: Any, tmp_path: Path) -> None:
    out = [mapping("a", "x", **encoding(subject_form="dd/mm/yy", object_form="YYYY-MM-DD"))]
    theirs = [mapping("b", "x", **encoding(subject_form="yy.mm.dd", object_form="YYYY-MM-DD"))]
    councils = two_sides(registers, [field("a")], [field("x", "date")], [field("b", "date")], out, theirs)
    answer = ask(councils, table(tmp_path, "a", ["01/02/46"]))
    assert (outcomes(answer, "b"), read(answer.out)) == ({"exact": 1}, [{"b": "46.02.01"}])


def test_noughts_are_filled_up_where_a_form_says_so_and_never_guessed_from_a_pattern(
    registers: Any, tmp_path: Path
) -> None:
    own = [field("a"), field("c")]
    theirs = [
        mapping("b", "x", **encoding(subject_form="0000", object_form="0")),
        mapping("d", "y", **structure(operation="rewrite", pattern="^0+")),
    ]
    councils = two_sides(
        registers, own, [field("x"), field("y")], [field("b"), field("d")], [mapping("a", "x"), mapping("c", "y")],
        theirs,
    )  # fmt: skip
    file = table(tmp_path, "a c", ["7", "7"], ["12345", "12345"])
    answer = ask(councils, file)
    assert [row["b"] for row in read(answer.out)] == ["0007", ""]
    assert outcomes(answer, "b") == {"exact": 1, "refused": 1}
    assert outcomes(answer, "d") == {"refused": 2}
    assert outcomes(ask(councils, file, broader=True), "d") == {"generalised": 2}


# ── where words are used ─────────────────────────────────────────────────────────────────────────────────────────────


def _scoped(registers: Any, systems: list[str]) -> Any:
    for own in ("one", "two"):
        registers.record(f"town/information-system/{own}", title=f"System {own}", **ACTIVE)
    about = {"data_set": "Weekly list", "systems": systems}
    scope = {"scope": {"data_set": "weekly  LIST", "system": "one"}}
    return two_sides(
        registers, [field("a")], [field("x")], [field("b")], [mapping("a", "x")], [mapping("b", "x")], of_town=about,
        of_out=scope,
    )  # fmt: skip


def test_the_words_of_a_vocabulary_are_of_its_own_data_set_and_system(registers: Any, tmp_path: Path) -> None:
    answer = ask(_scoped(registers, ["one"]), table(tmp_path, "a", ["1"]))
    assert outcomes(answer, "b") == {"exact": 1}
    assert any("“Weekly list”" in each and "“System one”" in each for each in answer.notes)


def test_of_several_systems_one_is_to_be_named(registers: Any, tmp_path: Path) -> None:
    councils, file = _scoped(registers, ["one", "two"]), table(tmp_path, "a", ["1"])
    unsaid = ask(councils, file)
    assert not unsaid.written
    assert any("--system" in each for each in unsaid.notes)
    assert outcomes(ask(councils, file, system="one"), "b") == {"exact": 1}
    assert not ask(councils, file, system="two").written
    with pytest.raises(UsageError):
        ask(councils, file, system="town/organisation/town")


# ── parts, lists, yes and no, and when to stop ───────────────────────────────────────────────────────────────────────


def test_a_value_is_cut_and_put_together_again(registers: Any, tmp_path: Path) -> None:
    cut = structure(operation="split", separator="comma", order=["x", "y"])
    councils = two_sides(
        registers, [field("a")], [field("x"), field("y")], [field("b"), field("c")],
        [mapping("a", "x y", object_set="ordered-parts", **cut)], [mapping("b", "x"), mapping("c", "y")],
    )  # fmt: skip
    answer = ask(councils, table(tmp_path, "a", ["9,Quay"], ["Quay"]))
    assert read(answer.out)[0] == {"b": "9", "c": "Quay"}
    assert outcomes(answer, "b") == outcomes(answer, "c") == {"exact": 1, "refused": 1}


def test_the_first_that_is_filled_is_taken(registers: Any, tmp_path: Path) -> None:
    taken = structure(operation="take-from", order=["a", "c"])
    councils = two_sides(
        registers, [field("a"), field("c")], [field("x")], [field("b")],
        [mapping("a c", "x", subject_set="alternatives", **taken)], [mapping("b", "x")],
    )  # fmt: skip
    answer = ask(councils, table(tmp_path, "a c", ["1", "2"], ["", "3"]))
    assert [row["b"] for row in read(answer.out)] == ["1", "3"]


def test_several_values_in_a_cell_are_led_one_by_one(registers: Any, tmp_path: Path) -> None:
    councils = two_sides(
        registers, [field("a")], [field("x")], [field("b")],
        [mapping("a", "x", **encoding(list_separator="/"))], [mapping("b", "x", **encoding(list_separator=";"))],
    )  # fmt: skip
    answer = ask(councils, table(tmp_path, "a", ["one/two"], ["one"], ["o;ne/two"]), separator=",")
    assert [row["b"] for row in read(answer.out)] == ["one;two", "one", ""]
    assert outcomes(answer, "b") == {"exact": 2, "refused": 1}


def test_yes_and_no_in_other_words(registers: Any, tmp_path: Path) -> None:
    councils = two_sides(
        registers, [field("a")], [field("x", "yes-no")], [field("b", "yes-no")],
        [mapping("a", "x", **encoding(subject_form="Y/N", object_form="yes/no"))],
        [mapping("b", "x", **encoding(subject_form="1/0", object_form="yes/no"))],
    )  # fmt: skip
    answer = ask(councils, table(tmp_path, "a", ["Y"], ["n"], ["?"]))
    assert [row["b"] for row in read(answer.out)] == ["1", "0", ""]
    assert outcomes(answer, "b") == {"exact": 2, "refused": 1}


def test_a_mapping_may_say_to_stop_at_what_is_not_in_its_table(registers: Any, tmp_path: Path) -> None:
    pairs = [{"subject_code": "N", "object_codes": ["noise"], "predicate": "exact"}]
    own = mapping("a", "x", otherwise="stop", transform={"terminology": pairs})
    codes = {"noise": "noise", "waste": "waste"}
    councils = two_sides(
        registers, [field("a", "code", {"n": "N", "w": "W"})], [field("x", "code", codes)],
        [field("b", "code", codes)], [own], [mapping("b", "x")],
    )  # fmt: skip
    assert ask(councils, table(tmp_path, "a", ["N"])).written
    (tmp_path / "list-in-words-of-vale.csv").unlink()
    stopped = ask(councils, table(tmp_path, "a", ["N"], ["W"]))
    assert not stopped.written
    assert "line 3" in stopped.stopped
    assert not (tmp_path / "list-in-words-of-vale.csv").exists()


def test_a_column_says_what_is_wrong_with_the_mappings_it_rests_on(registers: Any, tmp_path: Path) -> None:
    out = [mapping("a", "x"), mapping("a", "x", id="again", predicate="broad")]
    councils = two_sides(registers, [field("a")], [field("x")], [field("b")], out, [mapping("b", "x")])
    (column,) = [each for each in ask(councils, table(tmp_path, "a", ["1"])).columns if each.target]
    assert any("conflict" in each for each in column.warnings)


def test_a_preview_says_the_same_notes(registers: Any, tmp_path: Path) -> None:
    councils = _scoped(registers, ["one"])
    asked = translate.Question(file=table(tmp_path, "a", ["1"]), from_="town", to="vale")
    assert translate.preview(councils.session(as_of=DAY), asked).notes
