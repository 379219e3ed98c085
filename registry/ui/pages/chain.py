"""Chains: who gets an organisation's data in the end, and where the chain is weakest."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import MunimentError
from registry.ui.chain.asked import PAGE, Asked, here
from registry.ui.chain.form import beginnings_list, form
from registry.ui.chain.picture import drawn, target
from registry.ui.chain.table import in_order, links, ways, weakest
from registry.ui.drawer import SOURCE, drawer
from registry.ui.exports import tables
from registry.ui.heading import heading, whose
from registry.ui.impact.asked import impact_href
from registry.ui.kept import asked_of, kept
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.picture import draw_picture
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.sharing import chain
from registry.wording import _

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """The chain that the address asks for."""
    lead = _(
        "Follow data from whoever gives it, by agreement, to whoever gets it, those who process it for them, the "
        "countries it is in and the systems that keep it. A chain is as strong as its weakest link."
    )
    heading(_("Chains"), paragraph(lead, "lead"))
    whose(site)
    asked = here()
    if not asked.ref:
        return _begin(site, asked)
    try:
        with progress(site):
            made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(site, asked), lambda each: True)
    except MunimentError as stop:
        return _cannot(site, asked, stop)
    draw(made.form, made.top)
    if made.picture:
        draw_picture("chain", made.picture)
    draw(made.listed)
    tables(site, "chain", asked.question(), PAGE, made.total)
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, how many links there are to take away, and what a screen reader is told of it."""

    form: Html
    top: Html
    picture: Html
    listed: Html
    total: int
    said: str

    @property
    def letters(self) -> int:
        return sum(map(len, (self.form, self.top, self.picture, self.listed)))


def _made(site: Site, asked: Asked) -> _Made:
    session = site.session
    answer = chain.run(session, asked.question())
    found = answer.chain
    others = {(target(each), each.title) for each in found.nodes if each.key != found.start}
    ends = sorted(others, key=lambda end: end[1])
    asks = form(asked, chain.beginnings(session), ends, answer.title)
    title = section_heading(_("From {title}").format(title=answer.title), 2, "s-chain")
    if not found.paths:
        return _Made(asks, joined([title, _empty(asked, answer)]), NOTHING, NOTHING, 0, found.said)
    places = chain.sources(session, {each.mend for each in in_order(found)})
    everybody = element("p", element("a", safe(_("Show the whole chain")), href=asked.from_(asked.ref).address()))
    touched = _("See what is touched if something fails here")
    fails = element("p", element("a", safe(touched), href=impact_href(asked.ref)), class_="go")
    top = joined([title, weakest(answer), fails, everybody if asked.is_narrowed else NOTHING])
    listed = joined([ways(asked, found), links(asked, found, places)])
    return _Made(asks, top, drawn(asked, found), listed, len(found.hops), found.said)


def _empty(asked: Asked, answer: chain.Answer) -> Html:
    parts = [paragraph(answer.chain.said, "lead")]
    if asked.is_narrowed:
        said = _("Something else was asked for as well: to whom, how strong, how far, or by which agreement.")
        whole = element("a", safe(_("Show the whole chain")), href=asked.from_(asked.ref).address())
        parts += [paragraph(said), element("p", whole)]
    else:
        said = _(
            "An organisation gives data where an agreement that runs has a flow in which it is on the giving side. If "
            "it does, record the flow and its sides in the agreement."
        )
        parts.append(paragraph(said))
    return joined(parts)


def _begin(site: Site, asked: Asked) -> str:
    try:
        beginnings = chain.beginnings(site.session)
    except MunimentError as stop:
        draw(message(stop.message), message(stop.fix))
        return stop.message
    draw(form(asked, beginnings, (), ""))
    if not beginnings:
        said = _("None of the organisations here keeps a register. Open an organisation, and choose “Follow the data”.")
        draw(paragraph(said), element("p", element("a", safe(_("See every organisation")), href="organisations")))
        return said
    said = _("Choose where to begin.")
    other = _("Any other organisation, or an agreement, has a link “Follow the data” on its page.")
    draw(section_heading(_("Where to begin"), 2), beginnings_list(beginnings), paragraph(other))
    return said


def _cannot(site: Site, asked: Asked, stop: MunimentError) -> str:
    try:
        asks = form(Asked(), chain.beginnings(site.session), (), "")
    except MunimentError:
        asks = NOTHING
    again = element("p", element("a", safe(_("Start again")), href=PAGE))
    draw(asks, section_heading(_("This chain cannot be followed"), 2), message(stop.message), message(stop.fix), again)
    return stop.message
