"""The first page: what needs somebody's attention, with every number leading to the records behind it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.concepts.kinds import Kind
from registry.errors import MunimentError
from registry.ui.finding import part as findings
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.mapreview.waiting import words_that_wait
from registry.ui.markup.bars import Bar, bars
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.choice import choice
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.link import link, search_address
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph, section
from registry.ui.markup.tag import tag
from registry.ui.permits.asked import permits_href
from registry.ui.site import Site
from registry.verbs.records import work
from registry.verbs.records.work import Answer, Item, Task
from registry.wording import _, counted

PAGE = "work"


def show(site: Site) -> str:
    """What there is to do, for everybody or in one register."""
    register = str(st.query_params.get("register", "")).strip()
    lead = _("What needs somebody's attention: by dates and statuses, and by what the law asks and no record shows.")
    heading(_("Your work"), paragraph(lead, "lead"))
    whose(site)
    try:
        made = kept(site, asked_of(PAGE), lambda: _made(site, register), lambda each: True)
    except MunimentError as stop:
        everybody = element("p", element("a", safe(_("Show the work of every register")), href="/"))
        draw(section_heading(_("This address cannot be read"), 2), message(stop.message), message(stop.fix), everybody)
        return stop.message
    draw(made.top)
    judged = st.container()
    first, reviews = st.columns([3, 2], gap="large")
    with first:
        draw(made.first)
    with reviews:
        draw(made.reviews)
    with judged:
        # Judging may take long where nobody has asked before: everything else can be read meanwhile.
        findings.of_everything(site, register)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, and what a screen reader is told of it."""

    top: Html
    first: Html
    reviews: Html
    said: str

    @property
    def letters(self) -> int:
        return len(self.top) + len(self.first) + len(self.reviews)


def _made(site: Site, register: str) -> _Made:
    answer = work.run(site.session, work.Question(register=(register,) if register else ()))
    waiting = sum(task.count for task in answer.tasks)
    return _Made(
        joined([_may_we_share(), _whose(answer, register), _numbers(answer)]),
        _first(answer, words_that_wait(site.session, register)), _reviews(answer),
        counted(waiting, _("thing to do"), _("things to do")),
    )  # fmt: skip


def _may_we_share() -> Html:
    """The way to the question that people have most often."""
    said = _("Somebody asks for information, or you need some. See what the records show for it, and what is missing.")
    go = element("p", element("a", safe(_("Ask whether we may share")), href=permits_href()), class_="go")
    title = section_heading(_("May we share?"), 2, "s-share")
    return element("section", title, paragraph(said), go, aria_labelledby="s-share", class_="permit-entry")


def _whose(answer: Answer, register: str) -> Html:
    options = [("", _("Every register")), *answer.registers]
    return choice("register", _("Whose work"), options, register, _("Show"))


def _numbers(answer: Answer) -> Html:
    made = [Card(task.label, task.count, _list_of(task)) for task in answer.tasks]
    made.append(Card(_("Problems in files"), answer.problems, "problems"))
    return cards(made, _("What needs attention, in numbers"))


def _list_of(task: Task) -> str:
    """The list that shows just these records."""
    return search_address(dict(task.where))


def _first(answer: Answer, words: Html) -> Html:
    """The most pressing records, task by task."""
    parts = [_task(task) for task in answer.tasks if task.items]
    if not parts:
        parts = [paragraph(_("Nothing is overdue, open or on its way. Look again tomorrow, or look round the lists."))]
    return section(_("Do these first"), "s-first", *parts, words)


def _task(task: Task) -> Html:
    inside = element("ol", *(_item(item) for item in task.items), class_="results")
    more = ""
    if task.count > len(task.items):
        more = _("See all {number}").format(number=f"{task.count:,}")
    on = element("p", element("a", safe(more), _about(task), href=_list_of(task))) if more else Html("")
    return element(
        "section", section_heading(task.label, 3, f"s-{task.key}"), inside, on, aria_labelledby=f"s-{task.key}"
    )


def _about(task: Task) -> Html:
    return element("span", safe(task.label), class_="visually-hidden")


def _item(item: Item) -> Html:
    tags = joined([tag(item.status), *(tag(each) for each in item.standing)], Html(" "))
    return element(
        "li",
        element("h4", link(item.ref, item.title)),
        element("p", tags, safe(f" {_(Kind(item.ref.split('/')[1]).label)}. {item.because}")),
        class_="result",
    )


def _reviews(answer: Answer) -> Html:
    made = [Bar(task.label, task.count, _list_of(task)) for task in answer.reviews]
    late, soon = answer.reviews[0].count, answer.reviews[1].count
    reviews = counted(late, _("review is"), _("reviews are"))
    finding = _("{late} overdue, and {soon} more due in the next 30 days.").format(late=reviews, soon=f"{soon:,}")
    return section(_("Reviews coming up"), "s-reviews", bars(made, finding, _("When"), _("Reviews")))
