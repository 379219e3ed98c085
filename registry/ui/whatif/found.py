"""One finding of a draft, one that would go, and what would change in another record."""

from __future__ import annotations

from collections.abc import Iterable

from registry.concepts.rules import Actor
from registry.findings import Outcome
from registry.ui.finding.words import finding_href, outcome_tag, severity_tag, waived_tag
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import prose
from registry.ui.markup.summary import summary
from registry.ui.rule.address import rule_href
from registry.ui.whatif.lines import to_edit, to_line
from registry.verbs.attention.would_be import CHANGED, NEW, SAME, Found, Other
from registry.verbs.problem_line import ProblemLine
from registry.wording import _, counted

_CHANGES = {NEW: ("New", "red"), CHANGED: ("Changed", "yellow"), SAME: ("As it is now", "grey")}


def finding(found: Found, compare: bool) -> Html:
    """What no record would show, why, what to write and where. `compare` says how it differs from now."""
    tags = [severity_tag(found.finding.severity)]
    if found.finding.outcome is Outcome.CANNOT_TELL:
        tags.append(outcome_tag(found.finding.outcome.value))
    if found.finding.waiver:
        tags.append(waived_tag())
    if compare:
        tags.append(_tag(*_CHANGES[found.change]))
    return element(
        "li",
        element("h4", element("a", safe(found.title), href=rule_href(found.finding.rule))),
        element("p", joined(tags, Html(" ")), class_="tags"),
        element("p", safe(found.finding.because)),
        *(element("p", safe(each), class_="quiet") for each in (found.how, found.waived) if each),
        summary(_facts(found), "facts tried-facts"),
        class_="result",
    )


def _facts(found: Found) -> list[tuple[str, Html]]:
    place = element("code", safe(f"{found.file}:{found.line}"), class_="place") if found.file else NOTHING
    if found.line and not found.file:
        place = joined([to_line(found.line, found.title), safe(" · "), to_edit(found.line)])
    unread = element("span", safe(" " + _("Not verified: ask a lawyer before you rely on it.")), class_="doubt")
    law = joined([safe("; ".join(found.law)), unread if found.unverified else NOTHING])
    return [
        (_("What to write"), prose(found.remedy)),
        (_("Where"), place),
        (_("Who acts"), safe(_(Actor(found.who_acts).label))),
        (_("Law"), law if found.law else NOTHING),
    ]


def _tag(word: str, colour: str) -> Html:
    return element("span", safe(_(word)), class_=f"tag tag-{colour}")


def gone(found: Found) -> Html:
    """A finding that there is now, and would not be."""
    return element(
        "li",
        element("h4", element("a", safe(found.title), href=finding_href(found.finding.fingerprint))),
        element("p", joined([severity_tag(found.finding.severity), _tag("Gone", "green")], Html(" ")), class_="tags"),
        element("p", safe(found.finding.because)),
        class_="result",
    )


def changed_elsewhere(other: Other) -> Html:
    """What would come and go in another record. Each in a line or two: the record has a page of its own."""
    come = [_line(each, *_CHANGES[each.change], times) for each, times in _alike(other.findings)]
    left = [_line(each, "Gone", "green", times) for each, times in _alike(other.gone)]
    broken = [_problem(each, "New", "red") for each in other.problems]
    mended = [_problem(each, "Gone", "green") for each in other.problems_gone]
    return element("ul", *broken, *come, *left, *mended, class_="plain tried-elsewhere")


def _alike(findings: Iterable[Found]) -> list[tuple[Found, int]]:
    """Findings that say the same of several places of a record, once, with how many places."""
    alike: dict[tuple[str, str, str, str], list[Found]] = {}
    for each in findings:
        alike.setdefault((each.change, each.finding.rule, each.finding.because, each.how), []).append(each)
    return [(found[0], len(found)) for found in alike.values()]


def _line(found: Found, word: str, colour: str, times: int) -> Html:
    said = f"{found.title}. {found.finding.because}" + (f" {found.how}" if found.how else "")
    if times > 1:
        said += " " + _("This is so in {places}.").format(places=counted(times, _("place"), _("places")))
    return element("li", joined([_tag(word, colour), severity_tag(found.finding.severity), safe(said)], Html(" ")))


def _problem(problem: ProblemLine, word: str, colour: str) -> Html:
    text = problem.message[:1].upper() + problem.message[1:]
    place = element("code", safe(f"{problem.file}:{problem.line}"), class_="place")
    fix = joined([safe(" "), prose(problem.fix)]) if word == "New" else NOTHING
    tags = joined([_tag(word, colour), _tag("Problem", "grey")], Html(" "))
    return element("li", tags, safe(" "), prose(f"{text}."), fix, safe(" "), place)
