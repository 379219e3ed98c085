"""Unique pupil numbers: a check letter and twelve digits, the last of them a letter in a temporary one.

Source: UK Government Data Standards Catalogue, Unique Pupil Number 2.0: the sum of each digit times its place, counted
from 2, modulo 23, as one of the letters A to Z without I, O and S.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import SURE, Found
from registry.wording import _

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_FORM = re.compile(rf"(?<![\w/-])[{_LETTERS}][0-9]{{11}}[0-9{_LETTERS}](?![\w/-])", re.IGNORECASE | re.ASCII)


def find(text: str) -> Iterator[Found]:
    """Every one whose letter fits its digits."""
    for match in _FORM.finditer(text):
        if is_valid(match[0].upper()):
            why = _("a letter and twelve digits, and the letter is the check of the digits")
            yield Found("pupil-number", SURE, *match.span(), why)


def is_valid(number: str) -> bool:
    """Whether the first letter is the one that the rest asks for."""
    values = (int(each) if each.isdecimal() else _LETTERS.index(each) for each in number[1:])
    return _LETTERS[sum(place * value for place, value in enumerate(values, 2)) % 23] == number[0]
