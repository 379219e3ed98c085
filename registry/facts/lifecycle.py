"""How far a record has come on a day: whether a duty that bites from some status on bites yet, or no longer.

Source: reference lifecycle of an agreement; the records' own statuses.
"""

from __future__ import annotations

from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.facts.standing import status
from registry.load.snapshot import Loaded
from registry.wording import _

_ORDER = ("idea", "screening", "draft", "consultation", "legal-ig-review", "approved", "signing", "in-force")
"""The statuses on the way into force, and those of records that are simply drafts or active."""

_LEVEL = {name: at for at, name in enumerate(_ORDER)} | {
    "under-review": 7, "suspended": 7, "active": 7, "open": 7, "closed": 7,
}  # fmt: skip
_ENDED = frozenset({"terminated", "superseded", "withdrawn-before-force", "retired"})


def status_on(reader: Reader, loaded: Loaded) -> Reading[str]:
    """The status of a record on the reader's day, its history looked at."""
    return reader.remembered(("status", loaded.ref), lambda: _status_on(reader, loaded))


def _status_on(reader: Reader, loaded: Loaded) -> Reading[str]:
    for entry in loaded.data.get("status_history", ()):
        reader.has_come(entry["on"])
    return status(loaded.data, reader.on)


def reached(reader: Reader, loaded: Loaded, stage: str) -> Reading[str]:
    """Whether a record has come as far as a stage: `yes`, `no`, `ended`, or `unknown`."""
    now = status_on(reader, loaded)
    if now.value in _ENDED:
        return Reading("ended", _("It has ended. {because}").format(because=now.because), now.sources)
    if now.value == "not-known":
        return Reading("unknown", _("Its status is not known."), now.sources)
    if has_reached(now.value, stage):
        return Reading("yes", now.because, now.sources)
    return Reading("no", _("It has not come so far. {because}").format(because=now.because), now.sources)


def has_reached(status: str, stage: str) -> bool:
    """Whether a record of a status has come as far as a stage. One that has ended has reached none."""
    return _LEVEL.get(status, -1) >= _LEVEL[stage]
