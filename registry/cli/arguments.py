"""What was typed after a verb, by the names of what may be typed there.

The line is taken apart as `argparse` would, which takes longer to import than most commands take to answer.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from registry.cli.meant import meant
from registry.cli.parameters import Parameter
from registry.errors import UsageError
from registry.values import Any
from registry.wording import _


def read(wanted: list[Parameter], typed: list[str]) -> dict[str, Any] | None:
    """What was given, by name; None where help was asked for. Raises UsageError."""
    end = typed.index("--") if "--" in typed else len(typed)
    given, rest = _options(wanted, typed[:end])
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


def _options(wanted: list[Parameter], words: list[str]) -> tuple[dict[str, Any], list[str]]:
    """The options among some words, by name, and the other words in order, wherever among the options they stood."""
    options = {parameter.typed: parameter for parameter in wanted if not parameter.positional}
    given: dict[str, Any] = {}
    rest: list[str] = []
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        name, has_value, value = word.partition("=")
        parameter = options.get(name)
        if name == _HELP[1] or word[:2] == _HELP[0]:
            if word != _HELP[1] and word.strip("h") != "-":
                raise UsageError(_("{option} takes no value.").format(option="/".join(_HELP)))
            given["help"] = True
        elif parameter is None:
            rest.append(word)
        elif parameter.kind == "flag":
            if has_value:
                raise UsageError(_("{option} takes no value.").format(option=name))
            given[parameter.name] = True
        else:
            # An option without its value is taken here, as an empty one, so that `_value` says what is wrong.
            if not has_value and waiting and not _is_option(waiting[-1], options):
                value = waiting.pop()
            given[parameter.name] = [*given.get(parameter.name, ()), value] if parameter.several else value
    return given, rest


_HELP = ("-h", "--help")


def _is_option(word: str, options: Collection[str]) -> bool:
    """Whether a word is an option, known or not, rather than the value of the one before it."""
    if word.partition("=")[0] in (*options, *_HELP) or word[:2] == "-h":
        return True
    return word.startswith("-") and word != "-" and " " not in word and not _is_negative(word)


def _is_negative(word: str) -> bool:
    whole, point, part = word[1:].partition(".")
    return part.isdecimal() and (not whole or whole.isdecimal()) if point else whole.isdecimal()


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
    if parameter.kind == "number":
        return _number(name, word)
    return _day(name, word) if parameter.kind == "date" else _text(name, word)


def _number(name: str, word: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) <= 12):
        raise UsageError(_("{name}: {word} is not a whole number.").format(name=name, word=word or '""'))
    return int(word)


def _text(name: str, word: str) -> str:
    try:
        word.encode()
    except UnicodeEncodeError as error:  # Python keeps such bytes as halves of characters, which few can store.
        raise UsageError(_("{name}: {word} has bytes that are not text.").format(name=name, word=repr(word))) from error
    return word


def _day(name: str, word: str) -> Any:
    import re
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
