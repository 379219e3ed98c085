"""A person's name beside a word for a data subject: “Mrs Jane Smith, the mother”, “child John Smith”.

A name alone tells nothing: officers, judges and ministers have names, and so do streets and Acts. No list of names is
whole either. So a name counts only where a word says that it is of somebody whom data are about. The given names below
are some that are common in the United Kingdom; with one of them, or a title, the finding is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.personal_data.found import LIKELY, SURE, Found
from registry.personal_data.words import word_list
from registry.wording import _

_TITLE = r"(?:Mr|Mrs|Miss|Ms|Mx|Master)\.?"
_WORD = r"[A-Z](?:['’][A-Z])?[a-zà-ÿ]{1,20}(?:['’-][A-Z]?[a-zà-ÿ]{1,20})?"
_SUBJECT = (
    "mother|father|mum|dad|parents?|step-?mother|step-?father|grandmother|grandfather|guardian|carer|child|baby|boy|girl|"
    "son|daughter|brother|sister|sibling|husband|wife|partner|ex-partner|pupil|student|patient|resident|tenant|"
    "complainant|victim|suspect|offender|witness|service user|client|data subject|subject|claimant|applicant|requester|"
    "employee|young person|foster carer|next of kin|neighbour|deceased|perpetrator"
)
_DID = (
    "complained|lives|lived|resides|attended|disclosed|alleges|alleged|was arrested|was admitted|was diagnosed|"
    "was referred|is known to|was assessed|suffers|telephoned|rang|has asked for|asked for (?:his|her|their)"
)
_A = "(?:the|a|an|his|her|their|our)[ ]"
_SOME = "(?:[a-z]{2,12}[ ])?"
_TITLED = re.compile(rf"(?<!\w){_TITLE}[ ](?:[A-Z]\.?[ ]?){{0,3}}{_WORD}(?:[ ]{_WORD}){{0,2}}(?!\w)")
_SUBJECT_NEXT = re.compile(
    rf"(?:['’]s?)?,?[ ](?:\(?{_A})?{_SOME}(?:{_SUBJECT}|{_DID})\b|['’]s?[ ]{_SOME}(?:{_SUBJECT})\b|"
    rf"[ ]\((?:[a-z]{{2,12}}[ ]){{0,2}}(?:{_SUBJECT})\b|[ ](?:is|was)[ ]{_A}{_SOME}(?:{_SUBJECT})\b"
)
_SUBJECT_BEFORE = re.compile(rf"(?<![\w-])(?:{_SUBJECT})(?:[ ](?:called|named|is|was))?,?:?[ ]$", re.IGNORECASE)
_UNTITLED = re.compile(
    rf"(?<![\w-])(?i:{_SUBJECT})(?:[ ](?:called|named))?[,:]?[ ]"
    rf"({_WORD}(?:[ ][A-Z]\.?)?[ ]{_WORD}(?:[ ]{_WORD})?)(?!\w)"
)
_TURNED = re.compile(
    rf"(?<![\w'’.-])({_WORD}[ ]{_WORD}),?[ ]\(?(?:(?:the|a|an)[ ])?{_SOME}(?:{_SUBJECT})\b(?![ '’-](?:of|for|s)\b)"
)
_TWO = 2


def find(text: str) -> Iterator[Found]:
    """Titles with a word for a subject on either side; and two names after or before such a word."""
    for match in _TITLED.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if _SUBJECT_NEXT.match(text, match.end()) or _SUBJECT_BEFORE.search(before):
            why = _("a title and a name, beside a word for somebody whom data are about")
            yield Found("person-named", SURE, *match.span(), why)
    for pattern in (_UNTITLED, _TURNED):
        for match in pattern.finditer(text):
            words = match[1].lower().split()
            if words[0] in word_list("given-names") and not _TITLED.match(text, match.start(1)):
                why = _("a given name and another, beside a word for somebody whom data are about")
                yield Found("person-named", SURE, *match.span(1), why)
            elif pattern is _UNTITLED and match[0][0].islower() and _could_be(words):
                why = _("two words that may be a name, after a word for somebody whom data are about")
                yield Found("person-named", LIKELY, *match.span(1), why)


def _could_be(words: list[str]) -> bool:
    """Whether words in capitals could be somebody's names rather than those of a body, a plan or a place."""
    return len(words) >= _TWO and not any(word in word_list("of-institutions") or len(word) < _TWO for word in words)
