"""How coverage is told: a status as a tag, and verdicts as numbers that lead to what they count."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.coverage import Coverage
from registry.findings import Outcome
from registry.ui.coverage.address import findings_href, waived_href
from registry.ui.markup.html import Html, element, safe
from registry.verbs.attention.coverage_of import Bearing
from registry.wording import _

_COLOURS = {
    Coverage.EVIDENCED: "green",
    Coverage.PARTLY: "yellow",
    Coverage.NO_RECORD: "red",
    Coverage.CANNOT_TELL: "orange",
}


def status_tag(status: str) -> Html:
    """How far something is evidenced, as a tag."""
    found = Coverage(status)
    return element("span", safe(_(found.label)), class_=f"tag tag-{_COLOURS.get(found, 'grey')}")


def numbers(rules: Sequence[Bearing], registers: Sequence[str], passed: str, about: str) -> Html:
    """How many verdicts there are of each sort. `passed` leads to those satisfied; `about` is read out with each."""
    violated, cannot_tell = Outcome.VIOLATED.value, Outcome.CANNOT_TELL.value
    counted = (
        (_("{n} satisfied"), sum(each.counts.satisfied for each in rules), passed),
        (
            _("{n} with no record"),
            sum(each.counts.violated for each in rules),
            findings_href(rules, violated, registers),
        ),
        (
            _("{n} cannot be told"),
            sum(each.counts.cannot_tell for each in rules),
            findings_href(rules, cannot_tell, registers),
        ),
        (_("{n} waived"), sum(each.waived for each in rules), waived_href(rules, registers)),
    )
    said = element("span", safe(f" ({about})"), class_="visually-hidden")
    items = [
        element(
            "li",
            element("a", safe(text.format(n=f"{number:,}")), said, href=href)
            if href
            else safe(text.format(n=f"{number:,}")),
        )
        for text, number, href in counted
        if number
    ]
    return element("ul", *items, class_="tallies") if items else safe("")
