"""What rules about requests have in common: which requests the law gives a time to answer."""

from __future__ import annotations

from datetime import date

from registry.findings import Verdict, cannot_tell, not_applicable
from registry.subjects.subject import Whole
from registry.wording import _, day

_UNDER_NO_RIGHT = frozenset({"not-personal", "deceased-only"})
_NOT_TO_BE_ANSWERED = frozenset({"withdrawn", "lapsed", "passed-on"})
_WITHDRAWAL_OF_CONSENT = "withdraw-consent"


def under_no_right(request: Whole) -> Verdict | None:
    """Why no rule about the rights of people can judge a request, where that is so.

    Source: UK GDPR Articles 2 and 12(2); DPA 2018 section 3(2).
    """
    if request.get("regime") in _UNDER_NO_RIGHT:
        return not_applicable(_("The record says that it is not about personal data."))
    if set(request.get("rights") or ()) == {_WITHDRAWAL_OF_CONSENT}:
        return not_applicable(_("Consent is withdrawn under Article 7(3), and not by a request that is answered."))
    return None


def not_for_an_answer(request: Whole) -> Verdict | None:
    """Why no answer to a request is asked for, where that is so.

    Source: UK GDPR Articles 2, 7(3) and 12(2) to (4); DPA 2018 section 3(2).
    """
    otherwise = under_no_right(request)
    if otherwise is not None:
        return otherwise
    if request.get("outcome") in _NOT_TO_BE_ANSWERED:
        return not_applicable(_("It was withdrawn, came to nothing or was passed to another controller."))
    received = request.get("received")
    if received is not None and not request.reader.has_come(received):
        return not_applicable(_("It had not been received."))
    return None


def not_of_these(request: Whole, rights: frozenset[str], otherwise: str) -> Verdict | None:
    """Nothing where a request uses one of some rights; else that it uses another, as `otherwise` says, or none is said.

    Source: UK GDPR Articles 15 to 22.
    """
    used = request.get("rights")
    if not used:
        return cannot_tell(request.place("rights"), _("No record shows which right was used."))
    return None if rights & set(used) else not_applicable(otherwise)


def dated_ahead(case: Whole) -> Verdict | None:
    """Why a case cannot be judged that is dealt with already, and by its record comes only on a later day.

    Source: UK GDPR Article 5(2): a time limit is shown by the days on record, and these cannot be.
    """
    received = case.get("received")
    if received is None or case.reader.has_come(received):
        return None
    said = _("The record says that it is dealt with, and that it comes on {received}, which is a later day.")
    return cannot_tell(case.place("received"), said.format(received=day(date.fromisoformat(received))))
