"""What the address of the page asks: which file, whose list it is, how it is read, and which of its shares to show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from registry.concepts.sharing import ShareFit

PAGE = "shares"
JOB, FROM, SHEET, HEADING, COLUMN, FIT, AFTER = "job", "from", "sheet", "heading", "column", "fit", "after"
A_PAGE = 25
"""Shares on one page of the answer."""

FITS = tuple(each.value for each in ShareFit)
_LONGEST, _MOST_COLUMNS = 300, 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `columns`: which is what, as `data=Heading`. `fit`: the shares shown; nothing for all."""

    job: str = ""
    giver: str = ""
    sheet: str = ""
    heading: str = ""
    columns: tuple[str, ...] = ()
    fit: str = ""
    after: int = 0

    @property
    def wanted(self) -> dict[str, object]:
        """What is wanted of the matching, as it is kept with the file."""
        return {FROM: self.giver, SHEET: self.sheet, HEADING: self.heading, COLUMN: list(self.columns)}

    def address(self, anchor: str = "") -> str:
        """The address of the page that asks just this."""
        said = [(JOB, self.job), (FROM, self.giver), (SHEET, self.sheet), (HEADING, self.heading)]
        said += [(COLUMN, each) for each in self.columns]
        said += [(FIT, self.fit), (AFTER, str(self.after) if self.after else "")]
        query = urlencode([(name, value) for name, value in said if value])
        return (f"{PAGE}?{query}" if query else PAGE) + (f"#{anchor}" if anchor else "")

    def only(self, fit: str, after: int = 0) -> str:
        """The address of the shares of one fit, or of all."""
        return replace(self, fit=fit, after=after).address("s-shares")

    def words(self, file: Path, root: Path, on: str) -> list[str]:
        """What is typed to have the list matched, as it stands on the page's day."""
        return [
            "shares", str(file), *([f"--from={self.giver}"] if self.giver else []),
            *([f"--sheet={self.sheet}"] if self.sheet else []),
            *([f"--heading={self.heading}"] if self.heading else []),
            *(f"--column={each}" for each in self.columns), f"--as-of={on}", "--format=json", f"--federation={root}",
        ]  # fmt: skip


def here() -> Asked:
    """What the address asks. What no such page could ask is left out."""
    heading, after, fit = _typed(HEADING), _typed(AFTER), _typed(FIT)
    columns = [each.strip()[:_LONGEST] for each in st.query_params.get_all(COLUMN) if each.strip()]
    return Asked(
        _typed(JOB), _typed(FROM), _typed(SHEET),
        heading if heading.isascii() and heading.isdigit() and len(heading) < 7 else "",
        tuple(columns[:_MOST_COLUMNS]), fit if fit in FITS else "",
        int(after) if after.isascii() and after.isdigit() and len(after) < 7 else 0,
    )  # fmt: skip


def _typed(name: str) -> str:
    return st.query_params.get(name, "").strip()[:_LONGEST]
