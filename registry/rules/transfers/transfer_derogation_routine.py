"""Is a derogation, which is for a specific situation, used as a routine?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.transfer import Transfer
from registry.wording import _

_EITHER = frozenset({None, "as-needed", "emergency", "other"})
"""How often something happens that may come back or may not. Every other rhythm but one is of what comes back."""


def judge(transfer: Transfer) -> Verdict:
    """Judge one transfer."""
    otherwise = transfer.is_restricted
    if otherwise is not None:
        return otherwise
    if transfer.get("route") != "derogation":
        return not_applicable(_("It does not rest on a derogation."))
    used = transfer.get("derogation") or {}
    signs = {
        transfer.place("derogation/repeated"): {"yes": True, "no": False}.get(str(used.get("repeated"))),
        transfer.place("derogation/times"): used["times"] > 1 if "times" in used else None,
        transfer.place("frequency"): _is_routine(transfer.get("frequency")),
    }
    again = tuple(at for at, sign in signs.items() if sign is True)
    once = tuple(at for at, sign in signs.items() if sign is False)
    if again and once:
        return cannot_tell((*again, *once), _("The record says both that it happens once and that it happens again."))
    if again:
        return violated(again, _("A derogation for a specific situation is used again and again."))
    if once:
        return satisfied(_("The record says that the derogation is used for one occasion."))
    said = _("No record shows whether the derogation is used more than once.")
    return cannot_tell(transfer.place("derogation/repeated"), said)


def _is_routine(frequency: str | None) -> bool | None:
    return None if frequency in _EITHER else frequency != "one-off"
