"""What is left out of agreements."""

# ruff: noqa: E501 - a table of edits is read line by line

from __future__ import annotations

from benchmarks.generator.defects.edits import FLOWS, IN_FORCE, PERSONAL, TASK, Defect, come_to, drop, has, put

_CARE_ITEM = r"^items:\n(?:[ ].*\n)*?.*\b(?:health|social-care)\b"

AGREEMENTS = (
    Defect("foi-position-missing", "agreement", has(come_to("signing")), drop("foi")),
    Defect("exit-terms-missing", "agreement", has(come_to("signing"), PERSONAL), drop("exit")),
    Defect("rights-route-missing", "agreement", has(come_to("consultation"), FLOWS), drop("rights")),
    Defect("onward-sharing-unaddressed", "agreement", has(come_to("signing"), FLOWS), drop("onward_sharing")),
    Defect(
        "accuracy-arrangements-missing", "agreement",
        has(come_to("consultation"), FLOWS, "^rights:", "^accuracy:", but=("^  rectification:",)), drop("2/correction_notice"),
    ),
    Defect("fairness-human-rights-missing", "agreement", has(come_to("consultation")), drop("human_rights")),
    Defect(
        "children-best-interests-missing", "agreement", has(come_to("consultation"), "^    category: (?:child|pupil)"),
        drop("children"),
    ),
    Defect(
        "purpose-missing-or-vague", "agreement", has(come_to("consultation"), PERSONAL),
        put(r"^  aim:.*\n(?:    .*\n)*", "  aim: Information sharing\n"),
    ),
    Defect(
        "agreement-review-overdue", "agreement", has(IN_FORCE), put(r"^  review_due: .*$", "  review_due: 2026-01-30")
    ),
    Defect(
        "agreement-draft-in-force", "agreement", has(IN_FORCE, but=("^document:",)),
        put(r"^version: .*$", "version: Second draft"),
    ),
    Defect(
        "one-way-on-reciprocal-form", "agreement",
        has(come_to("consultation"), FLOWS, but=(r"part: discloser(?:.*\n)*.*part: discloser",)),
        put(r"^instrument: .*$", "instrument: isp"),
    ),
    Defect(
        "agreement-instrument-insufficient", "agreement", has(come_to("signing"), FLOWS, but=("^parent:",)),
        put(r"^instrument: .*$", "instrument: addendum"),
    ),
    Defect(
        "agreement-expired-flows-live", "agreement", has("^status: (?:terminated|superseded)$"),
        put(r"^    live: no$", "    live: yes"),
    ),
    Defect(
        "party-role-missing", "agreement", has(come_to("consultation")),
        put(r"^        role: controller$", "        role: undecided"),
    ),
    Defect(
        "necessity-not-stated", "agreement", has(come_to("consultation")),
        put(r"(^items:\n(?:[ ].*\n)*?)    necessity:.*\n(?:      .*\n)*", r"\1"),
    ),
    Defect("breach-clause-missing", "agreement", has(come_to("legal-ig-review"), PERSONAL), drop("incidents")),
    Defect(
        "confidentiality-basis-missing", "agreement",
        has(come_to("consultation"), "^    confidential: yes$", but=("identifiability: aggregate",)),
        drop("4/confidentiality_route", every=True),
    ),
    Defect(
        "caldicott-not-applied", "agreement",
        has(come_to("consultation"), _CARE_ITEM, FLOWS, but=("identifiability: aggregate",)), drop("2/duty_to_share"),
    ),
    Defect("aggregate-disclosure-control-missing", "agreement", has(come_to("consultation")), drop("4/disclosure_control")),
    Defect("dea-register-missing", "agreement", has(IN_FORCE, "Digital Economy Act register"), drop("public_registers")),
    Defect(
        "compatibility-not-assessed", "agreement", has(come_to("legal-ig-review"), but=("regime: dpa-part3",)),
        put(r"^      route: same-purpose$", "      route: assessed"),
    ),
    Defect("rli-condition-missing", "agreement", has(come_to("consultation")), drop("4/annex1")),
    Defect(
        "vital-interests-routine", "agreement", has(come_to("consultation")),
        put(TASK, "    art6:\n      - d-vital-interests\n"),
    ),
    Defect(
        "dpia-not-screened", "agreement", has(come_to("legal-ig-review")),
        put(r"^(screening:\n  answer: no\n)  reason:.*\n(?:    .*\n)*", r"\1"),
    ),
    Defect(
        "security-untested", "agreement", has(IN_FORCE, PERSONAL, but=("^systems:", "expires:")), drop("2/tested")
    ),
    Defect(
        "access-control-missing", "agreement",
        has(come_to("legal-ig-review"), "access_mode: shared-system", but=("^ +system:", "^systems:", "identifiability: aggregate")),
        drop("access_roles"),
    ),
    Defect(
        "security-channel-weak", "agreement",
        has(come_to("legal-ig-review"), "identifiability: identified", but=(r"identifiability: (?!identified)", "criminal_offence: no")),
        put(r"^    channels: .*$", "    channels: [fax]", every=True),
    ),
    Defect(
        "le-to-general-unauthorised", "agreement", has(come_to("consultation"), "party: police\n        part: discloser", "regime: uk-gdpr"),
        drop("6/authorised_by"),
    ),
    Defect(
        "le-subject-categories-missing", "agreement", has(come_to("consultation")),
        put(r"^    fact_from_opinion: yes$", "    fact_from_opinion: no"),
    ),
)  # fmt: skip
"""What is left out of agreements."""
