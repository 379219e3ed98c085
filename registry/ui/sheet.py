"""`Sheet`: a page about one record, made once for as long as no file changes, however many people read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

import streamlit as st

from registry.ui.drawer import DECIDE, SOURCE
from registry.ui.heading import heading
from registry.ui.kept import asked_of, kept
from registry.ui.markup.html import NOTHING, Html, draw
from registry.ui.picture import draw_picture
from registry.ui.site import Site


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a sheet, under a name that no other of the sheet has."""

    key: str
    drawn: Html


@dataclass(frozen=True, slots=True)
class Later:
    """A place on a sheet for what is drawn when all the rest is there to be read, because it may take long."""

    name: str


Piece = Html | Picture | Later
"""What a sheet is made of."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its title, what stands right below that, everything else in order, and what a screen reader is told.

    - `is_there`: whether there is such a record; otherwise the sheet says that there is none, and is not kept.
    - `about`: the record that what is drawn later is about, by reference.
    """

    title: str
    under: tuple[Html, ...]
    pieces: tuple[Piece, ...]
    said: str
    is_there: bool = True
    about: str = ""

    @property
    def letters(self) -> int:
        """How long it is."""
        return sum(map(len, (*self.under, *(_text(piece) for piece in self.pieces))))


def _text(piece: Piece) -> Html:
    if isinstance(piece, Picture):
        return piece.drawn
    return NOTHING if isinstance(piece, Later) else piece


def draw_sheet(sheet: Sheet, later: Mapping[str, Callable[[], None]] = MappingProxyType({})) -> str:
    """Put a sheet on the page, and then what draws each part that was left for later.

    Returns what a screen reader is told of it.
    """
    heading(sheet.title, *sheet.under)
    waiting = []
    for kind, pieces in groupby(sheet.pieces, key=type):
        if kind not in (Picture, Later):
            draw(*map(_text, pieces))
            continue
        for piece in pieces:
            if isinstance(piece, Picture):
                draw_picture(piece.key, piece.drawn)
            elif isinstance(piece, Later):
                waiting.append((st.container(), later[piece.name]))
    for place, draws in waiting:
        with place:
            draws()
    return sheet.said


def sheet_of(site: Site, page: str, make: Callable[[], Sheet]) -> Sheet:
    """The sheet that the address asks for: kept from before, where nothing has changed since, or made now."""
    # An open drawer is no part of the sheet; everything else that the address says may be.
    return kept(site, asked_of(page, SOURCE, DECIDE), make, lambda sheet: sheet.is_there)
