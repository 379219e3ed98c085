"""Words for records of processing: what is done, where data comes from, and how far an impact assessment has got."""

from registry.concepts.concept import Concept


class ProcessingOperation(Concept):
    """What is done with data."""

    COLLECT = "collect", "Collected", "", "dpv:Collect"
    RECORD = "record", "Recorded", "", "dpv:Record"
    STORE = "store", "Stored", "", "dpv:Store"
    CONSULT = "consult", "Looked up", "", "dpv:Consult"
    USE = "use", "Used", "", "dpv:Use"
    ALTER = "alter", "Altered", "", "dpv:Alter"
    COMBINE = "combine", "Combined with other data", "", "dpv:Combine"
    MATCH = "match", "Matched", "", "dpv:Match"
    ANALYSE = "analyse", "Analysed", "", "dpv:Analyse"
    PROFILE = "profile", "Used to profile people", "", "dpv:Profiling"
    DISCLOSE = "disclose", "Disclosed", "", "dpv:Disclose"
    PUBLISH = "publish", "Published", "", "dpv:MakeAvailable"
    TRANSFER = "transfer", "Sent abroad", "", "dpv:Transfer"
    PSEUDONYMISE = "pseudonymise", "Pseudonymised", "", "dpv:Pseudonymise"
    ANONYMISE = "anonymise", "Anonymised", "", "dpv:Anonymise"
    RESTRICT = "restrict", "Restricted", "", "dpv:Restrict"
    ERASE = "erase", "Erased or destroyed", "", "dpv:Erase"
    HOST = "host", "Hosted or maintained for others"


class SourceKind(Concept):
    """Where data comes from."""

    PERSON = "the-person", "The person themselves", "", "dpv:DataSubjectDataSource"
    FAMILY = "family-or-carer", "Family, carers or others close to the person"
    ORGANISATION = "another-organisation", "Another organisation", "", "dpv:ThirdPartyDataSource"
    INTERNAL = "within-the-organisation", "Another part of the organisation", "", "dpv:DataControllerDataSource"
    PUBLIC = "public-source", "A publicly accessible source", "", "dpv:PublicDataSource"
    PRACTITIONER = "practitioners", "Practitioners' own records and assessments"
    OBSERVED = "observed", "Observed or recorded by equipment", "", "dpv:ObservedData"
    DERIVED = "derived", "Worked out from other data", "", "dpv:DerivedData"
    COMMERCIAL = "bought", "Bought from a data supplier"
    OTHER = "other", "Another source", "Say which in `description`."


class DpiaProgress(Concept):
    """How far an impact assessment has got."""

    NOT_STARTED = "not-started", "Not started"
    SCREENING = "screening", "Being screened"
    NOT_NEEDED = "screened-not-needed", "Screened: not needed", "", "eu-gdpr:DPIANotRequired"
    IN_PROGRESS = "in-progress", "Being written"
    WITH_DPO = "with-the-dpo", "With the data protection officer"
    AWAITING_APPROVAL = "awaiting-approval", "Awaiting approval"
    WITH_REGULATOR = "with-the-regulator", "With the regulator", "Prior consultation.", "dpv:ConsultationWithAuthority"
    COMPLETE = "complete", "Complete"
    UNDER_REVIEW = "under-review", "Being reviewed"


class LoggedOperation(Concept):
    """An operation that an automated law-enforcement system must log. DPA 2018 section 62."""

    COLLECTION = "collection", "Collection"
    ALTERATION = "alteration", "Alteration"
    CONSULTATION = "consultation", "Consultation", "Date and time, and as far as possible who. No reason is needed since 19 August 2025."
    DISCLOSURE = "disclosure", "Disclosure", "Date and time, and as far as possible who to. No reason is needed since 19 August 2025."
    COMBINATION = "combination", "Combination"
    ERASURE = "erasure", "Erasure"


class HighRiskCriterion(Concept):
    """The criteria of European guidelines WP248 for processing likely to result in high risk."""

    EVALUATION = "evaluation-or-scoring", "Evaluation or scoring", "", "dpv:EvaluationScoring"
    AUTOMATED = "automated-decision-making", "Automated decisions with legal or similar effect", "", "dpv:AutomatedDecisionMaking"
    MONITORING = "systematic-monitoring", "Systematic monitoring", "", "dpv:SystematicMonitoring"
    SENSITIVE = "sensitive-data", "Sensitive or highly personal data", "", "dpv:SensitivePersonalData"
    LARGE_SCALE = "large-scale", "Large scale", "", "dpv:LargeScaleProcessing"
    MATCHING = "matching-or-combining", "Matching or combining data sets", "", "dpv:Match"
    VULNERABLE = "vulnerable-people", "Vulnerable people", "", "dpv:VulnerableDataSubject"
    INNOVATIVE = "innovative-use", "Innovative use of technology", "", "dpv:InnovativeUseOfTechnology"
    PREVENTS_RIGHT = "prevents-a-right-or-service", "Keeps people from a right or service"
