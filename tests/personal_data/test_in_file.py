"""Where in a file: the free text of a record and its comments, or any other text as a whole."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.personal_data.found import shown
from registry.personal_data.in_file import in_name, is_read, shown_name, spots

NUMBER = "943 476 5919"


def places(text: str | bytes, path: str = "breaches/b.yaml") -> list[tuple[int, int, str, str]]:
    raw = text if isinstance(text, bytes) else textwrap.dedent(text).lstrip("\n").encode()
    return [(*each.position, each.field, each.found.kind) for each in spots(path, raw) or []]


def test_each_finding_has_its_line_column_and_field() -> None:
    text = f"""
        kind: breach
        id: b1
        title: A letter went astray
        status: open
        facts: "It held {NUMBER}, and more"
        controllers:
          - id: council
            name: 'The council''s own, NHS {NUMBER}'
        local:
          notes:
            Jane: ring 07123 456 789
        """
    assert places(text) == [
        (5, 17, "facts", "nhs-number"),
        (8, 36, "controllers[1]/name", "nhs-number"),
        (11, 16, "local", "telephone"),
    ]


def test_a_value_that_is_folded_over_lines_is_read_as_one() -> None:
    text = f"""
        kind: breach
        id: b1
        title: A letter
        status: open
        facts: >-
          The number {NUMBER} is one, and 943 is
          none. NHS number 943 476
          5870 is another; born on 3
          March 2011, Mrs Jane
          Smith, the mother.
        """
    assert places(text) == [
        (6, 14, "facts", "nhs-number"),
        (7, 20, "facts", "nhs-number"),
        (8, 28, "facts", "date-of-birth"),
        (9, 15, "facts", "person-named"),
    ]


def test_how_to_reach_an_organisation_may_stand_in_its_own_fields_and_nowhere_else() -> None:
    text = """
        kind: organisation
        id: northmoor
        title: Northmoor Council
        status: active
        address: 12 High Street, Northmoor NM1 1AA
        contacts:
          - id: dpo
            email: jane.smith@northmoor.gov.uk
            telephone: "01234 567890"
            address: 12 High Street, Northmoor NM1 1AA
            hours: ring 07123 456 789
        description: at 12 High Street, Northmoor NM1 1AA
        """
    assert [(line, kind) for line, _column, _field, kind in places(text)] == [(11, "telephone"), (12, "home-address")]


def test_references_keys_dates_digests_and_links_are_not_read() -> None:
    text = """
        kind: agreement
        id: ab123456c
        title: An agreement
        status: draft
        lead: 943-476-5919
        source: {link: "https://www.example.gov.uk/9434765919"}
        """
    assert places(text, "agreements/a.yaml") == []


def test_comments_are_read() -> None:
    text = f"""
        # NHS {NUMBER}
        kind: breach
        id: b1 # ring 07123 456 789
        title: "Case # 07123 456 789"
        status: open
        """
    assert [each[:2] for each in places(text)] == [(1, 7), (3, 15), (4, 16)], "and what is no comment only once"


def test_a_number_without_quotes_below_a_field_that_nobody_knows_is_read() -> None:
    text = """
        kind: breach
        id: b1
        title: A letter
        status: open
        local: {nhs_number: 9434765919}
        """
    assert places(text) == [(5, 21, "local", "nhs-number")]


def test_what_people_wrote_is_in_no_field_that_is_shown() -> None:
    text = f"kind: breach\nlocal:\n  '{NUMBER}':\n    'AB123456C': [x, 'ring 07123 456 789']\n"
    found = spots("breaches/b.yaml", text.encode()) or []
    assert [each.field for each in found] == ["local"] * 3
    said = repr([(each.position, each.field, shown(each.shown_of, each.found), each.found.why) for each in found])
    assert not any(part in said for part in ("943 ", "AB1", "0712"))


@pytest.mark.parametrize(
    "text",
    [
        f"kind: breach\nsummary: [{NUMBER}\n",
        f"- {NUMBER}\n",
        f"a: &x {NUMBER}\n",
        f"\t{NUMBER}",
        f"{NUMBER}: x\n{NUMBER}: y\n",
        f"--- {NUMBER}\n--- b\n",
        f"\x07{NUMBER}",
        "[" * 5000 + f" {NUMBER}",
        NUMBER.encode("utf-16"),
        NUMBER.encode("utf-8-sig"),
        b"\xff\xe9 " + NUMBER.encode(),
    ],
)
def test_what_is_no_record_is_read_as_a_whole(text: str | bytes) -> None:
    assert {each[3] for each in places(text)} == {"nhs-number"}


def test_other_text_is_read_as_a_whole() -> None:
    assert places(f"a\nb {NUMBER}\n\n07123 456 789\n", "evidence/note.txt") == [
        (2, 3, "", "nhs-number"),
        (4, 1, "", "telephone"),
    ]


def test_what_is_not_text_is_not_read() -> None:
    assert spots("evidence/a.txt", b"\0\1\2 943 476 5919") is None


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_are_too_odd(raw: bytes) -> None:
    for path in ("a.yaml", "register.yaml", "a.txt"):
        spots(path, raw)


def test_the_same_data_have_the_same_mark_and_another_run_has_another() -> None:
    first, other = (spots("a.txt", text)[0] for text in (b"943 476 5919", b"NHS no: 943-476-5919"))  # type: ignore[index]
    assert first.mark(b"k") == other.mark(b"k") != first.mark(b"l")


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.yaml", True), ("b/c.YML", True), ("evidence/n.txt", True), ("README.md", True), ("t.csv", True),
     (".muniment/a.yaml", False), ("a/.b.yaml", False), ("a.pdf", False), ("a", False)],
)  # fmt: skip
def test_which_files_are_read(path: str, expected: bool) -> None:
    assert is_read(path) == expected


def test_the_name_of_a_file_is_read_and_not_shown() -> None:
    path = "evidence/NHS-943-476-5919_letter.txt"
    assert [each.kind for each in in_name(path)] == ["nhs-number"]
    assert shown_name(path) == "evidence/NHS-94…_letter.txt"
    assert shown_name("evidence/letter.txt") == "evidence/letter.txt"


# ── what is there ────────────────────────────────────────────────────────────────────────────────────────────────────

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("folder", ["agreements", "tests/cases"])
def test_the_sample_and_the_published_cases_hold_none(folder: str) -> None:
    found: list[Any] = []
    count = 0
    for file in sorted((ROOT / folder).rglob("*")):
        path = file.relative_to(ROOT / folder).as_posix()
        if file.is_file() and is_read(path):
            count += 1
            found += [(path, each.position, each.found.kind) for each in spots(path, file.read_bytes()) or []]
    assert found == []
    assert count > 80
