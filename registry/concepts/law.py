"""Closed lists that the law data are written with."""

from registry.concepts.concept import Concept


class InstrumentKind(Concept):
    """What sort of law or authority it is."""

    ACT = "act", "Act of Parliament"
    ACT_OF_SENEDD = "act-of-senedd", "Act or Measure of Senedd Cymru"
    ACT_OF_SCOTLAND = "act-of-scottish-parliament", "Act of the Scottish Parliament"
    ACT_OF_NI = "northern-ireland-legislation", "Northern Ireland legislation"
    STATUTORY_INSTRUMENT = "statutory-instrument", "Statutory instrument"
    ASSIMILATED = "assimilated-law", "Assimilated law", "Law taken over from the European Union, such as the UK GDPR."
    CONVENTION = "convention", "International convention"
    STATUTORY_CODE = "statutory-code", "Statutory code of practice"
    GUIDANCE = "guidance", "Guidance"
    COMMON_LAW = "common-law", "Common law"


class LegalState(Concept):
    """What the law is at a time."""

    IN_FORCE = "in-force", "In force"
    LIMITED = "limited", "In force for limited purposes"
    NOT_COMMENCED = "not-commenced", "Enacted, not yet in force"
    REPEALED = "repealed", "Repealed or ended"
    NOT_KNOWN = "not-known", "Not known to us"


class Certainty(Concept):
    """How sure we are of an entry. Only `read` is verified."""

    READ = "read", "Text read", "The provision's own text was read."
    PARTLY_READ = "partly-read", "Text read in part", "Some of it was read; `doubts` say what was not."
    PRACTITIONER = "practitioner", "From practice", "Known from practice, not read. A lawyer should confirm it."
    NOT_FOUND = "not-found", "Not found", "It was looked for and not found, or not looked for."


class GatewayEffect(Concept):
    """What a gateway does. A duty to co-operate or an enabling function alone never says which power lets you disclose."""

    DUTY = "duty", "Duty to disclose"
    DUTY_ON_REQUEST = "duty-on-request", "Duty to disclose when asked"
    DUTY_TO_CO_OPERATE = "duty-to-co-operate", "Duty to co-operate", "It has no words about disclosing; a power may be implied."
    EXPRESS_POWER = "express-power", "Express power to disclose"
    ENABLING_FUNCTION = "enabling-function", "Enabling function", "A function from which a power to disclose may be implied."
    OFFENCE = "offence", "Offence", "It punishes disclosure; it allows none."
    NONE = "none", "Not a gateway"


class LimitKind(Concept):
    """What sort of limit narrows a gateway."""

    CONDITION = "condition", "Condition", "What must be so before it can be used."
    EXCLUSION = "exclusion", "Exclusion", "Information or bodies that it does not reach."
    CONSENT = "consent", "Agreement needed", "Somebody must agree."
    REFUSAL = "refusal", "Ground for refusing", "When the body asked may say no."
    USE = "use", "Limit on use", "What the receiver may use it for."
    ONWARD = "onward", "Limit on passing on", "What the receiver may not do with it."
    OFFENCE = "offence", "Offence", "What is punished."
    DATA_PROTECTION = "data-protection", "Data protection kept", "It does not override data protection law."
    CONFIDENCE = "confidence", "Confidence", "What it does to a duty of confidence."
    PROCEDURE = "procedure", "Procedure", "What must be done: a code, a register, a notice, a time limit."
