"""Until when a policy document has to be kept."""

from __future__ import annotations

from datetime import date

from registry.clocks.calendar_month import months_after
from registry.subjects.subject import Whole

_MONTHS = 6


def kept_until(policy: Whole) -> date | None:
    """The last day on which a policy document has to be kept; None where no record shows that its processing ceased.

    Source: DPA 2018 Schedule 1 paragraph 40(2), and section 42 for law-enforcement processing: until the end of six
    months from when the processing ceases.
    """
    ceased = policy.get("processing_ceased")
    return months_after(date.fromisoformat(ceased), _MONTHS) if ceased else None
