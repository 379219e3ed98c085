"""`muniment`: which command was asked for, what is said when something goes wrong, and the exit code.

Every command waits for what is imported here, so each branch imports what it needs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from registry import __version__
from registry.cli import screen
from registry.errors import MunimentError, UsageError


def _cannot_serve(*_given: object) -> None:
    raise RuntimeError("what shows the pages stands above the command line, and was not handed in")


def main(typed: list[str] | None = None, serve: Callable[..., None] = _cannot_serve) -> None:
    """Run a command and leave with its exit code. Nothing typed, and nothing in a file, can print a traceback.

    `serve` shows the pages, for the command of that name.
    """
    sys.exit(_code(sys.argv[1:] if typed is None else typed, serve))


def _code(typed: list[str], serve: Callable[..., None]) -> int:
    try:
        return _answered(typed, serve)
    except KeyboardInterrupt:
        screen.end_line()
        return 130
    except MunimentError as problem:
        _say(problem.message, problem.fix)
        return problem.exit_code
    except Exception as defect:
        _defect(defect)
        return 70


def _answered(typed: list[str], serve: Callable[..., None]) -> int:
    if not typed:
        from registry.cli import help

        screen.complain("\n".join(help.of_all()))
        return UsageError.exit_code
    first = typed[0]
    if first in ("-V", "--version"):
        screen.answer([f"muniment {__version__}"])
        return 0
    if first in ("-h", "--help"):
        from registry.cli import help

        screen.answer(help.of_all())
        return 0
    if first == "serve":
        from registry.cli.serve import run

        return run(typed[1:], serve)
    from registry.verbs import catalogue

    verb = catalogue.verb(first) if first in catalogue.areas() else None
    if verb is None or "cli" not in verb.faces:
        raise _no_command(first)
    from registry.cli import command

    return command.run(first, verb, typed[1:])


def _no_command(word: str) -> UsageError:
    from registry.cli.help import commands, usage_of_all
    from registry.cli.meant import meant
    from registry.wording import _

    if word.startswith("-"):
        word = word.partition("=")[0]
        message = _("There is no option {word} before the command.").format(word=word)
        message += meant(word, ("--help", "--version"))
    else:
        message = _("There is no command {word}.").format(word=word) + meant(word, commands())
    return UsageError(message, f"{usage_of_all()}\n" + _("`muniment --help` lists the commands."))


def _say(message: str, fix: str) -> None:
    screen.complain("\n  ".join([message, *fix.splitlines()]))


def _defect(defect: Exception) -> None:
    import traceback

    from registry.wording import _

    _say(
        _("Muniment itself failed: {what}").format(what=f"{type(defect).__name__}: {defect}"),
        _("Your files were not changed by this. Please report it, with the lines below."),
    )
    screen.complain("".join(traceback.format_exception(defect)).rstrip())
