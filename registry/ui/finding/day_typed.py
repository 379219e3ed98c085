"""A day as people type it."""

from __future__ import annotations

from datetime import datetime

_FORMS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d")
"""The ways that a day is written here: the day before the month, unless the year comes first."""


def day_typed(text: str) -> str:
    """The day as a record has it, `2027-03-31`, for “31 March 2027”, “31/3/2027” or the like.

    Anything else comes back as it was typed, for whoever reads it to say what is wrong with it.
    """
    plain = " ".join(text.split())
    for form in _FORMS:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return plain
