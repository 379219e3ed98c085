"""The regulator's Accountability Framework: its categories, and how far each expectation is evidenced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.ui.coverage.address import Asked
from registry.ui.coverage.words import numbers, status_tag
from registry.ui.law.words import law_link
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph, section
from registry.ui.markup.table import table
from registry.ui.rule.address import rule_link
from registry.verbs.attention.coverage_of import Bearing, CategoryShown, ExpectationShown
from registry.verbs.checks.coverage import Answer
from registry.wording import _, counted


def expectations(here: Asked, answer: Answer, bearing: Mapping[str, Bearing]) -> Html:
    """The framework. `bearing`: every rule with its verdicts, whatever duties are shown."""
    said = _(
        "What the regulator expects of an organisation that can account for itself. Expectations are shown by the names"
        " that they had in a list of 2020; their texts were not read. Which rules bear on an expectation is our own"
        " reading of its name, and a rule shows at most a part of it."
    )
    unread = counted(answer.unread, _("expectation"), _("expectations"))
    more = _("{count} categories are not confirmed: about {unread} of theirs are known by number alone.")
    intro = [paragraph(said), paragraph(more.format(count=answer.unconfirmed, unread=unread))]
    categories = [_category(here, answer, each, bearing) for each in answer.framework]
    return element(
        "div", section(_("The Accountability Framework"), "framework", *intro, *categories), class_="coverage"
    )


def _category(here: Asked, answer: Answer, category: CategoryShown, bearing: Mapping[str, Bearing]) -> Html:
    title = heading(_(category.title), 3, f"category-{category.law}")
    count = counted(category.count, _("expectation"), _("expectations"))
    about = law_link(category.law, _("About this category"))
    rules = [bearing[each] for each in category.rules if each in bearing]
    if category.confirmed:
        line = element("p", safe(f"{count}. "), about)
        columns = (_("Expectation"), _("Evidence"), _("Checks"))
        rows = [_row(here, answer, each, bearing) for each in category.expectations]
        return element("section", title, line, table(_(category.title), columns, rows, caption_hidden=True))
    said = _("Not confirmed: {count}, going by what practitioners say; neither names nor texts were read.")
    line = element("p", element("strong", safe(said.format(count=count))), safe(" "), about)
    links = joined([rule_link(each.rule, each.title) for each in rules], Html("; "))
    bear = element("p", safe(_("These rules bear on it: ")), links, safe("."))
    found = element(
        "div",
        status_tag(category.status),
        safe(" "),
        numbers(rules, answer.registers, here.passing(each.rule for each in rules).href("passed"), _(category.title)),
    )
    return element("section", title, line, found, bear)


def _row(here: Asked, answer: Answer, each: ExpectationShown, bearing: Mapping[str, Bearing]) -> tuple[Html, ...]:
    rules: Sequence[Bearing] = [bearing[name] for name in each.rules if name in bearing]
    passed = here.passing(own.rule for own in rules).href("passed")
    found = numbers(rules, answer.registers, passed, _(each.title))
    return safe(_(each.title)), status_tag(each.status), joined([found, _links(rules)])


def _links(rules: Sequence[Bearing]) -> Html:
    if not rules:
        return element("span", safe(_("No rule looks at it.")), class_="quiet")
    drawn = joined([rule_link(each.rule, each.title) for each in rules], Html("; "))
    return element("div", drawn, class_="quiet")
