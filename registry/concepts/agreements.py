"""Words for agreements: instruments, tiers, statuses, roles and how parties join."""

from registry.concepts.concept import Concept


class Instrument(Concept):
    """What sort of document an agreement is."""

    ISP = "isp", "Information sharing protocol", "Regular, reciprocal sharing between controllers (WASPI and others)."
    ISA = "isa", "Information sharing agreement", "The operational agreement for one purpose."
    DSA = "dsa", "Data sharing agreement", "An agreement in the form the ICO's data sharing code describes.", "dpv:LegalAgreement"
    DDA = "dda-one-way", "Data disclosure agreement", "One-way disclosure from one controller to another (WASPI)."
    JCA = "jca", "Joint controller arrangement", "Allocates duties between joint controllers, UK GDPR Article 26.", "dpv:JointDataControllersAgreement"
    DPA = "dpa", "Data processing agreement", "A controller's terms for its processor, UK GDPR Article 28.", "dpv:DataProcessingAgreement"
    DSPA = "dspa", "Data sharing and processing agreement", "NHS England's combined template."
    MOU = "mou", "Memorandum of understanding", "A statement of intent, often not legally binding."
    O_MOU = "o-mou", "Overarching memorandum of understanding", "Scottish Information Sharing Toolkit's top tier."
    WORK_INSTRUCTION = "work-instruction", "Work instruction", "How staff carry out one piece of sharing."
    DATA_USAGE = "data-usage-agreement", "Data usage agreement", "A department's terms for using its data (HMRC and others)."
    NATIONAL_ACCESSION = "national-accession", "National accession agreement", "A national agreement that bodies join by accession."
    ACCORD = "accord", "Accord", "A top-tier commitment signed by chief executives (WASPI)."
    PROTOCOL = "protocol", "Overarching protocol", "Rules shared by the agreements made under it."
    FRAMEWORK = "framework", "Framework agreement", "A framework under which networks or agreements are set up."
    DEED = "deed", "Deed", "Executed as a deed, including deeds of adherence."
    ADDENDUM = "addendum", "Addendum", "Adds to or changes another agreement."
    STANDARDS_LIST = "standards-list", "List of standards", "Standards that parties sign up to, without flows of their own."
    STATEMENT = "published-statement", "Published statement", "A privacy notice or web page that is the only public record of the sharing."
    REGISTER_ENTRY = "register-entry", "Public register entry", "An entry in a public register of sharing, such as the Digital Economy Act register."


class Tier(Concept):
    """Where an agreement stands among those it belongs to."""

    OVERARCHING = "overarching", "Overarching (tier 1)", "Principles and baseline terms that others inherit."
    PURPOSE = "purpose", "Purpose-specific (tier 2)", "One purpose, under an overarching agreement or alone."
    ACCESSION = "accession", "Instrument of joining", "A deed or form by which one body joins another agreement."
    OPERATIONAL = "operational", "Operational (tier 3)", "How one flow is carried out day to day."


class AgreementStatus(Concept):
    """The stored states of an agreement's life. Expired, overdue and signed are worked out, never stored."""

    IDEA = "idea", "Idea", "Someone has proposed the sharing."
    SCREENING = "screening", "Screening", "Deciding whether sharing and a DPIA are needed."
    DRAFT = "draft", "Draft", "Being written."
    CONSULTATION = "consultation", "Consultation", "With parties, data protection officers and others for comment."
    LEGAL_IG_REVIEW = "legal-ig-review", "Legal and governance review", "With lawyers and information governance (WASPI: quality assurance)."
    APPROVED = "approved", "Approved", "Approved by the owner or senior information risk owner."
    SIGNING = "signing", "Signing", "Open for parties to sign."
    IN_FORCE = "in-force", "In force", "Parties may rely on it."
    UNDER_REVIEW = "under-review", "Under review", "In force while being reviewed."
    SUSPENDED = "suspended", "Suspended", "Sharing has stopped for now."
    TERMINATED = "terminated", "Terminated", "Ended by a decision of the parties."
    SUPERSEDED = "superseded", "Superseded", "Replaced by another agreement."
    WITHDRAWN = "withdrawn-before-force", "Withdrawn before force", "Given up before it came into force."
    NOT_KNOWN = "not-known", "Not known", "The source does not say, and nobody has found out."


class PartyRole(Concept):
    """What a party is to the data on one side of a flow. UK GDPR Article 4(7) and (8); Article 26."""

    CONTROLLER = "controller", "Controller", "Decides why and how the data is processed.", "dpv:DataController"
    JOINT_CONTROLLER = "joint-controller", "Joint controller", "Decides together with another.", "dpv:JointDataControllers"
    PROCESSOR = "processor", "Processor", "Processes only on a controller's instructions.", "dpv:DataProcessor"
    SUB_PROCESSOR = "sub-processor", "Sub-processor", "A processor engaged by a processor.", "dpv:DataSubProcessor"
    PROVIDER = "provider", "Provider of data that is not personal", "Gives anonymised or other non-personal data."
    RECIPIENT = "recipient", "Recipient of data that is not personal", "Receives anonymised or other non-personal data.", "dpv:Recipient"
    UNDECIDED = "undecided", "Not yet decided", "The parties have not settled who decides."


class AgreementRole(Concept):
    """What a party does for the agreement as a whole."""

    LEAD = "lead", "Lead", "Keeps the agreement and its record."
    PARTICIPANT = "participant", "Participant", "A full party."
    LEAD_CONTROLLER = "lead-controller", "Lead controller", "Acts for the joint controllers towards people and the regulator."
    SUPPORTING_CONTROLLER = "supporting-controller", "Supporting controller", "A joint controller that is not the lead."
    PROVIDER = "provider", "Provider", "Only provides data."
    CONSUMER = "consumer", "Consumer", "Only uses data."
    PROVIDER_AND_CONSUMER = "provider-and-consumer", "Provider and consumer", "Both provides and uses data."
    PROCESSOR = "processor", "Processor", "Acts for one or more of the other parties."
    OBSERVER = "observer", "Observer", "Is named but neither gives nor receives data."


class SidePart(Concept):
    """Which end of a flow a side is."""

    DISCLOSER = "discloser", "Discloser", "Gives the data.", "dpv:DataExporter"
    RECEIVER = "receiver", "Receiver", "Gets the data.", "dpv:Recipient"


class Joining(Concept):
    """Whether a class of parties may still grow."""

    OPEN = "open", "Open", "Others of the class may join."
    CLOSED = "closed", "Closed", "No more may join."


class AdherenceMethod(Concept):
    """How a party binds itself."""

    SIGNATURE = "signature", "Signature", "Signs the agreement."
    E_FORM = "e-form", "Online form", "Accepts by an online form."
    DEED = "deed", "Deed of adherence", "Executes a deed of adherence or accession."
    LEAD_ADMITS = "lead-admits", "Admitted by the lead", "The lead or executive admits it."
    EMAIL = "email", "Email", "Accepts by email."
    CONDUCT = "conduct", "Conduct", "Accepts by taking part."
    STATUTE = "statute", "Statute", "Bound because the law says so."


class AdoptionDecision(Concept):
    """Where one party stands towards an agreement."""

    INVITED = "invited", "Invited", "Asked to sign; no answer yet."
    SIGNED = "signed", "Signed", "Has signed, or joined."
    DECLINED = "declined", "Declined", "Has said no."
    LEFT = "left", "Left", "Was a party and has left."


class Assurance(Concept):
    """How sure the record is that the party itself acted."""

    SELF_DECLARED = "self-declared", "Self-declared", "Written by whoever keeps the record."
    SIGNED_COMMIT = "signed-commit", "Signed commit", "The git commit carries the party's signature."
    OIDC = "oidc", "Signed in", "The signatory was signed in through their organisation."


class Capacity(Concept):
    """The authority in which a signatory signs."""

    CHIEF_EXECUTIVE = "chief-executive", "Chief executive or head of paid service"
    CHIEF_OFFICER = "chief-officer", "Chief officer of police or fire"
    SIRO = "siro", "Senior information risk owner"
    CALDICOTT_GUARDIAN = "caldicott-guardian", "Caldicott Guardian"
    DPO = "dpo", "Data protection officer"
    DEPUTY_SIRO = "deputy-siro", "Deputy senior information risk owner"
    CHIEF_MEDICAL_OFFICER = "chief-medical-officer", "Chief medical officer or medical director"
    CHIEF_INFORMATION_OFFICER = "chief-information-officer", "Chief information officer"
    CLINICAL_INFORMATION_OFFICER = "chief-clinical-information-officer", "Chief clinical information officer"
    HEADTEACHER = "headteacher", "Headteacher or principal"
    DIRECTOR = "director", "Director or company officer"
    SERVICE_HEAD = "service-head", "Head of service"
    DESIGNATED_PERSON = "designated-person", "Designated person", "Named under an accord or protocol."
    TRUSTEE = "trustee", "Trustee"
    OTHER = "other", "Another authorised signatory"


class Classification(Concept):
    """Government security classification or marking of the document."""

    PUBLIC = "public", "Public"
    OFFICIAL = "official", "OFFICIAL"
    OFFICIAL_SENSITIVE = "official-sensitive", "OFFICIAL-SENSITIVE"
    NOT_MARKED = "not-marked", "Not marked"


class BindingForce(Concept):
    """Whether the parties meant the document to bind them in law."""

    BINDING = "legally-binding", "Legally binding"
    NOT_BINDING = "not-legally-binding", "Not legally binding"
    PARTLY = "partly-binding", "Binding in part"


class Duty(Concept):
    """A duty that joint controllers or parties divide between them. UK GDPR Article 26(1) and practice."""

    NOTICES = "privacy-notices", "Privacy notices", "Articles 13 and 14."
    ACCESS = "access-requests", "Access requests", "Article 15."
    RECTIFICATION = "rectification", "Rectification", "Article 16."
    ERASURE = "erasure", "Erasure", "Article 17."
    OBJECTION = "objection", "Objection and restriction", "Articles 18 and 21."
    CONTACT = "contact-point", "Contact point for people", "Article 26(1)."
    BREACH_REGULATOR = "breach-to-regulator", "Telling the regulator of a breach", "Article 33."
    BREACH_PEOPLE = "breach-to-people", "Telling people of a breach", "Article 34."
    BREACH_PARTIES = "breach-to-parties", "Telling the other parties of an incident"
    DPIA = "dpia", "Impact assessment", "Article 35."
    SECURITY = "security", "Security of processing", "Article 32."
    PROCESSORS = "processors", "Engaging and managing processors", "Article 28."
    RECORDS = "records-of-processing", "Records of processing", "Article 30."
    COMPLAINTS = "complaints", "Complaints", "DPA 2018 section 164A."
    FOI = "freedom-of-information", "Freedom of information requests"
    ACCURACY = "accuracy", "Accuracy and corrections", "Articles 5(1)(d) and 19."
    RETENTION = "retention-and-disposal", "Retention and disposal", "Article 5(1)(e)."
    TRAINING = "training", "Training staff"
    REVIEW = "review", "Reviewing the agreement"
    REGISTER = "public-register", "Keeping a public register entry up to date"
    CONDITIONS = "conditions", "Meeting conditions before sharing starts"
    AUDIT = "audit", "Audit and monitoring of use"
    ALL_RIGHTS = "all-rights-requests", "All requests by people about their data", "Articles 15 to 22, where they are not divided."
    REGULATOR = "answering-regulator", "Answering the regulator"
    ESSENCE = "essence-on-request", "Giving people the essence of the arrangement", "Article 26(2)."
    CONSULTING = "consulting-other-controllers", "Consulting the other controllers"


class GroupKind(Concept):
    """What a group is for."""

    OVERSEES = "oversees", "Oversees the sharing"
    SHARES = "shares", "Shares information when it meets", "A panel or conference where cases are discussed."
    BOTH = "both", "Both"


class DecisionRule(Concept):
    """How many parties must agree to a change."""

    UNANIMOUS = "unanimous", "All parties"
    QUALIFIED_MAJORITY = "qualified-majority", "A stated share of the parties"
    SIMPLE_MAJORITY = "simple-majority", "More than half of the parties"
    LEAD_DECIDES = "lead-decides", "The lead alone"
    DISCLOSER_DECIDES = "discloser-decides", "The party that gives the data"
    GROUP_DECIDES = "group-decides", "A governance group"


class Condition(Concept):
    """Something a party must have before it may share."""

    DPIA = "dpia", "Impact assessment done"
    BUSINESS_CASE = "business-case", "Business case approved"
    MINISTERIAL_APPROVAL = "ministerial-approval", "Ministerial approval"
    CODE = "code-of-practice", "Adherence to a code of practice"
    PARENT_SIGNED = "parent-signed", "Overarching agreement signed"
    SECURITY_ASSURANCE = "security-assurance", "Security assurance held"
    REGISTRATION = "ico-registration", "Data protection fee paid"
    TRAINING = "training", "Staff trained"
    VETTING = "vetting", "Staff vetted"
    NOTICE = "privacy-notice", "Privacy notice published"
    CONTRACT = "contract", "Contract in place"
    ACCESSION_FORM = "accession-form", "Accession form or deed returned"
    DATA_USAGE_AGREEMENT = "data-usage-agreement", "Data usage agreement signed"
    OTHER = "other", "Another condition"
