"""Words for sending personal data out of the United Kingdom."""

from registry.concepts.concept import Concept


class TransferRoute(Concept):
    """What allows a transfer, or why it needs no route. UK GDPR Article 44A."""

    APPROVED = "approved-by-regulations", "Approved by regulations", "The country, or the receiver's part of it, is approved. Article 45A.", "UK GDPR Article 45A"
    SAFEGUARDS = "safeguards", "Appropriate safeguards", "An instrument such as the transfer agreement, with a data protection test. Article 46.", "UK GDPR Article 46"
    DEROGATION = "derogation", "Derogation for a specific situation", "A single occasion that Article 49 allows.", "UK GDPR Article 49"
    NOT_RESTRICTED = "not-restricted", "Not a restricted transfer", "Nothing leaves the United Kingdom, or the receiver is not a separate legal entity; say why."
    NONE = "none", "No route found", "Someone looked and found nothing that allows it."


class SafeguardInstrument(Concept):
    """The instrument that gives appropriate safeguards. UK GDPR Article 46; DPA 2018 section 119A."""

    IDTA = "idta", "International data transfer agreement", "The regulator's own agreement, issued under section 119A.", "DPA 2018 section 119A"
    ADDENDUM = "addendum", "UK addendum to the EU clauses", "The regulator's addendum to EU standard clauses, issued under section 119A.", "DPA 2018 section 119A"
    EU_SCCS_WITHOUT_ADDENDUM = "eu-sccs-without-addendum", "Current EU clauses without the UK addendum", "Not a UK instrument by itself."
    EU_SCCS_2001 = "eu-sccs-2001", "EU clauses of 2001 (old)", "Between controllers. No longer good after 21 March 2024."
    EU_SCCS_2004 = "eu-sccs-2004", "EU clauses of 2004 (old)", "Between controllers, second set. No longer good after 21 March 2024."
    EU_SCCS_2010 = "eu-sccs-2010", "EU clauses of 2010 (old)", "From a controller to a processor. No longer good after 21 March 2024."
    BCR = "bcr", "Binding corporate rules", "Approved rules within one group of companies.", "eu-gdpr:BindingCorporateRules"
    PUBLIC_BODY_INSTRUMENT = "public-body-instrument", "Binding instrument between public bodies", "Legally binding and enforceable.", "eu-gdpr:A46-2-a"
    ADMINISTRATIVE = "administrative-arrangement", "Administrative arrangement", "Provisions in an arrangement between public bodies that people can rely on.", "eu-gdpr:A46-3-b"
    CODE = "code-of-conduct", "Approved code of conduct", "", "eu-gdpr:CodesOfConductForDataTransfers"
    CERTIFICATION = "certification", "Approved certification", "", "eu-gdpr:CertificationMechanismsForDataTransfers"
    BESPOKE = "bespoke-clauses", "Contract clauses of the parties' own", "", "eu-gdpr:A46-3-a"
    OTHER = "other", "Another instrument", "Say which in the instrument's title."


class TransferMeans(Concept):
    """How data comes to be outside the United Kingdom."""

    SENT = "sent", "Sent", "Files, messages or paper go abroad."
    HOSTED = "hosted", "Stored", "A system or its copies are kept abroad."
    REMOTE_ACCESS = "remote-access", "Looked at from abroad", "People abroad can see data kept here, such as a supplier's support desk."
    CARRIED = "carried", "Carried", "Taken abroad on a device or on paper."


class TransferTestOutcome(Concept):
    """What the data protection test found. UK GDPR Article 46(6) and (7)."""

    NOT_MATERIALLY_LOWER = "not-materially-lower", "Not materially lower", "Protection after the transfer is not materially lower than here."
    WITH_MEASURES = "not-materially-lower-with-measures", "Not materially lower, with extra measures", "Only because of measures the parties have added."
    MATERIALLY_LOWER = "materially-lower", "Materially lower", "The transfer should not go ahead on this instrument."
