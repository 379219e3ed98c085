"""`Site`: what every page is given. The session to ask, and what the federation is called."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from registry.session import Session
from registry.ui.readers import Readers
from registry.verbs.opening import opened
from registry.wording import day


@dataclass(frozen=True)
class Site:
    """What a page draws from.

    - `session`: whom and what to ask.
    - `federation`: what the federation is called.
    - `root`: the folder it is in.
    - `stand`: changes whenever a record, a problem or the day does, or more of history is known; answers kept between
      runs are kept under it.
    - `pinned`: whether the federation is judged by a day of its own rather than by today.
    - `notes`: what a reader should know of how the federation was opened, in sentences.
    """

    session: Session
    federation: str
    root: Path
    stand: str
    pinned: bool
    notes: tuple[str, ...]

    def path_of(self, file: str) -> str:
        """A file as the federation's own folder knows it; nothing of the machine that it is kept on."""
        path = Path(file)
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else path.name

    def plainly(self, said: str) -> str:
        """A sentence in which files are named as the federation's own folder knows them."""
        return said.replace(f"{self.root}{os.sep}", "")

    @property
    def today(self) -> str:
        """The day judged by, in words."""
        return day(self.session.today)


@contextmanager
def open_site() -> Iterator[Site]:
    """The federation as its files stand, for one drawing of one page.

    Raises MunimentError where there is none or it cannot be read.
    """
    with _readers(_federation()).reading() as session:
        snapshot = opened(session)
        source = snapshot.federation
        stand = f"{snapshot.generation} {session.today.isoformat()} {_looked_through()[str(source.root)]}"
        yield Site(session, source.title, source.root, stand, bool(source.as_of), snapshot.notes)


def look_again() -> None:
    """Whoever is drawn for next sees the files as they are by then: somebody has just written one."""
    _readers(_federation()).look_again()


def more_is_known(site: Site) -> None:
    """Whatever was drawn before is drawn anew: history was looked through, and says when findings were first seen."""
    _looked_through()[str(site.root)] += 1


@st.cache_resource(show_spinner=False)
def _looked_through() -> Counter[str]:
    return Counter()


def _federation() -> str:
    return os.environ.get("MUNIMENT_FEDERATION") or "agreements"


@st.cache_resource(show_spinner=False, on_release=Readers.close)
def _readers(federation: str) -> Readers:
    return Readers(Path(federation))
