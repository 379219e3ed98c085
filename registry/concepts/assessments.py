"""Words for impact assessments, legitimate interests assessments and their outcomes."""

from registry.concepts.concept import Concept


class DpiaOutcome(Concept):
    """What an impact assessment decided."""

    PROCEED = "proceed", "Go ahead", "", "eu-gdpr:DPIARecommendsProcessingContinue"
    PROCEED_WITH_MEASURES = "proceed-with-measures", "Go ahead once the measures are in place", "", "eu-gdpr:DPIAOutcomeRisksMitigated"
    CONSULT_REGULATOR = "consult-regulator", "Consult the regulator first", "High risk remains. Article 36(1).", "eu-gdpr:DPIAOutcomeDPAConsultation"
    DO_NOT_PROCEED = "do-not-proceed", "Do not go ahead", "", "eu-gdpr:DPIARecommendsProcessingNotContinue"


class RiskSource(Concept):
    """Where a risk to people comes from."""

    STAFF = "staff", "Staff, by mistake or misuse"
    PARTNER = "partner", "A partner organisation"
    SUPPLIER = "supplier", "A supplier"
    OUTSIDER = "outsider", "Someone outside, such as a criminal"
    SYSTEM = "system", "The system or its design"
    DATA = "data-quality", "Wrong, old or mismatched data"
    DECISION = "decision", "A decision made with the data"
    PROCESS = "process", "The way the work is organised"
    LAW = "law", "Gaps in power, basis or transparency"
    OTHER = "other", "Another source"


class MeasureEffect(Concept):
    """What a measure does to a risk."""

    ELIMINATED = "eliminated", "Eliminated", "The risk is gone."
    REDUCED = "reduced", "Reduced", "The risk is less.", "dpv:RiskMitigationMeasure"
    ACCEPTED = "accepted", "Accepted", "The risk is left as it is."


class Consultee(Concept):
    """Whose views are asked in an impact assessment."""

    PEOPLE = "people-concerned", "The people the data is about", "", "dpv:ConsultationWithDataSubject"
    REPRESENTATIVES = "representatives", "Representatives of those people", "", "dpv:ConsultationWithDataSubjectRepresentative"
    PROCESSORS = "processors", "Processors and suppliers"
    PARTNERS = "partners", "Partner organisations"
    STAFF = "staff", "Staff and their unions"
    SECURITY = "security-experts", "Security experts"
    LEGAL = "lawyers", "Lawyers"
    CALDICOTT_GUARDIAN = "caldicott-guardian", "The Caldicott Guardian"
    SIRO = "siro", "The senior information risk owner"
    ETHICS = "ethics-panel", "An ethics panel"
    OTHER = "other", "Others"


class ChangedAspect(Concept):
    """What changed after an assessment was approved."""

    PARTIES = "parties", "The parties"
    ITEMS = "items", "The data"
    SUBJECTS = "people", "The people concerned"
    PURPOSES = "purposes", "The purposes"
    TECHNOLOGY = "technology", "The technology"
    SUPPLIER = "supplier", "A supplier or its location"
    LAW = "law", "The law"
    INCIDENT = "incident", "An incident showed a new risk"
    OTHER = "other", "Something else"


class LiaOutcome(Concept):
    """What a legitimate interests assessment decided."""

    PASSED = "passed", "Passed", "The interest may be relied on."
    OVERRIDDEN = "overridden", "Overridden", "People's interests, rights or freedoms outweigh it."
    NOT_COMPLETED = "not-completed", "Not completed", "One of the three tests has not been done."


class InterestHolder(Concept):
    """Whose interest is pursued."""

    CONTROLLER = "controller", "The organisation's own", "", "dpv:LegitimateInterestOfController"
    THIRD_PARTY = "third-party", "Another's", "", "dpv:LegitimateInterestOfThirdParty"
    PERSON = "person", "The person's own", "", "dpv:LegitimateInterestOfDataSubject"
    PUBLIC = "public", "The public's", "", "dpv:PublicInterest"
