"""Mapping review: one term beside what it may be mapped to, decided with a key or a button, and the next one comes."""

from __future__ import annotations

from collections.abc import Sequence

from registry.errors import MunimentError
from registry.ui.drawer import drawer
from registry.ui.heading import heading, whose
from registry.ui.mapreview.address import PAGE, SET, Asked, here
from registry.ui.mapreview.asking import answered
from registry.ui.mapreview.buttons import who
from registry.ui.mapreview.deciding import listen, settle, take
from registry.ui.mapreview.desk import Author, desk
from registry.ui.mapreview.held import Held, forget_on
from registry.ui.mapreview.moving import bar, nothing_left, overview
from registry.ui.mapreview.queue import queue, states
from registry.ui.mapreview.recorded import outcome
from registry.ui.mapreview.sent import Sent
from registry.ui.mapreview.whole import WAITS, whole
from registry.ui.mapreview.words import state_word
from registry.ui.markup.html import NOTHING, Html, draw, element, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.problem import problem
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.reviewing.shown import Waiting
from registry.verbs.words.review import Answer
from registry.wording import _, counted

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """How far every vocabulary is; or the desk for the vocabulary and the term that the address names."""
    asked = here()
    said = take()
    try:
        with progress(site):
            if not asked.vocabulary:
                return _overview(site, asked)
            return _vocabulary(site, asked, said)
    except MunimentError as stop:
        heading(_("Mapping review"))
        every = element("p", element("a", safe(_("Show every vocabulary")), href=PAGE))
        draw(section_heading(_("This address cannot be read"), 2), message(site.plainly(stop.message)),
             message(stop.fix), every)  # fmt: skip
        return stop.message


def _overview(site: Site, asked: Asked) -> str:
    answer = answered(site, asked.queue())
    lead = _(
        "Decide, term by term, which shared word each organisation's own words stand for. Suggestions are only that: "
        "nothing is used until a person has decided."
    )
    heading(_("Mapping review"), paragraph(lead, "lead"))
    whose(site)
    draw(overview(asked, answer.moving))
    drawer(site)
    return counted(len(answer.moving), _("vocabulary"), _("vocabularies"))


def _vocabulary(site: Site, asked: Asked, said: Sent | None) -> str:
    answer = answered(site, asked.queue())
    moving = answer.moving[0] if answer.moving else None
    rows = _waiting(site, asked) if asked.view == SET else _rows(site, asked, answer)
    if said is not None:
        settle(site, asked, answer, rows, said)
    held = forget_on(" ".join((asked.vocabulary, asked.view, asked.term)))
    title = moving.title if moving is not None else asked.vocabulary
    far = bar(asked, moving) if moving is not None else NOTHING
    heading(_("Mapping review: {vocabulary}").format(vocabulary=title), far, states(asked, moving))
    problem("mapreview", held.faults, held.turn)
    done = outcome(site, asked, held)
    told = _set(asked, answer, rows, done) if asked.view == SET else _desk(site, asked, answer, rows, done)
    whose(site)
    listen(_watched(asked, rows, held))
    drawer(site)
    return f"{_outcome(held)} {told}".strip()


def _watched(asked: Asked, rows: Sequence[Waiting], held: Held) -> dict[str, object]:
    """What the browser is to know of the desk; `arrive`: the heading that has the focus next."""
    arrive = "s-overtaken" if held.overtaken else "s-term" if held.arrive else ""
    return {
        "turn": held.turn, "term": _shown(asked, rows), "find": asked.find, "keys": asked.keys, "arrive": arrive,
        "done": held.about if held.recorded else "",
    }  # fmt: skip


def _rows(site: Site, asked: Asked, answer: Answer) -> tuple[Waiting, ...]:
    """The queue, and the term that is asked for, where it is not in it."""
    if not asked.term or any(each.term == asked.term for each in answer.rows):
        return answer.rows
    return (*answered(site, asked.one()).rows[:1], *answer.rows)


def _waiting(site: Site, asked: Asked) -> tuple[Waiting, ...]:
    """Every mapping that waits for somebody's word."""
    return tuple(row for state in WAITS for row in answered(site, asked.waiting_in(state)).rows if row.mapping)


def _shown(asked: Asked, rows: Sequence[Waiting]) -> str:
    """The term that is shown: the one asked for, or the first."""
    if not rows:
        return ""
    return next((each.term for each in rows if each.term == asked.term), rows[0].term)


def _desk(site: Site, asked: Asked, answer: Answer, rows: Sequence[Waiting], done: Html) -> str:
    term = _shown(asked, rows)
    if not term:
        draw(done, nothing_left(asked, answer.moving[0] if answer.moving else None))
        return _("Nothing is left here.")
    row = next(each for each in rows if each.term == term)
    if row.pairs and row.term != rows[0].term:
        # What codes may become is told for one term alone.
        row = next(iter(answered(site, asked.in_full(term)).rows), row)
    draw(desk(site, asked, answer, row, Author(answer.author, answer.author_note), done))
    draw(queue(asked, answer, term))
    return _("{term}, {state}.").format(term=row.label, state=state_word(row.state).lower())


def _set(asked: Asked, answer: Answer, rows: Sequence[Waiting], done: Html) -> str:
    counts = dict(answer.moving[0].counts) if answer.moving else {}
    total = max(len(rows), sum(counts.get(state, 0) for state in WAITS))
    draw(done, who(asked, answer.author, answer.author_note), whole(asked, rows, total, answer.digest))
    return counted(len(rows), _("mapping waits"), _("mappings wait"))


def _outcome(held: Held) -> str:
    """What a screen reader is told of what was sent."""
    if held.overtaken:
        return _("Nothing was recorded: somebody else was quicker.")
    return held.said
