"""What a recogniser says of a piece of text."""

from __future__ import annotations

from collections.abc import Iterator

from registry.values import NamedTuple
from registry.wording import _

SURE = "sure"
"""Its form, a checksum or the words beside it leave little doubt that it is about one person."""

LIKELY = "likely"
"""It has the form, and may be about nobody: a person should look."""

CERTAINTIES = (SURE, LIKELY)

KINDS = {
    "nhs-number": _("an NHS number"),
    "national-insurance-number": _("a National Insurance number"),
    "pupil-number": _("a unique pupil number"),
    "telephone": _("a telephone number"),
    "email": _("a person's email address"),
    "home-address": _("a postal address with its postcode"),
    "property-number": _("a unique property reference number"),
    "date-of-birth": _("a date of birth"),
    "police-identifier": _("a police or court identifier"),
    "case-identifier": _("a person's number in a case system"),
    "bank-account": _("a bank account"),
    "vehicle": _("a vehicle's registration"),
    "person-named": _("a person's name"),
}
"""What a piece of text may be taken for."""


class Found(NamedTuple):
    """A piece of text that is taken for personal data: from `start` to `end`, and why."""

    kind: str
    certainty: str
    start: int
    end: int
    why: str


_SHOWN = 2


def shown(text: str, found: Found) -> str:
    """What may be shown of it: its first two characters and what it is taken for."""
    first = "".join(c if c.isprintable() else "?" for c in text[found.start : found.start + _SHOWN])
    return f"{first}…, {KINDS[found.kind]}"


def near(text: str, start: int, end: int, reach: int) -> Iterator[str]:
    """The words before and after a piece of text, as far as they reach."""
    yield text[max(0, start - reach) : start]
    yield text[end : end + reach]
