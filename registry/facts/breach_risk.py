"""Whether a record of a breach is about personal data, and whether a risk to people was judged likely.

Source: UK GDPR Articles 4(12), 33(1) and 34(1); DPA 2018 sections 67(1), 67(2) and 68(1).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.reading import Reading
from registry.wording import _

_OTHER = frozenset({"not-personal", "deceased-only"})
_OTHER_LAW = frozenset({"dpa-part4", "dpa-1998"})
"""Laws of personal data that have rules of their own about breaches, or none."""


def of_personal_data(breach: Mapping[str, Any], at: str) -> Reading[str]:
    """Whether it is a breach of personal data under the UK GDPR or Part 3: `yes`, `no` or `unknown`.

    `at` is the address of the record. A record of a breach is of personal data unless it says otherwise.
    """
    if breach.get("near_miss") == "yes":
        return Reading("no", _("It was caught before anybody was affected."), (f"{at}#near_miss",))
    if breach.get("personal_data") == "no" or breach.get("regime") in _OTHER:
        return Reading("no", _("The record says that no personal data was affected."), (f"{at}#personal_data",))
    if breach.get("regime") in _OTHER_LAW:
        return Reading("no", _("It is under another law, as the record says."), (f"{at}#regime",))
    if breach.get("personal_data") == "unknown":
        return Reading("unknown", _("Nobody knows whether personal data was affected."), (f"{at}#personal_data",))
    return Reading("yes", _("The record is of a breach of personal data."), (f"{at}#personal_data",))


def likely_risk(breach: Mapping[str, Any], at: str) -> Reading[str]:
    """Whether a risk to people is likely: `yes`, `no`, `unknown`, or `not-judged` where nobody has said.

    A high risk is a risk. Where the record does not answer, what it says of the duty to report counts.

    Source: UK GDPR Article 33(1); DPA 2018 section 67(2).
    """
    answer, high = breach.get("likely_risk"), breach.get("likely_high_risk")
    places = (f"{at}#likely_risk", f"{at}#likely_high_risk")
    if answer == "no" and high == "yes":
        return Reading("unknown", _("The record says that a risk is unlikely, and that a high risk is likely."), places)
    if answer is None:
        answer = "yes" if high == "yes" else breach.get("regulator", {}).get("required")
    if answer == "yes":
        return Reading("yes", _("A risk to people is likely."), places[:1])
    if answer == "no":
        return Reading("no", _("A risk to people was judged unlikely."), places[:1])
    if answer == "unknown":
        return Reading("unknown", _("Nobody knows whether a risk to people is likely."), places[:1])
    return Reading("not-judged", _("No record shows whether a risk to people is likely."), places[:1])
