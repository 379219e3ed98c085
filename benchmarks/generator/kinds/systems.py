"""Information systems, and the standards they keep to."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, iso
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.layout import quoted, text
from benchmarks.generator.sheet import Sheet


def system(s: Sheet) -> str:
    """The text of a system."""
    contract, own, name = s.contracted()
    if not contract:
        own, name = s.supplier()
    made = (
        ends.head(s)
        + ends.owner(s)
        + text("description", s.say("system"))
        + f"product: {name.split()[0]} {s.dice.between(1, 14)}\n"
    )
    made += f"supplier: {own}\n" if own else f"supplier_name: {name}\n"
    made += f"contract: {contract}\n" if contract else ""
    made += f"hosting: {s.dice.of(('supplier-hosted', 'software-as-a-service', 'on-premises', 'public-cloud'))}\ncountries: [GB]\n"
    made += (
        s.fields("transfers", "transfer", 1, 0.2) + "automated: yes\n" + f"controllers:\n  - {s.home}\n" + _access(s)
    )
    made += (
        parts.information(s)
        + "access_control:\n  by_role: yes\n  named_accounts: yes\n"
        + s.answer("  second_factor", 0.8)
    )
    made += f"  reviewed_every: {s.dice.of(('P3M', 'P6M', 'P1Y'))}\n" + text("  training", s.say("training"))
    size = 3_100 + s.dice.below(1_800)
    tail = f"stage: live\nlive_from: {iso(s.began)}\n" + parts.reviews(s) + ends.ending(s)
    sections = (_modules, _logs, _kept, _interfaces, _standards, _assurance, _certified, _contacts)
    return made + s.filled((), sections, size - len(made) - len(tail), 7_900) + tail


def _access(s: Sheet) -> str:
    made = f"access_by:\n  - id: own\n    organisation: {s.home}\n    access: read-and-write\n    number: {s.dice.between(3, 400)}\n"
    other = s.neighbour()
    if other is not s.register and s.roll() < 0.6:
        made += f"  - id: {other.body.key}\n    organisation: {s.organisation(other)}\n    access: read\n    roles:\n      - {s.word('role')}\n"
        shared = s.agreement()
        made += f"    agreement: {s.to(shared)}\n" if shared else ""
    return made


def _modules(s: Sheet) -> str:
    made = "modules:\n"
    for key in s.dice.some(("cases", "portal", "reports", "letters", "payments"), 2, 3):
        made += f"  - id: {key}\n    title: {key.capitalize()}\n" + text("    used_for", s.say("collected"))
    return made


def _logs(s: Sheet) -> str:
    made = "logs:\n"
    for operation in ("collection", "alteration", "consultation", "disclosure", "combination", "erasure"):
        made += f"  - operation: {operation}\n    kept: yes\n    records_when: yes\n    records_who: yes\n    kept_for: P7Y\n"
    return made + text("logs_checked", s.say("control"))


def _kept(s: Sheet) -> str:
    made = text("encryption", s.say("control")) + text("backups", s.say("disposal"))
    made += f"deletion: {s.dice.of(('automatic', 'by-list', 'manual'))}\n" + s.field(
        "schedule", "retention-schedule", 0.8
    )
    return made + s.answer("can_restrict") + s.answer("can_export")


def _interfaces(s: Sheet) -> str:
    made = "interfaces:\n  - id: extract\n" + s.field("    other_system", "information-system", 0.5)
    made += (
        f"    direction: {s.dice.of(('in', 'out', 'both'))}\n"
        + text("    method", s.say("channel"))
        + s.field("    standard", "standard", 0.6)
    )
    return made + s.field("    mapping", "mapping-set", 0.4) + f"    live_from: {iso(s.began)}\n"


def _standards(s: Sheet) -> str:
    found = s.ref("standard")
    if not found:
        return ""
    made = f"standards:\n  - id: main\n    standard: {found}\n    conformance: {s.dice.of(('full', 'partial'))}\n"
    return made + f"    checked: {iso(s.since(5, 300))}\n" + s.fields("vocabularies", "vocabulary", 1, 0.5)


def _assurance(s: Sheet) -> str:
    made = "assurance:\n"
    for kind in s.dice.some(("penetration-test", "backup-test", "access-review", "vulnerability-scan"), 1, 3):
        day = TODAY - s.dice.between(10, 400)
        made += f"  - id: {kind}\n    kind: {kind}\n    on: {iso(day)}\n" + text("    outcome", s.say("found"))
        made += f"    next_due: {iso(day + 365)}\n"
    return made


def _certified(s: Sheet) -> str:
    return parts.assurances(s, "certificates")


def _contacts(s: Sheet) -> str:
    return "contacts:\n" + posts.contact(s, "systems", "operations", "  ") + f"asset_owner: {s.word('role')}\n"


def standard(s: Sheet) -> str:
    """The text of a standard."""
    made = ends.head(s) + ends.owner(s) + text("description", s.say("standard"))
    made += f"standard_kind: {s.dice.of(('data', 'code-list', 'identifier'))}\n"
    made += f"domains:\n  - {s.topic.domain}\nnumber: {quoted(f'ST-{s.number + 1:02}')}\npublisher: {s.register.name}\n"
    made += f"publisher_record: {s.home}\nedition: {quoted(str(s.dice.between(1, 5)))}\nissued: {iso(s.began)}\neffective: {iso(s.began + 60)}\n"
    made += f"free: yes\nmandate: {s.dice.of(('required-by-contract', 'recommended', 'required-by-policy'))}\nrequired_by_law: no\n"
    made += (
        text("scope", s.say("scope")) + text("how_to_conform", s.say("conform")) + text("how_checked", s.say("conform"))
    )
    made += s.field("vocabulary", "vocabulary", 0.8) + "adoption:\n"
    for register in dict.fromkeys((s.register, s.neighbour(), s.neighbour())):
        made += f"  - id: {register.body.key}\n    organisation: {s.organisation(register)}\n    conformance: {s.dice.of(('full', 'partial', 'planned'))}\n"
        made += (
            f"    since: {iso(s.since(60, 300))}\n"
            + s.maybe(0.4, "    exceptions", "outside")
            + f"    assessed_by: {s.word('role')}\n"
        )
    made += f"steward: {s.word('role')}\n" + "local:\n" + s.lines("  columns", "term", 4, 9)
    day = s.since(30, 500)
    return made + f"last_review: {iso(day)}\nreview_due: {iso(s.due())}\n" + ends.ending(s, local=False)
