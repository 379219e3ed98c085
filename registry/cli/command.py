"""One verb as a command: what was typed becomes its question, and its answer is printed in the form asked for."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from registry.cli import arguments, screen
from registry.cli.parameters import Parameter, parameters
from registry.errors import InputOutputError, UsageError
from registry.session import Session
from registry.values import Any
from registry.verbs import catalogue
from registry.verbs.verb import Verb
from registry.wording import _


def run(name: str, verb: Verb, typed: list[str]) -> int:
    """Put what was typed after a verb's name to the verb, and print the answer; its exit code. Raises MunimentError."""
    wanted = parameters(verb)
    try:
        given = arguments.read(wanted, typed)
    except UsageError as wrong:
        raise UsageError(wrong.message, form_of(name, wanted)) from wrong
    if given is None:
        from registry.cli import help

        screen.answer(help.of_verb(name, verb))
        return 0
    form, as_of = given.pop("format", "text"), given.pop("as_of", None)
    session = Session(federation=place(given), as_of=as_of)
    question = _guided(verb, session, verb.question(**given))
    missing = arguments.missing(wanted, question)
    if missing:
        raise UsageError(missing, form_of(name, wanted))
    answer = answered(verb, session, question)
    for note in _notes(session):
        screen.complain(note)
    lines, code = list(_printed(name, verb, form, answer)), verb.exit_code(answer)
    screen.answer(lines)
    if verb.lasting:
        from registry.verbs.opening import keep_answer

        keep_answer(session, [name, *typed], code, screen.printed(lines))
    return code


def form_of(name: str, wanted: list[Parameter]) -> str:
    """What to type after a command, for someone who typed something else."""
    from registry.cli.help import usage

    return f"{usage(name, wanted)}\n" + _("`muniment {name} --help` says what each part is.").format(name=name)


def place(given: dict[str, Any]) -> Path:
    """Where to look: as said; or by the first path named, for commands run from elsewhere; or here."""
    said = given.pop("federation", None) or os.environ.get("MUNIMENT_FEDERATION")
    if said:
        return Path(said)
    for path in given.get("paths", ()):
        return Path(path)
    try:
        return Path.cwd()
    except OSError as error:
        raise InputOutputError(_("The folder you are in is no longer there.")) from error


def _guided(verb: Verb, session: Session, question: Any) -> Any:
    if verb.guide is None:
        return question
    from registry.cli.ask import terminal

    person = terminal()
    return verb.guide(session, question, person) if person else question


def answered(verb: Verb, session: Session, question: Any) -> Any:
    """The verb's answer; how far it has got is shown meanwhile, where somebody can see it."""
    if not screen.can_draw():
        return verb.run(session, question)
    from registry.cli.progress import Progress

    session.progress = progress = Progress(sys.stderr)
    try:
        return verb.run(session, question)
    finally:
        progress.wipe()


def _notes(session: Session) -> tuple[str, ...]:
    if not session.memory:
        return ()
    from registry.verbs.opening import notes

    return notes(session)


def _printed(name: str, verb: Verb, form: str, answer: Any) -> Iterable[str]:
    if form == "text":
        lines: Iterable[str] = importlib.import_module(f"registry.cli.text.{name}").lines(answer)
        return lines
    if form == "json":
        import dataclasses
        import json

        return [json.dumps(dataclasses.asdict(answer), ensure_ascii=False, indent=2, default=str)]
    return [catalogue.rendered(verb, form, answer)]
