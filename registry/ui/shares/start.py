"""Where there is no list yet: what this does, which file, and the sample's to try."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from registry import jobs
from registry.errors import MunimentError
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.section import heading, message, paragraph
from registry.ui.shares.asked import Asked
from registry.ui.site import Site
from registry.ui.upload import larger
from registry.wording import _

KIND = "shares"
LARGEST = jobs.LARGEST_UPLOAD // 1_000_000
"""Megabytes of a file that is taken here."""

_FORMS = ("csv", "tsv", "txt", "xlsx", "parquet")
_EXAMPLES = "data"
_EXAMPLE = re.compile(rf"[a-z0-9-]*shares[a-z0-9-]*\.(?:{'|'.join(_FORMS)})")
"""Names of lists to try. Streamlit reads a label as Markdown, so only what that can make nothing of is offered."""


def start(site: Site) -> str:
    """Take a file, and go on with it. Returns what a screen reader is told."""
    draw(heading(_("Which list?"), 2, "s-file"), _what_it_needs())
    said = _("The list: Excel (.xlsx), CSV or Parquet, of at most {size} MB").format(size=LARGEST)
    chosen = st.file_uploader(said, type=list(_FORMS), key="shares-file", max_upload_size=LARGEST)
    draw(larger(jobs.LARGEST_UPLOAD, "muniment shares FILE --from ORGANISATION"))
    if chosen is not None:
        try:
            _go_on(chosen.name, chosen)
        except MunimentError as stop:
            draw(message(stop.message), message(stop.fix))
            return stop.message
    examples = _examples(site)
    if examples:
        lead = _("This list is in the folder `{folder}` of what is shown here. Choose it to see how it goes.")
        draw(heading(_("No list at hand?"), 2, "s-try"), message(lead.format(folder=_EXAMPLES)))
        with st.container(horizontal=True, key="shares-examples"):
            wanted = [
                each for each in examples if st.button(_("Try {name}").format(name=each.name), key=f"try-{each.name}")
            ]
        for each in wanted:
            with each.open("rb") as file:
                _go_on(each.name, file)
    draw(_kept_where())
    return _("Which list?")


def _what_it_needs() -> Html:
    return joined([
        paragraph(_("The spreadsheet in which your organisation lists what it shares, as it is. A row a share: who it"
                    " is shared with, and what information, what for or what it is called.")),
        paragraph(_("Titles above the headings, merged cells, ditto marks, empty rows and totals are understood. You"
                    " can correct what each column was taken for.")),
    ])  # fmt: skip


def _kept_where() -> Html:
    said = _(
        "The list is kept in a private folder of the person who runs this server, and in no register. Whoever has the "
        "address of the page that opens can see it, so do not pass that on. It is deleted at once when you choose "
        "“Forget this list”. Otherwise it is kept for a day after you last looked at it."
    )
    return joined([heading(_("What becomes of it"), 2, "s-becomes"), paragraph(said)])


def _examples(site: Site) -> list[Path]:
    try:
        found = sorted((site.root / _EXAMPLES).iterdir())
        return [each for each in found if _EXAMPLE.fullmatch(each.name) and each.is_file()][:5]
    except OSError:
        return []


def _go_on(name: str, data: object) -> None:
    job = jobs.new(KIND, name)
    suffix = Path(name).suffix.lower().removeprefix(".")
    try:
        jobs.put(job, f"source.{suffix if suffix in _FORMS else 'csv'}", data, jobs.LARGEST_UPLOAD)  # type: ignore[arg-type]
    except MunimentError:
        jobs.forget(job)
        raise
    st.query_params.from_dict({"job": job.token})
    st.rerun()


def source_of(job: jobs.Job) -> Path | None:
    """The file that the job is about."""
    return next(iter(sorted(job.folder.glob("source.*"))), None)


def gone() -> Html:
    """Where the list is not there, or not any more."""
    said = _("It was forgotten, or nobody worked on it for a day, or the address is not whole.")
    return joined([heading(_("This list is not here"), 2, "s-gone"), paragraph(said), other()])


def other() -> Html:
    """The way to another list."""
    return element("p", element("a", safe(_("Match another list")), href=Asked().address()))
