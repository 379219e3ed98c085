"""What a party relies on: a lawful basis, its conditions, and the law behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.generator.bodies import CARE
from benchmarks.generator.language.tables import Gateway, gateways
from benchmarks.generator.layout import quoted, text
from benchmarks.generator.plan import Register
from benchmarks.generator.sheet import Sheet

SAFEGUARDING, STATUTORY, CARING = (
    "para-18-safeguarding",
    "para-6-statutory-and-government-purposes",
    "para-2-health-or-social-care",
)
"""The conditions of Schedule 1 that are relied on: the first two need a policy document."""
NEEDS_POLICY = (SAFEGUARDING, STATUTORY)

_PROTECTED = {"child", "child-under-13", "child-13-to-17", "adult-at-risk"}
_OWN_POWERS = {"council": "lga72-111", "district": "lga72-111", "fire": "frsa04"}
"""The power that a sort of body falls back on where no other serves; the common law for everybody else."""
_NO_PUBLIC_BODY = "groups"
_CARE_DOMAINS = {"health", "adult-social-care"}


class Relying(NamedTuple):
    """Who relies on a basis.

    - `key`: its sort, or what a class of parties is called; `register`: where its own records are.
    - `faces`: for each flow it takes part in, whether it gives, and the keys of those at the other end.
    """

    key: str
    register: Register
    faces: tuple[tuple[bool, tuple[str, ...]], ...] = ()
    is_class: bool = False
    enforces: bool = False


class Ground(NamedTuple):
    """A basis as it is written, and what others must say because of it."""

    text: str
    article: str
    conditions: tuple[str, ...] = ()
    law: tuple[Gateway, ...] = ()

    @property
    def is_public_task(self) -> bool:
        """Whether it serves a public task of whoever relies on it."""
        return self.article not in ("f-legitimate-interests", "ea-recognised-legitimate-interest")


def enforces(register: Register | None) -> bool:
    """Whether an organisation processes for law enforcement: a police force, which has the policy document for it."""
    return register is not None and register.body.key == "police" and register.counts["appropriate-policy-document"] > 0


def powers(s: Sheet, who: Relying) -> tuple[Gateway, ...]:
    """The gateways of the topic that name a party, and its own power where they do not reach everybody it faces."""
    named = [each for each in s.topic.gateways if _is_for(each, who)]
    served = all(any(_serves(each, who.key, *face) for each in named) for face in who.faces)
    if not served or not any(each.getters is None or each.getters for each in named):
        own = gateways()[_OWN_POWERS.get(who.key, "common-law")]
        # Where there is no room, the one that serves is enough.
        named = [own] if s.terse else [own, *(each for each in named if each is not own)]
    return tuple(named)


def _is_for(gateway: Gateway, who: Relying) -> bool:
    """Whether a gateway serves a party in a flow at least; where none is said, whether it names the party."""
    if gateway.is_english and who.register.nation == "wales":
        return False
    if not who.faces:
        return gateway.names(who.key)
    return any(_serves(gateway, who.key, *face) for face in who.faces)


def _serves(gateway: Gateway, own: str, gives: bool, others: tuple[str, ...]) -> bool:
    return gateway.serves(own, others) if gives else any(gateway.serves(other, (own,)) for other in others)


def ground(s: Sheet, key: str, title: str, who: Relying, *, lia: str = "", special: bool, criminal: bool) -> Ground:
    """A lawful basis with its gateways. `lia`: the assessment of the interest that it rests on, where it does."""
    law = powers(s, who)
    made = f"  - id: {key}\n    title: {quoted(title)}\n"
    if who.enforces:
        return Ground(made + _law_enforcement(s, who, law) + _gateways(s, law) + _why(s), "", (), law)
    article = _article(s, who, law, lia)
    made += f"    art6:\n      - {article}\n"
    if article.startswith("ea-"):
        made += f"    annex1: {'crime' if s.topic.is_criminal else 'safeguarding'}\n"
    if article.startswith("f-"):
        made += text("    legitimate_interest", s.say("interest")) + f"    lia: {lia}\n"
    if article.startswith("c-"):
        made += f"    legal_obligation: {next(each for each in law if each.is_duty).provision}\n"
    written, conditions = _conditions(s, who, special=special, criminal=criminal)
    return Ground(made + written + _gateways(s, law) + _confidence(s, who) + _why(s), article, conditions, law)


def _article(s: Sheet, who: Relying, law: Sequence[Gateway], lia: str) -> str:
    if lia:
        return "f-legitimate-interests"
    if who.key == _NO_PUBLIC_BODY:
        return "ea-recognised-legitimate-interest"
    duty = any(each.is_duty and each.gives(who.key) for each in law)
    return "c-legal-obligation" if duty and s.roll() < 0.4 else "e-public-task"


def _conditions(s: Sheet, who: Relying, *, special: bool, criminal: bool) -> tuple[str, tuple[str, ...]]:
    """The conditions for special category and criminal offence data, and those of Schedule 1 among them."""
    by_office = criminal and not who.is_class and who.key != "partnership"
    if not special and (by_office or not criminal):
        return ("    art10: official-authority\n" if criminal else ""), ()
    policy = s.ref("appropriate-policy-document", who.register)
    if special and (not policy or (who.key in CARE and s.topic.domain in _CARE_DOMAINS)):
        made = (
            f"    art9:\n      - h-health-or-social-care\n    sch1:\n      - {CARING}\n    professional_secrecy: yes\n"
        )
        return made + _offences(criminal, by_office), (CARING,)
    if not policy:
        return "    art10: official-authority\n", ()
    condition = SAFEGUARDING if _PROTECTED.intersection(s.topic.subjects) else STATUTORY
    made = "    art9:\n      - g-substantial-public-interest\n" if special else ""
    made += f"    sch1:\n      - {condition}\n"
    if condition == SAFEGUARDING:
        made += f"    safeguarding_reason: {s.dice.of(('would-prejudice-protection', 'cannot-consent'))}\n"
    return made + f"    policy_document: {policy}\n" + _offences(criminal, by_office), (condition,)


def _offences(criminal: bool, by_office: bool) -> str:
    return f"    art10: {'official-authority' if by_office else 'schedule-1-condition'}\n" if criminal else ""


def _law_enforcement(s: Sheet, who: Relying, law: Sequence[Gateway]) -> str:
    made = "    part3:\n      section_35: strictly-necessary\n      schedule_8: [para-4-safeguarding]\n"
    made += "      law: Common law policing purposes\n" + f"      authorised_by: {law[0].provision}\n"
    policy = s.ref("appropriate-policy-document", who.register)
    return made + (f"      policy_document: {policy}\n" if policy else "") + _confidence(s, who)


def _gateways(s: Sheet, law: Sequence[Gateway]) -> str:
    made = "    gateways:\n"
    for gateway in law:
        made += f"      - id: {gateway.key}\n        gateway: {gateway.key}\n        provision: {gateway.provision}\n"
        if s.often(0.5):
            made += f"        function: {gateway.function}\n"
        if s.often(0.15):
            made += text("        how", s.say("basis_how"))
    return made


def _confidence(s: Sheet, who: Relying) -> str:
    # Consent may be implied where those who give care tell others who do.
    to_care = all(CARE.intersection(others) for gives, others in who.faces if gives)
    if who.key in CARE and s.topic.domain in _CARE_DOMAINS and to_care:
        return "    confidentiality_route: implied-consent-direct-care\n"
    return "    confidentiality_route: overriding-public-interest\n"


def _why(s: Sheet) -> str:
    return text("    necessity", s.say("basis_need")) + s.maybe(0.15, "    how", "basis_how")
