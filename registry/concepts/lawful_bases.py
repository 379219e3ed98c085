"""Closed statutory lists: UK GDPR Articles 6, 9, 10 and Annex 1; DPA 2018 Schedules 1 and 8, sections 35 and 49.

`see` points to the provision. For Articles 6 and 9 it is the Data Privacy Vocabulary's term for the same point of the
EU Regulation, which the UK text was copied from; the UK text has since changed, and where it differs there is no term.
"""

from registry.concepts.concept import Concept

_DPA = "http://www.legislation.gov.uk/id/ukpga/2018/12/"
_SCH1 = f"{_DPA}schedule/1/paragraph/"
_SCH8 = f"{_DPA}schedule/8/paragraph/"


class Article6(Concept):
    """The lawful bases of UK GDPR Article 6(1)."""

    CONSENT = "a-consent", "Consent", "The person has agreed. Article 6(1)(a).", "eu-gdpr:A6-1-a"
    CONTRACT = "b-contract", "Contract", "Needed for a contract with the person. Article 6(1)(b).", "eu-gdpr:A6-1-b"
    LEGAL_OBLIGATION = (
        "c-legal-obligation",
        "Legal obligation",
        "Needed to do what the law requires of the organisation. Article 6(1)(c).",
        "eu-gdpr:A6-1-c",
    )
    VITAL_INTERESTS = "d-vital-interests", "Vital interests", "Needed to save a life. Article 6(1)(d).", "eu-gdpr:A6-1-d"
    PUBLIC_TASK = (
        "e-public-task",
        "Public task",
        "Needed for a task in the public interest or in exercise of official authority, laid down by law. "
        "Article 6(1)(e).",
        "eu-gdpr:A6-1-e",
    )
    RECOGNISED_LEGITIMATE_INTEREST = (
        "ea-recognised-legitimate-interest",
        "Recognised legitimate interest",
        "Needed for an interest listed in Annex 1. Article 6(1)(ea), from 5 February 2026. Not open to a public "
        "authority performing its tasks.",
    )
    LEGITIMATE_INTERESTS = (
        "f-legitimate-interests",
        "Legitimate interests",
        "Needed for an interest that the person's own do not override. Article 6(1)(f). Not open to a public authority "
        "performing its tasks.",
        "eu-gdpr:A6-1-f",
    )


class Annex1Condition(Concept):
    """The recognised legitimate interests of UK GDPR Annex 1, in force from 5 February 2026."""

    PUBLIC_TASK_REQUEST = (
        "public-task-disclosure-request",
        "Request by a body with a public task",
        "Disclosure to another controller that has said it needs the data for a public task. Annex 1 paragraph 1.",
        "UK GDPR Annex 1 paragraph 1",
    )
    SECURITY = (
        "national-security-public-security-defence",
        "National security, public security or defence",
        "Annex 1 paragraph 2.",
        "UK GDPR Annex 1 paragraph 2",
    )
    EMERGENCY = "emergency", "Emergencies", "Responding to an emergency. Annex 1 paragraph 3.", "UK GDPR Annex 1 paragraph 3"
    CRIME = "crime", "Crime", "Detecting, investigating or preventing crime. Annex 1 paragraph 5.", "UK GDPR Annex 1 paragraph 5"
    SAFEGUARDING = (
        "safeguarding",
        "Safeguarding vulnerable individuals",
        "Safeguarding a child or an adult at risk. Annex 1 paragraph 6.",
        "UK GDPR Annex 1 paragraph 6",
    )


class Article9(Concept):
    """The conditions of UK GDPR Article 9(2) for special category data."""

    EXPLICIT_CONSENT = "a-explicit-consent", "Explicit consent", "Article 9(2)(a).", "eu-gdpr:A9-2-a"
    EMPLOYMENT = (
        "b-employment-social-security-social-protection",
        "Employment, social security and social protection",
        "Article 9(2)(b), with a Schedule 1 Part 1 paragraph.",
        "eu-gdpr:A9-2-b",
    )
    VITAL_INTERESTS = "c-vital-interests", "Vital interests", "The person cannot consent. Article 9(2)(c).", "eu-gdpr:A9-2-c"
    NOT_FOR_PROFIT = "d-not-for-profit-body", "Not-for-profit body", "Article 9(2)(d).", "eu-gdpr:A9-2-d"
    MADE_PUBLIC = "e-made-public", "Made public by the person", "Article 9(2)(e).", "eu-gdpr:A9-2-e"
    LEGAL_CLAIMS = "f-legal-claims", "Legal claims or courts", "Article 9(2)(f).", "eu-gdpr:A9-2-f"
    SUBSTANTIAL_PUBLIC_INTEREST = (
        "g-substantial-public-interest",
        "Substantial public interest",
        "Article 9(2)(g), with a Schedule 1 Part 2 paragraph.",
        "eu-gdpr:A9-2-g",
    )
    HEALTH_OR_SOCIAL_CARE = (
        "h-health-or-social-care",
        "Health or social care",
        "Article 9(2)(h) and (3), with Schedule 1 paragraph 2.",
        "eu-gdpr:A9-2-h",
    )
    PUBLIC_HEALTH = "i-public-health", "Public health", "Article 9(2)(i), with Schedule 1 paragraph 3.", "eu-gdpr:A9-2-i"
    ARCHIVING_RESEARCH = (
        "j-archiving-research-statistics",
        "Archiving, research and statistics",
        "Article 9(2)(j), with Schedule 1 paragraph 4.",
        "eu-gdpr:A9-2-j",
    )


class Article10(Concept):
    """What allows criminal offence data to be processed. UK GDPR Article 10(1); DPA 2018 section 10(5)."""

    OFFICIAL_AUTHORITY = (
        "official-authority",
        "Under the control of official authority",
        "The organisation processes it in an official capacity. Article 10(1).",
        "UK GDPR Article 10(1)",
    )
    SCHEDULE_1 = (
        "schedule-1-condition",
        "A Schedule 1 condition",
        "A paragraph of Schedule 1 Part 1, 2 or 3 is met; name it in `sch1`. DPA 2018 section 10(5).",
        f"{_DPA}section/10",
    )


class Schedule1(Concept):
    """The conditions of DPA 2018 Schedule 1, by paragraph. Part 1 is 1 to 4, Part 2 is 6 to 28, Part 3 is 29 to 37."""

    P1 = "para-1-employment-social-security-social-protection", "Employment, social security and social protection", "Part 1 paragraph 1.", f"{_SCH1}1"
    P2 = "para-2-health-or-social-care", "Health or social care purposes", "Part 1 paragraph 2.", f"{_SCH1}2"
    P3 = "para-3-public-health", "Public health", "Part 1 paragraph 3.", f"{_SCH1}3"
    P4 = "para-4-research", "Research, archiving and statistics", "Part 1 paragraph 4.", f"{_SCH1}4"
    P6 = "para-6-statutory-and-government-purposes", "Statutory and government purposes", "Part 2 paragraph 6.", f"{_SCH1}6"
    P7 = "para-7-administration-of-justice-and-parliament", "Administration of justice and parliamentary purposes", "Part 2 paragraph 7.", f"{_SCH1}7"
    P8 = "para-8-equality-of-opportunity", "Equality of opportunity or treatment", "Part 2 paragraph 8. Not for decisions about a particular person.", f"{_SCH1}8"
    P9 = "para-9-diversity-at-senior-levels", "Racial and ethnic diversity at senior levels", "Part 2 paragraph 9.", f"{_SCH1}9"
    P10 = "para-10-preventing-or-detecting-unlawful-acts", "Preventing or detecting unlawful acts", "Part 2 paragraph 10.", f"{_SCH1}10"
    P11 = "para-11-protecting-the-public", "Protecting the public against dishonesty", "Part 2 paragraph 11.", f"{_SCH1}11"
    P12 = "para-12-regulatory-requirements", "Regulatory requirements about unlawful acts and dishonesty", "Part 2 paragraph 12.", f"{_SCH1}12"
    P13 = "para-13-journalism", "Journalism about unlawful acts and dishonesty", "Part 2 paragraph 13.", f"{_SCH1}13"
    P14 = "para-14-preventing-fraud", "Preventing fraud", "Part 2 paragraph 14.", f"{_SCH1}14"
    P15 = "para-15-terrorist-financing-or-money-laundering", "Suspicion of terrorist financing or money laundering", "Part 2 paragraph 15.", f"{_SCH1}15"
    P16 = "para-16-support-for-disability-or-condition", "Support for people with a disability or medical condition", "Part 2 paragraph 16.", f"{_SCH1}16"
    P17 = "para-17-counselling", "Counselling", "Part 2 paragraph 17.", f"{_SCH1}17"
    P18 = "para-18-safeguarding", "Safeguarding of children and of individuals at risk", "Part 2 paragraph 18.", f"{_SCH1}18"
    P19 = "para-19-economic-well-being", "Safeguarding of economic well-being", "Part 2 paragraph 19.", f"{_SCH1}19"
    P20 = "para-20-insurance", "Insurance", "Part 2 paragraph 20.", f"{_SCH1}20"
    P21 = "para-21-occupational-pensions", "Occupational pensions", "Part 2 paragraph 21.", f"{_SCH1}21"
    P22 = "para-22-political-parties", "Political parties", "Part 2 paragraph 22.", f"{_SCH1}22"
    P23 = "para-23-elected-representatives-responding", "Elected representatives responding to requests", "Part 2 paragraph 23.", f"{_SCH1}23"
    P24 = "para-24-disclosure-to-elected-representatives", "Disclosure to elected representatives", "Part 2 paragraph 24.", f"{_SCH1}24"
    P25 = "para-25-informing-elected-representatives-about-prisoners", "Informing elected representatives about prisoners", "Part 2 paragraph 25.", f"{_SCH1}25"
    P26 = "para-26-publication-of-legal-judgments", "Publication of legal judgments", "Part 2 paragraph 26.", f"{_SCH1}26"
    P27 = "para-27-anti-doping-in-sport", "Anti-doping in sport", "Part 2 paragraph 27.", f"{_SCH1}27"
    P28 = "para-28-standards-of-behaviour-in-sport", "Standards of behaviour in sport", "Part 2 paragraph 28.", f"{_SCH1}28"
    P29 = "para-29-consent", "Consent", "Part 3 paragraph 29.", f"{_SCH1}29"
    P30 = "para-30-vital-interests", "Vital interests", "Part 3 paragraph 30.", f"{_SCH1}30"
    P31 = "para-31-not-for-profit-bodies", "Not-for-profit bodies", "Part 3 paragraph 31.", f"{_SCH1}31"
    P32 = "para-32-manifestly-in-the-public-domain", "Manifestly in the public domain", "Part 3 paragraph 32.", f"{_SCH1}32"
    P33 = "para-33-legal-claims", "Legal claims", "Part 3 paragraph 33.", f"{_SCH1}33"
    P34 = "para-34-judicial-acts", "Judicial acts", "Part 3 paragraph 34.", f"{_SCH1}34"
    P35 = "para-35-indecency-offences-payment-cards", "Payment cards used in indecency offences involving children", "Part 3 paragraph 35.", f"{_SCH1}35"
    P36 = "para-36-extension-of-part-2", "Extension of Part 2 without substantial public interest", "Part 3 paragraph 36.", f"{_SCH1}36"
    P37 = "para-37-extension-of-insurance", "Extension of the insurance condition", "Part 3 paragraph 37.", f"{_SCH1}37"


class SafeguardingReason(Concept):
    """Why consent is not relied on for safeguarding. DPA 2018 Schedule 1 paragraph 18(1)(c) and (2)."""

    CANNOT_CONSENT = "cannot-consent", "Consent cannot be given", "The person cannot give consent.", f"{_SCH1}18"
    NOT_REASONABLE = "cannot-reasonably-be-expected-to-obtain", "Consent cannot reasonably be obtained", "The controller cannot reasonably be expected to obtain it.", f"{_SCH1}18"
    PREJUDICE = "would-prejudice-protection", "Asking would prejudice the protection", "Obtaining consent would prejudice the protection that is the purpose.", f"{_SCH1}18"


class Section35(Concept):
    """What makes law-enforcement processing lawful. DPA 2018 section 35(2), (4) and (5)."""

    CONSENT = "consent", "Consent", "The person has consented to the processing for that purpose.", f"{_DPA}section/35"
    TASK = "necessary-for-task", "Necessary for a law-enforcement task", "Necessary for a task carried out by a competent authority.", f"{_DPA}section/35"
    STRICTLY_NECESSARY = (
        "strictly-necessary",
        "Strictly necessary (sensitive processing)",
        "Strictly necessary, with a Schedule 8 condition and an appropriate policy document. Section 35(5).",
        f"{_DPA}section/35",
    )


class Schedule8(Concept):
    """Conditions for sensitive processing under DPA 2018 Part 3. Schedule 8 headings are from practice, not re-read."""

    P1 = "para-1-statutory-purposes", "Statutory etc purposes", "Schedule 8 paragraph 1.", f"{_SCH8}1"
    P2 = "para-2-administration-of-justice", "Administration of justice", "Schedule 8 paragraph 2.", f"{_SCH8}2"
    P3 = "para-3-vital-interests", "Protecting vital interests", "Schedule 8 paragraph 3.", f"{_SCH8}3"
    P4 = "para-4-safeguarding", "Safeguarding of children and of individuals at risk", "Schedule 8 paragraph 4.", f"{_SCH8}4"
    P5 = "para-5-public-domain", "Personal data already in the public domain", "Schedule 8 paragraph 5.", f"{_SCH8}5"
    P6 = "para-6-legal-claims", "Legal claims", "Schedule 8 paragraph 6.", f"{_SCH8}6"
    P7 = "para-7-judicial-acts", "Judicial acts", "Schedule 8 paragraph 7.", f"{_SCH8}7"
    P8 = "para-8-preventing-fraud", "Preventing fraud", "Schedule 8 paragraph 8.", f"{_SCH8}8"
    P9 = "para-9-archiving", "Archiving etc", "Schedule 8 paragraph 9.", f"{_SCH8}9"


class Regime(Concept):
    """Which law of information governs one side of a flow."""

    UK_GDPR = "uk-gdpr", "UK GDPR", "General processing: the UK GDPR and DPA 2018 Part 2.", f"{_DPA}part/2"
    DPA_PART_3 = "dpa-part3", "Law enforcement (DPA 2018 Part 3)", "A competent authority processing for a law-enforcement purpose.", f"{_DPA}part/3"
    DPA_PART_4 = "dpa-part4", "Intelligence services (DPA 2018 Part 4)", "Processing by an intelligence service.", f"{_DPA}part/4"
    DPA_1998 = "dpa-1998", "Data Protection Act 1998 (replaced)", "What the document names. Replaced on 25 May 2018.", "http://www.legislation.gov.uk/id/ukpga/1998/29"
    NOT_PERSONAL = "not-personal", "Not personal data", "Anonymised or aggregate: no living person can be identified.", "dpv:NonPersonalData"
    DECEASED_ONLY = "deceased-only", "Deceased people only", "No data about a living person; confidentiality may still apply.", f"{_DPA}section/3"


class CompatibilityRoute(Concept):
    """How a new purpose fits the one the data was collected for. UK GDPR Articles 5(1)(b) and 8A, from 5 February 2026."""

    SAME_PURPOSE = "same-purpose", "Same purpose", "The data is used for the purpose it was collected for."
    ASSESSED = "assessed", "Assessed as compatible", "The five factors of Article 8A(2) were weighed.", "UK GDPR Article 8A(2)"
    FRESH_CONSENT = "fresh-consent", "Fresh consent", "The person has consented to the new purpose.", "UK GDPR Article 8A(3)"
    RESEARCH = "research-archiving-statistics", "Research, archiving or statistics", "With the Article 84B safeguards.", "UK GDPR Article 8A(3)"
    ENSURE_COMPLIANCE = "ensure-compliance", "Ensuring compliance with Article 5(1)", "To check or show that processing complies.", "UK GDPR Article 8A(3)"
    ANNEX_2 = "annex-2", "An Annex 2 condition", "A condition of Annex 2 is met; name it.", "UK GDPR Annex 2"
    REQUIRED_BY_LAW = "required-or-authorised-by-law", "Required or authorised by law", "An enactment or rule of law meeting an Article 23 objective.", "UK GDPR Article 8A(3)(e)"


class ConfidentialityRoute(Concept):
    """What allows information given in confidence to be passed on. Common-law duty of confidentiality."""

    EXPLICIT_CONSENT = "explicit-consent", "Explicit consent", "The person agreed to the disclosure."
    IMPLIED_CONSENT = "implied-consent-direct-care", "Implied consent for direct care", "The person would expect it for their own care."
    STATUTE = "statute", "Required or permitted by statute", "An Act lifts or overrides confidence."
    SECTION_251 = "section-251", "Section 251 support", "National Health Service Act 2006 section 251 and SI 2002/1438.", "http://www.legislation.gov.uk/id/ukpga/2006/41/section/251"
    PUBLIC_INTEREST = "overriding-public-interest", "Overriding public interest", "The public interest in disclosing outweighs confidence in this case."
    BEST_INTERESTS = "best-interests", "Best interests of a person lacking capacity", "Disclosed for a person who lacks capacity to decide."
    COURT_ORDER = "court-order", "Court order", "A court has ordered it."


class Derogation(Concept):
    """The derogations for specific situations of UK GDPR Article 49(1)."""

    EXPLICIT_CONSENT = "a-explicit-consent", "Explicit consent", "Article 49(1)(a).", "eu-gdpr:A49-1-a"
    CONTRACT = "b-contract-with-person", "Contract with the person", "Article 49(1)(b).", "eu-gdpr:A49-1-b"
    CONTRACT_IN_INTEREST = "c-contract-in-persons-interest", "Contract in the person's interest", "Article 49(1)(c).", "eu-gdpr:A49-1-c"
    PUBLIC_INTEREST = "d-public-interest", "Important reasons of public interest", "Article 49(1)(d).", "eu-gdpr:A49-1-d"
    LEGAL_CLAIMS = "e-legal-claims", "Legal claims", "Article 49(1)(e).", "eu-gdpr:A49-1-e"
    VITAL_INTERESTS = "f-vital-interests", "Vital interests", "Article 49(1)(f).", "eu-gdpr:A49-1-f"
    PUBLIC_REGISTER = "g-public-register", "Public register", "Article 49(1)(g).", "eu-gdpr:A49-1-g"
