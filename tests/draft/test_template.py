"""Drafts: valid as they stand and after any of their fields is uncommented, in the house style, and complete."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from registry.concepts.kinds import Kind
from registry.draft.first import FIRST
from registry.draft.template import drafted
from registry.load.reading import read_bytes
from registry.parse import parse
from registry.schema.published import shape
from registry.validate import fits
from registry.write import as_yaml, formatted

FIELD = re.compile(r" *# (?!yaml-language-server)")
KINDS = [kind.value for kind in Kind]


def opening(kind: str) -> dict[str, Any]:
    """What every record must say."""
    statuses = shape(kind).fields["status"].values
    return {"kind": kind, "id": "x", "title": "X", "version": "0.1", "status": statuses[0]}


@cache
def draft(kind: str) -> str:
    """The draft of a record of which nothing more is known."""
    return drafted(kind, opening(kind), FIRST[Kind(kind)]).decode()


def blocks(text: str) -> list[range]:
    """The lines of each field that is commented out."""
    found: list[range] = []
    for number, line in enumerate(text.splitlines()):
        if FIELD.match(line):
            if found and found[-1].stop == number:
                found[-1] = range(found[-1].start, number + 1)
            else:
                found.append(range(number, number + 1))
    return found


def uncommented(text: str, chosen: list[range]) -> str:
    """The text with the comment sign taken off some lines, as an editor's command does."""
    wanted = {number for each in chosen for number in each}
    lines = enumerate(text.splitlines())
    return "".join((line.replace("# ", "", 1) if number in wanted else line) + "\n" for number, line in lines)


def test_a_draft_is_a_record_in_the_house_style(kind: str) -> None:
    text = draft(kind)
    document, problems = read_bytes(text.encode(), "r", f"{Kind(kind).folder}/x.yaml")
    assert problems == []
    assert document is not None
    assert document.data == opening(kind)
    assert formatted(text.encode()).decode() == text
    assert max(map(len, text.splitlines())) <= 120


def test_a_draft_has_every_field_once_with_what_it_means(kind: str) -> None:
    text = draft(kind)
    here = shape(kind)
    prose = " ".join(re.sub("^ *## *", "", line) for line in text.splitlines() if line.lstrip().startswith("##"))
    prose = re.sub(r"\s+", " ", prose)
    for name, field in here.fields.items():
        assert len(re.findall(f"^(?:# )?{name}:", text, re.MULTILINE)) == 1, name
        if name not in opening(kind):
            assert re.sub(r"\s+", " ", field.description) in prose, name
        for value in field.values or (field.item.values if field.item else ()):
            assert value in prose, (name, value)
        for inner in (field.item or field).fields:
            assert re.search(rf"\b{inner}\b", text), (name, inner)


def test_what_comes_first_comes_first(kind: str) -> None:
    names = re.findall(r"^(?:# )?(\w+):", draft(kind), re.MULTILINE)
    wanted = list(dict.fromkeys(re.split(r"\W", path)[0] for path in FIRST[Kind(kind)]))
    assert names[5 : 5 + len(wanted)] == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_first_is_in_the_schema(kind: str) -> None:
    for path, reason in FIRST[Kind(kind)].items():
        outer, _dot, inner = path.partition("[].")
        field = shape(kind).at(tuple(outer.split(".")))
        assert field is not None, path
        assert reason
        if inner:
            assert field.item is not None
            assert field.item.key == ("id",), "a member asked for is named by an id made for it"
            assert inner in field.item.fields


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=settings().max_examples // 5)
@given(data=st.data())
def test_a_draft_stays_a_record_whatever_is_uncommented(kind: str, data: st.DataObject) -> None:
    text = draft(kind)
    there = blocks(text)
    chosen = data.draw(st.lists(st.sampled_from(there), unique=True))
    after = uncommented(text, chosen)
    document, problems = read_bytes(after.encode(), "r", f"{Kind(kind).folder}/x.yaml")
    assert problems == []
    assert document is not None
    assert len(document.data) == len(opening(kind)) + len(chosen)


def test_all_of_a_draft_may_be_uncommented(kind: str) -> None:
    text = draft(kind)
    after = uncommented(text, blocks(text))
    document, problems = read_bytes(after.encode(), "r", f"{Kind(kind).folder}/x.yaml")
    assert problems == []
    assert document is not None
    assert set(document.data) == set(shape(kind).fields)
    assert formatted(after.encode()).decode() == after


def test_a_draft_holds_all_it_is_given(kind: str, fullest: Callable[[str], dict[str, Any]]) -> None:
    full = fullest(kind)
    made = drafted(kind, full, FIRST[Kind(kind)])
    assert parse(made) == (full, [])
    assert formatted(made) == made


@pytest.mark.parametrize("seed", [0, *(pytest.param(each, marks=pytest.mark.prove) for each in range(1, 20))])
def test_a_draft_of_part_of_a_record_holds_that_part(
    kind: str, seed: int, portion: Callable[[str, random.Random], dict[str, Any]]
) -> None:
    """Fields inside a part that is written are commented inside it, and may be uncommented there."""
    rng = random.Random(f"{kind} {seed}")
    part = portion(kind, rng)
    text = drafted(kind, part, FIRST[Kind(kind)]).decode()
    assert parse(text.encode()) == (part, [])
    assert formatted(text.encode()).decode() == text
    there = blocks(text)
    after, trouble = parse(uncommented(text, rng.sample(there, rng.randint(0, len(there)))).encode())
    assert trouble == []
    assert fits(kind, after)


@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300).filter(
        lambda text: re.search(r"[^ \t\r\n]", text)
    ),
    reason=st.sampled_from(
        ["yes", "012", "1e3", "a: b", "# x", "- x", "[x", "null", "'", '"', "a" * 300, "w " * 99 + "w"]
    ),
)
def test_no_text_spoils_a_draft(title: str, reason: str) -> None:
    data = opening("waiver") | {"title": title, "reason": reason, "owner": {"role": title}, "local": {"a": [reason]}}
    # What no record may hold is refused before it is drafted.
    assume(parse(as_yaml(data).encode())[1] == [])
    made = drafted("waiver", data, FIRST[Kind.WAIVER])
    assert parse(made) == (data, [])
    assert formatted(made) == made


def test_a_draft_may_name_its_schema_for_an_editor() -> None:
    made = drafted("waiver", opening("waiver"), (), "../.schemas/waiver.schema.json").decode()
    assert made.splitlines()[0] == "# yaml-language-server: $schema=../.schemas/waiver.schema.json"
    assert formatted(made.encode()).decode() == made


def test_an_agreements_draft_begins_like_this() -> None:
    given = {"lead": "northmoor", "parties": [{"id": "council", "organisation": "northmoor"}]}
    made = drafted("agreement", opening("agreement") | given, FIRST[Kind.AGREEMENT])
    assert made.decode().startswith(START)


START = """\
## A draft, valid as it stands. To fill in a field, take the `# ` off its lines and write your own words for those after
## the colon. Delete what you do not need, and notes like this one. `muniment validate` checks what you wrote.
kind: agreement
id: x
title: X
version: '0.1'
status: idea
## `status` is one of: idea, screening, draft, consultation, legal-ig-review, approved, signing, in-force, under-review,
## suspended, terminated, superseded, withdrawn-before-force, not-known.

## ── First of all ─────────────────────────────────────────────────────────────────────────────────────────────────────

## The organisation that keeps the agreement.
lead: northmoor

## Who is party to it.
## Each may also have: party_class, name_used, role, controllership, statutory_capacity, on_behalf_of, department,
## responsibilities, adherence, signatory_capacity, signatory_described, required, joins, leaves, parent_parties,
## parent_accepted, contacts.
parties:
  - id: council
    organisation: northmoor

## What the sharing is for.
##   aim: What the sharing is meant to achieve.
##   necessity: Why it cannot be achieved without sharing.
##   benefits: The good it is expected to do, and for whom.
## It may also have: success_measures, purposes, not_exhaustive, background, drivers, in_scope, out_of_scope,
## less_intrusive, term_ref.
# purpose:
#   aim: To protect children by bringing partners' knowledge together
#   necessity: No one agency sees the whole picture.
#   benefits:
#     - Children are seen sooner

## The agreement this one stands under.
"""
