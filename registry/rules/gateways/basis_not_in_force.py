"""Is each lawful basis and condition that is relied on in force on the day?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    part3 = basis.get("part3") or {}
    named = [(field, each, basis.get(field)) for field, each in _LISTS.items()]
    named += [(f"part3/{field}", each, part3.get(field)) for field, each in _PART_3.items()]
    for field, scheme, words in named:
        for word in (words,) if isinstance(words, str) else words or ():
            condition = processing.reader.book.condition(scheme, word)
            if condition is not None:
                provision = processing.reader.law(condition.data["provision"])
                dated = condition if "in_force" in condition.data else provision
                state = usable(processing.reader, dated)
                yield _Ground(basis.place(field), provision, state)
