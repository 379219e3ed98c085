"""A full date that words call a date of birth.

The forms are those in which people in this country write a date; no standard says so, and none was read. A birthday
that divides a group (“born on or after 1 September 2010”) is nobody's, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import SURE, Found
from registry.wording import _

_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_DATE = (
    r"(?:[0-3]?[0-9][./-][01]?[0-9][./-](?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]|"
    rf"[0-3]?[0-9](?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH},?[ ](?:19|20)[0-9]{{2}}|"
    rf"{_MONTH}[ ][0-3]?[0-9],?[ ](?:19|20)[0-9]{{2}})"
)
_FORM = re.compile(
    rf"(?<!\w)(?:dates?[ ]of[ ]birth|birth[ ]?date|d\.?[ ]?o\.?[ ]?b\b\.?|born)(?:[ ](?:is|was|given[ ]as|on|in|of))?"
    rf"[ \u00a0]?[:=(\u2013-]?[ \u00a0]?(?:on[ ])?({_DATE})(?![0-9])",
    re.IGNORECASE | re.ASCII,
)


def find(text: str) -> Iterator[Found]:
    """Every one that follows its name at once."""
    for match in _FORM.finditer(text):
        yield Found("date-of-birth", SURE, *match.span(1), _("a full date that words call a date of birth"))
