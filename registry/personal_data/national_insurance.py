"""National Insurance numbers: two letters, six digits and A, B, C or D.

Source: HMRC, National Insurance Manual, NIM39110. D, F, I, Q, U and V stand in neither place of the prefix, O not in
the second, and BG, GB, KN, NK, NT, TN and ZZ are not used. The manual's own example begins with QQ, and is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, SURE, Found
from registry.wording import _

_PREFIX = "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
_GAP = r"[ \u00a0-]?"
_BODY = f"{_PREFIX}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}"
_WHOLE = re.compile(rf"(?<![\w/-]){_BODY}{_GAP}[A-D](?![\w/-])", re.IGNORECASE | re.ASCII)
_SAID = re.compile(
    rf"\b(?:National[ ]Insurance|NINO|NI[ ](?:no|number))\b[^\n0-9]{{0,20}}?(?<!\w)({_BODY})(?![\w/-])",
    re.IGNORECASE | re.ASCII,
)


def find(text: str) -> Iterator[Found]:
    """Whole numbers; and without their last letter where words say what they are."""
    whole = set()
    for match in _WHOLE.finditer(text):
        whole.add(match.start())
        why = _("two letters that are in use, six digits and a last letter from A to D")
        yield Found("national-insurance-number", SURE, *match.span(), why)
    for match in _SAID.finditer(text):
        if match.start(1) not in whole:
            why = _("words say that it is one; its last letter is missing")
            yield Found("national-insurance-number", LIKELY, *match.span(1), why)
