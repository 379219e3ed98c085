"""`Site`: what every page is given. The session to ask, the federation's name, and the pages there are to link to."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from registry.session import Session
from registry.ui import files
from registry.verbs.opening import federation, opened
from registry.wording import day


@dataclass(frozen=True)
class Site:
    """What a page draws from.

    - `session`: whom and what to ask.
    - `federation`: what the federation is called.
    - `root`: the folder it is in.
    - `stand`: changes whenever a file or the day does; answers kept between runs are kept under it.
    - `pinned`: whether the federation is judged by a day of its own rather than by today.
    - `pages`: every page, by its name in the address.
    """

    session: Session
    federation: str
    root: Path
    stand: str
    pinned: bool
    pages: Mapping[str, Page]

    def path_of(self, file: str) -> str:
        """A file as the federation's own folder knows it; nothing of the machine that it is kept on."""
        path = Path(file)
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else path.name

    @property
    def today(self) -> str:
        """The day judged by, in words."""
        return day(self.session.today)


def open_site(pages: Mapping[str, Page]) -> Site:
    """The federation as its files stand now. Raises MunimentError where there is none or it cannot be read."""
    where = Path(os.environ.get("MUNIMENT_FEDERATION") or "agreements")
    found = federation(Session(federation=where))
    now = files.stand((register.folder for register in found.registers), found.root.glob("*.yaml"))
    session = _opened(str(where.resolve()), now)
    stand = f"{now} {session.today.isoformat()}"
    return Site(session, found.title, found.root, stand, bool(found.as_of), pages)


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(where: str, now: str) -> Session:
    """Everything in the federation, read once for as long as its files stand as they do."""
    session = Session(federation=Path(where))
    opened(session)
    # Streamlit collects garbage after each run; what was just read would be walked through every time.
    gc.collect()
    gc.freeze()
    return session
