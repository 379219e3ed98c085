"""How words covered are told: shares that never round up to all, tags, and links to terms."""

from __future__ import annotations

from registry.concepts.mapped import FlowWord, Mapped
from registry.concepts.mappings import Outcome
from registry.ui.markup.html import Html, element, safe
from registry.ui.markup.link import href
from registry.ui.words.address import term_href
from registry.verbs.how_mapped.rows import Name, Sum
from registry.wording import _, counted

_COLOURS = {
    Mapped.EXACT: "green", Mapped.BROAD: "green", Mapped.NARROW: "yellow", Mapped.CLOSE: "yellow",
    Mapped.RELATED: "yellow", Mapped.UNSAID: "yellow", Mapped.NO_TERM: "grey", Mapped.PROPOSED: "violet",
    Mapped.ELSEWHERE: "violet", Mapped.REJECTED: "orange", Mapped.UNDECIDED: "red",
}  # fmt: skip

GROUP_WORDS = {
    "exact": "The same",
    "broad": "Something broader",
    "several": "One or all of several",
    "none": "No term for it",
    "near": "Only something near",
    "unknown": "Not mapped",
}
"""What terms come to in another's words, in words."""

_GROUP_COLOURS = {
    "exact": "green",
    "broad": "green",
    "several": "yellow",
    "none": "grey",
    "near": "orange",
    "unknown": "red",
}

_FLOW_COLOURS = {
    FlowWord.MISSING: "red", FlowWord.LOSSY: "orange", FlowWord.UNCLEAR: "violet", FlowWord.LOSSY_AGREED: "yellow",
    FlowWord.MAPPED: "green", FlowWord.SHARED: "grey", FlowWord.OWN: "grey",
}  # fmt: skip


def percent(part: int, whole: int) -> str:
    """A share in hundredths, rounded down: what is not all of it never reads as all of it."""
    return f"{100 * part // whole}%" if whole else "–"


def terms(number: int) -> str:
    """A number of terms."""
    return counted(number, _("term"), _("terms"))


def decided(found: Sum) -> str:
    """How many are decided, in words."""
    return _("{decided} of {terms} decided").format(decided=f"{found.decided:,}", terms=terms(found.total))


def standing_tag(mapped: str) -> Html:
    """Where a term stands, as a tag."""
    found = Mapped(mapped)
    return _tag(_(found.label), _COLOURS[found])


def outcome_tag(outcome: str, group: str) -> Html:
    """What a term comes to in another's words, as a tag."""
    return _tag(_(Outcome(outcome).label), _GROUP_COLOURS.get(group, "grey"))


def flow_tag(state: str) -> Html:
    """Where the words of an item stand for a receiver, as a tag."""
    found = FlowWord(state)
    return _tag(_(found.label), _FLOW_COLOURS[found])


def _tag(label: str, colour: str) -> Html:
    return element("span", safe(label), class_=f"tag tag-{colour}")


def record_link(name: Name) -> Html:
    """A link to a record, or its title alone where no record is known."""
    return element("a", safe(name.title), href=href(name.address)) if name.address else safe(name.title)


def term_link(name: Name) -> Html:
    """A link to a term, where it is defined."""
    return element("a", safe(name.title), href=term_href(name.address))
