"""Documents × schemas: the screen and the explainer give one verdict, and every refusal has its reason and place."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.concepts.kinds import Kind
from registry.parse import parse
from registry.problems import CODES, Stage
from registry.schema.published import folder
from registry.source import Document
from registry.validate import _explainer, explain, fits, validate

Fullest = Callable[[str], dict[str, Any]]
Portion = Callable[[str, random.Random], dict[str, Any]]
Spoil = Callable[[Any, random.Random], Any]

WAIVER = {"kind": "waiver", "id": "late-review", "title": "Late review", "status": "active"}


def document(data: dict[str, Any], path: str = "waivers/late-review.yaml") -> Document:
    """A document of the register northmoor."""
    return Document("northmoor", path, data)


def said(data: dict[str, Any], path: str = "waivers/late-review.yaml") -> list[tuple[str, str]]:
    """Each problem of a document, as its place and code."""
    return [("/".join(map(str, problem.place)), problem.code) for problem in validate(document(data, path))]


# ── one document, one reason for each thing wrong ────────────────────────────────────────────────────────────────────


def test_a_record_has_no_problems() -> None:
    assert validate(document(WAIVER)) == []


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        ({"kind": "wavier"}, "kind", "kind-unknown"),
        ({"status": "activ"}, "status", "not-in-list"),
        ({"status": True}, "status", "wrong-type"),
        ({"id": "Late Review"}, "id", "bad-form"),
        ({"id": "a" * 81}, "id", "too-long"),
        ({"title": " "}, "title", "blank-text"),
        ({"title": ""}, "title", "blank-text"),
        ({"title": 5}, "title", "wrong-type"),
        ({"colour": "blue"}, "colour", "unknown-key"),
        ({"local": "blue"}, "local", "wrong-type"),
        ({"evidence": [{"title": "Letter"}]}, "evidence/0/id", "missing-key"),
        ({"status_history": [{"on": "2026-02-30", "status": "active"}]}, "status_history/0/on", "bad-form"),
    ],
)
def test_a_refusal_is_at_its_place(change: dict[str, Any], place: str, code: str) -> None:
    assert said(WAIVER | change) == [(place, code)]


def test_what_is_not_said_is_missing() -> None:
    assert said({"kind": "waiver", "id": "late-review"}) == [("title", "missing-key"), ("status", "missing-key")]


def test_a_number_out_of_range_says_which_way() -> None:
    data = {"kind": "agreement", "id": "hub", "title": "Hub", "status": "draft"}
    data |= {"subjects": [{"id": "children", "youngest": -1}]}
    (problem,) = validate(document(data))
    assert (problem.code, problem.message, problem.fix) == ("out-of-range", "`-1` is too small", "Write 0 or more.")


@pytest.mark.parametrize(
    ("path", "expected"),
    [("dpias/x.yaml", "dpia"), ("agreements/x.yaml", "agreement"), ("somewhere/x.yaml", "agreement")],
)
def test_a_file_without_a_kind_is_told_the_kind_of_its_folder(path: str, expected: str) -> None:
    (problem,) = validate(document({"id": "x"}, path))
    assert problem.code == "kind-missing"
    assert problem.values["expected"] == expected


def test_each_place_is_told_once_with_the_reason_to_mend_first() -> None:
    """A number where a day belongs also fails the pattern and the format; nobody needs to hear it three times."""
    data = WAIVER | {"status_history": [{"on": 20260401, "status": "active"}]}
    assert said(data) == [("status_history/0/on", "wrong-type")]


def test_every_wrong_thing_is_told_in_one_pass() -> None:
    data = {"kind": "waiver", "id": "A B", "title": 5, "status": "activ", "colour": "blue", "evidence": "letter"}
    codes = {"id": "bad-form", "title": "wrong-type", "status": "not-in-list", "evidence": "wrong-type"}
    assert dict(said(data)) == codes | {"colour": "unknown-key"}


# ── the form of a value ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("1/4/2026", "`2026-04-01`"),
        ("01.04.2026", "`2026-04-01`"),
        ("1 April 2026", "`2026-04-01`"),
        ("1st Apr 2026", "`2026-04-01`"),
        ("2026/4/1", "`2026-04-01`"),
        ("31/2/2026", "the day as YYYY-MM-DD"),
        ("soon", "the day as YYYY-MM-DD"),
    ],
)
def test_a_day_written_otherwise_is_shown_as_we_write_it(written: str, better: str) -> None:
    (problem,) = validate(document(WAIVER | {"status_history": [{"on": written, "status": "active"}]}))
    assert better in problem.fix


@pytest.mark.parametrize(
    ("written", "better"),
    [("6 years", "`P6Y`"), ("three months", "`P3M`"), ("90 days", "`P90D`"), ("2w", "`P2W`"), ("P6", "P, a number")],
)
def test_a_period_written_otherwise_is_shown_as_we_write_it(written: str, better: str) -> None:
    data = {"kind": "agreement", "id": "hub", "title": "Hub", "status": "draft"}
    (problem,) = validate(document(data | {"items": [{"id": "dates", "covers_period": written}]}))
    assert better in problem.fix


ENDING = [
    ("id", {"id": "late-review"}),
    ("language", {"language": "en"}),
    ("formerly", {"formerly": ["old-name"]}),
    ("on", {"status_history": [{"status": "active", "on": "2026-04-01"}]}),
    ("link", {"evidence": [{"id": "letter", "link": "https://example.gov.uk"}]}),
    ("digest", {"evidence": [{"id": "letter", "digest": "sha256:" + "0" * 64}]}),
]


@pytest.mark.parametrize("change", [change for _name, change in ENDING], ids=[name for name, _change in ENDING])
def test_a_line_break_at_the_end_is_part_of_the_value(change: dict[str, Any]) -> None:
    """Python's `$` lets a last newline through and no other engine does: the two validators must still agree."""
    assert fits("waiver", WAIVER | change)
    last = next(iter(re.findall(r'"([^"]*)"[^"]*$', json.dumps(change))))
    broken = json.loads(json.dumps(WAIVER | change).replace(json.dumps(last), json.dumps(f"{last}\n")))
    assert not fits("waiver", broken)
    assert [problem.code for problem in validate(document(broken))] == ["bad-form"]


# ── the screen and the explainer ─────────────────────────────────────────────────────────────────────────────────────


def test_the_screen_and_the_explainer_give_one_verdict(name: str, portion: Portion, spoil: Spoil) -> None:
    """The screen reads every file and the explainer only what fails; a difference between them would hide a reason."""
    rng = random.Random(f"screen {name}")
    verdicts: Counter[bool] = Counter()
    for _turn in range(150):
        data = spoil(portion(name, rng), rng)
        accepted = fits(name, data)
        assert accepted == (next(_explainer(name).iter_errors(data), None) is None), json.dumps(data)
        verdicts[accepted] += 1
    assert verdicts[True] > 5, "some changes leave a record a record"
    assert verdicts[False] > 5


def test_a_refused_document_always_has_a_reason(kind: str, portion: Portion, spoil: Spoil) -> None:
    rng = random.Random(f"reason {kind}")
    for _turn in range(60):
        data = spoil(portion(kind, rng), rng)
        if isinstance(data, dict) and not fits(kind, data):
            problems = explain(document(data), kind)
            assert problems
            for problem in problems:
                assert CODES[problem.code].stage is Stage.RECORD
                assert problem.code != "does-not-fit", (problem.values, "a reason of its own should be given")
                assert problem.message
                assert problem.fix
                assert problem.place or problem.code == "wrong-type"


@pytest.mark.parametrize("name", ["register", "federation", "federation-lock"])
def test_a_file_that_does_not_say_its_kind_is_judged_by_the_schema_it_is_read_for(name: str, fullest: Fullest) -> None:
    assert validate(document(fullest(name)), name) == []
    (problem,) = validate(document(fullest(name) | {"colour": "blue"}), name)
    assert problem.code == "unknown-key"


# ── an outside judge ─────────────────────────────────────────────────────────────────────────────────────────────────


def judged(kind: str, files: list[Path]) -> set[str]:
    """The names of the files that check-jsonschema accepts, with our published schema, in one run."""
    command = [Path(sys.executable).with_name("check-jsonschema"), "--output-format", "json", "--schemafile"]
    done = subprocess.run([*command, folder() / f"{kind}.schema.json", *files], capture_output=True, text=True)
    report = json.loads(done.stdout)
    assert report.get("parse_errors", []) == [], "what our reader accepts, theirs reads"
    refused = {Path(error["filename"]).name for error in report.get("errors", ())}
    return {file.name for file in files} - refused


def mutated(kind: str, count: int, portion: Portion, spoil: Spoil) -> Iterator[bytes]:
    """YAML files of a kind, spoilt as data or as text, that our reader still accepts."""
    rng = random.Random(f"outside {kind}")
    made = 0
    while made < count:
        data = portion(kind, rng)
        if rng.random() < 0.75:
            data = spoil(data, rng)
        style = rng.choice([None, None, '"', "'"])
        text = yaml.safe_dump(data, default_style=style, allow_unicode=rng.random() < 0.5, sort_keys=False)
        if rng.random() < 0.3:
            at = rng.randrange(len(text))
            text = text[:at] + rng.choice(("'", "", " ", "no", "12:30", "#", "é")) + text[at + 1 :]
        found, problems = parse(text.encode())
        if found is not None and not problems:
            made += 1
            yield text.encode()


def agree(kinds: list[str], each: int, folder_: Path, portion: Portion, spoil: Spoil) -> None:
    """Our verdict and the outside judge's, on every file."""
    verdicts: Counter[bool] = Counter()
    for kind in kinds:
        files, ours = [], set()
        for number, raw in enumerate(mutated(kind, each, portion, spoil)):
            file = folder_ / f"{kind}-{number:04}.yaml"
            file.write_bytes(raw)
            files.append(file)
            if fits(kind, parse(raw)[0]):
                ours.add(file.name)
        theirs = judged(kind, files)
        assert ours == theirs, f"in {folder_}"
        verdicts[True] += len(ours)
        verdicts[False] += len(files) - len(ours)
    assert verdicts[True] > each / 4
    assert verdicts[False] > each / 4


def test_an_outside_validator_gives_the_same_verdict(tmp_path: Path, portion: Portion, spoil: Spoil) -> None:
    agree(["agreement", "organisation"], 60, tmp_path, portion, spoil)


@pytest.mark.prove
def test_an_outside_validator_gives_the_same_verdict_on_a_thousand_files(
    tmp_path: Path, portion: Portion, spoil: Spoil
) -> None:
    agree([kind.value for kind in Kind], 48, tmp_path, portion, spoil)
