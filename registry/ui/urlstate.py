"""Filters kept in the page's address: a link, Back, Forward and reload all bring back what was on the screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import streamlit as st

_SEEN = "_address_seen"
_CLEARED = "_filters_cleared"
PAGE = "page"
"""The name in the address of the number of the page of results. It starts again when a filter changes."""

Address = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Seen:
    """What stood in the address and in the filters when they last agreed."""

    page: str
    address: Address
    values: Address


class UrlState:
    """The filters of one page. Make it before the widgets, whose keys are the filters' names; `write` after them.

    Streamlit's own binding of widgets to the address adds two entries to the history when a page is left; this adds
    one entry for each change.
    """

    def __init__(self, page: str, allowed: Mapping[str, Collection[str] | None]) -> None:
        """`allowed` gives for each filter the values it may have, or None where any text will do."""
        self._page = page
        self._names = tuple(allowed)
        seen: _Seen | None = st.session_state.get(_SEEN)
        # The address wins on arrival and when the browser moved through its history. A filter that was changed just
        # now wins over an address that has not caught up with it.
        here = seen if seen is not None and seen.page == page else None
        if here is None or (here.address != _address() and here.values == self._values()):
            for name, values in allowed.items():
                given = str(st.query_params.get(name, ""))
                st.session_state[name] = given if values is None or given in values else ""

    def __getitem__(self, name: str) -> str:
        """What a filter is set to; empty when it is not set."""
        return str(st.session_state.get(name) or "")

    @property
    def is_set(self) -> bool:
        """Whether any filter is set."""
        return any(value for _name, value in self._values())

    def _values(self) -> Address:
        return tuple((name, self[name]) for name in self._names)

    def write(self) -> None:
        """Put the filters into the address, if they are not there already."""
        wanted = {name: value for name, value in self._values() if value}
        now = {name: value for name, value in _address() if name != PAGE}
        if wanted != now:
            st.query_params.from_dict(wanted)
        st.session_state[_SEEN] = _Seen(self._page, _address(), self._values())


def clear() -> None:
    """Take every filter out of the address; the widgets follow it."""
    st.query_params.clear()
    st.session_state[_CLEARED] = cleared() + 1


def cleared() -> int:
    """How often the filters were cleared. The button that did it is gone then, and the focus needs a place."""
    return int(st.session_state.get(_CLEARED, 0))


def _address() -> Address:
    return tuple(sorted((name, str(st.query_params[name])) for name in st.query_params))


def forget() -> None:
    """Another kind of page is shown: whatever page is next reads its filters from the address."""
    st.session_state.pop(_SEEN, None)
