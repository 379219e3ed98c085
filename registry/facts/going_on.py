"""Whether the processing that a record tells of is going on, on the reader's day.

Source: UK GDPR Article 4(2): duties about processing bite while something is done with the data, its keeping included.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.wording import _


def going_on(reader: Reader, activity: Mapping[str, Any], at: str) -> Reading[bool]:
    """Whether it has begun, has not ended, and is not said to be at rest. `at` is the address of the record.

    What says nothing of any of these goes on.

    Source: UK GDPR Article 4(2).
    """
    started, ended = activity.get("started"), activity.get("ended")
    if started is not None and not reader.has_come(started):
        return Reading(False, _("The processing has not begun."), (f"{at}#started",))
    if ended is not None and reader.is_past(ended):
        return Reading(False, _("The processing has ended."), (f"{at}#ended",))
    if activity.get("live") == "no":
        return Reading(False, _("The record says that it is not happening now."), (f"{at}#live",))
    return Reading(True, _("The processing goes on."), (f"{at}#live",))
