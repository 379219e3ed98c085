"""What a person does with a file that is kept here: take the result away, and have everything forgotten."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import streamlit as st

from registry import jobs
from registry.errors import MunimentError
from registry.ui.markup.html import draw
from registry.ui.markup.section import heading, paragraph
from registry.ui.translate.asked import ledger_of, result_of
from registry.verbs.words.translate import Answer
from registry.wording import _, moment

_KINDS = {
    ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
}  # fmt: skip


def downloads(job: jobs.Job, source: Path, answer: Answer) -> None:
    """The result and the list of losses, each read from its file when somebody asks for it."""
    result, ledger = result_of(source), ledger_of(source)
    with st.container(horizontal=True, key="downloads-translate"):
        if answer.written and result.is_file():
            _button(_("Download the result"), result, f"{_stem(job)}-{_plain(answer.target_title)}{source.suffix}")
        if ledger.is_file():
            _button(_("Download the list of losses (CSV)"), ledger, f"{_stem(job)}-losses.csv")


def _button(label: str, file: Path, name: str) -> None:
    kind = _KINDS.get(file.suffix, "application/octet-stream")
    st.download_button(label, file.read_bytes, name, kind, key=f"download-{file.stem}", on_click="ignore")


def _stem(job: jobs.Job) -> str:
    return _plain(Path(job.title).stem) or "file"


def _plain(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:60]


def kept(job: jobs.Job) -> None:
    """Until when it is kept and who can see it, and the button that deletes it now."""
    until = jobs.kept_until(job)
    when = moment(until.astimezone().isoformat(timespec="minutes")) if until else _("tomorrow")
    said = _(
        "The file and all that was made of it are kept in a private folder of the person who runs this server, until "
        "this page is used or the server is started after {when}. Whoever has the address of this page can see them."
    )
    draw(heading(_("This file"), 2, "s-kept"), paragraph(said.format(when=when)))
    # Done before the page is drawn again, which may take a while.
    st.button(_("Forget this file"), key="translate-forget", on_click=_forget, args=(job,))


def _forget(job: jobs.Job) -> None:
    with suppress(MunimentError):  # Where something is still there, the page shows the file again, and the button.
        jobs.forget(job)
        st.query_params.clear()
