"""Every recogniser on one text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from registry.personal_data import (
    bank_account,
    case_numbers,
    date_of_birth,
    email,
    home_address,
    national_insurance,
    nhs_number,
    person_named,
    property_number,
    pupil_number,
    telephone,
    vehicle,
)
from registry.personal_data.found import SURE, Found

OF_NUMBERS: tuple[Callable[[str], Iterator[Found]], ...] = (
    nhs_number.find, national_insurance.find, pupil_number.find, telephone.find, home_address.find,
    property_number.find, date_of_birth.find, case_numbers.find, bank_account.find, vehicle.find,
)  # fmt: skip
"""Those that find nothing where no digit is."""

OF_WORDS: tuple[Callable[[str], Iterator[Found]], ...] = (email.find, person_named.find)

RECOGNISERS = (*OF_NUMBERS, *OF_WORDS)

_DIGIT = re.compile("[0-9]")
MOST = 200
"""The most findings of one recogniser in one text: whoever has mended so many can ask again."""


def recognise(text: str) -> list[Found]:
    """All that is taken for personal data, as it comes. Where two overlap the surer, and then the longer, stays."""
    wanted = RECOGNISERS if _DIGIT.search(text) else OF_WORDS
    found = [each for recogniser in wanted for each in islice(recogniser(text), MOST)]
    if len(found) < 2:
        return found
    found.sort(key=lambda each: (each.certainty != SURE, each.start - each.end, each.start))
    kept: list[Found] = []
    for each in found:
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)
