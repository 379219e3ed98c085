"""How much room text takes in a picture, reckoned before it is drawn, so that nothing is drawn over anything else.

Widths are for letters 15 units high, and on the safe side: a browser without our font may set them wider.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from registry.ui.markup.visible import visible

LINE = 19.0
"""How far one line of text stands below another."""

_WIDTHS = (
    ("iljtfrI.,:;|!'’`()[]-/ ", 5.6),
    ("mwMW@%—…", 14.2),
)
_CAPITAL, _USUAL, _WIDE = 11.0, 8.6, 16.0
_MORE = " …"


@cache
def _width_of(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0.0
    for letters, width in _WIDTHS:
        if letter in letters:
            return width
    if letter.isascii():
        return _CAPITAL if letter.isupper() else _USUAL
    # Of letters that are not ours nobody knows how wide they are set: as wide as the widest.
    is_latin = unicodedata.name(letter, "").startswith("LATIN")
    return _WIDE if not is_latin else _CAPITAL if letter.isupper() else _USUAL


def width_of(text: str) -> float:
    """How wide a line of text is at most, in the units of a picture."""
    return sum(map(_width_of, text))


def fitted(text: str, width: float, most: int) -> list[str]:
    """Text in up to `most` lines that fit a width; what is left over ends in three dots."""
    lines = [""]
    # Nobody reads more of a label than the first few hundred letters; what it takes to place them stays bounded.
    for word in re.findall(r"\S+", visible(text)[:2_000]):
        for piece in _pieces(word, width):
            longer = f"{lines[-1]} {piece}".strip()
            if width_of(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
        if len(lines) > most:
            break
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(last + _MORE) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + _MORE]


def _pieces(word: str, width: float) -> list[str]:
    """A word in pieces of which each fits a line: whole, unless it is too long for any."""
    pieces = [""]
    for letter in word:
        if width_of(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
