"""The top of the reviews page: numbers, what to look at, and the ways to look at it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from registry.ui.markup.cards import Card, cards
from registry.ui.markup.choice import labelled
from registry.ui.markup.html import Html, element, safe
from registry.ui.reviews.asked import SORTS, VIEWS, Asked
from registry.ui.reviews.days import Days
from registry.wording import _


def numbers(here: Asked, days: Days) -> Html:
    """How many are overdue and how many come soon, each leading to just those."""
    yesterday = here.today - timedelta(days=1)

    def past(sort: str) -> int:
        return days.between(date.min, yesterday, sort)

    def soon(number: int) -> int:
        return days.between(here.today, here.today + timedelta(days=number), here.sort)

    made = [
        Card(_("Reviews overdue"), past("review"), here.listing(window="overdue", sort="review").address()),
        Card(_("Past their last day"), past("end"), here.listing(window="overdue", sort="end").address()),
        Card(_("Waivers run out"), past("waiver"), here.listing(window="overdue", sort="waiver").address()),
        Card(_("In the next 30 days"), soon(30), here.listing(window="30").address()),
        Card(_("In the next 90 days"), soon(90), here.listing(window="90").address()),
    ]
    return cards(made, _("Reviews and last days, in numbers"))


def choices(here: Asked, registers: Sequence[tuple[str, str]]) -> Html:
    """What to look at, which becomes part of the address; the way of looking at it stays."""
    names = ("register", "sort")
    hidden = (
        element("input", type="hidden", name=name, value=value)
        for name, value in here.parameters()
        if name not in (*names, "after")
    )
    return element(
        "form",
        *hidden,
        _select("register", _("Register"), [("", _("Every register")), *registers], here.register),
        _select("sort", _("Show"), [(sort, _(said)) for sort, said in SORTS.items()], here.sort),
        element("button", safe(_("Show these")), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip


def _select(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> Html:
    return element("span", *labelled(name, label, options, chosen), class_="choose")


def views(here: Asked) -> Html:
    """The ways to look at it, of which one is taken now."""
    ways = [
        element(
            "li",
            element(
                "a", safe(_(said)), href=here.seen_as(view).address(), id=f"view-{view}",
                aria_current="true" if view == here.view else "",
            ),
        )
        for view, said in VIEWS.items()
    ]  # fmt: skip
    return element("nav", element("ul", *ways), class_="ways-to-see", aria_label=_("How to look at it"))
