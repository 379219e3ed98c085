"""An entry in the record of processing."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import iso
from benchmarks.generator.derived import about
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.layout import listed, quoted, text
from benchmarks.generator.sheet import Sheet


def processing(s: Sheet) -> str:
    """The text of an entry."""
    police = s.register.body.key == "police" and s.roll() < 0.6
    made = ends.head(s) + (ends.owner(s) if s.roll() < 0.7 else "") + f"organisation: {s.home}\nrole: controller\n"
    made += f"regime: {'dpa-part3' if police else 'uk-gdpr'}\nbusiness_function: {s.topic.function}\ndepartment: {s.word('team')}\n"
    made += "purposes:\n"
    for at, words in enumerate(s.says("purpose", 1, 2), 1):
        made += f"  - id: purpose-{at}\n" + text("    title", words)
    operations = ("collect", "record", "store", "consult", "match", "combine", "disclose", "use", "erase")
    made += s.keys("operations", s.dice.some(operations, 3, 6)) + "personal_data: yes\n"
    made += f"special_category: {'yes' if s.topic.special else 'no'}\ncriminal_offence: {'yes' if s.topic.is_criminal else 'no'}\n"
    made += parts.subjects(s) + parts.items(s, tuple(s.dice.some(s.topic.items, 2, 3)), ())
    made += "bases:\n" + parts.basis(s, "main", s.topic.name.capitalize(), police=police) + s.agreements("agreements")
    size = 3_400 + s.dice.below(2_600)
    tail = parts.reviews(s, "last_reviewed") + ends.ending(s)
    sections = (
        _parties, _contacts, _volume, _sources, parts.recipients, _roles, parts.transfers, _retention, _security, _particulars,
        _logs, _transparency, _rights, _places, _systems, _triggers, _dpia, _breaches, _dates,
    )  # fmt: skip
    return made + s.filled((), sections, size - len(made) - len(tail), 7_900 - len(made) - len(tail)) + tail


def _parties(s: Sheet) -> str:
    other = s.neighbour()
    made = "parties:\n"
    if other is not s.register:
        made += f"  - id: {other.body.key}\n    organisation: {s.organisation(other)}\n    role: joint-controller\n"
        shared = s.agreement()
        made += f"    arrangement: {s.to(shared)}\n" if shared and s.roll() < 0.5 else ""
    own, name = s.supplier()
    made += (
        "  - id: supplier\n"
        + (f"    organisation: {own}\n" if own else f"    name: {name}\n")
        + "    role: processor\n"
    )
    return made + s.field("    contract", "processor-contract", 0.7)


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


def _retention(s: Sheet) -> str:
    made = f"retention:\n  - id: main\n    period: {s.dice.of(parts.PERIODS)}\n" + text(
        "    trigger", s.say("retention_trigger")
    )
    made += (
        s.field("    schedule", "retention-schedule", 0.8)
        + f"    schedule_line: {quoted(f'{s.dice.between(1, 30)}.{s.dice.between(1, 9)}')}\n"
    )
    made += "    disposal: delete\n" + s.maybe(0.5, "    disposal_method", "disposal")
    if s.roll() < 0.4:
        made += "  - id: copies\n" + text("    criterion", s.say("criterion")) + "    disposal: review\n"
    return made


def _security(s: Sheet) -> str:
    return (
        "security:\n"
        + parts.controls(s, "  ")
        + "  classification: official-sensitive\n"
        + s.maybe(0.4, "  audit", "control")
    )


def _particulars(s: Sheet) -> str:
    made = f"schedule_1_particulars:\n  - condition: para-18-safeguarding\n    article_6: {quoted('Article 6(1)(e)')}\n"
    return made + s.field("    policy_document", "appropriate-policy-document") + "    policy_followed: yes\n"


def _logs(s: Sheet) -> str:
    made = "law_enforcement:\n  automated_system: yes\n  logs:\n"
    for operation in s.dice.some(("collection", "alteration", "consultation", "disclosure", "erasure"), 1, 3):
        made += f"    - operation: {operation}\n      kept: yes\n      since: {iso(s.began)}\n"
    return made + s.fields("  systems", "information-system", 1, 0.5)


def _transparency(s: Sheet) -> str:
    which = about(s.outlines, s.register, "privacy-notice", s.number)
    notice = s.numbered("privacy-notice", which) if which is not None else s.ref("privacy-notice")
    made = (
        "transparency:\n"
        + (f"  notices:\n    - {notice}\n" if notice else "")
        + text("  method", s.say("transparency"))
    )
    return made + s.answer("  names_recipients")


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


def _triggers(s: Sheet) -> str:
    return "dpia_triggers:\n" + parts.triggers(s, "  ")


def _dpia(s: Sheet) -> str:
    made = (
        "dpia:\n"
        + s.answer("  required")
        + text("  reason", s.say("risk_reason"))
        + f"  screened: {iso(s.began - 30)}\n"
    )
    return (
        made
        + f"  progress: {s.dice.of(('complete', 'in-progress', 'screened-not-needed'))}\n"
        + s.fields("  dpias", "dpia", 1, 0.7)
    )


def _breaches(s: Sheet) -> str:
    found = s.fields("  breaches", "breach", 1, 0.3)
    return "breaches:\n" + (f"  occurred: yes\n{found}" if found else "  occurred: no\n")


def _dates(s: Sheet) -> str:
    return f"started: {iso(s.began)}\n" + s.answer("live", 0.9)
