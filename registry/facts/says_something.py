"""Whether a text says anything, or only holds the place of one that is still to be written.

Source: UK GDPR Article 5(2): whoever must give a reason, a description or a safeguard must be able to show it. "To be
confirmed" shows as little as silence does. A short answer is an answer all the same, and a text is not weighed here.
"""

from __future__ import annotations

import re

_STILL_TO_COME = frozenset({"lorem", "tba", "tbc", "tbd", "todo"})
"""What begins with one of these is still to be written, whatever stands after it."""

_NOTHING = frozenset({
    "a", "above", "added", "advised", "agreed", "an", "and", "applicable", "appropriate", "as", "asdf", "at", "be",
    "below", "blank", "completed", "confirmed", "decided", "determined", "done", "draft", "drafted", "etc", "fill",
    "follow", "follows", "here", "in", "insert", "is", "known", "later", "moment", "n", "na", "necessary", "needed",
    "nil", "no", "none", "not", "nothing", "of", "ok", "okay", "or", "other", "others", "pending", "per", "placeholder",
    "please", "present", "required", "said", "see", "some", "stated", "such", "supplied", "test", "text", "the", "this",
    "to", "unknown", "usual", "various", "when", "where", "will", "written", "yes", "yet",
})  # fmt: skip
"""Words that say nothing, however many of them stand together: "as required", "not applicable", "see above"."""

_WORD = re.compile(r"[^\W_]+")

_LONGEST = 60
"""No placeholder is longer; what is longer need not be taken apart."""


def says_something(text: object) -> bool:
    """Whether a text is there, or one of several, and is more than a placeholder.

    Digits say something: a reference may be a number.
    """
    if isinstance(text, list | tuple):
        return any(says_something(each) for each in text)
    if not isinstance(text, str):
        return False
    if len(text) > _LONGEST:
        return text.split(maxsplit=1)[0].casefold().strip(".,:;-") not in _STILL_TO_COME
    words = _WORD.findall(text.casefold())
    if not words or words[0] in _STILL_TO_COME:
        return False
    return not all(word in _NOTHING or _is_one_letter_over(word) for word in words)


def _is_one_letter_over(word: str) -> bool:
    """Whether a word is one letter over and over, as in `xxx`."""
    return word.isalpha() and len(word) > 1 and len(set(word)) == 1
