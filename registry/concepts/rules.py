"""Closed lists that rules are written with."""

from registry.concepts.concept import Concept


class Severity(Concept):
    """How much a finding matters."""

    CRITICAL = "critical", "Critical", "No lawful authority is on record, or something the law bars. It keeps an agreement from coming into force."
    HIGH = "high", "High", "No record shows that a statutory duty is met."
    MEDIUM = "medium", "Medium", "A statutory code or the regulator expects it, or the evidence is weak."
    LOW = "low", "Low", "Good practice."


class Stage(Concept):
    """The status from which a duty bites."""

    IDEA = "idea", "From the first idea"
    SCREENING = "screening", "From screening"
    DRAFT = "draft", "From the first draft"
    CONSULTATION = "consultation", "From consultation"
    LEGAL_IG_REVIEW = "legal-ig-review", "From legal and governance review"
    APPROVED = "approved", "From approval"
    SIGNING = "signing", "From signing"
    IN_FORCE = "in-force", "Once it is in force"


class Actor(Concept):
    """Who acts on a finding, or may waive it."""

    IG_LEAD = "ig-lead", "Information governance lead"
    DPO = "dpo", "Data protection officer"
    SIRO = "siro", "Senior information risk owner"
    CALDICOTT_GUARDIAN = "caldicott-guardian", "Caldicott Guardian"
    SERVICE_OWNER = "service-owner", "Owner of the service"
    SIGNATORY = "signatory", "Senior signatory"
    CONTRACT_MANAGER = "contract-manager", "Contract manager"
    ANALYST = "analyst", "Analyst or data steward"
    LEGAL = "legal", "Legal adviser"


class Area(Concept):
    """The area of law or practice that a rule is about, as people who answer for it divide the work."""

    LAWFULNESS = "lawfulness", "Lawful basis and purpose"
    SPECIAL_DATA = "special-data", "Special category and offence data"
    GATEWAYS = "gateways", "Statutory gateways and confidentiality"
    RIGHTS = "rights", "Transparency and people's rights"
    ACCOUNTABILITY = "accountability", "Roles, contracts and records of processing"
    SECURITY = "security", "Impact assessments, security and breaches"
    RETENTION = "retention", "Retention and disposal"
    TRANSFERS = "transfers", "Transfers abroad"
    LAW_ENFORCEMENT = "law-enforcement", "Law enforcement processing"
    AGREEMENTS = "agreements", "Agreement terms and sign-off"
    POLICY = "policy", "Own rules and waivers"


class Expected(Concept):
    """What an example says that its rule says."""

    SATISFIED = "satisfied", "Satisfied", "What it asks for is on record."
    VIOLATED = "violated", "Violated", "No record shows it."
    CANNOT_TELL = "cannot-tell", "Cannot tell", "It turns on something nobody has recorded."
    NOT_APPLICABLE = "not-applicable", "Not applicable", "It has nothing to say of this."
