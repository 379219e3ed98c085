"""The state of the index."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.paths import shown_path
from registry.verbs.registers.index import Answer
from registry.wording import _, counted


def lines(answer: Answer) -> Iterator[str]:
    """What it holds, and where it is."""
    records = counted(answer.records, _("record"), _("records"))
    registers = counted(answer.registers, _("register"), _("registers"))
    problems = counted(answer.problems, _("problem or note"), _("problems and notes"))
    yield _("The index is up to date: {records} in {registers}, {problems}.").format(
        records=records, registers=registers, problems=problems
    )
    if answer.place:
        yield _("It is in {place} and may be removed at any time.").format(place=shown_path(answer.place))
