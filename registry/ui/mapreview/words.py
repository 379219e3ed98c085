"""How reviewing is told: states as tags, how sure a suggestion is in words, and keys."""

from __future__ import annotations

from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.concepts.mappings import MappingPredicate, MappingStatus
from registry.ui.markup.html import Html, element, safe
from registry.wording import _, counted

STATE_WORDS = {
    "waiting": "Still to look at",
    "undecided": "Undecided",
    "proposed": "Waiting for review",
    "reviewed": "Waiting for approval",
    "unsure": "In doubt, or needs a new word",
    "disagreed": "Reviewers disagree",
    "decided": "Decided",
    "all": "All",
}
"""States of review, in the order they are offered."""

_COLOURS = {
    "undecided": "grey", "proposed": "yellow", "reviewed": "blue", "unsure": "violet", "disagreed": "red",
    "decided": "green",
}  # fmt: skip

STANDS = {
    MappingPredicate.EXACT: "means the same as",
    MappingPredicate.BROAD: "is narrower than",
    MappingPredicate.NARROW: "is broader than",
    MappingPredicate.CLOSE: "is close to",
    MappingPredicate.RELATED: "has to do with",
}
"""How one's own term stands to the shared word, between the two."""

KEYS = {
    MappingDecision.ACCEPT: "a",
    MappingDecision.BROADER: "b",
    MappingDecision.NARROWER: "n",
    MappingDecision.CLOSE: "c",
    MappingDecision.RELATED: "r",
    MappingDecision.NOT_THIS: "x",
    MappingDecision.NO_TERM: "0",
    MappingDecision.UNSURE: "u",
    MappingDecision.SPLIT: "s",
    MappingDecision.TRANSFORM: "v",
    MappingDecision.NEW_CONCEPT: "w",
    MappingDecision.AGREE: "g",
    MappingDecision.DISAGREE: "d",
}
"""The key of each decision."""

NEXT, BEFORE = "j", "k"
"""The keys that go on to the next term, and back, without deciding."""


def state_word(state: str) -> str:
    """A state of review in words."""
    return _(STATE_WORDS.get(state, state))


def state_tag(state: str) -> Html:
    """A state of review as a tag."""
    return element("span", safe(state_word(state)), class_=f"tag tag-{_COLOURS.get(state, 'grey')}")


def stands(predicate: str) -> str:
    """What stands between one's own term and the shared word: `is narrower than`."""
    return _(STANDS[MappingPredicate(predicate)]) if predicate in list(MappingPredicate) else _("is mapped to")


def status_word(status: str) -> str:
    """A mapping's status in words."""
    return _(MappingStatus(status).label) if status in list(MappingStatus) else status


def decision_word(decision: str) -> str:
    """A decision in words."""
    return _(MappingDecision(decision).label) if decision in list(MappingDecision) else decision


def part_word(part: str) -> str:
    """The part somebody plays, in words."""
    return _(DecidedAs(part).label) if part in list(DecidedAs) else part


def percent(part: int, whole: int) -> str:
    """A share in hundredths, rounded down: what is not all of it never reads as all of it."""
    return f"{100 * part // whole}%" if whole else "–"


def sure(confidence: float) -> str:
    """How sure a suggestion is: a word, and what that means in numbers."""
    hundred = min(99, max(1, round(100 * confidence)))
    if confidence >= 0.9:
        word = _("Very likely")
    elif confidence >= 0.7:
        word = _("Likely")
    elif confidence >= 0.4:
        word = _("Possible")
    else:
        word = _("A guess")
    return _("{word}: about {hundred} in 100 such suggestions are right").format(word=word, hundred=hundred)


def sure_short(confidence: float) -> str:
    """The same in a word or two."""
    return f"{sure(confidence).partition(':')[0]}, {min(99, max(1, round(100 * confidence)))}%"


def terms(number: int) -> str:
    """A number of terms."""
    return counted(number, _("term"), _("terms"))


def key_of(address: str) -> str:
    """What a term is called in its record, out of its address."""
    return address.rpartition("[")[2].rstrip("]") or address


def hidden(text: str) -> Html:
    """Words that are only read out."""
    return element("span", safe(text), class_="visually-hidden")


def safe_value(text: str) -> Html:
    """Text in a box for text, where no place to break a line may stand."""
    return Html(safe(text).replace("<wbr>", ""))
