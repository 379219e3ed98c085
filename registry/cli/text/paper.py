"""A committee paper on a screen: its headings and sentences; tables as lines."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.verbs.checks.paper import Answer, Bullets, Paragraph, Table
from registry.wording import _


def lines(answer: Answer) -> Iterator[str]:
    """The whole paper, in order."""
    yield style(answer.title, bold=True)
    for name, value in answer.under:
        yield f"{name}: {value}"
    for part in answer.parts:
        yield ""
        yield style(part.title, bold=True)
        for block in part.blocks:
            yield from _block(block)
    yield ""
    yield _("For Word, PDF or Markdown, add: --output paper.docx, paper.pdf or paper.md")


def _block(block: Paragraph | Bullets | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"  {block.text}"
    elif isinstance(block, Bullets):
        for at, item in enumerate(block.items, start=1):
            yield f"  {at}. {item}" if block.numbered else f"  - {item}"
    else:
        yield f"  {block.caption}"
        for row in block.rows:
            yield "    " + " | ".join(cell.replace("\n", "; ") for cell in row)
