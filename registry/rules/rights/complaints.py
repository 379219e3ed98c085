"""What rules about complaints have in common: which complaints the law is about, and when each came."""

from __future__ import annotations

from datetime import date

from registry.findings import Verdict, cannot_tell, not_applicable
from registry.law.statute_book import state
from registry.subjects.subject import Whole
from registry.wording import _

_NOT_PERSONAL = frozenset({"not-personal", "deceased-only"})


def not_for_the_law(complaint: Whole) -> Verdict | None:
    """Why no rule about complaints can judge one, where that is so.

    Source: DPA 2018 section 164A, which came into force for complaints received on or after 19 June 2026.
    """
    if complaint.get("regime") in _NOT_PERSONAL:
        return not_applicable(_("The record says that it is not about personal data."))
    received = complaint.get("received")
    if received is None:
        return cannot_tell(complaint.place("received"), _("No record shows when the complaint was received."))
    if not complaint.reader.has_come(received):
        return not_applicable(_("It had not been received."))
    if not state(complaint.reader.law("dpa18-s164a"), date.fromisoformat(received)).is_in_force:
        return not_applicable(_("It was received before the law asked this of controllers."))
    return None
