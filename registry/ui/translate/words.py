"""What becomes of cells, in words and marks: never by colour alone."""

from __future__ import annotations

from registry.concepts.mappings import Relation
from registry.concepts.translating import CellOutcome
from registry.ui.markup.html import Html, element, safe
from registry.wording import _

_LOOKS = {
    CellOutcome.EXACT: ("=", "green"), CellOutcome.GENERALISED: ("<", "yellow"), CellOutcome.REFUSED: ("!", "red"),
    CellOutcome.UNMAPPED: ("?", "orange"), CellOutcome.NO_TERM: ("–", "grey"), CellOutcome.INVENTED: ("+", "violet"),
    CellOutcome.WITHHELD: ("×", "blue"), CellOutcome.EMPTY: ("·", "plain"),
}  # fmt: skip
"""Outcome → its mark and its colour."""

OUTCOMES = tuple(each.value for each in CellOutcome)


def outcome_tag(outcome: str) -> Html:
    """An outcome as a tag: a mark and a word."""
    mark, colour = _LOOKS.get(CellOutcome(outcome), ("", "grey")) if outcome in OUTCOMES else ("", "grey")
    return element(
        "span", element("span", safe(mark), class_="mark", aria_hidden="true"), safe(outcome_word(outcome)),
        class_=f"tag tag-{colour}",
    )  # fmt: skip


def outcome_word(outcome: str) -> str:
    """An outcome in a word or two."""
    return _(CellOutcome(outcome).label) if outcome in OUTCOMES else outcome


def outcome_meaning(outcome: str) -> str:
    """What an outcome means, in a sentence."""
    return _(CellOutcome(outcome).definition) if outcome in OUTCOMES else ""


def outcome_said(outcome: str) -> str:
    """What became of so many cells, after their number."""
    return {
        "exact": _("mean exactly the same"),
        "generalised": _("were written with a broader word"),
        "refused": _("were left empty because there is no single right value"),
        "unmapped": _("were left empty because nobody has decided what they become"),
        "no-term": _("were left empty because the other side has no word for them"),
        "invented": _("say more than the file did"),
        "withheld": _("were withheld because the agreement does not cover them"),
        "empty": _("had nothing in them"),
    }.get(outcome, outcome)


def relation_said(relation: str) -> str:
    """How a column's word stands to the one it becomes."""
    return {
        Relation.EXACT.value: _("Means the same."),
        Relation.BROAD.value: _("Becomes a broader word."),
        Relation.NARROW.value: _("The other side's word is narrower."),
        Relation.CLOSE.value: _("Is close to it, and no more."),
    }.get(relation, "")
