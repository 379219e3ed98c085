"""What a page shows, as a file to take away: all of it, made when somebody asks and not before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from registry.session import Session
from registry.ui.markup.html import draw
from registry.ui.markup.section import paragraph
from registry.ui.site import Site
from registry.values import Any
from registry.verbs import catalogue
from registry.verbs.opening import opened
from registry.verbs.sheets import paging as sheets
from registry.wording import _, day

_KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown",
}

_LONGEST = 80
"""Letters of what names a file: the rest of a long title is left out."""


def tables(site: Site, verb: str, question: Any, what: str, total: int) -> None:
    """The two forms of a table of all that a verb answers to a question; nothing where there is nothing to have.

    `what` names the file: agreements. `total` is how many rows there are to have.
    """
    if not total:
        return
    if total > sheets.MOST:
        said = _("A file holds the first {most} of them: choose fewer with the filters to have the rest.")
        draw(paragraph(said.format(most=f"{sheets.MOST:,}"), "quiet"))
    labels = {"csv": _("Download as CSV"), "xlsx": _("Download as spreadsheet (XLSX)")}
    files(site, verb, what, labels, lambda session, form: sheets.file(sheets.whole(verb, session, question), form))


def paper(site: Site, since: str = "", registers: tuple[str, ...] = ()) -> None:
    """The forms of the committee paper: of the gaps there are, and what has changed since a day, if one is said."""
    labels = {
        "docx": _("Committee paper (Word)"),
        "pdf": _("Committee paper (PDF)"),
        "md": _("Committee paper (Markdown)"),
    }

    def make(session: Session, form: str) -> bytes:
        return paper_of("paper", catalogue.verb("paper").question(since=since, register=registers), session, form)

    files(site, "paper", _("committee paper"), labels, make)


def papers(
    site: Site, verb: str, question: Any, what: str, labels: Mapping[str, str], own: Session | None = None
) -> None:
    """What a verb answers to a question, as papers. The rest is as for `files`."""
    files(site, f"{verb}-papers", what, labels, partial(paper_of, verb, question), own)


def files(
    site: Site, name: str, what: str, labels: Mapping[str, str], make: Callable[[Session, str], bytes],
    own: Session | None = None,
) -> None:  # fmt: skip
    """A button for each form of one file: form → what the button says. `what` and the day name the file.

    `name` is no other files' on the page. `make` is given a session of its own: it works when the page has been drawn,
    and its session is lent to another. `own`: whom and what day that is for, where it is not the page's.
    """
    own = own or site.session
    asker = partial(Session, site.root, own.principal, own.as_at, own.as_of)
    stem = "-".join(re.findall(r"\w+", f"{what[:_LONGEST]} {day(own.today)}".lower()))
    with st.container(horizontal=True, key=f"downloads-{name}"):
        for form, label in labels.items():
            st.download_button(
                label, partial(_made, asker, make, form), f"{stem}.{form}", _KINDS[form], key=f"download-{name}-{form}",
                on_click="ignore",
            )  # fmt: skip


def paper_of(verb: str, question: Any, session: Session, form: str) -> bytes:
    """What a verb answers to a question, in one of its forms."""
    declared = catalogue.verb(verb)
    made = catalogue.rendered(declared, form, declared.run(session, question))
    return made.encode("utf-8") if isinstance(made, str) else made


def _made(asker: Callable[[], Session], make: Callable[[Session, str], bytes], form: str) -> bytes:
    session = asker()
    try:
        return make(session, form)
    finally:
        opened(session).engine.close()
