"""Words for one-off disclosure decisions."""

from registry.concepts.concept import Concept


class DisclosureDecision(Concept):
    """What was decided."""

    DISCLOSED = "disclosed", "Disclosed"
    PARTLY_DISCLOSED = "partly-disclosed", "Disclosed in part"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Request withdrawn"
    NOTHING_HELD = "nothing-held", "Nothing held"


class RequesterKind(Concept):
    """What sort of body asks."""

    POLICE = "police", "Police or other law enforcement"
    COURT = "court-or-tribunal", "Court or tribunal"
    CORONER = "coroner", "Coroner"
    COUNCIL = "council", "Council"
    HEALTH = "health", "Health body or professional"
    EDUCATION = "education", "School, college or other education body"
    GOVERNMENT = "government", "Government department or agency"
    REGULATOR = "regulator", "Regulator or ombudsman"
    HOUSING = "housing", "Housing provider"
    EMERGENCY = "emergency-service", "Fire, ambulance or other emergency service"
    ELECTED = "elected-representative", "Elected representative"
    LAWYER = "lawyer", "Solicitor or barrister"
    INSURER = "insurer", "Insurer"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    RESEARCHER = "researcher", "Researcher"
    PERSON = "member-of-the-public", "Member of the public"
    OWN_MOTION = "own-motion", "Nobody asked", "The discloser acted of its own accord."
    OTHER = "other", "Another body"


class PeopleTold(Concept):
    """Whether the people concerned know of a disclosure."""

    BEFORE = "before", "Told before"
    AFTER = "after", "Told afterwards"
    NOTICE = "by-notice", "Covered by the privacy notice"
    WITHHELD = "withheld", "Not told, for a reason"
    NOT_TOLD = "not-told", "Not told"
