"""The table beside a record: every row comes back as the record would hold it, and a wrong one costs itself alone."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.load.snapshot import Loaded
from registry.load.table import IN_TABLE, entries_of, mappings, row_at, table_rows, table_stream, terms
from registry.load.table.cells import apart, together
from registry.load.table.lines import MAX_ROWS, written
from registry.parse.scalars import CONTROL
from registry.source import Document, Ref
from registry.tree import Folder
from registry.validate import fits

Instances = Callable[[str], st.SearchStrategy[dict[str, Any]]]
Laid = tuple[Folder, Loaded]

HEAD = "ext_id\tsubject_id\tpredicate_id\tobject_id\tcomment\n"


def can_be_written(record: dict[str, Any]) -> bool:
    """Whether a file could hold a record: no file may hold hidden characters."""
    return CONTROL.search(json.dumps(record, ensure_ascii=False).replace("\\u", "\x00")) is None


def laid(root: Path, kind: str, text: str | bytes, **table: Any) -> Laid:
    """A record with a table beside it, in a register of its own."""
    folder, name = {"mapping-set": ("mappings", "x.sssom.tsv"), "vocabulary": ("vocabularies", "x.tsv")}[kind]
    (root / folder).mkdir(parents=True, exist_ok=True)
    (root / folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    data = {"kind": kind, "id": "x", "title": "X", "status": "draft", "table": {"file": name, **table}}
    if kind == "mapping-set":
        data |= {"subject_vocabulary": "ours", "object_vocabulary": "hub/vocabulary/shared"}
    return Folder("here", root), Loaded(Ref("here", kind, "x"), Document("here", f"{folder}/x.yaml", data))


def text_of(rows: list[dict[str, str]], columns: tuple[str, ...]) -> str:
    used = [name for name in columns if any(name in row for row in rows) or name in mappings.NEEDED]
    return written(used) + "".join(written([row.get(name, "") for name in used]) for row in rows)


def codes(laid_out: Laid) -> list[tuple[str, int, int]]:
    return [(each.code, each.line, each.column) for each in table_rows(*laid_out).problems]


# ── what is written comes back ───────────────────────────────────────────────────────────────────────────────────────


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_mapping_comes_back_from_its_row(data: st.DataObject, instances: Instances, tmp_path: Path) -> None:
    record = data.draw(instances("mapping-set").filter(can_be_written))
    given_ = list({each["id"]: each for each in record.get("mappings", ())}.values())
    text = text_of(mappings.rows_of(given_, "ours", "shared"), mappings.KNOWN)
    folder, loaded = laid(tmp_path, "mapping-set", text)
    found = table_rows(folder, loaded)
    assert [entry for entry, _start in found.entries] == given_
    assert {each.code for each in found.problems} <= {"key-to-nothing"}
    for entry, start in found.entries:
        assert row_at(folder, loaded, start) == entry


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_term_comes_back_with_its_codes(data: st.DataObject, instances: Instances, tmp_path: Path) -> None:
    record = data.draw(instances("vocabulary").filter(can_be_written))
    given_ = list({each["id"]: each for each in record.get("terms", ())}.values())
    for each in given_:
        if each.get("codes"):
            each["codes"] = list({code["id"]: code for code in each["codes"]}.values())
    rows = [row for each in given_ for row in terms.rows_of(each)]
    columns = tuple(name for name in terms.known() if name == "id" or any(name in row for row in rows))
    text = written(list(columns)) + "".join(written([row.get(name, "") for name in columns]) for row in rows)
    folder, loaded = laid(tmp_path, "vocabulary", text)
    found = table_rows(folder, loaded)
    assert [entry for entry, _start in found.entries] == given_
    for entry, start in found.entries:
        assert row_at(folder, loaded, start) == entry


@given(st.lists(st.text(alphabet="ab|\\[]", min_size=1, max_size=6), max_size=4))
def test_a_list_comes_back_from_its_cell(values: list[str]) -> None:
    cell = together(values)
    assert (apart(cell) if cell != "[]" else []) == values


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_stop_it_and_what_is_read_fits(tmp_path: Path, rest: bytes) -> None:
    folder, loaded = laid(tmp_path, "mapping-set", HEAD.encode() + rest)
    for entry, start in table_rows(folder, loaded).entries:
        record = {"kind": "mapping-set", "id": "x", "title": "x", "status": "draft", "mappings": [entry]}
        assert fits("mapping-set", record)
        assert row_at(folder, loaded, start) == entry


def test_entries_of_gives_the_records_own_and_then_those_of_the_table(tmp_path: Path) -> None:
    folder, loaded = laid(tmp_path, "mapping-set", HEAD + "b\tours:b\tskos:exactMatch\tshared:b\t\n")
    loaded.data["mappings"] = [{"id": "a"}]
    found = list(entries_of(folder, loaded))
    assert [(entry["id"], place) for entry, place in found] == [("a", 0), ("b", IN_TABLE + len(HEAD))]


# ── SSSOM ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_terms_are_named_in_any_of_four_ways(tmp_path: Path) -> None:
    about = "#curie_map:\n#  ours: https://ours.example/words/\n"
    rows = [
        "a\tours:mark\tskos:exactMatch\tshared:mark\t",
        "b\tmark\tskos:exactMatch\thub.shared:mark\t",
        "c\thttps://ours.example/words/mark\tskos:exactMatch\tshared:mark/present\t",
        "d\tours:mark/sick\tskos:exactMatch\tsssom:NoTermFound\t",
    ]
    found = table_rows(*laid(tmp_path, "mapping-set", about + HEAD + "\n".join(rows)))
    assert not found.problems
    a, b, c, d = (entry for entry, _start in found.entries)
    assert a["subject"] == b["subject"] == c["subject"] == ["mark"]
    assert (c["object"], c["object_code"], d["subject_code"]) == (["mark"], "present", "sick")
    assert (d["object"], d["no_term_found"]) == ([], "yes")


def test_a_rejected_mapping_denies_and_one_part_of_a_union_is_said_to_be_narrower(tmp_path: Path) -> None:
    """What other programs read from the standard's columns is true of what stands in them."""
    rejected: dict[str, Any] = {"id": "a", "subject": ["x"], "object": ["y"], "predicate": "exact"}
    union = {"id": "b", "subject": ["x"], "object": ["y", "z"], "object_set": "union", "predicate": "exact"}
    rows = mappings.rows_of([rejected | {"mapping_status": "rejected"}, union], "ours", "shared")
    assert (rows[0]["predicate_modifier"], rows[0]["predicate_id"]) == ("Not", "skos:exactMatch")
    assert (rows[1]["object_id"], rows[1]["predicate_id"], rows[1]["ext_predicate"]) == (
        "shared:y", "skos:narrowMatch", "exact",
    )  # fmt: skip


def test_what_stands_above_the_headings_holds_for_every_row(tmp_path: Path) -> None:
    text = "#mapping_date: 2026-01-02\n#mapping_tool: Matcher\n" + HEAD + "a\tours:b\tskos:exactMatch\tshared:b\t\n"
    ((entry, _start),) = table_rows(*laid(tmp_path, "mapping-set", text)).entries
    assert (entry["created"], entry["tool"]) == ("2026-01-02", "Matcher")


# ── what is wrong ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_hundred_thousand_rows_with_ten_bad_ones(tmp_path: Path) -> None:
    """Each bad row is told at its line and column, all the others are read, and it takes no longer than reading."""
    rows = [f"m-{n}\tours:t-{n}\tskos:exactMatch\tshared:c-{n % 999}\tSaid {n}" for n in range(100_000)]
    rows[10] = rows[10].replace("skos", "skoz")
    rows[500] += "\tmore"
    rows[1_000] = "x\x00y"
    rows[2_000] = rows[2_000].replace("ours:", "theirs:")
    rows[3_000] = rows[3_000].replace("m-3000", "Not A Key")
    rows[4_000] = rows[4_000].replace("m-4000", "m-1")
    rows[5_000] = '"' + rows[5_000]
    rows[6_000] = rows[6_000].replace("m-6000", "")
    rows[7_000] = rows[7_000].replace("shared:c-", "shared:C ")
    bad = HEAD.encode() + "\n".join(rows).encode().replace(b"Said 8000\n", b"S\xe4id 8000\n")
    laid_out = laid(tmp_path, "mapping-set", bad)
    started = process_time()
    found = table_rows(*laid_out)
    took = process_time() - started
    assert len(found.entries) == 99_990
    assert [(each.code, each.line) for each in found.problems] == [
        ("not-in-list", 12), ("table-cells", 502), ("control-character", 1_002), ("table-term", 2_002),
        ("bad-form", 3_002), ("duplicate-list-key", 4_002), ("table-quote", 5_002), ("missing-key", 6_002),
        ("table-term", 7_002), ("not-utf-8", 8_002),
    ]  # fmt: skip
    assert found.problems[0].column == len("m-10\tours:t-10\t") + 1
    assert "first is on line 3" in found.problems[5].message
    assert took < 10


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_cells_in_quotes_hold_tabs_quotes_and_line_ends(tmp_path: Path, line_end: str) -> None:
    text = (
        HEAD + 'a\tours:b\tskos:exactMatch\tshared:b\t"Said ""so"",\tand\nso"\nb\tours:b\tskos:exactMatch\tshared:b\t\n'
    )
    folder, loaded = laid(tmp_path, "mapping-set", text.replace("\n", line_end))
    found = table_rows(folder, loaded)
    assert [entry["id"] for entry, _start in found.entries] == ["a", "b"]
    assert found.entries[0][0]["reasoning"] == f'Said "so",\tand{line_end}so'
    assert row_at(folder, loaded, found.entries[1][1])["id"] == "b"


def test_a_quote_that_nobody_closes_takes_no_other_row_with_it(tmp_path: Path) -> None:
    rows = "".join(f"m-{n}\tours:b\tskos:exactMatch\tshared:b\t{chr(34) if n == 3 else ''}Said\n" for n in range(9))
    found = table_rows(*laid(tmp_path, "mapping-set", HEAD + rows))
    assert [entry["id"] for entry, _start in found.entries] == [f"m-{n}" for n in range(9) if n != 3]
    assert [(each.code, each.line) for each in found.problems] == [("table-quote", 5)]


def test_a_quote_opened_on_every_line_costs_no_more_than_the_rows(tmp_path: Path) -> None:
    started = process_time()
    found = table_rows(*laid(tmp_path, "mapping-set", HEAD + '"a\n' * 50_000))
    assert not found.entries
    assert len(found.problems) < 250
    assert process_time() - started < 20


def test_a_bad_term_takes_its_codes_with_it_and_is_told_once(tmp_path: Path) -> None:
    text = "id\tcode_of\tdatatype\nmark\t\tnonsense\npresent\tmark\t\nabsent\tmark\t\nother\t\tcode\n"
    laid_out = laid(tmp_path, "vocabulary", text)
    assert codes(laid_out) == [("not-in-list", 2, 7)]
    assert [entry["id"] for entry, _start in table_rows(*laid_out).entries] == ["other"]


def test_keys_of_other_rows_have_to_be_there(tmp_path: Path) -> None:
    laid_out = laid(tmp_path, "vocabulary", "id\tlabel\tparent\nmark\tMark\tattendence\nattendance\tAttendance\t\n")
    (problem,) = table_rows(*laid_out).problems
    assert (problem.code, problem.line, problem.column) == ("key-to-nothing", 2, 11)
    assert problem.fix == "Did you mean `attendance`?"
    assert len(table_rows(*laid_out).entries) == 2


def test_a_table_that_leads_out_of_the_register_is_not_read(tmp_path: Path) -> None:
    folder, loaded = laid(tmp_path / "register", "mapping-set", HEAD)
    elsewhere = tmp_path / "elsewhere.tsv"
    elsewhere.write_text(HEAD + "a\tours:b\tskos:exactMatch\tshared:b\t\n")
    table = folder.root / "mappings/x.sssom.tsv"
    table.unlink()
    os.symlink(elsewhere, table)
    found = table_rows(folder, loaded)
    assert [each.code for each in found.problems] == ["outside-register"]
    assert not found.entries
    assert row_at(folder, loaded, len(HEAD)) == {}


def test_a_row_is_not_made_of_what_stands_in_the_middle_of_one(tmp_path: Path) -> None:
    folder, loaded = laid(tmp_path, "mapping-set", HEAD + "a\tours:b\tskos:exactMatch\tshared:b\t\n")
    assert row_at(folder, loaded, len(HEAD))["id"] == "a"
    assert row_at(folder, loaded, len(HEAD) + 1) == {}
    assert row_at(folder, loaded, 0) == {}
    assert row_at(folder, loaded, 10_000) == {}


def test_more_rows_than_may_be_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.load.table.reading.MAX_ROWS", 10)
    rows = "".join(f"m-{n}\tours:b\tskos:exactMatch\tshared:b\t\n" for n in range(20))
    found = table_rows(*laid(tmp_path, "mapping-set", HEAD + rows))
    assert "table-too-large" in {each.code for each in found.problems}
    assert MAX_ROWS == 1_000_000


def test_two_hundred_thousand_columns_are_one_problem(tmp_path: Path) -> None:
    wide = "\t".join(f"c{at}" for at in range(200_000))
    laid_out = laid(tmp_path, "mapping-set", f"{HEAD.rstrip()}\t{wide}\n")
    assert codes(laid_out) == [("table-too-large", 1, 1)]
    assert table_rows(*laid_out).problems[0].values["limit"] == "1,000 columns"


def test_a_row_again_passes_over_what_was_wrong_between_the_codes_of_a_term(tmp_path: Path) -> None:
    """A row that cannot be read, one of nobody's, one that is wrong and one met before cost themselves alone."""
    rows = ["mark\t\tcode", "present\tmark\t", "absent", "late\tother\t", "No Key\tmark\t", "present\tmark\t"]
    text = "id\tcode_of\tdatatype\n" + "\n".join([*rows, "sick\tmark\t", "next\t\tcode"]) + "\n"
    folder, loaded = laid(tmp_path, "vocabulary", text)
    (entry, start), (_next, _start) = table_rows(folder, loaded).entries
    assert [code["id"] for code in entry["codes"]] == ["present", "sick"]
    assert row_at(folder, loaded, start) == entry


def test_terms_that_lead_round_are_told_at_their_row(tmp_path: Path) -> None:
    text = "id\tparent\tlabel\na\tb\tA\nb\tc\tB\nc\ta\tC\nd\ta\tD\n"
    laid_out = laid(tmp_path, "vocabulary", text)
    (problem,) = table_rows(*laid_out).problems
    assert (problem.code, problem.line, problem.column) == ("term-cycle", 2, 3)
    assert "a → b → c → a" in problem.message
    assert len(table_rows(*laid_out).entries) == 4


def test_rows_are_given_as_they_are_read(tmp_path: Path) -> None:
    """What was not yet asked for takes no memory; problems come with the last row."""
    rows = "".join(f"m-{n}\tours:b\tskos:exactMatch\tshared:b\t{'word ' * 20}\n" for n in range(50_000))
    again = "m-1\tours:b\tskos:exactMatch\tshared:b\t\n"
    folder, loaded = laid(tmp_path, "mapping-set", f"{HEAD}{rows}{again}")
    table_rows(folder, loaded)  # what is done once, such as reading the schemas, is not counted
    found = table_stream(folder, loaded)
    tracemalloc.start()
    entry, start = next(found.entries)
    assert (entry["id"], start, found.problems) == ("m-0", len(HEAD), [])
    streamed = tracemalloc.get_traced_memory()[0]
    assert sum(1 for _each in found.entries) == 49_999
    whole = table_rows(folder, loaded)
    assert streamed < 0.7 * tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(whole.entries) == 50_000
    assert [each.code for each in found.problems] == ["duplicate-list-key"]
