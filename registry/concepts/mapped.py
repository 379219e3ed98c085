"""Words for how far words are mapped, and for the way of one vocabulary through the process of mapping it."""

from registry.concepts.concept import Concept


class Mapped(Concept):
    """Where one term stands to the integration model on a day, the most useful first."""

    EXACT = "exact", "Means the same", "An approved mapping says that a shared term means the same."
    BROAD = "broad", "Shared term is broader", "An approved mapping leads to a shared term that means more."
    NARROW = "narrow", "Shared term is narrower", "An approved mapping leads to a shared term that means less."
    CLOSE = "close", "Shared term is close", "Near enough for some uses, not for all."
    RELATED = "related", "Has to do with a shared term", "Neither holds the other: no value can be translated by it."
    UNSAID = (
        "unsaid",
        "Mapped, not said how",
        "A mapping was approved that does not say how the two stand to each other.",
    )
    NO_TERM = "no-term", "No shared term", "Somebody looked, and decided that the integration model has no term for it."
    PROPOSED = (
        "proposed",
        "Only proposed",
        "Somebody suggested a mapping, or approved one that is not in use yet. Nothing relies on it.",
    )
    ELSEWHERE = (
        "elsewhere",
        "Mapped past the shared words",
        "Mapped straight to another organisation's words, and not to the integration model.",
    )
    REJECTED = "rejected", "Only rejected", "What was suggested was found wrong, and nothing else was decided."
    UNDECIDED = "undecided", "Not mapped yet", "Nobody has decided anything. It does not follow that there is no term."


DECIDED = (
    Mapped.EXACT, Mapped.BROAD, Mapped.NARROW, Mapped.CLOSE, Mapped.RELATED, Mapped.UNSAID, Mapped.NO_TERM,
)  # fmt: skip
"""Decided: a mapping was approved, or it was decided that there is no term."""

USABLE = (Mapped.EXACT, Mapped.BROAD)
"""What a value may be translated by without adding anything that was not said."""


class Usage(Concept):
    """What says how much a term is used."""

    ROWS = "rows", "Rows of data", "How often each code was seen in data, as its mapping records it."
    FLOWS = "flows", "Agreed flows", "In how many flows of agreements in force an item is agreed as the term."
    NONE = "none", "Not recorded", "No record says how much the terms are used: only terms are counted."


class FlowWord(Concept):
    """Where the words of one item stand for one of those who receive it, the most urgent first."""

    MISSING = "missing", "No mapping", "No record shows an approved mapping to words that the receiver uses."
    LOSSY = (
        "lossy",
        "Loses something, not agreed",
        "The mapping loses or adds something, and no record shows who agreed.",
    )
    UNCLEAR = "unclear", "Cannot tell", "Whether there is a mapping turns on something that nobody has recorded."
    LOSSY_AGREED = (
        "lossy-agreed",
        "Loses something, agreed",
        "The mapping loses or adds something, and somebody agreed.",
    )
    MAPPED = "mapped", "Mapped", "An approved mapping leads to words that the receiver uses."
    SHARED = "shared", "Agreed in shared words", "No record shows that the receiver uses words of its own for it."
    OWN = "own", "Receiver's own words", "It is agreed in the words that the receiver uses."


class HowFar(Concept):
    """How far one step of the process is done, by what records show."""

    DONE = "done", "Done"
    PARTLY = "partly", "Partly done"
    TO_DO = "to-do", "To do"
    CANNOT_TELL = "cannot-tell", "Cannot tell from records"
