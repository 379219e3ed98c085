"""What happens in real life: breaches, requests by the people concerned, and complaints. Counts and references only."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import TODAY, iso, moment
from benchmarks.generator.kinds import ends, parts
from benchmarks.generator.layout import text
from benchmarks.generator.sheet import Sheet

_ANSWERED = 16
"""A day, counted from the first, by which all that is written of a closed case has happened."""


def _begun(s: Sheet) -> tuple[tuple[str, int], ...]:
    """Opened, and in four cases of five closed."""
    is_open = s.roll() < 0.2
    s.began = TODAY - (s.dice.between(3, 20) if is_open else s.dice.between(40, 1_800))
    if is_open:
        return (("open", s.began),)
    return (("open", s.began), ("closed", s.began + s.dice.between(_ANSWERED, 27)))


def _number(s: Sheet, letters: str) -> str:
    return f"our_reference: {letters}-{iso(s.began)[:4]}-{s.dice.between(1, 9999):04}\n"


def breach(s: Sheet) -> str:
    """The text of a breach."""
    made = ends.head(s, days=_begun(s)) + _number(s, "DB")
    minute = s.dice.between(500, 900)
    made += "kinds:\n  - confidentiality\ncauses:\n  - "
    made += (
        s.dice.of(("wrong-recipient", "wrong-content", "addresses-shown", "misconfiguration", "unauthorised-access"))
        + "\n"
    )
    made += f"personal_data: yes\nregime: uk-gdpr\nhappened: {moment(s.began - 1, minute)}\ndiscovered: {moment(s.began, minute)}\n"
    made += (
        text("discovered_how", s.say("enquiry")) + f"became_aware: {moment(s.began, minute + s.dice.between(5, 300))}\n"
    )
    made += f"controllers:\n  - id: own\n    organisation: {s.home}\n    role: controller\n"
    contract, own, _name = s.contracted()
    if own and s.roll() < 0.4:
        made += f"processor:\n  organisation: {own}\n  contract: {contract}\n"
        made += f"  aware: {moment(s.began, minute - 60)}\n  told_controller: {moment(s.began, minute)}\n"
    made += s.agreements("agreements", 0.6) + s.fields("systems", "information-system", 1, 0.6)
    made += s.fields("processing", "processing-activity", 1, 0.8) + parts.information(s)
    made += f"location: {s.dice.of(s.places)}\nabroad: no\nseverity: {s.dice.of(parts.LEVELS)}\nlikelihood: {s.dice.of(parts.LEVELS)}\n"
    made += text("risk_reasoning", s.say("effect"))
    is_likely = s.roll() < 0.4
    is_high = is_likely and s.roll() < 0.25
    made += f"likely_risk: {'yes' if is_likely else 'no'}\nlikely_high_risk: {'yes' if is_high else 'no'}\n"
    made += text("facts", s.say("fact")) + text("effects", s.say("effect"))
    made += f"contained: {moment(s.began, minute + s.dice.between(20, 400))}\nremedial_action:\n"
    for at, words in enumerate(s.says("remedial", 1, 3), 1):
        made += (
            f"  - id: action-{at}\n"
            + text("    what", words)
            + f"    by: {s.word('role')}\n    done: {iso(s.since(1, 60))}\n"
        )
    size = 2_400 + s.dice.below(1_300)
    made += _regulator(s, is_likely) + (_informed(s) if is_high else "")
    tail = f"lead_role: {s.word('role')}\ndpo_consulted: yes\n" + ends.ending(s)
    return made + s.filled((), (_told, _lessons), size - len(made) - len(tail), 7_900) + tail


def _regulator(s: Sheet, is_likely: bool) -> str:
    if not is_likely:
        return "regulator:\n  required: no\n" + text("  reasons_for_not_reporting", s.say("risk_reason"))
    made = f"regulator:\n  required: yes\n  reported: {moment(s.began + 2, 700)}\n  by: {s.word('role')}\n"
    return made + f"  on_behalf_of: [own]\n  number: RPT-{s.dice.between(1000, 9999)}\n  in_phases: no\n"


def _informed(s: Sheet) -> str:
    made = f"people_informed:\n  required: yes\n  told: {iso(s.since(1, 9))}\n  number: {s.dice.between(1, 40)}\n"
    return made + text("  how", s.say("transparency"))


def _told(s: Sheet) -> str:
    other = s.neighbour()
    if other is s.register:
        return ""
    made = f"parties_told:\n  - id: {other.body.key}\n    organisation: {s.organisation(other)}\n    told: {moment(s.began, 950)}\n"
    return made + text("    why", s.say("incident"))


def _lessons(s: Sheet) -> str:
    return s.lines("lessons", "lesson", 1, 3) + s.maybe(0.6, "staff_measures", "training")


def request(s: Sheet) -> str:
    """The text of a request by the person concerned."""
    days = _begun(s)
    right = s.dice.of(("access", "access", "access", "rectification", "erasure", "objection"))
    made = ends.head(s, days=days) + _number(s, "RR") + f"controller: {s.home}\nrights:\n  - {right}\nregime: uk-gdpr\n"
    made += f"requested_by: {s.dice.of(('person', 'parent-or-guardian', 'solicitor', 'advocate'))}\nauthority_checked: yes\n"
    made += f"subject: {s.dice.of(s.topic.subjects)}\nreceived_by: {s.dice.of(('email', 'online-form', 'post', 'telephone'))}\n"
    made += f"received: {iso(s.began)}\nacknowledged: {iso(s.began + s.dice.below(3))}\n"
    made += _answer(s, right, days[-1][1]) if days[-1][0] == "closed" else ""
    made += "search:\n  reasonable: yes\n" + text("  described", s.say("search_described"))
    made += s.fields("  systems", "information-system", 2, 0.8) + s.agreements("agreements", 0.5)
    made += s.fields("processing", "processing-activity", 2, 0.9) + f"handled_by: {s.word('role')}\n"
    size = 2_100 + s.dice.below(900)
    tail = ends.ending(s, local=False)
    later = (_third, *((_pauses,) if right == "access" else ())) if days[-1][0] == "closed" else ()
    return made + s.filled((), (*later, _exempt, _diary), size - len(made) - len(tail), 7_900) + tail


def _answer(s: Sheet, right: str, day: int) -> str:
    """The answer to a request, and what the law asks beside it."""
    outcome = s.dice.of(("met", "partly-met", "refused", "nothing-held") if right == "access" else ("met", "refused"))
    found = s.dice.between(5, 900)
    made = f"responded: {iso(day)}\noutcome: {outcome}\nrecords_found: {found}\nrecords_released: {s.dice.between(0, found)}\n"
    if outcome in ("refused", "partly-met"):
        grounds = "compelling-grounds" if right == "objection" else "exemption"
        made += f"refusal:\n  sent: {iso(day)}\n  grounds: [{grounds}]\n" + text("  reasoning", s.say("weighed"))
        made += "".join(f"  {name}: yes\n" for name in _REFUSAL)
    if right == "objection":
        made += f"objection:\n  bases: [e-public-task]\n  decided: {iso(day)}\n"
        made += (
            "  compelling: no\n" + f"  stopped: {iso(day)}\n"
            if outcome == "met"
            else ("  compelling: yes\n" + text("  grounds", s.say("weighed")))
        )
    return made + (_recipients_told(s) if right in ("rectification", "erasure") else "")


_REFUSAL = ("gave_reasons", "told_complaint_to_us", "told_complaint_to_regulator", "told_court")
"""What a refusal says."""


def _pauses(s: Sheet) -> str:
    made = f"identity_information_requested: {iso(s.began + 1)}\nidentity_information_received: {iso(s.began + 5)}\npauses:\n"
    return (
        made
        + f"  - id: which\n    asked: {iso(s.began + 6)}\n    answered: {iso(s.began + 11)}\n"
        + text("    reason", s.say("enquiry"))
    )


def _exempt(s: Sheet) -> str:
    return "exemptions:\n  - DPA 2018 Schedule 2 paragraph 16\n" + text("exemption_reasoning", s.say("weighed"))


def _third(s: Sheet) -> str:
    other = s.neighbour()
    made = f"third_parties:\n  - id: {other.body.key}\n    organisation: {s.organisation(other)}\n    asked: {iso(s.began + 3)}\n"
    return made + f"    answered: {iso(s.began + 9)}\n    objected: no\n" + text("    outcome", s.say("answered"))


def _recipients_told(s: Sheet) -> str:
    other = s.neighbour()
    made = f"recipients_told:\n  - id: {other.body.key}\n    organisation: {s.organisation(other)}\n    told: {iso(s.began + 12)}\n"
    return made + "person_told_of_recipients: yes\n"


def _diary(s: Sheet) -> str:
    return "local:\n" + s.lines("  diary", "answered", 3, 6) + s.lines("  looked_in", "search_described", 2, 4)


def complaint(s: Sheet) -> str:
    """The text of a complaint."""
    days = _begun(s)
    made = ends.head(s, days=days) + _number(s, "CP") + f"controller: {s.home}\nabout:\n  - "
    made += s.dice.of(("disclosure", "accuracy", "access-request", "lawfulness", "retention")) + "\nregime: uk-gdpr\n"
    made += f"complained_by: {s.dice.of(('person', 'parent-or-guardian', 'advocate'))}\nreceived_by: online-form\n"
    made += f"received: {iso(s.began)}\nacknowledged: {iso(s.began + s.dice.below(3))}\nenquiries:\n"
    for at, words in enumerate(s.says("enquiry", 1, 3), 1):
        made += (
            f"  - id: enquiry-{at}\n"
            + text("    what", words)
            + f"    by: {s.word('role')}\n    on: {iso(s.since(2, 12))}\n"
        )
        made += text("    found", s.say("answered"))
    if days[-1][0] == "closed":
        made += text("outcome", s.say("outcome")) + f"outcome_on: {iso(days[-1][1])}\n" + s.settled("upheld", 0.4)
        made += f"told_of_outcome: {iso(days[-1][1])}\ntold_of_regulator: yes\n"
    made += "parties_told: []\n" + s.agreements("agreements", 0.5) + s.fields("processing", "processing-activity", 1)
    made += (
        s.field("request", "rights-request", 0.3) + s.field("breach", "breach", 0.3) + f"handled_by: {s.word('role')}\n"
    )
    size = 2_100 + s.dice.below(900)
    tail = "independent: yes\n" + ends.ending(s, local=False)
    return made + s.filled((), (_mended, _lessons_only, _diary, _progress), size - len(made) - len(tail), 7_900) + tail


def _mended(s: Sheet) -> str:
    made = "remedial_action:\n"
    for at, words in enumerate(s.says("remedial", 1, 2), 1):
        made += (
            f"  - id: action-{at}\n"
            + text("    what", words)
            + f"    by: {s.word('role')}\n    done: {iso(s.since(1, 60))}\n"
        )
    return made


def _lessons_only(s: Sheet) -> str:
    return s.lines("lessons", "lesson", 1, 3)


def _progress(s: Sheet) -> str:
    return f"progress_informed:\n  - {iso(s.since(5, 9))}\n  - {iso(s.since(10, 14))}\n"
