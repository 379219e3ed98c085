"""An impact assessment: what it covers, risks, measures, advice and consultation."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, iso
from benchmarks.generator.derived import subject
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.layout import text
from benchmarks.generator.sheet import Sheet

_RISKS = ("wrong-person", "found-by-abuser", "wrong-recipient", "seen-by-supplier", "out-of-date", "lost-trust")
_MEASURES = ("two-identifiers", "human-check", "audit-sample", "address-list", "contents-out", "locked-records")


def dpia(s: Sheet) -> str:
    """The text of an assessment."""
    which = subject(s.outlines, s.register, "dpia", s.number)
    if which is not None:
        # It has been looked at since the agreement that it covers was last changed.
        s.began = min(TODAY - 3, max(s.began, s.outlines.of(s.register.number, which).history[-1][1] + 2))
    covered = (
        f"{s.register.id}/agreement/{s.plan.name(s.register.number, 'agreement', which).id}"
        if which is not None
        else ""
    )
    made = ends.head(s) + ends.owner(s) + f"controllers:\n  - {s.home}\n"
    covers = [each for each in (covered, s.full("processing-activity"), s.full("information-system")) if each]
    made += s.keys("covers", covers[: s.dice.between(1, 3)]) if covers else ""
    made += f"lead: {s.word('role')}\nscreening:\n  needed: yes\n  triggers:\n" + parts.triggers(s, "    ")
    made += text("  reason", s.say("risk_reason")) + f"  on: {iso(s.began - 90)}\n  by: {s.word('role')}\n"
    measures = s.dice.some(_MEASURES, 2, 4)
    made += _description(s) + _necessity(s) + _risks(s, measures) + _advice(s) + "prior_consultation:\n  needed: no\n"
    made += f"residual_risk: medium\noutcome: {s.dice.of(('proceed', 'proceed-with-measures'))}\n"
    made += f"approved: {iso(s.began)}\napproved_by: {s.word('role')}\n"
    size = 4_200 + s.dice.below(2_800)
    tail = parts.reviews(s, "last_reviewed") + ends.ending(s)
    sections = (_consulted, _conditions, _changes, _published, _document)
    return made + s.filled((), sections, size - len(made) - len(tail), 7_900 - len(made) - len(tail)) + tail


def _description(s: Sheet) -> str:
    made = "description:\n" + (parts.steps(s, "  nature") if s.roll() < 0.2 else text("  nature", s.say("nature")))
    made += (
        s.maybe(0.6, "  scope", "volume")
        + s.maybe(0.5, "  context", "context")
        + s.lines("  purposes", "purpose", 1, 2)
    )
    return made + parts.information(s, "  ") + s.maybe(0.4, "  technology", "system")


def _risks(s: Sheet, measures: list[str]) -> str:
    made = "risks:\n"
    for key in s.dice.some(_RISKS, 1, 3):
        made += f"  - id: {key}\n" + text("    description", s.say("risk")) + s.maybe(0.6, "    harm", "harm")
        made += f"    origin: {s.dice.of(('staff', 'partner', 'supplier', 'data-quality', 'process'))}\n"
        made += "".join(f"    {name}: {s.dice.of(parts.LEVELS)}\n" for name in ("likelihood", "severity", "inherent"))
        made += (
            s.keys("    measures", s.dice.some(measures, 1, 2))
            + f"    effect: reduced\n    residual: {s.dice.of(('low', 'low', 'medium'))}\n"
        )
        made += f"    accepted_by: {s.word('role')}\n    accepted_on: {iso(s.began)}\n" if s.roll() < 0.5 else ""
    made += "measures:\n"
    for key in measures:
        made += f"  - id: {key}\n" + text("    description", s.say("measure"))
        made += f"    approved: yes\n    responsible: {s.word('role')}\n" + s.answer("    in_place", 0.8)
        made += f"    due: {iso(s.since(30, 200))}\n" if s.roll() < 0.4 else ""
    return made


def _necessity(s: Sheet) -> str:
    made = "necessity:\n" + text("  necessity", s.say("necessity")) + text("  proportionality", s.say("proportion"))
    made += s.maybe(0.5, "  alternatives", "alternative") + s.maybe(0.5, "  minimisation", "proportion")
    return made + s.maybe(0.5, "  accuracy", "accuracy") + s.maybe(0.5, "  rights", "rights")


def _advice(s: Sheet) -> str:
    made = f"dpo_advice:\n  sought: yes\n  on: {iso(s.began - 20)}\n" + text("  advice", s.say("advice"))
    return made + s.settled("  followed", 0.9) + f"  decided_by: {s.word('role')}\n"


def _consulted(s: Sheet) -> str:
    made = "consultations:\n"
    for who in s.dice.some(("people-concerned", "representatives", "processors", "partners", "staff"), 1, 3):
        made += f"  - id: {who}\n    who: {who}\n    consulted: yes\n    on: {iso(s.began - s.dice.between(20, 90))}\n"
        made += text("    views", s.say("view")) + s.answer("    followed")
    return made


def _conditions(s: Sheet) -> str:
    return s.lines("conditions", "precondition", 1, 3)


def _changes(s: Sheet) -> str:
    day = s.since(40, 700)
    made = f"changes:\n  - id: change\n    on: {iso(day)}\n    aspect: {s.dice.of(('technology', 'supplier', 'law', 'incident', 'people'))}\n"
    return (
        made
        + text("    what", s.say("change"))
        + f"    reassessed: yes\n    reassessed_on: {iso(day)}\n"
        + text("    result", s.say("outcome"))
    )


def _published(s: Sheet) -> str:
    return f"published: yes\npublished_at: {posts.web(s.register, 'impact/' + s.name.id)}\n"


def _document(s: Sheet) -> str:
    return f"document:\n  version_label: v{s.dice.between(1, 4)}\n  template: DPIA template {s.dice.between(1, 9)}\n  pages: {s.dice.between(8, 40)}\n"
