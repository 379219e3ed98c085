"""A contract with a processor, and those it engages in turn, two levels deep."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, YEAR, iso
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.layout import quoted, text
from benchmarks.generator.sheet import Sheet

_CLAUSES = (
    "a-documented-instructions", "a-transfers-on-instructions", "b-confidentiality", "c-security", "d-sub-processors",
    "e-help-with-rights", "f-help-with-duties", "g-delete-or-return", "h-information-and-audits", "h-infringing-instructions",
)  # fmt: skip


def contract(s: Sheet) -> str:
    """The text of a contract."""
    made = ends.head(s) + ends.owner(s) + ends.reference(s) + f"controllers:\n  - {s.home}\n"
    if s.roll() < 0.3 and (other := s.neighbour()) is not s.register:
        made += f"  - {s.organisation(other)}\n"
    own, name = s.processor(s.number)
    made += (
        f"lead_controller: {s.home}\n"
        + (f"processor: {own}\n" if own else f"processor_name: {name}\n")
        + "written: yes\n"
    )
    is_over = s.roll() < 0.12 and s.began < TODAY - 300
    end = TODAY - s.dice.between(20, 200) if is_over else TODAY + s.dice.between(30, 4 * YEAR)
    made += f"dates:\n  signed: {iso(s.began - 20)}\n  start: {iso(s.began)}\n  end: {iso(end)}\n  notice: {s.dice.of(('P3M', 'P6M'))}\n"
    made += "scope:\n" + text("  subject_matter", s.say("matter")) + text("  purpose", s.say("purpose"))
    made += text("  nature", s.say("supplier_does")) + "  duration: As long as the contract runs\n"
    made += s.line("  controller_rights_and_duties", "comply") + parts.information(s, "  ", "data") + "clauses:\n"
    for clause in _CLAUSES:
        made += f"  - clause: {clause}\n    present: yes\n"
        made += (
            f"    where: Schedule {s.dice.between(1, 9)}, clause {s.dice.between(1, 20)}\n" if s.roll() < 0.6 else ""
        )
    made += (
        _engaged(s) + f"locations:\n  - id: desk\n    country: GB\n    purpose: Support from {s.dice.of(s.places)}\n"
    )
    made += "law_enforcement:\n  applies: yes\n  terms_present: yes\n" if s.register.body.key == "police" else ""
    made += f"transfers:\n  outside_uk: {'yes' if '    transfer: ' in made else 'no'}\n"
    made += _diligence(s) + _ending(s, end if is_over else 0)
    size = 3_600 + s.dice.below(2_400)
    tail = parts.reviews(s) + ends.ending(s)
    sections = (parts.assurances, _audit, _people, _records, _bought)
    return made + s.filled((), sections, size - len(made) - len(tail), 7_900 - len(made) - len(tail)) + tail


def _engaged(s: Sheet) -> str:
    """A host, and whom the host engages."""
    made = f"sub_processor_authorisation: {s.dice.of(('specific', 'specific', 'general'))}\nobjection_period: P30D\nsub_processors:\n"
    made += s.note("  ")
    counts = s.register.counts
    own = range(s.number, counts["transfer"], max(1, counts["processor-contract"]))
    for at, key in enumerate(("host", "overnight", "vault")[: s.dice.between(1, 3)]):
        organisation, name = s.supplier()
        made += f"  - id: {key}\n" + (f"    organisation: {organisation}\n" if organisation else f"    name: {name}\n")
        made += "    engaged_by: host\n" if at else ""
        made += text("    does", s.say("supplier_does")) + s.settled("    sees_personal_data", 0.4)
        abroad = parts.running_transfer(s, own) if at else None
        country = "GB" if abroad is None else parts.country(s, abroad)
        made += f"    locations:\n      - id: main\n        country: {country}\n        since: {iso(s.began)}\n"
        made += f"    authorisation: specific\n    authorised: {iso(s.began - 20)}\n    starts: {iso(s.began)}\n    written_contract: yes\n    terms_flowed_down: yes\n"
        if abroad is not None:
            made += f"    transfer: {s.numbered('transfer', abroad)}\n"
    return made


def _diligence(s: Sheet) -> str:
    made = "due_diligence:\n"
    for method in s.dice.some(("questionnaire", "certificate-seen", "audit", "penetration-test-report"), 1, 3):
        made += f"  - id: {method}\n    method: {method}\n    on: {iso(s.began - s.dice.between(10, 200))}\n    by: {s.word('role')}\n"
        made += text("    found", s.say("found")) + "    sufficient: yes\n"
    return made


def _ending(s: Sheet, ended: int) -> str:
    """What becomes of the data at the end, and that it has, where the contract has ended."""
    made = f"at_end:\n  choice: {s.dice.of(('return', 'delete'))}\n  within: P30D\n"
    return (
        made
        + text("  backups", s.say("disposal"))
        + "  certificate: yes\n"
        + (f"  confirmed: {iso(ended + 15)}\n" if ended else "")
    )


def _audit(s: Sheet) -> str:
    made = f"audit_rights: Yearly, on {s.dice.between(5, 30)} days' notice, and at once after a breach\n"
    return made + f"last_audit: {iso(s.since(30, 500))}\nbreach_notice_hours: {s.dice.of((12, 24, 48))}\n"


def _people(s: Sheet) -> str:
    made = f"contract_manager: {s.word('role')}\n" + posts.contact_under(s, "supplier_contact", "account", "operations")
    return made + posts.contact_under(s, "breach_contact", "incidents", "incident")


def _records(s: Sheet) -> str:
    made = (
        s.fields("systems", "information-system", 1)
        + s.agreements("agreements")
        + s.fields("activities", "processing-activity", 2)
    )
    return made + s.fields("dpias", "dpia", 1, 0.5)


def _bought(s: Sheet) -> str:
    number = quoted(str(s.dice.between(1000, 99999)))
    return f"procurement: {s.dice.of(('tender', 'framework-call-off', 'direct-award'))}\nprocurement_reference: {number}\nown_purposes: no\n"
