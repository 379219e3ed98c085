"""Places in an instrument as people write them: “s.115(1)”, “Part 5 Ch 3 s.48”, “paragraph 18 of Schedule 1”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = {
    "part": ("parts", "part", "pt"),
    "chapter": ("chapters", "chapter", "ch"),
    "schedule": ("schedules", "schedule", "scheds", "sched", "schs", "sch"),
    "annex": ("annexes", "annex"),
    "section": ("sections", "section", "sects", "sect", "secs", "sec", "ss", "s", "§"),
    "article": ("articles", "article", "arts", "art"),
    "regulation": ("regulations", "regulation", "regs", "reg"),
    "recital": ("recitals", "recital"),
    "paragraph": ("paragraphs", "paragraph", "paras", "para"),
    "principle": ("principles", "principle"),
}
_UNIT = {word: unit for unit, words in _WORDS.items() for word in words}
_ORDER = list(_WORDS)
"""From the widest to the narrowest. A paragraph is one of a Schedule or an Annex."""

UNITS = "|".join(sorted((re.escape(word) for word in _UNIT), key=len, reverse=True))
"""Every word for a unit, as a pattern that ignores capitals."""

_NUMBER = r"[0-9]+[A-Z]*[0-9]*|[IVXL]+(?![a-z])"
_POINTS = r"(?:\s?\(\s?[0-9A-Za-z]{1,5}\s?\))*"
_PLACE = re.compile(
    rf"(?<![A-Za-z])(?P<unit>{UNITS})\.?\s?(?P<number>{_NUMBER})(?![a-z])(?P<points>{_POINTS})", re.IGNORECASE
)
_MORE = re.compile(
    rf"\s?(?:,\s?and|,|and|&|or|to|[-–])\s?(?P<number>{_NUMBER})(?![a-z/])(?P<points>{_POINTS})", re.IGNORECASE
)
_MAY_BE_ROMAN = frozenset({"part", "chapter", "schedule", "annex", "article"})
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: units and numbers from the widest to the narrowest, and the points after the last.

    `section 115(1)` is `(("section", "115"),)` with the points `("1",)`.
    """

    steps: tuple[tuple[str, str], ...]
    points: tuple[str, ...] = ()

    @property
    def narrowest(self) -> tuple[tuple[str, str], ...]:
        """The steps without Parts and Chapters, which only help to find a section; but for what is cited as a Part."""
        if self.steps[-1][0] in ("part", "chapter"):
            return self.steps
        return tuple(step for step in self.steps if step[0] not in ("part", "chapter"))

    @property
    def around(self) -> tuple[tuple[str, str], ...]:
        """The Parts and Chapters it is said to be in."""
        if self.steps[-1][0] in ("part", "chapter"):
            return ()
        return tuple(step for step in self.steps if step[0] in ("part", "chapter"))

    def __str__(self) -> str:
        words = " ".join(f"{unit if unit != 'part' else 'Part'} {number}" for unit, number in self.steps)
        return words[:1].upper() + words[1:] + "".join(f"({point})" for point in self.points)


def spots(text: str) -> list[Spot]:
    """The places that a text names, in its order. “sections 10 and 11” are two."""
    found = list(_found(text))
    grouped: list[list[_Found]] = []
    for each in found:
        if grouped and _goes_with(grouped[-1], each):
            grouped[-1].append(each)
        else:
            grouped.append([each])
    return [spot for group in grouped for spot in _of_group(group)]


@dataclass(frozen=True, slots=True)
class _Found:
    unit: str
    numbers: tuple[tuple[str, tuple[str, ...]], ...]


def _found(text: str) -> Iterator[_Found]:
    at = 0
    while match := _PLACE.search(text, at):
        unit = _UNIT[match["unit"].lower()]
        if unit not in _MAY_BE_ROMAN and not match["number"][0].isdigit():
            # “SI 2018/912” is no section 1.
            at = match.start() + 1
            continue
        numbers = [(_number(match["number"]), _points(match["points"]))]
        at = match.end()
        while more := _MORE.match(text, at):
            numbers.append((_number(more["number"]), _points(more["points"])))
            at = more.end()
        yield _Found(unit, tuple(numbers))


def _goes_with(group: list[_Found], each: _Found) -> bool:
    """Whether a place narrows or widens the one before it, rather than being another."""
    units = {one.unit for one in group}
    if each.unit in units or any(len(one.numbers) > 1 for one in group[:-1]):
        return False
    main = {"section", "article", "regulation", "recital", "principle"}
    if each.unit in main and (units & main or units & {"schedule", "annex", "paragraph"}):
        return False
    return not (each.unit in ("schedule", "annex", "paragraph") and units & main)


def _of_group(group: list[_Found]) -> Iterator[Spot]:
    # A Part may be one of the Act, or of a Schedule.
    in_schedule = any(one.unit == "schedule" for one in group)
    order = [*_ORDER[2:4], *_ORDER[:2], *_ORDER[4:]] if in_schedule else _ORDER
    ordered = sorted(group, key=lambda one: order.index(one.unit))
    *wide, last = ordered
    steps = tuple((one.unit, one.numbers[0][0]) for one in wide)
    for number, points in last.numbers:
        yield Spot((*steps, (last.unit, number)), points)


def _number(text: str) -> str:
    plain = text.upper()
    if set(plain) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in plain]
        return str(sum(-v if v < max(values[at + 1 :], default=0) else v for at, v in enumerate(values)))
    return plain


def _points(text: str) -> tuple[str, ...]:
    return tuple(point.lower() for point in re.findall(r"\(\s?([0-9A-Za-z]+)\s?\)", text))
