"""A privacy notice, with what it contains as questions."""

from __future__ import annotations

from benchmarks.generator.days import iso
from benchmarks.generator.derived import subject
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.layout import listed, text
from benchmarks.generator.sheet import Sheet

_CONTENTS = (
    "controller", "dpo_contact", "purposes", "lawful_basis", "recipients", "transfers", "retention", "access",
    "rectification", "erasure", "restriction", "objection", "complaint_to_controller", "complaint_to_regulator",
    "automated_decisions", "categories", "data_source", "legitimate_interest", "statutory_or_contractual",
)  # fmt: skip


def notice(s: Sheet) -> str:
    """The text of a notice."""
    which = subject(s.outlines, s.register, "privacy-notice", s.number)
    made = ends.head(s) + ends.owner(s) + f"link: {posts.web(s.register, 'privacy/' + s.name.id)}\n"
    made += f"controllers:\n  - {s.home}\n" + s.keys("audience", s.topic.subjects)
    if which is not None:
        made += f"activities:\n  - {s.numbered('processing-activity', which)}\n"
    made += s.agreements("agreements", 0.5) + "contents:\n" + "".join(f"  {name}: yes\n" for name in _CONTENTS)
    made += (
        s.lines("purposes", "purpose", 1, 3) + "art6:\n  - e-public-task\n" + s.keys("categories", s.topic.categories)
    )
    made += parts.named_recipients(s) + _giving(s)
    if s.register.body.key == "police":
        made += "law_enforcement:\n  applies: yes\n  contents_given: yes\n"
    size = 2_700 + s.dice.below(1_800)
    tail = f"layer: full\nformat: {s.dice.of(('web-page', 'leaflet', 'document', 'letter'))}\nlanguages: [en]\n"
    tail += f"published: {iso(s.began)}\n" + parts.reviews(s, "last_updated") + ends.ending(s)
    sections = (_contacts, _laws, parts.transfers, _kept, _forms, _plain)
    return made + s.filled((), sections, size - len(made) - len(tail), 7_900 - len(made) - len(tail)) + tail


def _contacts(s: Sheet) -> str:
    made = posts.contact_under(s, "controller_contact", "service", "operations")
    made += posts.contact_under(s, "dpo_contact", "dpo", "dpo")
    return made + posts.contact_under(s, "complaints_contact", "complaints", "complaints")


def _laws(s: Sheet) -> str:
    made = listed("laws", [gateway.provision for gateway in s.topic.gateways])
    return made + s.lines("data_sources", "channel", 1, 2)


def _kept(s: Sheet) -> str:
    return text("retention", s.say("criterion")) + text("consequence_of_refusal", s.say("balance"))


def _giving(s: Sheet) -> str:
    made = f"giving:\n  origin: {s.dice.of(('from-the-person', 'from-elsewhere', 'both'))}\n" + text(
        "  how", s.say("transparency")
    )
    return made + "  within_one_month: yes\n  at_first_contact: yes\n"


def _forms(s: Sheet) -> str:
    made = "other_forms:\n"
    for form in s.dice.some(("leaflet", "poster-or-sign", "easy-read", "letter", "video"), 1, 3):
        made += f"  - id: {form}\n    format: {form}\n    language: en\n    updated: {iso(s.since(0, 400))}\n"
    return made


def _plain(s: Sheet) -> str:
    made = s.answer("child_friendly", 0.3) + s.answer("accessible", 0.9) + s.answer("plain_language_tested", 0.5)
    return made + "how_changes_are_told: By a note at the top of the page\n"
