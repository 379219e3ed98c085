"""Whose role a record means: what organisations call the actors that rules know, as far as that is plain.

Source: ICO Accountability Framework, leadership and oversight, and the names that published agreements use.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from registry.concepts.rules import Actor
from registry.facts.reading import Reading
from registry.wording import _, listed

_CALLED = {
    Actor.SIRO: ("siro", "senior information risk officer"),
    Actor.DPO: ("dpo",),
    Actor.CALDICOTT_GUARDIAN: (),
    Actor.IG_LEAD: ("ig lead", "information governance manager", "head of information governance"),
    Actor.SERVICE_OWNER: ("service owner", "head of service"),
    Actor.SIGNATORY: (
        "chief executive", "chief executive officer", "managing director", "chief officer", "chief constable",
        "chief fire officer", "headteacher", "head teacher",
    ),
    Actor.CONTRACT_MANAGER: ("contracts manager",),
    Actor.ANALYST: ("analyst", "data steward", "data analyst"),
    Actor.LEGAL: ("legal advisor", "solicitor", "head of legal", "head of legal services"),
}  # fmt: skip
"""What else each is called. A deputy is nobody's name here: whether one may act for another is not for us to say."""

_BY_NAME = {name: actor.value for actor, names in _CALLED.items() for name in (actor.label.lower(), *names)}
_SEVERAL = re.compile(r"\s+and\s+|\s*[,;/&()]\s*")


def actors(role: str) -> frozenset[str]:
    """Whom a role means: an actor for each part of it that can be placed, and the words of each that cannot."""
    words = _plain(role)
    if words in _BY_NAME:
        return frozenset((_BY_NAME[words],))
    parts = (_plain(each) for each in _SEVERAL.split(role))
    return frozenset(_BY_NAME.get(each, each) for each in parts if each)


def entitled(role: str, among: Collection[str], place: str) -> Reading[str]:
    """Whether whoever has a role is one of these actors: `yes`, `no`, or `unknown` where nobody can place the role.

    Someone with two roles is whoever either of them is.
    """
    found = actors(role)
    wanted = listed([_(Actor(each).label) for each in among], "or")
    if found & set(among):
        return Reading("yes", _("{role} is among those who may waive it.").format(role=role), (place,))
    if found <= set(_BY_NAME.values()):
        said = _("“{role}” is not one of those who may waive it: {wanted}.").format(role=role, wanted=wanted)
        return Reading("no", said, (place,))
    said = _("Nobody can tell from the words “{role}” whether it was one of those who may waive it: {wanted}.")
    return Reading("unknown", said.format(role=role, wanted=wanted), (place,))


def _plain(role: str) -> str:
    """Small letters, one space between words, no article."""
    return " ".join(role.lower().split()).removeprefix("the ")
