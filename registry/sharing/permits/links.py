"""`LINKS`: the links of a chain of authority in their order, and which rules speak to which of them."""

from __future__ import annotations

from collections.abc import Mapping

from registry.wording import _

LINKS = (
    "in-force",
    "parent",
    "giver-signed",
    "getter-signed",
    "preconditions",
    "flow",
    "data",
    "purpose",
    "roles",
    "giver-basis",
    "getter-basis",
    "special",
    "policy",
    "gateway",
    "compatibility",
    "confidentiality",
    "automated",
    "dpia",
    "notices",
    "records",
    "processors",
    "transfers",
    "retention",
    "security",
)
"""The links by their lasting names, in the order in which they are told."""

BASIS = "basis"
"""Stands for the link of the giver's basis or the getter's, whichever the finding is about."""

SIGNED = "signed"
"""Stands for the links of the giver's and the getter's signature, as far as the finding is about them."""

_RULES: Mapping[str, tuple[str, ...]] = {
    "in-force": (
        "agreement-backdated", "agreement-draft-in-force", "agreement-expired-flows-live",
        "agreement-instrument-insufficient", "agreement-review-overdue",
    ),
    "parent": ("agreement-parent-expired", "agreement-parent-not-accepted"),
    SIGNED: ("agreement-unsigned-party",),
    "preconditions": ("dea-business-case-missing", "dea-register-missing"),
    "flow": ("one-way-on-reciprocal-form",),
    "data": ("identifiable-when-not-needed", "necessity-not-stated", "aggregate-disclosure-control-missing"),
    "purpose": ("purpose-missing-or-vague",),
    "roles": ("party-role-missing", "joint-controller-arrangement-missing", "joint-essence-unavailable"),
    BASIS: (
        "annex2-public-task-misused", "basis-not-in-force", "citation-unresolvable", "consent-evidence-missing",
        "consent-power-imbalance", "consent-withdrawal-missing", "contract-not-with-subject",
        "exemption-used-as-basis", "lawful-basis-barred-public-authority", "lawful-basis-missing", "le-basis-missing",
        "le-not-competent", "legal-obligation-no-duty", "lia-missing", "lia-overridden", "public-task-no-law",
        "rli-condition-missing", "rli-request-not-evidenced", "stale-law-cited", "vital-interests-routine",
    ),
    "special": (
        "art9-condition-missing", "art9-h-secrecy-missing", "art9-without-art6",
        "criminal-offence-authority-missing", "equality-data-individual-use", "le-sensitive-condition-missing",
        "safeguarding-reason-missing", "sch1-condition-missing",
    ),
    "policy": ("apd-incomplete", "apd-missing", "apd-not-reviewed", "apd-withdrawn-early", "le-apd-missing"),
    "gateway": (
        "gateway-excludes-data", "gateway-not-in-force", "gateway-onward-restriction", "gateway-party-out-of-scope",
        "gateway-wrong-territory",
    ),
    "compatibility": (
        "compatibility-consent-collected", "compatibility-not-assessed", "compatibility-without-basis",
        "le-new-le-purpose", "le-to-general-unauthorised",
    ),
    "confidentiality": (
        "caldicott-not-applied", "confidentiality-basis-missing", "deceased-data-unclassified",
        "national-data-opt-out-unaddressed",
    ),
    "automated": ("adm-rli-barred", "adm-safeguards-missing", "adm-special-category-barred", "adm-undeclared"),
    "dpia": (
        "dpia-consultation-missing", "dpia-incomplete", "dpia-missing", "dpia-not-screened", "dpia-stale",
        "dpo-advice-missing",
    ),
    "notices": (
        "art14-late", "privacy-notice-incomplete", "privacy-notice-missing", "privacy-notice-omits-recipient",
        "transparency-exception-unrecorded",
    ),
    "records": (
        "le-logging-missing", "ropa-controller-field-missing", "ropa-missing", "ropa-processor-field-missing",
        "ropa-sch1-particulars-missing", "ropa-stale", "sharing-without-agreement",
    ),
    "processors": (
        "contract-clause-missing", "contract-scope-missing", "processor-guarantees-missing",
        "processor-without-contract", "subprocessor-terms-not-flowed", "subprocessor-unauthorised",
    ),
    "transfers": (
        "transfer-approval-scope", "transfer-derogation-routine", "transfer-hidden-by-processor", "transfer-no-route",
        "transfer-old-clauses", "transfer-test-missing",
    ),
    "retention": (
        "le-review-limits-missing", "retention-conflict", "retention-missing", "retention-outlives-agreement",
        "retention-overdue",
    ),
    "security": (
        "access-control-missing", "le-quality-on-transmission", "le-security-missing", "le-subject-categories-missing",
        "security-channel-weak", "security-measures-missing", "security-untested",
    ),
}  # fmt: skip

OTHER = frozenset({
    "accountability-evidence-missing", "accuracy-arrangements-missing", "ad-hoc-disclosure-unrecorded",
    "agreement-party-list-mismatch",
    "breach-clause-missing", "breach-processor-late", "breach-record-incomplete", "breach-report-late",
    "breach-subjects-not-told", "caldicott-guardian-missing", "children-best-interests-missing",
    "complaint-ack-late", "complaint-outcome-missing", "complaints-procedure-missing", "counterparts-differ",
    "dpo-conflict-of-interest",
    "dpo-details-unpublished", "dpo-missing", "exit-terms-missing", "fairness-human-rights-missing",
    "foi-position-missing", "house-rule-unmet", "ico-fee-lapsed", "mapping-lossy-unapproved", "objection-unresolved",
    "onward-sharing-unaddressed", "rectification-not-propagated", "rights-extension-invalid", "rights-response-late",
    "rights-route-missing", "sar-refusal-content", "term-unmapped", "waiver-expired", "waiver-incomplete",
    "waiver-not-entitled", "waiver-orphaned", "waiver-over-broad", "waiver-self-approved",
})  # fmt: skip
"""Rules that no link turns on: they weaken an agreement or its parties, and are told beside the chain."""

LEADING = frozenset({
    "agreement-parent-not-accepted", "apd-missing", "art9-condition-missing", "compatibility-without-basis",
    "confidentiality-basis-missing", "criminal-offence-authority-missing", "dpia-missing",
    "joint-controller-arrangement-missing", "lawful-basis-missing", "le-apd-missing", "le-basis-missing",
    "le-sensitive-condition-missing", "le-to-general-unauthorised", "party-role-missing", "privacy-notice-missing",
    "processor-without-contract", "ropa-missing", "retention-missing", "security-measures-missing", "transfer-no-route",
})  # fmt: skip
"""Of the rules of a link the one whose finding answers it: what the others find in order is told behind it."""

LINK_OF: Mapping[str, str] = {rule: link for link, rules in _RULES.items() for rule in rules}
"""Rule → the link it speaks to; `basis` and `signed` where that depends on whom the finding is about."""

BARS = frozenset({
    "adm-special-category-barred", "equality-data-individual-use", "gateway-excludes-data", "lia-overridden",
})  # fmt: skip
"""Rules that find more than a gap: the law or an assessment on record says that it may not be so.

A ground that is not open to somebody, or a power that does not reach them, is none: another may be named, and until
then something is missing."""


def title(link: str) -> str:
    """What a link asks."""
    return {
        "in-force": _("Is the agreement in force on the day?"),
        "parent": _("Is the agreement above it in force and accepted?"),
        "giver-signed": _("Has the giver signed?"),
        "getter-signed": _("Has the receiver signed?"),
        "preconditions": _("Is everything met that must come first?"),
        "flow": _("Does this flow run on the day?"),
        "data": _("Is this data covered?"),
        "purpose": _("Is this purpose covered?"),
        "roles": _("Is it settled what each is to the data?"),
        "giver-basis": _("Has the giver a lawful basis?"),
        "getter-basis": _("Has the receiver a lawful basis?"),
        "special": _("Are the conditions met for special category and criminal offence data?"),
        "policy": _("Is there a policy document where a condition needs one?"),
        "gateway": _("Which power or duty lets it go?"),
        "compatibility": _("Does it fit what the data was collected for?"),
        "confidentiality": _("What lifts the duty of confidence?"),
        "automated": _("Is any decision made by a machine alone safeguarded?"),
        "dpia": _("Is there an impact assessment?"),
        "notices": _("Are people told, by both?"),
        "records": _("Do both have it in their records of processing?"),
        "processors": _("Are the processors under contract?"),
        "transfers": _("If it goes abroad, is there a route?"),
        "retention": _("Is it settled how long it is kept?"),
        "security": _("Is it kept safe on the way and there?"),
    }[link]
