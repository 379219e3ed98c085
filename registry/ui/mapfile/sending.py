"""What the browser sends of the page's forms, and where the focus goes after it. Nothing of it is taken on trust."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from registry.ui.component import component
from registry.ui.markup.html import Html, element

_KEY, _STASH, _NEXT = "mapfile", "_mapfile_sent", "_mapfile_next"
_MOST_FIELDS, _MOST_VALUES, _LONGEST = 40, 40, 500


@dataclass(frozen=True)
class Sent:
    """One form: which, and what stood in its fields."""

    form: str
    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """What stood in a field; nothing where it was left empty."""
        values = self.fields.get(name, ())
        return values[0].strip() if values else ""


@dataclass
class Said:
    """What is to be said on the next drawing: told to a screen reader, and what is wrong, if anything is.

    `to`: the name of the element that has the focus then. `wrong`: sentences; `column`: the form's, from 1.
    """

    told: str = ""
    to: str = ""
    wrong: tuple[str, ...] = ()
    column: int = 0
    turn: int = 0


def form(name: str, *inside: Html, label: str = "") -> Html:
    """A form whose fields are sent off, and never into an address."""
    hidden = element("input", type="hidden", name="form", value=name)
    return element("form", hidden, *inside, class_="mapfile", aria_label=label)


def listen() -> None:
    """Have the browser watch the forms. Called once, at the end of the page."""
    said = last()
    component("mapfile")(key=_KEY, data={"to": said.to, "turn": said.turn}, height=1, on_sent_change=_stash)


def _stash() -> None:
    # What was sent is there only until the page is drawn.
    state = st.session_state.get(_KEY)
    st.session_state[_STASH] = state.get("sent") if state is not None else None


def take() -> Sent | None:
    """What was sent just now; None where it is nothing that our page sends."""
    payload = st.session_state.pop(_STASH, None)
    fields = payload.get("fields") if isinstance(payload, dict) else None
    if not isinstance(fields, dict):
        return None
    kept = {
        str(name)[:60]: tuple(str(each)[:_LONGEST] for each in values[:_MOST_VALUES])
        for name, values in list(fields.items())[:_MOST_FIELDS]
        if isinstance(values, list)
    }
    return Sent((kept.get("form") or ("",))[0], kept)


def then(told: str = "", to: str = "", wrong: tuple[str, ...] = (), column: int = 0) -> None:
    """Say something on the next drawing."""
    st.session_state[_NEXT] = Said(told, to, wrong, column, last().turn + 1)


def last() -> Said:
    """What was to be said on this drawing."""
    said: Said = st.session_state.setdefault(_NEXT, Said())
    return said


def said_once() -> Said:
    """The same; afterwards only the turn of it is left, so that nothing is said twice."""
    said = last()
    st.session_state[_NEXT] = Said(to=said.to, turn=said.turn)
    return said
