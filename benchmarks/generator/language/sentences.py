"""Sentences made from the templates of `sentences.txt`, filled with words of the topic and of the wheels."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from benchmarks.generator.language.tables import HERE, Topic
from benchmarks.generator.language.words import wheel

_SLOT = re.compile(r"(?:\b([Aa]) )?\{(\w+)\}")

Wheel = tuple[str, ...]
Template = tuple[str, tuple[Wheel | None, ...]]
"""A format with `%s` for each word still to be drawn, and the wheels to draw them from; None for a place."""


@cache
def _families() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    here = ""
    for line in (HERE / "sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            here = line.strip("[]")
            found[here] = []
        elif line and not line.startswith("#"):
            found[here].append(line)
    return found


@cache
def templates(family: str, topic: Topic) -> tuple[Template, ...]:
    """The sentences of a family, about one topic."""
    fixed = {
        "t": topic.name, "t_": _capital(topic.name), "people": topic.people, "people_low": topic.people,
        "people_": _capital(topic.people), "rec": topic.record, "recs": topic.records, "recs_": _capital(topic.records),
    }  # fmt: skip
    made = []
    for line in _families()[family]:
        drawn: list[Wheel | None] = []

        def slot(found: re.Match[str], drawn: list[Wheel | None] = drawn) -> str:
            article, name = found[1] or "", found[2]
            if name in fixed:
                return _with_article(article, fixed[name])
            drawn.append(None if name == "p" else _wheel(article, name))
            return "%s"

        made.append((_SLOT.sub(slot, line.replace("%", "%%")), tuple(drawn)))
    return tuple(made)


@cache
def _wheel(article: str, name: str) -> Wheel:
    if name == "num":
        return tuple(str(number) for number in (*range(2, 31), 35, 40, 45, 48, 60, 72, 85, 90))
    if name.endswith("_"):
        return tuple(_capital(word) for word in wheel(name[:-1]))
    return tuple(_with_article(article, word) for word in wheel(name))


def _with_article(article: str, text: str) -> str:
    if not article:
        return text
    return f"{article}n {text}" if text[0] in "aeiouAEIOU" else f"{article} {text}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(family: str, topic: Topic, places: Wheel, roll: Callable[[], float]) -> str:
    """A sentence of a family about a topic, somewhere among these places."""
    known = templates(family, topic)
    text, drawn = known[int(roll() * len(known))]
    if not drawn:
        return text % ()
    return text % tuple(
        [places[int(roll() * len(places))] if wheel is None else wheel[int(roll() * len(wheel))] for wheel in drawn]
    )
