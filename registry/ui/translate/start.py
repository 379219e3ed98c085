"""Where there is no file yet: what this does, which file, and which of the sample's to try."""

from __future__ import annotations

import re
from pathlib import Path

import streamlit as st

from registry import jobs
from registry.errors import MunimentError
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.section import heading, message, paragraph
from registry.ui.site import Site
from registry.ui.translate.asked import PAGE, Asked
from registry.ui.upload import larger
from registry.wording import _

KIND = "translate"
LARGEST = jobs.LARGEST_UPLOAD // 1_000_000
"""Megabytes of a file that is taken here."""

_FORMS = ("csv", "tsv", "txt", "xlsx", "parquet")
_EXAMPLES = "data"
"""The folder of the federation with files to try."""

_MOST_EXAMPLES = 20
_PLAIN = re.compile(rf"[a-z0-9-]+\.(?:{'|'.join(_FORMS)})")
"""Streamlit reads a label as Markdown, so only names of which that can make nothing are offered."""


def start(site: Site) -> str:
    """Take a file, and go on with it. Returns what a screen reader is told."""
    draw(heading(_("Which file?"), 2, "s-file"), _kept_where())
    said = _("The file: CSV, Excel (.xlsx) or Parquet, of at most {size} MB")
    chosen = st.file_uploader(
        said.format(size=LARGEST), type=list(_FORMS), key="translate-file", max_upload_size=LARGEST
    )  # fmt: skip
    draw(larger(jobs.LARGEST_UPLOAD, "muniment translate FILE --from ORGANISATION --to ORGANISATION"))
    if chosen is not None:
        try:
            _go_on(jobs.new(KIND, chosen.name), chosen.name, chosen)
        except MunimentError as stop:
            draw(message(stop.message), message(stop.fix))
            return stop.message
    examples = _examples(site)
    if examples:
        draw(_tries(examples))
        with st.container(horizontal=True, key="translate-examples"):
            chosen_ones = [each for each in examples if _wants(each)]
        for each in chosen_ones:
            with each.open("rb") as file:
                _go_on(jobs.new(KIND, each.name), each.name, file)
    return _("Which file?")


def _wants(example: Path) -> bool:
    return bool(st.button(_("Try {name}").format(name=example.name), key=f"try-{example.name}"))


def _kept_where() -> Html:
    said = _(
        "The file is kept in a private folder of the person who runs this server, and in no register. Whoever has the "
        "address of the page that opens can see it, so do not pass that on. It is deleted at once when you choose "
        "“Forget this file”. Otherwise it is kept for a day after you last looked at it, and goes the next time that "
        "somebody uses this page or the server is started."
    )
    return paragraph(said)


def _tries(examples: list[Path]) -> Html:
    lead = _("These files are in the folder `{folder}` of what is shown here. Choose one to see how it goes.")
    return joined([heading(_("No file at hand?"), 2, "s-try"), message(lead.format(folder=_EXAMPLES))])


def _examples(site: Site) -> list[Path]:
    folder = site.root / _EXAMPLES
    try:
        found = sorted(each for each in folder.iterdir() if _PLAIN.fullmatch(each.name) and each.is_file())
    except OSError:
        return []
    return found[:_MOST_EXAMPLES]


def _go_on(job: jobs.Job, name: str, data: object) -> None:
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
    """Where the file is not there, or not any more."""
    said = _("It was forgotten, or nobody worked on it for a day, or the address is not whole.")
    again = element("p", element("a", safe(_("Translate another file")), href=PAGE))
    return joined([heading(_("This file is not here"), 2, "s-gone"), paragraph(said), again])


def other() -> Html:
    """The way to another file."""
    return element("p", element("a", safe(_("Translate another file")), href=Asked().address()))
