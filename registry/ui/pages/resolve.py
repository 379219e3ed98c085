"""What do they call it? One organisation's word in another's words, with every decision that the answer rests on."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import MunimentError
from registry.ui.drawer import SOURCE, drawer
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.on_day import day_asked, on_that_day
from registry.ui.resolve.answer import answered
from registry.ui.resolve.asked import PAGE, Asked, here
from registry.ui.resolve.form import form
from registry.ui.site import Site
from registry.verbs.resolving.sides import choices
from registry.verbs.words import resolve
from registry.verbs.words.resolve import Answer
from registry.wording import _

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """The answer that the address asks for."""
    lead = _(
        "The same thing goes by different words, and the same word means different things. Ask for a word, and see "
        "what others call it: by what people decided, never by how it is spelt."
    )
    heading(_("What do they call it?"), paragraph(lead, "lead"))
    whose(site)
    asked = here()
    try:
        # The drawer is in the address of the links that open it, but not in what stands behind them.
        made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(site, asked), lambda each: True)
    except MunimentError as stop:
        return _cannot(site, asked, stop)
    draw(made.form, made.answer)
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, and what a screen reader is told of it."""

    form: Html
    answer: Html
    said: str

    @property
    def letters(self) -> int:
        return len(self.form) + len(self.answer)


def _made(site: Site, asked: Asked) -> _Made:
    session = on_that_day(site, day_asked())
    sides, today = choices(session), session.today.isoformat()
    if not asked.word:
        return _Made(form(asked, sides, ("", ""), today), _nothing_yet(), _("Write a word to look for."))
    answer = resolve.run(session, asked.question())
    asks = form(asked, sides, (answer.asker, answer.wanted), today)
    return _Made(asks, answered(asked, answer), _told(answer))


def _told(answer: Answer) -> str:
    if not answer.blocks or len(answer.blocks) > 1 or not answer.wanted:
        return answer.said or _("What everybody calls {word}.").format(word=f"“{answer.word}”")
    return answer.blocks[0].told[0].said


def _nothing_yet() -> Html:
    said = _(
        "Write a word as people or files write it: a label, a column name, a code, or its web identifier. Leave out "
        "who is to be asked, and everybody's word for it is shown."
    )
    links = element("p", element("a", safe(_("Look round all words")), href="words"))
    return joined([paragraph(said), links])


def _cannot(site: Site, asked: Asked, stop: MunimentError) -> str:
    try:
        drawn = form(asked, choices(site.session), ("", ""), site.session.today.isoformat())
    except MunimentError:
        drawn = NOTHING
    again = element("p", element("a", safe(_("Start again")), href=PAGE))
    draw(drawn, section_heading(_("This cannot be answered"), 2), message(stop.message), message(stop.fix), again)
    return stop.message
