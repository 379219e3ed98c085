"""The file of one record, or some lines of it."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.verbs.records.source import Answer
from registry.wording import _, counted


def lines(answer: Answer) -> Iterator[str]:
    """The file and line, as editors take them, then the lines with their numbers."""
    place = shown_path(answer.file)
    first, last = (answer.first, answer.last) if answer.first else (1, len(answer.lines))
    yield style(f"{place}:{first}", bold=True) + (f"  {answer.address}" if answer.address else "")
    width = len(str(last))
    for number in range(first, last + 1):
        yield f"{number:>{width}}  {answer.lines[number - 1]}".rstrip()
    if answer.shortened:
        yield _("{lines} longer than can be shown here.").format(
            lines=counted(answer.shortened, _("line is"), _("lines are"))
        )
