"""What is asked first of a new record, kind by kind: the few things it cannot do without.

The schema insists on `kind`, `id`, `title` and `status` alone, because all else is a matter for rules; so it cannot
say what to ask first. This table does, in the order asked, each with the reason it stands here; the law that asks for
it is in the schema. A path names a field, a field inside it after a dot, and every member of a list by `[]`.
"""

from __future__ import annotations

from registry.concepts.kinds import Kind

FIRST: dict[Kind, dict[str, str]] = {
    Kind.ORGANISATION: {
        "register": "says whether the body keeps its own evidence, or others must keep it",
        "sector": "decides which law applies to it",
    },
    Kind.AGREEMENT: {
        "lead": "the lead's register is the agreement's home",
        "parties[].organisation": "who shares",
        "purpose.aim": "why they share",
        "parent.ref": "what is said there need not be said again here",
    },
    Kind.ADOPTION: {
        "agreement": "an adoption is of one agreement",
        "party": "as one of its parties",
        "organisation": "by one body",
    },
    Kind.PROCESSING_ACTIVITY: {
        "organisation": "whose processing it is",
        "purposes[].title": "what it is for",
    },
    Kind.PROCESSOR_CONTRACT: {
        "controllers": "one side of the contract",
        "processor": "the other side",
    },
    Kind.DPIA: {
        "controllers": "whose duty it is",
        "covers": "what it assesses",
    },
    Kind.LEGITIMATE_INTERESTS_ASSESSMENT: {
        "organisation": "who relies on the interest",
        "covers": "what for",
        "purpose_test.interest": "the interest itself",
    },
    Kind.APPROPRIATE_POLICY_DOCUMENT: {
        "organisation": "whose policy it is",
        "covers": "what it is for",
    },
    Kind.PRIVACY_NOTICE: {
        "controllers": "for whom it speaks",
        "link": "where people read it",
    },
    Kind.TRANSFER: {
        "exporter": "who sends",
        "importer": "who receives",
        "countries": "where it goes decides what may allow it",
    },
    Kind.RETENTION_SCHEDULE: {
        "organisation": "whom it binds",
        "scope": "which records it is for",
    },
    Kind.BREACH: {
        "became_aware": "the time to report it runs from then",
    },
    Kind.RIGHTS_REQUEST: {
        "controller": "who must answer",
        "rights": "each right has conditions of its own",
        "received": "the time to answer runs from then",
    },
    Kind.COMPLAINT: {
        "controller": "who must answer",
        "received": "the time to acknowledge it runs from then",
    },
    Kind.DISCLOSURE: {
        "discloser": "whose decision it is",
        "request.purpose": "what the decision turns on",
    },
    Kind.CONSENT_MODEL: {
        "controller": "who relies on the consent",
        "asked": "what people agree to",
    },
    Kind.INFORMATION_SYSTEM: {
        "description": "the name of a product tells nobody what it is for",
        "controllers": "who answers for what it holds",
    },
    Kind.STANDARD: {
        "standard_kind": "a file format and a way of working are followed differently",
        "publisher": "whose standard it is",
    },
    Kind.WAIVER: {
        "rule": "a waiver is of one rule",
        "at": "for one subject",
        "reason": "without a reason, a rule would simply be switched off",
        "expires": "a waiver ends",
    },
    Kind.VOCABULARY: {
        "model": "shared words and one system's words are used differently",
        "publisher": "whose words they are",
    },
    Kind.MAPPING_SET: {
        "subject_vocabulary": "mappings lead from one vocabulary",
        "object_vocabulary": "to another",
    },
}
