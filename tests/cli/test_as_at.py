"""`--as-at`: on the command line, wherever something is read."""

from __future__ import annotations

import os
import subprocess
from typing import Any

import pytest

from registry.cli.parameters import parameters
from registry.verbs import catalogue


@pytest.fixture
def past(registers: Any) -> Any:
    """A register with an agreement since 5 January 2026, whose title was put right on 10 March."""
    folder = registers.register("northmoor").parent
    for title, day in (("Frist", "2026-01-05"), ("First", "2026-03-10")):
        registers.record("northmoor/agreement/first", title=title)
        when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_CONFIG_GLOBAL": os.devnull}
        who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
        for words in (("init", "-q"), ("add", "--all"), ("commit", "-q", "-m", "a version")):
            subprocess.run(["git", *who, *words], cwd=folder, env=os.environ | when, check=True)
    return folder


def test_what_is_read_is_what_stood_that_day_and_it_is_said_which(past: Any, muniment: Any) -> None:
    run = muniment("muniment show first --as-at 2026-02-01", past)
    assert "Frist" in run.out
    assert "Files of 1 February 2026: northmoor as committed on 5 January 2026" in run.err
    assert "First" in muniment("muniment show first --as-at 2026-03-10", past).out
    assert muniment("muniment show first", past).err == "", "of the files of now there is nothing to say"


def test_a_full_reference_is_no_short_cut_to_the_files_of_now(past: Any, muniment: Any) -> None:
    for _time in range(2):
        run = muniment("muniment show northmoor/agreement/first --as-at 2026-02-01", past)
        assert "Frist" in run.out
        assert "Files of 1 February 2026" in run.err


def test_no_answer_about_now_is_printed_for_then(past: Any, muniment: Any) -> None:
    (past / "agreements/broken.yaml").write_text("kind: agreement\n")
    for _time in range(3):
        assert muniment("muniment validate", past).code == 3
        assert muniment("muniment validate --as-at 2026-03-10", past).code == 0


def test_it_is_offered_by_all_that_reads_and_nothing_that_writes() -> None:
    offered = {
        name for name in catalogue.areas() if any(each.name == "as_at" for each in parameters(catalogue.verb(name)))
    }
    writing = {"fmt", "index", "init", "new", "pull", "scan"}
    assert not offered & writing
    assert {"check", "list", "search", "show", "trend", "validate", "why", "work"} <= offered


def test_what_writes_says_so(past: Any, muniment: Any) -> None:
    run = muniment("muniment new agreement second --as-at 2026-02-01", past)
    assert run.code == 2
    assert "There is no option --as-at" in run.err
