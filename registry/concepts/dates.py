"""Words for dates: which date of an agreement, and how exact a document is about one."""

from registry.concepts.concept import Concept


class DateName(Concept):
    """The dates of an agreement."""

    EFFECTIVE = "effective", "Takes effect"
    END = "end", "Ends"
    DATED = "dated", "Dated"
    AGREED = "agreed", "Agreed"
    REQUESTED = "requested", "Asked for"
    PUBLISHED = "published", "Published"
    UPDATED = "updated", "Updated"
    LAST_REVIEW = "last_review", "Last reviewed"
    REVIEW_DUE = "review_due", "Review due"


class DatePrecision(Concept):
    """How exact a date is."""

    DAY = "day", "To the day"
    MONTH = "month", "To the month", "The first day of the month stands for it."
    YEAR = "year", "To the year", "The first day of the year stands for it."
