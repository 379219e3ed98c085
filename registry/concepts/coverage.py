"""How far what the law asks for, or the regulator expects, is on record."""

from registry.concepts.concept import Concept


class Coverage(Concept):
    """What today's verdicts come to for one duty or expectation. None of them says that the law is kept or broken."""

    EVIDENCED = "evidenced", "Evidence on record", "Wherever a rule on it applies, what the rule asks for is on record."
    PARTLY = "partly", "Partly", "Some of what the rules ask for is on record, and some is not or cannot be told."
    NO_RECORD = "no-record", "No record", "The rules apply, and no record shows what they ask for."
    CANNOT_TELL = (
        "cannot-tell",
        "Cannot tell",
        "Whether the rules apply, or are met, turns on something nobody has recorded.",
    )
    NOTHING_HERE = (
        "nothing-here",
        "Nothing it applies to",
        "Rules look for it, and no record here is of a sort they apply to.",
    )
    NOT_KNOWN = "not-known", "Not known to us", "No rule looks at it, so nothing can be said."
