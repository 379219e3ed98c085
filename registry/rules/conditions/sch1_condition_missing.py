"""Has each Article 9 condition that needs one a Schedule 1 condition on record?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.schedule_1 import part
from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.processing import Member, Processing
from registry.wording import _

_PART = {"b": 1, "h": 1, "i": 1, "j": 1, "g": 2}
"""Point of Article 9(2) → the Part of Schedule 1 that it needs a condition of. DPA 2018 section 10(2) and (3)."""


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    needed = [(basis, point, needs) for basis in processing.bases for point, needs in _needs(basis)]
    if not needed:
        said = _("{name} relies on no Article 9 condition that needs one of Schedule 1.")
        return not_applicable(said.format(name=processing.name))
    for basis, point, needs in needed:
        if needs not in {part(condition) for condition in basis.get("sch1") or ()}:
            said = _(
                "{name} relies on Article 9(2)({point}), and no record shows a condition of Part {part} of Schedule 1."
            )
            return violated(basis.place("sch1"), said.format(name=processing.name, point=point, part=needs))
    said = _("{name} has the condition of Schedule 1 on record that its Article 9 condition needs.")
    return satisfied(said.format(name=processing.name))


def _needs(basis: Member) -> Iterator[tuple[str, int]]:
    """The points of Article 9(2) that a basis names which need more, and the Part of Schedule 1 that each needs."""
    for condition in basis.get("art9") or ():
        point = str(condition).partition("-")[0]
        if point in _PART:
            yield point, _PART[point]
