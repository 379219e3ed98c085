"""What the page shows as a calendar file, for calendar programs; made when somebody asks for it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from registry.session import Session
from registry.ui.site import Site
from registry.verbs import catalogue
from registry.verbs.checks import due
from registry.verbs.opening import opened
from registry.wording import _

_MOST = 500


def download(site: Site, question: due.Question, total: int, page: str) -> None:
    """A button that gives the days as a file; nothing where there is nothing to have.

    Of more than a calendar is of use for, the first are given, and the button says so.
    """
    if not total:
        return
    label = _("Download as a calendar (ICS)")
    if total > _MOST:
        label = _("Download the first {most} as a calendar (ICS)").format(most=_MOST)
    own = site.session
    asker = partial(Session, site.root, own.principal, own.as_at, own.as_of)
    make = partial(_made, asker, replace(question, limit=str(_MOST), after="", counts=False))
    st.download_button(label, make, f"{page}.ics", "text/calendar", key=f"ics-{page}", on_click="ignore")


def _made(asker: partial[Session], question: due.Question) -> bytes:
    session = asker()
    try:
        made = catalogue.rendered(catalogue.verb("due"), "ics", due.run(session, question))
    finally:
        opened(session).engine.close()
    return made if isinstance(made, bytes) else made.encode()
