"""SSSOM both ways: our own files lose nothing, not even in the reference library; others' are taken row by row."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.exchange.sssom import SetHead, Side, sssom
from registry.exchange.sssom_in import is_sssom, read
from registry.parse.scalars import CONTROL

OURS = Side("ours", "https://here.example/id/vocabulary/ours/", "here", "https://here.example/id/vocabulary/", "ours")
HUB = Side("shared", "https://hub.example/terms/", "hub", "https://hub.example/id/vocabulary/", "shared", "2.0")
HEAD = SetHead(
    "https://here.example/id/mapping-set/x", "Ours to the shared words", OURS, HUB, licence="https://x.example/l"
)

OTHERS = """\
#curie_map:
#  A: https://a.example/
#  B: https://b.example/terms#
#mapping_set_id: https://a.example/set
#mapping_set_title: A to B
#mapping_date: 2026-03-04
subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\tconfidence\tauthor_label\tsubject_type\todd
A:Mark_1\tMark\tskos:exactMatch\tB:mark\tsemapv:ManualMappingCuration\t0.95\tData analyst\t\tx
A:Sick\tSick\thttp://www.w3.org/2004/02/skos/core#broadMatch\thttps://b.example/terms#absence\t\t1.0\t\t\t
A:Hol\tHoliday\tskos:exactMatch\tsssom:NoTermFound\tsemapv:ManualMappingCuration\t\t\t\t
\tfree words\tskos:exactMatch\tB:mark\tsemapv:ManualMappingCuration\t\t\trdfs literal\t
A:Odd\tOdd\tex:likes\tB:mark\tsemapv:ManualMappingCuration\t\t\t\t
A:Sick\tSick\towl:equivalentClass\tB:absence\tsemapv:LexicalMatching\t7\t\t\t
A:short
"""


def can_be_written(record: dict[str, Any]) -> bool:
    """Whether a file could hold a record: no file may hold hidden characters."""
    return CONTROL.search(json.dumps(record, ensure_ascii=False).replace("\\u", "\x00")) is None


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=40)
@given(data=st.data())
def test_any_mapping_comes_back(
    data: st.DataObject, instances: Callable[[str], st.SearchStrategy[dict[str, Any]]]
) -> None:
    record = data.draw(instances("mapping-set").filter(can_be_written))
    entries = list({each["id"]: each for each in record.get("mappings", ())}.values())
    text = sssom(HEAD, entries)
    assert text == sssom(HEAD, entries)
    found = read(text.encode(), "x.sssom.tsv")
    assert found.mappings == entries
    assert not found.problems
    assert found.left_out == 0


def test_what_is_said_of_the_whole_comes_back() -> None:
    found = read(sssom(HEAD, []).encode(), "x.sssom.tsv").mapping_set
    assert found["title"] == HEAD.title
    assert (found["subject_vocabulary"], found["object_vocabulary"]) == (
        "here/vocabulary/ours",
        "hub/vocabulary/shared",
    )
    assert (found["object_version"], found["licence"]) == ("2.0", "https://x.example/l")


def test_every_slot_of_ours_is_declared_and_every_prefix_too() -> None:
    text = sssom(HEAD, [{"id": "a", "subject": ["b"], "object": ["c"], "predicate": "exact", "loss": "none"}])
    columns = next(line for line in text.splitlines() if not line.startswith("#")).split("\t")
    declared = {line.rpartition(" ")[2] for line in text.splitlines() if "slot_name" in line}
    assert {name for name in columns if name.startswith("ext_")} == declared
    assert {"#  ours: https://here.example/id/vocabulary/ours/", "#  shared: https://hub.example/terms/"} <= {
        *text.splitlines()
    }


def test_a_cell_that_begins_like_a_formula_stays_as_it_is() -> None:
    entries = [{"id": "a", "subject": ["b"], "subject_label": "=1+1", "object": [], "no_term_found": "yes"}]
    text = sssom(HEAD, entries)
    assert "\t=1+1\t" in text
    assert read(text.encode(), "x.sssom.tsv").mappings == entries


def test_a_program_that_drops_our_slots_loses_nothing() -> None:
    entries = [{"id": "a", "subject": ["b", "c"], "subject_set": "union", "object": ["d"], "predicate": "exact",
                "transform": {"total": "yes"}, "mapping_status": "approved", "subject_label": "None"}]  # fmt: skip
    lines = [line.split("\t") for line in sssom(HEAD, entries).splitlines() if not line.startswith("#")]
    kept = [at for at, name in enumerate(lines[0]) if not name.startswith("ext_") and name != "subject_label"]
    assert len(lines) == 2
    text = "\n".join("\t".join(row[at] for at in kept) for row in lines)
    assert read(text.encode(), "x.tsv").mappings == entries


def test_other_peoples_rows_are_taken_one_by_one_with_reasons_for_the_rest() -> None:
    found = read(OTHERS.encode(), "a.sssom.tsv")
    mark, sick, holiday, same = found.mappings
    assert mark == {
        "id": "mark-1", "subject": ["mark-1"], "subject_label": "Mark", "object": ["mark"], "predicate": "exact",
        "justification": "semapv:ManualMappingCuration", "confidence": "0.95", "creator_role": "Data analyst",
        "created": "2026-03-04", "mapping_status": "proposed",
    }  # fmt: skip
    assert (sick["predicate"], sick["object"], sick["confidence"]) == ("broad", ["absence"], "1")
    assert (holiday["object"], holiday["no_term_found"]) == ([], "yes")
    assert (same["id"], same["predicate"]) == ("sick-2", "exact")
    assert "confidence" not in same
    assert found.left_out == 3
    assert [(each.line, each.column) for each in found.problems] == [
        (7, "odd"), (7, "author_label"), (11, "subject_id"), (12, "predicate_id"), (13, "confidence"), (14, ""),
    ]  # fmt: skip
    assert found.mapping_set["title"] == "A to B"


def test_terms_are_those_of_a_vocabulary_where_there_is_one_to_ask() -> None:
    def find(_cell: str, iri: str, _label: str) -> tuple[str, str] | None:
        return {"https://a.example/Sick": ("mark", "sick")}.get(iri)

    found = read(OTHERS.encode(), "a.sssom.tsv", find)
    assert [(each["subject"], each["subject_code"]) for each in found.mappings] == [(["mark"], "sick")] * 2
    assert "There is no term A:Mark_1 in the vocabulary." in {each.message for each in found.problems}


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_stop_the_reading(rest: bytes) -> None:
    head = OTHERS.partition("A:Mark_1")[0].encode()
    assert is_sssom(head)
    found = read(head + rest, "x.sssom.tsv")
    assert len(found.problems) <= 202
    read(rest, "x.sssom.tsv")


_LIBRARY = """
import json, sys
from sssom.parsers import parse_sssom_table
from sssom.writers import write_table
read = parse_sssom_table(sys.argv[1])
with open(sys.argv[2], "w") as file:
    write_table(read, file)
print(json.dumps(len(read.df)))
"""


@pytest.mark.prove
def test_the_reference_library_reads_it_and_loses_nothing(tmp_path: Path) -> None:
    """Through the library `sssom` and back. It brings pandas and LinkML (390 MB): kept in an environment of its own."""
    python = os.environ.get("MUNIMENT_SSSOM_PYTHON", "")
    if not python:
        pytest.skip(
            "MUNIMENT_SSSOM_PYTHON names no Python that has `sssom`: our SSSOM was not read by its own library."
        )
    entries: list[dict[str, Any]] = [
        {"id": f"m-{n}", "subject": [f"t-{n}"], "object": [f"c-{n}"], "predicate": "exact", "confidence": "0.5",
         "subject_label": label, "mapping_status": "approved", "transform": {"gives": "A|B \\ “so”"},
         "justification": "semapv:ManualMappingCuration", "created": "2026-01-02"}
        for n, label in enumerate(('Said "so"', "a\tb", "two\nlines", "None", "=1", "Ünïcödé", "A|B"))
    ]  # fmt: skip
    entries.append({"id": "none", "subject": ["x"], "object": [], "no_term_found": "yes"})
    entries.append({"id": "not", "subject": ["x"], "object": ["y", "z"], "object_set": "union", "predicate": "exact"})
    ours, theirs = tmp_path / "ours.sssom.tsv", tmp_path / "theirs.sssom.tsv"
    ours.write_text(sssom(HEAD, entries), "utf-8")
    ran = subprocess.run([python, "-c", _LIBRARY, str(ours), str(theirs)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert json.loads(ran.stdout.splitlines()[-1]) == len(entries)
    found = read(theirs.read_bytes(), theirs.name)
    assert sorted(found.mappings, key=lambda each: each["id"]) == sorted(entries, key=lambda each: each["id"])


def test_columns_that_stand_there_twice_are_named_a_few_of_them_and_at_once() -> None:
    heads = [f"c{n}" for n in range(100_000)]
    text = "\t".join(["subject_id", "predicate_id", "object_id", *heads, *heads]) + "\n"
    before = time.process_time()
    (problem,) = read(text.encode(), "theirs.sssom.tsv").problems
    assert problem.message.startswith("These columns are there twice: c0, c1,")
    assert len(problem.message) < 200
    # Each heading looked for among all before it would take minutes.
    assert time.process_time() - before < 5
