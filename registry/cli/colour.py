"""Colour and weight for a terminal. Renderers always ask for them; `screen` takes them out where nobody wants them."""

from __future__ import annotations

import os

_CODES = {"red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def style(text: str, *, fg: str | None = None, bold: bool = False) -> str:
    """The text in a colour, in bold, in both or in neither."""
    codes = ["1"] if bold else []
    if fg:
        codes.append(_CODES[fg])
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if codes else text


def parts(line: str) -> list[str]:
    """A line's text and its styles by turns: text at the even places, a style at the odd ones."""
    import re

    return re.split(r"(\x1b\[[0-9;]*m)", line)


def refused() -> bool:
    """Whether the reader's terminal can show no colour, or the reader wants none (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
