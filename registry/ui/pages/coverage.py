"""Coverage: how far duties of the law and expectations of the regulator are evidenced; and the evidence pack."""

from __future__ import annotations

from dataclasses import dataclass

from registry.concepts.coverage import Coverage
from registry.errors import MunimentError
from registry.ui.coverage.address import DUTY, ORGANISATION, PAGE, STATUS, Asked, asked
from registry.ui.coverage.download import download
from registry.ui.coverage.duties import duties
from registry.ui.coverage.expectations import expectations
from registry.ui.coverage.one_duty import one_duty, some_rules
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.choice import choice
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, note, paragraph
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.checks import coverage
from registry.verbs.checks.coverage import Answer
from registry.wording import _, counted

__all__ = ["DUTY", "ORGANISATION", "PAGE", "STATUS", "show"]

_STYLES = {Coverage.NO_RECORD: "critical", Coverage.PARTLY: "medium"}
"""Numbers whose edge is coloured, as those of findings are."""


def show(site: Site) -> str:
    """The duties that the address asks for, over all records or those of one organisation."""
    here = asked()
    try:
        with progress(site):
            made = kept(site, asked_of(PAGE), lambda: _made(site, here), lambda each: each.lasts)
    except MunimentError as stop:
        heading(_("Coverage and evidence"))
        every = element("p", element("a", safe(_("Show every duty")), href=PAGE))
        draw(section_heading(_("This address cannot be read"), 2), message(stop.message), message(stop.fix), every)
        return stop.message
    heading(made.title, made.under)
    whose(site)
    draw(made.top)
    if made.is_whole:
        download(site, made.register, made.register_title)
    draw(made.rest)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, what the pack below is of, and what a screen reader is told."""

    title: str
    under: Html
    top: Html
    rest: Html
    said: str
    register: str
    register_title: str
    is_whole: bool
    lasts: bool

    @property
    def letters(self) -> int:
        return len(self.under) + len(self.top) + len(self.rest)


def _made(site: Site, here: Asked) -> _Made:
    answer = coverage.run(site.session, here.question())
    register = answer.registers[0] if answer.registers else ""
    title = dict(answer.known).get(register, "")
    if here.duty and answer.duties:
        duty = answer.duties[0]
        whole = joined([_scope(answer, title), one_duty(here, answer, duty)])
        return _Made(
            duty.duty, NOTHING, NOTHING, whole, _(Coverage(duty.status).label), register, title, False,
            not answer.defects,
        )  # fmt: skip
    if here.rules:
        said = _("What passes")
        whole = joined([_scope(answer, title), some_rules(here, answer)])
        return _Made(said, NOTHING, NOTHING, whole, said, register, title, False, not answer.defects)
    lead = _(
        "What the law asks of organisations that share data, duty by duty, and how far evidence of it is on record."
    )
    top = joined([_not_proof(), _defects(answer), _whose(answer, register), _numbers(here, answer)])
    bearing = {each.rule: each for each in answer.rules}
    rest = joined([_chosen(here, answer), duties(here, answer), expectations(here, answer, bearing)])
    said = counted(len(answer.duties), _("duty"), _("duties"))
    return _Made(
        _("Coverage and evidence"), paragraph(lead, "lead"), top, rest, said, register, title, True, not answer.defects
    )  # fmt: skip


def _not_proof() -> Html:
    said = _(
        "Evidence on record is not proof that the law is kept, and the absence of findings is no proof either: rules"
        " look at what records say, and each looks at a part of a duty. Numbers beside a duty are of checks: one rule,"
        " on one record or a part of it."
    )
    return paragraph(said)


def _scope(answer: Answer, title: str) -> Html:
    records = counted(answer.records, _("record"), _("records"))
    return paragraph(_("{whose}, {records}.").format(whose=title or _("Every register"), records=records), "quiet")


def _defects(answer: Answer) -> Html:
    if not answer.defects:
        return NOTHING
    times = counted(answer.defects, _("time"), _("times"))
    said = _("A rule failed {times}. That is a fault of ours, and no pass: what it would have said is missing here.")
    return note(paragraph(said.format(times=times)))


def _whose(answer: Answer, register: str) -> Html:
    options = [("", _("Every register")), *answer.known]
    return choice(ORGANISATION, _("Whose register"), options, register, _("Show"))


def _numbers(here: Asked, answer: Answer) -> Html:
    made = [
        Card(_(Coverage(status).label), number, here.only(status).href("duties"), _STYLES.get(Coverage(status), ""))
        for status, number in answer.statuses
    ]
    return cards(made, _("Duties, by how far they are evidenced"))


def _chosen(here: Asked, answer: Answer) -> Html:
    """What of the duties is shown, and the way to all of them."""
    total = sum(number for _status, number in answer.statuses)
    if not here.status:
        said = _("All {number} duties are shown.").format(number=total)
        return element("p", safe(said), id="duties", class_="quiet")
    named = ", ".join(_(Coverage(each).label) for each in here.status)
    shown = counted(len(answer.duties), _("duty"), _("duties"))
    told = safe(_("Shown: {duties} of {total}, {named}. ").format(duties=shown, total=total, named=named.lower()))
    every = element("a", safe(_("Show all")), href=here.only("").href("duties"))
    return element("p", told, every, id="duties")
