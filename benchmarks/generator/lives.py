"""What became of each record: whether it is in use, is still being written, or has been retired."""

from __future__ import annotations

from benchmarks.generator.dice import Dice
from benchmarks.generator.plan import Plan, Register

DRAFT, ACTIVE, RETIRED = "draft", "active", "retired"

_NEVER_IN_USE = 0.1
_NO_LONGER_IN_USE = 0.93


def life(plan: Plan, register: Register, kind: str, number: int) -> str:
    """The status of a record that has no course of its own.

    The first of each kind is in use, so that whoever must name one finds one.
    """
    if number == 0:
        return ACTIVE
    rolled = Dice(plan.seed, "life", register.number, kind, number).roll()
    return DRAFT if rolled < _NEVER_IN_USE else RETIRED if rolled > _NO_LONGER_IN_USE else ACTIVE


def is_in_use(plan: Plan, register: Register, kind: str, number: int) -> bool:
    """Whether a record may be relied on by another."""
    return life(plan, register, kind, number) == ACTIVE
