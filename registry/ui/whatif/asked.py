"""What the address says of a trial: where the draft starts, for which register, on which day and as if in what status.

The text itself is never in the address: an address is sent round, and kept by browsers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.ui.on_day import ON, day_asked
from registry.ui.permits.asked import Asked as Sharing
from registry.ui.permits.asked import here as sharing_asked
from registry.ui.permits.trying import DISCLOSURE
from registry.verbs.checks.whatif import STAGES
from registry.wording import _

PAGE = "whatif"
BLANK = "blank"
_LONGEST = 300
_DIGITS = 6

REF, KIND, REGISTER, START, AS_IF, LINE = "ref", "kind", "register", "start", "as-if", "line"


@dataclass(frozen=True, slots=True)
class Asked:
    """One trial.

    - `ref`: the record to start from; `kind` the kind whose template to start from; `is_blank` an empty text.
    - `register`: the one that the draft is for; empty where the draft, or its start, decides.
    - `line`: the line of the record's text to begin at; 0 for the first.
    - `sharing`: the question of “May we share?” whose form for an urgent decision to start from.
    """

    ref: str = ""
    kind: str = ""
    is_blank: bool = False
    register: str = ""
    as_if: str = ""
    on: date | None = None
    line: int = 0
    sharing: Sharing | None = None

    @property
    def start(self) -> str:
        """What tells one start from another; empty where none was chosen."""
        if self.ref:
            return f"ref {self.ref}"
        if self.sharing is not None:
            return f"{DISCLOSURE} {self.sharing.query()}"
        return f"kind {self.kind} {self.register}" if self.kind else BLANK if self.is_blank else ""

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What stands in the address."""
        said = ((REF, self.ref), (KIND, self.kind), (START, BLANK if self.is_blank else ""))
        judged = ((REGISTER, self.register), (AS_IF, self.as_if), (ON, self.on.isoformat() if self.on else ""))
        begun = ((LINE, str(self.line) if self.line else ""),)
        shared = () if self.sharing is None else ((START, DISCLOSURE), *self.sharing.parameters())
        named = {name for name, value in shared if value}
        own = [(name, value) for name, value in (*said, *judged, *begun) if value and name not in named]
        return own + [(name, value) for name, value in shared if value]

    @property
    def address(self) -> str:
        """The address."""
        return f"{PAGE}?{urlencode(self.parameters, safe='/')}" if self.parameters else PAGE


def asked() -> Asked:
    """What the address asks for. Raises UsageError where it cannot be read."""
    as_if, kind = _said(AS_IF), _said(KIND)
    if as_if and as_if not in STAGES:
        raise UsageError(_("“{typed}” is no status to judge by.").format(typed=as_if), _("Choose one from the list."))
    if kind and kind not in {each.value for each in Kind}:
        raise UsageError(_("There is no kind of record called {kind}.").format(kind=kind), _("Choose one below."))
    ref = _said(REF)
    is_blank = not ref and not kind and _said(START) == BLANK
    sharing = sharing_asked() if not ref and not kind and _said(START) == DISCLOSURE else None
    line = _line() if ref else 0
    return Asked(ref, "" if ref else kind, is_blank, _said(REGISTER), as_if, day_asked(), line, sharing)


def _line() -> int:
    """The line to begin at. A number that is none is passed over: the text is all there whichever line it opens at."""
    said = _said(LINE)
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= _DIGITS else 0


def _said(name: str) -> str:
    return " ".join(str(st.query_params.get(name, "")).split())[:_LONGEST]
