"""Translate a file: what would come of it, then the whole of it, and what was lost on the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from registry import jobs
from registry.errors import MunimentError
from registry.ui.heading import heading, whose
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph, section
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.ui.translate import columns, loss
from registry.ui.translate.asked import OPTIONS, PAGE, Asked, here, ledger_of
from registry.ui.translate.done import downloads, kept
from registry.ui.translate.form import form, label
from registry.ui.translate.start import KIND, gone, other, source_of, start
from registry.ui.translate.words import OUTCOMES
from registry.ui.translate.work import answer_of, ended, working
from registry.verbs.resolving.sides import choices, shared_choices
from registry.verbs.translating.covered import agreements_between
from registry.verbs.translating.guess import Guess, guess
from registry.verbs.words import translate
from registry.verbs.words.translate import Answer
from registry.wording import _, counted

__all__ = ["PAGE", "show"]

_LOOKED_AT = 200
"""Rows that are looked at before the whole file is: some of what is rare is met among them."""

_REFUSED = "_translate_refused"
_ASKED = "asked"
"""What was asked for when the work was begun is remembered under this name."""


def show(site: Site) -> str:
    """Take a file; or show how it stands with the one that the address names."""
    lead = _("Turn a file in one organisation's words into another's, by what people decided, and see what is lost.")
    heading(_("Translate a file"), paragraph(lead, "lead"))
    whose(site)
    jobs.tidy()
    asked = here()
    if not asked.job:
        return start(site)
    job = jobs.find(asked.job)
    source = source_of(job) if job is not None and job.kind == KIND else None
    if job is None or source is None:
        draw(gone())
        return _("This file is not here")
    try:
        return _one(site, asked, job, source)
    except MunimentError as stop:
        draw(
            section(_("This cannot be done"), "s-stop", message(site.plainly(stop.message)), message(stop.fix)), other()
        )
        kept(job)
        return stop.message


def _one(site: Site, asked: Asked, job: jobs.Job, source: Path) -> str:
    if job.state == "running":
        draw(_file(job, None))
        said = working(job)
        kept(job)
        return said
    answer = answer_of(job) if job.state == "done" else None
    said = ended(job)
    if answer is not None:
        said = _result(asked, job, source, answer)
    try:
        seen: Guess | None = guess(site.session, source, asked.sheet)
    except MunimentError as stop:
        draw(_unreadable(site, stop))
        kept(job)
        return stop.message
    assert seen is not None
    asked = asked if asked.start else replace(asked, start=seen.side)
    draw(_file(job, seen))
    draw(_options(site, asked, seen, again=answer is not None))
    if asked.to and (answer is None or not _is_what_was_asked(job, asked)):
        said = _shown(site, asked, job, source) or said
    elif not asked.to and not said:
        said = _("Choose whose words are wanted.")
    kept(job)
    return said


def _file(job: jobs.Job, seen: Guess | None) -> Html:
    parts: list[Html] = []
    if seen is not None:
        parts.append(paragraph(seen.shape))
        if seen.side:
            said = _("{has} of its {columns} are those of {vocabulary} ({whose}), so it is taken to be in their words.")
            said = said.format(
                has=f"{seen.has:,}", columns=counted(len(seen.columns), _("column"), _("columns")),
                vocabulary=seen.vocabulary_title, whose=seen.title,
            )  # fmt: skip
        else:
            said = _("No words that are recorded here fit its columns. Choose whose they are, or map the file first.")
        parts.append(paragraph(said))
    title = job.title if len(job.title) <= 120 else f"{job.title[:120]}…"
    return joined([section_heading(title, 2, "s-file"), *parts])


def _unreadable(site: Site, stop: MunimentError) -> Html:
    return section(
        _("This file cannot be read"), "s-unreadable", message(site.plainly(stop.message)), message(stop.fix), other()
    )


def _options(site: Site, asked: Asked, seen: Guess, *, again: bool) -> Html:
    # Who wants to be read by everybody translates into the words that all have in common.
    shared = [(own, _("The shared words: {title}").format(title=title)) for own, title in shared_choices(site.session)]
    sides = [*choices(site.session), *shared]
    agreements: list[tuple[str, str]] = []
    if asked.start and asked.to:
        try:
            agreements = list(agreements_between(site.session, asked.start, asked.to))
        except MunimentError:
            agreements = []  # What is wrong with a side is said where its words are looked for.
    drawn = form(asked, sides, agreements, seen.sheets)
    if asked.to and not agreements and not asked.agreement:
        said = _("No record shows an agreement in force under which the one gives to the other.")
        drawn = joined([drawn, paragraph(said, "quiet")])
    return section(_("Translate it again") if again else _("How to translate it"), "s-how", drawn)


def _shown(site: Site, asked: Asked, job: jobs.Job, source: Path) -> str:
    with progress(site):
        answer = _previewed(site, asked, source)
    draw(_before(answer))
    if not any(each.target for each in answer.columns):
        nothing = _("No column of the file has a word on the other side, so there is nothing to write.")
        draw(paragraph(f"{nothing} {_('See below, column by column, what is missing.')}"))
    else:
        run = (job, asked, source, site.root)
        st.button(_("Translate the whole file"), type="primary", key="translate-run", on_click=_begin, args=run)
        if said := st.session_state.pop(_REFUSED, ""):
            draw(element("p", safe(said), role="alert", class_="wrong"))
    draw(columns.preview(answer), columns.columns(asked, answer))
    draw(loss.withheld(answer), loss.notes(answer), loss.troubles(answer))
    return answer.said or _("What would come of it")


def _begin(job: jobs.Job, asked: Asked, source: Path, root: Path) -> None:
    """Begin the work before the page is drawn again; why it cannot be is said where the button is."""
    try:
        jobs.note(job, _ASKED, asked.wanted)
        jobs.begin(job, asked.words(source, root))
    except MunimentError as stop:
        st.session_state[_REFUSED] = f"{stop.message} {stop.fix}".strip()


def _previewed(site: Site, asked: Asked, source: Path) -> Answer:
    return translate.preview(site.session, asked.question(source), _LOOKED_AT)


def _before(answer: Answer) -> Html:
    said = _("From {source}, into {target}. Only the first rows were looked at, and nothing is written yet.")
    title = said.format(source=answer.source_title, target=answer.target_title)
    seen = _("The first rows: {said}").format(said=answer.said[:1].lower() + answer.said[1:]) if answer.said else ""
    parts = [paragraph(title), *(paragraph(each) for each in (seen, answer.stopped) if each)]
    if answer.agreement:
        parts.append(element("p", safe(_("Under ")), link(answer.agreement, answer.agreement_title), safe(".")))
    return section(_("What would come of it"), "s-before", *parts)


def _result(asked: Asked, job: jobs.Job, source: Path, answer: Answer) -> str:
    was = _was_asked(job)
    own = replace(
        asked, start=was.get("from", ""), to=was.get("to", ""), agreement=was.get("agreement", ""),
        sheet=was.get("sheet", ""), options=tuple(name for name in OPTIONS if was.get(name)),
    )  # fmt: skip
    title = _("The result") if answer.written else _("Nothing was written")
    said = _("From {source}, into {target}.").format(source=answer.source_title, target=answer.target_title)
    how = [label(name) for name in own.options]
    parts = [
        paragraph(f"{job.title[:120]}. {said}"),
        *([paragraph(_("Chosen: {how}.").format(how="; ".join(how)))] if how else []),
    ]
    if answer.agreement:
        parts.append(element("p", safe(_("Under ")), link(answer.agreement, answer.agreement_title), safe(".")))
    draw(section(title, "s-result", *parts, loss.summary(own, answer)))
    downloads(job, source, answer)
    listed = NOTHING
    if asked.outcome in OUTCOMES or asked.column or asked.after:
        listed = loss.rows(
            replace(own, outcome=asked.outcome, column=asked.column, after=asked.after), ledger_of(source)
        )
    draw(listed, loss.reasons(own, answer), loss.withheld(answer), loss.by_column(own, answer))
    draw(loss.notes(answer), loss.troubles(answer))
    draw(columns.preview(answer), columns.columns(own, answer))
    return answer.said or title


def _was_asked(job: jobs.Job) -> dict[str, str]:
    said = jobs.notes(job, _ASKED)
    last = said[-1] if said else {}
    return {str(name): str(value) for name, value in last.items()} if isinstance(last, dict) else {}


def _is_what_was_asked(job: jobs.Job, asked: Asked) -> bool:
    return _was_asked(job) == asked.wanted
