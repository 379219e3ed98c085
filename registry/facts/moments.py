"""Days and clock times in records, as moments that can be compared.

Source: the records' own form of a moment, which gives its offset from UTC.
"""

from __future__ import annotations

from datetime import date, datetime


def moment(written: object) -> datetime | None:
    """A moment as a record writes it; None where there is none, where its day does not exist, or without an offset."""
    if not isinstance(written, str):
        return None
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        return None
    return when if when.utcoffset() is not None else None


def day_of(when: datetime) -> date:
    """The day of a moment in the United Kingdom, as a British clock would show it."""
    from zoneinfo import ZoneInfo  # reads a file; only rules about clock times wait for it

    return when.astimezone(ZoneInfo("Europe/London")).date()
