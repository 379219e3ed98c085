"""How far long work has got, while somebody waits for the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import streamlit as st

from registry.ui.site import Site
from registry.wording import _

_SOON = 0.7
"""Seconds of work after which it is worth saying how far it has got."""


@contextmanager
def progress(site: Site) -> Iterator[None]:
    """Whatever long work is done inside says how far it has got, where the page has got to. Quick work says nothing."""
    place = st.empty()
    begun = monotonic()

    def tell(done: int, total: int, what: str) -> None:
        if monotonic() - begun < _SOON:
            return
        much = _("{what}: {done} of {total}").format(what=what, done=f"{done:,}", total=f"{total:,}")
        place.progress(min(1.0, done / total) if total else 0.0, much if total else what)

    before = site.session.progress
    site.session.progress = tell
    try:
        yield
    finally:
        site.session.progress = before
        place.empty()
