"""What a list says in words of its own against what an agreement says: how many of the telling words are there.

Lists are written in a hurry and agreements are not, so that few say the same to the letter. What rests on this says
that it rests on words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from registry.sharing.covering_words import stem, tell_little, telling
from registry.values import NamedTuple

_WRITTEN_OUT = {
    "dob": "date of birth", "dobs": "dates of birth", "asb": "anti-social behaviour", "da": "domestic abuse",
    "a&e": "emergency department", "ed": "emergency department", "gp": "general practice", "tel": "telephone",
    "phone": "telephone", "ehcp": "education health and care plan", "nok": "next of kin",
    "chc": "continuing healthcare",
    "marac": "domestic abuse conference", "mash": "safeguarding hub", "dash": "risk checklist", "cyp": "child",
    "pupil": "child", "pupils": "child", "perpetrator": "alleged person", "safeguarding": "protect from harm",
    "safeguard": "protect from harm", "two-year-old": "two year", "nursery": "nursery early",
    "dv": "domestic abuse", "perp": "alleged person", "perps": "alleged person", "perpetrators": "alleged person",
    "suspect": "alleged person", "suspects": "alleged person", "ni": "national insurance",
    "childrens": "child", "nino": "national insurance number", "ninos": "national insurance numbers",
    "antisocial": "anti-social",
    "behavour": "behaviour", "behavior": "behaviour", "ctax": "council tax", "mh": "mental health",
    "idva": "independent adviser", "idvas": "independent advisers", "info": "information", "dtr": "duty to refer",
    "php": "personal housing plan", "abc": "acceptable behaviour agreement", "abcs": "acceptable behaviour agreement",
    "rtc": "collision", "rtcs": "collisions", "forename": "name", "surname": "name", "hosp": "hospital",
}  # fmt: skip
"""Short forms and words of the field that lists use → as agreements write them."""

_WORD = re.compile(r"[a-z0-9&]+(?:-[a-z]+)*")
_SPLIT = re.compile(r"\b(anti)[ ](?=social)")
_LEFT_OUT = re.compile(r"\b(?:left out|leaves? out|excluded)\b", re.IGNORECASE)
_BUT = re.compile(r"\b(?:not|no|never|without|except|excluding|other than|nothing|rather than)\b.*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;:])\s+")
_FILLER = frozenset(map(stem, ("details", "list", "lists", "copy", "copies", "relevant", "full", "basic", "summary")))
"""Words that say how much is shared, and not what."""


class Weighed(NamedTuple):
    """How much of a text another has: `share` of its weight, from 0 to 1; whether anything that tells is in common."""

    share: float
    is_told: bool


@lru_cache(maxsize=50_000)
def told(text: str) -> frozenset[str]:
    """The stems of what a list says, short forms written out."""
    plain = text.lower().replace("’", "'").replace("'s", "")
    plain = _SPLIT.sub(r"\1-", plain)
    written = " ".join(_WRITTEN_OUT.get(word, word) for word in _WORD.findall(plain))
    return telling(written) if written else frozenset()


_WHO = told(
    "name names address addresses date birth telephone number email contact details identity who person people child"
    " client clients customer customers list lists nhs case cases family service services"
)
"""Words that tell of whom, and are in almost every agreement: alone they make nothing covered."""


def tells_only_who(text: str) -> bool:
    """Whether a text names nothing but whom it is about: names and addresses."""
    return told(text) <= _WHO


@lru_cache(maxsize=20_000)
def agreed(text: str) -> frozenset[str]:
    """The stems of what an agreement says is shared: not of what it says is left out."""
    kept = " ".join(_BUT.sub("", each) for each in _SENTENCE.split(text) if not _LEFT_OUT.search(each))
    return told(kept) if kept else frozenset()


def weighed(
    asked: str, names: Sequence[str], more: Iterable[str] = (), about: Iterable[str] = (), *, with_whom: bool = True
) -> Weighed:  # fmt: skip
    """How much of what a list says stands in some texts.

    `names` tell most; `more` counts for less. What stands only in `about` is the occasion, and counts for nothing.
    Not `with_whom`: what tells only whom it is about counts for nothing either.
    """
    named = frozenset().union(*map(agreed, names)) if names else frozenset()
    further = frozenset().union(*map(agreed, more))
    every = told(asked)
    # What the list says of the occasion, as the agreement itself does, tells nothing for or against one of its items.
    own = every - (frozenset().union(*map(told, about)) - named - further) or every
    own = own - (_FILLER - named) or own
    if not with_whom:
        own = own - _WHO
    if not own:
        return Weighed(0.0, False)
    total = sum(map(_weight, own))
    have = sum(_weight(each) * (1.0 if each in named else 0.7) for each in own if each in named or each in further)
    common = own & (named | further)
    return Weighed(have / total if total else 0.0, bool(common - _WHO) or (own <= _WHO and bool(common)))


def half_of(asked: str, texts: Sequence[str]) -> bool:
    """Whether at least half of the words that tell what for stand in some texts; `care` and `support` tell nothing."""
    own = told(asked)
    own = own - tell_little() - _WHO
    have = frozenset().union(*map(agreed, texts)) if texts else frozenset()
    return bool(own) and len(own & have) >= len(own) / 2


def _weight(word: str) -> float:
    return 0.3 if word in _WHO else 1.0
