"""A paper as Markdown (GitHub's, for its tables). Stored text stays text: whatever could be markup is escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator

from registry.exchange.paper import Block, Bullets, Paper, Paragraph, Table, numbered

_ANYWHERE = re.compile(r"[\\`*_\[\]|~^${}]|(?<=:)/(?=/)|@|(?<=www)\.", re.IGNORECASE)
"""Emphasis, code, links, cells, crossed out, formulas; and addresses, which become links by themselves."""
_FIRST = re.compile(r"(?<=^)[#+=:-]|(?<=^)[0-9]+(?=[.)])")
"""What begins a heading, list or line at the beginning of a line."""


def render(paper: Paper) -> str:
    """The whole paper."""
    return "\n".join(_lines(paper)).rstrip() + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    yield f"# {text(paper.title)}"
    yield ""
    for name, value in paper.under:
        yield f"- **{text(name)}:** {text(value)}"
    for number, part in numbered(paper.parts):
        yield ""
        yield f"{'#' * (part.level + 1)} {number}. {text(part.title)}"
        for block in part.blocks:
            yield ""
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"*{text(block.text)}*" if block.quiet else text(block.text)
    elif isinstance(block, Bullets):
        for at, item in enumerate(block.items, start=1):
            yield f"{at}. {text(item)}" if block.numbered else f"- {text(item)}"
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield f"**{text(table.caption)}**"
    yield ""
    yield _row(table.heads)
    yield _plain_row("---:" if at in table.numbers else "---" for at in range(len(table.heads)))
    for at, row in enumerate(table.rows):
        strong = range(len(row)) if table.is_summed and at == len(table.rows) - 1 else table.leads
        yield _row(row, strong)


def _row(cells: tuple[str, ...], strong: Collection[int] = ()) -> str:
    return _plain_row(_cell(cell, at in strong) for at, cell in enumerate(cells))


def _cell(said: str, is_led: bool) -> str:
    first, *others = [text(line) for line in said.split("\n")]
    return "<br>".join([f"**{first}**" if is_led and first else first, *others])


def _plain_row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def text(said: str) -> str:
    """Any text on one line, shown as it was written and nothing else."""
    # What Markdown leaves alone, HTML may not.
    one_line = _ANYWHERE.sub(r"\\\g<0>", html.escape(" ".join(said.split()), quote=False))
    return _FIRST.sub(_escaped, one_line)


def _escaped(found: re.Match[str]) -> str:
    own = found[0]
    return f"&#{ord(own[0])};{own[1:]}" if own[0].isdigit() else f"\\{own}"
