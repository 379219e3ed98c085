"""The day that a page judges or tells the law by, where the address names one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import streamlit as st

from registry.errors import UsageError
from registry.session import Session
from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.site import Site
from registry.wording import _

ON = "on"
"""The name of the day in the address."""

_LONGEST = 40


def day_asked() -> date | None:
    """The day that the address names; None where it names none. Raises UsageError where that is no day."""
    typed = " ".join(str(st.query_params.get(ON, "")).split())
    if not typed:
        return None
    try:
        found = date.fromisoformat(typed) if len(typed) == len("2026-11-21") else None
    except ValueError:
        found = None
    if found is None:
        short = f"{typed[:_LONGEST]}…" if len(typed) > _LONGEST else typed
        raise UsageError(
            _("“{typed}” is not a day.").format(typed=short),
            _("Write the year, month and day, such as `2026-11-21`, or leave it out for today."),
        )
    return found


def on_that_day(site: Site, on: date | None) -> Session:
    """The same session, judging by another day. What is open stays open, and is shared."""
    return site.session if on is None else replace(site.session, as_of=on)


def day_choice(label: str, session: Session, kept: Iterable[tuple[str, str]], back: str = "") -> Html:
    """A box for the day, which becomes part of the address. `kept` is what else stays in it; `back` leads to today."""
    hidden = (element("input", type="hidden", name=name, value=value) for name, value in kept if name != ON)
    return element(
        "form",
        element("label", safe(label), for_="choose-on"),
        *hidden,
        element("input", type="date", name=ON, id="choose-on", value=session.today.isoformat()),
        element("button", safe(_("Show")), type="submit"),
        element("a", safe(_("Back to today")), href=back) if back else NOTHING,
        class_="choice", method="get",
    )  # fmt: skip
