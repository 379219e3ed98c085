"""What an evidence pack holds, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.verbs.checks.evidence import Answer
from registry.wording import _, counted, day

_TOLD = 20


def lines(answer: Answer) -> Iterator[str]:
    """Where it is, how much of each is in it, and what was left out."""
    on = day(date.fromisoformat(answer.as_of))
    size = counted(answer.bytes, _("byte"), _("bytes"))
    yield style(
        _("{title}, as on {day}: {file}, {size}").format(title=answer.title, day=on, file=answer.file, size=size),
        bold=True,
    )
    yield _("SHA-256 {digest}").format(digest=answer.sha256)
    records = counted(answer.records, _("record"), _("records"))
    yield _("{records}, {others} of them of other registers and {private} private.").format(
        records=records, others=f"{answer.others:,}", private=f"{answer.private:,}"
    )
    for number, one, many in (
        (answer.documents, _("document named as evidence"), _("documents named as evidence")),
        (answer.findings, _("finding"), _("findings")),
        (answer.decisions, _("decision, signature or review"), _("decisions, signatures and reviews")),
        (answer.changes, _("change in git"), _("changes in git")),
    ):
        yield f"  {counted(number, one, many)}"
    if answer.left_out:
        yield _("Not in it:")
        yield from (f"  {what}: {why}" for what, why in answer.left_out[:_TOLD])
        if len(answer.left_out) > _TOLD:
            yield "  " + _("and {number} more, which its index page lists").format(number=len(answer.left_out) - _TOLD)
    yield _("Unpack it and open index.html. In the same folder, `sha256sum -c SHA256SUMS` checks every file.")
