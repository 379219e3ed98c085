"""Names made from titles: the id of a record, the id of a council's register."""

from __future__ import annotations

import re
import unicodedata

from registry.wording import _

ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
"""The form of an id."""

LONGEST = 80
_PROPOSED = 60
"""An id is read and typed often, so that a shorter one is proposed than is allowed."""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "&": " and "}
)
_DROPPED = re.compile("['’‘`´]")


def proposed(title: str) -> str:
    """An id made from a title; empty where the title has no letters or digits to make one of."""
    text = _DROPPED.sub("", title.lower()).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = ""
    for word in re.findall("[a-z0-9]+", plain):
        longer = f"{made}-{word}" if made else word[:_PROPOSED]
        if len(longer) > _PROPOSED:
            break
        made = longer
    return made


_SORT_OF_COUNCIL = re.compile(
    r"^(?:the )?(?:london |royal |metropolitan )*(?:borough|city|county|district|town) of | "
    r"(?:(?:metropolitan|county|city|borough|district|town|parish|community|unitary|and|&) )*council$"
)


def proposed_for_body(name: str) -> str:
    """A short id made from an organisation's name: what is left of a council's without the sort of council it is."""
    short = name.strip().lower()
    while (shorter := _SORT_OF_COUNCIL.sub("", short)) != short:
        short = shorter
    return proposed(short) or proposed(name)


def free(wanted: str, taken: set[str]) -> str:
    """The id itself where it is free, otherwise the first of `id-2`, `id-3`, … that is."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted[: LONGEST - 1 - len(str(number))].rstrip('-')}-{number}"
    return found


def trouble(own: str) -> tuple[str, str] | None:
    """What is wrong with an id, and what to write instead; None where nothing is."""
    if ID.fullmatch(own) and len(own) <= LONGEST:
        return None
    message = _("“{id}” cannot be an id.").format(id=own)
    rule = _("An id has small letters, digits and single hyphens, and is at most {longest} long.")
    better = proposed(own)
    instead = " " + _("Write `{better}`.").format(better=better) if better else ""
    return message, rule.format(longest=LONGEST) + instead
