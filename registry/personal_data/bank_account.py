"""A sort code with an account number.

Source: descriptions of sort codes (six digits in three pairs, such as 12-34-56) and of Vocalink's check of account
numbers (eight digits). Only the banks' own tables check them, so that words must say what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, SURE, Found, near
from registry.wording import _

_SORT = r"(?<![\w/-])[0-9]{2}([ -]?)[0-9]{2}\1[0-9]{2}(?![\w/-])"
_ACCOUNT = r"(?<![\w/-])[0-9]{8}(?![\w/-])"
_BETWEEN = r"[^0-9]{1,40}?"
_FORM = re.compile(rf"{_SORT}{_BETWEEN}{_ACCOUNT}", re.ASCII)
_TURNED = re.compile(rf"{_ACCOUNT}{_BETWEEN}{_SORT}", re.ASCII)
_WORDS = re.compile(r"\b(?:sort[ ]?code|account|a/c|bank)", re.IGNORECASE)
_REACH = 30


def find(text: str) -> Iterator[Found]:
    """Both together, in either order, with words for at least one; sure where “sort code” is said."""
    for pattern in (_FORM, _TURNED):
        for match in pattern.finditer(text):
            start, end = match.span()
            said = " ".join((*near(text, start, end, _REACH), match[0]))
            if re.search(r"\bsort[ ]?code", said, re.IGNORECASE):
                yield Found("bank-account", SURE, start, end, _("a sort code and an account number, and words say so"))
            elif _WORDS.search(said):
                why = _("six digits and eight, and words speak of a bank or an account")
                yield Found("bank-account", LIKELY, start, end, why)
