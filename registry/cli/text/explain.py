"""One rule in full, or all of them in a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from registry.cli.colour import style
from registry.cli.text.outcome import outcome
from registry.concepts.rules import Actor, Severity, Stage
from registry.verbs.checks.explain import Answer, ExampleShown, RuleShown, Tally
from registry.wording import _, counted, day, listed


def lines(answer: Answer) -> Iterator[str]:
    """The rule: what, why, law, remedy, examples. Without one, each rule in a line."""
    if answer.rule is not None:
        yield from _rule(answer.rule, day(date.fromisoformat(answer.as_of)))
        for _name, tally in answer.tallies:
            yield ""
            yield style(_("In these records, on {day}").format(day=day(date.fromisoformat(answer.as_of))), bold=True)
            yield f"  {_tally(tally)}"
        return
    tallies = dict(answer.tallies)
    for family, found in groupby(answer.rules, key=lambda each: each[1]):
        words = family.replace("_", " ")
        yield style(words[:1].upper() + words[1:], bold=True)
        for own, _family, title, severity in found:
            yield f"  {own:<40} {_(Severity(severity).label):<9} {title}"
            if own in tallies and tallies[own].findings:
                yield f"    {_tally(tallies[own])}"
        yield ""
    yield _("{rules}. `muniment explain RULE` explains one.").format(
        rules=counted(len(answer.rules), _("rule"), _("rules"))
    )


def _tally(tally: Tally) -> str:
    said = _("Satisfied {satisfied}, violated {violated}, cannot tell {cannot_tell}, not applicable {not_applicable}.")
    return said.format(
        satisfied=f"{tally.satisfied:,}", violated=f"{tally.violated:,}", cannot_tell=f"{tally.cannot_tell:,}",
        not_applicable=f"{tally.not_applicable:,}",
    )  # fmt: skip


def _rule(rule: RuleShown, on: str) -> Iterator[str]:
    yield style(f"{rule.title}  {rule.id}", bold=True)
    yield rule.broken
    yield ""
    yield rule.why
    yield ""
    yield _("Severity: {severity}. {meaning}").format(
        severity=_(Severity(rule.severity).label), meaning=_(Severity(rule.severity).definition)
    )
    yield _("It judges: {on}. {stage}.").format(on=listed(rule.on), stage=_(Stage(rule.from_status).label))
    yield _("What to do ({who}): {remedy}").format(who=_(Actor(rule.who_acts).label), remedy=rule.remedy)
    who = listed([_(Actor(each).label).lower() for each in rule.waivable_by], "or")
    yield _("It may be waived by: {who}.").format(who=who) if who else _("Nobody may waive it.")
    if rule.follows_from:
        yield _("Folded under: {rules}.").format(rules=listed(rule.follows_from))
    if rule.policy:
        yield _("Not law but our choice: {policy}").format(policy=rule.policy)
    yield ""
    yield style(_("Law on {day}").format(day=on), bold=True)
    for law in rule.law:
        yield f"  {law.title}: {law.because}"
        if law.for_:
            yield f"    {law.for_}"
        if not law.verified:
            yield style(_("    Not verified: have a lawyer confirm it."), fg="yellow")
    yield ""
    yield style(_("Examples, judged just now"), bold=True)
    for example in rule.examples:
        yield from _example(example)


def _example(example: ExampleShown) -> Iterator[str]:
    yield f"  {outcome(example.outcome)}  {example.title}"
    yield f"    {example.because}"
    for changed in example.changed:
        yield _("    changed: {address}").format(address=changed)
