"""`Sheet`: an answer as one table, whatever file it is to become: its columns, its rows, and what was asked.

Stored text is anybody's, and a spreadsheet runs what begins like a formula: `as_text` is what keeps it text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

MOST = 100_000
"""Rows that a file holds. Beyond that a program should ask: nobody reads as many."""

LETTERS = 32_000
"""Letters of one cell. Spreadsheets hold 32,767, and quietly drop the rest."""

Cell = str | int | date | None
"""What one cell says: text, a number, a day, or nothing. Only a number that is an `int` here is a number there."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, and how wide it is, in letters."""

    title: str
    width: int = 20


@dataclass
class Sheet:
    """One table.

    - `name`: what the rows are, in a word or two: Agreements. `title`: the same with where from, as a heading.
    - `rows`: as many as there are, made one by one as they are asked for, once.
    - `total`: how many there are to have; `rows` end at `MOST`.
    - `count`: how many of them were asked for so far.
    - `about`: what was asked, of which federation and commit, as of which day: what it is, and what it says.
    - `as_of`: the day judged by; it also dates the file, so that the same answer is the same bytes.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    total: int
    as_of: date
    about: tuple[tuple[str, str], ...] = field(default=())
    count: int = 0


def as_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula: as it is, or with an apostrophe before it.

    What begins with = + - @, in any width, with or without blanks before it, or with a tab or line end, is taken for
    one by some program (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    first = text.lstrip(_BLANKS)[:1]
    begins = unicodedata.normalize("NFKC", first)[:1]
    return f"'{text}" if (begins and begins in "=+-@−") or text[:1] in _STARTS else text


def shortened(text: str) -> str:
    """Text as long as a cell holds, in letters that a file can hold."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"


_STARTS = frozenset("\t\r\n")
_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\x00\u200b\u2060\ufeff"
