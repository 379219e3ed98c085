"""Is it agreed how a correction reaches everybody who has a copy?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.agreements.applying import if_personal, of_personal_data, with_flows
from registry.subjects.agreement import Agreement
from registry.wording import _

_WHERE = (("accuracy", "correction_notice"), ("rights", "rectification"))
"""Where an agreement may say it: heading and field."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    otherwise = of_personal_data(agreement) or with_flows(agreement)
    if otherwise is not None:
        return otherwise
    place = agreement.place("accuracy/correction_notice")
    readings = [stated_term(agreement.reader, agreement.record, heading) for heading, _field in _WHERE]
    for reading, (_heading, field) in zip(readings, _WHERE, strict=True):
        if says_something(reading.value.get(field)):
            return satisfied(_("It is agreed how corrections reach those who have copies."))
    unread = [reading for reading in readings if reading.value.said == "unknown"]
    if unread:
        return cannot_tell(tuple(dict.fromkeys((place, *unread[0].sources))), unread[0].because)
    said = _("No record shows how a correction by one party reaches the others that have a copy.")
    return if_personal(agreement, violated(place, said))
