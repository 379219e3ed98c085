"""The names that terms go by, as the index keeps them: whole, and from each of their words on."""

from __future__ import annotations

from registry.vocabulary.term import Term
from registry.vocabulary.terms_of import names_of

KEPT = 64
"""Letters that are kept of each: a long name would otherwise be kept as often as it has words. What is asked for by
more letters than that is compared with the term itself."""


def kept_names(term: Term) -> dict[str, int]:
    """Every name of a term, and each from each of its words on; and whether it is the whole of one."""
    found: dict[str, int] = {}
    for name in names_of(term):
        found[name[:KEPT]] = 1
        at = name.find(" ")
        while at >= 0:
            found.setdefault(name[at + 1 : at + 1 + KEPT], 0)
            at = name.find(" ", at + 1)
    return found


def begins(term: Term, start: str) -> bool:
    """Whether a word of one of its names begins with a folded text."""
    return any(f" {start}" in f" {name}" for name in names_of(term))


def following(text: str) -> str:
    """The first text that comes after everything which begins with this one; none where there is nothing after."""
    while text:
        letter = ord(text[-1]) + 1
        # Half of a pair is no letter by itself, and nothing comes after the last letter of all.
        letter = 0xE000 if letter == 0xD800 else letter
        if letter <= 0x10FFFF:
            return text[:-1] + chr(letter)
        text = text[:-1]
    return text
