"""Does a waiver say why, who approved it, on which day, and until when?"""

from __future__ import annotations

from datetime import date

from registry.facts.says_something import says_something
from registry.facts.waiver import NEEDED
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.subjects.subject import Whole
from registry.wording import _, day, listed

_WHAT = {
    "reason": "why it is right to live with the finding",
    "approver_role": "the role of whoever approved it",
    "approved_on": "the day it was approved",
    "expires": "its last day",
}


def judge(waiver: Whole) -> Verdict:
    """Judge a waiver."""
    lacking = [
        name
        for name in NEEDED
        if waiver.get(name) is None or (name == "reason" and not says_something(waiver.get(name)))
    ]
    if lacking:
        said = _("No record shows {what}.").format(what=listed([_(_WHAT[name]) for name in lacking], "or"))
        return violated(tuple(waiver.place(name) for name in lacking), said)
    approved = waiver.get("approved_on")
    if not waiver.reader.has_come(approved):
        said = _("It stands as active, and is said to be approved on {day}: one of the two cannot be right.")
        return cannot_tell(waiver.place("approved_on"), said.format(day=day(date.fromisoformat(approved))))
    return satisfied(_("It says why, who approved it, on which day, and until when."))
