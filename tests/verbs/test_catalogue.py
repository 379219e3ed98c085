"""The catalogue: every verb, declared once and found by its file; what faces need of each is there."""

from __future__ import annotations

import dataclasses
import importlib
import json
from pathlib import Path

import pytest

import registry.verbs
from registry.verbs import catalogue
from registry.verbs.verb import Verb

NAMES = list(catalogue.areas())


def test_every_file_in_an_area_is_a_verb() -> None:
    root = Path(registry.verbs.__file__).parent
    declared = [path for path in root.glob("*/*.py") if "\nVERB = " in path.read_text("utf-8")]
    files = {path.stem: path.parent.name for path in declared}
    assert catalogue.areas() == files
    assert {"validate", "show", "list", "refs", "digest", "fmt", "schema"} <= set(files)
    assert sorted(NAMES) == NAMES


def test_there_is_no_verb_of_another_name() -> None:
    with pytest.raises(KeyError):
        catalogue.verb("sing")


@pytest.mark.parametrize("name", NAMES)
def test_a_verb_says_what_it_does(name: str) -> None:
    verb = catalogue.verb(name)
    assert isinstance(verb, Verb)
    assert verb.title.endswith(".")
    assert verb.title[0].isupper()
    assert verb.examples
    assert all(typed.startswith(f"muniment {name}") and meaning for typed, meaning in verb.examples)
    assert set(verb.faces) <= {"cli", "api", "ui"}
    assert verb.run.__doc__


@pytest.mark.parametrize("name", NAMES)
def test_a_question_explains_each_of_its_fields_and_has_a_default_for_it(name: str) -> None:
    question = catalogue.verb(name).question
    assert question.__doc__
    for field in dataclasses.fields(question):
        assert field.metadata["help"].endswith("."), field.name
        assert field.default is not dataclasses.MISSING, field.name
    assert dataclasses.asdict(question()) is not None


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_plain_data(name: str) -> None:
    """Frozen, and made of what JSON can say: every face draws it, and one sends it over a network."""
    module = importlib.import_module(f"registry.verbs.{catalogue.areas()[name]}.{name}")
    assert module.Answer.__doc__
    assert module.Answer.__dataclass_params__.frozen
    json.dumps([field.name for field in dataclasses.fields(module.Answer)])


@pytest.mark.parametrize("name", NAMES)
def test_a_further_format_is_a_module_of_exchange(name: str) -> None:
    for module in catalogue.verb(name).formats.values():
        assert callable(importlib.import_module(f"registry.exchange.{module}").render)
