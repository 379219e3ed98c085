"""Unique property reference numbers, where words say so: one of them names one home.

Source: GeoPlace, by way of descriptions of it: a number of up to twelve digits. Nothing checks it, so words must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, Found
from registry.wording import _

_FORM = re.compile(
    r"\b(?:UPRN|unique[ ]property[ ]reference)(?:[ ]number)?s?\b[^\n0-9]{0,15}?(?<![\w.])([0-9]{5,12})(?![\w/-])",
    re.IGNORECASE | re.ASCII,
)


def find(text: str) -> Iterator[Found]:
    """Every one that follows its name."""
    for match in _FORM.finditer(text):
        yield Found("property-number", LIKELY, *match.span(1), _("words say that it names one property"))
