"""What the four outcomes are called, as tags, headings and in a sentence."""

from __future__ import annotations

from registry.findings import Outcome
from registry.ui.finding.words import outcome_tag as finding_tag
from registry.ui.finding.words import outcome_word as finding_word
from registry.ui.markup.html import Html, element, safe
from registry.wording import _

OUTCOMES = (Outcome.VIOLATED, Outcome.CANNOT_TELL, Outcome.SATISFIED, Outcome.NOT_APPLICABLE)
"""What needs attention first."""

_PASSES = {Outcome.SATISFIED: ("Satisfied", "green"), Outcome.NOT_APPLICABLE: ("Does not apply", "grey")}


def outcome_word(outcome: str) -> str:
    """An outcome in words."""
    found = _PASSES.get(Outcome(outcome))
    return _(found[0]) if found else finding_word(outcome)


def outcome_tag(outcome: str) -> Html:
    """An outcome as a tag."""
    found = _PASSES.get(Outcome(outcome))
    if found is None:
        return finding_tag(outcome)
    return element("span", safe(_(found[0])), class_=f"tag tag-{found[1]}")
