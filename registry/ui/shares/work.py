"""The work of matching a list: how far it is, the button that stops it, and what came of it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import streamlit as st

from registry import jobs
from registry.ui.markup.html import draw
from registry.ui.markup.section import heading, message, paragraph
from registry.verbs.sharing.shares import Answer, ColumnFound, Cover, Fit, Matched, Share
from registry.wording import _

_EVERY = 1.0
"""Seconds between one look at the work and the next."""


def working(job: jobs.Job) -> str:
    """How far it is. The page is drawn anew when it ends; whoever leaves it finds it again by its address."""
    draw(heading(_("Matching the shares"), 2, "s-working"))
    draw(paragraph(_("You can leave this page and come back to it by its address: the work goes on by itself.")))
    _far(job.token)
    st.button(_("Stop the work"), key="shares-stop", on_click=jobs.stop, args=(job,))
    return _("Matching the shares")


@st.fragment(run_every=_EVERY)
def _far(token: str) -> None:
    job = jobs.find(token)
    if job is None or job.state != "running":
        st.rerun()
        return
    share = min(1.0, job.done / job.of) if job.of else 0.0
    # What is being done comes from our own program, and is never a value out of the file.
    said = _("{share}% done").format(share=round(share * 100)) if job.of else _("Reading the list")
    st.progress(share, said)


def answer_of(job: jobs.Job) -> Answer | None:
    """What the command answered; None where it has not, or in a way that is not known here."""
    said = jobs.answer(job)
    try:
        return _answer(said) if isinstance(said, dict) else None
    except (TypeError, ValueError, KeyError):
        return None


def failed(job: jobs.Job) -> str:
    """Why there is no answer, where the work ended without one; nothing where it ended well."""
    if job.state == "stopped":
        said = _("You stopped the work.")
    elif job.state == "failed":
        said = job.message
    else:
        return ""
    draw(heading(_("The list was not matched"), 2, "s-failed"), message(said))
    return said


def _answer(said: dict[str, Any]) -> Answer:
    made: dict[str, Any] = {each.name: _tupled(said[each.name]) for each in fields(Answer)}
    made["columns"] = tuple(ColumnFound(**each) for each in said["columns"])
    made["matched"] = tuple(_matched(each) for each in said["matched"])
    return Answer(**made)


def _matched(said: dict[str, Any]) -> Matched:
    share = Share(**{name: _tupled(value) for name, value in said["share"].items()})
    best = _fit(said["best"]) if said["best"] is not None else None
    return Matched(share, said["fit"], best, tuple(map(_fit, said["others"])), tuple(said["because"]), said["settles"])


def _fit(said: dict[str, Any]) -> Fit:
    data = tuple((str(piece), Cover(*cover)) for piece, cover in said["data"])
    own = {**said, "parties": Cover(*said["parties"]), "purpose": Cover(*said["purpose"]), "data": data}
    return Fit(**{name: _tupled(value) if name == "because" else value for name, value in own.items()})


def _tupled(value: Any) -> Any:
    return tuple(_tupled(each) for each in value) if isinstance(value, list) else value
