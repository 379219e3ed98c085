"""`Verb`: how a verb declares itself, once, for every face."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from registry.session import Session
from registry.values import Any, Protocol, dataclass, field

SHEETS = ("csv", "xlsx")
"""The forms of a table."""

BINARY = frozenset(("xlsx", "docx", "pdf", "zip"))
"""The forms that are no text."""


class Ask(Protocol):
    """Asks a person, one thing at a time. Each face that can ask has its own; where nobody can answer there is none.

    An empty answer means the default. Whoever would rather not answer stops the whole command.
    """

    def text(self, prompt: str, default: str = "", check: Callable[[str], str] | None = None) -> str:
        """Some words. `check` says what is wrong with them, or nothing; they are asked for until it says nothing."""

    def choice(self, prompt: str, options: Sequence[str], default: str = "") -> str:
        """One of the options."""

    def yes(self, prompt: str, default: bool = False) -> bool:
        """Yes or no."""


@dataclass(frozen=True)
class Verb:
    """One thing a person can ask or do.

    - `title`: what it does, in one line, as shown in help.
    - `examples`: what to type, and what that gives.
    - `question`: the dataclass of what may be asked; its fields become options and parameters.
    - `run`: answers it. Raises `MunimentError` where it cannot.
    - `exit_code`: the exit code an answer leaves behind.
    - `formats`: further forms of the answer, beside text and JSON: name → module of `registry.exchange`.
    - `sheet`: the module of `registry.verbs.sheets` that makes its whole answer a table, for CSV or a spreadsheet.
    - `faces`: where it is shown.
    - `lasting`: its answer depends on the files alone, not on the day: it may be kept until one of them changes.
    - `of_now`: it changes files, or looks after them: those of another day are not asked for.
    - `guide`: where there is somebody to ask, completes a question by asking, before `run`. It changes nothing.

    A verb whose work may take long calls `session.progress` with how much is done, of how much, and what it is doing.
    """

    title: str
    examples: tuple[tuple[str, str], ...]
    question: type[Any]
    run: Callable[[Session, Any], Any]
    exit_code: Callable[[Any], int] = lambda _answer: 0
    formats: Mapping[str, str] = field(default_factory=dict)
    faces: tuple[str, ...] = ("cli", "api")
    guide: Callable[[Session, Any, Ask], Any] | None = None
    lasting: bool = False
    of_now: bool = False
    sheet: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which its answer can be had."""
        return ("text", "json", *self.formats, *(SHEETS if self.sheet else ()))


def asked(
    help_text: str,
    *,
    default: Any = None,
    positional: bool = False,
    choices: tuple[str, ...] = (),
    optional: bool = False,
) -> Any:
    """A field of a question. `positional` ones are given without an option name.

    One positional must be given unless it has choices, takes several values, or says that it is `optional`.
    """
    said = {"help": help_text, "positional": positional, "choices": choices, "optional": optional}
    return field(default=default, metadata=said)
