"""Every record that is not an agreement, by kind."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from registry.concepts.kinds import Kind
from registry.session import Session
from registry.ui import results
from registry.ui.heading import heading, notes, pinned
from registry.ui.markup.html import draw
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import paragraph
from registry.ui.results import Result
from registry.ui.site import Site
from registry.ui.urlstate import UrlState, clear
from registry.verbs.records import list as listing
from registry.wording import _, counted

PAGE = "records"
FILTERS = "records_filters"
"""Where the session keeps the filters last used, for the way back from a record."""


def show(site: Site) -> str:
    """The list, grouped by kind, with its filters and count."""
    lead = _("What stands round the agreements: organisations, assessments, notices, contracts and the rest.")
    heading(_("Other records"), paragraph(lead, "lead"))
    pinned(site)
    notes(site)
    everything = _rows(site.stand, site.session)
    if not everything:
        said = _("There are no other records here yet")
        add = _("Records are files in the folders of a register. Begin with its organisations.")
        draw(section_heading(said, 2), paragraph(add))
        return said
    state = _filters(everything)
    found = [row for row in everything if _fits(row, state)]
    said = counted(len(found), _("record"), _("records"))
    draw(section_heading(said, 2))
    if found:
        results.show(site, [_result(row) for row in found])
    else:
        draw(paragraph(_("No record fits. Try fewer words or another kind, or clear the search and filters.")))
    return said


@st.cache_resource(max_entries=2, show_spinner=False)
def _rows(stand: str, _session: Session) -> tuple[listing.Row, ...]:
    answer = listing.run(_session, listing.Question())
    others = [row for row in answer.rows if kind_of(row.ref) is not Kind.AGREEMENT]
    return tuple(sorted(others, key=lambda row: (kind_of(row.ref).plural, row.title.casefold(), row.ref)))


def kind_of(ref: str) -> Kind:
    """The kind of record that a reference leads to."""
    return Kind(ref.split("/")[1])


def _filters(everything: Sequence[listing.Row]) -> UrlState:
    kinds = list(dict.fromkeys(kind_of(row.ref).value for row in everything))
    registers = sorted({row.ref.partition("/")[0] for row in everything})
    state = UrlState(PAGE, {"q": None, "kind": kinds, "register": registers})
    with st.container(key="filters"):
        search, kind, register = st.columns([2, 1, 1])
        search.text_input(_("Search by title or reference"), key="q", type="search", live=True, placeholder="")
        kind.selectbox(
            _("Kind"),
            ["", *kinds],
            key="kind",
            format_func=lambda each: _(Kind(each).plural) if each else _("Any kind"),
        )
        register.selectbox(
            _("Register"), ["", *registers], key="register", format_func=lambda each: each or _("Any register")
        )
        if state.is_set:
            st.button(_("Clear the search and filters"), key="clear", type="tertiary", on_click=clear)
    state.write()
    st.session_state[FILTERS] = dict(st.query_params)
    return state


def _fits(row: listing.Row, state: UrlState) -> bool:
    searched = f"{row.title}\n{row.ref.partition('/')[0]}\n{row.ref.rpartition('/')[2]}".casefold()
    return (
        all(part in searched or ("/" in part and part in row.ref) for part in state["q"].casefold().split())
        and state["kind"] in ("", kind_of(row.ref).value)
        and state["register"] in ("", row.ref.partition("/")[0])
    )


def _result(row: listing.Row) -> Result:
    return Result(row.ref, row.title, (row.status,), ((_("Reference"), row.ref),), _(kind_of(row.ref).plural))
