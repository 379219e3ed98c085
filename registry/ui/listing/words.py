"""The box for words. What is typed goes into the address, and the address back into the box."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from registry.ui.listing.asked import Asked

_SEEN = "_words_seen"
_BOX = "q"


@dataclass(frozen=True)
class _Seen:
    """What stood in the address and in the box when they last agreed."""

    page: str
    address: str
    typed: str


def words_box(here: Asked, label: str) -> Asked:
    """Draw the box, and put what is typed into the address. Returns what is asked with the words as typed.

    Streamlit's own binding of a box to the address adds two entries to the history when a page is left; this adds one
    for each change.
    """
    seen: _Seen | None = st.session_state.get(_SEEN)
    box = str(st.session_state.get(_BOX) or "")
    # The address wins on arrival and when the browser moved through its history. What was typed just now wins over an
    # address that has not caught up with it.
    if seen is None or seen.page != here.page or (seen.address != here.words and seen.typed == box):
        st.session_state[_BOX] = here.words
    typed = str(st.text_input(label, key=_BOX, type="search", live=True, placeholder="") or "")
    now = here if typed == here.words else replace(here, words=typed, after="", start=1)
    if now is not here:
        given: dict[str, str | list[str]] = {}
        for name, value in now.parameters():
            before = given.get(name)
            given[name] = value if before is None else [*([before] if isinstance(before, str) else before), value]
        st.query_params.from_dict(given)
    st.session_state[_SEEN] = _Seen(here.page, now.words, typed)
    return now


def forget() -> None:
    """Another kind of page is shown: whatever list is next reads its words from the address."""
    st.session_state.pop(_SEEN, None)
