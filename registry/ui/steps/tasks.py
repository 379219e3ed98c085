"""The steps as a list of tasks: each with how far it is done, what records show, and what to do next."""

from __future__ import annotations

from registry.concepts.mapped import HowFar
from registry.ui.mapped.address import Asked
from registry.ui.mapped.words import term_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, prose
from registry.ui.markup.summary import bullets
from registry.ui.record.fold import opened_by
from registry.verbs.words.steps import Answer, Fact, StepShown
from registry.wording import _

_COLOURS = {HowFar.DONE: "green", HowFar.PARTLY: "yellow", HowFar.TO_DO: "red", HowFar.CANNOT_TELL: "grey"}

_LISTS = {"looked-for": "", "undecided": "open", "proposed": "proposed", "lacking": "no-term", "not-approved": "open"}
"""What is shown of a step → the terms that its number leads to, among the words covered."""

_FEW = 6


def overview(answer: Answer) -> Html:
    """All steps at a glance, each leading to what is said of it."""
    rows = (
        element(
            "li",
            element("a", safe(f"{step.number}. {step.title}"), href=f"#step-{step.number}"),
            _tag(step.state),
        )
        for step in answer.steps
    )
    return element("ul", *rows, class_="tasks")


def steps(answer: Answer) -> Html:
    """Each step in full."""
    return joined(_step(answer, step) for step in answer.steps)


def _step(answer: Answer, step: StepShown) -> Html:
    facts = element("ul", *(element("li", _fact(answer, fact)) for fact in step.facts), class_="bullets")
    title = heading(f"{step.number}. {step.title}", 2, f"step-{step.number}")
    return element(
        "section", title, element("p", _tag(step.state), class_="tags"), facts if step.facts else NOTHING,
        _next(step), aria_labelledby=f"step-{step.number}", class_="task",
    )  # fmt: skip


def _tag(state: str) -> Html:
    found = HowFar(state)
    return element("span", safe(_(found.label)), class_=f"tag tag-{_COLOURS[found]}")


def _fact(answer: Answer, fact: Fact) -> Html:
    said = safe(fact.said)
    stands = _LISTS.get(fact.what, "")
    if stands and fact.number:
        said = element("a", said, href=Asked(about=answer.vocabulary.address, stands=stands).href("terms"))
    if not fact.terms:
        return said
    links = [term_link(each) for each in fact.terms]
    more = [safe(_("and {more} more").format(more=f"{fact.more:,}"))] if fact.more else []
    label = _("Which do not") if fact.lacking else _("Which these are")
    if len(links) <= _FEW and fact.lacking:
        return joined([said, safe(_("; not ")), joined([*links, *more], safe(", "))])
    if stands:
        return said
    return joined([said, opened_by(label, bullets([*links, *more]))])


def _next(step: StepShown) -> Html:
    if not step.next:
        return NOTHING
    command = (
        element("p", safe(_("On the command line: ")), element("code", safe(step.command))) if step.command else NOTHING
    )
    return element("div", element("p", element("strong", safe(_("Next: "))), prose(step.next)), command, class_="next")
