"""The verb `consolidate`: two files put together, with the files that come of it, and what is never written."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.cli.text import consolidate as text
from registry.errors import InputOutputError, UsageError
from registry.session import Session
from registry.verbs.words import consolidate, translate
from registry.verbs.words.consolidate import Answer, Question
from tests.sample.data_files import FOLDER
from tests.sample.expected import SAMPLE

OURS = "ref,type,risk,updated\nW-1,NUI,1,2026-06-01\nW-2,PER,,2026-06-02\nW-3,ENV,2,2026-06-03\n"
THEIRS = "ref,updated,type,note\nW-2,2026-06-09,ENV,again\nW-1,2026-05-01,NUI,\nW-9,2026-06-01,NUI,new\n"


def session() -> Session:
    return Session(federation=SAMPLE, as_of=date(2026, 11, 21))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ours.csv").write_text(OURS)
    (tmp_path / "theirs.csv").write_text(THEIRS)
    return tmp_path


def ask(folder: Path, **asked: Any) -> Answer:
    return consolidate.run(session(), Question(folder / "ours.csv", folder / "theirs.csv", **asked))


def rows(path: str | Path) -> list[list[str]]:
    return list(csv.reader(Path(path).read_text("utf-8").splitlines()))


def test_the_newer_row_counts_and_each_cell_says_where_it_stands(folder):
    answer = ask(folder, identity="ref", conflicts=("newest:updated",))
    assert answer.written
    assert rows(answer.out) == [
        ["ref", "type", "risk", "updated", "note"],
        ["W-1", "NUI", "1", "2026-06-01", ""],
        ["W-2", "ENV", "", "2026-06-09", "again"],
        ["W-3", "ENV", "2", "2026-06-03", ""],
        ["W-9", "NUI", "", "2026-06-01", "new"],
    ]
    told = {(row[1], row[2]): row[3:] for row in rows(answer.provenance)[1:]}
    assert told["W-1", "type"] == ["NUI", "ours.csv", "2", "theirs.csv", "3", "", "", "", ""]
    assert told["W-2", "type"] == ["ENV", "theirs.csv", "2", "", "", "newest", "PER", "ours.csv", "3"]
    assert told["W-9", "note"] == ["new", "theirs.csv", "4", "", "", "", "", "", ""]
    assert len(rows(answer.conflict_list)) == 1 + 3
    made = {each.name for each in folder.iterdir()} - {"ours.csv", "theirs.csv"}
    assert made == {f"ours-and-theirs{ending}" for ending in (".csv", ".provenance.csv", ".conflicts.csv")}


def test_without_a_rule_differences_are_listed_and_no_result_stands_there(folder):
    answer = ask(folder, identity="ref")
    assert not answer.written
    assert "No rule was given for 3 differences" in answer.stopped
    assert {each.name for each in folder.iterdir()} == {"ours.csv", "theirs.csv", "ours-and-theirs.conflicts.csv"}
    assert consolidate.VERB.exit_code(answer) == 1


def test_a_dry_run_says_the_same_and_writes_nothing(folder):
    before = set(folder.iterdir())
    answer = ask(folder, identity="ref", conflicts=("type=both", "first"), dry_run=True)
    assert (answer.rows, answer.both, answer.only_first, answer.only_second) == (4, 2, 1, 1)
    assert dict(answer.conflicts) == {"type": 1, "updated": 2}
    assert "“PER” at line 3, “ENV” at line 2 → “PER | ENV”" in "\n".join(text.lines(answer))
    assert set(folder.iterdir()) == before


def test_a_row_that_cannot_be_read_stops_all_of_it_unless_somebody_says_to_go_on(folder):
    with (folder / "theirs.csv").open("a") as file:
        file.write("W-4,2026-06-01,NUI,one,too,many\n")
    answer = ask(folder, identity="ref", conflicts=("first",))
    assert not answer.written
    assert answer.dropped == (0, 1)
    assert any("line 5" in each for each in answer.troubles)
    assert {each.name for each in folder.iterdir()} == {"ours.csv", "theirs.csv"}
    assert ask(folder, identity="ref", conflicts=("first",), leave_unreadable=True).written


def test_where_one_of_the_files_cannot_be_put_in_place_none_is_left(folder):
    (folder / "there.csv" / "full").mkdir(parents=True)
    with pytest.raises(InputOutputError, match="cannot be written"):
        ask(folder, identity="ref", conflicts=("first",), out=folder / "there.csv", force=True)
    assert {each.name for each in folder.iterdir()} == {"ours.csv", "theirs.csv", "there.csv"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"identity": "reff"}, "reff is not a column of both files"),
        ({"identity": "note"}, "note is not a column of both files"),
        ({"identity": "ref", "ignore": "accents"}, "accents cannot be ignored"),
        ({"identity": "ref", "conflicts": ("last",)}, "last is no rule"),
        ({"identity": "ref", "conflicts": ("newest:risk",)}, "risk is not a column of both files"),
        ({"identity": "ref", "out": Path("x.doc")}, "does not say in which form"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(folder, asked, said):
    with pytest.raises(UsageError, match=said):
        ask(folder, **asked)
    assert len(list(folder.iterdir())) == 2


def test_nothing_is_written_over_and_never_one_of_the_two_files(folder):
    (folder / "there.csv").write_text("mine")
    with pytest.raises(UsageError, match="is there already"):
        ask(folder, identity="ref", conflicts=("first",), out=folder / "there.csv")
    with pytest.raises(UsageError, match="one of the two files"):
        ask(folder, identity="ref", conflicts=("first",), out=folder / "ours.csv", force=True)
    assert ask(folder, identity="ref", conflicts=("first",), out=folder / "there.csv", force=True).written


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_the_result_may_have_another_form(folder, form):
    from registry.tabular.opening import open_table

    answer = ask(folder, identity="ref", conflicts=("first",), form=form)
    (batch,) = open_table(answer.out).batches()
    assert [row[0] for row in batch.rows] == ["W-1", "W-2", "W-3", "W-9"]


def test_without_an_identity_the_vocabularies_suggest_one_and_nothing_is_done(tmp_path):
    """The district's file, in the borough's words, beside the borough's own."""
    east = tmp_path / "east.csv"
    translate.run(session(), translate.Question(
        file=FOLDER / "eastvale-reports.csv", from_="eastvale", to="neighbourhood-list", broader=True, out=east
    ))  # fmt: skip
    before = set(tmp_path.iterdir())
    asked = Question(east, FOLDER / "westhaven-weekly-list.csv")
    answer = consolidate.run(session(), asked)
    assert [each.column for each in answer.suggested] == ["ref", "uprn"]
    assert "Case number" in answer.suggested[0].said
    assert not answer.written
    assert set(tmp_path.iterdir()) == before
    put = consolidate.run(session(), Question(
        east, asked.second, "ref", conflicts=("first", "where=both"), not_known=("n/k",), out=tmp_path / "both.csv"
    ))  # fmt: skip
    assert (put.both, put.only_first, put.only_second) == (45, 275, 135)
    assert dict(put.conflicts) == {"closed": 13, "where": 9}


def test_outside_a_federation_it_works_as_well_and_suggests_nothing(folder):
    asked = Question(folder / "ours.csv", folder / "theirs.csv")
    assert consolidate.run(Session(federation=folder), asked).suggested == ()


def test_where_it_fails_with_force_the_earlier_lists_are_as_they_were(folder):
    asked = {"identity": "ref", "conflicts": ("first",), "out": folder / "one.csv", "force": True}
    ask(folder, **asked)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    (folder / "one.csv").unlink()
    (folder / "one.csv" / "full").mkdir(parents=True)
    with pytest.raises(InputOutputError, match="cannot be written"):
        ask(folder, **asked)
    after = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    assert after == {name: raw for name, raw in before.items() if name != "one.csv"}


def test_an_earlier_list_of_differences_does_not_stand_beside_a_result_that_has_none(folder):
    asked = {"identity": "ref", "conflicts": ("first",), "out": folder / "one.csv", "force": True}
    stale = folder / "one.conflicts.csv"
    stale.write_text("of another result")
    (folder / "theirs.csv").write_bytes((folder / "ours.csv").read_bytes())
    ask(folder, **asked)
    assert not stale.exists()
