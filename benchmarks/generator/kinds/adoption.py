"""An adoption: a party signs an agreement in its own register, or a member of a class joins one."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import iso
from benchmarks.generator.kinds import ends, posts
from benchmarks.generator.layout import flow, listed, text
from benchmarks.generator.outline import Outline
from benchmarks.generator.plan import Register
from benchmarks.generator.seats import Seat
from benchmarks.generator.sheet import Sheet

_CAPACITIES = ("siro", "caldicott-guardian", "director", "service-head", "chief-executive", "chief-officer")


def adoption(s: Sheet) -> str:
    """The text of an adoption."""
    seats = s.outlines.seats(s.register)
    if s.number >= len(seats):
        return ends.head(s) + ends.owner(s) + f"organisation: {s.home}\ndecision: signed\n" + ends.ending(s)
    seat = seats[s.number]
    outline = s.outlines.of(seat.register.number, seat.number)
    s.began = min(outline.history[-1][1], outline.began) - s.dice.below(30)
    made = ends.head(s, days=(("active", s.began),)) + (ends.owner(s) if s.roll() < 0.7 else "")
    made += f"agreement: {s.to(outline)}\nparty: {seat.party}\n"
    signer = None if seat.member >= 0 else s.outlines.signer(seat)
    who = s.plan.member(s.register, seat.member)[0] if signer is None else s.organisation(signer)
    if seat.member >= 0:
        made += _member(s, seat, who, outline)
    made += f"organisation: {who}\ndecision: signed\n"
    if seat.earlier:
        made += f"replaces: {s.outlines.seated(s.register, seat._replace(earlier=seat.earlier - 1))}\n"
    made += _signature(s, seat)
    made += _flows(s, outline)
    size = 1_900 + s.dice.below(1_300)
    tail = f"recorded_by: {s.home}\n" if signer is not s.register else ""
    tail += ends.ending(s, local=False)
    sections = (_conditions, _preconditions, _declared, _departments, _advice, _also, _notes)
    return made + s.filled((), sections, size - len(made) - len(tail), 7_900 - len(made) - len(tail)) + tail


def _member(s: Sheet, seat: Seat, who: str, outline: Outline) -> str:
    key = s.plan.member(s.register, seat.member)[3]
    made = (
        s.note() + f"member:\n  id: {key}\n  organisation: {who}\n  role: participant\n  controllership: controller\n"
    )
    made += listed("  department", [s.word("team")]) + s.lines("  responsibilities", "responsibility", 1, 2)
    made += f"  adherence: e-form\n  required: no\n  joins: {iso(s.began)}\n"
    if outline.parent:
        made += flow("  parent_parties", [seat.party]) + "  parent_accepted: yes\n"
    made += "  contacts:\n" + posts.contact(s, "lead", "operations", "    ")
    notice = s.notice(s.register)
    made += f"  notices:\n    - {notice}\n" if notice else ""
    return made + s.fields("  processing", "processing-activity", 1)


def _signature(s: Sheet, seat: Seat) -> str:
    asked = s.began - s.dice.between(10, 60)
    made = (
        f"digest: sha256:{''.join(s.dice.of('0123456789abcdef') for _digit in range(16)) * 4}\n"
        if s.roll() < 0.6
        else ""
    )
    made += f'agreement_version: "{seat.earlier + 1}.0"\nsignatory_role: {s.word("role")}\n'
    made += f"capacity: {s.dice.of(_CAPACITIES)}\n"
    if s.roll() < 0.5:
        made += f"authority: Scheme of delegation, part {s.dice.between(2, 5)}, paragraph {s.dice.between(1, 30)}\n"
    made += f"method: {'e-form' if seat.member >= 0 else 'signature'}\ninvited: {iso(asked)}\nrespond_by: {iso(asked + 70)}\n"
    return made + f"signed: {iso(s.began)}\neffective: {iso(s.began + s.dice.below(30))}\n"


def _outline(s: Sheet) -> Outline:
    seat = s.outlines.seats(s.register)[s.number]
    return s.outlines.of(seat.register.number, seat.number)


def _flows(s: Sheet, outline: Outline) -> str:
    if not outline.flows or s.roll() < 0.6:
        return "covers_all_flows: yes\n"
    return "covers_all_flows: no\n" + s.keys("flows", [flow_.key for flow_ in outline.flows[:2]])


def _conditions(s: Sheet) -> str:
    outline = _outline(s)
    made = "conditions:\n"
    for at, words in enumerate(s.says("restriction", 1, 3), 1):
        made += f"  - id: condition-{at}\n" + text("    text", words)
        if outline.flows:
            made += flow("    flows", [outline.flows[0].key])
        made += f"    accepted: yes\n    accepted_on: {iso(s.since(1, 30))}\n"
    return made


def _preconditions(s: Sheet) -> str:
    asked = _outline(s).preconditions
    made = "preconditions:\n" if asked else ""
    for key in asked:
        made += f"  - precondition: {key}\n" + "    met: yes\n" + f"    met_on: {iso(s.began - s.dice.below(200))}\n"
        if key == "notice":
            made += s.field("    record", "privacy-notice", 0.7)
    return made


def _declared(s: Sheet) -> str:
    return f"signed_for_role: {s.word('role')}\nassurance: {s.dice.of(('self-declared', 'self-declared', 'oidc'))}\n"


def _departments(s: Sheet) -> str:
    return listed("departments", dict.fromkeys(s.word("team") for _time in range(s.dice.between(1, 4))))


def _advice(s: Sheet) -> str:
    return listed("advice_taken", dict.fromkeys(s.word("role") for _time in range(s.dice.between(1, 4))))


def _also(s: Sheet) -> str:
    """A neighbour that the signature binds as well, where it is one of the parties."""
    other: Register = s.neighbour()
    if other is s.register or all(party.register is not other for party in _outline(s).parties):
        return ""
    made = f"also_binds:\n  - id: {other.body.key}\n    organisation: {s.organisation(other)}\n"
    return made + text("    described", s.say("responsibility"))


def _notes(s: Sheet) -> str:
    return "local:\n" + text("  remark", s.say("background")) + text("  see", s.say("reason"))
