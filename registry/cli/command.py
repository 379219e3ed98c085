"""One verb as a command: what was typed becomes its question, and its answer is printed in the form asked for."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from registry.cli import arguments, output, screen
from registry.cli.parameters import Parameter, parameters
from registry.errors import InputOutputError, UsageError
from registry.session import Session
from registry.values import Any
from registry.verbs import catalogue
from registry.verbs.verb import SHEETS, Verb
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
    form, file = output.chosen(verb, given)
    as_of, as_at = given.pop("as_of", None), given.pop("as_at", None)
    session = Session(federation=place(given), as_of=as_of, as_at=as_at)
    question = _guided(verb, session, verb.question(**given))
    missing = arguments.missing(wanted, question)
    if missing:
        raise UsageError(missing, form_of(name, wanted))
    made: Iterable[str] | bytes
    if form in SHEETS:
        answer, made = _table(verb, session, question, form, "limit" in given)
    else:
        answer = answered(verb, session, question)
        made = _printed(name, verb, form, answer)
    for note in _notes(session):
        screen.complain(note)
    if not isinstance(made, bytes):
        made = list(made)
    code = verb.exit_code(answer)
    output.put(made, form, file)
    if verb.lasting and file is None and not isinstance(made, bytes):
        from registry.verbs.opening import keep_answer

        keep_answer(session, [name, *typed], code, screen.printed(made))
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
    return _watched(session, lambda: verb.run(session, question))


def _watched(session: Session, work: Callable[[], Any]) -> Any:
    if os.environ.get("MUNIMENT_PROGRESS_FILE"):
        from registry.jobs.telling import telling

        session.progress = telling()
        return work()
    if not screen.can_draw():
        return work()
    from registry.cli.progress import Progress

    session.progress = progress = Progress(sys.stderr)
    try:
        return work()
    finally:
        progress.wipe()


def _table(verb: Verb, session: Session, question: Any, form: str, one_page: bool) -> tuple[Any, bytes]:
    """The verb's answer, or the first page of it, and all of it as a table in a file."""
    from registry.verbs.sheets import paging as sheets

    question = question if one_page else sheets.everything(question)
    answer = answered(verb, session, question)
    sheet = sheets.sheet_of(verb, session, question, answer, one_page=one_page)
    made: bytes = _watched(session, lambda: sheets.file(sheet, form))
    if sheet.total > sheet.count and not one_page:
        said = _("These are the first {count} of {total} rows. Narrow the question to have the rest.")
        screen.complain(said.format(count=f"{sheet.count:,}", total=f"{sheet.total:,}"))
    return answer, made


def _notes(session: Session) -> tuple[str, ...]:
    if not session.memory:
        return ()
    from registry.verbs.opening import notes

    return notes(session)


def _printed(name: str, verb: Verb, form: str, answer: Any) -> Iterable[str] | bytes:
    if form == "text":
        lines: Iterable[str] = importlib.import_module(f"registry.cli.text.{name}").lines(answer)
        return lines
    if form == "json":
        import dataclasses
        import json

        return [json.dumps(dataclasses.asdict(answer), ensure_ascii=False, indent=2, default=str)]
    made = catalogue.rendered(verb, form, answer)
    return made if isinstance(made, bytes) else [made]
