"""Cells that a spreadsheet would take for formulas: counted where they are read, kept from being run where written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registry.tabular.found import Found
from registry.tabular.table import Trouble
from registry.wording import _

_BEGINS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_HARMLESS = re.compile(
    r"[-+－＋]?\s*[£$€]?\s*[0-9][0-9,]*(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?\s*%?|[-+]?\.[0-9]+%?|\+[0-9 ()]+|[-–—]+|\+"
)
"""Numbers, telephone numbers and dashes: no program runs these."""


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would take a text for a formula: not -5, nor a dash."""
    begun = cell.lstrip(" \xa0")
    return begun[:1] in _BEGINS and begun != "" and _HARMLESS.fullmatch(begun) is None


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it, where a spreadsheet would run it.

    One that begins with apostrophes before such a sign gets one more, so that `unguarded` gives back just what was.
    """
    bare = cell.lstrip("'")
    return f"'{cell}" if is_formula(bare) and bare else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell[:1] == "'" and is_formula(cell.lstrip("'")) else cell


class FormulaCount:
    """Counts cells like formulas in pieces of text, and looks at cells one by one only where some may be there."""

    def __init__(self, columns: Sequence[str], separator: str, found: Found) -> None:
        self._columns = columns
        self._found = found
        self._likely = likely(separator)

    def look(self, text: str, rows: Sequence[Sequence[str]], lines: Sequence[int]) -> None:
        """Count those of some rows, which were read from a text."""
        if self._likely(text):
            count_in(rows, lines, self._columns, self._found)


def count_in(rows: Sequence[Sequence[str]], lines: Sequence[int], columns: Sequence[str], found: Found) -> None:
    """Count the cells like formulas of some rows; the first of all is told with its line."""
    begins = _BEGINS
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell.lstrip(" \xa0")[:1] in begins and is_formula(cell):
                if "formula" in found.counts:
                    found.more("formula", 1)
                else:
                    found.add(Trouble(
                        lines[at], columns[place], "formula",
                        _("A cell begins like a formula of a spreadsheet. It was read as text and not worked out."),
                        _("See whether it is meant to be there."),
                    ))  # fmt: skip


class likely:  # noqa: N801
    """Whether a text may hold a cell like a formula: far quicker to ask of a whole piece than of its cells."""

    def __init__(self, separator: str) -> None:
        signs = re.escape(separator)
        self._separator_is_no_tab = separator != "\t"
        before = rf"[{signs}\n\r\"' \xa0]"
        # What a search looks for first is one letter: those are found at the speed of memory.
        self._plain = tuple((sign, re.compile(rf"{sign}(?<={before}{sign})")) for sign in "=@")
        self._signed = tuple(
            (sign, re.compile(rf"\{sign}(?<={before}\{sign})(?![0-9.£$€{signs}\"\r\n-])")) for sign in "-+"
        )
        self._wide = re.compile(rf"(?:{before}|^)[＝＋－＠]")
        self._blank = re.compile(rf"(?:[{signs}\n\"']|^)[ \xa0]*(?:\t|\r(?!\n))")

    def __call__(self, text: str) -> bool:
        if text[:1] in _BEGINS:
            return True
        if any(sign in text and found.search(text) for sign, found in (*self._plain, *self._signed)):
            return True
        if "\t" in text and self._separator_is_no_tab and self._blank.search(text):
            return True
        return not text.isascii() and self._wide.search(text) is not None
