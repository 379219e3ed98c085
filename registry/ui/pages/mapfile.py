"""Map a file: upload it, say column by column what it means, and write it as words and mappings."""

from __future__ import annotations

import streamlit as st

from registry.errors import MunimentError
from registry.session import Session
from registry.ui.heading import heading, whose
from registry.ui.mapfile.address import FORGOTTEN, PAGE, WRITE, Asked, here
from registry.ui.mapfile.begin import begin, register_asked
from registry.ui.mapfile.card import word_list
from registry.ui.mapfile.columns import chosen, listing, progress_said, sorted_out, top
from registry.ui.mapfile.sending import Said, Sent, listen, said_once, take
from registry.ui.mapfile.settling import settle
from registry.ui.mapfile.write import done, fields, would_be
from registry.ui.markup.html import Html, draw, element, safe
from registry.ui.markup.section import message, paragraph
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.map_file import held as kept
from registry.verbs.map_file.desk import About, Desk, registers
from registry.verbs.map_file.held import Held
from registry.verbs.map_file.planning import title_of
from registry.verbs.words.mapfile import answered
from registry.wording import _

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """The state that the address asks for."""
    lead = _(
        "A file whose columns nobody has described becomes words that others can read. One record says what they "
        "are, another says which shared words they stand for."
    )
    heading(_("Map a file"), paragraph(lead, "lead"))
    whose(site)
    asked = here()
    sent = take()
    held = kept.held(asked.job) if asked.job else None
    try:
        said = _drawn(site, asked, held, sent)
    except MunimentError as stop:
        draw(
            element("h2", safe(_("This cannot be shown"))),
            message(site.plainly(stop.message)),
            message(site.plainly(stop.fix)),
        )
        draw(element("p", element("a", safe(_("Start with another file")), href=PAGE)))
        said = stop.message
    listen()
    return said


def _drawn(site: Site, asked: Asked, held: Held | None, sent: Sent | None) -> str:
    if held is None:
        return begin(site, asked)
    if sent is not None and sent.form == "forget":
        kept.forget(held)
        st.query_params.from_dict({FORGOTTEN: "yes"})
        st.rerun()
    own = registers(site.session)
    into = asked.into if asked.into in dict(own) else own[0][0] if len(own) == 1 else ""
    if not into:
        draw(register_asked(asked, own))
        return _("Say whose file it is.")
    with progress(site):
        desk = _desk(site.session, held, into)
        if sent is not None:
            settle(site, asked, desk, held, sent)
        # Offers for a page of columns take as long as reading the file.
        drawn = _written(desk, held, asked) if asked.view == WRITE else _columns(desk, held, asked)
    draw(*drawn[1])
    return drawn[0]


def _desk(session: Session, held: Held, into: str) -> Desk:
    about = held.about
    title = about.get("title", "")
    desk = Desk(
        session, held.file,
        About(
            into, about.get("id", ""), title, about.get("data_set", ""), about.get("publisher", ""),
            about.get("role", ""), how=held.how,
        ),
    )  # fmt: skip
    return desk.called(title or title_of(desk, held.title))


def _columns(desk: Desk, held: Held, asked: Asked) -> tuple[str, list[Html]]:
    said = said_once()
    sorts = sorted_out(desk, held.decided)
    columns = desk.columns(chosen(sorts, desk.read.columns, asked), held.decided)
    labels = tuple(dict.fromkeys(each.label for each in desk.shared()))
    wrong = said.wrong if said.column < 0 else ()
    drawn = [top(desk, held, sorts, asked, wrong), listing(columns, sorts, asked, said), word_list(labels)]
    return _told(said, progress_said(sorts)), drawn


def _written(desk: Desk, held: Held, asked: Asked) -> tuple[str, list[Html]]:
    said = said_once()
    sorts = sorted_out(desk, held.decided)
    drawn = [top(desk, held, sorts, asked)]
    if held.written:
        return _told(said, _("The records are written.")), [*drawn, done(held, asked)]
    values = {"title": desk.about.title, "role": _("Data analyst")} | {
        key: value for key, value in held.about.items() if value
    }
    drawn += [element("h2", safe(_("Check and write")), id="s-write"), fields(values, is_new=desk.known is None)]
    decided = {name: each for name, each in held.decided.items() if name in desk.open()}
    answer = answered(desk, held.title, decided, write_it=False, with_files=bool(desk.open()), with_offers=False)
    return _told(said, progress_said(sorts)), [*drawn, would_be(answer, said)]


def _told(said: Said, else_: str) -> str:
    if not said.told:
        return " ".join(said.wrong) or else_
    return said.told if said.told == else_ else f"{said.told} {else_}"
