"""What would be found if a draft were among the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from registry.cli.colour import style
from registry.cli.text.cited import cited_line
from registry.concepts.agreements import AgreementStatus
from registry.concepts.rules import Actor, Severity
from registry.findings import Outcome
from registry.verbs.attention.would_be import Found, Other
from registry.verbs.checks.whatif import Answer
from registry.verbs.problem_line import ProblemLine
from registry.wording import _, counted, day

_COLOURS = {"critical": "red", "high": "red", "medium": "yellow", "low": "cyan"}


def lines(answer: Answer) -> Iterator[str]:
    """What the draft is, then its problems, its findings, what goes, and what would be otherwise elsewhere."""
    yield style(_standing(answer), bold=True)
    if answer.looks_like:
        yield _("This looks like {what}. A draft is the text of one record, in YAML.").format(what=answer.looks_like)
    yield ""
    for problem in answer.problems:
        yield from _problem(problem, "red")
    for problem in answer.notes:
        yield from _problem(problem, "yellow")
    for each in answer.personal:
        said = _("{line}:{column}: this may be {kind}: {why}. No record may hold personal data about people.")
        yield style(said.format(line=each.line, column=each.column, kind=each.kind, why=each.why), fg="red")
    for found in answer.findings:
        yield from _finding(found, answer.stands)
    for found in answer.gone:
        yield from _gone(found)
    for other in answer.elsewhere:
        yield from _other(other)
    for defect in answer.defects:
        text = _("A defect of Muniment: the rule {rule} failed on {subject}. {message}")
        said = text.format(rule=defect.rule, subject=defect.subject, message=defect.message)
        yield style(said, fg="red", bold=True)
    yield from _summary(answer)
    yield from cited_line(answer.copies)


def _standing(answer: Answer) -> str:
    if not answer.is_record:
        return _("This is not a record yet, so the rules could not judge it.")
    if answer.stands:
        text = _("{ref}, read in place of the record as it stands.")
    else:
        text = _("{ref}, read as a new record: there is none of this name.")
    return text.format(ref=answer.ref)


def _problem(problem: ProblemLine, colour: str) -> Iterator[str]:
    note = _("note: ") if problem.stage == "note" else ""
    where = f"{problem.file}:{problem.line}:{problem.column}:"
    yield f"{style(where, bold=True)} {style(problem.code, fg=colour)} {note}{problem.message}"
    yield f"    {problem.fix}"


def _head(found: Found, mark: str) -> str:
    finding = found.finding
    severity = _(Severity(finding.severity).label)
    if finding.outcome is Outcome.CANNOT_TELL:
        severity = f"{severity}, {_('cannot tell')}"
    head = style(f"{mark}{severity}", fg=_COLOURS[finding.severity], bold=True)
    return f"{head}  {style(found.title, bold=True)}  {finding.rule}"


def _finding(found: Found, compare: bool) -> Iterator[str]:
    marks = {"new": _("New. "), "changed": _("Changed. ")}
    yield _head(found, marks.get(found.change, "") if compare else "")
    yield f"  {found.finding.because}"
    for said in (found.how, found.waived):
        if said:
            yield f"  {said}"
    yield f"  {_where(found)}"
    yield _("  What to do ({who}): {remedy}").format(who=_(Actor(found.who_acts).label), remedy=found.remedy)
    yield _("  Law: {law}").format(law="; ".join(found.law))
    if found.unverified:
        yield style(_("  Not verified: {law}").format(law="; ".join(found.unverified)), fg="yellow")
    yield ""


def _where(found: Found) -> str:
    if found.file:
        return f"{found.file}:{found.line}"
    return _("Line {line} of the draft").format(line=found.line)


def _gone(found: Found) -> Iterator[str]:
    yield _head(found, _("Gone. "))
    yield f"  {found.finding.because}"
    yield ""


def _other(other: Other) -> Iterator[str]:
    yield style(_("Elsewhere: {title} ({ref})").format(title=other.title, ref=other.ref), bold=True)
    for found in other.findings:
        yield from _finding(found, True)
    for found in other.gone:
        yield from _gone(found)
    for problem in other.problems:
        yield from _problem(problem, "red")
    for problem in other.problems_gone:
        yield _("Gone: {problem}").format(problem=f"{problem.file}:{problem.line}: {problem.message}")
    yield ""


def _summary(answer: Answer) -> Iterator[str]:
    if answer.is_record:
        on = day(date.fromisoformat(answer.as_of))
        yield _("{found}, judged on {day}.").format(found=_count(answer.findings), day=on)
        if answer.as_if:
            status = _(AgreementStatus(answer.as_if).label).lower()
            yield _("Judged as if its status were: {status}.").format(status=status)
        if answer.stands:
            new = sum(each.change == "new" for each in answer.findings)
            text = _("Compared with the record as it stands: {new} new, {gone} gone.")
            yield text.format(new=f"{new:,}", gone=f"{len(answer.gone):,}")
        looked = counted(answer.looked, _("other record"), _("other records"))
        text = _("{looked} looked at; something would be otherwise in {differ}.")
        yield text.format(looked=looked, differ=f"{len(answer.elsewhere):,}")
    if answer.left:
        left = counted(answer.left, _("more record was"), _("more records were"))
        yield style(_("There was no time for all: {left} not looked at.").format(left=left), fg="yellow")
    yield _("Nothing was stored.")


def _count(findings: Sequence[Found]) -> str:
    return counted(len(findings), _("finding"), _("findings"))
