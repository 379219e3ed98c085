"""How the page says things: how sure a suggestion is, what was decided, how a shared word stands to a column."""

from __future__ import annotations

from registry.verbs.map_file.shown import Decision
from registry.wording import _

RELATIONS = ("same", "broader", "narrower", "close")
PREDICATES = {"exact": "same", "broad": "broader", "narrow": "narrower", "close": "close"}


def relation_word(relation: str) -> str:
    """How the shared word stands to the column, as a choice."""
    said = {
        "same": _("It means the same"), "broader": _("It is broader: it means more than the column"),
        "narrower": _("It is narrower: it means less than the column"), "close": _("It is close, but not the same"),
    }  # fmt: skip
    return said[relation]


def stands(predicate: str, label: str) -> str:
    """How a shared word stands to the column, in a phrase."""
    said = {
        "exact": _("means the same as “{word}”"), "broad": _("is narrower than “{word}”"),
        "narrow": _("is broader than “{word}”"), "close": _("is close to “{word}”, but not the same"),
        "related": _("has to do with “{word}”"),
    }  # fmt: skip
    return said.get(predicate, said["exact"]).format(word=label)


def decided(decision: Decision) -> str:
    """What was decided of a column, in a phrase."""
    if decision.kind == "mapped":
        return stands(decision.predicate, decision.label)
    if decision.words:
        return _("a new shared word is needed, for: {words}").format(words=decision.words.rstrip("."))
    said = {"no-term": _("there is no shared word for it"), "new-word": _("a new shared word is needed")}
    return said.get(decision.kind, _("left for later"))


def sure(confidence: float) -> str:
    """How sure a suggestion is."""
    word = (
        _("Very likely") if confidence >= 0.9 else _("Likely") if confidence >= 0.6
        else _("Possible") if confidence >= 0.25 else _("Unlikely")
    )  # fmt: skip
    return _("{word}: such suggestions are right {count} times in 100").format(word=word, count=round(confidence * 100))
