"""`Paper`: a paper for people to read, in parts with headings, whatever file it is to become. All is plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from registry.values import Any, Protocol


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `quiet` ones are notes beside the matter."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences. `numbered` where people will speak of them by number."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    - `caption`: what it shows, in a sentence; it stands above it, and is read out by a screen reader.
    - `widths`: the share of the page that each column takes. `rows`: cells, in which a line end begins a new line.
    - `numbers`: the columns that are counts, which are set to the right. `is_summed`: the last row is their sum.
    - `leads`: the columns whose first line says what the others are about.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: tuple[int, ...] = ()
    is_summed: bool = False
    leads: tuple[int, ...] = ()


Block = Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Part:
    """A part under a heading; `level` 1, or 2 for a part of the part before. An `apart` one begins a page."""

    title: str
    blocks: tuple[Block, ...] = field(default=())
    level: int = 1
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that is no verb's own answer: see `Paper`."""

    as_of: str
    title: str
    organisation: str
    under: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


class Paper(Protocol):
    """What a format needs of a paper.

    - `title`; `under`: whose it is and of which day, each with what it is called.
    - `as_of`: the day it is of, as 2026-11-21.
    """

    @property
    def as_of(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def under(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def parts(self) -> tuple[Any, ...]: ...


def numbered(parts: Iterable[Part]) -> Iterable[tuple[str, Part]]:
    """Each part with its number: 1, 2, 2.1."""
    first = second = 0
    for part in parts:
        if part.level == 1:
            first, second = first + 1, 0
            yield f"{first}", part
        else:
            second += 1
            yield f"{first}.{second}", part
