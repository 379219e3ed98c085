"""Words for keeping and disposing of records."""

from registry.concepts.concept import Concept


class ScheduleOrigin(Concept):
    """Where a retention period or schedule comes from."""

    OWN = "own", "Our own"
    LGA = "lga", "Local Government Association"
    IRMS = "irms", "Information and Records Management Society"
    NHS = "nhs-records-code", "NHS records management code"
    POLICE = "police-information-management", "Management of police information"
    STATUTE = "statute", "An Act or regulations"
    CONTRACT = "contract", "A contract or agreement"
    FUNDER = "funder", "A funder's or auditor's terms"
    OTHER = "other", "Another source", "Name it beside."


class HoldReason(Concept):
    """Why something is kept past its time."""

    LEGAL_CLAIM = "legal-claim", "A legal claim, made or expected"
    PUBLIC_INQUIRY = "public-inquiry", "A public inquiry"
    COURT_ORDER = "court-order", "A court order"
    INVESTIGATION = "investigation", "An investigation or audit"
    RIGHTS_REQUEST = "rights-request", "A request from the person concerned"
    INFORMATION_REQUEST = "information-request", "A freedom of information request or appeal"
    COMPLAINT = "complaint", "A complaint"
    SAFEGUARDING = "safeguarding", "Safeguarding"
    CANNOT_DELETE = "cannot-delete", "The system cannot delete it"
    OTHER = "other", "Another reason", "Say which in the reason."


class RecordFormat(Concept):
    """What something kept is made of."""

    ELECTRONIC = "electronic", "Electronic"
    PAPER = "paper", "Paper"
    BOTH = "both", "Electronic and paper"
    MEDIA = "media", "Film, tape, disc or photograph"
    BACKUP = "backup", "Backup copies"
