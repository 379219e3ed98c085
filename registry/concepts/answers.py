"""The three answers a question may have."""

from registry.concepts.concept import Concept


class Answer(Concept):
    """Yes, no, or not known. Leaving the field out means nobody has answered."""

    YES = "yes", "Yes", "It is so."
    NO = "no", "No", "It is not so."
    UNKNOWN = "unknown", "Not known", "Someone looked and could not tell."
