"""Conflicts as cards: what is wrong, the terms side by side, why it matters, what to do, and where it is written."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.drawer import source_link
from registry.ui.mapreview.address import review_href
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import prose
from registry.ui.markup.summary import summary
from registry.ui.words.address import term_link
from registry.ui.words.mapping import told
from registry.verbs.conflicting.shown import ConflictShown, DecisionShown, TermShown
from registry.wording import _

_COLOURS = {"error": "red", "warning": "yellow", "hint": "blue"}
_SIDES = 4
"""Terms shown side by side; the others are named below them."""


def cards(rows: Sequence[ConflictShown], start: int) -> Html:
    """One card a conflict, in their order. `start` is the number of the first."""
    return element("ol", *(_card(row, start + at) for at, row in enumerate(rows)), class_="results conflicts")


def _card(row: ConflictShown, number: int) -> Html:
    tags = [element("span", safe(row.severity_said), class_=f"tag tag-{_COLOURS[row.severity]}")]
    if row.certainty != "found":
        tags.append(element("span", safe(row.certainty_said), class_="tag tag-grey"))
    whose = ", ".join(each.label for each in row.organisations)
    facts = [
        (_("Why it matters"), safe(row.why)),
        (_("To do"), prose(row.repair)),
        (_("Whose words"), safe(whose)),
    ]
    return element(
        "li",
        element("h3", safe(row.title), id=f"conflict-{number}"),
        element("p", joined(tags, Html(" ")), class_="tags"),
        element("p", safe(row.message), class_="said"),
        sides(row.terms),
        summary(facts, "facts"),
        _decisions(row, number),
        class_="result", aria_labelledby=f"conflict-{number}",
    )  # fmt: skip


def sides(terms: Sequence[TermShown]) -> Html:
    """Terms side by side with their definitions, whose they are said above each."""
    if not terms:
        return NOTHING
    more = ", ".join(f"{each.label} ({each.vocabulary.label})" for each in terms[_SIDES:])
    return joined([
        element("div", *(term_box(each) for each in terms[:_SIDES]), class_="compared"),
        element("p", safe(_("And: {terms}").format(terms=more)), class_="quiet") if more else NOTHING,
    ])  # fmt: skip


def term_box(term: TermShown, *inside: Html) -> Html:
    """One term: whose it is, what it is called and what it means."""
    whose = _("Shared word") if term.is_shared else term.organisation.label
    of = element("p", safe(_("A code of {term}").format(term=term.of)), class_="quiet") if term.of else NOTHING
    return element(
        "div",
        element("p", safe(whose), class_="whose"),
        element("p", term_link(term.ref, term.label), class_="called"),
        of,
        element("p", safe(term.definition or _("No definition is recorded."))),
        element("p", link(term.vocabulary.ref, term.vocabulary.label), class_="quiet"),
        *inside,
        class_="shared" if term.is_shared else "",
    )


def _decisions(row: ConflictShown, number: int) -> Html:
    if not row.decisions:
        return NOTHING
    items = [element("li", decision(each, f"at-{number}-{at}")) for at, each in enumerate(row.decisions)]
    return joined([
        element("p", safe(_("What is written")), class_="quiet"),
        element("ul", *items, class_="bullets decisions"),
    ])  # fmt: skip


def decision(each: DecisionShown, own: str) -> Html:
    """One mapping: what it says, who decided so and when, and its file and line. `own`: the name of its link."""
    if each.subject is not None and each.object is not None:
        said = joined([
            term_link(each.subject.ref, each.subject.label), safe(f" {each.said} "),
            term_link(each.object.ref, each.object.label), safe(". "),
        ])  # fmt: skip
        about = f"{each.subject.label} {each.said} {each.object.label}"
    else:
        said, about = safe(f"{each.set.label}. "), each.set.label
    who = [part for part in (each.by, told(each.on) if each.on else "") if part]
    if each.confidence is not None:
        who.append(_("confidence {number:.2g}").format(number=each.confidence))
    by = safe(", ".join(who) + ". ") if who else NOTHING
    place = element("code", safe(f"{each.file}:{each.line}"), class_="place") if each.file else NOTHING
    anew = NOTHING
    if each.subject is not None and not each.subject.is_shared and not each.subject.of:
        address = review_href(each.subject.vocabulary.ref, term=each.subject.ref, state="all")
        hidden = element("span", safe(f": {about}"), class_="visually-hidden")
        anew = joined([element("a", safe(_("Decide anew")), hidden, href=address), safe(" ")])
    return joined([said, by, anew, source_link(each.at, about, own), safe(" "), place])
