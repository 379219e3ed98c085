"""Values of typed files as text: a day as YYYY-MM-DD, a number as a person would write it, nothing as empty text."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from registry.values import Any


def text_of(value: Any) -> str:
    """One value of a spreadsheet as text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return length(value)
    return str(value)


def number(value: float, digits: int = 15) -> str:
    """A number without what binary arithmetic adds: as many digits as a spreadsheet shows, and no exponent."""
    if not math.isfinite(value):
        return "" if math.isnan(value) else str(value)
    shown = format(value, f".{digits}g")
    if "e" in shown:
        shown = format(Decimal(shown), "f") if abs(Decimal(shown).adjusted()) < 40 else shown
    if "." in shown and "e" not in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def exact(value: float) -> str:
    """A number just as exact as it is held, without an exponent where it has a usual size."""
    if not math.isfinite(value):
        return "" if math.isnan(value) else str(value)
    shown = repr(value)
    if "e" in shown and abs(Decimal(shown).adjusted()) < 40:
        shown = format(Decimal(shown), "f")
    return shown.removesuffix(".0")


def moment(value: datetime) -> str:
    """A day and time; the day alone where it is midnight and no zone is said."""
    if value.tzinfo is None and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()


def length(value: timedelta) -> str:
    """A length of time as hours, minutes and seconds."""
    seconds = value.total_seconds()
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    whole, part = divmod(seconds, 1)
    minutes, second = divmod(int(whole), 60)
    hours, minute = divmod(minutes, 60)
    rest = f"{part:.6f}".rstrip("0")[1:].rstrip(".") if part else ""
    return f"{sign}{hours}:{minute:02}:{second:02}{rest}"
