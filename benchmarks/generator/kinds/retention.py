"""A retention schedule, its rules, and what is held beyond its time."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import iso
from benchmarks.generator.kinds import ends, parts
from benchmarks.generator.layout import quoted, text
from benchmarks.generator.sheet import Sheet


def retention(s: Sheet) -> str:
    """The text of a schedule."""
    made = ends.head(s) + ends.owner(s) + f"organisation: {s.home}\n" + text("scope", s.say("scope"))
    made += "origins: [own, lga, contract]\nbased_on:\n  - LGA retention guidelines\nrules:\n"
    rules = [f"rule-{at + 1}" for at in range(s.dice.between(3, 8))]
    made += "".join(_rule(s, key) for key in rules)
    made += "review_every: P1Y\n" + text("review_procedure", s.say("governance")) + text("backups", s.say("disposal"))
    if s.roll() < 0.6:
        made += _holding(s, rules)
    made += f"approved_by: {s.word('role')}\napproved_on: {iso(s.began - 10)}\neffective: {iso(s.began)}\n"
    return made + parts.reviews(s) + ends.ending(s)


def _rule(s: Sheet, key: str) -> str:
    made = (
        s.note("  ") + f"  - id: {key}\n    reference: {quoted(f'{s.dice.between(1, 40)}.{s.dice.between(1, 20)}')}\n"
    )
    made += f"    function: {s.topic.function}\n" + text("    record_class", s.say("record_class"))
    made += (
        s.keys("    categories", s.dice.some(s.topic.categories, 1, 2))
        + "    personal_data: yes\n    regime: uk-gdpr\n"
    )
    made += f"    period: {s.dice.of(parts.PERIODS)}\n" + text("    trigger", s.say("retention_trigger"))
    made += (
        "    disposal: delete\n"
        + s.maybe(0.4, "    disposal_method", "disposal")
        + s.maybe(0.6, "    reason", "retention_reason")
    )
    made += f"    origin: {s.dice.of(('own', 'lga', 'contract', 'statute'))}\n"
    made += s.field("    system", "information-system", 0.3)
    return made + s.fields("    processing", "processing-activity", 1, 0.6)


def _holding(s: Sheet, rules: list[str]) -> str:
    made = f"holdings:\n  - id: boxes\n    rule: {s.dice.of(rules)}\n" + text("    what", s.say("record_class"))
    made += f"    quantity: {s.dice.between(2, 40)} boxes\n    format: paper\n    where: Records centre, bay {s.dice.between(1, 60)}\n"
    made += f"    dispose_by: {iso(s.due())}\n    holds:\n      - id: hold\n        reason: {s.dice.of(('complaint', 'legal-claim'))}\n"
    return made + text("        details", s.say("enquiry")) + f"        held_since: {iso(s.since(10, 200))}\n"
