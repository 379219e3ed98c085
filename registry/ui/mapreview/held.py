"""What a decision came to, held for one visit until the page has told of it: recorded, wrong, or overtaken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from registry.ui.mapreview.sent import Sent
from registry.verbs.words.decide import Recorded

_KEY = "_mapreview"


@dataclass
class Held:
    """The outcome of what was last sent.

    - `turn`: tells one time of sending from another. `about`: the term that it was about.
    - `recorded`: what was written; `said`: that in a sentence. `was_last`: whether the queue ended with it.
    - `faults`: what is wrong with it, each with the field that it is about.
    - `overtaken`: why nothing was written, where files had changed since they were shown; `wanted`: what was decided.
    - `arrive`: whether the focus goes to the term that is shown next.
    - `page`: what was shown when it was first told. `failed`: why nothing of several decisions was.
    """

    turn: int = 0
    about: str = ""
    recorded: tuple[Recorded, ...] = ()
    said: str = ""
    was_last: bool = False
    faults: tuple[tuple[str, str], ...] = ()
    overtaken: str = ""
    wanted: Sent | None = None
    arrive: bool = False
    page: str = ""
    failed: tuple[str, ...] = ()


def held() -> Held:
    """What is held; nothing has happened yet where somebody has just come."""
    found: Held | None = st.session_state.get(_KEY)
    return found if found is not None else Held()


def hold(made: Held) -> None:
    """Keep what a decision came to."""
    made.turn = held().turn + 1
    st.session_state[_KEY] = made


def forget_on(page: str) -> Held:
    """What is held, while the page is the one that first tells of it."""
    found = held()
    if found.page and found.page != page:
        found = Held(turn=found.turn)
        st.session_state[_KEY] = found
    if found.turn:
        found.page = page
    return found


def fault(about: str, faults: Sequence[tuple[str, str]]) -> Held:
    """Something is wrong with what was sent."""
    return Held(about=about, faults=tuple(faults))
