"""Every agreement, to be searched and filtered."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from registry.ui import results
from registry.ui.agreement.rows import Row, rows
from registry.ui.heading import heading, notes, pinned
from registry.ui.markup.html import draw
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.markup.tag import STANDINGS, word
from registry.ui.results import Result
from registry.ui.site import Site
from registry.ui.urlstate import UrlState, clear
from registry.wording import _, counted

PAGE = "agreements"
FILTERS = "agreements_filters"
"""Where the session keeps the filters last used, for the way back from an agreement."""


def show(site: Site) -> str:
    """The list, its filters and its count."""
    heading(
        _("Information sharing agreements"),
        paragraph(_("Find an agreement, who is party to it, and where it stands."), "lead"),
        paragraph(site.federation, "federation"),
    )
    pinned(site)
    notes(site)
    everything = rows(site)
    if not everything:
        return _none_at_all()
    state = _filters(everything)
    found = [row for row in everything if _fits(row, state)]
    said = counted(len(found), _("agreement"), _("agreements"))
    draw(section_heading(said, 2))
    if found:
        results.show(site, [_result(row) for row in found])
    else:
        draw(paragraph(_("No agreement fits. Try fewer words or another status, or clear the search and filters.")))
    return said


def _filters(everything: Sequence[Row]) -> UrlState:
    statuses = _statuses(everything)
    registers = sorted({row.register for row in everything})
    state = UrlState(PAGE, {"q": None, "status": statuses, "register": registers})
    with st.container(key="filters"):
        search, status, register = st.columns([2, 1, 1])
        search.text_input(_("Search by title, lead or reference"), key="q", type="search", live=True, placeholder="")
        status.selectbox(
            _("Status"), ["", *statuses], key="status", format_func=lambda each: word(each) if each else _("Any status")
        )
        register.selectbox(
            _("Register"), ["", *registers], key="register", format_func=lambda each: each or _("Any register")
        )
        if state.is_set:
            st.button(_("Clear the search and filters"), key="clear", type="tertiary", on_click=clear)
    state.write()
    st.session_state[FILTERS] = dict(st.query_params)
    return state


def _statuses(everything: Sequence[Row]) -> list[str]:
    stored = sorted({row.status for row in everything if row.status}, key=word)
    worked_out = {each for row in everything for each in row.standing}
    return [*stored, *(each for each in STANDINGS if each in worked_out)]


def _fits(row: Row, state: UrlState) -> bool:
    status = state["status"]
    return (
        all(part in row.searched or ("/" in part and part in row.ref) for part in state["q"].casefold().split())
        and (not status or status == row.status or status in row.standing)
        and state["register"] in ("", row.register)
    )


def _result(row: Row) -> Result:
    facts = (
        (_("Reference"), row.ref),
        (_("Own reference"), row.reference),
        (_("Lead"), row.lead),
        (_("In effect from"), row.effective),
        (_("Ends"), row.end),
        (_("Review due"), row.review_due),
    )
    return Result(row.ref, row.title, (row.status, *row.standing), tuple(fact for fact in facts if fact[1]))


def _none_at_all() -> str:
    said = _("There are no agreements here yet")
    add = _("An agreement is a file in the folder `agreements` of a register. Add one, then load this page again.")
    otherwise = _("If there are files already, the Problems page says why they could not be read.")
    draw(section_heading(said, 2), message(add), message(otherwise))
    return said
