"""NHS numbers: ten digits, the last of which checks the others by modulus 11.

Source: NHS Data Dictionary, NHS NUMBER (the five steps of its check digit). The same form and check are used by the
Community Health Index in Scotland and the Health and Care number in Northern Ireland. Numbers that begin with 999 are
kept for tests and never given to anybody; numbers of one digit repeated pass the check and are nobody's. Those that
begin with 0, 1 or 2 are of Scotland, where the first six digits are a day of birth: few moments in seconds are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, SURE, Found, near
from registry.wording import _

_FORM = re.compile(r"(?<![0-9A-Za-z+/.,#-])[0-9]{3}([ \u00a0-]?)[0-9]{3}\1[0-9]{4}(?![0-9A-Za-z/-]|[.,][0-9])")
_ABROAD = re.compile(r"(?:\+|\b00)[0-9]{1,3}[ \u00a0]?(?:\(0\))?[ \u00a0]?$")
_WORDS = re.compile(r"\b(?:NHS|CHI|H ?& ?C|health and care|patient|nhs)\b(?! (?:trust|board|england|wales))")
_IN_SCOTLAND = re.compile("(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])")
_REACH = 40


def find(text: str) -> Iterator[Found]:
    """Every ten digits that pass the check. Sure where they are grouped 3-3-4, or words beside them say so."""
    for match in _FORM.finditer(text):
        digits = re.sub("[^0-9]", "", match[0])
        if not is_valid(digits) or _ABROAD.search(text, 0, match.start()):
            continue
        if any(_WORDS.search(words) for words in near(text, match.start(), match.end(), _REACH)):
            certainty, why = SURE, _("ten digits that pass the NHS number's check, and words beside them say so")
        elif match[1]:
            certainty, why = SURE, _("ten digits, grouped as NHS numbers are, that pass its check")
        elif digits[0] in "012" and not _IN_SCOTLAND.match(digits):
            continue
        else:
            certainty, why = LIKELY, _("ten digits that pass the NHS number's check, as one in eleven do by chance")
        yield Found("nhs-number", certainty, *match.span(), why)


def is_valid(digits: str) -> bool:
    """Whether ten digits pass the check, and may have been given to somebody."""
    if len(set(digits)) == 1 or digits.startswith("999"):
        return False
    return sum(weight * int(digit) for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0
