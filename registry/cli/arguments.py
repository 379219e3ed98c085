"""What was typed after a verb: argparse takes the line apart; what is asked of each part, and the words, are ours."""

from __future__ import annotations

import argparse
import re
from functools import partial
from typing import Any

from registry.cli.meant import meant
from registry.cli.parameters import Parameter
from registry.errors import UsageError
from registry.wording import _


def read(wanted: list[Parameter], typed: list[str]) -> dict[str, Any] | None:
    """What was given, by name; None where help was asked for. Raises UsageError."""
    end = typed.index("--") if "--" in typed else len(typed)
    try:
        # Only options are known to argparse. The rest is left over in order, wherever among the options it stood.
        options, rest = _parser(wanted).parse_known_args(typed[:end])
    except argparse.ArgumentError as error:
        raise UsageError(_("{option} takes no value.").format(option=error.argument_name)) from error
    given = vars(options)
    if given.pop("help", False):
        return None
    for word in rest:
        if word.startswith("-") and word != "-":
            raise _unknown(wanted, word.partition("=")[0])
    given |= _placed(wanted, rest + typed[end + 1 :])
    for parameter in wanted:
        if parameter.name in given and parameter.kind != "flag":
            words = given[parameter.name]
            one = partial(_value, parameter)
            given[parameter.name] = tuple(map(one, words)) if parameter.several else one(words)
    return given


def missing(wanted: list[Parameter], question: Any) -> str:
    """What the question lacks that the verb cannot do without, in words; nothing where it lacks nothing."""
    for parameter in wanted:
        if parameter.needed and not getattr(question, parameter.name):
            return _("{name} is missing. {what}").format(name=parameter.typed, what=parameter.help)
    return ""


def _parser(wanted: list[Parameter]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        add_help=False,
        allow_abbrev=False,
        exit_on_error=False,
        argument_default=argparse.SUPPRESS,
        # Of a fixed width: otherwise each option added finds out how wide the terminal is, by way of slow imports.
        formatter_class=partial(argparse.HelpFormatter, width=100),
    )
    parser.add_argument("-h", "--help", action="store_true")
    for parameter in wanted:
        if parameter.kind == "flag":
            parser.add_argument(parameter.typed, action="store_true")
        elif not parameter.positional:
            # An option without its value is taken here, as an empty one, so that `_value` says what is wrong.
            parser.add_argument(parameter.typed, action="append" if parameter.several else "store", nargs="?", const="")
    return parser


def _placed(wanted: list[Parameter], words: list[str]) -> dict[str, Any]:
    """Words given without an option, by the names of the parameters whose places they stand in."""
    placed: dict[str, Any] = {}
    for parameter in wanted:
        if parameter.positional and words:
            placed[parameter.name] = words if parameter.several else words[0]
            words = [] if parameter.several else words[1:]
    if words:
        raise UsageError(_("{word} is one too many.").format(word=repr(words[0])))
    return placed


def _value(parameter: Parameter, word: str) -> Any:
    name = parameter.typed
    if not word:
        said = _("{name} is empty.") if parameter.positional else _("{name} needs a value: {name}={value}.")
        raise UsageError(said.format(name=name, value=parameter.value))
    if parameter.choices and word not in parameter.choices:
        message = _("{name}: {word} is not one of {choices}.").format(
            name=name, word=repr(word), choices=", ".join(parameter.choices)
        )
        raise UsageError(message + meant(word, parameter.choices))
    if parameter.kind == "path":
        from pathlib import Path

        return Path(word)
    return _day(name, word) if parameter.kind == "date" else _text(name, word)


def _text(name: str, word: str) -> str:
    try:
        word.encode()
    except UnicodeEncodeError as error:  # Python keeps such bytes as halves of characters, which few can store.
        raise UsageError(_("{name}: {word} has bytes that are not text.").format(name=name, word=repr(word))) from error
    return word


def _day(name: str, word: str) -> Any:
    from datetime import date

    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
        message = _("{name}: {word} is not a day written as YYYY-MM-DD, such as 2026-02-01.")
        raise UsageError(message.format(name=name, word=repr(word)))
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise UsageError(_("{name}: there is no day {word}.").format(name=name, word=word)) from error


def _unknown(wanted: list[Parameter], word: str) -> UsageError:
    known = [parameter.typed for parameter in wanted if not parameter.positional]
    return UsageError(_("There is no option {word}.").format(word=word) + meant(word, [*known, "--help"]))
