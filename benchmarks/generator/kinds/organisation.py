"""An organisation: at home in this register, a stub of a neighbour, a supplier, or a body without a register."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.bodies import CARE, PUBLIC, Body
from benchmarks.generator.days import TODAY, YEAR, iso
from benchmarks.generator.kinds import ends, parts, posts
from benchmarks.generator.layout import listed, quoted, text
from benchmarks.generator.plan import Register
from benchmarks.generator.sheet import Sheet

_SCHEMES = {
    "school": "urn", "academy": "urn", "nursery": "urn", "college": "ukprn", "surgery": "ods", "pharmacy": "ods",
    "charity": "charity", "advice": "charity", "homes": "registered-provider", "care-home": "cqc", "parish": "other",
    "transport": "company",
}  # fmt: skip


def organisation(s: Sheet) -> str:
    """The text of an organisation."""
    which = s.number - 1 - len(s.register.stubs)
    if s.number == 0:
        return _home(s)
    if which < 0:
        return _stub(s, s.register.stubs[s.number - 1])
    if which < s.register.suppliers:
        return _supplier(s, which)
    return _member(s, which - s.register.suppliers)


_OWNING_RISK = (
    "Director of resources",
    "Deputy chief executive",
    "Head of corporate services",
    "Chief finance officer",
)
"""Posts that own the risk of information. None of them can be the data protection officer's."""


def _same(register: Register) -> str:
    """What the home record and every stub say alike."""
    number = f"ZX{register.number + 1:06}"
    made = f"register: {register.id}\nidentifiers:\n  - scheme: ico\n    value: {number}\n"
    return made + f"sector: {register.body.sector}\nnation: {register.nation}\n"


def _home(s: Sheet) -> str:
    made = ends.head(s, "active", (("active", TODAY - 10 * YEAR),)) + ends.owner(s) + _same(s.register)
    made += f"legal_name: The {s.register.name}\n" + listed("capacities", [s.register.body.capacity])
    made += text("description", f"{s.register.name}, which serves {', '.join(s.places[:3])} and {s.places[3]}")
    if s.register.nation == "wales":
        made += f"other_names:\n  - id: cymraeg\n    name: Cyngor Sir y Tŷ Gwyn, {s.places[0]}\n    use: other-language\n    language: cy\n"
    made += f"address: Civic offices, {s.places[0]}\npublic_authority: {'no' if s.register.body.key == 'partnership' else 'yes'}\n"
    made += f"nhs_body: {'yes' if s.register.body.key in ('icb', 'hospitals') else 'no'}\n"
    made += f"adult_social_care: {'yes' if s.register.body.key == 'council' else 'no'}\n"
    made += "large_scale_monitoring: no\nlarge_scale_special_category: yes\n"
    return made + _posts(s, 2_900 + s.dice.below(2_300), officer=True, care=s.register.body.key in CARE)


def _stub(s: Sheet, other: Register) -> str:
    made = ends.head(s, "active", (("active", s.began),)) + _same(other)
    return (
        made + "contacts:\n" + posts.contact(s, "ig", "ig-lead", "  ") + posts.contact(s, "incidents", "incident", "  ")
    )


def _supplier(s: Sheet, which: int) -> str:
    own, _title, number = s.plan.supplier(s.register, which)
    made = ends.head(s) + (ends.owner(s) if s.roll() < 0.5 else "") + "register: none\nidentifiers:\n"
    made += f"  - scheme: company\n    value: ZZ{number:06}\n  - scheme: ico\n    value: ZY{number:06}\n"
    made += "sector: private\n" + text("description", s.say("matter")) + "nation: england\n"
    made += f"website: https://www.{own}.example\npublic_authority: no\nprocessor_for_others: yes\n"
    return made + _posts(s, 2_300 + s.dice.below(1_200), officer=False, care=False)


def _member(s: Sheet, which: int) -> str:
    _own, _title, body, _key = s.plan.member(s.register, which)
    made = ends.head(s) + (ends.owner(s) if s.roll() < 0.3 else "") + "register: none\nidentifiers:\n"
    # One in a hundred thousand registers is not enough to make two alike: the register is in the number.
    scheme = _SCHEMES[body.key]
    value = f"X{s.register.number:04}{which:05}"
    made += f"  - scheme: {scheme}\n    value: {quoted(value)}\n"
    if scheme == "other":
        made += "    scheme_name: County list of local councils\n"
    made += f"sector: {body.sector}\n" + text("description", f"{_what(body)} that serves {s.dice.of(s.places)}")
    made += listed("capacities", [body.capacity]) + "nation: england\n"
    made += f"public_authority: {'yes' if body.key in PUBLIC else 'no'}\n"
    made += "parish_or_community_council: yes\n" if body.key == "parish" else ""
    return made + _posts(s, 2_300 + s.dice.below(1_400), officer=body.key in PUBLIC, care=body.key in CARE)


def _what(body: Body) -> str:
    return body.suffix.strip("-").replace("-", " ").capitalize()


def _posts(s: Sheet, size: int, *, officer: bool, care: bool) -> str:
    """Posts, fee, procedures and assurances. `officer`: it must have a data protection officer; `care`: a guardian."""
    must = [_dpo if officer else _no_dpo, _fee, _complaints, *((_caldicott,) if care else ())]
    sections = (_siro, parts.assurances, _contacts, _answers, _published, _before)
    made = s.filled(must, sections, size - 700, 6_500)
    return made + f"record_of_processing_kept: yes\nlast_checked: {iso(s.since(10, 300))}\n" + ends.ending(s)


def _dpo(s: Sheet) -> str:
    made = f"dpo:\n  designated: yes\n  designated_on: {iso(s.began)}\n  role: Data protection officer\n"
    made += posts.contact_under(s, "contact", "dpo", "dpo", "  ") + "  contact_published: yes\n"
    made += f"  notified_to_regulator: yes\n  other_posts: []\n  reports_to: {s.word('role')}\n"
    return made + "  reports_to_highest_management: yes\n"


def _no_dpo(s: Sheet) -> str:
    made = "dpo:\n  designated: no\n  reason_not_designated: Neither sort of large-scale work is its core activity\n"
    return made + "large_scale_monitoring: no\nlarge_scale_special_category: no\n"


def _siro(s: Sheet) -> str:
    made = f"siro:\n  appointed: yes\n  appointed_on: {iso(s.since(0, 300))}\n  role: {s.dice.of(_OWNING_RISK)}\n"
    return f"{made}  deputy_role: {s.word('role')}\n"


def _caldicott(s: Sheet) -> str:
    made = f"caldicott_guardian:\n  appointed: yes\n  role: {s.word('role')}\n  registered: yes\n"
    return made + f"  registered_on: {iso(s.since(0, 300))}\n"


def _fee(s: Sheet) -> str:
    made = f"ico_registration:\n  held: yes\n  registered: {iso(s.began)}\n  expires: {iso(s.due())}\n"
    return made + f"  tier: {s.dice.of(('tier-1', 'tier-2', 'tier-3'))}\n"


def _complaints(s: Sheet) -> str:
    made = f"complaints:\n  online_form: https://www.{s.name.id}.example/complain\n  other_means:\n"
    made += f"    - By telephone, on 01632 960{s.dice.below(1000):03}\n    - By post\n  acknowledged_within: P{s.dice.between(3, 30)}D\n"
    return made + posts.contact_under(s, "contact", "complaints", "complaints", "  ")


def _contacts(s: Sheet) -> str:
    made = "contacts:\n"
    for key, role in (("ig", "ig-lead"), ("incidents", "incident"), ("rights", "rights"), ("legal", "legal"))[
        : s.dice.between(2, 4)
    ]:
        made += posts.contact(s, key, role, "  ")
    return made


def _answers(s: Sheet) -> str:
    return s.answer("under_250_staff", 0.4) + s.settled("childrens_social_care", 0)


def _published(s: Sheet) -> str:
    return f"notices_page: https://www.{s.name.id}.example/privacy\n" + s.fields("notices", "privacy-notice", 3)


def _before(s: Sheet) -> str:
    made = f"formed: {iso(s.began - 500)}\npreceded_by:\n  - id: before\n    name: The former board of {s.dice.of(s.places)}\n"
    return (
        made
        + f"    how: {s.dice.of(('merger', 'replacement', 'function-moved'))}\n    on: {iso(s.began - 500)}\n"
        + text("    functions", s.say("collected"))
    )
