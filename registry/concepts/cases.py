"""Words for breaches, rights requests and complaints."""

from registry.concepts.concept import Concept


class BreachKind(Concept):
    """What happened to the data."""

    CONFIDENTIALITY = "confidentiality", "Confidentiality", "Someone saw or got it who should not have.", "eu-gdpr:ConfidentialityBreach"
    INTEGRITY = "integrity", "Integrity", "It was changed when it should not have been.", "eu-gdpr:IntegrityBreach"
    AVAILABILITY = "availability", "Availability", "It was lost, destroyed or out of reach.", "eu-gdpr:AvailabilityBreach"


class BreachCause(Concept):
    """What led to a breach."""

    WRONG_RECIPIENT = "wrong-recipient", "Sent to the wrong recipient"
    WRONG_CONTENT = "wrong-content", "Wrong attachment or enclosure"
    NOT_REDACTED = "not-redacted", "Not redacted"
    COPIED_OPENLY = "addresses-shown", "Addresses shown to all"
    LOST_OR_STOLEN = "lost-or-stolen", "Lost or stolen paper or device"
    UNAUTHORISED_ACCESS = "unauthorised-access", "Looked at without authority", "By someone with access for other reasons."
    VERBAL = "verbal-disclosure", "Spoken disclosure"
    PUBLISHED = "published-in-error", "Published by mistake"
    DISPOSAL = "insecure-disposal", "Careless disposal"
    PHISHING = "phishing", "Phishing"
    MALWARE = "malware-or-ransomware", "Malware or ransomware"
    INTRUSION = "intrusion", "Other break-in to a system"
    MISCONFIGURATION = "misconfiguration", "System wrongly set up"
    FAILURE = "system-failure", "System failure or outage"
    SUPPLIER = "supplier", "Failing at a supplier"
    OTHER = "other", "Another cause", "Say which in the facts."


class NotTellingPeople(Concept):
    """Why people need not be told of a breach likely to put them at high risk. UK GDPR Article 34(3)."""

    PROTECTED = "data-protected", "The data was protected", "Such as by encryption, so that no one can read it. Article 34(3).", "eu-gdpr:JustificationA33BreachedDataIneffective"
    RISK_REMOVED = "risk-removed", "The high risk has been removed", "Later measures mean that it is no longer likely. Article 34(3).", "eu-gdpr:JustificationA33RiskMitigated"
    DISPROPORTIONATE = "disproportionate-effort", "It would take disproportionate effort", "People are told by a public communication instead. Article 34(3).", "eu-gdpr:JustificationA33DisproportionateEffort"


class DataRight(Concept):
    """The right a person uses. UK GDPR Articles 15 to 22."""

    ACCESS = "access", "Access", "To have a copy of their data. Article 15.", "eu-gdpr:A15"
    RECTIFICATION = "rectification", "Rectification", "To have mistakes put right. Article 16.", "eu-gdpr:A16"
    ERASURE = "erasure", "Erasure", "To have data erased. Article 17.", "eu-gdpr:A17"
    RESTRICTION = "restriction", "Restriction", "To have use of data stopped for a time. Article 18.", "eu-gdpr:A18"
    PORTABILITY = "portability", "Portability", "To have data in a form that another system can read. Article 20.", "eu-gdpr:A20"
    OBJECTION = "objection", "Objection", "To object to processing. Article 21.", "eu-gdpr:A21"
    AUTOMATED_DECISION = "automated-decision", "Automated decisions", "To have a say, or a human look again. Articles 22A to 22D.", "UK GDPR Article 22C"
    WITHDRAW_CONSENT = "withdraw-consent", "Withdrawal of consent", "Article 7(3).", "eu-gdpr:A7-3"


class RequestOutcome(Concept):
    """How a request ended."""

    MET = "met", "Met in full", "", "dpv:RequestFulfilled"
    PARTLY_MET = "partly-met", "Met in part"
    REFUSED = "refused", "Refused", "", "dpv:RequestRejected"
    NOTHING_HELD = "nothing-held", "Nothing held"
    WITHDRAWN = "withdrawn", "Withdrawn", "By the person or whoever acts for them."
    LAPSED = "lapsed", "Lapsed", "Identity or a clarification never came."
    PASSED_ON = "passed-on", "Passed to the right controller"


class RefusalGround(Concept):
    """Why a request was refused in whole or in part."""

    EXEMPTION = "exemption", "An exemption applies", "Name it in `exemptions`. DPA 2018 Schedules 2 to 4."
    UNFOUNDED = "manifestly-unfounded", "Manifestly unfounded", "", "eu-gdpr:JustificationA12ManifestlyUnfounded"
    EXCESSIVE = "manifestly-excessive", "Manifestly excessive", "", "eu-gdpr:JustificationA12ManifestlyExcessive"
    IDENTITY = "identity-not-confirmed", "Identity not confirmed", "", "eu-gdpr:JustificationA12IdentityFailure"
    AUTHORITY = "authority-not-shown", "Authority to act for the person not shown"
    NO_SUCH_RIGHT = "right-does-not-apply", "The right does not apply", "Such as portability, where processing rests on public task."
    COMPELLING_GROUNDS = "compelling-grounds", "Compelling grounds override an objection", "Article 21(1)."
    LAW_ENFORCEMENT = "law-enforcement-restriction", "Restricted for law-enforcement reasons", "DPA 2018 Part 3."


class RequestedBy(Concept):
    """Who makes a request or complaint."""

    PERSON = "person", "The person themselves"
    PARENT = "parent-or-guardian", "Parent or guardian"
    ATTORNEY = "attorney-or-deputy", "Attorney or deputy"
    SOLICITOR = "solicitor", "Solicitor"
    ADVOCATE = "advocate", "Advocate or advice agency"
    ELECTED = "elected-representative", "Councillor, MP or other elected representative"
    STAFF = "staff", "Member of staff, about themselves"
    OTHER = "other", "Someone else with authority"


class ReceiptMethod(Concept):
    """How a request or complaint came in."""

    ONLINE_FORM = "online-form", "Online form"
    EMAIL = "email", "Email"
    POST = "post", "Post"
    TELEPHONE = "telephone", "Telephone"
    IN_PERSON = "in-person", "In person"
    SOCIAL_MEDIA = "social-media", "Social media"
    ANOTHER_PARTY = "another-party", "Passed on by another organisation"
    REGULATOR = "regulator", "Passed on by the regulator"
    OTHER = "other", "Another way"


class ComplaintSubject(Concept):
    """What a data protection complaint is about."""

    ACCESS = "access-request", "How an access request was dealt with"
    OTHER_RIGHT = "other-right", "How another right was dealt with"
    NOT_TOLD = "not-told", "Not being told, or the privacy notice"
    LAWFULNESS = "lawfulness", "Whether there was a right to use the data"
    DISCLOSURE = "disclosure", "Data shared or disclosed"
    BREACH = "breach", "A breach, or poor security"
    ACCURACY = "accuracy", "Wrong or out-of-date data"
    TOO_MUCH = "too-much", "More data collected or shared than needed"
    RETENTION = "retention", "Data kept too long, or destroyed too soon"
    CONSENT = "consent", "Consent, or its withdrawal"
    AUTOMATED_DECISION = "automated-decision", "An automated decision"
    MARKETING = "marketing", "Marketing"
    SURVEILLANCE = "surveillance", "Cameras or other monitoring"
    STAFF_CONDUCT = "staff-conduct", "What a member of staff did"
    TRANSFER = "transfer", "Data sent abroad"
    OTHER = "other", "Something else"
