"""Words for the data itself: whose it is, what sort it is, how identifiable."""

from registry.concepts.concept import Concept


class SpecialCategory(Concept):
    """Special categories of personal data. UK GDPR Article 9(1)."""

    RACE = "racial-or-ethnic-origin", "Racial or ethnic origin", "", "pd:EthnicOrigin"
    POLITICS = "political-opinions", "Political opinions", "", "pd:PoliticalOpinion"
    BELIEF = "religious-or-philosophical-beliefs", "Religious or philosophical beliefs", "", "pd:Religion"
    TRADE_UNION = "trade-union-membership", "Trade union membership", "", "pd:TradeUnionMembership"
    GENETIC = "genetic-data", "Genetic data", "", "pd:Genetic"
    BIOMETRIC = "biometric-data", "Biometric data used to identify someone", "", "pd:Biometric"
    HEALTH = "health", "Health", "", "pd:Health"
    SEX_LIFE = "sex-life", "Sex life", "", "pd:Sexual"
    SEXUAL_ORIENTATION = "sexual-orientation", "Sexual orientation", "", "pd:SexualPreference"


class DataCategory(Concept):
    """What an item of information is about."""

    IDENTITY = "identity", "Name and identity", "Names, aliases, photographs of a person.", "pd:Identifying"
    CONTACT = "contact-details", "Contact details", "Address, telephone, email.", "pd:Contact"
    IDENTIFIER = "official-identifiers", "Official identifiers", "NHS number, unique pupil number, National Insurance number and the like.", "pd:OfficialID"
    DEMOGRAPHIC = "demographics", "Demographics", "Age, sex, language, nationality.", "pd:Demographic"
    FAMILY = "family-and-relationships", "Family and relationships", "Household, next of kin, carers.", "pd:Family"
    EDUCATION = "education", "Education and training", "Attendance, attainment, exclusions, special educational needs.", "pd:Education"
    EMPLOYMENT = "employment", "Employment", "Employer, job, pay.", "pd:Professional"
    FINANCIAL = "financial", "Money", "Income, debts, benefits, tax, bank details.", "pd:Financial"
    BENEFITS = "benefits-and-tax", "Benefits and tax", "Entitlement, payments and self-assessment.", "pd:Tax"
    PROPERTY = "property", "Property", "What a property is, who owns or occupies it.", "pd:HouseOwned"
    HOUSING = "housing", "Housing", "Tenancy, homelessness, housing need.", "pd:Household"
    HEALTH = "health", "Health", "Physical or mental health, treatment.", "pd:Health"
    SOCIAL_CARE = "social-care", "Social care", "Needs, assessments, plans, services received."
    SAFEGUARDING = "safeguarding", "Safeguarding", "Concerns, enquiries, protection plans."
    DOMESTIC_ABUSE = "domestic-abuse", "Domestic abuse", "Risk assessments, incidents, protective orders."
    CRIME = "crime", "Crime and offences", "Allegations, proceedings, convictions, cautions.", "pd:CriminalOffence"
    INTELLIGENCE = "intelligence", "Police intelligence", "Graded information about people or places."
    INCIDENT = "incidents", "Incidents", "Reports of anti-social behaviour, collisions, fires, missing episodes."
    VULNERABILITY = "vulnerability", "Vulnerability", "Factors that put a person at risk.", "pd:Vulnerability"
    LOCATION = "location", "Location", "Where a person or thing is or was.", "pd:Location"
    VEHICLE = "vehicle", "Vehicle", "Registration, keeper, use.", "pd:Vehicle"
    IMAGE = "images-and-recordings", "Images and recordings", "CCTV, body-worn video, voice.", "pd:Picture"
    OPINION = "professional-opinion", "Professional opinion", "Assessments and views of practitioners.", "pd:Opinion"
    IMMIGRATION = "immigration", "Immigration status", "", "pd:Residency"
    DEATH = "death", "Death", "Date, place, cause and circumstances of a death."
    ORGANISATION = "organisation", "Organisations and businesses", "Facts about a body, not a person."
    STATISTICS = "statistics", "Statistics", "Counts and rates."
    OTHER = "other", "Something else", "Say what in the item's definition."


class SubjectCategory(Concept):
    """Whom information is about. Part 3 asks for suspects, convicted people, victims and witnesses to be told apart."""

    ADULT = "adult", "Adults", "", "dpv:Adult"
    CHILD_UNDER_13 = "child-under-13", "Children under 13", "", "dpv:Child"
    CHILD_13_TO_17 = "child-13-to-17", "Children aged 13 to 17", "", "dpv:Child"
    CHILD = "child", "Children under 18", "Where the age band is not stated.", "dpv:Child"
    YOUNG_ADULT = "young-adult", "Young adults", "18 to 25, such as care leavers or people with an education, health and care plan."
    UNBORN = "unborn", "Unborn children"
    ADULT_AT_RISK = "adult-at-risk", "Adults at risk", "", "dpv:VulnerableDataSubject"
    VICTIM = "victim", "Victims"
    SUSPECT = "suspect", "Suspects"
    CONVICTED = "convicted", "People convicted of an offence"
    WITNESS = "witness", "Witnesses"
    CAUSING_HARM = "person-causing-harm", "People who cause harm or nuisance", "Not suspected of an offence, or not yet."
    CARER = "carer", "Carers"
    PARENT = "parent-or-guardian", "Parents and guardians", "", "dpv:ParentOfDataSubject"
    FAMILY = "family-member", "Family members"
    NEXT_OF_KIN = "next-of-kin", "Next of kin"
    HOUSEHOLD = "household", "Household members"
    DECEASED = "deceased", "People who have died", "Not personal data, but often confidential."
    PATIENT = "patient", "Patients", "", "dpv:Patient"
    SERVICE_USER = "service-user", "People who use a service", "", "dpv:User"
    PUPIL = "pupil", "Pupils and students", "", "dpv:Student"
    TENANT = "tenant", "Tenants"
    TAXPAYER = "taxpayer", "Taxpayers and benefit claimants"
    DRIVER = "driver", "Drivers and passengers"
    STAFF = "staff", "Staff and practitioners", "", "dpv:Employee"
    PUBLIC = "member-of-the-public", "Members of the public", "", "dpv:Citizen"
    BUSINESS = "business", "Businesses and sole traders"


class Identifiability(Concept):
    """How readily a person could be identified."""

    IDENTIFIED = "identified", "Identified", "Names or identifiers are present.", "dpv:IdentifyingPersonalData"
    PSEUDONYMISED = "pseudonymised", "Pseudonymised", "Identifiers replaced; someone holds the key.", "dpv:PseudonymisedData"
    ANONYMISED = "anonymised", "Anonymised", "No one can reasonably be identified.", "dpv:AnonymisedData"
    AGGREGATE = "aggregate", "Aggregate", "Counts and totals only."
    NOT_ABOUT_PEOPLE = "not-about-people", "Not about people", "Facts about places, property or organisations."
