"""What would be found: in a sentence, then problems, findings by severity, what goes, and what changes elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from registry.concepts.agreements import AgreementStatus
from registry.concepts.kinds import Kind
from registry.ui.finding.words import SEVERITIES, severity_word
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading, message, note, paragraph, prose
from registry.ui.record.fold import opened_by
from registry.ui.whatif.found import changed_elsewhere, finding, gone
from registry.ui.whatif.lines import numbered, to_line
from registry.verbs.attention.would_be import Found
from registry.verbs.checks.whatif import Answer, Personal
from registry.verbs.problem_line import ProblemLine
from registry.wording import _, counted, day

RESULT = "s-result"
"""The anchor of the heading that gets the focus when a draft was checked."""

_MOST = 100
"""Findings, and other records, that are drawn."""


def title(answer: Answer) -> str:
    """What came of it, in a few words."""
    if not answer.is_record:
        return _("This is not a record yet")
    count = counted(len(_own(answer.findings)), _("finding"), _("findings"))
    if answer.problems:
        return _("{problems} and {findings}").format(problems=_problems(answer), findings=count)
    return count if answer.findings else _("Nothing would be found")


def told(answer: Answer) -> str:
    """What a screen reader is told of it."""
    return f"{title(answer)}. {_compared(answer)}" if answer.is_record and answer.stands else title(answer)


def result(answer: Answer, text: str) -> Html:
    """Everything that was said, beside the text it was said of."""
    said = joined([*_troubles(answer), *_findings(answer), *_gone(answer), *_elsewhere(answer)])
    beside = element("div", numbered(text, _marks(answer)), class_="tried-text") if text.strip() else NOTHING
    return element("div", element("div", said), beside, class_="tried")


def summary(answer: Answer, *, is_older: bool) -> Html:
    """The heading, on what day and in what place it was judged, and whether the text is another by now."""
    parts = [heading(title(answer), 2, RESULT)]
    if is_older:
        parts.append(note(paragraph(_("You have changed the text since. Check it again to see what is found now."))))
    parts += [paragraph(each) for each in _sentences(answer) if each]
    return joined(parts)


def _sentences(answer: Answer) -> Iterator[str]:
    if not answer.is_record:
        yield _("The rules judge records only. Correct what is listed here, and check it again.")
        return
    yield _judged(answer)
    if answer.stands:
        yield _compared(answer)
    else:
        yield _("There is no record of this name yet, so it was read as a new one.")
    looked = counted(answer.looked, _("other record"), _("other records"))
    if answer.elsewhere:
        differ = counted(len(answer.elsewhere), _("of them something"), _("of them something"))
        yield _("{looked} that depend on it were judged again: in {differ} would change.").format(
            looked=looked, differ=differ
        )
    elif answer.looked:
        yield _("{looked} that depend on it were judged again: nothing would change there.").format(looked=looked)
    if answer.left:
        left = counted(answer.left, _("more record was"), _("more records were"))
        said = _("There was no time for all: {left} not looked at. Check it again to look at more of them.")
        yield said.format(left=left)


def _compared(answer: Answer) -> str:
    new, changed = (sum(each.change == how for each in answer.findings) for how in ("new", "changed"))
    said = _("Compared with the record as it stands: {new} new, {changed} changed, {gone} gone.")
    return said.format(new=f"{new:,}", changed=f"{changed:,}", gone=f"{len(answer.gone):,}")


def _judged(answer: Answer) -> str:
    on = day(date.fromisoformat(answer.as_of))
    if answer.as_if:
        status = _(AgreementStatus(answer.as_if).label).lower()
        return _("Judged on {day}, as if its status were: {status}.").format(day=on, status=status)
    return _("Judged on {day}, by the status that it has.").format(day=on)


# ── problems ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _troubles(answer: Answer) -> Iterator[Html]:
    for defect in answer.defects:
        said = _("A rule failed, which is a fault of ours: {rule} on {subject}. {message}")
        yield note(paragraph(said.format(rule=defect.rule, subject=defect.subject, message=defect.message)))
    if answer.looks_like:
        said = _("This looks like {what}. A draft is the text of one record, in YAML.")
        yield note(paragraph(said.format(what=answer.looks_like)))
    if answer.problems:
        items = (element("li", *_problem(each)) for each in answer.problems)
        yield element("div", heading(_("There is a problem"), 3), element("ul", *items), class_="problem tried-problem")
    if answer.personal:
        yield element("div", heading(_("Personal data"), 3), _personal(answer.personal), class_="problem tried-problem")
    if answer.notes:
        items = (element("li", *_problem(each)) for each in answer.notes)
        yield joined([heading(_("Worth knowing"), 3), element("ul", *items, class_="tried-notes")])


def _problems(answer: Answer) -> str:
    return counted(len(answer.problems), _("problem"), _("problems"))


def _problem(problem: ProblemLine) -> Iterator[Html]:
    yield to_line(problem.line, problem.message[:60])
    column = _(", column {column}: ").format(column=f"{problem.column:,}")
    yield safe(column)
    yield prose(problem.message[:1].upper() + problem.message[1:] + ".")
    yield element("div", prose(problem.fix), class_="fix")


def _personal(found: Sequence[Personal]) -> Html:
    lead = message(_("No record may hold personal data about the people whose data is shared. Take this out."))
    items = []
    for each in found:
        sure = _("This is") if each.certainty == "sure" else _("This may be")
        said = _("{sure} {kind}: {why}.").format(sure=sure, kind=each.kind, why=each.why.rstrip("."))
        column = _(", column {column}: ").format(column=f"{each.column:,}")
        items.append(element("li", to_line(each.line, each.kind), safe(column), safe(said)))
    return joined([lead, element("ul", *items)])


# ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _own(findings: Iterable[Found]) -> list[Found]:
    """Those that are not only a consequence of another."""
    return [each for each in findings if not each.finding.follows_from]


def _findings(answer: Answer) -> Iterator[Html]:
    for severity in SEVERITIES:
        found = [each for each in _own(answer.findings) if each.finding.severity == severity]
        if found:
            said = counted(len(found), _("finding"), _("findings"))
            yield heading(f"{severity_word(severity)}: {said}", 3, f"s-{severity}")
            yield element("ol", *(finding(each, answer.stands) for each in found[:_MOST]), class_="results")
            if len(found) > _MOST:
                yield paragraph(_("These are the first {most}.").format(most=_MOST), "quiet")
    following = [each for each in answer.findings if each.finding.follows_from]
    if following:
        label = counted(len(following), _("more that only follows from these"), _("more that only follow from these"))
        drawn = (finding(each, answer.stands) for each in following[:_MOST])
        yield opened_by(label, element("ol", *drawn, class_="results"))
    if answer.is_record and not answer.findings:
        yield paragraph(_("As far as the rules look, nothing is missing from this draft at its status."))


def _gone(answer: Answer) -> Iterator[Html]:
    if answer.gone:
        said = counted(len(answer.gone), _("finding would go"), _("findings would go"))
        yield heading(said, 3, "s-gone")
        yield element("ol", *(gone(each) for each in answer.gone[:_MOST]), class_="results")


def _elsewhere(answer: Answer) -> Iterator[Html]:
    if not answer.elsewhere:
        return
    yield heading(_("In other records"), 3, "s-elsewhere")
    for other in answer.elsewhere[:_MOST]:
        kind = _(Kind(other.kind).label)
        yield element("h4", link(other.ref, other.title), safe(f" ({kind})"), class_="tried-other")
        yield changed_elsewhere(other)
    if len(answer.elsewhere) > _MOST:
        said = _("These are the first {most} of {all} records.")
        yield paragraph(said.format(most=_MOST, all=f"{len(answer.elsewhere):,}"), "quiet")


def _marks(answer: Answer) -> dict[int, str]:
    """Line → what there is, in a few words."""
    found: dict[int, list[str]] = {}
    for problem in answer.problems:
        found.setdefault(problem.line, []).append(_("problem"))
    for each in answer.personal:
        found.setdefault(each.line, []).append(_("personal data"))
    for finding_ in _own(answer.findings):
        if finding_.line and not finding_.file:
            found.setdefault(finding_.line, []).append(severity_word(finding_.finding.severity).lower())
    return {line: ", ".join(dict.fromkeys(said)) for line, said in found.items()}
