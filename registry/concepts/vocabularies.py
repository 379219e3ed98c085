"""Words for vocabularies: models, levels and terms. After ISO/TS 18876, parts 1 and 2."""

from registry.concepts.concept import Concept


class ModelRole(Concept):
    """The part a vocabulary plays."""

    INTEGRATION = "integration", "Integration model", "Wide enough to hold what two or more other vocabularies say; others map to it."
    APPLICATION = "application", "Application model", "The words of one organisation, data set or form."


class TermLevel(Concept):
    """How widely a term of an integration model applies."""

    FOUNDATION = "foundation", "Foundation", "Fixes how the world is seen: person, event, place, class."
    GENERAL = "general", "General", "Applies very widely: case, address, organisation."
    DISCIPLINE = "discipline", "Discipline", "Belongs to one field: child protection plan."


class TermDerivation(Concept):
    """Whether a term can be wholly defined from others."""

    PRIMITIVE = "primitive", "Primitive", "Cannot be wholly defined from other terms."
    DERIVED = "derived", "Derived", "Wholly defined from other terms; the derivation says how."


class TermElement(Concept):
    """What a term names."""

    DATA_SET = "data-set", "Data set, table or form"
    THING = "thing", "Sort of person, thing or event"
    FIELD = "field", "Field, column or question"
    CODE_LIST = "code-list", "Code list"
    CODE = "code", "One code of a list"
    RELATION = "relation", "Relation between two things"
    CONCEPT = "concept", "Idea, of no particular form"
    PURPOSE = "purpose", "What something is done for"


class Datatype(Concept):
    """What values a field holds."""

    TEXT = "text", "Text"
    CODE = "code", "Code from a list"
    IDENTIFIER = "identifier", "Identifier"
    INTEGER = "whole-number", "Whole number"
    DECIMAL = "decimal", "Number with decimals"
    MONEY = "money", "Sum of money"
    PERCENTAGE = "percentage", "Percentage"
    DATE = "date", "Date"
    PARTIAL_DATE = "partial-date", "Date that may lack its day or month"
    TIME = "time", "Clock time"
    DATE_TIME = "date-time", "Date and clock time"
    PERIOD = "period", "Length of time"
    YES_NO = "yes-no", "Yes or no"
    LINK = "link", "Web address"
    GEOMETRY = "geometry", "Point, line or area on a map"
    ADDRESS = "address", "Postal address"
    FILE = "file", "Picture, recording or document"
    GROUP = "group", "Group of other fields"


class TermStatus(Concept):
    """The life of one term."""

    PROPOSED = "proposed", "Proposed", "Put forward, not agreed."
    ACCEPTED = "accepted", "Accepted", "In use."
    DEPRECATED = "deprecated", "Deprecated", "Not for new use; see what replaces it."
