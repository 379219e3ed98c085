"""A transfer outside the United Kingdom, and what protects it."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, iso
from benchmarks.generator.kinds import ends, parts
from benchmarks.generator.layout import text
from benchmarks.generator.sheet import Sheet


def transfer(s: Sheet) -> str:
    """The text of a transfer."""
    _own, exporter = s.supplier()
    _own, importer = s.supplier()
    made = ends.head(s) + ends.owner(s) + text("purpose", s.say("transfer_why"))
    made += f"exporter_name: {exporter}\nexporter_role: sub-processor\nimporter_name: {importer}\nimporter_role: sub-processor\n"
    country = parts.country(s, s.number)
    made += f"separate_legal_entity: yes\ncountries: [{country}]\n"
    made += f"means:\n  - {s.dice.of(('remote-access', 'hosted', 'sent'))}\nregime: uk-gdpr\n"
    made += _approved(s) if country in ("IE", "DE") else _safeguarded(s)
    made += (
        parts.information(s)
        + f"frequency: {s.dice.of(parts.FREQUENCIES)}\n"
        + s.lines("protection", "protection", 2, 3)
    )
    made += "onward: no\n"
    contracts = s.register.counts["processor-contract"]
    made += f"contract: {s.numbered('processor-contract', s.number % contracts)}\n" if contracts else ""
    made += (
        s.field("system", "information-system")
        + s.agreements("agreements")
        + s.fields("processing", "processing-activity", 1)
    )
    made += s.field("dpia", "dpia", 0.6) + f"starts: {iso(s.began)}\nends: {iso(TODAY + s.dice.between(60, 900))}\n"
    made += "live: yes\n" + f"approved_by: {s.word('role')}\napproved_on: {iso(s.began - 10)}\n"
    size = 2_500 + s.dice.below(1_000)
    tail = parts.reviews(s) + ends.ending(s, local=False)
    return made + s.filled((), (_remarks, _onward), size - len(made) - len(tail), 7_900) + tail


def _approved(s: Sheet) -> str:
    made = "route: approved-by-regulations\napproval:\n  limited: no\n"
    return (
        made
        + f"  covers_these_data: yes\n  checked_on: {iso(s.since(5, 300))}\n"
        + text("  statement", s.say("transfer_reason"))
    )


def _safeguarded(s: Sheet) -> str:
    made = f"route: safeguards\nsafeguard:\n  instrument: {s.dice.of(('idta', 'idta', 'addendum'))}\n  dated: {iso(s.began - 15)}\n"
    made += f"  ends: {iso(TODAY + s.dice.between(60, 900))}\ntest:\n  done: yes\n  on: {iso(s.began - 20)}\n  by: {s.word('role')}\n"
    made += "  outcome: not-materially-lower-with-measures\n" + text("  reasoning", s.say("transfer_reason"))
    return made + s.lines("  measures", "protection", 1, 3)


def _remarks(s: Sheet) -> str:
    return "local:\n" + s.lines("  minutes", "outcome", 2, 4) + s.lines("  asked", "enquiry", 2, 3)


def _onward(s: Sheet) -> str:
    return text("onward_rule", s.say("restriction"))
