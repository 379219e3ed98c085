"""What the address of the clocks page asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from registry.verbs.checks.due import Question
from registry.verbs.deadlines.case_clocks import CASES
from registry.wording import _

PAGE = "clocks"
A_PAGE = 20

VIEWS: dict[str, tuple[str, tuple[str, ...]]] = {
    "": ("Open", ("overdue", "unsure", "not-worked-out", "no-limit", "due", "still", "not-started")),
    "overdue": ("Overdue", ("overdue", "unsure")),
    "week": ("Due within 7 days", ("due",)),
    "running": ("Running", ("due", "no-limit")),
    "waiting": ("Standing still, or not started", ("still", "not-started")),
    "unclear": ("Cannot be worked out", ("not-worked-out",)),
    "done-late": ("Done late", ("late",)),
    "done": ("Done", ("in-time", "late", "done-unsure", "done")),
}
"""What may be looked at → what it is called, and where such deadlines stand."""

_SETTLED = ("done", "done-late")
_LONGEST = 200


@dataclass(frozen=True)
class Asked:
    """What is asked: one register or all, one sort of case or all, how they stand, and where to go on from."""

    register: str = ""
    kind: str = ""
    view: str = ""
    after: str = ""

    @property
    def is_done(self) -> bool:
        """Whether what has been done is asked for."""
        return self.view in _SETTLED

    def saying(self, view: str, after: str = "") -> Asked:
        """The same, looking at something else."""
        return replace(self, view=view, after=after)

    def address(self) -> str:
        """The address of the page that asks just this."""
        given = (("register", self.register), ("kind", self.kind), ("view", self.view), ("after", self.after))
        said = urlencode([each for each in given if each[1]])
        return f"{PAGE}?{said}" if said else PAGE

    def question(self, limit: int = A_PAGE) -> Question:
        """What the verb is asked."""
        return Question(
            register=(self.register,) if self.register else (), kind=(self.kind,) if self.kind else CASES,
            state=VIEWS[self.view][1], within="7" if self.view == "week" else "", latest_first=self.is_done,
            limit=str(limit), after=self.after,
        )  # fmt: skip

    def counting(self) -> Question:
        """What the verb is asked to count everything of these registers and cases, however it stands."""
        return replace(self.saying("").question(1), state=(), answered=True)


def here() -> Asked:
    """What the address asks. A sort of case or a view that there is not is passed over."""
    given = {name: str(st.query_params.get(name, ""))[:_LONGEST] for name in ("register", "kind", "view", "after")}
    return Asked(
        given["register"].strip(), given["kind"] if given["kind"] in CASES else "",
        given["view"] if given["view"] in VIEWS else "", given["after"],
    )  # fmt: skip


def called(view: str) -> str:
    """What a view is called."""
    return _(VIEWS[view][0])
