"""Whether a column of a file is about people, by its name and by what its values look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from registry.personal_data.found import KINDS
from registry.personal_data.recognise import recognise
from registry.wording import _

_OFTEN = 0.2
_MOST = 200
_LETTERS = 500
_NAMES = (
    (re.compile(r"\b(?:first|fore|given|middle|sur|last|family|maiden|full|preferred)[ _-]?names?\b|\bsurname\b|"
                r"\b(?:client|child|pupil|patient|tenant|customer|applicant|carer|parent|contact|employee|resident|"
                r"claimant)[ _-]?(?:full[ _-]?)?name\b", re.IGNORECASE), _("a person's name")),
    (re.compile(r"\bdate[ _-]?of[ _-]?birth\b|\bdob\b|\bbirth[ _-]?date\b", re.IGNORECASE), _("a date of birth")),
    (re.compile(r"\be-?mail\b", re.IGNORECASE), _("email addresses")),
    (re.compile(r"\b(?:tele)?phone\b|\bmobile\b|\btel\b", re.IGNORECASE), _("telephone numbers")),
    (re.compile(r"\bnhs[ _-]?(?:no|number|num)?\b", re.IGNORECASE), _("NHS numbers")),
    (re.compile(r"\b(?:ni|nino|national[ _-]insurance)\b", re.IGNORECASE), _("National Insurance numbers")),
    (re.compile(r"\bupn\b|\bunique[ _-]pupil", re.IGNORECASE), _("unique pupil numbers")),
)  # fmt: skip


def about_people(name: str, values: Sequence[str]) -> str:
    """Why a column looks as if it were about people, in words; nothing where it does not."""
    spelt = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ")
    for pattern, what in _NAMES:
        if pattern.search(spelt):
            return _("The column's name says that it holds {what}.").format(what=what)
    looked = values[:_MOST]
    kinds: Counter[str] = Counter()
    for value in looked:
        # What stands beside a value in a table is its column's name, which is what makes a number one of a sort.
        kinds.update({found.kind for found in recognise(f"{spelt[:100]}: {value[:_LETTERS]}")
                      if found.end > len(spelt[:100]) + 2})  # fmt: skip
    for kind, times in kinds.most_common(1):
        if times >= max(_OFTEN * len(looked), 1):
            return _("Values look like {what}.").format(what=KINDS[kind])
    return ""
