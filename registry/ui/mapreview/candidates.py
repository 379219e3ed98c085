"""The shared words that a term may be mapped to: what it is mapped to, what is suggested, what somebody found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.errors import MunimentError
from registry.session import Session
from registry.ui.mapreview.words import key_of
from registry.verbs.records.show import FieldShown
from registry.verbs.reviewing.shown import Offer, Waiting
from registry.verbs.words import term, vocab

MOST_FOUND = 6
"""Shared words that a search adds."""

_CODES = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """One shared word to choose. `origin`: `stands` (the mapping as it is), `suggested` or `found` (by a search)."""

    offer: Offer
    origin: str

    @property
    def term(self) -> str:
        """Its address."""
        return self.offer.term


def candidates(session: Session, row: Waiting, hub: str, find: str) -> tuple[Candidate, ...]:
    """All there is to choose from, each once: what the term is mapped to, what is suggested, what was found."""
    suggested = {each.term: each for each in row.offers}
    made: dict[str, Candidate] = {}
    labels = dict(zip(row.objects, row.object_labels, strict=False))
    for address in row.objects:
        offer = suggested.get(address) or _described(session, address, labels.get(address, "") or key_of(address))
        made[address] = Candidate(offer, "stands")
    for address, offer in suggested.items():
        made.setdefault(address, Candidate(offer, "suggested"))
    for offer in _found(session, hub, find):
        made.setdefault(offer.term, Candidate(offer, "found"))
    return tuple(made.values())


def chosen(row: Waiting, among: Sequence[Candidate]) -> str:
    """Which is chosen to begin with: what it is mapped to, else the likeliest, unless it is likelier that none fits."""
    first = next((each for each in among if each.origin == "stands"), None)
    if first is not None:
        return first.term
    best = next((each for each in among if each.origin == "suggested"), None)
    return best.term if best is not None and best.offer.confidence >= row.none else ""


def _found(session: Session, hub: str, find: str) -> Iterator[Offer]:
    if not find or not hub:
        return
    try:
        answer = vocab.run(session, vocab.Question(words=(find,), vocabulary=(hub,), limit=str(MOST_FOUND)))
    except MunimentError:
        return
    for row in answer.rows:
        if row.of:
            continue  # A code is mapped with the term that it is a code of.
        yield _described(session, row.ref, row.label)


def _described(session: Session, address: str, label: str) -> Offer:
    """A shared word as its vocabulary has it; its name alone where it is not there to be read."""
    try:
        answer = term.run(session, term.Question(ref=address))
    except MunimentError:
        return Offer(address, label, "", "", "", 0.0, ())
    said = {each.name: each for each in answer.fields}
    return Offer(
        address, answer.term.label, answer.term.definition, "", "", 0.0, (), _text(said.get("datatype")),
        _text(said.get("unit")), tuple(each.label for each in answer.codes[:_CODES]),
    )  # fmt: skip


def _text(shown: FieldShown | None) -> str:
    return shown.value if shown is not None and isinstance(shown.value, str) else ""
