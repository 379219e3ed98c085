"""Words for contracts with processors."""

from registry.concepts.concept import Concept


class ProcessorClause(Concept):
    """What a contract with a processor must say. UK GDPR Article 28(3)(a) to (h)."""

    INSTRUCTIONS = "a-documented-instructions", "Documented instructions", "Processes only on the controller's documented instructions. Article 28(3)(a).", "UK GDPR Article 28(3)(a)"
    INSTRUCTIONS_ABROAD = "a-transfers-on-instructions", "Transfers on instructions", "The instructions cover transfers abroad. Article 28(3)(a).", "UK GDPR Article 28(3)(a)"
    CONFIDENTIALITY = "b-confidentiality", "Confidentiality of staff", "People who process are bound to confidentiality. Article 28(3)(b).", "UK GDPR Article 28(3)(b)"
    SECURITY = "c-security", "Security", "Takes the measures that Article 32 requires. Article 28(3)(c).", "UK GDPR Article 28(3)(c)"
    SUB_PROCESSORS = "d-sub-processors", "Sub-processors", "Engages others only with authorisation and on the same terms. Article 28(3)(d).", "UK GDPR Article 28(3)(d)"
    RIGHTS = "e-help-with-rights", "Help with rights", "Helps the controller to answer people who use their rights. Article 28(3)(e).", "UK GDPR Article 28(3)(e)"
    ASSISTANCE = "f-help-with-duties", "Help with security, breaches and assessments", "Helps the controller with Articles 32 to 36. Article 28(3)(f).", "UK GDPR Article 28(3)(f)"
    RETURN = "g-delete-or-return", "Deletion or return", "Deletes or returns everything at the end, as the controller chooses. Article 28(3)(g).", "UK GDPR Article 28(3)(g)"
    AUDIT = "h-information-and-audits", "Information and audits", "Shows that it complies, and allows audits. Article 28(3)(h).", "UK GDPR Article 28(3)(h)"
    INFRINGING = "h-infringing-instructions", "Instructions that infringe the law", "Tells the controller if an instruction infringes the law. Article 28(3)(h).", "UK GDPR Article 28(3)(h)"


class SubProcessorAuthorisation(Concept):
    """How the controller allowed a sub-processor. UK GDPR Article 28(2)."""

    SPECIFIC = "specific", "Specific", "The controller agreed to this one in writing."
    GENERAL = "general", "General", "The controller agreed in writing to sub-processors in general, and was told of this one."
    NONE = "none", "None", "The controller did not agree."


class ProcurementRoute(Concept):
    """How a contract came to be let."""

    TENDER = "tender", "Tender"
    CALL_OFF = "framework-call-off", "Call-off from a framework"
    DIRECT_AWARD = "direct-award", "Direct award"
    SHARED_SERVICE = "shared-service", "Shared service between public bodies"
    BELOW_THRESHOLD = "below-threshold", "Quotation below the tender threshold"
    STANDARD_TERMS = "standard-terms", "Supplier's standard terms accepted online"
    GRANT = "grant", "Grant agreement"
    OTHER = "other", "Another route"


class DueDiligenceMethod(Concept):
    """How a controller satisfied itself about a processor. UK GDPR Article 28(1)."""

    QUESTIONNAIRE = "questionnaire", "Security questionnaire"
    CERTIFICATE = "certificate-seen", "Certificate seen"
    SITE_VISIT = "site-visit", "Visit"
    AUDIT = "audit", "Audit"
    PENETRATION_TEST = "penetration-test-report", "Penetration test report seen"
    REFERENCES = "references", "References from other customers"
    CONTRACT_REVIEW = "legal-review", "Review of terms by a lawyer"
    FRAMEWORK = "framework-assurance", "Assurance given by the framework"
    OTHER = "other", "Another method"
