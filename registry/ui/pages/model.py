"""Integration model: the shared words as a tree, one branch at a time, with who maps to each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from registry.errors import MunimentError
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.choice import choice
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import message, paragraph, section
from registry.ui.record.page import none_such
from registry.ui.sheet import Picture, Piece, Sheet, draw_sheet, sheet_of
from registry.ui.site import Site
from registry.ui.words.address import MODEL as PAGE
from registry.ui.words.address import WORDS, branch_href, term_link
from registry.ui.words.branch import changes, finding, finding_of_branch, listed_below, narrowed, panel, unused
from registry.ui.words.tree import DEEP, drawn
from registry.verbs.words import model, term
from registry.verbs.words.model import LEVELS, USES, Answer, ConceptRow
from registry.wording import _

__all__ = ["PAGE", "show"]

_ROWS = 100
"""Concepts that the table shows on one page; more than a picture ever shows."""


def show(site: Site) -> str:
    """The branch that the address asks for; the whole model where it asks for none."""
    return draw_sheet(sheet_of(site, PAGE, lambda: _sheet(site)))


def _asked(name: str) -> str:
    return str(st.query_params.get(name, "")).strip()


def _sheet(site: Site) -> Sheet:
    branch, own = _asked("branch"), _asked("model")
    level, use = (each if each in known else "" for each, known in ((_asked("level"), LEVELS), (_asked("use"), USES)))
    question = model.Question(
        concept=branch, model=own, level=(level,) if level else (), used=use, limit=str(_ROWS), after=_asked("after")
    )
    try:
        answer = model.run(site.session, question)
        # A picture goes only so far down, and so has room for what stands beside the first of a long table.
        few = model.Question(concept=branch, model=own, deep=str(DEEP - 1))
        steps = model.run(site.session, few).rows if branch else ()
        about = _about(site, answer, branch)
    except MunimentError as stop:
        ways = [(_("See the whole model"), PAGE), (_("See the words"), WORDS)]
        links = [element("a", safe(label), href=to) for label, to in ways]
        back = element("p", *links, class_="ways")
        return none_such(_("Integration model"), message(stop.message), message(stop.fix), back)
    pieces = (*_top(answer, branch, own), *_branch(answer, question, steps, about), *_rest(answer))
    return Sheet(_("Integration model"), _under(answer), pieces, finding(answer))


def _under(answer: Answer) -> tuple[Html, ...]:
    lead = _("The words that everybody else's words are mapped to, so that each need be understood only once.")
    own = answer.model
    version = _(", version {version}").format(version=own.version) if own.version else ""
    holder = link(own.organisation, own.organisation_title) if own.organisation else safe(own.organisation_title)
    whose = joined([link(own.ref, own.title), safe(version), safe(_(", kept by ")), holder, safe(".")])
    about = paragraph(answer.description) if answer.description else NOTHING
    return paragraph(lead, "lead"), element("p", whose), about


def _top(answer: Answer, branch: str, own: str) -> tuple[Piece, ...]:
    """The numbers, each leading to what it counts, and the choice of a model and a branch."""

    def to(use: str = "") -> str:
        return branch_href(model=own, use=use) + "#s-table"

    made = [
        Card(_("Concepts in use"), answer.concepts, to()),
        Card(_("Somebody maps to"), answer.used, to("some")),
        Card(_("Two or more map to"), answer.shared, to("several")),
        Card(_("Nobody maps to, nor to any below"), answer.unused_total, to("none")),
    ]
    models = NOTHING
    if len(answer.models) > 1:
        options = [(each.ref, each.label) for each in answer.models]
        models = choice("model", _("Integration model"), options, answer.model.ref, _("Show"))
    return cards(made, _("The model in numbers")), models, _branches(answer, branch, own)


def _branches(answer: Answer, branch: str, own: str) -> Html:
    """A choice of what stands at the top and has something below it."""
    options = [("", _("The whole model"))]
    for each in answer.tops:
        if each.below:
            options.append((each.key, _("{label} ({count} below)").format(label=each.label, count=f"{each.below:,}")))
    if branch and branch not in dict(options) and answer.path:
        options.append((branch, _title(answer)))
    if len(options) < 2:
        return NOTHING
    return choice("branch", _("Branch"), options, branch, _("Show"), ("model", own))


def _title(answer: Answer) -> str:
    """The concept at the head of the branch."""
    return answer.branch.label if answer.branch is not None else _("The whole model")


def _branch(answer: Answer, question: model.Question, steps: Sequence[ConceptRow], about: Html) -> tuple[Piece, ...]:
    """The picture of the branch, what its concept means, and the table that says the same as the picture."""
    branch, own, level, use = question.concept, question.model, "".join(question.level), question.used
    title = _("Branch: {title}").format(title=_title(answer)) if branch else _title(answer)
    pieces: list[Piece] = [section(title, "s-branch", _path(answer, branch, own))]
    if answer.rows and not level and not use and not question.after:
        said = finding_of_branch(answer) if branch else finding(answer)
        pieces.append(Picture("branch", drawn(steps or answer.tops, said, own)))
    pieces.append(about)
    choices = narrowed(answer, branch, own, level, use)
    table = joined([listed_below(answer, own), _paging(answer, question)])
    pieces.append(section(_("Concept by concept"), "s-table", choices, table))
    return tuple(pieces)


def _paging(answer: Answer, question: model.Question) -> Html:
    """The way to the next concepts of the table, and back to the first."""
    said = {"model": question.model, "level": "".join(question.level), "use": question.used}
    ways = []
    if question.after:
        first = branch_href(question.concept, **said)
        ways.append(element("a", safe(_("First page")), href=f"{first}#s-table", rel="prev"))
    if answer.next:
        on = branch_href(question.concept, **said, after=answer.next)
        ways.append(element("a", safe(_("Next page")), href=f"{on}#s-table", rel="next"))
    inside = element("ul", *(element("li", each) for each in ways))
    return element("nav", inside, class_="paging", aria_label=_("Pages of concepts")) if ways else NOTHING


def _path(answer: Answer, branch: str, own: str) -> Html:
    if not branch:
        return NOTHING
    above = [element("a", safe(_("The whole model")), href=branch_href(model=own))]
    for each in answer.path:
        key = each.ref.partition("[")[2].partition("]")[0]
        above.append(element("a", safe(each.label), href=branch_href(key, model=own)))
    return element("p", safe(_("Under: ")), joined(above, safe(" › ")))


def _about(site: Site, answer: Answer, branch: str) -> Html:
    """The concept at the head of the branch in short, with who maps to it."""
    if not branch or answer.branch is None:
        return NOTHING
    found = term.run(site.session, term.Question(ref=answer.branch.ref))
    whole = element("p", term_link(found.term.ref, _("Everything about {label}").format(label=found.term.label)))
    return element(
        "div", section(found.term.label, "s-concept", panel(found, answer.branch), whole), class_="concept-panel"
    )


def _rest(answer: Answer) -> tuple[Piece, ...]:
    return (
        section(_("Concepts that nobody uses"), "s-unused", unused(answer)),
        section(_("Versions and changes"), "s-changes", changes(answer)),
    )
