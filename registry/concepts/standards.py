"""Words for standards."""

from registry.concepts.concept import Concept


class StandardKind(Concept):
    """What a standard settles."""

    DATA = "data", "Data standard", "What is recorded, and what it means."
    CODE_LIST = "code-list", "Code list", "The values a field may hold."
    IDENTIFIER = "identifier", "Identifier", "How something is named once for all."
    TECHNICAL = "technical", "Technical standard", "Formats, interfaces and messages."
    SECURITY = "security", "Security standard"
    PROCESS = "process", "Process standard", "How work is done."
    RECORDS = "records-management", "Records management standard"
    CODE_OF_PRACTICE = "code-of-practice", "Code of practice"
    FRAMEWORK = "framework", "Framework", "A set of standards or an assurance scheme."


class StandardDomain(Concept):
    """The field a standard belongs to."""

    CROSS_CUTTING = "cross-cutting", "All services"
    ADULT_SOCIAL_CARE = "adult-social-care", "Adult social care"
    CHILDREN = "children", "Children's services"
    EDUCATION = "education", "Education"
    HEALTH = "health", "Health"
    COMMUNITY_SAFETY = "community-safety", "Community safety"
    POLICING = "policing", "Policing and justice"
    FIRE = "fire", "Fire and rescue"
    HOUSING = "housing", "Housing and homelessness"
    BENEFITS = "benefits-and-tax", "Benefits and local taxation"
    ADDRESS = "address-and-place", "Addresses and places"
    PLANNING = "planning", "Planning and environment"
    TRANSPORT = "transport", "Transport and highways"
    FINANCE = "finance", "Finance and procurement"
    PEOPLE = "people", "People and identity"
    RESEARCH = "research", "Research and statistics"


class StandardMandate(Concept):
    """How far a standard must be followed."""

    LAW = "required-by-law", "Required by law"
    CONTRACT = "required-by-contract", "Required by contract or as a condition"
    POLICY = "required-by-policy", "Required by the organisation's own policy"
    RECOMMENDED = "recommended", "Recommended"
    OPTIONAL = "optional", "A matter of choice"


class Conformance(Concept):
    """How far something follows a standard."""

    FULL = "full", "In full"
    PARTIAL = "partial", "In part"
    PLANNED = "planned", "Not yet; planned"
    NOT = "not", "Not at all"
    NOT_CHECKED = "not-checked", "Not checked"
