"""How many findings there are of each severity, how many cannot be told, and how many are waived."""

from __future__ import annotations

from collections.abc import Iterator

from registry.ui.finding.words import SEVERITIES, severity_word
from registry.ui.gaps.asked import WAIVED
from registry.ui.listing.asked import Asked
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.html import Html
from registry.verbs.checks.gaps import Answer
from registry.wording import _


def numbers(here: Asked, answer: Answer) -> Html:
    """The numbers, each leading to just what it counts. `answer` leaves severity, outcome and waivers out."""
    free = here.saying(WAIVED, "").narrowed_to({"severity": (), "outcome": ()})
    return cards(_numbers(free, answer), _("In numbers"))


def _numbers(here: Asked, answer: Answer) -> Iterator[Card]:
    counts = dict(answer.severities)
    for severity in SEVERITIES:
        there = here.narrowed_to({"severity": (severity,)})
        yield Card(severity_word(severity), counts.get(severity, 0), _at_results(there), severity)
    unsure = here.narrowed_to({"outcome": ("cannot-tell",)})
    yield Card(_("Cannot tell, of these"), answer.cannot_tell, _at_results(unsure))
    yield Card(_("Waived, beside these"), answer.waived, _at_results(here.saying(WAIVED, "only")))


def _at_results(there: Asked) -> str:
    return f"{there.address()}#results"
