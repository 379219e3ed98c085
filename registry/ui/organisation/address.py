"""Addresses that an organisation's page leads to: lists narrowed to it, and the pages of its own long tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

import streamlit as st

from registry.concepts.kinds import Kind
from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.markup.link import search_address
from registry.ui.markup.section import paragraph
from registry.wording import _

_AFTER = "after"

A_PAGE = 50
"""Rows that a table of the page shows at once."""

Row = TypeVar("Row")


def lists_of(kind: str, by: str, value: str) -> str:
    """The address of the list of one kind, narrowed by one filter; empty where no list can be narrowed so."""
    # The list of organisations has no filter by another organisation.
    is_offered = (kind, by) != (Kind.ORGANISATION.value, "party")
    return search_address({"kind": (kind,), by: (value,)}) if is_offered else ""


def place(ref: str, anchor: str, after: str = "") -> str:
    """The address of a place on an organisation's page. `after` is the part of a long table that is to be shown."""
    more = f"&{_AFTER}={quote(after)}" if after else ""
    return f"organisation?ref={quote(ref)}{more}#{quote(anchor)}"


@dataclass(frozen=True)
class Paged:
    """Which part of a long table is shown.

    - `name`: what the table is called in the address, and, after `s-`, the anchor of its heading.
    - `label`: what it is called on the page.
    - `number`: the part, from 1.
    """

    name: str
    label: str
    ref: str
    number: int

    @property
    def start(self) -> int:
        """The number of the first row, from 1."""
        return (self.number - 1) * A_PAGE + 1

    def of(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of this part, of all there are."""
        return rows[self.start - 1 : self.start - 1 + A_PAGE]

    def links(self, listed: int, total: int) -> Html:
        """Which rows these are, and the way to those before and after; nothing where all are shown.

        `listed` is how many of the `total` can be had here.
        """
        if total <= A_PAGE:
            return NOTHING
        last = min(self.start + A_PAGE - 1, listed)
        said = _("Showing {first} to {last} of {total}.").format(
            first=f"{self.start:,}", last=f"{last:,}", total=f"{total:,}"
        )
        if listed < total and last == listed:
            said += " " + _("No more than {listed} are listed here.").format(listed=f"{listed:,}")
        ways = [self._way(_("Previous"), self.number - 1, "prev")] if self.number > 1 else []
        ways += [self._way(_("Next"), self.number + 1, "next")] if last < listed else []
        inside = element("ul", *(element("li", way) for way in ways))
        turn = element("nav", inside, class_="paging", aria_label=_("More: {table}").format(table=self.label))
        return element("div", paragraph(said, "quiet"), turn if ways else NOTHING)

    def _way(self, said: str, number: int, rel: str) -> Html:
        to = place(self.ref, f"s-{self.name}", f"{self.name}-{number}" if number > 1 else "")
        return element("a", safe(said), href=to, rel=rel, id=f"{self.name}-{rel}")


def paged(name: str, label: str, ref: str, rows: int) -> Paged:
    """The part of a table that the address asks for, within what there is."""
    table, _dash, said = str(st.query_params.get(_AFTER, "")).rpartition("-")
    number = int(said) if table == name and said.isascii() and said.isdigit() and len(said) < 9 else 1
    return Paged(name, label, ref, min(max(number, 1), max(1, -(-rows // A_PAGE))))
