"""Chance that falls the same way on every machine and every version of Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


class Dice:
    """A stream of chance of its own for whatever it is named after.

    Only `random()` is used of the standard library: it alone is promised never to change.
    """

    __slots__ = ("roll",)

    def __init__(self, *named: object) -> None:
        self.roll = random.Random("/".join(map(str, named))).random

    def chance(self, share: float) -> bool:
        """Whether something happens that happens this often."""
        return self.roll() < share

    def below(self, number: int) -> int:
        """A whole number from nought, less than this one."""
        return int(self.roll() * number)

    def between(self, least: int, most: int) -> int:
        """A whole number of this range, both ends included."""
        return least + int(self.roll() * (most - least + 1))

    def of(self, things: Sequence[Thing]) -> Thing:
        """One of several things."""
        return things[int(self.roll() * len(things))]

    def some(self, things: Sequence[Thing], least: int, most: int) -> list[Thing]:
        """A few different things, in the order they stand in."""
        count = min(len(things), self.between(least, most))
        start = self.below(len(things)) if things else 0
        chosen = sorted((start + step) % len(things) for step in range(count))
        return [things[at] for at in chosen]
