"""A verb's whole answer as a table: every page of it, and beside the rows what was asked, and of what."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import islice

from registry.errors import InputOutputError
from registry.exchange.sheet import MOST as MOST
from registry.exchange.sheet import Cell, Sheet
from registry.load.federation import RegisterSource
from registry.session import Session
from registry.sources.git import Git
from registry.sources.history import repository_of
from registry.values import Any
from registry.verbs import catalogue
from registry.verbs.opening import opened
from registry.verbs.verb import Verb
from registry.wording import _, day

_A_PAGE = "500"
_SECONDS = 10.0
_NOT_ASKED = ("limit", "after", "counts", "all_of")
"""Parts of a question that are about pages, and change nothing of what fits."""


def everything(question: Any) -> Any:
    """The same question, asked so that the fewest pages give all of its answer."""
    named = {each.name for each in fields(question)}
    wider = {"limit": _A_PAGE, "after": "", "counts": False, "all_of": ()}
    return replace(question, **{name: value for name, value in wider.items() if name in named})


def sheet_of(verb: Verb, session: Session, question: Any, answer: Any, *, one_page: bool = False) -> Sheet:
    """The answer, and all the pages that come after it, as a table.

    `answer` is to `everything` that the question asks, or, with `one_page`, to no more than one page of it.
    """
    made: Sheet = importlib.import_module(f"registry.verbs.sheets.{verb.sheet}").sheet(
        session, question, answer, iter((answer,)) if one_page else _pages(verb, session, question, answer)
    )
    made.rows = _counted(session, made, islice(made.rows, MOST))
    made.about = (*_about(session), *_asked(question), *made.about)
    return made


def whole(name: str, session: Session, question: Any) -> Sheet:
    """A verb's whole answer to a question, as a table."""
    verb, question = catalogue.verb(name), everything(question)
    return sheet_of(verb, session, question, verb.run(session, question))


def file(sheet: Sheet, form: str) -> bytes:
    """A table as a file: `csv` or `xlsx`."""
    made: bytes = importlib.import_module(f"registry.exchange.sheet_{form}").render(sheet)
    return made


def _pages(verb: Verb, session: Session, question: Any, answer: Any) -> Iterator[Any]:
    yield answer
    while after := getattr(answer, "next", ""):
        answer = verb.run(session, replace(question, after=after))
        yield answer


def _counted(session: Session, sheet: Sheet, rows: Iterator[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        if session.progress and sheet.count % 500 == 0:
            session.progress(sheet.count, min(sheet.total, MOST), _("Writing rows"))
        sheet.count += 1
        yield row


def _asked(question: Any) -> Iterator[tuple[str, str]]:
    """What was asked, an option a line, as it is typed on the command line."""
    said = []
    for each in fields(question):
        value = getattr(question, each.name)
        if each.name in _NOT_ASKED or value == each.default or value in ("", ()):
            continue
        values = ", ".join(map(str, filter(None, value))) if isinstance(value, tuple) else str(value)
        if not values:
            continue
        said.append(f"{each.name.replace('_', ' ')}: {values}")
    yield _("What was asked"), "; ".join(said) or _("Everything")


def _about(session: Session) -> Iterator[tuple[str, str]]:
    found = opened(session).federation
    yield _("Federation"), found.title or found.root.name
    yield _("Commit"), commits(session)


def commits(session: Session) -> str:
    """Which commit the files are of, where one says: the one they all stand at, or one a register."""
    at = commits_by_register(session)
    if len(set(at.values())) == 1:
        return next(iter(at.values()))
    return "; ".join(f"{register}: {commit}" for register, commit in at.items())


def commits_by_register(session: Session) -> dict[str, str]:
    """Register → which commit its files are of, in words. Of the files of a past day, one line says it of all."""
    found = opened(session)
    if session.as_at is not None:
        return {_("Files of {day}").format(day=day(session.as_at)): " ".join(found.notes)}
    own = sorted(found.federation.registers, key=lambda each: each.title)
    return {each.title or each.id: _commit(each) for each in own}


def _commit(register: RegisterSource) -> str:
    if register.pulled:
        return register.pulled.commit
    repository = repository_of(register.folder)
    if repository is None:
        return _("none: these files are not in git")
    try:
        # Only this is asked: to look for changes, git would run what the repository's own settings name.
        commit = Git(repository.git, _SECONDS).ask("rev-parse", "--verify", "HEAD^{commit}").strip()
    except InputOutputError:
        return _("not known: git could not say")
    return _("the working files; the last commit is {commit}").format(commit=commit)
