"""A vehicle's registration, where words say so: it leads to a keeper.

Source: DVLA, INF104, Vehicle registration numbers and number plates, for the form since September 2001 (two letters,
two digits, three letters) and those before it, with a letter for the year at the front or the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, Found
from registry.wording import _

_FORM = re.compile(
    r"(?i:\b(?:vehicle|car|van|motorcycle|registration|reg(?:istered)?|number[ -]?plate|VRM|VRN|index)\b)"
    r"[^\n0-9]{0,25}?(?<![\w/-])"
    r"((?:[A-HJ-PR-Y][A-HJ-PR-Y][0-9]{2}[ ]?[A-HJ-PR-Z]{3})|(?:[A-HJ-NPR-TV-Y][0-9]{1,3}[ ]?[A-HJ-PR-Y]{3})"
    r"|(?:[A-HJ-PR-Y]{3}[ ]?[0-9]{1,3}[A-HJ-NPR-TV-Y]))(?![\w/-])",
    re.ASCII,
)


def find(text: str) -> Iterator[Found]:
    """Every one that follows such a word."""
    for match in _FORM.finditer(text):
        yield Found("vehicle", LIKELY, *match.span(1), _("it has the form of a number plate, and words say so"))
