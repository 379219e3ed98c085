"""The headings that stand in some agreements and not in others."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, iso
from benchmarks.generator.kinds import parts, posts
from benchmarks.generator.layout import text
from benchmarks.generator.sheet import Section, Sheet


def _joint(s: Sheet) -> str:
    keys = [party.key for party in s.outlines.of(s.register.number, s.number).parties if party.register][:2]
    made = "joint_arrangement:\n" + s.keys("  controllers", keys) + f"  lead_controller: {keys[0]}\n  allocation:\n"
    for duty in s.dice.some(
        ("privacy-notices", "access-requests", "rectification", "security", "breach-to-regulator"), 2, 4
    ):
        made += f"    - duty: {duty}\n      parties: [{s.dice.of(keys)}]\n"
    return made + posts.contact_under(s, "contact_point", "people", "rights", "  ") + text("  essence", s.say("rights"))


def _caldicott(s: Sheet) -> str:
    return (
        "caldicott:\n"
        + "".join(s.line(f"  {name}", family) for name, family in _PRINCIPLES.items())
        + ("  approved_by_guardian: yes\n")
    )


_PRINCIPLES = {
    "justify_purpose": "justify", "only_when_necessary": "only_needed", "minimum_necessary": "minimum",
    "need_to_know": "need_to_know", "everyone_aware": "aware", "comply_with_law": "comply", "duty_to_share": "duty_to_share",
    "inform_people": "inform",
}  # fmt: skip
"""Each Caldicott Principle and the sentences that answer it."""


def _security(s: Sheet) -> str:
    made = "security:\n" + parts.controls(s, "  ") + "  classification: official-sensitive\n"
    made += s.line("  audit", "audit") + s.line("  vetting", "vetting")
    return made + f"  tested: {iso(TODAY - s.dice.between(20, 600))}\n"


def _incidents(s: Sheet) -> str:
    made = "incidents:\n  contacts:\n" + posts.contact(s, "incidents", "incident", "    ")
    made += f"  suspected_hours: {s.dice.of((24, 48, 72))}\n  confirmed_hours: {s.dice.of((12, 24))}\n"
    rolled = s.roll()
    return made + (parts.steps(s, "  procedure") if rolled < 0.1 else s.maybe(0.5, "  procedure", "incident"))


def _screening(s: Sheet) -> str:
    own = s.assessment(s.number)
    if own:
        return f"screening:\n  answer: yes\ndpias:\n  - {own}\n"
    return "screening:\n  answer: no\n" + s.line("  reason", "screened_out")


def _human_rights(s: Sheet) -> str:
    made = "human_rights:\n" + s.line("  aim", "hr_aim") + s.line("  necessity", "hr_need")
    return made + s.line("  proportionality", "hr_proportion")


def _confidentiality(s: Sheet) -> str:
    made = "confidentiality:\n  applies: yes\n" + s.line("  reasoning", "pressing")
    return made + s.line("  opt_out", "opt_out")


def _onward(s: Sheet) -> str:
    return s.line("onward_sharing", "onward")


def _accuracy(s: Sheet) -> str:
    made = "accuracy:\n" + s.line("  checks", "accuracy") + s.line("  correction_notice", "correction")
    return made + s.fields("  mappings", "mapping-set", 1, 0.1)


def _transparency(s: Sheet) -> str:
    return "transparency:\n" + s.line("  method", "transparency") + "  names_recipients: yes\n"


def _governance(s: Sheet) -> str:
    keys = [party.key for party in s.outlines.of(s.register.number, s.number).parties]
    made = f"governance:\n  - id: group\n    title: {s.topic.name.capitalize()} group\n" + text(
        "    purpose", s.say("governance")
    )
    return made + s.keys("    members", keys) + f"    chair: {s.word('role')}\n" + text("    meets", s.say("meets"))


def _roles(s: Sheet) -> str:
    made = "access_roles:\n"
    for at in range(s.dice.between(1, 2)):
        made += f"  - id: role-{at + 1}\n    title: {s.word('role')}\n    may: Read and add\n"
        made += text("    needs", s.say("training")) + f"    number: {s.dice.between(2, 40)}\n"
    return made


def _documents(s: Sheet) -> str:
    made = "related_documents:\n"
    for at, title in enumerate(dict.fromkeys(s.word("doc") for _time in range(s.dice.between(1, 3)))):
        made += f"  - id: document-{at + 1}\n    kind: {s.dice.of(('guidance', 'form', 'procedure', 'policy'))}\n"
        made += f"    title: {title.capitalize()}\n    link: {posts.web(s.register, f'documents/{s.dice.between(100, 999)}')}\n"
    return made


def _document(s: Sheet) -> str:
    made = f"document:\n  version_label: v{s.dice.between(1, 3)}.0\n  author: {s.word('team')}\n  history:\n"
    for at in range(s.dice.between(1, 2)):
        made += f"    - id: v{at + 1}\n      version: '{at + 1}.0'\n      on: {iso(s.began - 300 + at * 100)}\n"
        made += text("      changes", s.say("change"))
    return made


def _rights(s: Sheet) -> str:
    made = "rights:\n" + posts.contact_under(s, "contact", "rights", "rights", "  ") + s.line("  procedure", "rights")
    return made + "".join(s.maybe(0.15, f"  {name}", "rights") for name in ("access", "rectification", "erasure"))


def _complaints(s: Sheet) -> str:
    return (
        "complaints:\n"
        + posts.contact_under(s, "contact", "complaints", "complaints", "  ")
        + s.line("  procedure", "rights")
    )


def _foi(s: Sheet) -> str:
    return (
        f"foi:\n  approach: The party asked answers, after asking the others.\n  publish: {s.dice.of(('yes', 'no'))}\n"
    )


def _legal(s: Sheet) -> str:
    return "legal:\n" + "".join(
        s.line(f"  {name}", "legal") for name in s.dice.some(("liability", "disputes", "costs"), 1, 3)
    )


def _definitions(s: Sheet) -> str:
    made = "definitions:\n"
    for word in s.dice.some(("child", "party", "working-day", "contact-point", "case"), 1, 3):
        made += f"  - id: {word}\n    word: {word.replace('-', ' ').capitalize()}\n" + text(
            "    meaning", s.say("meaning")
        )
    return made


def _review(s: Sheet) -> str:
    made = f"review:\n  every: {s.dice.of(parts.EVERY)}\n" + s.lines("  triggers", "review_trigger", 1, 3)
    return made + f"  responsible: [{s.register.body.key}]\n" + s.answer("  lapses", 0.1)


def _exit(s: Sheet) -> str:
    made = "exit:\n" + s.line("  leaving", "leaving") + s.line("  joining", "joining") + s.line("  wind_up", "wind_up")
    made += s.line("  return_or_delete", "return_delete")
    return made + "".join(s.maybe(0.15, f"  {name}", "exit") for name in ("removal", "suspension"))


def _published(s: Sheet) -> str:
    made = f'public_registers:\n  - scheme: Register of agreements of {s.register.lead.places[0]}\n    number: "{s.number + 1}"\n'
    return made + f"    registered: {iso(s.began)}\n"


def _where(s: Sheet) -> str:
    codes = [
        f"E0{s.dice.between(6, 9)}{s.register.number % 900:03}{s.dice.below(40):03}"
        for _time in range(s.dice.between(1, 2))
    ]
    return (
        s.keys("territory", list(dict.fromkeys(codes)))
        + f"territory_described: {s.dice.of(s.places)} and {s.dice.of(s.places)}\n"
    )


def _shared_systems(s: Sheet) -> str:
    return s.fields("systems", "information-system") + s.fields("processors", "processor-contract", 1)


PURPOSE: dict[str, Section] = {
    "territory": _where,
    "use_restrictions": lambda s: s.lines("use_restrictions", "restriction", 1, 3),
    "onward_sharing": _onward,
    "joint_arrangement": _joint,
    "confidentiality": _confidentiality,
    "caldicott": _caldicott,
    "human_rights": _human_rights,
    "children": lambda s: "children:\n" + s.line("  best_interests", "best_interests"),
    "transparency": _transparency,
    "rights": _rights,
    "complaints": _complaints,
    "foi": _foi,
    "accuracy": _accuracy,
    "security": _security,
    "access_roles": _roles,
    "incidents": _incidents,
    "requests": lambda s: "requests:\n" + s.line("  routine", "request") + s.line("  refusal", "request"),
    "training": lambda s: "training:\n" + s.line("  required", "training") + "  every: P1Y\n",
    "practitioner_rules": lambda s: s.lines("practitioner_rules", "practice", 2, 4),
    "transfers": parts.transfers,
    "processors": _shared_systems,
    "screening": _screening,
    "governance": _governance,
    "review": _review,
    "exit": _exit,
    "legal": _legal,
    "definitions": _definitions,
    "related_documents": _documents,
    "document": _document,
}
PROTOCOL: dict[str, Section] = {
    **{name: PURPOSE[name] for name in (
        "territory", "onward_sharing", "caldicott", "rights", "complaints", "foi", "accuracy", "security", "incidents",
        "training", "practitioner_rules", "governance", "review", "exit", "legal", "definitions", "related_documents",
        "document",
    )},
    "public_registers": _published,
    "monitoring": lambda s: "monitoring:\n" + s.line("  reporting", "governance") + s.line("  compliance_checks", "governance"),
    "variation": lambda s: "variation:\n  decided_by: unanimous\n" + s.line("  procedure", "governance") + "  notice: P1M\n",
    "certifications": lambda s: "certifications:\n  - id: toolkit\n    scheme: Data Security and Protection Toolkit\n"
    "    required: yes\n",
}  # fmt: skip
