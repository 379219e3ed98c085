"""`Sheet`: a page about one record, made once for as long as no file changes, however many people read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from registry.ui.drawer import SOURCE
from registry.ui.heading import heading
from registry.ui.kept import asked_of, kept
from registry.ui.markup.html import Html, draw
from registry.ui.picture import draw_picture
from registry.ui.site import Site


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


def sheet_of(site: Site, page: str, make: Callable[[], Sheet]) -> Sheet:
    """The sheet that the address asks for: kept from before, where nothing has changed since, or made now."""
    # The open drawer is no part of the sheet; everything else that the address says may be.
    return kept(site, asked_of(page, SOURCE), make, lambda sheet: sheet.is_there)
