"""How far each duty and expectation is evidenced: by part of the law, then the regulator's framework."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.concepts.coverage import Coverage
from registry.verbs.attention.coverage_of import Bearing, CategoryShown, DutyShown
from registry.verbs.checks.coverage import Answer
from registry.wording import _, counted, day

_COLOURS = {"evidenced": "green", "partly": "yellow", "no-record": "red", "cannot-tell": "yellow"}


def lines(answer: Answer) -> Iterator[str]:
    """The numbers, every duty with its verdicts, the framework, and what none of that shows."""
    named = dict(answer.known)
    whose = ", ".join(named[each] for each in answer.registers) or _("every register")
    records = counted(answer.records, _("record"), _("records"))
    on = day(date.fromisoformat(answer.as_of))
    yield _("Evidence on record on {day}: {whose}, {records}.").format(day=on, whose=whose, records=records)
    yield ""
    for status, number in answer.statuses:
        yield f"{number:>4}  {_(Coverage(status).label)}"
    yield ""
    for part, title in answer.parts:
        duties = [each for each in answer.duties if each.part == part]
        if duties:
            yield style(_(title), bold=True)
            for duty in duties:
                yield from _duty(duty)
            yield ""
    if not answer.duties:
        for each in answer.rules:
            yield from _passed(each)
    if len(answer.duties) == sum(number for _status, number in answer.statuses):
        yield from _framework(answer)
    yield _("Evidence on record is not proof that the law is kept; nor is the absence of findings.")
    if answer.defects:
        yield style(_("Some rules failed, which is a defect of Muniment: `muniment check` says which."), fg="red")


def _duty(duty: DutyShown) -> Iterator[str]:
    yield f"  {_tag(duty.status)}  {'; '.join(each.title for each in duty.law)} – {duty.duty}"
    if duty.rules:
        yield f"      {_counts(duty)}"
    yield from (f"      {each.standing}" for each in duty.law if each.standing)
    if duty.why:
        yield f"      {duty.why}"
    for each in duty.rules:
        yield from _passed(each)


def _passed(rule: Bearing) -> Iterator[str]:
    """The records that satisfy a rule, where they were asked for."""
    if not rule.records:
        return
    yield f"      {rule.rule}: {_counts(rule)}"
    yield from (f"        {each.title}  {each.ref}" for each in rule.passed)
    if rule.records > len(rule.passed):
        yield "        " + _("and {number} more").format(number=f"{rule.records - len(rule.passed):,}")


def _framework(answer: Answer) -> Iterator[str]:
    yield style(_("The regulator's Accountability Framework"), bold=True)
    for category in answer.framework:
        yield from _category(category)
    yield ""


def _category(category: CategoryShown) -> Iterator[str]:
    expectations = counted(category.count, _("expectation"), _("expectations"))
    if not category.confirmed:
        expectations = _("{expectations} (not confirmed; their names were not read)").format(expectations=expectations)
    yield f"  {_tag(category.status)}  {_(category.title)}: {expectations}"
    yield from (f"      {_tag(each.status)}  {_(each.title)}" for each in category.expectations)


def _tag(status: str) -> str:
    return style(_(Coverage(status).label), fg=_COLOURS.get(status, ""), bold=True)


def _counts(of: DutyShown | Bearing) -> str:
    words = (
        (_("{n} satisfied"), of.counts.satisfied),
        (_("{n} with no record"), of.counts.violated),
        (_("{n} cannot be told"), of.counts.cannot_tell),
        (_("{n} waived"), of.waived),
    )
    said = [text.format(n=f"{number:,}") for text, number in words if number]
    return ", ".join(said) or _("applies to nothing here")
