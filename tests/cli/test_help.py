"""Help: what can be typed, readable at any width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from registry.verbs import catalogue

NAMES = list(catalogue.commands())

Run = Callable[..., SimpleNamespace]


def test_titles_are_read_without_importing_the_verbs() -> None:
    declared = {name: catalogue.verb(name) for name in catalogue.areas()}
    assert catalogue.commands() == {name: verb.title for name, verb in declared.items() if "cli" in verb.faces}


@pytest.mark.parametrize("typed", ["muniment --help", "muniment -h", "muniment --help list", "muniment -h --nonsense"])
def test_the_help_of_all(typed: str, muniment: Run, tmp_path: Path) -> None:
    said = muniment(typed, tmp_path)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Usage: muniment COMMAND [options]\n")
    assert "Exit codes: 0 clean;" in said.out


def test_muniment_alone_is_a_question_put_wrongly(muniment: Run, tmp_path: Path) -> None:
    said = muniment("muniment", tmp_path)
    assert (said.code, said.out) == (2, "")
    assert said.err == muniment("muniment --help", tmp_path).out


@pytest.mark.parametrize("typed", ["-V", "--version"])
def test_the_version(typed: str, muniment: Run, tmp_path: Path) -> None:
    said = muniment(f"muniment {typed}", tmp_path)
    assert (said.code, said.out, said.err) == (0, "muniment 0.1.0\n", "")


def test_the_help_of_a_verb(muniment: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    out = muniment("muniment validate --help", tmp_path).out
    assert out.startswith("Usage: muniment validate [options] [PATHS ...]\n\nCheck that every file is a record")
    assert "\n  PATHS  Files or folders to report on. Left out:" in out
    assert "\n  --strict            Count notes" in out
    assert "\n  --as-of YYYY-MM-DD  The day to judge by." in out
    assert (
        "\n  --format FORMAT     How to print. Left out: text. One of: text, json, sarif, junit, github, csv,\n" in out
    )
    assert "\n  -h, --help          Show this help.\n" in out
    assert "\nExamples:\n  muniment validate\n      check the register" in out


def test_what_must_be_given_stands_without_brackets(muniment: Run, tmp_path: Path) -> None:
    assert "Usage: muniment show [options] REF\n" in muniment("muniment show --help", tmp_path).out
    assert "Usage: muniment list [options] [KIND]\n" in muniment("muniment list --help", tmp_path).out
    assert "May be given more than once." in muniment("muniment schema --help", tmp_path).out


@pytest.mark.parametrize("columns", ["1", "60", "80", "1000", "wide"])
def test_help_fits_the_terminal(columns: str, muniment: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    widest = {"1": 64, "60": 64, "80": 80, "1000": 110, "wide": 80}[columns]
    for name in NAMES:
        explained = muniment(f"muniment {name} --help", tmp_path).out.partition("Examples:")[0]
        assert max(map(len, explained.splitlines())) <= widest
