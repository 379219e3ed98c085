"""One finding: what was found, why the law cares, what to write, where, who acts, and what follows from it."""

from __future__ import annotations

import streamlit as st

from registry.errors import MunimentError
from registry.ui.drawer import drawer
from registry.ui.finding.decide import decide
from registry.ui.finding.example import example
from registry.ui.finding.facts import facts, places, related, titles
from registry.ui.finding.gone import gone
from registry.ui.finding.law import law
from registry.ui.finding.one import Named, found, named
from registry.ui.finding.recorded import told
from registry.ui.finding.words import outcome_tag, severity_tag, waived_tag
from registry.ui.gaps.asked import PAGE as LIST
from registry.ui.heading import back
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import message, note, paragraph, section
from registry.ui.record.page import none_such
from registry.ui.sheet import Sheet, draw_sheet, sheet_of
from registry.ui.site import Site
from registry.verbs.checks import explain, gaps, why
from registry.verbs.checks.gaps import Row
from registry.wording import _

PAGE = "finding"

_MOST_LETTERS = 2_000


def show(site: Site) -> str:
    """The finding that `?id=` names."""
    back(LIST, _("Back to compliance gaps"))
    asked = str(st.query_params.get("id", ""))[:_MOST_LETTERS]
    recorded, done = told(site, f"{PAGE} {asked}")
    draw(recorded)
    said = draw_sheet(sheet_of(site, PAGE, lambda: _sheet(site, asked)))
    if not decide():
        drawer(site)
    return f"{done} {said}".strip()


def _sheet(site: Site, asked: str) -> Sheet:
    name = named(asked)
    if name is None:
        said = _("The address of this page should name a finding: a rule, `@` and an address. Choose one in the list.")
        return none_such(_("No finding chosen"), message(said))
    try:
        shown = explain.run(site.session, explain.Question(rule=name.rule)).rule
        rows = gaps.about(site.session, name.ref)
        row = found(rows, name)
        today = _says_today(site, name)
    except MunimentError as stop:
        look = paragraph(_("The record or the rule may have been renamed or removed."))
        return none_such(_("Finding not found"), message(stop.message), message(stop.fix), look)
    assert shown is not None
    if row is None:
        return gone(name, shown, today, site.today)
    return _drawn(site, row, rows, shown, today)


def _says_today(site: Site, name: Named) -> why.Said | None:
    """What the rule says now of what the finding is about; None where that is no longer there to be judged."""
    try:
        answer = why.run(site.session, why.Question(address=name.subject, rule=(name.rule,)))
    except MunimentError:
        return None
    return next((each for each in answer.said if each.subject == name.subject), None)


def _drawn(site: Site, row: Row, rows: tuple[Row, ...], rule: explain.RuleShown, said: why.Said | None) -> Sheet:
    tags = [severity_tag(row.severity), outcome_tag(row.outcome), *([waived_tag()] if row.waiver else [])]
    about = element("p", safe(_("In ")), link(row.ref, row.record))
    under = (element("p", joined(tags, Html(" ")), class_="tags"), about, *_waived(row))
    first = (
        section(_("What was found"), "s-what", paragraph(row.because, "lead")),
        section(_("Where"), "s-where", places(row, said.places if said else ())),
        section(_("What to write"), "s-remedy", paragraph(rule.remedy)),
        section(_("An example that passes"), "s-example", example(rule)),
    )
    aside = section(_("About it"), "s-about", facts(row))
    pieces = [
        element("div", element("div", *first), element("div", aside, class_="aside"), class_="beside"),
        section(_("Why the law cares"), "s-why", law(rule, said, site.today, site.session.today.isoformat())),
        *(section(title, f"s-related-{at}", titles(others)) for at, (title, others) in enumerate(related(row, rows))),
    ]
    return Sheet(row.title, under, tuple(pieces), f"{row.title}. {row.because}")


def _waived(row: Row) -> tuple[Html, ...]:
    if not row.waiver:
        return ()
    return (note(paragraph(row.waived), element("p", link(row.waiver, _("See the waiver")))),)
