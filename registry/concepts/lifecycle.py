"""Statuses of records other than agreements."""

from registry.concepts.concept import Concept


class RecordStatus(Concept):
    """The life of most records."""

    DRAFT = "draft", "Draft", "Being written; nothing relies on it."
    ACTIVE = "active", "Active", "In use."
    RETIRED = "retired", "Retired", "Kept for the record, no longer in use."


class CaseStatus(Concept):
    """The life of a breach, a rights request or a complaint."""

    OPEN = "open", "Open", "Still being dealt with."
    CLOSED = "closed", "Closed", "Dealt with."
