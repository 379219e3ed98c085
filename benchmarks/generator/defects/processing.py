"""What is left out of records of processing."""

# ruff: noqa: E501 - a table of edits is read line by line

from __future__ import annotations

from benchmarks.generator.defects.edits import ACTIVE, ENFORCING, GENERAL, TASK, Defect, both, drop, has, put

_DECISION = (
    "automated_decisions:\n  - id: score\n    solely_automated: yes\n    significant: yes\n"
    "    uses_special_category: {special}\n{said}"
)
_SAID = "    description: Who is visited\n    logic: A score\n    effect: No visit\n"
_SAFEGUARDS = (
    "    information: A letter\n    representations: By post\n    human_intervention: On asking\n    contest: By post\n"
)

PROCESSING = tuple(
    Defect(rule, "processing-activity", has(ACTIVE, *fits), edit)
    for rule, fits, edit in (
        ("art9-condition-missing", (GENERAL, "^special_category: yes$"), drop("4/art9")),
        ("sch1-condition-missing", (GENERAL, "^    art9:"), drop("4/sch1")),
        ("safeguarding-reason-missing", (GENERAL,), drop("4/safeguarding_reason")),
        ("apd-missing", (GENERAL,), put("^    sch1:\n      - para-(?:6|18)-.*\n", "    sch1:\n      - para-10-preventing-or-detecting-unlawful-acts\n")),
        ("ropa-sch1-particulars-missing", (GENERAL,), drop("schedule_1_particulars")),
        ("criminal-offence-authority-missing", (GENERAL,), put("^    art10: .*$", "    art10: schedule-1-condition")),
        ("lawful-basis-missing", (GENERAL,), drop("4/art6")),
        ("public-task-no-law", (GENERAL, TASK), drop("4/gateways")),
        ("exemption-used-as-basis", (GENERAL,), put(
            r"^        gateway: .*\n        provision: .*\n", "        provision: DPA 2018 Schedule 2 paragraph 2\n"
        )),
        ("gateway-not-in-force", (), put(
            r"^        gateway: .*\n        provision: .*\n",
            "        gateway: lga00-2\n        provision: Local Government Act 2000 section 2\n",
        )),
        ("citation-unresolvable", (), put(
            r"^        gateway: .*\n        provision: .*\n", "        provision: Digital Economy Act 2017 Part 5 Chapter 4 section 48\n"
        )),
        ("stale-law-cited", (), put("^bases:\n(  - id: .*\n)", r"bases:\n\1    as_printed: Data Protection Act 1998 Schedule 2\n")),
        ("lawful-basis-barred-public-authority", ("- f-legitimate-interests",), put("^public_task: no$", "public_task: yes")),
        ("ropa-controller-field-missing", (), drop("security")),
        ("security-measures-missing", (GENERAL,), both(drop("security"), drop("systems"))),
        ("le-security-missing", (ENFORCING,), both(drop("security"), drop("systems"))),
        ("retention-missing", (GENERAL,), drop("retention")),
        ("ropa-stale", (), both(drop("reviews"), put("^last_reviewed: .*$", "last_reviewed: 2025-01-10"))),
        ("le-review-limits-missing", (ENFORCING,), both(drop("4/review_every", every=True), drop("4/schedule"))),
        ("le-basis-missing", (ENFORCING,), drop("6/law")),
        ("le-sensitive-condition-missing", (ENFORCING, "^special_category: yes$"), drop("6/schedule_8")),
        ("le-logging-missing", (ENFORCING,), put("^(    - operation: erasure\n      kept:) yes$", r"\1 no")),
        ("adm-undeclared", (), put(
            r"^automated_decisions: \[\]\n", _DECISION.format(special="no", said=_SAFEGUARDS)
        )),
        ("adm-safeguards-missing", (), put(r"^automated_decisions: \[\]\n", _DECISION.format(special="no", said=_SAID))),
        ("adm-special-category-barred", (GENERAL,), put(
            r"^automated_decisions: \[\]\n", _DECISION.format(special="yes", said=_SAID + _SAFEGUARDS)
        )),
        ("adm-rli-barred", (GENERAL,), put(
            r"^automated_decisions: \[\]\n",
            _DECISION.format(special="no", said=_SAID + _SAFEGUARDS + "    relies_on_recognised_interest: yes\n"),
        )),
    )
)  # fmt: skip
"""What is left out of records of processing."""
