"""One duty by itself: its rules, what each of them says, and the records that satisfy it."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.coverage import Coverage
from registry.ui.coverage.address import Asked, passed_href
from registry.ui.coverage.duties import laws
from registry.ui.coverage.words import numbers, status_tag
from registry.ui.finding.words import severity_tag
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, prose, section
from registry.ui.markup.summary import bullets, summary
from registry.ui.record.fold import opened_by
from registry.ui.rule.address import rule_link
from registry.verbs.attention.coverage_of import Bearing, DutyShown
from registry.verbs.checks.coverage import Answer
from registry.wording import _, counted

_SHOWN = 10
"""Records of one rule that are shown before one asks for the rest."""


def one_duty(here: Asked, answer: Answer, duty: DutyShown) -> Html:
    """What stands under the heading."""
    back = element(
        "p", element("a", safe(_("Every duty")), href=here.about("").href(f"duty-{duty.key}")), class_="back"
    )
    rows = [
        (_("Law"), bullets(laws(duty))),
        (_("Evidence"), joined([status_tag(duty.status), safe(f" {_(Coverage(duty.status).definition)}")])),
        (_("Checks"), numbers(duty.rules, answer.registers, "", duty.duty)),
        (_("Why no more"), prose(duty.why) if duty.why else NOTHING),
    ]
    title = counted(len(duty.rules), _("rule looks at it"), _("rules look at it"))
    body = section(title, "passed", *(_rule(answer, each) for each in duty.rules)) if duty.rules else NOTHING
    return element("div", back, summary(rows), body, class_="coverage")


def some_rules(here: Asked, answer: Answer) -> Html:
    """Some rules by themselves, under a heading of their own."""
    back = element("p", element("a", safe(_("Every duty")), href=here.about("").href()), class_="back")
    title = counted(len(answer.rules), _("rule"), _("rules"))
    body = section(title, "passed", *(_rule(answer, each) for each in answer.rules))
    return element("div", back, body, class_="coverage")


def _rule(answer: Answer, rule: Bearing) -> Html:
    own = heading(rule.title, 3, f"rule-{rule.rule}")
    about = element("p", severity_tag(rule.severity), safe(" "), rule_link(rule.rule, _("About this rule")))
    found = numbers([rule], answer.registers, "", rule.title)
    if not found:
        found = element("p", safe(_("It applies to nothing here.")), class_="quiet")
    return element("article", own, about, found, _passed(rule))


def _passed(rule: Bearing) -> Html:
    if not rule.records:
        return NOTHING
    drawn = list(_records(rule))
    first = element("ul", *drawn[:_SHOWN], class_="passed")
    rest = NOTHING
    if len(drawn) > _SHOWN:
        label = _("Show {records}").format(records=counted(len(drawn) - _SHOWN, _("more record"), _("more records")))
        rest = opened_by(label, element("ul", *drawn[_SHOWN:], class_="passed"))
    beyond = NOTHING
    if rule.records > len(drawn):
        said = _("and {number} more, which `muniment why` tells of").format(number=f"{rule.records - len(drawn):,}")
        beyond = element("p", prose(said), class_="quiet")
    satisfied = counted(rule.records, _("record satisfies it"), _("records satisfy it"))
    return joined([element("p", safe(f"{satisfied}:")), first, rest, beyond])


def _records(rule: Bearing) -> Iterator[Html]:
    for each in rule.passed:
        yield element("li", element("a", safe(each.title), href=passed_href(each.ref, rule.rule)))
