"""Parts that several kinds of record share: items, bases, information, assurances, reviews."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, YEAR, iso
from benchmarks.generator.language.tables import Item
from benchmarks.generator.layout import flow, listed, literal, quoted, text
from benchmarks.generator.sheet import Sheet

ANSWERS = ("yes", "yes", "yes", "no", "no", "unknown")
LEVELS = ("low", "low", "medium", "medium", "high")
PERIODS = ("P1M", "P3M", "P6M", "P1Y", "P2Y", "P3Y", "P6Y", "P7Y", "P10Y", "P25Y", "P30D", "P90D")
CHANNELS = (
    "secure-email", "secure-portal", "secure-file-transfer", "api", "shared-system", "meeting", "telephone", "secure-network",
)  # fmt: skip
FREQUENCIES = (
    "as-needed", "as-needed", "continuous", "daily", "weekly", "fortnightly", "monthly", "quarterly", "termly", "yearly",
)  # fmt: skip
IDENTIFIABLE = ("identified", "identified", "identified", "identifiable-indirectly", "pseudonymised", "aggregate")
EVERY = ("P6M", "P1Y", "P1Y", "P1Y", "P2Y", "P3Y")


def subjects(s: Sheet) -> str:
    """The groups of people it is about."""
    made = "subjects:\n"
    for category in s.topic.subjects:
        made += f"  - id: {category}\n    category: {category}\n"
        if s.roll() < 0.5:
            made += text("    description", f"{s.topic.people[0].upper()}{s.topic.people[1:]} in {s.dice.of(s.places)}")
        if s.roll() < 0.3:
            made += f"    youngest: {s.dice.between(0, 18)}\n    oldest: {s.dice.between(19, 99)}\n"
        if s.roll() < 0.5:
            made += f"    number: {s.dice.between(2, 900) * 10}\n"
    return made


def items(s: Sheet, chosen: tuple[Item, ...], holders: tuple[str, ...], *, lean: bool = False) -> str:
    """What is shared or held, item by item. `lean`: with few words, since there are many."""
    made, wordy = "items:\n", 0.2 if lean else 0.5
    for item in chosen:
        made += f"  - id: {item.key}\n    name: {item.name}\n"
        if s.roll() < wordy:
            made += text("    definition", s.say("definition"))
        if s.roll() < wordy:
            made += listed("    fields", item.fields)
        made += s.keys("    categories", item.categories)
        made += s.keys("    special_categories", item.special)
        made += f"    criminal_offence: {'yes' if item.is_criminal else 'no'}\n    confidential: {s.dice.of(ANSWERS)}\n"
        if s.roll() < 0.5:
            made += "    identifies: yes\n"
        made += s.keys("    subjects", s.dice.some(s.topic.subjects, 1, 2))
        if s.roll() < wordy:
            made += text("    necessity", s.say("item_need"))
        if s.roll() < 0.3:
            made += text("    collected_for", s.say("collected"))
        if holders:
            made += s.keys("    holder", s.dice.some(holders, 1, 2))
        made += s.field("    source_system", "information-system", 0.15) + s.field("    standard", "standard", 0.08)
        if s.roll() < 0.05:
            made += term_ref(s)
    return made


def term_ref(s: Sheet) -> str:
    """A term of a vocabulary: the first term of each is called after its topic's first item."""
    count = s.register.counts["vocabulary"]
    if not count:
        return ""
    name = s.plan.name(s.register.number, "vocabulary", s.dice.below(count))
    key = s.dice.of(name.topic.items).key
    return f"    term_ref: {s.register.id}/vocabulary/{name.id}#terms[{key}]\n"


def basis(s: Sheet, key: str, title: str, parties: tuple[str, ...] = (), police: bool = False) -> str:
    """A lawful basis with its gateways."""
    made = f"  - id: {key}\n    title: {quoted(title)}\n"
    if police:
        made += "    part3:\n      section_35: strictly-necessary\n      schedule_8: [para-4-safeguarding]\n"
        made += "      law: Common law policing purposes\n"
        made += s.field("      policy_document", "appropriate-policy-document", 0.8)
    else:
        article = s.dice.of(
            ("e-public-task", "e-public-task", "e-public-task", "c-legal-obligation", "f-legitimate-interests")
        )
        made += f"    art6:\n      - {article}\n"
        if s.topic.special:
            made += "    art9:\n      - g-substantial-public-interest\n    sch1:\n"
            made += f"      - {s.dice.of(('para-18-safeguarding', 'para-6-statutory-and-government-purposes'))}\n"
            made += s.field("    policy_document", "appropriate-policy-document", 0.9)
        if s.topic.is_criminal:
            made += "    art10: schedule-1-condition\n"
        if article.startswith("f-"):
            made += text("    legitimate_interest", s.say("interest")) + s.field(
                "    lia", "legitimate-interests-assessment"
            )
        if article.startswith("c-"):
            made += f"    legal_obligation: {s.topic.gateways[0].provision}\n"
    made += "    gateways:\n"
    for gateway in s.topic.gateways[: s.dice.between(1, 2)]:
        made += f"      - id: {gateway.key}\n        gateway: {gateway.key}\n        provision: {gateway.provision}\n"
        if s.roll() < 0.6:
            made += f"        function: {gateway.function}\n"
        if s.roll() < 0.3:
            made += text("        how", s.say("basis_how"))
        if parties and s.roll() < 0.15:
            made += flow("        per_party", parties)
    if s.topic.special and s.roll() < 0.5:
        made += (
            f"    confidentiality_route: {s.dice.of(('statute', 'overriding-public-interest', 'explicit-consent'))}\n"
        )
    return made + text("    necessity", s.say("basis_need")) + s.maybe(0.3, "    how", "basis_how")


def information(s: Sheet, indent: str = "", name: str = "information") -> str:
    """A summary of the data that something concerns."""
    pad = f"{indent}  "
    made = f"{indent}{name}:\n" + listed(f"{pad}items", [item.name for item in s.dice.some(s.topic.items, 1, 4)])
    made += s.keys(f"{pad}categories", s.topic.categories)
    made += f"{pad}special_category: {'yes' if s.topic.special else 'no'}\n"
    made += s.keys(f"{pad}special_categories", s.topic.special)
    made += (
        f"{pad}criminal_offence: {'yes' if s.topic.is_criminal else 'no'}\n{pad}confidential: {s.dice.of(ANSWERS)}\n"
    )
    made += s.keys(f"{pad}subjects", s.topic.subjects)
    if s.roll() < 0.7:
        made += f"{pad}people: {s.dice.between(1, 900) * 7}\n"
    return made + f"{pad}identifiability: {s.dice.of(IDENTIFIABLE)}\n"


def transfers(s: Sheet) -> str:
    """Whether anything leaves the United Kingdom."""
    found = s.ref("transfer") if s.roll() < 0.2 else ""
    if not found:
        return "transfers:\n  outside_uk: no\n"
    return f"transfers:\n  outside_uk: yes\n  transfers:\n    - {found}\n  countries: [{s.dice.of(('IE', 'ZA', 'IN', 'US', 'DE'))}]\n"


def triggers(s: Sheet, indent: str) -> str:
    """The questions on which it turns whether an impact assessment is needed."""
    names = (
        "automated_evaluation", "large_scale_sensitive_data", "public_monitoring", "innovative_technology", "data_matching",
        "invisible_processing", "tracking", "targets_children_or_vulnerable", "risk_of_physical_harm",
    )  # fmt: skip
    made = "".join(f"{indent}{name}: {'yes' if s.roll() < 0.3 else 'no'}\n" for name in names)
    criteria = ("sensitive-data", "large-scale", "matching-or-combining", "vulnerable-people", "innovative-use")
    return made + s.keys(f"{indent}other_criteria", s.dice.some(criteria, 0, 3))


def controls(s: Sheet, indent: str, parties: tuple[str, ...] = ()) -> str:
    """Measures that keep it safe."""
    made = f"{indent}controls:\n"
    for key in s.dice.some(("encryption", "accounts", "leavers", "logging", "locked-room", "testing"), 2, 4):
        made += f"{indent}  - id: {key}\n" + text(f"{indent}    description", s.say("control"))
        if parties and s.roll() < 0.2:
            made += flow(f"{indent}    parties", parties)
    return made


def assurances(s: Sheet, field: str = "assurances", indent: str = "") -> str:
    """Certificates and returns."""
    made = f"{indent}{field}:\n"
    for scheme in s.dice.some(("dspt", "iso-27001", "cyber-essentials", "cyber-essentials-plus", "soc-2"), 1, 2):
        day = TODAY - s.dice.between(30, 700)
        made += f"{indent}  - id: {scheme}\n{indent}    scheme: {scheme}\n{indent}    awarded: {iso(day)}\n"
        made += f"{indent}    expires: {iso(day + YEAR * s.dice.between(1, 3))}\n"
        if s.roll() < 0.6:
            made += f"{indent}    checked: {iso(day + 20)}\n{indent}    checked_by: {s.word('role')}\n{indent}    current: yes\n"
    return made


def reviews(s: Sheet, last: str = "last_review", due: str = "review_due") -> str:
    """When it was last looked at, when it is to be, and what was found."""
    day = s.since(30, 900)
    made = f"{last}: {iso(day)}\n{due}: {iso(max(day, s.due()))}\n"
    if s.roll() < 0.5:
        made += f"reviews:\n  - on: {iso(day)}\n    by: {s.word('role')}\n" + text(
            "    reason", s.say("review_trigger")
        )
        made += text("    outcome", s.say("outcome"))
    return made


def steps(s: Sheet, head_: str) -> str:
    """What is done, step by step, in lines of their own."""
    return literal(head_, [f"{at}. {step}" for at, step in enumerate(s.says("steps", 3, 5), 1)])


def recipients(s: Sheet) -> str:
    """Who receives it."""
    made = "recipients:\n"
    for register in dict.fromkeys(s.neighbour() for _time in range(s.dice.between(1, 2))):
        made += f"  - id: {register.body.key}\n    category: {register.name}\n"
        made += f"    organisations:\n      - {s.organisation(register)}\n"
        if s.roll() < 0.6:
            made += text("    why", s.say("purpose"))
    if s.roll() < 0.4:
        made += "  - id: suppliers\n    category: The company that runs the system, and those it uses\n    role: processor\n"
    return made
