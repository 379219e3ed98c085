"""Files of each form, under an agreement, and a run that is killed midway: nothing stands there that looks whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.errors import InputOutputError
from registry.session import Session
from registry.verbs.translating import translation
from registry.verbs.words import translate
from tests.verbs.words.two_sides import DAY, ask, encoding, field, mapping, outcomes, read, table, two_sides

SAMPLE = Path(__file__).parents[3] / "agreements"


@pytest.fixture
def councils(registers: Any) -> Any:
    """Dates, and a name for the rest."""
    dated = {"object_form": "YYYY-MM-DD"}
    return two_sides(
        registers, [field("a"), field("day", "date")], [field("x"), field("when", "date")],
        [field("b"), field("on", "date")],
        [mapping("a", "x"), mapping("day", "when", **encoding(subject_form="dd/mm/yyyy", **dated))],
        [mapping("b", "x"), mapping("on", "when", **encoding(subject_form="dd.mm.yyyy", **dated))],
    )  # fmt: skip


# ── forms ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_workbook_comes_out_with_text_in_every_cell(councils: Any, tmp_path: Path) -> None:
    answer = ask(councils, table(tmp_path, "a day", ["=1+1", "01/02/2026"], ["007", ""]), form="xlsx")
    assert answer.out.endswith(".xlsx")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(answer.out).active.iter_rows()]
    assert rows == [["b", "on"], ["=1+1", "01.02.2026"], ["007", None]]
    assert openpyxl.load_workbook(answer.out).active["A2"].data_type != "f"
    assert Path(answer.ledger).suffix == ".csv"


def test_parquet_goes_in_and_out_with_its_dates_read_as_dates(councils: Any, tmp_path: Path) -> None:
    import datetime

    file = tmp_path / "list.parquet"
    days = pa.array([datetime.date(2026, 2, 1), None], pa.date32())
    pq.write_table(pa.table({"a": pa.array(["1", "2"]), "day": days}), file)
    answer = ask(councils, file)
    assert answer.out.endswith(".parquet")
    assert pq.read_table(answer.out).to_pylist() == [{"b": "1", "on": "01.02.2026"}, {"b": "2", "on": ""}]
    assert outcomes(answer, "on") == {"exact": 1, "empty": 1}


# ── under an agreement ───────────────────────────────────────────────────────────────────────────────────────────────


def test_what_an_agreement_does_not_cover_is_withheld_and_no_value_of_it_is_in_any_file(tmp_path: Path) -> None:
    session = Session(federation=SAMPLE, as_of=DAY)
    asked = translate.Question(
        file=SAMPLE / "data" / "pupils-on-roll.csv", from_="pupil-words", to="harbour-integration-model",
        agreement="childrens-safeguarding-hub", out=tmp_path / "out.csv",
    )  # fmt: skip
    answer = translate.run(session, asked)
    held = {name for name, _why in answer.withheld}
    assert {"yr", "fsm"} <= held
    assert "pupil_no" not in held
    rows, losses = read(answer.out), read(answer.ledger)
    shown = {each.target for each in answer.columns if each.target and each.source[0] in held}
    assert shown
    assert not any(row[name] for row in rows for name in shown)
    assert not any(each["value"] or each["written"] for each in losses if each["outcome"] == "withheld")
    assert any("must never go" in each for each in answer.notes)
    assert not translate.run(session, asked.__class__(**_with(asked, strict=True, out=tmp_path / "no.csv"))).written


def _with(asked: translate.Question, **more: Any) -> dict[str, Any]:
    return {name: getattr(asked, name) for name in asked.__dataclass_fields__} | more


# ── whole or not at all ──────────────────────────────────────────────────────────────────────────────────────────────


def test_where_the_result_cannot_be_put_in_place_the_earlier_pair_stands_as_it_was(
    councils: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = table(tmp_path, "a day", ["1", "02/2026"])
    first = ask(councils, file)
    before = Path(first.out).read_bytes(), Path(first.ledger).read_bytes()
    (out, replaced) = Path(first.out), os.replace

    def full(source: Any, target: Any) -> None:
        # What is made beside its place is put there last of all, and the disk is full by then.
        if Path(target) == out and str(source).endswith(".unfinished"):
            raise OSError(28, "No space left on device")
        replaced(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(InputOutputError):
        ask(councils, table(tmp_path, "a day", ["2", "03/2026"]))
    assert (Path(first.out).read_bytes(), Path(first.ledger).read_bytes()) == before
    assert not [each for each in tmp_path.iterdir() if each.is_file() and each.name.startswith(".")]


_RUN = """
    import sys
    from datetime import date
    from pathlib import Path
    from registry.session import Session
    from registry.verbs.words import translate
    def tell(done, of, what):
        print("going", flush=True)
    session = Session(federation=Path(sys.argv[1]), as_of=date(2026, 11, 21), progress=tell)
    asked = translate.Question(file=Path(sys.argv[2]), from_="town", to="vale", force=True, strict=sys.argv[3] == "1")
    translate.run(session, asked)
"""


@pytest.mark.parametrize("strict", ["0", "1"])
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that kills")
def test_a_run_that_is_killed_midway_leaves_nothing_that_looks_whole(
    councils: Any, tmp_path: Path, strict: str
) -> None:
    file = table(tmp_path, "a day", *[[f"{number}", "01/02/2026"] for number in range(60_000)])
    session = councils.session()
    asked = [sys.executable, "-c", textwrap.dedent(_RUN), str(session.federation), str(file), strict]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, cwd=SAMPLE.parent) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"going\n"
        time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
    assert running.returncode == -signal.SIGKILL
    named = {each.name for each in tmp_path.iterdir() if each.is_file() and not each.name.startswith(".")}
    assert "list-in-words-of-vale.csv" not in named
    assert "list-in-words-of-vale-losses.csv" not in named


# ── plans made up ────────────────────────────────────────────────────────────────────────────────────────────────────

_CODES = st.lists(st.text("ABCKLM", min_size=1, max_size=3), min_size=1, max_size=6, unique_by=str.casefold)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(data=st.data(), size=st.integers(1, 7))
def test_codes_that_are_paired_one_to_one_come_back_and_every_cell_is_counted(
    registers: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: st.DataObject, size: int
) -> None:
    ours = data.draw(_CODES)
    theirs = data.draw(st.permutations([f"T{number}" for number in range(len(ours))]))
    shared = {f"s{number}": f"s{number}" for number in range(len(ours))}

    def pairs(codes: list[str]) -> dict[str, Any]:
        told = [
            {"subject_code": code, "object_codes": [name], "predicate": "exact"}
            for code, name in zip(codes, shared, strict=True)
        ]
        return {"transform": {"terminology": told}}

    def listed(codes: list[str]) -> dict[str, str]:
        return {f"k{number}": code for number, code in enumerate(codes)}

    councils = two_sides(
        registers, [field("a", "code", listed(ours))], [field("x", "code", shared)],
        [field("b", "code", listed(theirs))], [mapping("a", "x", **pairs(ours))], [mapping("b", "x", **pairs(theirs))],
    )  # fmt: skip
    values = data.draw(st.lists(st.sampled_from([*ours, "nowhere"]), min_size=1, max_size=20))
    monkeypatch.setattr(translation, "BATCH", size)
    answer = ask(councils, table(tmp_path, "a z", *[[each, "."] for each in values]))
    assert Counter(dict(answer.counts)).total() == answer.rows == len(values)
    assert outcomes(answer, "b").get("exact", 0) == sum(each != "nowhere" for each in values)
    home = Path(answer.out).rename(tmp_path / "back.csv")
    back = ask(councils, home, from_="vale", to="town")
    assert [row["a"] for row in read(back.out)] == ["" if each == "nowhere" else each for each in values]
    # Strict means no loss, or no file: column z has no place, so it is left out of the file for this.
    strict = ask(councils, table(tmp_path, "a", *[[each] for each in values]), strict=True, out=tmp_path / "s.csv")
    assert strict.written == ("nowhere" not in values)
    assert (tmp_path / "s.csv").exists() == strict.written
    (tmp_path / "s.csv").unlink(missing_ok=True)
