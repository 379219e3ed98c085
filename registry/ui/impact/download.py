"""The incident pack to take away, in two forms, made when somebody asks and not before."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import streamlit as st

from registry.session import Session
from registry.ui.site import Site
from registry.verbs import catalogue
from registry.verbs.opening import opened
from registry.verbs.sharing.impact import Answer, Question
from registry.wording import _

_KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def downloads(site: Site, question: Question, title: str) -> None:
    """The two forms of the pack."""
    own = site.session
    asker = partial(Session, site.root, own.principal, own.as_at, own.as_of)
    words = re.findall(r"[a-z0-9]+", f"incident pack {title} {site.today}".lower())
    name = "-".join(words)[:100]
    with st.container(horizontal=True, key="downloads-incident"):
        for form, label in (("pdf", _("Incident pack (PDF)")), ("docx", _("Incident pack (Word)"))):
            st.download_button(
                label, partial(_made, asker, question, form), f"{name}.{form}", _KINDS[form], key=f"incident-{form}",
                on_click="ignore",
            )  # fmt: skip


def _made(asker: Callable[[], Session], question: Question, form: str) -> bytes:
    session = asker()
    try:
        verb = catalogue.verb("impact")
        answer: Answer = verb.run(session, question)
        made = catalogue.rendered(verb, form, answer)
        return made.encode("utf-8") if isinstance(made, str) else made
    finally:
        opened(session).engine.close()
