"""`Verb`: how a verb declares itself, once, for every face."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.session import Session


@dataclass(frozen=True)
class Verb:
    """One thing a person can ask or do.

    - `title`: what it does, in one line, as shown in help.
    - `examples`: what to type, and what that gives.
    - `question`: the dataclass of what may be asked; its fields become options and parameters.
    - `run`: answers it. Raises `MunimentError` where it cannot.
    - `exit_code`: the exit code an answer leaves behind.
    - `formats`: further forms of the answer, beside text and JSON: name → module of `registry.exchange`.
    - `faces`: where it is shown.
    """

    title: str
    examples: tuple[tuple[str, str], ...]
    question: type[Any]
    run: Callable[[Session, Any], Any]
    exit_code: Callable[[Any], int] = lambda _answer: 0
    formats: Mapping[str, str] = field(default_factory=dict)
    faces: tuple[str, ...] = ("cli", "api")


def asked(help_text: str, *, default: Any = None, positional: bool = False, choices: tuple[str, ...] = ()) -> Any:
    """A field of a question. `positional` ones are given without an option name."""
    return field(default=default, metadata={"help": help_text, "positional": positional, "choices": choices})
