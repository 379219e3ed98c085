"""UK telephone numbers by which one person may be reached: mobiles, and those of a place.

Source: Ofcom, National Telephone Numbering Plan: 01 and 02 are geographic, 07 mobile; 03, 05, 08 and 09 belong to
organisations and services, and are left alone. Ofcom, Telephone numbers for use in TV and radio drama programmes: those
that belong to nobody are left alone too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, SURE, Found, near
from registry.wording import _

_FORM = re.compile(
    r"(?<![\w/.,#+-])(?:(?:\+|00)44[ \u00a0-]?(?:\(0\)[ ]?)?|\(?0)[127]"
    r"(?:\)?[ \u00a0-]?\(?[0-9]){8,9}\)?(?![\w/]|[-.][0-9])"
)
_DRAMA = re.compile(
    "07700900|01632960|0113496|0114496|0115496|0116496|0117496|0118496|0121496|0131496|0141496|0151496|0161496|"
    "0191498|0207946|02079460|02896496|02920180|03069990"
)
_OF_A_PERSON = re.compile(
    r"\b(?:mother|father|mum|dad|parent|carer|child|son|daughter|pupil|patient|resident|tenant|complainant|victim|"
    r"service user|data subject|next of kin|grandmother|grandfather|her|him|his|home|mobile)\b",
    re.IGNORECASE,
)
_REACH = 40


def find(text: str) -> Iterator[Found]:
    """Every one. A mobile is sure; one of a place is where words beside it speak of a person."""
    for match in _FORM.finditer(text):
        digits = re.sub("[^0-9]", "", match[0].replace("(0)", ""))
        digits = f"0{digits[-10:]}" if match[0].startswith(("+", "00")) else digits
        if _DRAMA.match(digits) or not 10 <= len(digits) <= 11 or len(set(digits[4:])) == 1:
            continue
        if digits[1] == "7":
            if len(digits) == 11:
                yield Found("telephone", SURE, *match.span(), _("eleven digits in the form of a mobile number"))
        elif any(_OF_A_PERSON.search(words) for words in near(text, match.start(), match.end(), _REACH)):
            why = _("a number of a place, and words beside it speak of a person")
            yield Found("telephone", SURE, *match.span(), why)
        else:
            why = _("a number of a place, which may be a home or an office")
            yield Found("telephone", LIKELY, *match.span(), why)
