"""Law: what a citation leads to, every instrument and gateway by date, what changed and what changes next."""

from __future__ import annotations

import streamlit as st

from registry.concepts.kinds import Kind
from registry.errors import MunimentError, NotFound
from registry.session import Session
from registry.ui.law import changes as drawn_changes
from registry.ui.law import citation, entry, gateway
from registry.ui.law import gateways as drawn_gateways
from registry.ui.law import instruments as drawn_instruments
from registry.ui.law.words import law_href
from registry.ui.listing.paging import group, way
from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.markup.link import search_address
from registry.ui.markup.section import message, paragraph
from registry.ui.markup.summary import bullets
from registry.ui.on_day import day_asked, day_choice, on_that_day
from registry.ui.record.page import none_such
from registry.ui.sheet import Sheet, draw_sheet, sheet_of
from registry.ui.site import Site
from registry.verbs.law import changes, gateways, instruments, law
from registry.verbs.records import search
from registry.wording import _, counted, day

PAGE = "law"

VIEWS = {"instruments": "Instruments", "gateways": "Gateways", "changes": "What changed, and what changes next"}


def show(site: Site) -> str:
    """The law that the address asks for, as on the day of `?on=`."""
    return draw_sheet(sheet_of(site, PAGE, lambda: _sheet(site)))


def _sheet(site: Site) -> Sheet:
    try:
        on = day_asked()
        session = on_that_day(site, on)
        own = _asked("gateway") or _asked("id")
        text = on.isoformat() if on else ""
        return _one(session, own, text) if own else _whole(session, text)
    except MunimentError as stop:
        every = element("p", element("a", safe(_("Show all of the law")), href=PAGE))
        return none_such(stop.message, message(stop.fix) if stop.fix else NOTHING, every)


def _asked(name: str) -> str:
    return str(st.query_params.get(name, "")).strip()


# ── all of it ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _whole(session: Session, on: str) -> Sheet:
    cite, told = _asked(citation.CITE), day(session.today)
    view = _asked("view")
    view = view if view in VIEWS else "instruments"
    lead = _("The law that records cite and rules stand on, as it stood, stands or will stand on any day.")
    under = (paragraph(lead, "lead"), citation.box(cite, on), citation.hint())
    kept = [("view", view) if view != "instruments" else ("", ""), (citation.CITE, cite)]
    back = law_href("", "", **{name: value for name, value in kept if name and value}) if on else ""
    choose = day_choice(_("The law as on"), session, [each for each in kept if all(each)], back)
    if cite:
        answer = law.run(session, law.Question(citation=(cite,)))
        away = element("p", element("a", safe(_("Show all of the law")), href=law_href("", on)))
        said = counted(len(answer.found), _("place is cited"), _("places are cited"))
        return Sheet(_("Law"), under, (choose, citation.found(answer, told, on), away), said)
    ways = [
        way(_(label), law_href("", on, view="" if own == "instruments" else own), own == view, f"view-{own}")
        for own, label in VIEWS.items()
    ]
    controls = element("div", group(_("Show"), ways), class_="controls")
    return Sheet(_("Law"), under, (choose, controls, _view(session, view, told, on)), _(VIEWS[view]))


def _view(session: Session, view: str, told: str, on: str) -> Html:
    if view == "gateways":
        asked = gateways.Question(effect=_asked("effect"), nation=_asked("nation"), body=_asked("body"))
        return drawn_gateways.gateways(gateways.run(session, asked), asked, told, on)
    if view == "changes":
        return drawn_changes.changes(changes.run(session, changes.Question()), told, on)
    return drawn_instruments.instruments(instruments.run(session, instruments.Question()), told, on)


# ── one of it ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _one(session: Session, own: str, on: str) -> Sheet:
    told = day(session.today)
    try:
        found = gateways.run(session, gateways.Question(id=own)).gateway
    except NotFound:
        if _asked("gateway"):
            raise
        found = None
    if found is not None:
        inside = gateway.gateway(found, _used(session, found.standing.id), session.today, on)
        return _drawn(session, found.standing.id, found.standing.title, gateway.under(found, told), inside, on)
    shown = instruments.run(session, instruments.Question(id=own)).entry
    assert shown is not None
    inside = entry.entry(shown, session.today, told, on)
    return _drawn(session, shown.standing.id, shown.standing.title, entry.under(shown, told), inside, on)


def _drawn(session: Session, own: str, title: str, under: tuple[Html, ...], inside: Html, on: str) -> Sheet:
    view = "gateways" if _asked("gateway") else ""
    back = element("p", element("a", safe(_("Back to the law")), href=law_href("", on, view=view)), class_="back")
    choose = day_choice(_("The law as on"), session, [("id", own)], law_href(own) if on else "")
    return Sheet(title, (back, *under), (choose, inside), title)


def _used(session: Session, own: str) -> Html:
    """The records that name a gateway, each number leading to them."""
    ways = []
    for kind in (Kind.AGREEMENT, Kind.PROCESSING_ACTIVITY):
        found = search.run(session, search.Question(kind=(kind.value,), gateway=(own,), sort="title", limit="1"))
        if found.total:
            said = counted(found.total, _(kind.label).lower(), _(kind.plural).lower())
            to = search_address({"kind": [kind.value], "gateway": [own]})
            ways.append(element("a", safe(said), href=to))
    return bullets(ways) if ways else paragraph(_("No agreement or record of processing names it."))
