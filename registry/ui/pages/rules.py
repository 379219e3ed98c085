"""Rules: what is looked for in records, by which law, and how much of it was found today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import streamlit as st

from registry.concepts.rules import Actor, Area
from registry.ui.finding.words import severity_tag
from registry.ui.heading import heading, whose
from registry.ui.kept import kept
from registry.ui.law.words import laws, unverified
from registry.ui.listing.asked import Asked, called, remember
from registry.ui.listing.filters import cleared, filters
from registry.ui.listing.paging import group, way
from registry.ui.listing.words import words_box
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import note, paragraph
from registry.ui.markup.summary import summary
from registry.ui.progress import progress
from registry.ui.rule.address import found_href, rule_link
from registry.ui.rule.asked import PAGE, SORTS, fitting, headings, here, in_order, tallies
from registry.ui.site import Site
from registry.verbs.checks import explain
from registry.verbs.checks.explain import Answer, RuleLine, Tally
from registry.wording import _, counted

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """The rules that the address asks for."""
    lead = _(
        "What is looked for in every record, why, and by which law. Each rule has examples that are judged as you read."
    )
    heading(_("Rules"), paragraph(lead, "lead"))
    whose(site)
    asked = words_box(here(), _("Search by any words of a rule, or by the law it stands on"))
    remember(asked)
    with progress(site):
        answer = kept(site, (PAGE,), lambda: _Told(_told(site)), lambda each: True).answer
    found = in_order(asked, fitting(asked, answer), tallies(answer))
    panel, results = st.columns([1, 3], gap="medium")
    with panel:
        draw(filters(asked, [each for each in headings(asked, answer) if each.values]))
    with results:
        draw(_results(asked, found, tallies(answer)))
    return counted(len(found), _("rule"), _("rules"))


@dataclass(frozen=True, slots=True)
class _Told:
    """What was answered, kept: to judge every record is long work, to filter the rules is none."""

    answer: Answer

    @property
    def letters(self) -> int:
        return 500 * len(self.answer.lines)


def _told(site: Site) -> Answer:
    return explain.run(site.session, explain.Question(counts=True))


def _results(asked: Asked, found: list[RuleLine], counts: Mapping[str, Tally]) -> Html:
    title = section_heading(counted(len(found), _("rule"), _("rules")), 2, "results")
    if not found:
        return joined([title, _nothing(asked)])
    by = [
        way(called(SORTS, each), asked.sorted_by(each).address(), each == asked.sort, f"sort-{each}") for each in SORTS
    ]
    controls = element("div", group(_("Sort by"), by), class_="controls")
    listed_ = element("ol", *(_result(each, counts[each.id]) for each in found), class_="results")
    return joined([title, _about(found, counts), controls, listed_])


def _about(found: list[RuleLine], counts: Mapping[str, Tally]) -> Html:
    finding = [each for each in found if counts[each.id].findings]
    number = sum(counts[each.id].findings for each in finding)
    said = _(
        "{rules} of these found something today: {findings} in all, with those that are waived or only follow from "
        "others."
    )
    drawn = paragraph(
        said.format(rules=f"{len(finding):,}", findings=counted(number, _("finding"), _("findings"))), "quiet"
    )
    open_law = sum(bool(each.unverified) for each in found)
    if not open_law:
        return drawn
    rest = counted(open_law, _("rule stands"), _("rules stand"))
    text = _(
        "{rules} wholly or in part on law whose text or dates nobody has read in full. A finding that rests on such "
        "law alone is put as “cannot tell”."
    )
    return joined([drawn, note(paragraph(text.format(rules=rest)))])


def _result(each: RuleLine, tally: Tally) -> Html:
    return element(
        "li",
        element("h3", rule_link(each.id, each.title)),
        element("p", severity_tag(each.severity), class_="tags"),
        paragraph(each.broken),
        summary(_facts(each, tally), "facts"),
        class_="result",
    )


def _facts(each: RuleLine, tally: Tally) -> Iterator[tuple[str, Html]]:
    yield _("Today"), _today(each, tally)
    yield _("Area"), safe(_(Area(each.area).label))
    yield _("Who acts"), safe(_(Actor(each.who_acts).label))
    mark = NOTHING
    if each.unverified:
        which = _("{count} of {all}").format(count=each.unverified, all=len(each.law))
        mark = joined([Html(" "), unverified(), safe(f" ({which})") if len(each.law) > 1 else NOTHING])
    yield _("Law"), joined([laws(each.law) if len(each.law) == 1 else _in_a_row(each), mark])


def _in_a_row(each: RuleLine) -> Html:
    return joined([laws([law]) for law in each.law], Html("; "))


def _today(each: RuleLine, tally: Tally) -> Html:
    passes = _("satisfied {satisfied}, does not apply {others}").format(
        satisfied=f"{tally.satisfied:,}", others=f"{tally.not_applicable:,}"
    )
    if not tally.findings:
        return safe(_("no findings; {passes}").format(passes=passes))
    said = counted(tally.findings, _("finding"), _("findings"))
    about = element("span", safe(_(" by the rule {rule}").format(rule=each.title)), class_="visually-hidden")
    return joined([element("a", safe(said), about, href=found_href(each.id)), safe(f"; {passes}")])


def _nothing(asked: Asked) -> Html:
    ways = [element("li", safe(_("Try fewer words, or others.")))] if asked.words else []
    if asked.chosen:
        ways.append(element("li", element("a", safe(_("Clear all filters")), href=cleared(asked), id="clear-all")))
    ways.append(element("li", element("a", safe(_("Show every rule")), href=PAGE, id="show-all")))
    return joined([paragraph(_("Nothing fits.")), element("ul", *ways, class_="bullets")])
