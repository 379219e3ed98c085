"""If something fails: what a breach, an end or a departure touches, with the clocks first."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import MunimentError
from registry.ui.drawer import SOURCE, drawer
from registry.ui.exports import papers, tables
from registry.ui.heading import heading, whose
from registry.ui.impact.answer import drawn
from registry.ui.impact.asked import PAGE, Asked, here
from registry.ui.impact.form import form
from registry.ui.kept import asked_of, kept
from registry.ui.markup.html import NOTHING, Html, draw, element, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.failing.subjects import subjects
from registry.verbs.sharing import impact
from registry.wording import _

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """What is touched by what the address names."""
    lead = _(
        "Say that a supplier was breached, that a contract, assurance or power in law ends, or that a partner leaves, "
        "and see everything that it touches: clocks, records, clauses, and whom to reach."
    )
    heading(_("If something fails"), paragraph(lead, "lead"))
    whose(site)
    asked = here()
    try:
        with progress(site):
            made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(site, asked), lambda each: True)
    except MunimentError as stop:
        return _cannot(site, asked, stop)
    draw(made.form)
    if made.title:
        labels = {"pdf": _("Incident pack (PDF)"), "docx": _("Incident pack (Word)")}
        papers(site, PAGE, asked.question(), _("incident pack {title}").format(title=made.title), labels)
    draw(made.rest)
    if made.title:
        tables(site, "impact", asked.question(), PAGE, made.total)
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, what it is of, how many rows its table has, and what a screen reader is told."""

    form: Html
    rest: Html
    title: str
    total: int
    said: str

    @property
    def letters(self) -> int:
        return len(self.form) + len(self.rest)


def _made(site: Site, asked: Asked) -> _Made:
    asks = form(asked, subjects(site.session))
    if not asked.subject:
        said = _("Name what it befell. Nothing is written down by asking.")
        return _Made(asks, paragraph(said), "", 0, said)
    answer = impact.run(site.session, asked.question())
    found = answer.impact
    total = len(found.touched) + len(found.aside)
    return _Made(asks, drawn(answer), found.subject_title, total, " ".join(found.said))


def _cannot(site: Site, asked: Asked, stop: MunimentError) -> str:
    try:
        asks = form(asked, subjects(site.session))
    except MunimentError:
        asks = NOTHING
    again = element("p", element("a", safe(_("Start again")), href=PAGE))
    draw(
        asks, section_heading(_("This cannot be answered"), 2), message(site.plainly(stop.message)), message(stop.fix),
        again,
    )  # fmt: skip
    return stop.message
