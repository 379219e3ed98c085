"""What the address of the reviews page asks for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

import streamlit as st

from registry.errors import UsageError
from registry.verbs.checks.due import Question
from registry.wording import _

PAGE = "reviews"
A_PAGE = 30

VIEWS = {"calendar": "Calendar", "timeline": "Timeline", "list": "List"}
SORTS = {"": "Reviews and last days", "review": "Reviews", "end": "Last days", "waiver": "Waivers running out"}
WINDOWS = {"overdue": "Overdue", "30": "In the next 30 days", "90": "In the next 90 days"}

_KINDS = ("review", "end", "waiver")
_LONGEST = 200
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Asked:
    """What is asked.

    - `view`: how it is drawn. `register`, `sort`: only of one register, only of one sort; empty for all.
    - `month`: the first day of the month looked at.
    - `day`: one day as written, or `window`: one of `WINDOWS`; empty for neither.
    - `after`: how many of the first are left out.
    """

    today: date
    view: str = "calendar"
    register: str = ""
    sort: str = ""
    month: date = date.min
    day: str = ""
    window: str = ""
    after: str = ""

    @property
    def is_of_month(self) -> bool:
        """Whether the month of the address is what is listed."""
        return not self.day and not self.window

    def seen_as(self, view: str) -> Asked:
        """The same, drawn another way."""
        return replace(self, view=view, after="")

    def in_month(self, month: date) -> Asked:
        """Another month, as a calendar."""
        return replace(self, view="calendar", month=month, day="", window="", after="")

    def listing(self, *, day: str = "", window: str = "", sort: str = "") -> Asked:
        """One day, or one window of days, as a list."""
        return replace(self, view="list", day=day, window=window, sort=sort or self.sort, after="")

    def going_on(self, after: str) -> Asked:
        """Another page of the same list."""
        return replace(self, after=after)

    def parameters(self) -> list[tuple[str, str]]:
        """What stands in the address; what is as it is anyway is left out."""
        month = self.month.strftime("%Y-%m") if self.month != first_of(self.today) else ""
        view = self.view if self.view != "calendar" else ""
        given = (
            ("view", view), ("register", self.register), ("sort", self.sort), ("month", month), ("day", self.day),
            ("window", self.window), ("after", self.after),
        )  # fmt: skip
        return [each for each in given if each[1]]

    def address(self) -> str:
        """The address of the page that asks just this."""
        said = urlencode(self.parameters())
        return f"{PAGE}?{said}" if said else PAGE

    def counting(self) -> Question:
        """What the verb is asked to count every day of these registers and sorts."""
        return replace(self._question(1), counts=True)

    def question(self, limit: int = A_PAGE) -> Question:
        """What the verb is asked to list: a day, a window, or the month."""
        asked = replace(self._question(limit), after=self.after)
        if self.day:
            return replace(asked, since=self.day, until=self.day)
        if self.window == "overdue":
            return replace(asked, state=("overdue",))
        if self.window:
            return replace(asked, since=self.today.isoformat(), within=self.window)
        return replace(asked, since=self.month.isoformat(), until=last_of(self.month).isoformat())

    def overdue(self, limit: int) -> Question:
        """What the verb is asked for what is overdue, the latest first."""
        return replace(self._question(limit), state=("overdue",), latest_first=True)

    def ahead(self, limit: int) -> Question:
        """What the verb is asked for what comes next."""
        return replace(self._question(limit), since=self.today.isoformat())

    def _question(self, limit: int) -> Question:
        return Question(
            register=(self.register,) if self.register else (), kind=(self.sort,) if self.sort else _KINDS,
            limit=str(limit),
        )  # fmt: skip

    def title(self) -> str:
        """What is listed, in words."""
        from registry.wording import day

        if self.day:
            return day(date.fromisoformat(self.day))
        return _(WINDOWS[self.window]) if self.window else month_words(self.month)


def here(today: date) -> Asked:
    """What the address asks. Raises UsageError for a month or a day that there is not; what it does not know it skips.

    A page lists only what the verb knows: a register that is not there is refused by it.
    """
    given = {name: str(st.query_params.get(name, ""))[:_LONGEST].strip() for name in _NAMES}
    view = given["view"] if given["view"] in VIEWS else "calendar"
    sort = given["sort"] if given["sort"] in SORTS else ""
    window = given["window"] if given["window"] in WINDOWS else ""
    day = _day(given["day"]) if given["day"] else ""
    month = _month(given["month"]) if given["month"] else first_of(date.fromisoformat(day) if day else today)
    if (day or window) and not given["view"]:
        view = "list"
    return Asked(today, view, given["register"], sort, month, day, "" if day else window, given["after"])


_NAMES = ("view", "register", "sort", "month", "day", "window", "after")


def _day(written: str) -> str:
    try:
        found = date.fromisoformat(written)
    except ValueError as error:
        raise _refused(written) from error
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise _refused(written)
    return found.isoformat()


def _month(written: str) -> date:
    return first_of(date.fromisoformat(_day(f"{written}-01")))


def _refused(written: str) -> UsageError:
    said = _("{written} is no day or month that can be shown.").format(written=written.removesuffix("-01"))
    return UsageError(said, _("Write a month as `2026-11` and a day as `2026-11-21`."))


def first_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def last_of(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def month_before(month: date) -> date:
    """The first day of the month before."""
    return first_of(month - timedelta(days=1))


def month_after(month: date) -> date:
    """The first day of the month after."""
    return last_of(month) + timedelta(days=1)


def month_words(month: date) -> str:
    """A month in words: November 2026."""
    from registry.wording import day

    return day(month).partition(" ")[2]
