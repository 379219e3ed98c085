"""An entry in the record of processing."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import iso
from benchmarks.generator.derived import about
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.kinds.grounds import NEEDS_POLICY, Ground, Relying, enforces, ground
from benchmarks.generator.layout import listed, quoted, text
from benchmarks.generator.lives import is_in_use
from benchmarks.generator.sheet import Sheet


def processing(s: Sheet) -> str:
    """The text of an entry."""
    police = enforces(s.register) and s.roll() < 0.6
    made = ends.head(s) + (ends.owner(s) if s.roll() < 0.5 else "") + f"organisation: {s.home}\nrole: controller\n"
    made += f"regime: {'dpa-part3' if police else 'uk-gdpr'}\nbusiness_function: {s.topic.function}\ndepartment: {s.word('team')}\n"
    made += "purposes:\n"
    for at, words in enumerate(s.says("purpose", 1, 2), 1):
        made += f"  - id: purpose-{at}\n" + text("    title", words)
    operations = ("collect", "record", "store", "consult", "match", "combine", "disclose", "use", "erase")
    made += s.keys("operations", s.dice.some(operations, 3, 6)) + "personal_data: yes\n"
    held = tuple(s.dice.some(s.topic.items, 2, 3))
    special, criminal = any(item.special for item in held), any(item.is_criminal for item in held)
    made += f"special_category: {'yes' if special else 'no'}\ncriminal_offence: {'yes' if criminal else 'no'}\n"
    made += parts.subjects(s) + parts.items(s, held, ())
    who = Relying(s.register.body.key, s.register, enforces=police)
    lia = "" if police else _interests(s)
    relied = ground(s, "main", s.topic.name.capitalize(), who, lia=lia, special=special, criminal=criminal)
    made += f"bases:\n{relied.text}" + ("" if police else f"public_task: {'yes' if relied.is_public_task else 'no'}\n")
    made += (
        s.agreements("agreements")
        + _contacts(s)
        + parts.recipients(s)
        + parts.transfers(s, 0.15)
        + _retention(s, police)
    )
    made += _security(s) + "automated_decisions: []\n" + _particulars(s, relied) + _told(s) + _assessed(s)
    made += _logs(s) if police else ""
    size = 3_400 + s.dice.below(2_200)
    tail = parts.reviews(s, "last_reviewed") + ends.ending(s)
    sections = (_parties, _volume, _sources, _roles, _rights, _places, _systems, _breaches, _dates)
    return made + s.filled((), sections, size - len(made) - len(tail), 7_900 - len(made) - len(tail)) + tail


def _interests(s: Sheet) -> str:
    """The assessment of legitimate interests that covers this entry, where there is one and it is in use."""
    which = about(s.outlines, s.register, "legitimate-interests-assessment", s.number)
    if which is None or not is_in_use(s.plan, s.register, "legitimate-interests-assessment", which):
        return ""
    return s.numbered("legitimate-interests-assessment", which)


def _parties(s: Sheet) -> str:
    other = s.neighbour()
    made = ""
    if other is not s.register:
        made += f"  - id: {other.body.key}\n    organisation: {s.organisation(other)}\n    role: joint-controller\n"
        shared = s.agreement()
        made += f"    arrangement: {s.to(shared)}\n" if shared and s.roll() < 0.5 else ""
    contract, own, name = s.contracted()
    if contract:
        made += "  - id: supplier\n" + (f"    organisation: {own}\n" if own else f"    name: {name}\n")
        made += f"    role: processor\n    contract: {contract}\n"
    return f"parties:\n{made}" if made else ""


def _contacts(s: Sheet) -> str:
    return "contacts:\n" + posts.contact(s, "controller", "ig-lead", "  ") + posts.contact(s, "dpo", "dpo", "  ")


def _volume(s: Sheet) -> str:
    made = text("volume", s.say("volume")) + f"frequency: {s.dice.of(parts.FREQUENCIES)}\n"
    return made + f"identifiability: {s.dice.of(parts.IDENTIFIABLE)}\n" + s.answer("profiling", 0.1)


def _sources(s: Sheet) -> str:
    made = "sources:\n  - id: person\n    category: the-person\n" + s.maybe(0.5, "    description", "channel")
    other = s.neighbour()
    if other is not s.register:
        shared = s.agreement()
        made += (
            f"  - id: {other.body.key}\n    category: another-organisation\n    organisation: {s.organisation(other)}\n"
        )
        made += f"    agreement: {s.to(shared)}\n" if shared else ""
    return made


def _roles(s: Sheet) -> str:
    made = f"access_roles:\n  - id: staff\n    title: {s.word('role')}\n    may: Read and add\n" + text(
        "    needs", s.say("training")
    )
    return made + f"    number: {s.dice.between(2, 60)}\n"


def _retention(s: Sheet, police: bool) -> str:
    again = f"    review_every: {s.dice.of(parts.EVERY)}\n" if police else ""
    made = f"retention:\n  - id: main\n    period: {s.dice.of(parts.PERIODS)}\n" + text(
        "    trigger", s.say("retention_trigger")
    )
    made += (
        s.field("    schedule", "retention-schedule", 0.8)
        + f"    schedule_line: {quoted(f'{s.dice.between(1, 30)}.{s.dice.between(1, 9)}')}\n"
    )
    made += "    disposal: delete\n" + again + s.maybe(0.3, "    disposal_method", "disposal")
    if s.roll() < 0.3:
        made += "  - id: copies\n" + text("    criterion", s.say("criterion")) + "    disposal: review\n" + again
    return made


def _security(s: Sheet) -> str:
    return (
        "security:\n"
        + parts.controls(s, "  ")
        + "  classification: official-sensitive\n"
        + s.maybe(0.3, "  audit", "control")
    )


def _particulars(s: Sheet, relied: Ground) -> str:
    """What paragraph 41 of Schedule 1 asks of each condition that needs a policy document."""
    made = ""
    for condition in relied.conditions:
        if condition in NEEDS_POLICY:
            point = relied.article.partition("-")[0]
            made += f"  - condition: {condition}\n    article_6: {quoted(f'Article 6(1)({point})')}\n"
            made += s.field("    policy_document", "appropriate-policy-document") + "    policy_followed: yes\n"
    return f"schedule_1_particulars:\n{made}" if made else ""


def _logs(s: Sheet) -> str:
    made = "law_enforcement:\n  automated_system: yes\n  logs:\n"
    for operation in ("collection", "alteration", "consultation", "disclosure", "combination", "erasure"):
        made += f"    - operation: {operation}\n      kept: yes\n"
        made += (
            "      records_when: yes\n      records_who: yes\n" if operation in ("consultation", "disclosure") else ""
        )
    return made + s.fields("  systems", "information-system", 1, 0.5)


def _told(s: Sheet) -> str:
    which = about(s.outlines, s.register, "privacy-notice", s.number)
    if which is not None and is_in_use(s.plan, s.register, "privacy-notice", which):
        notice = s.numbered("privacy-notice", which)
    else:
        notice = s.notice(s.register)
    made = (
        "transparency:\n"
        + (f"  notices:\n    - {notice}\n" if notice else "")
        + s.maybe(0.5, "  method", "transparency")
    )
    return made + "  names_recipients: yes\n"


def _assessed(s: Sheet) -> str:
    """Whether it needs an impact assessment, and the one it has."""
    own = s.ref("dpia") if s.roll() < 0.5 else ""
    made = "dpia_triggers:\n" + parts.triggers(s, "  ", 0.3 if own else 0)
    if not own:
        return made + "dpia:\n  required: no\n" + s.line("  reason", "screened_out")
    made += "dpia:\n  required: yes\n" + text("  reason", s.say("risk_reason")) + f"  screened: {iso(s.began - 30)}\n"
    return made + f"  progress: complete\n  dpias:\n    - {own}\n"


def _rights(s: Sheet) -> str:
    made = "rights:\n"
    for right in s.dice.some(("access", "rectification", "erasure", "restriction", "portability", "objection"), 3, 6):
        made += f"  - right: {right}\n    available: {'no' if right == 'portability' else 'yes'}\n" + s.maybe(
            0.3, "    how", "rights"
        )
    return made


def _places(s: Sheet) -> str:
    made = f"locations:\n  - id: main\n    country: GB\n    place: A data centre in {s.dice.of(s.places)}\n"
    own, _name = s.supplier()
    made += f"    held_by: {own}\n" if own and s.roll() < 0.5 else ""
    return made + s.field("    system", "information-system", 0.5) + f"    since: {iso(s.began)}\n"


def _systems(s: Sheet) -> str:
    made = s.fields("systems", "information-system", 2) + s.fields("contracts", "processor-contract", 1, 0.6)
    return made + listed("systems_named", [f"Paper files in {s.dice.of(s.places)}"])


def _breaches(s: Sheet) -> str:
    found = s.fields("  breaches", "breach", 1, 0.3)
    return "breaches:\n" + (f"  occurred: yes\n{found}" if found else "  occurred: no\n")


def _dates(s: Sheet) -> str:
    return f"started: {iso(s.began)}\nlive: yes\n"
