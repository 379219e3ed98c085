"""Every verdict on a record, passes included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from registry.cli.colour import style
from registry.cli.text.outcome import outcome
from registry.verbs.checks.why import Answer, Said
from registry.wording import _, day, listed


def lines(answer: Answer) -> Iterator[str]:
    """Subject by subject, each rule's verdict and why; then what was looked at, and how long it holds."""
    yield style(answer.title, bold=True)
    for subject, said in groupby(answer.said, key=lambda each: each.subject):
        yield ""
        yield style(subject, bold=True)
        for each in said:
            yield from _said(each)
    yield ""
    if answer.looked_at:
        yield _("Looked at as well: {records}.").format(records=listed(answer.looked_at))
    yield _holds(answer)
    for defect in answer.defects:
        said_ = _("A defect of Muniment: the rule {rule} failed on {subject}. {message}")
        yield style(said_.format(rule=defect.rule, subject=defect.subject, message=defect.message), fg="red", bold=True)


def _said(said: Said) -> Iterator[str]:
    yield f"  {outcome(said.outcome)}  {said.title}  {said.rule}"
    yield f"    {said.because}"
    if said.outcome in ("violated", "cannot-tell"):
        yield from (f"    {place}" for place in said.at)
    if said.outcome != "not-applicable":
        yield _("    Law: {law}").format(law="; ".join(said.law))
    if said.unverified:
        yield style(_("    Rests on law not verified: {law}").format(law="; ".join(said.unverified)), fg="yellow")


def _holds(answer: Answer) -> str:
    since = day(date.fromisoformat(answer.since)) if answer.since else ""
    until = day(date.fromisoformat(answer.until)) if answer.until else ""
    if since and until:
        return _("If no record changes, this is so from {since} to {until}.").format(since=since, until=until)
    if until:
        return _("If no record changes, this is so until {until}.").format(until=until)
    if since:
        return _("If no record changes, this has been so since {since}.").format(since=since)
    return _("If no record changes, this is so on any day.")
