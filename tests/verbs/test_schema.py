"""The verb about schemas: one to read, all of them to copy, and whether they are up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from registry.schema.published import folder, schema
from registry.session import Session
from registry.verbs.schemas.schema import VERB, Question, run


def test_a_schema_is_printed_as_it_is_published(name: str) -> None:
    assert json.loads(run(Session(), Question(name=name)).text) == schema(name)


def test_without_a_name_the_names_are_listed() -> None:
    answer = run(Session(), Question())
    assert {f"{name}.schema.json" for name in answer.names} == {file.name for file in folder().glob("*.json")}


def test_all_are_copied_for_an_editor(tmp_path: Path) -> None:
    answer = run(Session(), Question(to=(tmp_path / "new" / "folder",)))
    assert answer.written == (str(tmp_path / "new" / "folder"),)
    assert {file.name for file in (tmp_path / "new" / "folder").iterdir()} == {file.name for file in folder().iterdir()}


@pytest.mark.parametrize(("drifted", "code"), [((), 0), (("waiver.schema.json",), 3)])
def test_a_schema_that_differs_from_its_model_is_a_file_that_is_wrong(drifted: tuple[str, ...], code: int) -> None:
    answer = run(Session(), Question())
    assert VERB.exit_code(type(answer)(answer.text, answer.names, drifted, ())) == code
