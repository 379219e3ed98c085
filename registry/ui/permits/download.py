"""The answer to take away: dated, with everything that is on the page, and a place to sign."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import streamlit as st

from registry.session import Session
from registry.ui.site import Site
from registry.verbs import catalogue
from registry.verbs.opening import opened
from registry.verbs.sharing.permits import Answer, Question
from registry.wording import _

_KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def downloads(session: Session, site: Site, question: Question) -> None:
    """The two forms of the printed answer, made when somebody asks and not before."""
    own = session
    asker = partial(Session, site.root, own.principal, own.as_at, own.as_of)
    with st.container(horizontal=True, key="downloads-permits"):
        for form, label in (("pdf", _("Print this answer (PDF)")), ("docx", _("Print this answer (Word)"))):
            name = f"{_file(session, question)}.{form}"
            st.download_button(
                label, partial(printed, asker, question, form), name, _KINDS[form], key=f"permits-{form}",
                on_click="ignore",
            )  # fmt: skip


def form_file(form: str) -> None:
    """The form that records an urgent decision, as the file that it would be."""
    if form:
        with st.container(horizontal=True, key="downloads-urgent"):
            st.download_button(
                _("Download the form (YAML)"), form.encode("utf-8"), "disclosure.yaml", "application/yaml",
                key="permits-form", on_click="ignore",
            )  # fmt: skip


def _file(session: Session, question: Question) -> str:
    words = re.findall(r"[a-z0-9]+", f"may we share {question.from_} {question.to} {session.today}".lower())
    return "-".join(words)[:100]


def printed(asker: Callable[[], Session], question: Question, form: str) -> bytes:
    """The printed answer, which is asked for again: `form` is `docx` or `pdf`."""
    session = asker()
    try:
        verb = catalogue.verb("permits")
        answer: Answer = verb.run(session, question)
        made = catalogue.rendered(verb, form, answer)
        return made.encode("utf-8") if isinstance(made, str) else made
    finally:
        opened(session).engine.close()
