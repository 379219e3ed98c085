"""What the browser sends when somebody decides, as a question for `decide`. Nothing of it is taken on trust."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.concepts.mapping_reviews import MappingDecision
from registry.ui.mapreview.address import Asked
from registry.ui.mapreview.transform_of import transform_of
from registry.verbs.reviewing.shown import Waiting
from registry.verbs.words.decide import Question

_MOST_FIELDS, _MOST_VALUES, _LONGEST = 400, 200, 20_000

_WITHOUT_OBJECT = (MappingDecision.NO_TERM, MappingDecision.NEW_CONCEPT, MappingDecision.AGREE,
                   MappingDecision.DISAGREE)  # fmt: skip
"""Decisions that are about no shared word in particular, or about the one the mapping has already."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One decision as it came: which term, on which digest, and what stood in the fields."""

    term: str
    decision: str
    expect: str
    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """What stood in a field; nothing where it was left empty."""
        values = self.fields.get(name, ())
        return values[0].strip() if values else ""


def sent(payload: Any) -> Sent | None:
    """What was sent; None where it is nothing that our page sends."""
    if not isinstance(payload, dict):
        return None
    fields = payload.get("fields")
    term, decision, expect = (_text(payload.get(name)) for name in ("term", "decision", "expect"))
    if not term or decision not in list(MappingDecision) or not isinstance(fields, dict):
        return None
    kept = {
        name[:200]: tuple(_text(each) for each in values[:_MOST_VALUES])
        for name, values in list(fields.items())[:_MOST_FIELDS]
        if isinstance(name, str) and isinstance(values, list)
    }
    return Sent(term, decision, expect, kept)


def _text(value: Any) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""


def question(here: Asked, said: Sent, shown: Waiting | None) -> Question:
    """What `decide` is asked. `shown`: the term as it was shown, for what was suggested."""
    decision = MappingDecision(said.decision)
    words = said.one("means") if decision is MappingDecision.NEW_CONCEPT else ""
    note = said.one("words")
    return Question(
        term=said.term,
        decision=decision.value,
        object=_objects(said, decision),
        together=said.one("together") if decision is MappingDecision.SPLIT else "",
        reason=said.one("reason") if decision is MappingDecision.NOT_THIS else "",
        words=". ".join(part.rstrip(".") if note else part for part in (words, note) if part),
        role=here.role,
        part=here.part,
        transform=_transform(said) if decision is MappingDecision.TRANSFORM else "",
        loss=said.one("loss") if decision is MappingDecision.TRANSFORM else "",
        to=here.to,
        also=said.fields.get("also", ()),
        seen=_seen(shown),
        expect=said.expect,
    )


def _objects(said: Sent, decision: MappingDecision) -> tuple[str, ...]:
    if decision in _WITHOUT_OBJECT:
        return ()
    if decision is MappingDecision.SPLIT:
        return said.fields.get("together-with", ())
    chosen = said.one("choice")
    return (chosen,) if chosen else ()


def _transform(said: Sent) -> str:
    return transform_of({name: values[0] for name, values in said.fields.items() if values})


def _seen(shown: Waiting | None) -> tuple[str, ...]:
    offers: Sequence[Any] = shown.offers if shown is not None else ()
    return tuple(f"{each.term}={each.confidence:.4f}" for each in offers)
