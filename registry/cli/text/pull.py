"""What became of each register that is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.verbs.registers.pull import Answer, Row
from registry.wording import _, counted, day

_COMMIT = 7


def lines(answer: Answer) -> Iterator[str]:
    """A line a register, what should be known of it below, and at the end what to do."""
    rows = [row for row in answer.rows if row.state != "folder"]
    if not rows:
        yield _("There is nothing to fetch: every register lies in a folder here.")
        return
    width = max(len(row.register) for row in rows)
    for row in rows:
        yield f"{row.register:<{width}}  {_listed(row, answer) if answer.listed else _done(row)}"
        if answer.listed:
            yield from _source(row, " " * (width + 2))
        for note in row.notes:
            yield " " * (width + 2) + style(note, fg="yellow")
    yield from _after(rows, answer)


def _done(row: Row) -> str:
    commit = row.commit[:_COMMIT]
    if row.state == "fetched":
        was = _(", instead of {before}").format(before=row.before[:_COMMIT]) if row.before else ""
        return _("fetched: commit {commit}{was}").format(commit=commit, was=was)
    if row.state == "unchanged":
        return _("unchanged: commit {commit}").format(commit=commit)
    return style(_trouble(row), fg="yellow" if row.commit else "red")


def _trouble(row: Row) -> str:
    if row.how_shown:
        return _("shown {how}").format(how=row.how_shown)
    if row.state == "not-approved":
        return _("not approved, so not fetched")
    return _("not fetched, because {why}").format(why=row.because) if row.because else _("not fetched yet")


def _listed(row: Row, answer: Answer) -> str:
    if row.state == "pulled":
        said = _("commit {commit}, fetched on {day} ({age})")
        age = _age(row.seen or row.fetched, answer.now)
        return said.format(commit=row.commit[:_COMMIT], day=day(datetime.fromisoformat(row.fetched).date()), age=age)
    return style(_trouble(row), fg="yellow" if row.commit else "red")


def _age(seen: str, now: str) -> str:
    days = (datetime.fromisoformat(now).date() - datetime.fromisoformat(seen[:10]).date()).days
    if days <= 0:
        return _("looked for newer today")
    return _("looked for newer {days} ago").format(days=counted(days, _("day"), _("days")))


def _source(row: Row, indent: str) -> Iterator[str]:
    yield f"{indent}{row.source} ({row.ref})"
    if row.leads_to:
        approved = _("approved") if row.approved else _("not approved")
        yield indent + _("{where}: {approved}").format(where=row.leads_to, approved=approved)


def _after(rows: list[Row], answer: Answer) -> Iterator[str]:
    waiting = [row for row in rows if not row.approved and row.leads_to]
    if waiting:
        yield ""
    for row in waiting:
        if not answer.listed:
            yield _("{register} would come from {url}").format(register=row.register, url=row.source)
            if row.others:
                yield "    " + _("It used to come from {url}.").format(url=row.others[-1])
        yield "    " + _("If you trust that address: muniment pull --approve {register}").format(register=row.register)
    if answer.listed:
        yield ""
        yield _("Approvals are yours alone, in {path}.").format(path=shown_path(answer.approvals))
