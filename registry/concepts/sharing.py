"""Words for questions across organisations: may we share, how strong is a chain, do two records agree."""

from registry.concepts.concept import Concept


class PermitOutcome(Concept):
    """The answer to "may we share this?"."""

    YES = "yes", "Yes, on these terms", "Every link of the chain of authority is on record."
    NOT_YET = "not-yet", "Not yet", "There is an agreement for it, and something that it needs is on no record."
    NO = "no", "No, a recorded bar", "A record says that this may not be shared, or not for this."
    NOT_ON_RECORD = "not-on-record", "Not on record", "No record shows an agreement under which this may go."


class LinkState(Concept):
    """How one link of a chain of authority stands."""

    HELD = "held", "On record", "What the link needs is on record."
    WEAKENED = "weakened", "On record, with a weakness", "It is on record, and something of lesser weight is wanting."
    CANNOT_TELL = (
        "cannot-tell",
        "Cannot tell",
        "It turns on something that nobody has recorded, or on law not verified.",
    )
    MISSING = "missing", "Missing", "No record shows what the link needs."
    BARRED = "barred", "Barred", "A record says that it may not be."
    NOT_NEEDED = "not-needed", "Not needed", "The link does not apply here."


class CoverDegree(Concept):
    """How far something that was agreed covers something that was asked for."""

    COVERED = "covered", "Covered", "It is what was agreed, or narrower."
    PARTLY = "partly", "Partly covered", "It is broader than what was agreed: only a part of it is covered."
    NEAR = "near", "Only near", "It is close to what was agreed, and no record shows that it is part of it."
    NOT_COVERED = "not-covered", "Not covered", "Nothing that was agreed is it."


class Strength(Concept):
    """How strong one link of a chain of sharing is, the weakest first."""

    BROKEN = "broken", "Broken", "It does not hold: nothing in force, or something critical that no record shows."
    WEAK = "weak", "Weak", "Something that a statute asks for is on no record, or an assurance has run out."
    UNKNOWN = "unknown", "Not known", "Too little is recorded to say."
    FAIR = "fair", "Fair", "It holds, and something of lesser weight is wanting."
    SOUND = "sound", "Sound", "It holds, and nothing is wanting on record."


class Mishap(Concept):
    """What has happened, or might, to something that shares rest on."""

    BREACHED = "breached", "Was breached", "Personal data at it was lost, altered, or seen by those who should not."
    ENDS = "ends", "Ends", "A contract, certificate, agreement or legal power comes to its end."
    LEAVES = "leaves", "Leaves", "An organisation leaves the agreements it is party to."


class Agreeing(Concept):
    """How two records of the same share stand to each other in one field."""

    AGREE = "agree", "Agree", "Both say the same, as far as words can be compared."
    CONFLICT = "conflict", "Differ", "Both say something, and not the same."
    ONLY_HERE = "only-here", "Only the first says", "The other record says nothing."
    ONLY_THERE = "only-there", "Only the second says", "The first record says nothing."
    CANNOT_COMPARE = "cannot-compare", "Cannot be compared", "Both say something, in words that nobody has mapped."


class ShareFit(Concept):
    """How well an agreement covers one share of a list."""

    COVERED = "covered", "Covered", "An agreement in force covers the parties, the data and the purpose."
    PARTLY = "partly", "Partly covered", "An agreement covers some of it."
    LAPSED = "lapsed", "Was covered", "An agreement covered it, and is not in force."
    UNSURE = "unsure", "Somebody must look", "An agreement may cover it, and the list says too little to tell."
    NONE = "none", "No agreement", "No record shows an agreement that covers it."
