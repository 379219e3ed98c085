"""Words for mappings between vocabularies. After SKOS, SSSOM and ISO/TS 18876."""

from registry.concepts.concept import Concept


class MappingPredicate(Concept):
    """How the subject's meaning stands to the object's."""

    EXACT = "exact", "Exact", "The two mean the same.", "skos:exactMatch"
    BROAD = "broad", "Broad", "The object means more than the subject: it is the broader of the two.", "skos:broadMatch"
    NARROW = "narrow", "Narrow", "The object means less than the subject: it is the narrower of the two.", "skos:narrowMatch"
    CLOSE = "close", "Close", "Near enough for some uses, not for all.", "skos:closeMatch"
    RELATED = "related", "Related", "They have to do with each other, but neither holds the other.", "skos:relatedMatch"


class MappingDirection(Concept):
    """The way a mapping may be used."""

    BOTH = "both", "Both ways"
    FORWARD = "subject-to-object", "From subject to object only"
    BACK = "object-to-subject", "From object to subject only"


class MappingStatus(Concept):
    """Where a mapping stands in review."""

    PROPOSED = "proposed", "Proposed", "Suggested by a person or a program; nothing relies on it."
    REVIEWED = "reviewed", "Reviewed", "A second person has looked."
    APPROVED = "approved", "Approved", "The steward has agreed to it; translation may use it."
    REJECTED = "rejected", "Rejected", "Judged wrong, and kept so that it is not suggested again."
    RETIRED = "retired", "Retired", "Was approved; no longer in use."


class Loss(Concept):
    """What is lost or added when a value is translated."""

    NONE = "none", "Nothing", "The value can be had back exactly."
    FORMAT = "format", "Format only", "The same value, written differently."
    PRECISION = "precision", "Precision", "The result is coarser, such as a year for a date."
    CATEGORY = "category", "Category", "Several values become one."
    CONTEXT = "context", "Context", "Something that told how to read the value is gone."
    TEXT_DROPPED = "text-dropped", "Text dropped", "Words are left out."
    INVENTED = "information-invented", "Information invented", "The result says more than the source did, such as a default or a made-up day."


class TermSetKind(Concept):
    """How several terms on one side of a mapping belong together."""

    ALTERNATIVES = "alternatives", "One of them", "Which one depends on a condition."
    UNION = "union", "All of them together", "The meaning is covered by the whole set."
    CONJUNCTION = "conjunction", "One qualified by the others", "All hold at once."
    PARTS = "ordered-parts", "Parts in order", "As a name split into forename and surname."


class StructuralOperation(Concept):
    """How values are rearranged without changing what they mean."""

    RENAME = "rename", "Rename", "The value is taken as it is."
    SPLIT = "split", "Split one value into several"
    JOIN = "join", "Join several values into one"
    GATHER_ROWS = "gather-rows", "Make one row of many"
    SPREAD_ROWS = "spread-rows", "Make many rows of one"
    NEST = "nest", "Nest fields under another"
    FLATTEN = "flatten", "Bring nested fields up"
    TAKE_FROM = "take-from", "Take the value from another field"
    CONSTANT = "constant", "Give the same value everywhere"
    DROP_ROWS = "drop-rows", "Leave some rows out"
    REWRITE = "rewrite", "Rewrite by a pattern"


class ConditionTest(Concept):
    """The test that a condition applies to a value in the same record."""

    IS = "is", "Is one of the values"
    IS_NOT = "is-not", "Is none of the values"
    AT_LEAST = "at-least", "Is the value or more, or that day or later"
    LESS_THAN = "less-than", "Is less than the value, or earlier"
    MATCHES = "matches", "Fits the pattern"
    IS_EMPTY = "is-empty", "Is empty"
    IS_NOT_EMPTY = "is-not-empty", "Is not empty"


class Otherwise(Concept):
    """What is done with a value that no condition fits."""

    LEAVE = "leave", "Leave it untranslated"
    NO_TERM = "no-term", "Say that there is no term for it"
    USE_MAPPING = "use-mapping", "Use another mapping"
    STOP = "stop", "Stop and report it"


class MismatchReason(Concept):
    """Why a mapping was rejected."""

    SAME_WORD = "same-word-other-meaning", "Same word, other meaning"
    TOO_BROAD = "too-broad", "Too broad"
    TOO_NARROW = "too-narrow", "Too narrow"
    OTHER_CONTEXT = "other-context", "Right elsewhere, not in this list or service"
    OTHER_UNIT = "other-unit", "Another unit or measure"
    OTHER_TIME = "other-time", "Another point in time", "Such as date opened for date referred."
    OTHER_SUBJECT = "other-subject", "About another person or thing"
    OTHER_KIND = "other-kind", "A field for a code, or the like"
    DEPRECATED = "deprecated", "The term is no longer in use"
    BETTER_EXISTS = "better-exists", "There is a better match"
    WRONG_VALUES = "wrong-values", "The values do not fit"


class Relation(Concept):
    """How the term that was asked about stands to the one found, as far as the mappings between say."""

    EXACT = "exact", "Means the same"
    BROAD = "broad", "Is broader", "The term found means more than the one asked about."
    NARROW = "narrow", "Is narrower", "The term found means less than the one asked about."
    CLOSE = "close", "Is close", "Near enough for some uses, not for all."
    RELATED = "related", "Has to do with it", "Neither holds the other."
    OVERLAPS = "overlaps", "Overlaps", "Both hold the same shared term, if there is anything of that sort. Not a match."
    SAME_GROUP = (
        "same-group",
        "Only in the same group",
        "Both lie inside one shared term. Not a match: they may even exclude each other.",
    )
    UNKNOWN = "unknown", "Nothing follows", "The steps between say nothing about the two together."
    NOT_SAME = "not-same", "Not the same", "Somebody decided that it is not, or it follows from what was decided."


class Outcome(Concept):
    """What can honestly be said, most useful first."""

    ONE = "one", "There is a word for it"
    SET = "set", "It is split into several", "Several terms together, or the narrower ones, cover it."
    CHOICE = "choice", "It is one of several", "Which one depends on the record, or on where it comes from."
    BROADER = "broader", "There is only a broader word"
    NARROWER = "narrower", "There are only narrower words"
    NEAR = (
        "near",
        "There is only something near",
        "Close, related or overlapping terms: not to be used as if they meant it.",
    )
    NO_TERM = "no-term", "They have no word for it", "Somebody looked, and decided so."
    NOT_THE_SAME = "not-the-same", "What looks alike is not the same", "The only thing decided is what it is not."
    NOT_MAPPED = "not-mapped", "Not mapped yet", "Nobody has decided. It does not follow that they have no word for it."
    UNKNOWN_TERM = "unknown-term", "There is no such word"
