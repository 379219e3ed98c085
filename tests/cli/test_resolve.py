"""The command `muniment resolve`: in words, as JSON, and what it waits for."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from tests.vocabulary.records import COUNCILS, RECORDS


@pytest.fixture
def councils(registers: Any) -> Any:
    """Two councils and a police force, each with words of its own."""
    for ref, fields in RECORDS.items():
        registers.record(ref, **fields)
    registers.federation(*COUNCILS)
    return registers


TYPED = ("-m", "registry", "resolve", "service user", "--from", "town", "--to", "vale", "--as-of", "2026-11-21")


def test_it_answers_in_words_and_as_json(councils: Any, process: Callable[..., SimpleNamespace]) -> None:
    first = process(*TYPED, folder=councils.root)
    assert first.code == 0
    assert "Vale Council calls it “Customer”, which means the same." in first.out
    assert "How sure: 61 in 100, composed of 2 decisions." in first.out
    assert "In data: SVC_USR" in first.out
    told = json.loads(process(*TYPED, "--format", "json", folder=councils.root).out)
    assert told["blocks"][0]["told"][0]["matches"][0]["paths"][0][0]["by"][0] == "Made by Analyst, 10 January 2026"


def test_everybody_is_asked_in_a_table(councils: Any, process: Callable[..., SimpleNamespace]) -> None:
    shown = process("-m", "registry", "resolve", "case", "--from", "town", folder=councils.root)
    rows = [" ".join(line.split()) for line in shown.out.splitlines()]
    assert "The Force They have no word for it" in rows
    assert "Vale Council What looks alike is not the same" in rows


def test_an_answer_that_there_is_no_such_word_is_an_answer(
    councils: Any, process: Callable[..., SimpleNamespace]
) -> None:
    assert process(*TYPED[:3], "no such thing", folder=councils.root).code == 0


HEAVY = {"pydantic", "jsonschema", "jsonschema_rs", "yaml", "ruamel", "streamlit", "pandas", "numpy", "rdflib", "typer"}
SCRIPT = """
import sys
from registry.cli.main import main
try: main(sys.argv[1:])
except SystemExit: pass
print(*sorted(sys.modules), file=sys.stderr)
"""


def test_it_waits_for_nothing_heavy(councils: Any, process: Callable[..., SimpleNamespace]) -> None:
    # The first time it is read from its files, and until their times are old enough to be trusted.
    process(*TYPED, folder=councils.root)
    time.sleep(2.1)
    process(*TYPED, folder=councils.root)
    modules = process("-c", SCRIPT, *TYPED[2:], folder=councils.root).err.split()
    assert {name.partition(".")[0] for name in modules} & HEAVY == set()
    assert {name for name in modules if name.startswith("registry.verbs.words.")} == {"registry.verbs.words.resolve"}
