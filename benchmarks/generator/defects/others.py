"""What is left out of all other records."""

# ruff: noqa: E501 - a table of edits is read line by line

from __future__ import annotations

from benchmarks.generator.defects.edits import ACTIVE, CLOSED, LONG_AGO, Defect, drop, has, put

_MEMBER_HOME = r"^register: (?!none)"


_CURRENT = has(ACTIVE, but=("^  confirmed:",))

OTHERS = (
    Defect("contract-clause-missing", "processor-contract", has(ACTIVE, but=("^  confirmed:", "terms_present")), put("^    present: yes$", "    present: no")),
    Defect("contract-scope-missing", "processor-contract", _CURRENT, drop("2/nature")),
    Defect(
        "processor-guarantees-missing", "processor-contract", _CURRENT,
        put("^    sufficient: yes$", "    sufficient: no", every=True),
    ),
    Defect("subprocessor-terms-not-flowed", "processor-contract", _CURRENT, put("terms_flowed_down: yes", "terms_flowed_down: no")),
    Defect(
        "subprocessor-unauthorised", "processor-contract", _CURRENT,
        put("^    authorised: .*$", "    authorised: 2026-11-20"),
    ),
    Defect("dpo-details-unpublished", "organisation", has(ACTIVE), put("contact_published: yes", "contact_published: no")),
    Defect(
        "dpo-conflict-of-interest", "organisation", has(ACTIVE),
        put("reports_to_highest_management: yes", "reports_to_highest_management: no"),
    ),
    Defect("ico-fee-lapsed", "organisation", has(ACTIVE), put(r"^  expires: .*\n(  tier)", r"  expires: 2026-03-31\n\1")),
    Defect("dpo-missing", "organisation", has(ACTIVE, "^register: none$"), put("^  designated: yes$", "  designated: no")),
    Defect("caldicott-guardian-missing", "organisation", has(ACTIVE), drop("caldicott_guardian")),
    Defect("complaints-procedure-missing", "organisation", has(ACTIVE, _MEMBER_HOME), drop("complaints")),
    Defect("dpo-advice-missing", "dpia", has(ACTIVE), drop("dpo_advice")),
    Defect("dpia-incomplete", "dpia", has(ACTIVE), drop("2/proportionality")),
    Defect("dpia-consultation-missing", "dpia", has(ACTIVE), put("^residual_risk: medium$", "residual_risk: high")),
    Defect("apd-incomplete", "appropriate-policy-document", has(ACTIVE), drop("2/accuracy")),
    Defect("apd-not-reviewed", "appropriate-policy-document", has(ACTIVE), drop("review_due")),
    Defect("consent-evidence-missing", "consent-model", has(ACTIVE, "- article-"), drop("2/shows_what_told")),
    Defect("consent-withdrawal-missing", "consent-model", has(ACTIVE, "- article-"), put("as_easy: yes", "as_easy: no")),
    Defect("transfer-no-route", "transfer", has(ACTIVE), put("^route: .*$", "route: none")),
    Defect("transfer-old-clauses", "transfer", has(ACTIVE), put("^  instrument: .*$", "  instrument: eu-sccs-2010")),
    Defect("transfer-test-missing", "transfer", has(ACTIVE), drop("2/reasoning")),
    Defect("privacy-notice-incomplete", "privacy-notice", has(ACTIVE), put("^  access: yes$", "  access: no")),
    Defect(
        "art14-late", "privacy-notice", has(ACTIVE, "origin: (?:from-elsewhere|both)"),
        put("within_one_month: yes", "within_one_month: no"),
    ),
    Defect("breach-report-late", "breach", has(CLOSED, "^likely_risk: yes$"), drop("2/reported")),
    Defect("breach-record-incomplete", "breach", has(CLOSED), drop("effects")),
    Defect("breach-subjects-not-told", "breach", has(CLOSED, "^likely_high_risk: yes$"), drop("people_informed")),
    Defect(
        "breach-processor-late", "breach", has(CLOSED),
        put(r"^  told_controller: \d{4}-\d\d-\d\d", "  told_controller: 2026-11-20"),
    ),
    Defect("rights-response-late", "rights-request", has(CLOSED, LONG_AGO), drop("responded")),
    Defect("sar-refusal-content", "rights-request", has(CLOSED), put("^  gave_reasons: yes$", "  gave_reasons: no")),
    Defect("rectification-not-propagated", "rights-request", has(CLOSED, "^outcome: met$"), drop("recipients_told")),
    Defect("objection-unresolved", "rights-request", has(CLOSED, LONG_AGO), drop("2/compelling")),
    Defect("ad-hoc-disclosure-unrecorded", "disclosure", has(ACTIVE), drop("reasons")),
    Defect(
        "retention-overdue", "retention-schedule", has(ACTIVE),
        put(r"^    dispose_by: .*\n    holds:\n(?:     .*\n)*", "    dispose_by: 2026-01-30\n"),
    ),
    Defect(
        "mapping-lossy-unapproved", "mapping-set", has(ACTIVE),
        put(
            r"^(    loss: (?:precision|category)\n)    loss_approved_by: .*\n(    loss_approved_on: .*\n    confidence: .*\n"
            r"    mapping_status: approved\n)", r"\1\2",
        ),
    ),
    Defect("waiver-expired", "waiver", has(ACTIVE), put("^expires: .*$", "expires: 2026-11-19")),
    Defect("waiver-incomplete", "waiver", has(ACTIVE), drop("reason")),
    Defect("waiver-not-entitled", "waiver", has(ACTIVE), put("^approver_role: .*$", "approver_role: Caldicott Guardian")),
    Defect(
        "waiver-self-approved", "waiver", has(ACTIVE), put("^requested_by: .*$", "requested_by: Senior information risk owner")
    ),
)  # fmt: skip
"""What is left out of all other records."""
