"""Agreements as the list shows them: where each stands, who leads it and its dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from registry.concepts.kinds import Kind
from registry.session import Session
from registry.ui.site import Site
from registry.verbs.opening import opened
from registry.verbs.records import list as listing
from registry.wording import day


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement. `searched` is what the search looks through, in small letters."""

    ref: str
    register: str
    title: str
    status: str
    standing: tuple[str, ...]
    lead: str
    reference: str
    effective: str
    end: str
    review_due: str
    searched: str


def rows(site: Site) -> tuple[Row, ...]:
    """Every agreement, in the order of their titles."""
    return _rows(site.stand, site.session)


@st.cache_resource(max_entries=2, show_spinner=False)
def _rows(stand: str, _session: Session) -> tuple[Row, ...]:
    # The `list` verb says where each agreement stands; what else the list shows is read from the record beside it.
    titles = {row.ref: row.title for row in _listed(_session, Kind.ORGANISATION)}
    data = {str(loaded.ref): loaded.data for loaded in opened(_session).all(_session, Kind.AGREEMENT.value)}
    made = [_row(row, data[row.ref], titles) for row in _listed(_session, Kind.AGREEMENT)]
    return tuple(sorted(made, key=lambda row: (row.title.casefold(), row.ref)))


def _listed(session: Session, kind: Kind) -> tuple[listing.Row, ...]:
    return listing.run(session, listing.Question(kind=kind.value)).rows


def _row(row: listing.Row, data: dict[str, Any], titles: dict[str, str]) -> Row:
    register = row.ref.partition("/")[0]
    lead = str(data.get("lead", ""))
    full = lead if "/" in lead or not lead else f"{register}/{Kind.ORGANISATION.value}/{lead}"
    lead_title = titles.get(full, lead)
    own = str(data.get("reference", ""))
    dates = data.get("dates", {})
    return Row(
        ref=row.ref, register=register, title=row.title, status=row.status, standing=row.standing, lead=lead_title,
        reference=own, effective=_day(dates, "effective"), end=_day(dates, "end"),
        review_due=_day(dates, "review_due"),
        searched="\n".join((row.title, lead_title, own, register, row.ref.rpartition("/")[2])).casefold(),
    )  # fmt: skip


def _day(dates: dict[str, str], name: str) -> str:
    return day(date.fromisoformat(dates[name])) if name in dates else ""
