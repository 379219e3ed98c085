"""The work on the whole file: how far it is, the button that stops it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import streamlit as st

from registry import jobs
from registry.ui.markup.html import draw
from registry.ui.markup.section import heading, message, paragraph
from registry.verbs.translating.shown import Cell, Column, Loss
from registry.verbs.words.translate import Answer
from registry.wording import _

_EVERY = 1.0
"""Seconds between one look at the work and the next."""


def working(job: jobs.Job) -> str:
    """How far it is. The page is drawn anew when it ends; whoever leaves it finds it again by its address."""
    draw(heading(_("Translating the file"), 2, "s-working"))
    said = _("You can leave this page and come back to it by its address: the work goes on by itself.")
    draw(paragraph(said))
    _far(job.token)
    st.button(_("Stop the work"), key="translate-stop", on_click=jobs.stop, args=(job,))
    return _("Translating the file")


@st.fragment(run_every=_EVERY)
def _far(token: str) -> None:
    job = jobs.find(token)
    if job is None or job.state != "running":
        st.rerun()
        return
    share = min(1.0, job.done / job.of) if job.of else 0.0
    doing = {True: _("{share}% done"), False: _("Getting ready")}[bool(job.of)]
    # What is being done comes from our own program, and is never a value out of the file.
    st.progress(share, doing.format(share=round(share * 100)))


def ended(job: jobs.Job) -> str:
    """Why there is no result, where the work ended without one; nothing where it ended well."""
    if job.state == "stopped":
        said = _("You stopped the work. Nothing of what had been made is kept as a result.")
    elif job.state == "failed":
        said = job.message
    else:
        return ""
    draw(heading(_("The file was not translated"), 2, "s-failed"), message(said))
    return said


def answer_of(job: jobs.Job) -> Answer | None:
    """What the command answered; None where it has not, or in a way that is not known here."""
    said = jobs.answer(job)
    try:
        return _answer(said) if isinstance(said, dict) else None
    except (TypeError, ValueError, KeyError):
        return None


def _answer(said: dict[str, Any]) -> Answer:
    made: dict[str, Any] = {each.name: _tupled(said[each.name]) for each in fields(Answer)}
    made["columns"] = tuple(_of(Column, each) for each in said["columns"])
    made["losses"] = tuple(_of(Loss, each) for each in said["losses"])
    made["preview"] = tuple(tuple(_of(Cell, each) for each in row) for row in said["preview"])
    return Answer(**made)


def _of(make: Callable[..., Any], said: dict[str, Any]) -> Any:
    return make(**{name: _tupled(value) for name, value in said.items()})


def _tupled(value: Any) -> Any:
    return tuple(_tupled(each) for each in value) if isinstance(value, list) else value
