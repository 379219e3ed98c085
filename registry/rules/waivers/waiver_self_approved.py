"""Do two people stand behind a waiver, as far as roles and git's authors tell?"""

from __future__ import annotations

from registry.facts.waiver import separated
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.subject import Whole
from registry.wording import _


def judge(waiver: Whole) -> Verdict:
    """Judge a waiver."""
    if waiver.get("approver_role") is None:
        return not_applicable(_("No record shows who approved it."))
    found = separated(waiver.record)
    if found.value == "yes":
        return satisfied(found.because)
    return (violated if found.value == "no" else cannot_tell)(found.sources, found.because)
