"""What the address of the page asks for: whose words, which of them, one term, and who looks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from registry.concepts.mapping_reviews import DecidedAs
from registry.verbs.words.review import STATES, Question

PAGE = "mapreview"
VOCABULARY, TO, STATE, TERM, AFTER, FIND, VIEW, ROLE, PART, KEYS = (
    "vocabulary", "to", "state", "term", "further", "find", "view", "who", "acting", "keys",
)  # fmt: skip
"""Names in the address. A field of a form may not be called what an element has already, such as `role` or `after`."""

SET = "set"
"""The view that lists every mapping of a set that waits for somebody's word."""

A_QUEUE, A_SET = 20, 100
"""Terms that one page of the queue shows, and mappings that one page of a set does."""

OFFERS = 5
"""Shared words suggested for a term: as many as are chosen with a digit each."""

_LETTERS = 400


@dataclass(frozen=True)
class Asked:
    """What is asked.

    - `vocabulary`: whose words, by reference. `state`: of `review.STATES`. `term`: the address of one.
    - `find`: words to look for among the shared ones. `view`: empty, or `SET`.
    - `role`, `part`: who looks, as they say; both go with every decision.
    - `keys`: whether single keys decide.
    """

    vocabulary: str = ""
    to: str = ""
    state: str = "waiting"
    term: str = ""
    after: str = ""
    find: str = ""
    view: str = ""
    role: str = ""
    part: str = DecidedAs.MAKER.value
    keys: bool = True

    def said(self) -> dict[str, str]:
        """What stands in the address: all but what goes without saying."""
        given = {
            VOCABULARY: self.vocabulary, TO: self.to, STATE: "" if self.state == "waiting" else self.state,
            VIEW: self.view, TERM: self.term, AFTER: self.after, FIND: self.find, ROLE: self.role,
            PART: "" if self.part == DecidedAs.MAKER.value else self.part, KEYS: "" if self.keys else "off",
        }  # fmt: skip
        return {name: value for name, value in given.items() if value}

    def href(self, at: str = "") -> str:
        """The address, and a place on the page."""
        said = urlencode(self.said())
        return (f"{PAGE}?{said}" if said else PAGE) + (f"#{at}" if at else "")

    def of(self, vocabulary: str, state: str = "waiting") -> Asked:
        """The words of a vocabulary in a state, from the first on; of all vocabularies where it is empty."""
        return replace(self, vocabulary=vocabulary, state=state, term="", after="", find="", view="")

    def at(self, term: str) -> Asked:
        """One term of the same queue."""
        return replace(self, term=term, find="")

    def at_one(self, term: str) -> Asked:
        """One term by itself, whatever its state."""
        return replace(self, term=term, state="all", view="", after="", find="")

    def going_on(self, after: str) -> Asked:
        """What comes after a term in the same queue or set."""
        return replace(self, after=after, term="", find="")

    def whole_set(self) -> Asked:
        """Every mapping of the same vocabulary that waits for somebody's word."""
        return replace(self, view=SET, term="", after="", find="", state="waiting")

    def waiting_in(self, state: str) -> Question:
        """What asks for the mappings of a set in one state, without suggestions."""
        return Question(self.vocabulary, to=self.to, state=state, most=A_SET, offers=0)

    def in_full(self, term: str) -> Question:
        """What asks for a term of the queue with all that is told of one alone."""
        return replace(self, term=term).one()

    def with_keys(self, on: bool) -> Asked:
        """The same, with single keys or without."""
        return replace(self, keys=on)

    def queue(self) -> Question:
        """What asks for the queue."""
        return Question(
            self.vocabulary, to=self.to, state=self.state, part=self.part, most=A_QUEUE, after=self.after, offers=OFFERS
        )

    def one(self) -> Question:
        """What asks for the term, in whatever state it is."""
        return Question(self.vocabulary, to=self.to, state="all", term=self.term, most=1, offers=OFFERS)


def here() -> Asked:
    """What the address asks for. What else it says is passed over."""
    found = {name: " ".join(str(st.query_params.get(name, "")).split())[:_LETTERS] for name in (
        VOCABULARY, TO, STATE, TERM, AFTER, FIND, VIEW, ROLE, PART, KEYS
    )}  # fmt: skip
    parts = [each.value for each in DecidedAs]
    return Asked(
        vocabulary=found[VOCABULARY], to=found[TO], state=found[STATE] if found[STATE] in STATES else "waiting",
        term=found[TERM], after=found[AFTER], find=found[FIND], view=SET if found[VIEW] == SET else "",
        role=found[ROLE], part=found[PART] if found[PART] in parts else parts[0], keys=found[KEYS] != "off",
    )  # fmt: skip


def review_href(vocabulary: str = "", *, term: str = "", state: str = "waiting") -> str:
    """The page for a vocabulary, or one of its terms; for all vocabularies where none is named."""
    return Asked(vocabulary=vocabulary, term=term, state=state).href()
