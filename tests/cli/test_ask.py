"""Asking: only a person at a terminal is asked, each question until it is answered, and may stop at any of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

TRIAL = str(Path(__file__).with_name("trial.py"))

Run = Callable[..., SimpleNamespace]


@pytest.mark.parametrize(
    ("typed", "keys", "name", "kind", "seal"),
    [
        ((), b"\n\n\n", "mash", "agreement", False),
        ((), b"hub\n2\ny\n", "hub", "waiver", True),
        ((), b" hub \nstandard\nYES\n", "hub", "standard", True),
        ((), b"hub\n3\nno\n", "hub", "standard", False),
        (("hub",), b"1\ny\n", "hub", "agreement", True),
        (("hub", "--seal"), b"waiver\n", "hub", "waiver", True),
        # What cannot be taken is asked for again.
        ((), b"HUB\nhub\n0\n4\nwavier\nwaiver\nperhaps\ny\n", "hub", "waiver", True),
        ((), b"h\x1b[D\nh\xff\nhub\n2\ny\n", "hub", "waiver", True),
    ],
)
def test_a_person_is_asked_what_was_not_said(
    typed: tuple[str, ...], keys: bytes, name: str, kind: str, seal: bool, process: Run
) -> None:
    said = process(TRIAL, *typed, terminals="stdin stderr", keys=keys)
    assert said.code == 0
    answer = json.loads(said.out)
    assert (answer["name"], answer["kind"], answer["seal"]) == (name, kind, seal)


def test_what_is_not_text_is_asked_for_again(process: Run) -> None:
    keys = b"h\xff\nhub\n2\ny\n"
    said = process(TRIAL, terminals="stdin stderr", keys=keys, PYTHONIOENCODING="utf-8:strict")
    assert json.loads(said.out)["name"] == "hub"
    assert "Some of that cannot be read as text. Please type it again." in said.shown


def test_how_a_person_is_asked(process: Run) -> None:
    keys = b"HUB\nhub\nwavier\n2\nperhaps\ny\n"
    shown = process(TRIAL, terminals="stdin stderr", keys=keys).shown.replace("\r\n", "\n")
    asked = [line for line in shown.splitlines() if line not in keys.decode().split()]
    assert "\n".join(asked).startswith("Name [mash]:   Small letters, please.\nName [mash]: Which kind?\n")
    assert "\n  1  agreement\n  2  waiver\n  3  standard\n" in shown
    assert "Number or name [agreement]:   That is not one of them. Did you mean waiver?\n" in shown
    assert "Seal it? [no]:   Please answer yes or no.\nSeal it? [no]: " in shown


def test_questions_never_mix_with_the_answer(process: Run) -> None:
    """With everything at one terminal too, and with the answer alone in a pipe."""
    assert process(TRIAL, terminals="stdin stdout stderr", keys=b"hub\n2\ny\n").code == 0
    assert "Which kind?" not in process(TRIAL, terminals="stdin stderr", keys=b"hub\n2\ny\n").out


@pytest.mark.parametrize("keys", [b"\x04", b"hub\n\x04", b"hub\n2\n\x04"])
def test_the_end_of_input_stops_the_command(keys: bytes, process: Run) -> None:
    said = process(TRIAL, terminals="stdin stderr", keys=keys)
    assert (said.code, said.out) == (130, "")
    assert said.shown.endswith("\n")
    assert "Traceback" not in said.shown


@pytest.mark.parametrize("terminals", ["", "stdout", "stdout stderr", "stdin stdout"])
def test_nobody_is_asked_who_cannot_answer(terminals: str, process: Run) -> None:
    """The question goes as it is: here, without its name."""
    said = process(TRIAL, terminals=terminals, keys=b"hub\n2\ny\n")
    assert said.code == 2
    assert "NAME is missing. Its name." in said.err + said.shown
    assert "Which kind?" not in said.err + said.shown


def test_what_is_given_goes_through_a_pipe(process: Run) -> None:
    said = process(TRIAL, "hub", "--to", "a", "--to", "b")
    assert json.loads(said.out) == {"name": "hub", "kind": "", "seal": False, "to": ["a", "b"], "seconds": "0"}
