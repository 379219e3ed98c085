"""A timeline: dated events one below another, what is past, what is next and what is overdue, said in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.wording import _, counted, day

_EARLIER = 8
"""More past days than this are folded away, the oldest first."""

_DAYS_BELOW, _MONTHS_BELOW = 3, 24
"""Months below which a time is said in days, and below which in months."""


class Event(NamedTuple):
    """One event.

    - `on`: its day. `when`: the day in words, where only a month or year is known.
    - `what`: what happened or will; `more`: anything further, below it.
    - `due`: whether it is something to be done by that day, and is not known to have been done.
    """

    on: date
    what: Html
    more: Html = NOTHING
    due: bool = False
    when: str = ""


def timeline(events: Iterable[Event], today: date, name: str) -> Html:
    """The events in the order of their days, with today among them. `name` is what the list is called when read out.

    Events of one day stand together, those overdue apart.
    """
    days = _days(events)
    past = [day for day in days if day[0].on < today]
    ahead = [day for day in days if day[0].on >= today]
    fold = len(past) - _EARLIER if len(past) > _EARLIER + 1 else 0
    early = NOTHING
    if fold:
        label = _("Show {days}").format(days=counted(fold, _("earlier day"), _("earlier days")))
        drawn = element("ol", *(_past(each, today) for each in past[:fold]), class_="timeline", aria_label=_("Earlier"))
        early = element("details", element("summary", safe(label)), drawn)
    now = element("li", element("span", safe(_("Today, {day}").format(day=day(today)))), class_="now")
    shown = [*(_past(each, today) for each in past[fold:]), now]
    shown += [_ahead(each, today, at == 0) for at, each in enumerate(ahead)]
    return joined([early, element("ol", *shown, class_="timeline", aria_label=name)])


def _days(events: Iterable[Event]) -> list[Sequence[Event]]:
    def told(event: Event) -> tuple[date, bool, str]:
        return event.on, event.due, _day(event)

    return [list(same) for _told, same in groupby(sorted(events, key=told), key=told)]


def _past(events: Sequence[Event], today: date) -> Html:
    first = events[0]
    if first.due:
        said = _("Overdue. It was due {day}, {ago} ago").format(day=_day(first), ago=span(first.on, today))
        return _drawn(events, said, "overdue")
    return _drawn(events, _day(first), "past")


def _ahead(events: Sequence[Event], today: date, is_next: bool) -> Html:
    on = events[0].on
    after = _("today") if on == today else _("in {span}").format(span=span(today, on))
    said = f"{_day(events[0])}, {after}"
    return _drawn(events, _("Next: {said}").format(said=said) if is_next else said, "next" if is_next else "ahead")


def span(start: date, end: date) -> str:
    """How long it is from one day to a later one: in days, from three months on in whole months, then in years."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    if months < _DAYS_BELOW:
        return counted((end - start).days, _("day"), _("days"))
    if months < _MONTHS_BELOW:
        return counted(months, _("month"), _("months"))
    return counted(months // 12, _("year"), _("years"))


def _day(event: Event) -> str:
    return event.when or day(event.on)


def _drawn(events: Sequence[Event], when: str, state: str) -> Html:
    inside = [element("div", safe(when), class_="when")]
    for event in events:
        inside.append(element("div", event.what, class_="what"))
        inside += [element("div", event.more, class_="quiet")] if event.more else []
    return element("li", *inside, class_=state)
