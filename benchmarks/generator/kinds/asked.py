"""Disclosures outside any agreement, and models of consent."""

# ruff: noqa: E501 - a form is read line by line, as it will be written

from __future__ import annotations

from benchmarks.generator.days import iso, moment
from benchmarks.generator.kinds import ends, parts
from benchmarks.generator.layout import quoted, text
from benchmarks.generator.sheet import Sheet


def disclosure(s: Sheet) -> str:
    """The text of a disclosure."""
    made = (
        ends.head(s)
        + f"our_reference: DI-{iso(s.began)[:4]}-{s.dice.between(1, 999):03}\ndiscloser: {s.home}\nrequest:\n"
    )
    other = s.neighbour()
    made += (
        f"  organisation: {s.organisation(other)}\n" if other is not s.register else "  name: A neighbouring force\n"
    )
    made += f"  body: {s.dice.of(('police', 'council', 'health', 'housing', 'court-or-tribunal'))}\n  role: {s.word('role')}\n"
    made += f"  requested: {iso(s.began)}\n  received_at: {moment(s.began, s.dice.between(0, 1439))}\n" + s.answer(
        "  in_writing"
    )
    made += (
        text("  purpose", s.say("asked_for"))
        + f"  power_cited: {s.topic.gateways[-1].provision}\n"
        + s.answer("  compelled", 0.1)
    )
    urgent = s.roll() < 0.4
    made += (
        f"urgent: {'yes' if urgent else 'no'}\n"
        + (text("urgency", s.say("harm")) if urgent else "")
        + parts.information(s)
    )
    made += (
        f"living: yes\ndecision: {s.dice.of(('disclosed', 'partly-disclosed', 'refused'))}\ndecided: {iso(s.began)}\n"
    )
    made += f"decided_by: {s.word('role')}\nadvice_from:\n  - {s.word('role')}\n" + text("reasons", s.say("weighed"))
    made += text("risks_weighed", s.say("weighed")) + "basis:\n  regime: uk-gdpr\n  art6:\n    - e-public-task\n"
    made += s.field("  policy_document", "appropriate-policy-document", 0.6) + "  gateways:\n"
    for gateway in s.topic.gateways:
        made += f"    - id: {gateway.key}\n      gateway: {gateway.key}\n      provision: {gateway.provision}\n"
    made += (
        text("  necessity", s.say("basis_need"))
        + s.lines("given", "definition", 1, 3)
        + s.lines("withheld", "outside", 1, 2)
    )
    made += f"channels: [{s.dice.of(parts.CHANNELS)}]\ndisclosed_on: {iso(s.began)}\nto_be_kept_for: {s.dice.of(parts.PERIODS)}\noutside_uk: no\n"
    size = 2_500 + s.dice.below(900)
    tail = ends.ending(s, local=False)
    return made + s.filled((), (_told, _agreement, _looked_at, _remarks), size - len(made) - len(tail), 7_900) + tail


def _told(s: Sheet) -> str:
    return f"people_told:\n  told: after\n  on: {iso(s.since(1, 9))}\n" + text("  how", s.say("transparency"))


def _agreement(s: Sheet) -> str:
    found = s.agreement()
    return (
        (f"agreement: {s.to(found)}\n" if found else "")
        + s.answer("repeat", 0.3)
        + s.field("system", "information-system")
    )


def _looked_at(s: Sheet) -> str:
    return f"reviewed_by: {s.word('role')}\nreviewed_on: {iso(s.since(2, 30))}\n" + text(
        "review_outcome", s.say("outcome")
    )


def _remarks(s: Sheet) -> str:
    return "local:\n" + s.lines("  remarks", "note", 2, 4) + s.lines("  asked", "asked_for", 2, 3)


def consent(s: Sheet) -> str:
    """The text of a model of consent."""
    made = ends.head(s) + ends.owner(s) + f"controller: {s.home}\n" + text("asked", s.say("question_asked"))
    made += (
        f"uses:\n  - {s.dice.of(('confidentiality', 'article-6', 'article-9-explicit'))}\nexplicit: yes\n"
        + parts.information(s)
    )
    made += f"asked_by: {s.word('role')}\nmethods: [signed-form, online-choice]\nactive_choice: yes\nchoices:\n"
    for at, words in enumerate(s.says("choice", 1, 3), 1):
        made += f"  - id: choice-{at}\n" + text("    words", words) + text("    purpose", s.say("purpose"))
    made += "granular: yes\nseparate: yes\n" + s.lines("information_given", "practice", 1, 3)
    made += "forms:\n"
    for at in range(s.dice.between(1, 2)):
        made += f"  - id: form-{at + 1}\n    version: {quoted(str(at + 1))}\n    used_from: {iso(s.began + at * 90)}\n    language: en\n"
    made += (
        "record_keeping:\n  shows_who: yes\n  shows_when: yes\n  shows_what_told: yes\n  shows_how: yes\n"
        + s.field("  system", "information-system", 0.6)
    )
    made += f"  kept_for: {s.dice.of(parts.PERIODS)}\nrefusal_without_detriment: yes\n" + text(
        "refusal_effect", s.say("balance")
    )
    made += (
        "withdrawal:\n"
        + text("  route", s.say("request"))
        + "  as_easy: yes\n  told_beforehand: yes\n  recipients_told: yes\n"
        + text("  effect", s.say("disposal"))
    )
    made += (
        "capacity:\n  givers: [person]\n"
        + text("  capacity", s.say("confidentiality"))
        + f"refresh_every: {s.dice.of(parts.EVERY)}\n"
    )
    made += "power_imbalance:\n  considered: yes\n" + text("  reasoning", s.say("balance")) + s.agreements("agreements")
    made += s.fields("processing", "processing-activity", 1) + s.field("notice", "privacy-notice", 0.5)
    made += f"approved_by: {s.word('role')}\napproved_on: {iso(s.began - 5)}\n"
    return made + parts.reviews(s) + ends.ending(s)
