"""What happened to a record and what is due, from the days that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from registry.concepts.dates import DatePrecision
from registry.concepts.lifecycle import RecordStatus
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.tag import tag
from registry.ui.markup.timeline import Event, timeline
from registry.ui.record.field import Field
from registry.ui.record.page import Opened
from registry.ui.site import Site
from registry.wording import _, day

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DUE = "review_due"


def dated(site: Site, record: Opened) -> Html:
    """The timeline of a record of any kind; nothing where it gives no more than one day."""
    events = [*history(record), *_days(record.fields.inside, record.answer.status == RecordStatus.ACTIVE)]
    return timeline(events, site.session.today, _("Dates")) if len(events) > 1 else NOTHING


def history(record: Opened) -> Iterator[Event]:
    """Every change of the record's status."""
    found = record.fields.get("status_history")
    for change in found.members if found else ():
        on = day_of(change.raw.get("on"))
        if on:
            what = joined([safe(_("Status: ")), tag(str(change.raw.get("status", "")))])
            yield Event(on, what, said(change, "by", "reason"), when=when(on, change.raw.get("precise_to")))


def said(holder: Field, *names: str) -> Html:
    """What some fields say, one after another."""
    found = [holder.text_of(name) for name in names]
    return joined(element("div", safe(text)) for text in found if text)


def day_of(raw: object) -> date | None:
    """A day as files write it; None where it is none."""
    if not isinstance(raw, str) or not _DAY.fullmatch(raw):
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None


def when(on: date, precise_to: object) -> str:
    """A day in words, as exact as it is known."""
    if precise_to == DatePrecision.YEAR:
        return str(on.year)
    return day(on).partition(" ")[2] if precise_to == DatePrecision.MONTH else day(on)


def _days(fields: tuple[Field, ...], is_active: bool, above: str = "") -> Iterator[Event]:
    """Each field that is a day, of the record itself and of what it holds that is not a list."""
    for field in fields:
        on = day_of(field.raw) if field.text != field.raw else None
        label = f"{above}: {field.label}" if above else field.label
        if on:
            yield Event(on, safe(label), due=is_active and field.name == _DUE)
        elif isinstance(field.raw, dict) and not above and field.name != "local":
            yield from _days(field.inside, is_active, field.label)
