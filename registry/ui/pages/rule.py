"""One rule: what it looks for, why, by which law, what puts it right, and examples judged as you read."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from registry.concepts.kinds import Kind
from registry.concepts.rules import Actor, Area, Severity, Stage
from registry.errors import MunimentError
from registry.findings import Outcome
from registry.ui.agreement.overview import contents
from registry.ui.finding.words import severity_tag
from registry.ui.heading import back
from registry.ui.law.words import rules as rule_links
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import message, note, paragraph, section
from registry.ui.markup.summary import summary
from registry.ui.on_day import day_asked, day_choice, on_that_day
from registry.ui.progress import progress
from registry.ui.record.fold import listed as folded_list
from registry.ui.record.page import none_such
from registry.ui.rule.address import found_href, rule_href
from registry.ui.rule.asked import PAGE as LIST
from registry.ui.rule.examples import examples
from registry.ui.rule.law import law_table
from registry.ui.sheet import Sheet, draw_sheet, sheet_of
from registry.ui.site import Site
from registry.ui.why.words import outcome_word
from registry.verbs.checks import explain
from registry.verbs.checks.explain import RuleShown, Tally
from registry.wording import _, counted, day, listed

PAGE = "rule"

_PARTS = {"flow": "Each flow of an agreement", "flow-side": "Each side of each flow: who gives, and who gets"}


def show(site: Site) -> str:
    """The rule that `?id=` names, its law as on the day of `?on=`."""
    back(LIST, _("Back to the rules"))
    with progress(site):
        sheet = sheet_of(site, PAGE, lambda: _sheet(site))
    return draw_sheet(sheet)


def _sheet(site: Site) -> Sheet:
    own = str(st.query_params.get("id", "")).strip()
    if not own:
        return none_such(_("No rule chosen"), paragraph(_("Go back to the rules and choose one.")))
    try:
        on = day_asked()
        # What is found is counted today: to judge every record by another day is another question.
        tally = explain.run(site.session, explain.Question(rule=own, counts=True)).tallies[0][1]
        answer = explain.run(on_that_day(site, on), explain.Question(rule=own))
    except MunimentError as stop:
        return none_such(_("Rule not found"), message(stop.message), message(stop.fix))
    rule = answer.rule
    assert rule is not None
    told = on_that_day(site, on).today
    today_href = rule_href(rule.id) if on else ""
    parts = [
        ("s-what", _("What it looks for"), _what(rule)),
        ("s-do", _("How to put it right"), _remedy(rule)),
        ("s-today", _("Findings today"), _today(rule, tally, site.today)),
        ("s-law", _("The law it stands on"), joined([
            day_choice(_("The law as on"), on_that_day(site, on), [("id", rule.id)], today_href),
            _policy(rule),
            law_table(rule.law, day(told), on.isoformat() if on else ""),
        ])),
        ("s-others", _("Rules it goes with"), _others(rule)),
        ("s-examples", _("Examples, judged just now"), examples(rule.examples)),
    ]  # fmt: skip
    shown = [each for each in parts if each[2]]
    pieces = [contents([(anchor, title) for anchor, title, _inside in shown])]
    pieces += [section(title, anchor, inside) for anchor, title, inside in shown]
    tags = element("p", severity_tag(rule.severity), class_="tags")
    return Sheet(rule.title, (tags, paragraph(rule.broken, "lead")), tuple(pieces), rule.title)


def _what(rule: RuleShown) -> Html:
    severity = Severity(rule.severity)
    ended = _(" It judges what has ended as well.") if rule.also_ended else ""
    rows = [
        (_("Why the law cares"), safe(rule.why)),
        (_("What it judges"), folded_list(safe(_judged(each)) for each in rule.on)),
        (_("From when"), safe(_("{stage}.").format(stage=_(Stage(rule.from_status).label)) + ended)),
        (_("Severity"), safe(f"{_(severity.label)}. {_(severity.definition)}")),
        (_("Area"), safe(_(Area(rule.area).label))),
        (_("Name for good"), element("code", safe(rule.id))),
    ]
    return summary(rows)


def _judged(subject: str) -> str:
    if subject in _PARTS:
        return _(_PARTS[subject])
    kind = next((each for each in Kind if each.value == subject), None)
    return _("{kind} as a whole").format(kind=_(kind.label)) if kind else subject


def _remedy(rule: RuleShown) -> Html:
    waivers = listed([_(Actor(each).label) for each in rule.waivable_by], "or")
    nobody = _("Nobody: it can only be put right.")
    rows = [
        (_("What to do"), safe(rule.remedy)),
        (_("Who acts"), safe(_(Actor(rule.who_acts).label))),
        (_("Who may waive it"), safe(waivers or nobody)),
    ]
    return summary(rows)


def _policy(rule: RuleShown) -> Html:
    if not rule.policy:
        return NOTHING
    return note(paragraph(_("Part of this rule is not law but our choice: {policy}").format(policy=rule.policy)))


def _today(rule: RuleShown, tally: Tally, today: str) -> Html:
    counts = {
        Outcome.VIOLATED: tally.violated, Outcome.CANNOT_TELL: tally.cannot_tell,
        Outcome.SATISFIED: tally.satisfied, Outcome.NOT_APPLICABLE: tally.not_applicable,
    }  # fmt: skip
    said = _("As on {day}, over all records and their parts.").format(day=today)
    found = _("By this rule nothing needs attention.")
    if tally.findings:
        findings = counted(tally.findings, _("finding"), _("findings"))
        text = _("Show the {findings}, with those that are waived or only follow from others").format(findings=findings)
        drawn = element("p", element("a", safe(text), href=found_href(rule.id)))
    else:
        drawn = paragraph(found)
    rows = [(outcome_word(outcome), safe(f"{count:,}")) for outcome, count in counts.items()]
    return joined([paragraph(said), drawn, summary(rows)])


def _others(rule: RuleShown) -> Html:
    return summary(list(_ways(rule)))


def _ways(rule: RuleShown) -> Iterator[tuple[str, Html]]:
    if rule.after:
        yield _("Its findings follow from"), rule_links(rule.after)
    if rule.before:
        yield _("From its findings follow those of"), rule_links(rule.before)
