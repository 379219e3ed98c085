"""Words for translating files and putting them together."""

from registry.concepts.concept import Concept


class CellOutcome(Concept):
    """What became of one cell."""

    EXACT = "exact", "Exact", "The same meaning, written as the other side writes it."
    GENERALISED = "generalised", "Broader", "The other side has only a broader word; what told it apart is gone."
    REFUSED = "refused", "Refused", "There is no single right value, or the value is not what the mapping takes: left empty."
    UNMAPPED = "unmapped", "Not mapped", "Nobody has decided what it becomes: left empty."
    NO_TERM = "no-term", "No word for it", "The other side has no word for it: left empty."
    INVENTED = "invented", "Invented", "The result says more than the source did, such as a default or a made-up day."
    WITHHELD = "withheld", "Withheld", "The agreement named does not cover it: left empty."
    EMPTY = "empty", "Empty", "Nothing stood there, or a mark for not known."


class ConflictRule(Concept):
    """What is done where two files say different things of the same thing."""

    FIRST = "first", "Take the first file's"
    SECOND = "second", "Take the second file's"
    NEWEST = "newest", "Take the newer row's", "By a date column that is named."
    BOTH = "both", "Keep both", "One beside the other, with a separator."
    LEAVE_EMPTY = "leave-empty", "Leave it empty and list it"
    STOP = "stop", "Stop and list them"
