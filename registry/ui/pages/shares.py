"""Coverage of shares: give it the list that every council has, and it says which agreement covers each share."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from registry import jobs
from registry.errors import MunimentError
from registry.ui.heading import heading, whose
from registry.ui.markup.html import Html, draw, element, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph, section
from registry.ui.shares import found
from registry.ui.shares.asked import PAGE, Asked, here
from registry.ui.shares.form import columns
from registry.ui.shares.form import whose as whose_list
from registry.ui.shares.start import KIND, gone, other, source_of, start
from registry.ui.shares.taking import downloads, kept
from registry.ui.shares.work import answer_of, failed, working
from registry.ui.site import Site
from registry.verbs.sharing.shares import Answer, likely_giver, organisations, sheets_of
from registry.wording import _

__all__ = ["PAGE", "show"]

_ASKED = "asked"
"""What was asked for when the work was begun is remembered under this name."""

_GO = "go"
"""The part of the address that says that somebody wants the list matched."""


def show(site: Site) -> str:
    """Take a list; or show how it stands with the one that the address names."""
    lead = _("Which agreement covers each share on your list, how well, and which shares have none.")
    heading(_("Coverage of shares"), paragraph(lead, "lead"))
    whose(site)
    jobs.tidy()
    asked = here()
    if not asked.job:
        return start(site)
    job = jobs.find(asked.job)
    source = source_of(job) if job is not None and job.kind == KIND else None
    if job is None or source is None:
        draw(gone())
        return _("This list is not here")
    try:
        said = _one(site, asked, job, source)
    except MunimentError as stop:
        title = _("This list cannot be read")
        draw(section(title, "s-stop", message(site.plainly(stop.message)), message(stop.fix), other()))
        said = stop.message
    kept(job)
    return said


def _one(site: Site, asked: Asked, job: jobs.Job, source: Path) -> str:
    if st.query_params.get(_GO) and job.state != "running" and _last(job) != _wanted(site, asked):
        jobs.note(job, _ASKED, _wanted(site, asked))
        jobs.begin(job, asked.words(source, site.root, site.session.today.isoformat()))
        job = jobs.find(job.token) or job
    draw(_file(job))
    if job.state == "running":
        return working(job)
    said = failed(job)
    answer = answer_of(job) if job.state == "done" else None
    if answer is not None:
        return _answered(site, asked, job, source, answer)
    draw(_how(site, asked, job, source, again=bool(said)))
    return said or _("Say whose list it is.")


def _answered(site: Site, asked: Asked, job: jobs.Job, source: Path, answer: Answer) -> str:
    own = _as_asked(asked, job)
    draw(found.summed(own, answer))
    downloads(site, own, job, answer)
    draw(found.shares(own, answer), columns(own, answer), found.troubles(answer))
    draw(_how(site, own, job, source, again=True))
    return answer.said


def _file(job: jobs.Job) -> Html:
    title = job.title if len(job.title) <= 120 else f"{job.title[:120]}…"
    return section_heading(title, 2, "s-file")


def _how(site: Site, asked: Asked, job: jobs.Job, source: Path, *, again: bool) -> Html:
    title = _("Match it again") if again else _("Whose list is it?")
    likely = "" if again else likely_giver(site.session, job.title)
    form = whose_list(asked, organisations(site.session), sheets_of(source), likely)
    return section(title, "s-how", form, element("p", element("a", safe(_("Match another list")), href=PAGE)))


def _wanted(site: Site, asked: Asked) -> dict[str, object]:
    # That more of history is known by now changes nothing of what records say.
    return {**asked.wanted, "stand": site.stand.rsplit(" ", 1)[0]}


def _last(job: jobs.Job) -> object:
    said = jobs.notes(job, _ASKED)
    return said[-1] if said else None


def _as_asked(asked: Asked, job: jobs.Job) -> Asked:
    """The address, with what the answer was asked for in it, whatever the address says of that."""
    was = _last(job)
    if not isinstance(was, dict):
        return asked
    told = was.get("column")
    return Asked(
        asked.job, str(was.get("from", "")), str(was.get("sheet", "")), str(was.get("heading", "")),
        tuple(map(str, told)) if isinstance(told, list) else (), asked.fit, asked.after,
    )  # fmt: skip
