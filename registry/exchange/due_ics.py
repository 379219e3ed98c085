"""Deadlines as an iCalendar file (RFC 5545), which calendar programs take in.

A deadline keeps its name (UID) for good, so that taking the file in again moves an event and does not make another. Of
a breach, a request or a complaint only its id goes into the file, and no title: calendars are shared with others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol

from icalendar import Calendar, Event

from registry import __version__
from registry.concepts.kinds import Kind
from registry.wording import _

_CASES = frozenset({Kind.BREACH.value, Kind.RIGHTS_REQUEST.value, Kind.COMPLAINT.value})
_AN_EVENT = timedelta(minutes=30)


class Answer(Protocol):
    """What this format needs of an answer."""

    @property
    def as_of(self) -> str: ...
    @property
    def rows(self) -> Sequence[Any]: ...


def render(answer: Answer) -> bytes:
    """A calendar with an event for each deadline that has a day or moment."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Muniment//Muniment {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Muniment deadlines"))
    stamp = datetime.combine(date.fromisoformat(answer.as_of), time(), UTC)
    for row in answer.rows:
        if row.by:
            calendar.add_component(_event(row, stamp))
    made: bytes = calendar.to_ical()
    return made


def _event(row: Any, stamp: datetime) -> Event:
    event = Event()
    ref, _hash, which = row.key.partition("#")
    register, kind, own = ref.split("/")
    event.add("uid", f"{which}.{own}.{kind}.{register}@muniment")
    event.add("dtstamp", stamp)
    if "T" in row.by:
        by = datetime.fromisoformat(row.by).astimezone(UTC)
        event.add("dtstart", by - _AN_EVENT)
        event.add("dtend", by)
    else:
        event.add("dtstart", date.fromisoformat(row.by))
        event.add("dtend", date.fromisoformat(row.by) + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    event.add("summary", f"{row.what}: {own if row.of in _CASES else row.title}")
    event.add("description", "\n".join((row.said, *row.steps, *row.law, ref)))
    event.add("categories", [row.kind])
    return event
