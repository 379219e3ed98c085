"""Is each lawful basis and condition that is relied on in force on the day?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.facts.usable_law import usable
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.statute_book import Entry
from registry.rules.judgements import by_a_controller
from registry.subjects.processing import Member, Processing
from registry.wording import _

_LISTS = {
    "art6": "article-6",
    "annex1": "annex-1-condition",
    "art9": "article-9",
    "sch1": "schedule-1",
    "art10": "article-10",
}
_PART_3 = {"section_35": "section-35", "schedule_8": "schedule-8"}
"""Field of a basis → the list of the law data that its words are from."""


@dataclass(frozen=True)
class _Ground:
    at: str
    provision: Entry
    state: Reading[str]


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    grounds = [ground for basis in processing.bases for ground in _grounds(processing, basis)]
    if not grounds:
        return not_applicable(_("It names no lawful basis or condition."))
    law = tuple(dict.fromkeys(ground.provision.id for ground in grounds))
    for outcome, value, said in (
        (violated, "no", _("A ground that {name} names is not in force. {state}")),
        (cannot_tell, "cannot-tell", _("Whether a ground that {name} names is in force is not known. {state}")),
    ):
        found = [ground for ground in grounds if ground.state.value == value]
        if found:
            states = " ".join(dict.fromkeys(ground.state.because for ground in found))
            at = tuple(dict.fromkeys(ground.at for ground in found))
            return outcome(at, said.format(name=processing.name, state=states), law)
    return satisfied(_("Every ground that {name} names is in force.").format(name=processing.name), law)


def _grounds(processing: Processing, basis: Member) -> Iterator[_Ground]:
    named = [(field, each, basis.get(field)) for field, each in _LISTS.items() if field in basis.data]
    part3 = basis.get("part3")
    if part3:
        named += [(f"part3/{field}", each, part3.get(field)) for field, each in _PART_3.items()]
    for field, scheme, words in named:
        for word in (words,) if isinstance(words, str) else words or ():
            provision, state = _read(processing.reader, scheme, word)
            if provision is not None:
                yield _Ground(basis.place(field), provision, state)


def _read(reader: Reader, scheme: str, word: str) -> tuple[Entry | None, Reading[str]]:
    """The provision that a word of a list stands for, and whether it may be relied on."""

    def read(alone: Reader) -> tuple[Entry | None, Reading[str]]:
        condition = alone.book.condition(scheme, word)
        if condition is None:
            return None, Reading("no", "")
        provision = alone.law(condition.data["provision"])
        return provision, usable(alone, condition if "in_force" in condition.data else provision)

    return reader.once(("ground", scheme, word), read)
