"""Help: what can be typed, laid out for the width of the terminal."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from registry.cli import serve
from registry.cli.screen import columns
from registry.verbs import catalogue
from registry.wording import _

if TYPE_CHECKING:
    from registry.cli.parameters import Parameter
    from registry.verbs.verb import Verb

_NARROWEST, _WIDEST = 40, 110


def of_all() -> Iterator[str]:
    """Every command with its title, and what the exit codes mean."""
    yield usage_of_all()
    yield ""
    yield from _wrapped(_("Keep, check and read information-sharing agreements and data-governance records."))
    yield ""
    yield _("Commands:")
    yield from _columns([(name, _(title)) for name, title in catalogue.commands().items()])
    yield ""
    yield _("To read in a browser:")
    yield from _columns([(serve.NAME, _(serve.TITLE))])
    yield ""
    yield _("Options:")
    yield from _columns([_HELP, ("-V, --version", _("Say which version this is."))])
    yield ""
    yield from _wrapped(_("`muniment COMMAND --help` says what can be typed after a command, with examples."))
    yield ""
    yield from _wrapped(
        _(
            "Exit codes: 0 clean; 1 findings at or above --fail-on that nobody has waived; 2 the command was put "
            "wrongly; 3 files that are not records; 4 broken links; 5 no register here; 6 a file could not be read or "
            "written; 70 a defect of Muniment itself. The highest wins."
        )
    )


def of_verb(name: str, verb: Verb) -> Iterator[str]:
    """What one command does, all that may be typed after it, and examples."""
    from registry.cli.parameters import parameters

    return of_command(name, verb.title, parameters(verb), verb.examples)


def of_command(name: str, title: str, wanted: list[Parameter], examples: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The same of a command that need not be a verb."""
    yield usage(name, wanted)
    yield ""
    yield from _wrapped(_(title))
    positional = [parameter for parameter in wanted if parameter.positional]
    if positional:
        yield ""
        yield from _columns([(parameter.typed, _explained(parameter)) for parameter in positional])
    yield ""
    yield _("Options:")
    options = [(f"{p.typed} {p.value}".rstrip(), _explained(p)) for p in wanted if not p.positional]
    yield from _columns([*options, _HELP])
    yield ""
    yield _("Examples:")
    for typed, meaning in examples:
        yield f"  {typed}"
        yield f"      {_(meaning)}"


def commands() -> dict[str, str]:
    """Every command → its title: the verbs, and the one that is not a verb."""
    return catalogue.commands() | {serve.NAME: serve.TITLE}


def usage(name: str, wanted: list[Parameter]) -> str:
    """One line that shows the form of a command."""
    words = [_("Usage: muniment {name} [options]").format(name=name)]
    for parameter in wanted:
        if parameter.positional:
            word = f"{parameter.typed} ..." if parameter.several else parameter.typed
            words.append(word if parameter.needed else f"[{word}]")
    return " ".join(words)


def usage_of_all() -> str:
    """One line that shows the form of every command."""
    return _("Usage: muniment COMMAND [options]")


_LEFT = 20
"""Letters of what is typed beside which there is still room for what it means."""

_HELP = ("-h, --help", _("Show this help."))


def _explained(parameter: Parameter) -> str:
    words = parameter.help
    if parameter.choices:
        words += " " + _("One of: {choices}.").format(choices=", ".join(parameter.choices))
    if parameter.several and not parameter.positional:
        words += " " + _("May be given more than once.")
    return words


def _columns(rows: list[tuple[str, str]]) -> Iterator[str]:
    """What is typed on the left, what it means on the right; beneath it where what is typed is long."""
    left = min(max(len(typed) for typed, _meaning in rows), _LEFT) + 4
    for typed, meaning in rows:
        first, *more = _wrapped(meaning, left)
        if len(typed) > left - 4:
            yield f"  {typed}"
            yield first
        else:
            yield f"  {typed:<{left - 4}}  {first.lstrip()}"
        yield from more


def _wrapped(text: str, indent: int = 0) -> list[str]:
    return textwrap.wrap(
        text,
        max(_width(), indent + _NARROWEST),
        initial_indent=" " * indent,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _width() -> int:
    said = os.environ.get("COLUMNS", "")
    return min(int(said) if said.isdecimal() else columns(sys.stdout.fileno), _WIDEST)
