"""How an answer and its links look on every page: a word, a colour, and a mark that says the same without colour."""

from __future__ import annotations

from registry.concepts.sharing import CoverDegree, LinkState, PermitOutcome
from registry.ui.markup.html import Html, element, safe
from registry.wording import _, counted

_OUTCOMES = {
    PermitOutcome.YES: ("✓", "green"),
    PermitOutcome.NOT_YET: ("!", "yellow"),
    PermitOutcome.NO: ("✕", "red"),
    PermitOutcome.NOT_ON_RECORD: ("?", "violet"),
}
_STATES = {
    LinkState.HELD: ("✓", "green"),
    LinkState.WEAKENED: ("!", "yellow"),
    LinkState.CANNOT_TELL: ("?", "violet"),
    LinkState.MISSING: ("○", "orange"),
    LinkState.BARRED: ("✕", "red"),
    LinkState.NOT_NEEDED: ("–", "grey"),
}
_DEGREES = {
    CoverDegree.COVERED: ("✓", "green"),
    CoverDegree.PARTLY: ("!", "yellow"),
    CoverDegree.NEAR: ("?", "violet"),
    CoverDegree.NOT_COVERED: ("✕", "red"),
}

WANTING = (LinkState.BARRED.value, LinkState.MISSING.value, LinkState.CANNOT_TELL.value)
"""The states of a link that stand in the way of a yes."""


def mark_of(outcome: str) -> str:
    """The mark of an answer."""
    return _OUTCOMES[PermitOutcome(outcome)][0]


def headline(outcome: str, missing: int) -> str:
    """The answer in a few words, with how much is missing where that is what it turns on."""
    found = PermitOutcome(outcome)
    if found is PermitOutcome.NOT_YET and missing:
        things = counted(missing, _("thing is missing"), _("things are missing"))
        return _("{label}: {things}").format(label=_(found.label), things=things)
    if found is PermitOutcome.NO:
        return _("No: a recorded bar")
    return _(found.label)


def outcome_tag(outcome: str) -> Html:
    """An answer as a tag."""
    found = PermitOutcome(outcome)
    return _tag(_(found.label), *_OUTCOMES[found])


def state_tag(state: str) -> Html:
    """How one link stands, as a tag."""
    found = LinkState(state)
    return _tag(_(found.label), *_STATES[found])


def degree_tag(degree: str) -> Html:
    """How far something is covered, as a tag."""
    found = CoverDegree(degree)
    return _tag(_(found.label), *_DEGREES[found])


def _tag(label: str, mark: str, colour: str) -> Html:
    shape = element("span", safe(mark), class_="mark", aria_hidden="true")
    return element("span", shape, safe(label), class_=f"tag tag-{colour}")
