"""One vocabulary's way through the process of mapping it: what is done, what is not, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.errors import MunimentError
from registry.ui.drawer import SOURCE, drawer
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.mapped.address import PAGE as WORDS
from registry.ui.mapped.address import Asked
from registry.ui.mapped.words import record_link, terms
from registry.ui.mapreview.address import review_href
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import message, note, paragraph
from registry.ui.markup.summary import summary
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.ui.steps.address import PAGE, REF
from registry.ui.steps.tasks import overview
from registry.ui.steps.tasks import steps as each_step
from registry.verbs.words import steps
from registry.verbs.words.steps import Answer
from registry.wording import _

__all__ = ["PAGE", "REF", "show"]

_LETTERS = 400


def show(site: Site) -> str:
    """The way of the vocabulary that `?ref=` names."""
    draw(element("p", element("a", safe(_("Words covered")), href=WORDS), class_="back"))
    ref = str(st.query_params.get(REF, "")).strip()[:_LETTERS]
    if not ref:
        heading(_("No vocabulary chosen"))
        choose = element("a", safe(_("Choose one among the words covered")), href=f"{WORDS}#s-vocabularies")
        draw(element("p", choose, safe(".")))
        return _("No vocabulary chosen")
    try:
        with progress(site):
            made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(site, ref), lambda each: True)
    except MunimentError as stop:
        heading(_("This vocabulary has no way to show"))
        draw(message(stop.message), message(stop.fix))
        return stop.message
    heading(made.title)
    whose(site)
    draw(made.drawn)
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The page, its title, and what a screen reader is told of it."""

    title: str
    drawn: Html
    said: str

    @property
    def letters(self) -> int:
        return len(self.drawn)


def _made(site: Site, ref: str) -> _Made:
    answer = steps.run(site.session, steps.Question(ref))
    lead = _(
        "The steps by which the words of one organisation come to be mapped to the shared words, and back. How far each"
        " is done is read from records: what nobody wrote down counts as not done."
    )
    said = _("{done} of {steps} steps done").format(done=answer.done, steps=len(answer.steps))
    title = _("Mapping step by step: {vocabulary}").format(vocabulary=answer.vocabulary.title)
    drawn = [paragraph(lead, "lead"), summary(_about(answer)), note(paragraph(f"{said}.")), overview(answer)]
    return _Made(title, joined([*drawn, each_step(answer)]), said)


def _about(answer: Answer) -> list[tuple[str, Html]]:
    covered = Asked(about=answer.vocabulary.address).href()
    return [
        (_("Vocabulary"), record_link(answer.vocabulary)),
        (_("Whose words"), record_link(answer.publisher) if answer.publisher.title else NOTHING),
        (_("Terms"), element("a", safe(terms(answer.terms)), href=covered)),
        (_("To decide"), element("a", safe(_("Mapping review")), href=review_href(answer.vocabulary.address))),
        (_("Mapped to"), joined([record_link(each) for each in answer.models], safe("; "))),
        (_("By"), joined([record_link(each) for each in answer.sets], safe("; "))),
    ]
