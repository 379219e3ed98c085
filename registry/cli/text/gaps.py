"""What needs attention, finding by finding, and how many there are under each heading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.concepts.rules import Area, Severity
from registry.verbs.checks.gaps import Answer, Row
from registry.verbs.records.search import Heading
from registry.wording import _, counted, day, listed

_COLOURS = {"critical": "red", "high": "red", "medium": "yellow", "low": "cyan"}
_WIDEST = 60
"""Letters of a label in a column; the rest of a longer one is left out."""


def lines(answer: Answer) -> Iterator[str]:
    """Each finding in a few lines, then the headings where they were asked for, and how many there are in all."""
    for row in answer.rows:
        yield from _row(row)
    for heading in answer.headings:
        yield from _heading(heading)
    if answer.cells:
        yield from _table(answer)
    yield from _summed(answer)


def _row(row: Row) -> Iterator[str]:
    said = [_(Severity(row.severity).label)]
    said += [_("cannot tell")] if row.outcome == "cannot-tell" else []
    said += [_("waived")] if row.waiver else []
    said += [_("follows from {rules}").format(rules=listed(row.follows_from))] if row.follows_from else []
    yield f"{style(', '.join(said), fg=_COLOURS[row.severity], bold=True)}  {style(row.title, bold=True)}"
    yield f"  {row.because}"
    if row.waived:
        yield f"  {row.waived}"
    whose = row.organisation_title or _("Not known whose duty it is")
    yield f"  {row.record}  ({whose})"
    yield f"  {row.file}:{row.line}"
    since = _(" First seen: {since}.").format(since=row.since.said) if row.since.by else ""
    yield _("  {area}. Who acts: {who}.").format(area=row.area_label, who=row.who_acts_label) + since
    yield f"  {row.fingerprint}"
    yield ""


def _heading(heading: Heading) -> Iterator[str]:
    yield style(heading.label, bold=True)
    width = min(_WIDEST, max(len(each.label) for each in heading.values))
    for each in heading.values:
        code = "" if each.label == each.value else f"  {each.value}"
        yield f"  {each.label[:_WIDEST]:<{width}}  {each.count:>7,}{code}"
    if heading.others:
        yield "  " + _("and {others}").format(others=counted(heading.others, _("other"), _("others")))
    yield ""


def _table(answer: Answer) -> Iterator[str]:
    """Organisation by area: a line for each pair of which there is any, the worst of it beside."""
    yield style(_("Organisation and area"), bold=True)
    titles = dict(answer.organisations)
    shown = ""
    for cell in answer.cells:
        if cell.organisation != shown:
            shown = cell.organisation
            yield f"  {titles[shown]}"
        worst = _("worst: {severity}").format(severity=_(Severity(cell.worst).label).lower())
        yield f"    {_(Area(cell.area).label):<46}  {cell.count:>7,}  {worst}"
    yield ""


def _summed(answer: Answer) -> Iterator[str]:
    on = day(date.fromisoformat(answer.as_of))
    if not answer.total:
        yield _("Nothing that fits needs attention on {day}, as far as the rules look.").format(day=on)
    else:
        kinds = [f"{count:,} {_(Severity(name).label).lower()}" for name, count in answer.severities if count]
        about = counted(answer.records, _("record"), _("records"))
        findings = counted(answer.total, _("finding"), _("findings"))
        yield _("{shown} of {findings} about {records} on {day}: {kinds}.").format(
            shown=f"{len(answer.rows):,}", findings=findings, records=about, day=on, kinds=", ".join(kinds)
        )
    if answer.cannot_tell:
        unknown = counted(answer.cannot_tell, _("of them cannot be told"), _("of them cannot be told"))
        yield _("{unknown}: no record says what it turns on.").format(unknown=unknown)
    if answer.waived:
        waived = counted(answer.waived, _("more is waived"), _("more are waived"))
        yield _("{waived}: add --waived yes.").format(waived=waived)
    if answer.folded:
        folded = counted(answer.folded, _("more only follows from another"), _("more only follow from others"))
        yield _("{folded}: add --consequences.").format(folded=folded)
    if answer.defects:
        defects = counted(answer.defects, _("time"), _("times"))
        said = _("A defect of Muniment: rules failed {times}. `muniment check` says where.").format(times=defects)
        yield style(said, fg="red", bold=True)
    if answer.next:
        yield _("For more, add: --after={next}").format(next=answer.next)
