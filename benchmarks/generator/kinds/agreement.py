"""An agreement: an overarching protocol, or one about a purpose under it."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.generator.days import TODAY, YEAR, iso
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.kinds.headings import PROTOCOL, PURPOSE
from benchmarks.generator.layout import flow, listed, text
from benchmarks.generator.outline import CLASSES, Flow, Outline, Party
from benchmarks.generator.sheet import Sheet, former, is_renamed

_INHERITED = (
    "security", "incidents", "complaints", "foi", "legal", "definitions", "training", "governance", "monitoring",
    "variation", "certifications", "rights", "accuracy", "exit",
)  # fmt: skip
"""Headings that agreements take from the protocol above them."""

_STAGES = ("referral", "enquiry", "decision")
_MOST = 7_900

Part = Callable[[Sheet, Outline], str]


def agreement(s: Sheet) -> str:
    """The text of an agreement."""
    outline = s.outlines.of(s.register.number, s.number)
    s.began = outline.began
    inherits = s.dice.some(_INHERITED, 3, 9) if outline.parent else []
    top = _top(s, outline, inherits)
    whole = top + _parties(s, outline)
    whole += _rest(s, outline, 6_800 - len(whole)) if not outline.is_protocol else ""
    sections = PROTOCOL if outline.is_protocol else PURPOSE
    wanted = [part for name, part in sections.items() if name not in inherits]
    size = 4_600 + s.dice.below(2_600)
    tail = _dates(s, outline) + ends.ending(s)
    room = size - len(whole) - len(tail)
    return whole + s.filled((), wanted, room, _MOST - len(whole) - len(tail)) + tail


def _top(s: Sheet, outline: Outline, inherits: list[str]) -> str:
    made = ends.head(s, outline.status, outline.history) + ends.owner(s) + ends.reference(s)
    if is_renamed(s.number):
        made += f"formerly:\n  - {s.register.id}/agreement/{former(s.name.id)}\n"
    kind = "protocol" if outline.is_protocol else s.dice.of(("isa", "isa", "dsa", "jca", "dpa", "mou"))
    tier = "overarching" if outline.is_protocol else s.dice.of(("purpose", "purpose", "operational"))
    made += f"instrument: {kind}\ntier: {tier}\nbinding: not-legally-binding\n"
    made += f"classification: {s.dice.of(('public', 'official', 'official-sensitive', 'not-marked'))}\n"
    if outline.parent:
        made += _parent(s, outline, inherits)
    made += f"lead: {s.home}\npurpose:\n" + text("  aim", s.say("aim"))
    made += s.maybe(0.6, "  necessity", "necessity")
    if s.roll() < 0.3:
        made += s.lines("  benefits", "benefit", 1, 3)
    if s.roll() < 0.25:
        made += s.lines("  success_measures", "success", 1, 2)
    return made + s.maybe(0.3, "  background", "background")


def _parent(s: Sheet, outline: Outline, inherits: list[str]) -> str:
    register, number = outline.parent or (s.register, 0)
    parent = s.outlines.of(register.number, number)
    made = "\n# " + s.say("note") + "\n" if s.roll() < 0.2 else ""
    own = parent.name.id if register is s.register else parent.ref
    made += f"parent:\n  ref: {own}\n"
    if s.roll() < 0.3 and (pinned := s.outlines.pinned(register, number)):
        made += f"  digest: {pinned}\n"
    return made + s.keys("inherits", inherits)


def _parties(s: Sheet, outline: Outline) -> str:
    made = "parties:\n"
    for at, party in enumerate(outline.parties):
        made += s.note("  ") + f"  - id: {party.key}\n"
        if party.register is None:
            words, bodies = CLASSES[party.key]
            made += f"    party_class:\n      definition: {words} in {s.dice.of(s.places)}\n"
            made += flow("      body_kinds", bodies) + f"      joining: open\n      number: {s.dice.between(4, 90)}\n"
        else:
            made += f"    organisation: {s.organisation(party.register)}\n"
        made += f"    role: {'lead-controller' if at == 0 else 'participant'}\n    controllership: controller\n"
        if s.roll() < 0.3 and not outline.is_protocol:
            made += listed("    department", [s.word("team")]) + s.lines("    responsibilities", "responsibility", 1, 2)
        made += (
            f"    adherence: {'signature' if party.register else 'e-form'}\n    required: {'yes' if at < 2 else 'no'}\n"
        )
        if outline.parent and s.roll() < 0.5:
            made += flow("    parent_parties", [party.key]) + "    parent_accepted: yes\n"
        if at == 0 and s.roll() < 0.4:
            made += "    contacts:\n" + posts.contact(s, "contact", "operations", "      ")
    made += "preconditions:\n" if outline.preconditions else "preconditions: []\n"
    for key in outline.preconditions:
        made += f"  - id: {key}\n    condition: {_CONDITIONS[key]}\n" + s.maybe(0.4, "    details", "precondition")
        if key == "dpia":
            made += s.field("    record", "dpia", 0.6)
    return made


_CONDITIONS = {
    "dpia": "dpia", "training": "training", "fee": "ico-registration", "security": "security-assurance",
    "parent": "parent-signed", "notice": "privacy-notice",
}  # fmt: skip


def _rest(s: Sheet, outline: Outline, most: int) -> str:
    """Items, flows, bases and retention, in as many words as there is room for."""
    tries = [_named(s, outline)]
    while len(tries[-1]) > most and len(tries) < 5:
        tries.append(_named(s, outline))
    return min(tries, key=len) if len(tries) > 1 else tries[0]


def _named(s: Sheet, outline: Outline) -> str:
    """What names each other, and so stands or falls together."""
    keys = tuple(party.key for party in outline.parties)
    carried = tuple(item for item in outline.items if any(item in flow_.items for flow_ in outline.flows))
    made = parts.subjects(s) + parts.items(s, carried, keys, lean=len(carried) > 2)
    staged = s.roll() < 0.3
    if staged:
        made += "stages:\n" + "".join(f"  - id: {key}\n    title: {key.capitalize()}\n" for key in _STAGES)
    relied = outline.parties[: 1 if len(outline.flows) > 1 or len(carried) > 3 else 2]
    with_basis = {party.key: f"{party.key}-basis" for party in relied}
    made += "flows:\n" + "".join(_flow(s, flow_, with_basis, staged) for flow_ in outline.flows)
    made += "bases:\n"
    for party in relied:
        title = f"{party.key.capitalize()}: {s.topic.name}"
        police = bool(party.register and party.register.body.key == "police")
        made += parts.basis(s, f"{party.key}-basis", title, keys[:1], police)
    made += "personal_data: yes\nretention:\n"
    made += f"  - id: records\n    period: {s.dice.of(parts.PERIODS)}\n" + text(
        "    trigger", s.say("retention_trigger")
    )
    made += s.field("    schedule", "retention-schedule", 0.5) + "    disposal: delete\n"
    made += f"  - id: copies\n    parties: [{keys[-1]}]\n" + text("    criterion", s.say("criterion"))
    return (
        made
        + f"    disposal: {s.dice.of(('delete', 'return', 'review'))}\n"
        + s.maybe(0.4, "    disposal_method", "disposal")
    )


def _flow(s: Sheet, flow_: Flow, with_basis: dict[str, str], staged: bool) -> str:
    made = s.note("  ") + f"  - id: {flow_.key}\n    title: {flow_.items[-1].name}, to {flow_.receivers[0].key}\n"
    made += text("    purpose", s.say("purpose")) + s.keys("    items", [item.key for item in flow_.items])
    if staged:
        made += f"    stage: {s.dice.of(_STAGES)}\n"
    made += "    sides:\n" + _side(s, flow_.discloser, "discloser", with_basis)
    made += "".join(_side(s, party, "receiver", with_basis) for party in flow_.receivers)
    made += f"    frequency: {s.dice.of(parts.FREQUENCIES)}\n" + s.maybe(0.5, "    trigger", "trigger")
    made += s.maybe(0.4, "    volume", "volume") + s.keys("    channels", s.dice.some(parts.CHANNELS, 1, 2))
    made += f"    access_mode: {s.dice.of(('push', 'pull', 'on-request', 'shared-system'))}\n"
    made += f"    identifiability: {s.dice.of(parts.IDENTIFIABLE)}\n"
    made += s.maybe(0.35, "    why_identifiable", "why_identified") + s.maybe(0.25, "    matching", "matching")
    if s.roll() < 0.35:
        route = s.dice.of(("same-purpose", "assessed", "required-or-authorised-by-law"))
        made += f"    compatibility:\n      route: {route}\n" + text("      link", s.say("compatibility"))
    if s.roll() < 0.2:
        made += f"    risk:\n      likelihood: {s.dice.of(parts.LEVELS)}\n      impact: {s.dice.of(parts.LEVELS)}\n"
        made += text("      reason", s.say("risk_reason"))
    return made


def _side(s: Sheet, party: Party, part: str, with_basis: dict[str, str]) -> str:
    police = party.register is not None and party.register.body.key == "police"
    made = f"      - party: {party.key}\n        part: {part}\n        role: controller\n"
    made += f"        regime: {'dpa-part3' if police else 'uk-gdpr'}\n"
    if party.key in with_basis:
        made += f"        basis: {with_basis[party.key]}\n"
    if party.register is not None:
        made += s.field("        notice", "privacy-notice", 0.7, party.register)
        made += s.field("        processing", "processing-activity", 0.8, party.register)
        made += s.field("        system", "information-system", 0.2, party.register)
    if part == "receiver":
        made += f"        retention: {s.dice.of(('records', 'copies'))}\n"
    return made


def _dates(s: Sheet, outline: Outline) -> str:
    last = outline.history[-1][1]
    force = next((day for status, day in outline.history if status == "in-force"), 0)
    made = "dates:\n"
    if force:
        made += f"  effective: {iso(force)}\n"
        made += f"  end: {iso(force + YEAR * s.dice.between(1, 6))}\n" if s.roll() < 0.5 else "  open_ended: yes\n"
        looked = min(TODAY - 1, force + s.dice.between(100, 700))
        made += f"  last_review: {iso(looked)}\n" if looked > force and s.roll() < 0.6 else ""
        made += f"  review_due: {iso(max(looked, s.due()))}\n"
    else:
        made += f"  updated: {iso(last)}\n"
    return made + (f"  notice_period: {s.dice.of(('P1M', 'P3M'))}\n" if s.roll() < 0.5 else "")
