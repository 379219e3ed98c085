"""`init` and `new` as a person types them: guided at a real terminal, and by options where nobody can be asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

Run = Callable[..., SimpleNamespace]

MINUTE = b"Myshire County Council\n\n\n\n2\nZA1\nnot an address\nig@myshire.example\n\n"


@pytest.fixture
def typed(process: Run) -> Run:
    """Types a command at a terminal, and then keys; or with `terminals=""` in a pipe."""

    def run(*words: str, keys: bytes = b"", terminals: str = "stdin stdout stderr", **more: object) -> SimpleNamespace:
        return process("-m", "registry", *words, keys=keys, terminals=terminals, **more)

    return run


def test_a_register_and_its_first_agreement_at_a_terminal(typed: Run, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    begun = typed("init", keys=MINUTE, folder=tmp_path / "here")
    assert begun.code == 0, begun.shown
    assert "The id of its register, which never changes [myshire]: " in begun.shown
    assert "`not an address` is not an email address" in begun.shown
    assert "The register myshire is in this folder." in begun.shown
    home = yaml.safe_load((tmp_path / "here" / "organisations" / "myshire.yaml").read_text())
    assert (home["sector"], home["nation"]) == ("local-government", "wales")

    keys = b"Warm homes\n\n\n\nFind cold homes\n"
    made = typed("new", "agreement", keys=keys, folder=tmp_path / "here")
    assert made.code == 0, made.shown
    assert "Its id, which never changes [warm-homes]: " in made.shown
    assert "\r\n  1  myshire\r\n  2  leave it for later\r\nNumber or name [myshire]: " in made.shown
    assert "Wrote agreements/warm-homes.yaml. It is a valid record already." in made.shown
    record = yaml.safe_load((tmp_path / "here" / "agreements" / "warm-homes.yaml").read_text())
    assert record["lead"] == "myshire"
    assert record["parties"] == [{"id": "myshire", "organisation": "myshire"}]
    assert record["purpose"] == {"aim": "Find cold homes"}

    checked = typed("validate", "--strict", folder=tmp_path / "here")
    assert checked.code == 0, checked.shown
    assert typed("fmt", "--check", folder=tmp_path / "here").code == 0


@pytest.mark.parametrize("keys", [b"\x04", b"Myshire\n\x04", b"Myshire\n\n\n\n\n\n\x04"])
def test_whoever_stops_half_way_has_written_nothing(keys: bytes, typed: Run, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    said = typed("init", keys=keys, folder=tmp_path / "here")
    assert said.code == 130
    assert "Traceback" not in said.shown
    assert list((tmp_path / "here").iterdir()) == []


def test_a_register_in_a_script(typed: Run, tmp_path: Path) -> None:
    words = ("init", "my shire", "--title", "Myshire Council", "--nation=england", "--format", "json")
    said = typed(*words, terminals="")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["register"] == "myshire"
    again = typed("init", "my shire", "--title", "Myshire Council", terminals="")
    assert (again.code, again.out) == (2, "")
    assert "There is a register in" in again.err


def test_what_is_printed_can_be_typed_again(typed: Run, tmp_path: Path) -> None:
    said = typed("init", "my shire", "--title", "Myshire Council", terminals="").out
    partner = "muniment new organisation   # a body you share with"
    assert said.endswith(f"Next, type:\n  cd 'my shire'\n  {partner}\n  muniment new agreement\n")
    (tmp_path / "here").mkdir()
    said = typed("init", "--title", "A", folder=tmp_path / "here", terminals="").out
    assert said.endswith(f"Next, type:\n  {partner}\n  muniment new agreement\n  muniment validate\n")


def test_nobody_is_asked_at_a_terminal_who_wants_no_questions(typed: Run, tmp_path: Path) -> None:
    assert typed("init", "myshire", "--title", "Myshire", "--no-questions").code == 0
    said = typed("new", "dpia", "--title", "Hub", "--no-questions", folder=tmp_path / "myshire")
    assert said.code == 0
    assert "fill in first: controllers and covers." in said.shown


def test_files_that_were_there_and_do_not_belong_are_shown(typed: Run, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine\n")
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    (tmp_path / "up").mkdir()
    said = typed("init", "..", "--title", "Myshire", terminals="", folder=tmp_path / "up")
    assert said.code == 3
    assert "  left README.md as it was\n" in said.out
    assert "  ../compose.yaml:1:1: kind-missing" in said.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("new", "agreemint", "--title", "X"), "Did you mean agreement?"),
        (("new",), "Which kind of record?"),
        (("new", "agreement"), "What is it called?"),
        (("new", "agreement", "--title", "🦆"), "No id can be made"),
        (("new", "agreement", "Warm-Homes", "--title", "X"), "Write `warm-homes`."),
        (("new", "agreement", "--title", "X", "--set", "lead"), "sets nothing"),
        (("new", "agreement", "--title", "X", "--register", "x"), "There is no register x here."),
        (("init", "deep", "--title", "X"), "lies inside the register"),
        (("init", "../z", "--title", "X", "--sector", "helth"), "Did you mean health?"),
    ],
)
def test_what_is_typed_wrongly_is_told_plainly(
    words: tuple[str, ...], message: str, typed: Run, northmoor: Path
) -> None:
    said = typed(*words, terminals="", folder=northmoor)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert "Traceback" not in said.err


def test_outside_a_register_a_way_to_begin_one_is_told(typed: Run, tmp_path: Path) -> None:
    said = typed("new", "agreement", "--title", "X", terminals="")
    assert said.code == 5
    assert "`muniment init`" in said.err
