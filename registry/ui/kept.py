"""What was drawn of a page, kept for as long as no file changes, so that it is made once for all its readers."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, Protocol, TypeVar

import streamlit as st

from registry.ui.site import Site

_MOST_LETTERS = 32_000_000
"""Letters that are kept: some two hundred of the longest pages."""


class Measured(Protocol):
    """Something drawn, that knows how long it is."""

    @property
    def letters(self) -> int:
        """How long it is."""


Drawn = TypeVar("Drawn", bound=Measured)


class _Kept:
    """What was drawn last, for all readers."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._drawn: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self._letters = 0

    def get(self, key: tuple[str, ...]) -> Any:
        with self._lock:
            if key in self._drawn:
                self._drawn.move_to_end(key)
            return self._drawn.get(key)

    def put(self, key: tuple[str, ...], drawn: Measured) -> None:
        with self._lock:
            if key not in self._drawn:
                self._drawn[key] = drawn
                self._letters += drawn.letters
            while self._letters > _MOST_LETTERS:
                _key, oldest = self._drawn.popitem(last=False)
                self._letters -= oldest.letters


@st.cache_resource(show_spinner=False)
def _kept() -> _Kept:
    return _Kept()


def kept(site: Site, asked: tuple[str, ...], make: Callable[[], Drawn], lasts: Callable[[Drawn], bool]) -> Drawn:
    """What `asked` names, from before where nothing has changed since, or made now and kept where it `lasts`."""
    key = (str(site.root), site.stand, str(site.session.principal), *asked)
    found: Drawn | None = _kept().get(key)
    if found is None:
        found = make()
        if lasts(found):
            _kept().put(key, found)
    return found


def asked_of(page: str, *but: str) -> tuple[str, ...]:
    """The page and all that the address says, but for some of its names."""
    said = sorted(
        (name, value) for name in st.query_params if name not in but for value in st.query_params.get_all(name)
    )
    return (page, *(part for pair in said for part in pair))
