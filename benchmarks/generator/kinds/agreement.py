"""An agreement: an overarching protocol, or one about a purpose under it."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, YEAR, iso
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.kinds.grounds import Ground, Relying, enforces, ground
from benchmarks.generator.kinds.headings import PROTOCOL, PURPOSE
from benchmarks.generator.layout import flow, listed, text
from benchmarks.generator.outline import CLASSES, ENDED, Flow, Outline, Party
from benchmarks.generator.sheet import Sheet, former, is_renamed

_SHARED = ("rights", "foi", "exit", "onward_sharing", "incidents", "security", "accuracy", "caldicott")
"""Headings that every protocol writes, and that agreements below it take from it."""
_ALSO_SHARED = (
    "complaints",
    "legal",
    "definitions",
    "training",
    "governance",
    "monitoring",
    "variation",
    "certifications",
)
"""Headings that protocols may write as well."""
_STAGES = ("referral", "enquiry", "decision")
_MOST = 7_900
_TRIES = 12


def agreement(s: Sheet) -> str:
    """The text of an agreement."""
    outline = s.outlines.of(s.register.number, s.number)
    s.began = outline.began
    size = 4_400 + s.dice.below(2_400)
    made = _written(s, outline, size)
    for _again in range(_TRIES):
        if len(made) <= _MOST:
            break
        made = _written(s, outline, 0)
    return made


def _written(s: Sheet, outline: Outline, size: int) -> str:
    """An agreement in words drawn at random; no size: in as few as will do."""
    s.terse = not size or (outline.parent is None and not outline.is_protocol)
    s.files.clear()
    inherits = _taken(s, outline)
    made = _top(s, outline, inherits) + _parties(s, outline)
    law: set[str] = set()
    made += "" if outline.is_protocol else _named(s, outline, law)
    sections = PROTOCOL if outline.is_protocol else PURPOSE
    asked = [name for name in _asked(s, outline, made) if name not in inherits]
    made += "".join(sections[name](s) for name in asked) + _registered(s, outline, law)
    said = {*inherits, *asked, *(() if parts.about_children(s) else ("children",))}
    wanted = [part for name, part in sections.items() if name not in said]
    tail = _dates(s, outline) + ends.ending(s, proved=outline.runs)
    return made + s.filled((), wanted, size - len(made) - len(tail), _MOST - len(made) - len(tail)) + tail


def _taken(s: Sheet, outline: Outline) -> list[str]:
    """The headings that it takes from the protocol above it: what that writes in any case, and some of the others."""
    if outline.parent is None or outline.is_protocol:
        return []
    own = () if s.terse else s.dice.some(_SHARED, 0, 2)
    return [*(each for each in _SHARED if each not in own), *s.dice.some(_ALSO_SHARED, 0, 3)]


def _asked(s: Sheet, outline: Outline, said: str) -> list[str]:
    """The headings that a complete agreement has, by what goes under it and what has been said so far."""
    if not outline.is_whole:
        return []
    if outline.is_protocol:
        return list(_SHARED)
    carried = [item for flow_ in outline.flows for item in flow_.items]
    names = [*(each for each in _SHARED if each != "caldicott"), "human_rights", "screening"]
    names += ["confidentiality", "caldicott"] if any(parts.confidential(item) for item in carried) else []
    names += ["children"] if parts.about_children(s) else []
    return [*names, "access_roles"] if "shared-system" in said else names


def _registered(s: Sheet, outline: Outline, law: set[str]) -> str:
    """Its place in the public register, where it relies on the Digital Economy Act."""
    if not any(key.startswith("dea17-") for key in law):
        return ""
    made = "pilot: no\npublic_registers:\n  - scheme: Digital Economy Act register of information sharing agreements\n"
    return made + f'    number: "DEA/{s.register.number + 1}/{s.number + 1}"\n    registered: {iso(outline.began)}\n'


def _top(s: Sheet, outline: Outline, inherits: list[str]) -> str:
    made = ends.head(s, outline.status, outline.history, numbered=True) + ends.owner(s) + ends.reference(s)
    if is_renamed(s.number):
        made += f"formerly:\n  - {s.register.id}/agreement/{former(s.name.id)}\n"
    kind = "protocol" if outline.is_protocol else s.dice.of(("isa", "isa", "isa", "dsa", "jca", "dspa"))
    tier = "overarching" if outline.is_protocol else s.dice.of(("purpose", "purpose", "operational"))
    made += f"instrument: {kind}\ntier: {tier}\nbinding: not-legally-binding\n"
    made += f"classification: {s.dice.of(('public', 'official', 'official-sensitive', 'not-marked'))}\n"
    if outline.parent:
        made += _parent(s, outline, inherits)
    made += f"lead: {s.home}\npurpose:\n" + text("  aim", s.say("aim"))
    made += s.maybe(0.4, "  necessity", "necessity")
    if s.often(0.2):
        made += s.lines("  benefits", "benefit", 1, 2)
    if s.often(0.15):
        made += s.lines("  success_measures", "success", 1, 2)
    return made + s.maybe(0.15, "  background", "background")


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
            group = CLASSES[party.key]
            made += f"    party_class:\n      definition: {group.words} in {s.dice.of(s.places)}\n"
            made += (
                flow("      body_kinds", group.body_kinds)
                + f"      joining: open\n      number: {s.dice.between(4, 90)}\n"
            )
        else:
            made += f"    organisation: {s.organisation(party.register)}\n"
        made += f"    role: {'lead-controller' if at == 0 else 'participant'}\n    controllership: controller\n"
        if s.often(0.3) and not outline.is_protocol:
            made += listed("    department", [s.word("team")]) + s.lines("    responsibilities", "responsibility", 1, 2)
        required = party.register is not None and (at == 0 or party in outline.active)
        made += f"    adherence: {'signature' if party.register else 'e-form'}\n    required: {'yes' if required else 'no'}\n"
        if outline.parent and party.register is not None:
            made += flow("    parent_parties", [party.key]) + "    parent_accepted: yes\n"
        if at == 0 and s.often(0.3):
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


def _named(s: Sheet, outline: Outline, law: set[str]) -> str:
    """What names each other, and so stands or falls together. Notes the law that is relied on."""
    keys = tuple(party.key for party in outline.parties)
    carried = tuple(item for item in outline.items if any(item in flow_.items for flow_ in outline.flows))
    made = parts.subjects(s) + parts.items(s, carried, keys, lean=len(carried) > 1)
    staged = s.often(0.15)
    if staged:
        made += "stages:\n" + "".join(f"  - id: {key}\n    title: {key.capitalize()}\n" for key in _STAGES)
    relied = {}
    for party in outline.parties:
        who = _relying(party, outline)
        if who.faces:
            title = f"{party.key.capitalize()}: {s.topic.name}"
            special, criminal = any(item.special for item in carried), any(item.is_criminal for item in carried)
            lia = s.ref("legitimate-interests-assessment") if who.key == "groups" else ""
            found = ground(s, f"{party.key}-basis", title, who, lia=lia, special=special, criminal=criminal)
            law.update(each.key for each in found.law)
            relied[party.key] = found
    made += "flows:\n" + "".join(_flow(s, outline, flow_, relied, staged) for flow_ in outline.flows)
    made += "bases:\n" + "".join(each.text for each in relied.values())
    made += f"personal_data: yes\nretention:\n  - id: records\n    period: {s.dice.of(parts.PERIODS)}\n"
    made += text("    trigger", s.say("retention_trigger"))
    made += s.field("    schedule", "retention-schedule", 0.4) + "    disposal: delete\n"
    if s.often(0.5):
        made += f"  - id: copies\n    parties: [{keys[-1]}]\n" + text("    criterion", s.say("criterion"))
        made += text("    why_different", s.say("why_different"))
        made += f"    disposal: {s.dice.of(('delete', 'return', 'review'))}\n"
    return made


def _relying(party: Party, outline: Outline) -> Relying:
    """A party as one that relies on a basis: whom it faces in each flow."""
    faces: list[tuple[bool, tuple[str, ...]]] = []
    for each in outline.flows:
        if party == each.discloser:
            faces.append((True, tuple(receiver.key for receiver in each.receivers)))
        elif party in each.receivers:
            faces.append((False, (each.discloser.key,)))
    return Relying(
        party.key, party.register or outline.register, tuple(faces), party.register is None, enforces(party.register)
    )


def _flow(s: Sheet, outline: Outline, flow_: Flow, relied: dict[str, Ground], staged: bool) -> str:
    made = s.note("  ") + f"  - id: {flow_.key}\n    title: {flow_.items[-1].name}, to {flow_.receivers[0].key}\n"
    made += text("    purpose", s.say("purpose")) + flow("    items", [item.key for item in flow_.items])
    if staged:
        made += f"    stage: {s.dice.of(_STAGES)}\n"
    sides = [(flow_.discloser, "discloser"), *((party, "receiver") for party in flow_.receivers)]
    made += "    sides:\n" + "".join(_side(s, party, part, relied[party.key]) for party, part in sides)
    made += f"    frequency: {s.dice.of(parts.FREQUENCIES)}\n" + s.maybe(0.3, "    trigger", "trigger")
    if outline.status in ENDED:
        made += "    live: no\n"
    made += s.maybe(0.3, "    volume", "volume") + flow("    channels", s.dice.some(parts.CHANNELS, 1, 2))
    made += f"    access_mode: {s.dice.of(('push', 'pull', 'on-request', 'shared-system'))}\n"
    made += _identified(s) + s.maybe(0.2, "    matching", "matching") + _compatible(s, outline, flow_)
    if any(enforces(party.register) for party, _part in sides):
        made += "    subject_categories_distinguished: yes\n    fact_from_opinion: yes\n"
        made += s.line("    checked_before_sending", "accuracy")
    if s.often(0.15):
        made += f"    risk:\n      likelihood: {s.dice.of(parts.LEVELS)}\n      impact: {s.dice.of(parts.LEVELS)}\n"
        made += text("      reason", s.say("risk_reason"))
    return made


def _identified(s: Sheet) -> str:
    """How readily people can be known from it, and what follows."""
    how = s.dice.of(parts.IDENTIFIABLE)
    made = f"    identifiability: {how}\n"
    if how == "aggregate":
        return made + s.line("    disclosure_control", "small_numbers") + "    individual_decisions: no\n"
    return made + "    individual_decisions: yes\n" + s.maybe(0.25, "    why_identifiable", "why_identified")


def _compatible(s: Sheet, outline: Outline, flow_: Flow) -> str:
    """How its purpose fits the one that the information was collected for."""
    rolled = s.roll()
    if rolled < 0.7 or s.terse:
        made = "    compatibility:\n      route: same-purpose\n"
        return made + s.maybe(0.2, "      link", "compatibility")
    if rolled < 0.85:
        law = s.topic.gateways[0].provision
        return f"    compatibility:\n      route: required-or-authorised-by-law\n      law: {law}\n"
    made = "    compatibility:\n      route: assessed\n" + s.line("      link", "compatibility")
    made += s.line("      context", "balance") + s.line("      nature", "hr_proportion")
    return made + s.line("      consequences", "harm") + s.line("      safeguards", "control")


def _side(s: Sheet, party: Party, part: str, relied: Ground) -> str:
    police = enforces(party.register)
    made = f"      - party: {party.key}\n        part: {part}\n        role: controller\n"
    made += f"        regime: {'dpa-part3' if police else 'uk-gdpr'}\n"
    if not police:
        made += f"        public_task: {'yes' if relied.is_public_task else 'no'}\n"
    made += f"        basis: {party.key}-basis\n"
    if party.register is not None:
        notice = s.notice(party.register)
        made += f"        notice: {notice}\n" if notice else ""
        made += s.field("        processing", "processing-activity", 1, party.register)
        made += s.field("        system", "information-system", 0.15, party.register)
    if part == "receiver":
        made += "        retention: records\n"
    return made


def _dates(s: Sheet, outline: Outline) -> str:
    last = outline.history[-1][1]
    force = next((day for status, day in outline.history if status == "in-force"), 0)
    made = "dates:\n"
    if force:
        ends_on = last if outline.status in ENDED else TODAY + s.dice.between(30, 5 * YEAR)
        made += f"  effective: {iso(force)}\n"
        made += f"  end: {iso(ends_on)}\n" if outline.status in ENDED or s.roll() < 0.5 else "  open_ended: yes\n"
        looked = min(TODAY - 1, force + s.dice.between(100, 700))
        made += f"  last_review: {iso(looked)}\n" if looked > force and s.roll() < 0.6 else ""
        made += f"  review_due: {iso(s.due())}\n"
    else:
        made += f"  updated: {iso(last)}\n"
    return made + (f"  notice_period: {s.dice.of(('P1M', 'P3M'))}\n" if s.roll() < 0.5 else "")
