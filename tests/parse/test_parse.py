"""Bytes → data: what YAML means to us, what is refused and where, and that nothing a file holds can hurt us."""

from __future__ import annotations

import io
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from registry.parse import MAX_BYTES, MAX_DEPTH, parse, positions
from registry.parse.patient import Patient
from registry.problems import CODES, Problem
from registry.source import Position

Portion = Callable[[str, random.Random], dict[str, Any]]


def reading(text: str | bytes) -> tuple[Any, list[str]]:
    """The data of some bytes, and each problem as `line:column code`."""
    data, problems = parse(text.encode() if isinstance(text, str) else text)
    return data, [f"{problem.line}:{problem.column} {problem.code}" for problem in problems]


# ── what values mean: the YAML 1.2 core schema ───────────────────────────────────────────────────────────────────────

VALUES = [
    # Words that YAML 1.1 takes for true and false are words.
    ("no", "no"),
    ("yes", "yes"),
    ("on", "on"),
    ("off", "off"),
    ("y", "y"),
    ("true", True),
    ("False", False),
    ("'true'", "true"),
    # Days and times are text: what a day is, the schema decides.
    ("2026-04-01", "2026-04-01"),
    ("2026-13-45", "2026-13-45"),
    ("2026-04-01T09:30:00Z", "2026-04-01T09:30:00Z"),
    ("12:30", "12:30"),
    ("12:30:45", "12:30:45"),
    # Numbers are numbers only in the form in which they would be written back.
    ("0", 0),
    ("-7", -7),
    ("9007199254740991", 2**53 - 1),
    ("0.5", 0.5),
    ("-12.25", -12.25),
    ("1.0", 1.0),
    ("'010'", "010"),
    ('"1e3"', "1e3"),
    # Text that only looks strange.
    ("R&D", "R&D"),
    ("A & E", "A & E"),
    ("50%", "50%"),
    ("C#", "C#"),
    ("a: b".replace(": ", ":"), "a:b"),
    ("https://example.gov.uk/#top", "https://example.gov.uk/#top"),
    ("=", "="),
    ("<", "<"),
    ("1.2.3", "1.2.3"),
    ("1-2", "1-2"),
    ("12 months", "12 months"),
    ("0161 496 0000", "0161 496 0000"),
    ("E06000001", "E06000001"),
    ("e1", "e1"),
    ("-", "-"),
    ("nil", "nil"),
    ("it's", "it's"),
    ("'it''s'", "it's"),
    (r'"a\tb\u00e9"', "a\tbé"),
    ("Café", "Café"),
    ("🙂", "🙂"),
    ("[]", []),
    ("{}", {}),
    ("[a, 1, no]", ["a", 1, "no"]),
    ("{a: on}", {"a": "on"}),
    ("|\n  two\n  lines\n", "two\nlines\n"),
    (">-\n  one\n  line\n", "one line"),
    ("''", ""),
]


@pytest.mark.parametrize(("written", "meant"), VALUES, ids=[written for written, _meant in VALUES])
def test_a_value_means_what_yaml_1_2_says(written: str, meant: Any) -> None:
    data, problems = reading(f"field: {written}\n" if written != "-" else "field: '-'\n")
    assert problems == []
    assert data == {"field": meant}
    assert data is not None
    assert type(data["field"]) is type(meant)


@pytest.mark.parametrize("name", ["on", "yes", "no", "12:30", "2026-04-01", "'1'", '"null"', "R&D", "a b"])
def test_a_fields_name_is_text_too(name: str) -> None:
    """`on:` is the name of a field in every status history; YAML 1.1 would read it as the name True."""
    data, problems = reading(f"{name}: value\n")
    assert problems == []
    assert data == {name.strip("'\""): "value"}


NUMBERISH = [
    "010", "0o10", "0x1F", "0b1", "1e3", "5E1", "1.5e3", ".5", "5.", "+44", "+0.5", "-0", "1_000", "1.50", "00", "-01",
    "1.e3", ".inf", "-.Inf", ".nan", "9007199254740992", "0.1234567890123456789",
]  # fmt: skip


@pytest.mark.parametrize("written", NUMBERISH)
def test_an_odd_number_must_be_quoted(written: str) -> None:
    """Some reader would take each of these for a number and give back something else: 8, 31, 1000.0, 44…"""
    data, problems = parse(f"telephone: {written}\n".encode())
    assert [problem.code for problem in problems] == ["odd-number"]
    assert problems[0].position == Position(1, 12)
    assert problems[0].fix == f"Put quotes round it: '{written}'."
    assert data == {"telephone": written}, "it is kept as text, so that the schema's problems can be told as well"


@pytest.mark.parametrize("written", NUMBERISH)
def test_an_odd_number_in_quotes_is_text(written: str) -> None:
    assert reading(f"telephone: '{written}'\n") == ({"telephone": written}, [])


NOTHING = [("key:\n", "1:1"), ("key: ~\n", "1:1"), ("key: null\n", "1:1"), ("a:\n  key: Null\n", "2:3")]


@pytest.mark.parametrize(("text", "at"), [*NOTHING, ("a:\n  - b\n  -\n", "3:4"), ("a: [b, null]\n", "1:8")])
def test_a_field_with_nothing_after_it_is_a_problem(text: str, at: str) -> None:
    """Absent and none are different answers, and nothing is neither."""
    assert reading(text)[1] == [f"{at} empty-value"]


# ── what a file may not be ───────────────────────────────────────────────────────────────────────────────────────────

REFUSED: list[tuple[str, str | bytes, str]] = [
    ("nothing", b"", "1:1 empty-file"),
    ("white space", b" \n\n", "1:1 empty-file"),
    ("only comments", b"# to do\n", "1:1 empty-file"),
    ("a list", b"- a\n- b\n", "1:1 not-a-record"),
    ("one word", b"agreement\n", "1:1 not-a-record"),
    ("a name twice", b"id: a\ntitle: b\nid: c\n", "3:1 duplicate-key"),
    ("a name twice, quoted once", b"id: a\n'id': c\n", "2:1 duplicate-key"),
    ("a name that is a number", b"1: a\n", "1:1 key-not-text"),
    ("a name that is true", b"true: a\n", "1:1 key-not-text"),
    ("a name that is a list", b"? [a]\n: b\n", "1:3 key-not-text"),
    ("a merge", b"a: {b: c}\n<<: {d: e}\n", "2:1 key-not-text"),
    ("a tag", b"a: !!python/object:os.system x\n", "1:4 tag"),
    ("a tag on the record", b"!record\na: b\n", "1:1 tag"),
    ("an anchor and its alias", b"a: &x 1\nb: *x\n", "1:4 anchor"),
    ("an anchor on the record", b"&x\na: b\n", "1:1 anchor"),
    ("an anchor after a byte order mark", b"\xef\xbb\xbf&x\na: b\n", "1:1 anchor"),
    ("two documents", b"a: b\n---\nc: d\n", "2:1 several-documents"),
    ("a directive", b"%YAML 1.1\n---\na: no\n", "1:1 syntax"),
    ("a directive after a byte order mark", b"\xef\xbb\xbf# x\n%TAG !e! tag:x,2000:\n---\na: b\n", "2:1 syntax"),
    ("a stray bracket", b"a: [b\nc: d\n", "1:4 syntax"),
    ("a colon in text", b"title: Health: a plan\n", "1:14 syntax"),
    ("a tab for indentation", b"a:\n\tb: c\n", "2:1 syntax"),
    ("an open quote", b"a: 'b\n", "1:4 syntax"),
    ("latin-1", "a: Café".encode("latin-1"), "1:7 not-utf-8"),
    ("UTF-16", "a: b\n".encode("utf-16"), "1:1 not-utf-8"),
    ("a word document", b"PK\x03\x04\x00\xff", "1:6 binary-file"),
    ("a nought byte", b"a: b\nc: \x00\n", "2:4 binary-file"),
    ("an escape character", b"a: b\nc: \x1b[31mred\n", "2:4 control-character"),
    ("an escape character written as an escape", b'a: b\nc: "\\e[31mred"\n', "2:4 control-character"),
    ("a nought written as an escape", b'a: "\\0"\n', "1:4 control-character"),
    ("an escape in a name", b'local:\n  "\\x1b": b\n', "2:3 control-character"),
    ("a line separator", "a: b\u2028c\n".encode(), "1:5 control-character"),
    ("a byte order mark in the middle", "a: b\ufeffc\n".encode(), "1:5 control-character"),
]


@pytest.mark.parametrize(("text", "first"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_file_that_is_refused_says_where(text: str | bytes, first: str) -> None:
    assert reading(text)[1][0] == first


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    start = b"title: "
    full = start + b"a" * (MAX_BYTES - len(start))
    assert reading(full)[1] == []
    assert reading(full + b"a") == (None, ["1:1 too-large"])


def test_a_file_may_be_as_deep_as_the_limit_and_no_deeper() -> None:
    def nested(levels: int) -> str:
        return "a: " + "[" * (levels - 1) + "b" + "]" * (levels - 1) + "\n"

    assert reading(nested(MAX_DEPTH))[1] == []
    assert reading(nested(MAX_DEPTH + 1))[1] == [f"1:{3 + MAX_DEPTH} too-deep"]


def test_every_problem_of_a_file_is_told_in_one_pass() -> None:
    text = "id: 010\ntitle:\nid: b\nlocal:\n  a: .5\n  a: 1\nparties: [!x y, ~]\n"
    assert reading(text)[1] == [
        "1:5 odd-number", "2:1 empty-value", "3:1 duplicate-key", "5:6 odd-number", "6:3 duplicate-key",
        "7:11 tag", "7:17 empty-value",
    ]  # fmt: skip


def test_a_byte_order_mark_at_the_start_is_not_part_of_the_record() -> None:
    assert reading(b"\xef\xbb\xbfa: b\n") == ({"a": "b"}, [])


HOSTILE = {
    "brackets": b"a: " + b"[" * 60_000,
    "maps": b"a: " + b"{b: " * 20_000,
    "dashes": b"a:\n" + b"- " * 60_000,
    "dashes and tabs": b"a:\n " + b"-\t" * 60_000,
    "questions": b"? " * 60_000,
    "questions and dashes": b"? - " * 30_000,
    "brackets after a quote": b'a: "' + b"x" * 10 + b'"\nb: ' + b"[" * 60_000,
    "bomb": b"a: &a [x,x]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (c, c, c - 1, c - 1) for c in range(98, 112)),
    "aliases": b"a: &a b\n" + b"c: *a\n" * 30_000,
}


def test_hostile_files_are_refused_and_the_process_lives(tmp_path: Any) -> None:
    """libyaml's composer recurses in C: without a guard, some of these end the process. So another reads them."""
    for name, data in HOSTILE.items():
        (tmp_path / f"{name}.yaml").write_bytes(data)
    script = (
        "import json, sys, pathlib; from registry.parse import parse; from registry.parse import positions\n"
        "def said(file):\n"
        "    data, problems = parse(file.read_bytes()); positions(file.read_bytes(), {(('a',), False)})\n"
        "    return [problem.code for problem in problems][:1]\n"
        "print(json.dumps({file.stem: said(file) for file in pathlib.Path(sys.argv[1]).iterdir()}))"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    assert set(said) == set(HOSTILE)
    assert {code for codes in said.values() for code in codes} <= {"too-deep", "anchor", "syntax"}
    assert all(said.values())


# ── reading back what was written ────────────────────────────────────────────────────────────────────────────────────

# Any text a person can type: neither lone surrogates nor control characters.
_TYPED = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Cn", "Co"],
        include_characters="\n\t",
        exclude_characters="\u2028\u2029\ufeff",
    ),
    max_size=15,
)
_DATA = st.dictionaries(
    _TYPED,
    st.recursive(
        _TYPED | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TYPED, inner, max_size=4),
        max_leaves=15,
    ),
    min_size=1,
    max_size=5,
)


@given(data=_DATA, flow=st.sampled_from([True, False, None]), width=st.sampled_from([20, 80, 10_000]))
@settings(max_examples=100)
def test_what_pyyaml_writes_reads_back(data: dict[str, Any], flow: bool | None, width: int) -> None:
    written = yaml.safe_dump(data, default_flow_style=flow, width=width, allow_unicode=True, default_style='"')
    # With every text in quotes PyYAML marks numbers and truth with tags; a record has no tags and needs none.
    written = re.sub(r'!!(int|bool) "([^"]*)"', r"\2", written)
    assert parse(written.encode()) == (data, [])


@given(data=_DATA)
def test_what_ruamel_writes_reads_back(data: dict[str, Any]) -> None:
    layout = YAML(typ="safe", pure=True)
    layout.default_flow_style = False
    stream = io.StringIO()
    layout.dump(data, stream)
    found, problems = parse(stream.getvalue().encode())
    # ruamel leaves bare what YAML 1.2 does not take for a number but some readers do: that we ask to be quoted.
    assert {problem.code for problem in problems} <= {"odd-number"}
    assert found == data


@given(data=_DATA)
def test_json_is_yaml(data: dict[str, Any]) -> None:
    assert parse(json.dumps(data, ensure_ascii=False).encode()) == (data, [])


# ── the two readings agree, and no bytes can hurt either ─────────────────────────────────────────────────────────────


def patient(data: bytes) -> tuple[Any, list[Problem]]:
    """The slow reading alone, which collects every problem."""
    return Patient("", "").read(data)


@given(seed=st.integers(0, 2**32))
def test_the_two_readings_of_a_valid_file_agree(seed: int, portion: Portion) -> None:
    rng = random.Random(seed)
    data = portion(rng.choice(_KINDS), rng)
    text = yaml.safe_dump(data, default_flow_style=rng.choice([True, False, None]), allow_unicode=True).encode()
    assert parse(text) == patient(text) == (data, [])


_KINDS = ("agreement", "organisation", "processing-activity", "dpia", "breach", "waiver", "adoption")
_INDICATORS = [
    *b"-?:,[]{}#&*!|>'\"%@`~\\ \t\n\r\x00\x1b\x7f\xff\xe2\xc2", b"\n- ", b"? ", b": ", b"\n---\n", b"\n...\n", b"<<: ",
    b"&a ", b"*a ", b"!!int ", b"! ", b"%YAML 1.1\n---\n", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xc2\x85", b"[" * 30,
    b"- " * 30, b"\\e", b"\\u0000", b"0x1F", b"1e9", b"null", b"\r\n", b"\n\t", b"  ", b"|\n", b">-\n", b'"', b"'",
]  # fmt: skip


def damaged(data: bytes, rng: random.Random) -> bytes:
    """The same bytes after an accident or two."""
    for _time in range(rng.randint(1, 4)):
        at, to = sorted(rng.randrange(len(data) + 1) for _end in range(2))
        to = min(to, at + 40)
        match rng.randrange(6):
            case 0 if data[at:]:
                data = data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]
            case 1:
                data = data[:at]
            case 2:
                data = data[:at] + data[to:]
            case 3:
                data = data[:to] + data[at:to] + data[to:]
            case _:
                token = rng.choice(_INDICATORS)
                data = data[:at] + (bytes([token]) if isinstance(token, int) else token) + data[at:]
    return data


@given(seed=st.integers(0, 2**32))
@settings(max_examples=500)
def test_no_bytes_can_stop_the_reader(seed: int, portion: Portion) -> None:
    rng = random.Random(seed)
    data = portion(rng.choice(_KINDS), rng)
    flow = rng.choice([True, False, None])
    raw = damaged(yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True).encode(), rng)

    found, problems = parse(raw)

    assert problems or isinstance(found, dict), "a file gives its data, or says why not"
    lines = re.split(rb"\r\n|\r|\n", raw)
    for problem in problems:
        assert problem.code in CODES
        assert problem.message
        assert 1 <= problem.line <= len(lines)
        assert problem.column >= 1
    slow = patient(raw)
    assert (found, problems) == slow, "the fast reading lets through just what the patient one does"
    if not problems:
        # What was accepted can be stored and shown: it is text that UTF-8 can hold, and no control characters.
        text = json.dumps(found, ensure_ascii=False).encode().decode()
        assert not re.search("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]", text)


# ── from a place to its line ─────────────────────────────────────────────────────────────────────────────────────────

_SHAPES = st.recursive(
    st.just("value"),
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.lists(inner, min_size=1, max_size=4).map(tuple),
    max_leaves=20,
)


Marked = list[tuple[tuple[Any, ...], str, bool]]
"""Places, the word that stands at each, and whether it is a key."""


def _grown(shape: Any, marks: list[int], place: tuple[Any, ...] = ()) -> tuple[Any, Marked]:
    """Data of a shape (a tuple becomes a map) in which every key and value is a word found nowhere else."""
    marks[0] += 1
    if isinstance(shape, str):
        word = f"value{marks[0]:04}"
        return word, [(place, word, False)]
    grown: Any = {} if isinstance(shape, tuple) else []
    found = []
    for position, inner in enumerate(shape):
        marks[0] += 1
        step: Any = f"key{marks[0]:04}" if isinstance(shape, tuple) else position
        value, below = _grown(inner, marks, (*place, step))
        if isinstance(grown, dict):
            grown[step] = value
            found.append(((*place, step), step, True))
        else:
            grown.append(value)
        found += below
    return grown, found


@given(
    shape=st.lists(_SHAPES, min_size=1, max_size=5).map(tuple),
    style=st.sampled_from([None, "'", '"']),
    flow=st.sampled_from([True, False, None]),
    lead=st.sampled_from(["", "# a comment\n\n", "---\n", "\ufeff"]),
)
def test_a_place_is_found_where_it_is_written(shape: Any, style: str | None, flow: bool | None, lead: str) -> None:
    data, places = _grown(shape, [0])
    text = lead + yaml.safe_dump(data, default_style=style, default_flow_style=flow, width=60)
    found = positions(text.encode(), {(place, on_key) for place, _word, on_key in places})
    lines = text.removeprefix("\ufeff").split("\n")
    for place, word, on_key in places:
        line, column = found[(place, on_key)]
        assert lines[line - 1][column - 1 :].lstrip("'\"").startswith(word)


@pytest.mark.parametrize(
    ("place", "on_key", "at"),
    [
        ((), False, (1, 1)),
        (("parties",), True, (2, 1)),
        (("parties",), False, (3, 3)),
        (("parties", 1, "role"), True, (4, 5)),
        (("parties", 1, "role"), False, (4, 11)),
        # What is not there is shown at the nearest thing above it that is.
        (("parties", 1, "colour"), True, (4, 5)),
        (("parties", 7, "id"), False, (3, 3)),
        (("colour",), True, (1, 1)),
        (("title", "inner"), False, (1, 8)),
    ],
)
def test_what_is_not_there_has_the_position_of_what_is_above_it(place: Any, on_key: bool, at: tuple[int, int]) -> None:
    text = b"title: Hub\nparties:\n  - id: police\n  - role: giver\n"
    assert positions(text, {(place, on_key)}) == {(place, on_key): Position(*at)}


@pytest.mark.parametrize("text", [b"a: [b", b"\xff", b"a: *b", b"", b"[" * 1000, b"a" * (MAX_BYTES + 1)])
def test_bytes_that_do_not_parse_have_no_positions(text: bytes) -> None:
    assert positions(text, {((), False)}) == {}
