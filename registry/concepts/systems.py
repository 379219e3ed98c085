"""Words for information systems."""

from registry.concepts.concept import Concept


class Hosting(Concept):
    """Where a system runs."""

    ON_PREMISES = "on-premises", "On the organisation's own premises"
    SHARED_CENTRE = "shared-data-centre", "In a data centre shared with partners"
    SUPPLIER = "supplier-hosted", "On the supplier's servers"
    SAAS = "software-as-a-service", "As a service over the internet", "One service for many customers.", "dpv:CloudLocation"
    PUBLIC_CLOUD = "public-cloud", "On rented cloud servers", "The organisation runs it on a cloud provider's servers.", "dpv:CloudLocation"
    HYBRID = "hybrid", "Partly on premises, partly cloud"
    PAPER = "paper", "Paper filing system"


class SystemStage(Concept):
    """Where a system is in its life."""

    PLANNED = "planned", "Planned"
    PILOT = "pilot", "On trial"
    LIVE = "live", "In use"
    READ_ONLY = "read-only", "Kept for reading only"
    DECOMMISSIONED = "decommissioned", "Switched off"


class SystemAccess(Concept):
    """What an organisation may do in a system."""

    READ = "read", "Read"
    READ_WRITE = "read-and-write", "Read and write"
    ADD = "add", "Add", "May put information in."
    ADMINISTER = "administer", "Administer"
    SUPPORT = "support", "Support", "A supplier's staff, when asked."
    EXTRACT = "extract", "Receive extracts"


class InterfaceDirection(Concept):
    """Which way data goes between two systems."""

    IN = "in", "In", "From the other system."
    OUT = "out", "Out", "To the other system."
    BOTH = "both", "Both ways"


class DeletionCapability(Concept):
    """What a system can do when a retention period ends."""

    AUTOMATIC = "automatic", "Deletes by itself"
    BY_LIST = "by-list", "Lists what is due, for a person to delete"
    MANUAL = "manual", "A person must find and delete each record"
    SUPPLIER = "supplier-only", "Only the supplier can delete"
    NONE = "none", "Cannot delete"


class AssuranceKind(Concept):
    """How a system's security was checked."""

    PENETRATION_TEST = "penetration-test", "Penetration test"
    HEALTH_CHECK = "it-health-check", "IT health check"
    VULNERABILITY_SCAN = "vulnerability-scan", "Vulnerability scan"
    BACKUP_TEST = "backup-test", "Test of restoring from backup"
    ACCESS_REVIEW = "access-review", "Review of who has access"
    LOG_REVIEW = "log-review", "Review of logs"
    SUPPLIER_AUDIT = "supplier-audit", "Audit of the supplier"
    EXERCISE = "incident-exercise", "Incident exercise"
    CERTIFICATION_AUDIT = "certification-audit", "Audit for a certificate"
