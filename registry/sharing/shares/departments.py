"""Whose department a list means: `Youth Support at County`, `Harbour Police (MARAC)`, `Northmoor CC Highways`.

Lists name whom one rings, agreements whom one deals with. Only the words are looked at here: whether what is left names
anybody on record is asked elsewhere, and where it does not, nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEPARTMENTS = (
    r"adult(?:s'?|s?’)?(?: social)? (?:care|services)|adults|asc|children(?:'?s|’s)?(?: social)? (?:care|services)|csc"
    r"|early (?:help|years)|education|public health|public protection|environmental health|trading standards|licensing"
    r"|housing(?: (?:options|needs|advice|benefits?|services|solutions))?|homeless(?:ness)?(?: team)?|planning|highways"
    r"|community safety|safer communities|neighbourhoods?|youth (?:support|justice|services?)|yo[ts]"
    r"|legal(?: services)?|revenues?(?: (?:and|&) benefits?)?|revs?(?: (?:and|&) bens?)?|council tax|benefits?"
    r"|finance|fraud(?: team)?|audit|customer services?|electoral services|elections|registrars?"
    r"|hr|human resources|ict?|it|a ?& ?e|ed"
    r"|emergency departments?|accident (?:and|&) emergency|maternity|discharge(?: team)?|health visit(?:ors|ing)"
    r"|school nurs(?:es|ing)|district nurs(?:es|ing)|community nurs(?:es|ing)|safeguarding(?: (?:hub|unit))?|mash|marac"
    r"|mappa|ppu|public protection unit|roads policing|traffic|custody|neighbourhood policing"
    r"|intelligence|arson reduction|idvas?|fire safety|prevention"
    r"|social (?:care|services|work(?:ers)?)|transport|leisure services|asb(?: team)?"
)
_DEPARTMENT = (
    rf"(?:{_DEPARTMENTS})(?:[ -](?:teams?|units?|departments?|depts?\.?|sections?|services?|division|branch|office|desk"
    r"|co-?ordinators?|leads?|managers?|officers?|hub))*"
)
_ALONE = re.compile(rf"(?:the )?(?:{_DEPARTMENT}|[\w'’& -]{{2,40}} (?:teams?|units?|departments?|depts?|sections?"
                    r"|co-?ordinators?))", re.IGNORECASE)  # fmt: skip
_AFTER = re.compile(rf"^(.{{3,}}?)(?:['’]s)?[ -]+(?:the )?(?:{_DEPARTMENT})$", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:the )?(?:{_DEPARTMENT})[ -]+(.{{3,}})$", re.IGNORECASE)
_AT = re.compile(r"^(.{2,}?)\s+(?:at|of|in|within|from|for)\s+(?:the\s+)?(.{3,})$", re.IGNORECASE)
_PARENTHESES = re.compile(r"^([^()]*)\(([^()]*)\)([^()]*)$")
_DASH = re.compile(r"\s+[-–—]\s+")


def is_department(text: str) -> bool:
    """Whether a text names a department or a team, and nobody's in particular."""
    return _ALONE.fullmatch(text.strip(" .")) is not None


def whose(partner: str) -> Iterator[str]:
    """The names that a partner's department may be left out for, the likeliest first; none where it names none."""
    partner = " ".join(partner.split()).strip(" .")[:200]
    inside = _PARENTHESES.match(partner)
    if inside:
        rest, within = f"{inside[1]}{inside[3]}".strip(), inside[2].strip()
        # What stands in parentheses is whose it is, where a department stands before them; or else its own.
        yield from (within, rest) if is_department(rest) else (rest,)
        return
    dashed = [part for part in _DASH.split(partner) if part]
    if len(dashed) == 2:
        yield from (own for own, other in (dashed, dashed[::-1]) if is_department(other))
    at = _AT.match(partner)
    if at and is_department(at[1]):
        yield at[2]
    for pattern in (_AFTER, _BEFORE):
        found = pattern.match(partner)
        if found:
            yield found[1]
