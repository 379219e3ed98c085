"""Where an answer goes, and in which form: to the screen, through a pipe, or into a new file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from registry.cli import screen
from registry.cli.parameters import OUTPUT, writes
from registry.errors import InputOutputError, UsageError
from registry.values import Any
from registry.verbs.verb import BINARY, Verb
from registry.wording import _

_FORMS = {each: each for each in ("json", "csv", "xlsx", "docx", "pdf", "md", "sarif", "zip", "ics")}
_FORMS |= {"ttl": "turtle", "trig": "trig", "nq": "nquads", "jsonld": "json-ld", "rdf": "rdf-xml", "srj": "sparql-json"}
"""How a file's name ends → its form."""


def chosen(verb: Verb, given: dict[str, Any]) -> tuple[str, Path | None]:
    """The form asked for, and the file to write; a file's name says its form where nothing else does.

    Both are taken out of what was given. Raises UsageError where they cannot be had together, and InputOutputError
    where there is such a file already: said before the work rather than after it.
    """
    form, file = given.pop("format", ""), given.pop(OUTPUT.name, None) if writes(verb) else None
    named = _FORMS.get(file.suffix.lower().lstrip("."), "") if file else ""
    if file and named and named not in verb.forms:
        raise UsageError(
            _("{file}: this command makes no {form} file.").format(file=file, form=named.upper()),
            _("It makes: {forms}.").format(forms=", ".join(verb.forms)),
        )
    if form and named and form != named:
        raise UsageError(
            _("--format says {form}, and the name of {file} says {named}.").format(form=form, file=file, named=named),
            _("Leave out --format, or give the file another name."),
        )
    form = form or named or "text"
    if file is not None:
        _check_free(file)
    elif form in BINARY and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(
            _("{form} is not made of text, so it is not shown on a terminal.").format(form=form.upper()),
            _("Say where to write it: --output answer.{form}").format(form=form),
        )
    return form, file


def put(made: Iterable[str] | bytes, form: str, file: Path | None) -> None:
    """Show an answer, or write it to a file. Raises InputOutputError."""
    if file is not None:
        _written(made if isinstance(made, bytes) else screen.plain(made).encode("utf-8"), file)
    elif not isinstance(made, bytes):
        screen.answer(made)
    elif form not in BINARY and sys.stdout is not None and sys.stdout.isatty():
        screen.answer(made.decode("utf-8-sig").splitlines())
    else:
        screen.raw(made)


def _check_free(file: Path) -> None:
    if os.path.lexists(file):
        raise InputOutputError(
            _("There is something at {file} already, and nothing was written.").format(file=file),
            _("Give another name with --output, or remove that first."),
        )
    if not os.path.isdir(file.parent):
        raise InputOutputError(_("There is no folder {folder}.").format(folder=file.parent), _("Make it first."))


def _written(data: bytes, file: Path) -> None:
    _check_free(file)
    is_ours = False
    try:
        with file.open("xb") as out:
            is_ours = True
            out.write(data)
    except OSError as error:
        if is_ours:
            file.unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        raise InputOutputError(_("{file} could not be written: {reason}.").format(file=file, reason=reason)) from error
    screen.answer([_("Written to {file}.").format(file=file)])
