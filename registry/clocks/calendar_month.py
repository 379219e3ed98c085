"""Months after a day: the corresponding date of a later month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """The date of a later month that corresponds to a day; that month's last day where it has no such date.

    Regulation (EEC, Euratom) No 1182/71 Article 3(2)(c), by which UK GDPR Article 4A and DPA 2018 section 205(2) say
    that months are counted. It is also how the regulator counts: what comes on 3 September is due on 3 October.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
