"""Words for deciding on mappings one by one."""

from registry.concepts.concept import Concept


class MappingDecision(Concept):
    """What somebody decided about a term and its match."""

    ACCEPT = "accept", "Means the same"
    BROADER = "broader", "The shared word is broader"
    NARROWER = "narrower", "The shared word is narrower"
    CLOSE = "close", "Close, not the same"
    RELATED = "related", "Only has to do with it"
    NOT_THIS = "not-this", "Not this one", "Kept, so that it is never suggested again."
    NO_TERM = "no-term", "No shared word for it", "Somebody looked, and there is none."
    UNSURE = "unsure", "Not sure", "Left for somebody else, with what was thought."
    SPLIT = "split", "Several shared words together"
    TRANSFORM = "transform", "Change how values are translated"
    NEW_CONCEPT = "new-concept", "Needs a new shared word", "Passed to whoever keeps the integration model."
    AGREE = "agree", "Agree with the decision as it stands"
    DISAGREE = "disagree", "Disagree with the decision as it stands"


class DecidedAs(Concept):
    """The part somebody plays in deciding."""

    MAKER = "maker", "Proposing it", "It waits for somebody else; nothing relies on it yet."
    REVIEWER = "reviewer", "Reviewing it", "A second person has looked."
    STEWARD = "steward", "Approving it", "The steward agrees, and translation may use it."
