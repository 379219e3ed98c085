"""What a page shows, as a file to take away: all of it, made when somebody asks and not before."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import streamlit as st

from registry.session import Session
from registry.ui.markup.html import draw
from registry.ui.markup.section import paragraph
from registry.ui.site import Site
from registry.values import Any
from registry.verbs import catalogue
from registry.verbs.opening import opened
from registry.verbs.sheets import paging as sheets
from registry.wording import _

Made = TypeVar("Made")

_KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown",
}


def tables(site: Site, verb: str, question: Any, what: str, total: int) -> None:
    """The two forms of a table of all that a verb answers to a question; nothing where there is nothing to have.

    `what` names the file: agreements. `total` is how many rows there are to have.
    """
    if not total:
        return
    if total > sheets.MOST:
        said = _("A file holds the first {most} of them: choose fewer with the filters to have the rest.")
        draw(paragraph(said.format(most=f"{sheets.MOST:,}"), "quiet"))
    with _row(verb):
        for form, label in (("csv", _("Download as CSV")), ("xlsx", _("Download as spreadsheet (XLSX)"))):
            _button(site, label, what, form, partial(_table, _asker(site), verb, question, form))


def paper(site: Site, since: str = "", registers: tuple[str, ...] = ()) -> None:
    """The forms of the committee paper: of the gaps there are, and what has changed since a day, if one is said."""
    with _row("paper"):
        forms = {
            "docx": _("Committee paper (Word)"),
            "pdf": _("Committee paper (PDF)"),
            "md": _("Committee paper (Markdown)"),
        }
        for form, label in forms.items():
            _button(site, label, _("committee paper"), form, partial(_paper, _asker(site), since, registers, form))


def _row(name: str) -> Any:
    return st.container(horizontal=True, key=f"downloads-{name}")


def _button(site: Site, label: str, what: str, form: str, make: Callable[[], bytes]) -> None:
    words = re.findall(r"\w+", f"{what} {site.today}".lower())
    st.download_button(
        label, make, f"{'-'.join(words)}.{form}", _KINDS[form], key=f"download-{what}-{form}", on_click="ignore"
    )


def _asker(site: Site) -> Callable[[], Session]:
    """Makes a session for work that goes on when the page has been drawn, and its own session lent to another."""
    own = site.session
    return partial(Session, site.root, own.principal, own.as_at, own.as_of)


def _table(asker: Callable[[], Session], verb: str, question: Any, form: str) -> bytes:
    return _with(asker(), lambda session: sheets.file(sheets.whole(verb, session, question), form))


def _paper(asker: Callable[[], Session], since: str, registers: tuple[str, ...], form: str) -> bytes:
    verb = catalogue.verb("paper")
    question = verb.question(since=since, register=registers)
    made = _with(asker(), lambda session: catalogue.rendered(verb, form, verb.run(session, question)))
    return made.encode("utf-8") if isinstance(made, str) else made


def _with(session: Session, make: Callable[[Session], Made]) -> Made:
    try:
        return make(session)
    finally:
        opened(session).engine.close()
