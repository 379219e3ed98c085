"""What the address of the page says: which file, for which register, which of its columns, and how far one is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

PAGE = "mapfile"
JOB, INTO, SHOW, COLUMN, PAGE_NO, VIEW, FORGOTTEN = "job", "into", "show", "column", "page", "view", "forgotten"
OPEN, DECIDED, KNOWN, ALL = "open", "decided", "known", "all"
SHOWS = (OPEN, DECIDED, KNOWN, ALL)
WRITE = "write"

A_PAGE = 10
"""Columns shown at once."""

_LONGEST, _DIGITS = 100, 4


@dataclass(frozen=True)
class Asked:
    """One state of the page. `column`: the one that alone is shown, from 1, 0 for none; `page`: from 1."""

    job: str = ""
    into: str = ""
    show: str = OPEN
    column: int = 0
    page: int = 1
    view: str = ""

    def but(self, **said: object) -> Asked:
        """The same but for this."""
        return replace(self, **said)  # type: ignore[arg-type]

    @property
    def said(self) -> dict[str, str]:
        """What stands in the address."""
        every = {
            JOB: self.job, INTO: self.into, SHOW: self.show if self.show != OPEN else "",
            COLUMN: str(self.column or ""), PAGE_NO: str(self.page) if self.page > 1 else "", VIEW: self.view,
        }  # fmt: skip
        return {name: value for name, value in every.items() if value}

    @property
    def address(self) -> str:
        """The address."""
        return f"{PAGE}?{urlencode(self.said)}" if self.said else PAGE


def here() -> Asked:
    """What the address asks; what it says wrongly is passed over."""
    show = _typed(SHOW)
    return Asked(
        _typed(JOB), _typed(INTO), show if show in SHOWS else OPEN, _number(COLUMN), max(1, _number(PAGE_NO)),
        WRITE if _typed(VIEW) == WRITE else "",
    )  # fmt: skip


def _typed(name: str) -> str:
    return str(st.query_params.get(name, "")).strip()[:_LONGEST]


def _number(name: str) -> int:
    said = _typed(name)
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= _DIGITS else 0
