"""Words for how information moves and is kept."""

from registry.concepts.concept import Concept


class Frequency(Concept):
    """How often a flow happens."""

    ONE_OFF = "one-off", "Once", "", "dpv:SingularFrequency"
    EMERGENCY = "emergency", "In an emergency only"
    AS_NEEDED = "as-needed", "As each case needs", "", "dpv:SporadicFrequency"
    CONTINUOUS = "continuous", "Continuous", "", "dpv:ContinuousFrequency"
    DAILY = "daily", "Daily"
    WEEKLY = "weekly", "Weekly"
    FORTNIGHTLY = "fortnightly", "Every two weeks"
    MONTHLY = "monthly", "Monthly"
    QUARTERLY = "quarterly", "Every three months"
    TERMLY = "termly", "Each school term"
    TWICE_YEARLY = "twice-yearly", "Twice a year"
    YEARLY = "yearly", "Yearly"
    OTHER = "other", "Another rhythm", "Say which in `trigger`."


class Channel(Concept):
    """How information is carried."""

    SECURE_EMAIL = "secure-email", "Secure email", "Encrypted end to end or between accredited domains."
    EMAIL = "plain-email", "Ordinary email"
    PORTAL = "secure-portal", "Secure web portal"
    SFTP = "secure-file-transfer", "Secure file transfer"
    API = "api", "Interface between systems"
    SHARED_SYSTEM = "shared-system", "Shared case system"
    SHARED_FOLDER = "shared-folder", "Shared folder", "A folder or workspace that several parties can open."
    MEETING = "meeting", "Meeting"
    VERBAL = "verbal", "Spoken, in person"
    TELEPHONE = "telephone", "Telephone"
    VIDEO = "video-call", "Video call"
    POST_TRACKED = "post-tracked", "Tracked post or courier"
    POST = "post-untracked", "Ordinary post"
    HAND = "by-hand", "By hand"
    FAX = "fax", "Fax"
    MEDIA_ENCRYPTED = "encrypted-media", "Encrypted disc or drive"
    MEDIA = "unencrypted-media", "Unencrypted disc or drive"
    SECURE_NETWORK = "secure-network", "Secure government or health network"
    ON_SITE = "on-site-viewing", "Viewed on the holder's premises"
    PAPER = "paper-form", "Paper form"
    OTHER = "other", "Another way", "Say which in `channel_detail`."


class AccessMode(Concept):
    """Who moves the information."""

    PUSH = "push", "Sent by the discloser"
    PULL = "pull", "Fetched by the receiver"
    SHARED_SYSTEM = "shared-system", "Seen in a shared system"
    MEETING = "meeting", "Discussed at a meeting"
    VERBAL = "verbal", "Told in person or by telephone"
    REQUEST = "on-request", "Sent when asked for"


class Disposal(Concept):
    """What happens to information when its time is up."""

    DELETE = "delete", "Deleted", "", "dpv:Delete"
    SHRED = "shred", "Shredded or pulped", "", "dpv:Destruct"
    RETURN = "return", "Returned to the discloser"
    ANONYMISE = "anonymise", "Anonymised", "", "dpv:Anonymise"
    ARCHIVE = "archive", "Passed to an archive"
    REVIEW = "review", "Reviewed, then kept or destroyed"


class LikelihoodOrImpact(Concept):
    """A three-step scale."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class EvidenceKind(Concept):
    """What a piece of evidence is."""

    SIGNED_COPY = "signed-copy", "Signed copy"
    PUBLISHED_TEXT = "published-text", "Published text"
    MINUTES = "minutes", "Minutes of a decision"
    EMAIL = "email", "Email"
    APPROVAL = "approval", "Approval"
    DPIA = "dpia", "Impact assessment"
    CERTIFICATE = "certificate", "Certificate"
    CONTRACT = "contract", "Contract"
    FORM = "form", "Form"
    POLICY = "policy", "Policy or procedure"
    BUSINESS_CASE = "business-case", "Business case"
    REGISTER_ENTRY = "register-entry", "Register entry"
    SCREENSHOT = "screenshot", "Screenshot"
    LEGAL_ADVICE = "legal-advice", "Legal advice"
    OTHER = "other", "Something else"


class RelatedDocumentKind(Concept):
    """What a related document is to the agreement."""

    WORK_INSTRUCTION = "work-instruction", "Work instruction"
    PROCEDURE = "procedure", "Procedure"
    POLICY = "policy", "Policy"
    FORM = "form", "Form or template"
    CODE = "code-of-practice", "Code of practice"
    GUIDANCE = "guidance", "Guidance"
    STRATEGY = "strategy", "Strategy or plan"
    AGREEMENT = "agreement", "Another agreement"
    LEAFLET = "leaflet", "Leaflet for the public"
    TERMS_OF_REFERENCE = "terms-of-reference", "Terms of reference"
    OTHER = "other", "Something else"
