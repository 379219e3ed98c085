"""Parts that several kinds of record share: items, bases, information, assurances, reviews."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.generator.bodies import REGION
from benchmarks.generator.days import TODAY, YEAR, iso
from benchmarks.generator.dice import Dice
from benchmarks.generator.language.tables import Item
from benchmarks.generator.layout import flow, listed, literal, text
from benchmarks.generator.lives import is_in_use
from benchmarks.generator.outline import CLASSES
from benchmarks.generator.sheet import Sheet

LEVELS = ("low", "low", "medium", "medium", "high")
PERIODS = ("P1M", "P3M", "P6M", "P1Y", "P2Y", "P3Y", "P6Y", "P7Y", "P10Y", "P25Y", "P30D", "P90D")
CHANNELS = (
    "secure-email", "secure-portal", "secure-file-transfer", "api", "shared-system", "meeting", "telephone", "secure-network",
)  # fmt: skip
FREQUENCIES = (
    "as-needed", "as-needed", "continuous", "daily", "weekly", "fortnightly", "monthly", "quarterly", "termly", "yearly",
)  # fmt: skip
IDENTIFIABLE = ("identified", "identified", "identified", "identifiable-indirectly", "pseudonymised", "aggregate")
CHILDREN = {"child", "child-under-13", "child-13-to-17", "pupil"}
_CONTROLS = ("encryption", "accounts", "leavers", "logging", "locked-room", "testing")
_CARE = {"health", "social-care", "genetic-data"}
EVERY = ("P6M", "P1Y", "P1Y", "P1Y", "P2Y", "P3Y")


def subjects(s: Sheet) -> str:
    """The groups of people it is about."""
    made = "subjects:\n"
    for category in s.topic.subjects:
        made += f"  - id: {category}\n    category: {category}\n"
        if s.often(0.4):
            made += text("    description", f"{s.topic.people[0].upper()}{s.topic.people[1:]} in {s.dice.of(s.places)}")
        if s.often(0.3):
            least, most = (1, 17) if category in CHILDREN else (18, 99)
            made += f"    youngest: {s.dice.between(least, least + 3)}\n    oldest: {s.dice.between(most - 9, most)}\n"
        if s.often(0.5):
            made += f"    number: {s.dice.between(2, 900) * 10}\n"
    return made


def about_children(s: Sheet) -> bool:
    """Whether children are among those it is about."""
    return not CHILDREN.isdisjoint(s.topic.subjects)


def confidential(item: Item) -> bool:
    """Whether an item was given in confidence: always where it is about care, and the same in each record otherwise."""
    return bool(_CARE.intersection((*item.categories, *item.special))) or len(item.key) % 3 == 0


def items(s: Sheet, chosen: tuple[Item, ...], holders: tuple[str, ...], *, lean: bool = False) -> str:
    """What is shared or held, item by item. `lean`: with few words, since there are many."""
    made, wordy = "items:\n", 0.05 if lean else 0.3
    for item in chosen:
        made += f"  - id: {item.key}\n    name: {item.name}\n"
        if s.often(wordy):
            made += text("    definition", s.say("definition"))
        if s.often(wordy):
            made += listed("    fields", item.fields)
        made += s.keys("    categories", item.categories)
        made += s.keys("    special_categories", item.special)
        made += f"    criminal_offence: {'yes' if item.is_criminal else 'no'}\n"
        made += f"    confidential: {'yes' if confidential(item) else 'no'}\n"
        if s.often(0.4):
            made += "    identifies: yes\n"
        made += flow("    subjects", s.dice.some(s.topic.subjects, 1, 2))
        made += text("    necessity", s.say("item_need"))
        if s.often(0.3):
            made += text("    collected_for", s.say("collected"))
        made += "    collected_on_consent: no\n" if holders else ""
        if holders:
            made += flow("    holder", s.dice.some(holders, 1, 2))
        made += s.field("    source_system", "information-system", 0.1) + s.field("    standard", "standard", 0.06)
        if s.often(0.06):
            made += term_ref(s)
    return made


def term_ref(s: Sheet) -> str:
    """A term that all share: the first terms of a vocabulary are called after its topic's items."""
    if not s.register.counts["vocabulary"]:
        return ""
    # The first vocabulary of a register holds shared words, and is in use.
    name = s.plan.name(s.register.number, "vocabulary", 0)
    key = s.dice.of(name.topic.items).key
    return f"    term_ref: {s.register.id}/vocabulary/{name.id}#terms[{key}]\n"


def information(s: Sheet, indent: str = "", name: str = "information") -> str:
    """A summary of the data that something concerns."""
    pad = f"{indent}  "
    made = f"{indent}{name}:\n" + listed(f"{pad}items", [item.name for item in s.dice.some(s.topic.items, 1, 4)])
    made += s.keys(f"{pad}categories", s.topic.categories)
    made += f"{pad}special_category: {'yes' if s.topic.special else 'no'}\n"
    made += s.keys(f"{pad}special_categories", s.topic.special)
    made += f"{pad}criminal_offence: {'yes' if s.topic.is_criminal else 'no'}\n{pad}confidential: {'yes' if any(confidential(item) for item in s.topic.items) else 'no'}\n"
    made += s.keys(f"{pad}subjects", s.topic.subjects)
    if s.often(0.7):
        made += f"{pad}people: {s.dice.between(1, 900) * 7}\n"
    return made + f"{pad}identifiability: {s.dice.of(IDENTIFIABLE)}\n"


def country(s: Sheet, number: int) -> str:
    """The country to which a transfer of this register goes."""
    return Dice(s.plan.seed, "country", s.register.number, number).of(("IE", "ZA", "IN", "DE"))


def running_transfer(s: Sheet, numbers: Sequence[int]) -> int | None:
    """One of some transfers of this register that is in use."""
    found = [number for number in numbers if is_in_use(s.plan, s.register, "transfer", number)]
    return s.dice.of(found) if found else None


def transfers(s: Sheet, share: float = 0.2) -> str:
    """Whether anything leaves the United Kingdom."""
    found = running_transfer(s, range(s.register.counts["transfer"])) if s.roll() < share else None
    if found is None:
        return "transfers:\n  outside_uk: no\n"
    named = s.numbered("transfer", found)
    return f"transfers:\n  outside_uk: yes\n  transfers:\n    - {named}\n  countries: [{country(s, found)}]\n"


def triggers(s: Sheet, indent: str, yes: float = 0.3) -> str:
    """The questions on which it turns whether an impact assessment is needed."""
    names = (
        "automated_evaluation", "large_scale_sensitive_data", "public_monitoring", "innovative_technology", "data_matching",
        "invisible_processing", "tracking", "targets_children_or_vulnerable", "risk_of_physical_harm",
    )  # fmt: skip
    made = "".join(f"{indent}{name}: {'yes' if s.roll() < yes else 'no'}\n" for name in names)
    criteria = ("sensitive-data", "large-scale", "matching-or-combining", "vulnerable-people", "innovative-use")
    return made + s.keys(f"{indent}other_criteria", s.dice.some(criteria, 0, 3))


def controls(s: Sheet, indent: str, parties: tuple[str, ...] = ()) -> str:
    """Measures that keep it safe."""
    made = f"{indent}controls:\n"
    for key in s.dice.some(_CONTROLS, 1 if s.terse else 2, 1 if s.terse else 4):
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
        if s.often(0.6):
            made += f"{indent}    checked: {iso(day + 20)}\n{indent}    checked_by: {s.word('role')}\n{indent}    current: yes\n"
    return made


def reviews(s: Sheet, last: str = "last_review", due: str = "review_due") -> str:
    """When it was last looked at, when it is to be, and what was found."""
    day = s.lately()
    made = f"{last}: {iso(day)}\n{due}: {iso(s.due())}\n"
    if s.often(0.3):
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
    other = s.neighbour()
    shared = s.agreement()
    if other is not s.register and shared is not None:
        made += f"  - id: {other.body.key}\n    category: {other.name}\n    organisations:\n      - {s.organisation(other)}\n"
        made += f"    role: controller\n    agreement: {s.to(shared)}\n" + s.maybe(0.3, "    why", "purpose")
    else:
        made += f"  - id: partners\n    category: Partners of {s.register.name}\n"
    if s.often(0.3):
        made += "  - id: suppliers\n    category: The company that runs the system, and those it uses\n    role: processor\n"
    return made


def named_recipients(s: Sheet) -> str:
    """Who receives what a privacy notice tells of, by the kinds of body that they are."""
    kinds = dict.fromkeys(
        (*(each.capacity for each in REGION), *(kind for each in CLASSES.values() for kind in each.body_kinds))
    )
    return f"recipients:\n  - id: partners\n    category: Partners in {s.dice.of(s.places)}\n" + flow(
        "    body_kinds", kinds
    )
