"""The evidence pack of one register, or one agreement, made when somebody asks for it and not before."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial

import streamlit as st

from registry.concepts.kinds import Kind
from registry.session import Session
from registry.ui.coverage.address import ORGANISATION
from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import Html, draw, element, safe
from registry.ui.markup.section import heading, paragraph
from registry.ui.site import Site
from registry.verbs.checks import evidence
from registry.verbs.opening import opened
from registry.verbs.records import search
from registry.wording import _

RECORD = "record"
"""The name in the address of the agreement that a pack is to be of."""

_MOST = 200
"""Agreements that are offered; the command line makes a pack of any record."""


def download(site: Site, register: str, title: str) -> None:
    """What the pack is, and the two ways to have it; or how to choose whose it is to be."""
    said = _(
        "One file for whoever checks: an index page, every record and what it rests on elsewhere, documents with their"
        " digests, findings with the law behind them, and who decided, approved and signed what. It opens without a"
        " network, and anybody can check that nothing in it was changed."
    )
    draw(heading(_("Evidence pack"), 2, "pack"), paragraph(said))
    if not register:
        choose = element("a", safe(_("Choose an organisation")), href=f"#choose-{ORGANISATION}")
        draw(element("p", choose, safe(_(" to have the pack of its register."))))
        return
    agreements = _agreements(site, register)
    record = str(st.query_params.get(RECORD, ""))
    # Only what is offered is packed; anything else in an address is passed over.
    record = record if record in agreements else ""
    draw(_of(register, agreements, record))
    with st.container(horizontal=True, key="downloads-evidence"):
        _button(site, register, record, _("Download the evidence pack (ZIP)"), private=True)
        _button(site, register, record, _("Download it without private records (ZIP)"), private=False)
    title = agreements.get(record, title)
    note = _(
        "Of {title}, as on {day}. Breaches, requests, complaints and waivers are private. The pack is made when you ask"
        " for it, which takes some seconds, and minutes for a large register."
    )
    draw(paragraph(note.format(title=title, day=site.today), "quiet"))


def _agreements(site: Site, register: str) -> dict[str, str]:
    """The agreements of a register: reference → title."""
    question = search.Question(kind=(Kind.AGREEMENT.value,), register=(register,), sort="title", limit=str(_MOST))
    return {row.ref: row.title for row in search.run(site.session, question).rows}


def _of(register: str, agreements: dict[str, str], record: str) -> Html:
    """The choice of what the pack is to be of."""
    options = [("", _("The whole register")), *agreements.items()]
    drawn = [
        element("option", safe_option(said), value=value or " ", selected="selected" if value == record else "")
        for value, said in options
    ]
    return element(
        "form",
        element("label", safe(_("Pack of")), for_="choose-record"),
        element("select", *drawn, name=RECORD, id="choose-record"),
        element("input", type="hidden", name=ORGANISATION, value=register),
        element("button", safe(_("Choose")), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip


def _button(site: Site, register: str, record: str, label: str, *, private: bool) -> None:
    question = evidence.Question(register=register, record=record, without_private=not private)
    name = evidence.file_name(site.session, question)
    if not private:
        name = name.replace(".zip", "-without-private.zip")
    st.download_button(
        label, partial(_packed, _asker(site), question), name, "application/zip",
        key=f"pack-{record or register}-{private}", on_click="ignore",
    )  # fmt: skip


def _asker(site: Site) -> Callable[[], Session]:
    """Makes a session for work that goes on when the page has been drawn, and its own session lent to another."""
    own = site.session
    return partial(Session, site.root, own.principal, own.as_at, own.as_of)


def _packed(asker: Callable[[], Session], question: evidence.Question) -> bytes:
    session = asker()
    try:
        with tempfile.TemporaryFile() as stream:
            evidence.write(session, question, stream)
            stream.seek(0)
            return stream.read()
    finally:
        opened(session).engine.close()
