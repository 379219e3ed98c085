"""What the rules say of records: findings with where, why and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.concepts.rules import Actor, Severity
from registry.findings import Outcome
from registry.verbs.checks.check import Answer, Shown
from registry.wording import _, counted, day

_COLOURS = {"critical": "red", "high": "red", "medium": "yellow", "low": "cyan"}


def lines(answer: Answer) -> Iterator[str]:
    """Each finding in a few lines, then what was judged, by what and with what outcome."""
    for shown in answer.findings:
        yield from _finding(shown)
    for defect in answer.defects:
        said = _("A defect of Muniment: the rule {rule} failed on {subject}. {message}")
        yield style(said.format(rule=defect.rule, subject=defect.subject, message=defect.message), fg="red", bold=True)
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
        more = counted(answer.folded, _("finding only follows"), _("findings only follow"))
        yield _("{more} from another and is not shown: add --all.").format(more=more)
    if not answer.findings and not answer.defects:
        yield _("Nothing needs attention, as far as these rules look.")


def _finding(shown: Shown) -> Iterator[str]:
    finding = shown.finding
    severity = _(Severity(finding.severity).label)
    cannot = finding.outcome == Outcome.CANNOT_TELL
    head = f"{severity}, {_('cannot tell')}" if cannot else severity
    yield f"{style(head, fg=_COLOURS[finding.severity], bold=True)}  {style(shown.title, bold=True)}  {finding.rule}"
    yield f"  {finding.because}"
    yield f"  {shown.record_title}"
    yield f"  {shown.file}:{shown.line}"
    yield _("  What to do ({who}): {remedy}").format(who=_(Actor(shown.who_acts).label), remedy=shown.remedy)
    yield _("  Law: {law}").format(law="; ".join(shown.law))
    if shown.unverified:
        yield style(_("  Not verified: {law}").format(law="; ".join(shown.unverified)), fg="yellow")
    yield ""
