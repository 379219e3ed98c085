"""Whether law may be relied on, on the reader's day: in force, and not only so that regulations could be made.

Source: the commencement provisions named in the law data, and reference table 0.1. Law that has begun only so that
regulations or a code could be made gives nobody a power or a ground yet.
"""

from __future__ import annotations

from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.law.statute_book import Entry
from registry.wording import _

_PREPARING = ("making regulations", "powers to make regulations", "issuing the code")
"""How the limits of law begin that has begun only so that it could be prepared."""


def usable(reader: Reader, entry: Entry) -> Reading[str]:
    """Whether law may be relied on: `yes`, `no`, or `cannot-tell` where the data do not say, or it is limited."""
    within = entry.within.id if entry.within is not None else ""
    return reader.once(("usable", entry.sort, within, entry.id), lambda alone: _usable(alone, entry))


def _usable(reader: Reader, entry: Entry) -> Reading[str]:
    now = reader.state(entry)
    said = _("{title}: {state}").format(title=entry.title, state=now.because)
    if now.state == "in-force":
        return Reading("yes", said)
    if now.state == "limited":
        limits = [str(each.get("limited_to", "")).lower() for each in entry.windows if _is(each.get("from"), now.since)]
        if any(limit.startswith(_PREPARING) for limit in limits):
            return Reading("no", said)
        return Reading("cannot-tell", said)
    return Reading("cannot-tell" if now.state == "not-known" else "no", said)


def _is(written: object, day: object) -> bool:
    return str(written) == str(day)
