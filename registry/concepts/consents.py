"""Words for how consent is given and recorded."""

from registry.concepts.concept import Concept


class ConsentMethod(Concept):
    """How a person says yes."""

    SIGNED_FORM = "signed-form", "Signed form"
    ONLINE = "online-choice", "Choice made online", "A box the person ticks or a button they press; never ticked beforehand."
    SPOKEN = "spoken-and-recorded", "Spoken, and written down"
    ACCESSIBLE = "accessible-format", "Sign language, symbols or another accessible way"
    OTHER = "other", "Another clear act"


class ConsentGiver(Concept):
    """Who may say yes."""

    PERSON = "person", "The person themselves"
    CHILD = "competent-child", "A child who understands", "Judged able to decide for themselves."
    PARENT = "parental-responsibility", "Someone with parental responsibility", "", "dpv:ParentOfDataSubject"
    ATTORNEY = "attorney-or-deputy", "Attorney or deputy", "With power over this decision."
    GUARDIAN = "guardian", "Guardian", "", "dpv:GuardianOfDataSubject"


class ConsentPurpose(Concept):
    """What consent is asked for, in law."""

    ARTICLE_6 = "article-6", "Lawful basis", "Article 6(1)(a).", "eu-gdpr:A6-1-a"
    ARTICLE_9 = "article-9-explicit", "Explicit consent for special category data", "Article 9(2)(a).", "eu-gdpr:A9-2-a"
    CONFIDENTIALITY = "confidentiality", "Lifting the duty of confidence", "Common-law duty of confidentiality; the lawful basis is another."
    LAW_ENFORCEMENT = "law-enforcement", "Law-enforcement processing", "DPA 2018 section 35.", "DPA 2018 section 35"
    TRANSFER = "transfer", "Transfer abroad", "Article 49(1)(a).", "eu-gdpr:A49-1-a"
    AUTOMATED_DECISION = "automated-decision", "Automated decision using special category data", "Article 22B.", "UK GDPR Article 22B"
    STATUTE = "statute", "Consent that an Act requires", "Such as Housing Act 1996 section 213B."
