"""A house number or a flat, a street and a full postcode: where somebody may live.

Source: the six forms of postcodes and the letters left out of each place, as T. Finch gives them (dotat.at, 2008) after
Royal Mail and BS 7666. A postcode alone stands for some fifteen addresses, and is left alone.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, SURE, Found, near
from registry.wording import _

_POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-PR-UWYZ][0-9][0-9A-HJKSTUW]?|[A-PR-UWYZ][A-HK-Y][0-9][0-9ABEHMNPRVWXY]?)[ \u00a0]{0,2}"
    r"[0-9][ABD-HJLNP-UW-Z]{2}(?![\w-])",
    re.ASCII,
)
_STREET = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Way|Court|Crescent|Cres|Gardens|Gdns|Grove|Place|Terrace|Square|"
    "Hill|Walk|Mews|Row|Park|Green|Rise|View|Parade|Yard|Wharf|Quay|Heol|Ffordd|Stryd"
)
_FLAT = re.compile(r"\b(?:Flat|Apartment|Apt|Room)[ ][0-9]{1,4}[A-Za-z]?\b", re.ASCII)
_HOUSE = re.compile(
    rf"(?<![\w-])[0-9]{{1,4}}[A-Za-z]?,?[ ](?:[A-Z][\w'’-]{{0,20}}[ ]){{1,4}}(?:{_STREET})\b|"
    rf"(?<![\w-])[0-9]{{1,4}}[A-Za-z]?,?[ ](?:Heol|Ffordd|Stryd)[ ][A-Z][\w'’-]{{1,20}}"
)
_HOME = re.compile(
    r"\b(?:home|lives?|living|lived|resides?|resident|residing|moved|tenant|address of|his|her|their|mother|father|"
    r"child|family|complainant|patient|pupil|service user)\b",
    re.IGNORECASE,
)
_REACH = 80
_WORDS = 60


def find(text: str) -> Iterator[Found]:
    """Each house or flat with the postcode that follows. Sure where it is a flat or words speak of a home."""
    end = 0
    for postcode in _POSTCODE.finditer(text):
        start = max(end, postcode.start() - _REACH)
        before = " ".join(text[start : postcode.start()].split("\n"))
        flat, house = _FLAT.search(before), _last(_HOUSE, before)
        first = flat or house
        if first is None:
            continue
        begin, end = start + first.start(), postcode.end()
        if flat or any(_HOME.search(words) for words in near(text, begin, end, _WORDS)):
            yield Found("home-address", SURE, begin, end, _("a house or flat with its postcode, and signs of a home"))
        else:
            why = _("a house number, a street and a postcode, which may be a home or an office")
            yield Found("home-address", LIKELY, begin, end, why)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(deque(pattern.finditer(text), maxlen=1)), None)
