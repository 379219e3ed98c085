"""Words for organisations: their identifiers, sectors, nations, names, posts and what became of them."""

from registry.concepts.concept import Concept


class IdentifierScheme(Concept):
    """A published list that gives organisations numbers or codes. Equal identifiers mean the same body."""

    GSS = "gss", "Office for National Statistics code", "The nine-character code of the area a council or force serves."
    ODS = "ods", "Organisation Data Service code", "Health and care bodies, given by the NHS."
    COMPANY = "company", "Company number", "Given by Companies House."
    CHARITY = "charity", "Charity number", "Given by the Charity Commission for England and Wales."
    CHARITY_SCOTLAND = "charity-scotland", "Scottish charity number", "Given by the Scottish Charity Regulator."
    CHARITY_NI = "charity-northern-ireland", "Northern Ireland charity number", "Given by the Charity Commission for Northern Ireland."
    ICO = "ico", "Data protection fee register number", "Given by the data protection regulator."
    URN = "urn", "School unique reference number", "Given by the Department for Education."
    UKPRN = "ukprn", "UK provider reference number", "Learning providers, colleges and academy trusts."
    DFE = "dfe-number", "Department for Education number", "Local authority number and establishment number."
    POLICE = "police-force", "Police force code", "The force's code in national police and Home Office lists."
    FIRE = "fire-service", "Fire and rescue service code", "The service's code in national fire statistics."
    HOUSING = "registered-provider", "Registered provider number", "Given by the Regulator of Social Housing."
    CQC = "cqc", "Care Quality Commission provider number", "Providers of regulated health and care in England."
    GOVERNMENT_REGISTER = "government-register", "Government register code", "Such as D25 in the Digital Economy Act register."
    LEI = "lei", "Legal entity identifier", "ISO 17442."
    OTHER = "other", "Another list", "Say which in `scheme_name`."


class Sector(Concept):
    """The part of public or private life an organisation belongs to."""

    LOCAL_GOVERNMENT = "local-government", "Local government", "", "dpv:PublicSectorBody"
    PARISH = "parish-or-community-council", "Parish and community councils"
    POLICE = "police", "Police", "", "dpv:LawEnforcementOrganisation"
    FIRE = "fire-and-rescue", "Fire and rescue", "", "dpv:FireDepartment"
    HEALTH = "health", "Health", "", "dpv:HealthcareOrganisation"
    SOCIAL_CARE = "social-care", "Social care providers"
    EDUCATION = "education", "Schools, colleges and universities", "", "dpv:EducationalOrganisation"
    JUSTICE = "justice", "Probation, prisons, courts and youth justice"
    CENTRAL_GOVERNMENT = "central-government", "Central and devolved government", "", "dpv:GovernmentalOrganisation"
    HOUSING = "housing", "Housing associations and other social landlords"
    VOLUNTARY = "voluntary", "Charities and the voluntary sector", "", "dpv:NonProfitOrganisation"
    PRIVATE = "private", "Companies and other private bodies", "", "dpv:PrivateSectorBody"
    UTILITY = "utility", "Energy, water and communications companies"
    REGULATOR = "regulator", "Regulators and inspectorates"
    PARTNERSHIP = "partnership", "Partnership boards and shared services"
    OTHER = "other", "Something else", "Say what in `description`."


class Nation(Concept):
    """The part of the United Kingdom whose law an organisation works under."""

    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"
    UK_WIDE = "uk-wide", "All of the United Kingdom"


class NameUse(Concept):
    """What a name other than the main one is."""

    SHORT = "short", "Short name or abbreviation"
    FORMER = "former", "Former name"
    TRADING = "trading", "Trading name or brand"
    OTHER_LANGUAGE = "other-language", "Name in another language"
    IN_REGISTER = "in-a-register", "Name as a public register prints it"


class SuccessionKind(Concept):
    """How one organisation came to take another's place."""

    MERGER = "merger", "Merger", "Two or more became one."
    DIVISION = "division", "Division", "One became two or more."
    TAKEOVER = "takeover", "Takeover", "One took in another and went on."
    REPLACEMENT = "replacement", "Replacement", "One was abolished and another put in its place."
    FUNCTION_MOVED = "function-moved", "Function moved", "Some functions moved; both go on."


class Post(Concept):
    """A post that a data protection officer may hold besides. Some decide why and how data is processed."""

    SIRO = "siro", "Senior information risk owner"
    CHIEF_EXECUTIVE = "chief-executive", "Chief executive or head of the organisation"
    HEAD_OF_IT = "head-of-it", "Head of information technology or digital"
    HEAD_OF_HR = "head-of-hr", "Head of human resources"
    HEAD_OF_LEGAL = "head-of-legal", "Head of legal services"
    HEAD_OF_FINANCE = "head-of-finance", "Head of finance"
    HEAD_OF_MARKETING = "head-of-marketing", "Head of marketing or communications"
    MONITORING_OFFICER = "monitoring-officer", "Monitoring officer"
    CALDICOTT_GUARDIAN = "caldicott-guardian", "Caldicott Guardian"
    SECURITY = "information-security-officer", "Information security officer"
    IG_MANAGER = "information-governance-manager", "Information governance manager"
    RECORDS_MANAGER = "records-manager", "Records manager"
    FOI_OFFICER = "foi-officer", "Freedom of information officer"
    AUDIT = "internal-audit", "Internal audit"
    CLERK = "clerk", "Clerk"
    OTHER = "other", "Another post", "Say which in `job_title`."


class FeeTier(Concept):
    """The size of data protection fee an organisation pays. DPA 2018 section 137; SI 2018/480."""

    TIER_1 = "tier-1", "Tier 1", "Micro organisations."
    TIER_2 = "tier-2", "Tier 2", "Small and medium organisations."
    TIER_3 = "tier-3", "Tier 3", "Large organisations."
    EXEMPT = "exempt", "Exempt", "No fee is due."


class AssuranceScheme(Concept):
    """A scheme by which someone outside checks, or the organisation declares, that information is kept safe."""

    DSPT = "dspt", "Data Security and Protection Toolkit", "NHS, yearly."
    ISO_27001 = "iso-27001", "ISO/IEC 27001", "Information security management.", "dpv:Certification"
    ISO_27701 = "iso-27701", "ISO/IEC 27701", "Privacy information management.", "dpv:Certification"
    CYBER_ESSENTIALS = "cyber-essentials", "Cyber Essentials", "", "dpv:Certification"
    CYBER_ESSENTIALS_PLUS = "cyber-essentials-plus", "Cyber Essentials Plus", "", "dpv:Certification"
    CAF = "cyber-assessment-framework", "Cyber Assessment Framework"
    PSN = "public-services-network", "Public Services Network compliance"
    PCI_DSS = "pci-dss", "Payment card data security standard"
    SOC_2 = "soc-2", "SOC 2 report"
    POLICE_ASSURANCE = "police-assurance", "Police information assurance", "Accreditation to hold or connect to police systems."
    PARTNER_RETURN = "partner-assurance-return", "Partner assurance return", "A form filled in before joining a sharing scheme."
    OWN_QUESTIONNAIRE = "own-questionnaire", "The organisation's own questionnaire"
    OTHER = "other", "Another scheme", "Say which in `scheme_name`."
