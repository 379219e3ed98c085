"""What a person does with a list that is kept here: take the answer away, and have everything forgotten."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import streamlit as st

from registry import jobs
from registry.errors import MunimentError
from registry.session import Session
from registry.ui.exports import files
from registry.ui.markup.html import draw
from registry.ui.markup.section import heading, paragraph
from registry.ui.shares.asked import Asked
from registry.ui.site import Site
from registry.verbs import catalogue
from registry.verbs.sharing.shares import Answer, Question
from registry.verbs.sheets import paging
from registry.wording import _, moment


def downloads(site: Site, asked: Asked, job: jobs.Job, answer: Answer) -> None:
    """The answer as a table, in two forms, made of what is shown when somebody asks for it."""
    labels = {"csv": _("Download as CSV"), "xlsx": _("Download as spreadsheet (XLSX)")}
    question = Question(file=Path(answer.file), from_=asked.giver, sheet=answer.sheet)

    def make(session: Session, form: str) -> bytes:
        made = paging.sheet_of(catalogue.verb("shares"), session, question, answer, one_page=True)
        return paging.file(made, form)

    files(site, "shares", _("{list} agreements").format(list=Path(job.title).stem), labels, make)


def kept(job: jobs.Job) -> None:
    """Until when it is kept and who can see it, and the button that deletes it now."""
    until = jobs.kept_until(job)
    when = moment(until.astimezone().isoformat(timespec="minutes")) if until else _("tomorrow")
    said = _(
        "The list and its answer are kept in a private folder of the person who runs this server, until this page is "
        "used or the server is started after {when}. Whoever has the address of this page can see them."
    )
    draw(heading(_("This list"), 2, "s-kept"), paragraph(said.format(when=when)))
    # Done before the page is drawn again, which may take a while.
    st.button(_("Forget this list"), key="shares-forget", on_click=_forget, args=(job,))


def _forget(job: jobs.Job) -> None:
    with suppress(MunimentError):  # Where something is still there, the page shows the list again, and the button.
        jobs.forget(job)
        st.query_params.clear()
