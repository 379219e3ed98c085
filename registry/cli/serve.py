"""`muniment serve`: the pages, in a browser. It asks no question and ends when told to, so it is not a verb.

What serves stands above this room, so whoever starts the command line hands it in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from registry.wording import _

if TYPE_CHECKING:
    from pathlib import Path

    from registry.cli.parameters import Parameter

Serve = Callable[["Path | None", str, int, Callable[[str, bool, "Path"], None]], None]
"""Shows a federation (None: the sample) at a host and port until told to stop.

As soon as it can be reached it calls back with its address, whether other machines can reach it, and what it shows.
"""

NAME = "serve"
TITLE = "Show the pages, until you press Ctrl-C."
EXAMPLES = (
    ("muniment serve", "the register or federation you are in"),
    ("muniment serve --sample", "a copy of the sample that comes with Muniment, to try things on"),
    ("muniment serve --federation agreements --port 9000", "another folder, at another port"),
)


def run(typed: list[str], serve: Serve) -> int:
    """Serve as was typed, until told to stop. Raises MunimentError."""
    from registry.cli import arguments, command, screen
    from registry.errors import UsageError

    wanted = parameters()
    try:
        given = arguments.read(wanted, typed)
        if given is None:
            from registry.cli import help

            screen.answer(help.of_command(NAME, TITLE, wanted, EXAMPLES))
            return 0
        port = _port(given.get("port", "8501"))
        if given.get("sample") and "federation" in given:
            raise UsageError(_("--sample and --federation are two different things to show. Give one of them."))
    except UsageError as wrong:
        raise UsageError(wrong.message, command.form_of(NAME, wanted)) from wrong
    sample = given.get("sample", False)
    serve(None if sample else _up_to_date(given), given.get("host", "127.0.0.1"), port, _begun(sample))
    return 0


def parameters() -> list[Parameter]:
    """All that may be typed after `serve`."""
    from registry.cli.parameters import FEDERATION, Parameter

    return [
        FEDERATION,
        Parameter("sample", _("Show a copy of the sample that comes with Muniment."), "flag"),
        Parameter("port", _("Where to listen. Left out: 8501. 0: any port that is free.")),
        Parameter("host", _("A name or address of this machine that others reach it by. Left out: only this machine.")),
    ]


def _port(word: str) -> int:
    from registry.errors import UsageError

    if not (word.isascii() and word.isdecimal() and int(word[:6]) < 65536):
        raise UsageError(_("--port: {word} is not a number from 0 to 65535.").format(word=repr(word)))
    return int(word)


def _up_to_date(given: dict[str, Any]) -> Path:
    """What to show, its index brought up to date, so that nobody waits at a page for that."""
    from registry.cli import command
    from registry.session import Session
    from registry.verbs import catalogue

    where = command.place(given)
    index = catalogue.verb("index")
    command.answered(index, Session(federation=where), index.question())
    return where.resolve()


def _begun(sample: bool) -> Callable[[str, bool, Path], None]:
    from registry.cli import screen

    def said(address: str, shown: Path) -> Iterator[str]:
        yield _("Muniment is at {address}").format(address=address)
        if sample:
            yield _("It shows a copy of the sample, in {folder}, which is removed at the end.").format(folder=shown)
        yield _("Press Ctrl-C to stop.")

    def begun(address: str, is_open: bool, shown: Path) -> None:
        if is_open:
            screen.complain(
                _(
                    "Other machines can reach this, and there is no sign-in yet: whoever can reach this can read "
                    "everything."
                )
            )
        screen.answer(said(address, shown))

    return begun
