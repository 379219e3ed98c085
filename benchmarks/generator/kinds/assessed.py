"""Appropriate policy documents, and assessments of legitimate interests."""

from __future__ import annotations

from benchmarks.generator.days import iso
from benchmarks.generator.derived import subject
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.kinds.grounds import NEEDS_POLICY
from benchmarks.generator.layout import listed, text
from benchmarks.generator.lives import RETIRED, life
from benchmarks.generator.sheet import Sheet

_PRINCIPLES = (
    "lawfulness_fairness_transparency", "purpose_limitation", "minimisation", "accuracy", "storage_limitation",
    "integrity_and_confidentiality", "accountability",
)  # fmt: skip


def policy(s: Sheet) -> str:
    """The text of an appropriate policy document."""
    made = ends.head(s) + ends.owner(s) + f"organisation: {s.home}\n"
    covers = [each for each in (s.full("processing-activity"), s.full("agreement")) if each]
    made += s.keys("covers", covers) if covers else ""
    made += text("processing", s.say("nature")) + "conditions:\n" + "".join(f"  - {each}\n" for each in NEEDS_POLICY)
    if s.register.body.key == "police":
        made += "law_enforcement: yes\nschedule_8:\n  - para-4-safeguarding\n"
    else:
        made += "law_enforcement: no\n"
    made += text("how_conditions_met", s.say("basis_how"))
    made += "principles:\n" + "".join(s.line(f"  {name}", "principle") for name in _PRINCIPLES)
    made += (
        "retention:\n" + text("  policy", s.say("retention_reason")) + s.field("  schedule", "retention-schedule", 0.8)
    )
    made += f"  periods:\n    - id: main\n      period: {s.dice.of(parts.PERIODS)}\n" + text(
        "      trigger", s.say("retention_trigger")
    )
    made += f"responsible: {s.word('role')}\napproved: {iso(s.began)}\napproved_by: {s.word('role')}\n"
    made += f"in_place_from: {iso(s.began)}\navailable_to_regulator: yes\n"
    if life(s.plan, s.register, s.kind, s.number) == RETIRED:
        # A document is kept for six months after the processing ceases.
        gone = ends.retired(s)
        made += f"processing_ceased: {iso(gone - 190)}\nwithdrawn: {iso(gone)}\n"
    size = 2_300 + s.dice.below(1_200)
    tail = parts.reviews(s, "last_reviewed") + ends.ending(s, local=False)
    sections = (_periods, _more, _kept)
    return made + s.filled((), sections, size - len(made) - len(tail), 7_900) + tail


def _periods(s: Sheet) -> str:
    return f"processing_began: {iso(s.began)}\n"


def _more(s: Sheet) -> str:
    return f"published_at: {posts.web(s.register, 'policies/' + s.name.id)}\n"


def _kept(s: Sheet) -> str:
    return "local:\n" + s.lines("  reading", "practice", 3, 5) + s.lines("  checked", "measure", 2, 4)


def interests(s: Sheet) -> str:
    """The text of an assessment of legitimate interests."""
    which = subject(s.outlines, s.register, "legitimate-interests-assessment", s.number)
    made = ends.head(s) + ends.owner(s) + f"organisation: {s.home}\n"
    if which is not None:
        own = s.plan.name(s.register.number, "processing-activity", which).id
        made += f"covers:\n  - {s.register.id}/processing-activity/{own}\n"
    made += "public_task: no\n" + text("outside_public_task", s.say("basis_how")) + text("processing", s.say("nature"))
    made += "purpose_test:\n" + text("  interest", s.say("interest")) + s.keys("  whose", ["controller", "person"])
    made += text("  benefits", s.say("benefit")) + text("  if_not_done", s.say("necessity")) + "  met: yes\n"
    made += "necessity_test:\n" + text("  how_it_helps", s.say("aim")) + text("  proportionate", s.say("proportion"))
    made += text("  alternatives", s.say("alternative")) + "  met: yes\nbalancing_test:\n"
    made += text("  data", f"{s.topic.records[0].upper()}{s.topic.records[1:]}") + s.answer("  special_category", 0.2)
    made += s.answer("  children", 0.3) + s.answer("  expected") + text("  expectation_reasons", s.say("balance"))
    made += (
        text("  impact", s.say("balance")) + f"  likelihood: {s.dice.of(parts.LEVELS)}\n  severity: low\n  met: yes\n"
    )
    made += s.lines("safeguards", "control", 1, 3) + "opt_out:\n  offered: yes\n" + text("  how", s.say("request"))
    made += "outcome: passed\n" + text("reasons", s.say("proportion")) + s.answer("dpia_needed", 0.3)
    made += s.field("notice", "privacy-notice", 0.7) + f"dpo_advice:\n  sought: yes\n  on: {iso(s.began - 9)}\n"
    made += text("  advice", s.say("advice")) + "  followed: yes\n"
    made += f"decided: {iso(s.began)}\ndecided_by: {s.word('role')}\n"
    return (
        made
        + parts.reviews(s, "last_reviewed")
        + listed("local:\n  seen", s.says("note", 1, 3))
        + ends.ending(s, local=False)
    )
