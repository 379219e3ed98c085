"""Where a record stands on a day, as lists show it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from registry.concepts.kinds import Kind
from registry.facts.standing import standing, status
from registry.load.snapshot import Loaded
from registry.schema.published import shape


class Stand(NamedTuple):
    """Status and what it is called; and what is worked out of an agreement: expired, overdue, not yet effective."""

    status: str
    label: str
    standing: tuple[str, ...]


def stand(loaded: Loaded, on: date) -> Stand:
    """Where one record stands."""
    now = status(loaded.data, on).value
    worked_out = standing(loaded.data, on) if loaded.ref.kind == Kind.AGREEMENT else ()
    label = shape(loaded.ref.kind).fields["status"].label_of(now)
    return Stand(now, label, tuple(each.value for each in worked_out))
