"""A finding that is lived with until a day."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, iso
from benchmarks.generator.derived import subject
from benchmarks.generator.kinds import ends, parts
from benchmarks.generator.layout import listed, text
from benchmarks.generator.sheet import Sheet

_RULES = ("agreement-review-overdue", "security-untested", "accuracy-arrangements-missing")
_RULES_OF_FLOWS = ("compatibility-not-assessed", "access-control-missing")
_ASKING = ("Head of service", "Service manager", "Information asset owner")


def waiver(s: Sheet) -> str:
    """The text of a waiver."""
    s.began = TODAY - s.dice.between(10, 150)
    which = subject(s.outlines, s.register, "waiver", s.number)
    outline = s.outlines.of(s.register.number, which) if which is not None else None
    of_flow = outline is not None and bool(outline.flows) and s.roll() < 0.5
    made = ends.head(s) + ends.owner(s) + f"rule: {s.dice.of(_RULES_OF_FLOWS if of_flow else _RULES)}\n"
    if outline is not None:
        made += f"at: {outline.ref}{f'#flows[{outline.flows[0].key}]' if of_flow else ''}\n"
    made += text("scope", s.say("scope")) + text("reason", s.say("waived")) + f"risk: {s.dice.of(parts.LEVELS)}\n"
    made += text("risk_accepted", s.say("waiver_risk")) + "compensating_measures:\n"
    for at, words in enumerate(s.says("measure", 1, 3), 1):
        made += (
            f"  - id: measure-{at}\n"
            + text("    what", words)
            + f"    by: {s.word('role')}\n    began: {iso(s.began)}\n"
        )
    made += (
        text("remedy", s.say("remedial"))
        + f"remedy_due: {iso(TODAY + s.dice.between(10, 200))}\nremedy_owner: {s.word('role')}\n"
    )
    made += f"requested_by: {s.dice.of(_ASKING)}\nrequested_on: {iso(s.began - 8)}\napprover_role: Senior information risk owner\n"
    made += (
        f"approver_organisation: {s.home}\napproved_on: {iso(s.began)}\nassurance: self-declared\ndpo_advised: yes\n"
    )
    made += text("dpo_advice", s.say("advice")) + f"expires: {iso(TODAY + s.dice.between(20, 200))}\n"
    return made + listed("local:\n  minutes", s.says("outcome", 3, 6)) + ends.ending(s, local=False)
