"""`Sheet`: a page about one record, made once for as long as no file changes, however many people read it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from threading import Lock

import streamlit as st

from registry.ui.drawer import SOURCE
from registry.ui.heading import heading
from registry.ui.markup.html import Html, draw
from registry.ui.picture import draw_picture
from registry.ui.site import Site

_MOST_LETTERS = 32_000_000
"""Letters of sheets that are kept: some two hundred of the longest."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a sheet, under a name that no other of the sheet has."""

    key: str
    drawn: Html


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its title, what stands right below that, everything else in order, and what a screen reader is told.

    - `is_there`: whether there is such a record; otherwise the sheet says that there is none, and is not kept.
    """

    title: str
    under: tuple[Html, ...]
    pieces: tuple[Html | Picture, ...]
    said: str
    is_there: bool = True

    @property
    def letters(self) -> int:
        """How long it is."""
        pieces = (piece.drawn if isinstance(piece, Picture) else piece for piece in self.pieces)
        return sum(map(len, (*self.under, *pieces)))


def draw_sheet(sheet: Sheet) -> str:
    """Put a sheet on the page. Returns what a screen reader is told of it."""
    heading(sheet.title, *sheet.under)
    for is_picture, pieces in groupby(sheet.pieces, key=lambda piece: isinstance(piece, Picture)):
        if is_picture:
            for piece in pieces:
                assert isinstance(piece, Picture)
                draw_picture(piece.key, piece.drawn)
        else:
            draw(*_texts(pieces))
    return sheet.said


def _texts(pieces: Iterator[Html | Picture]) -> Iterator[Html]:
    yield from (piece for piece in pieces if not isinstance(piece, Picture))


class _Kept:
    """The sheets made last, for all readers."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sheets: OrderedDict[tuple[str, ...], Sheet] = OrderedDict()
        self._letters = 0

    def get(self, key: tuple[str, ...]) -> Sheet | None:
        with self._lock:
            if key in self._sheets:
                self._sheets.move_to_end(key)
            return self._sheets.get(key)

    def put(self, key: tuple[str, ...], sheet: Sheet) -> None:
        with self._lock:
            if key not in self._sheets:
                self._sheets[key] = sheet
                self._letters += sheet.letters
            while self._letters > _MOST_LETTERS:
                _key, oldest = self._sheets.popitem(last=False)
                self._letters -= oldest.letters


@st.cache_resource(show_spinner=False)
def _kept() -> _Kept:
    return _Kept()


def sheet_of(site: Site, page: str, make: Callable[[], Sheet]) -> Sheet:
    """The sheet that the address asks for: kept from before, where nothing has changed since, or made now."""
    # The open drawer is no part of the sheet; everything else that the address says may be.
    asked = sorted((name, str(st.query_params[name])) for name in st.query_params if name != SOURCE)
    key = (str(site.root), site.stand, str(site.session.principal), page, *(part for pair in asked for part in pair))
    found = _kept().get(key)
    if found is None:
        found = make()
        if found.is_there:
            _kept().put(key, found)
    return found
