"""HTML that is safe by its type: `Html` is made only here, and every text that goes into it is escaped on the way."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NewType

import streamlit as st

from registry.ui.markup.visible import visible

Html = NewType("Html", str)
"""Text that may be drawn as it stands. A plain `str` may not: mypy refuses it."""

NOTHING = Html("")

_LONG_RUN = re.compile(r"(\S{25,})")
_PIECE = re.compile(r"[^-/._:]*[-/._:]|[^-/._:]+")
"""What is best kept together in a long run: up to and with the next mark."""

_BREAK_EVERY = 12


def safe(text: str) -> Html:
    """Text shown exactly as it was written. A run too long for a column may be broken, without a character more."""
    runs = _LONG_RUN.split(visible(text))
    return Html("".join(_breakable(run) if _LONG_RUN.fullmatch(run) else html.escape(run) for run in runs))


def _breakable(run: str) -> str:
    parts = [
        piece[start : start + _BREAK_EVERY] if len(piece) > 2 * _BREAK_EVERY else piece
        for piece in _PIECE.findall(run)
        for start in (range(0, len(piece), _BREAK_EVERY) if len(piece) > 2 * _BREAK_EVERY else (0,))
    ]
    return "<wbr>".join(html.escape(part) for part in parts)


def element(name: str, /, *inside: Html, **attributes: str) -> Html:
    """An element. `class_` is written `class`, and `data_label` is written `data-label`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"' for key, value in attributes.items() if value
    )
    return Html(f"<{name}{written}>{''.join(inside)}</{name}>")


def joined(parts: Iterable[Html], between: Html = NOTHING) -> Html:
    """Parts in a row."""
    return Html(between.join(parts))


def draw(*parts: Html) -> None:
    """Put parts on the page, where the page has got to."""
    body = "".join(parts)
    if body:
        st.html(body)
