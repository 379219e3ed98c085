"""What the rules say of records: findings with where, why and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from registry.cli.colour import style
from registry.concepts.rules import Actor, Severity
from registry.findings import Outcome
from registry.verbs.checks.check import Answer, Shown
from registry.wording import _, counted, day

_MANY = 20
"""Findings from which it is told of which rule there are how many: the last lines are what a person sees."""

_COLOURS = {"critical": "red", "high": "red", "medium": "yellow", "low": "cyan"}

_ORDER = {severity: at for at, severity in enumerate(_COLOURS)}


def lines(answer: Answer) -> Iterator[str]:
    """Each finding in a few lines, then what was judged, by what and with what outcome."""
    for shown in answer.findings:
        yield from _finding(shown)
    for defect in answer.defects:
        said = _("A defect of Muniment: the rule {rule} failed on {subject}. {message}")
        yield style(said.format(rule=defect.rule, subject=defect.subject, message=defect.message), fg="red", bold=True)
    if len(answer.findings) > _MANY:
        yield from _by_rule(answer.findings)
    on = day(date.fromisoformat(answer.as_of))
    records, by = counted(answer.judged, _("record"), _("records")), counted(answer.rules, _("rule"), _("rules"))
    yield _("{records} judged by {rules} on {day}.").format(records=records, rules=by, day=on)
    words = {
        Outcome.VIOLATED: _("{n} violated"),
        Outcome.CANNOT_TELL: _("{n} cannot be told"),
        Outcome.SATISFIED: _("{n} satisfied"),
        Outcome.NOT_APPLICABLE: _("{n} not applicable"),
    }
    counts = [text.format(n=f"{answer.verdicts.get(outcome.value, 0):,}") for outcome, text in words.items()]
    yield _("Verdicts: {counts}.").format(counts=", ".join(counts))
    if answer.folded:
        more = counted(answer.folded, _("finding is"), _("findings are"))
        yield _("{more} only what follows from another, and not shown: add --all.").format(more=more)
    if answer.waived:
        waived = counted(answer.waived, _("finding is waived"), _("findings are waived"))
        yield _("{waived}: shown last, and left out of the exit code.").format(waived=waived)
    if not answer.findings and not answer.defects:
        yield _("Nothing needs attention, as far as these rules look.")


def _by_rule(findings: Sequence[Shown]) -> Iterator[str]:
    """How many findings there are of each rule, in the order in which they were shown."""
    rows = {each.finding.rule: (each.finding.severity, each.title) for each in findings}
    counts = Counter(each.finding.rule for each in findings)
    ordered = sorted(rows, key=lambda rule: (_ORDER[rows[rule][0]], -counts[rule], rule))
    yield style(_("By rule"), bold=True)
    for rule in ordered:
        severity, title = rows[rule]
        yield f"{counts[rule]:>7,}  {_(Severity(severity).label):<8}  {title}  {rule}"
    yield ""


def _finding(shown: Shown) -> Iterator[str]:
    finding = shown.finding
    severity = _(Severity(finding.severity).label)
    cannot = finding.outcome == Outcome.CANNOT_TELL
    head = f"{severity}, {_('cannot tell')}" if cannot else severity
    head = f"{head}, {_('waived')}" if finding.waiver else head
    yield f"{style(head, fg=_COLOURS[finding.severity], bold=True)}  {style(shown.title, bold=True)}  {finding.rule}"
    yield f"  {finding.because}"
    if shown.waived:
        yield f"  {shown.waived}"
    yield f"  {shown.record_title}"
    yield f"  {shown.file}:{shown.line}"
    yield _("  What to do ({who}): {remedy}").format(who=_(Actor(shown.who_acts).label), remedy=shown.remedy)
    yield _("  Law: {law}").format(law="; ".join(shown.law))
    if shown.unverified:
        yield style(_("  Not verified: {law}").format(law="; ".join(shown.unverified)), fg="yellow")
    yield ""
