"""A paper as PDF: real headings, lists and tables, page numbers, in English, for people and for screen readers.

It is PDF/UA-1, the standard of PDF that can be read aloud (ISO 14289-1): Typst refuses to make it where something
that the standard asks for is wanting. Letters come from the fonts that Typst brings along, so the same paper is the
same file on every machine, and no file or address is looked at. What the paper says is handed over as data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Final

import typst

from registry.exchange.junit import clean
from registry.exchange.paper import Block, Bullets, Paper, Paragraph, Table, numbered
from registry.values import Any
from registry.wording import _

_STANDARD: Final = "ua-1"
_LONG_ROW = 1200
"""Letters in a cell from which on its row may be parted between pages: one that fills a page would run off it."""
_LONG_WORD = re.compile(r"[^\s\u200b]{25,}")
"""Words that would run out of a cell, such as addresses: they may be parted."""
_PARTED = re.compile(r"(?<=[/#=@_.?&:-])(?=\w)|(?<=\w{20})(?=\w)")
_KNOWN = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2022\u20ac\n]+")
"""Letters that Typst's own font is known to have: English, Welsh and the other languages of western Europe."""
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
"""Letters that nobody sees, among them those that turn a line round: a paper shows what it says, in its order."""
_PROBE = b'#set document(title: "x")\n#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))\n#sys.inputs.said'


def render(paper: Paper) -> bytes:
    """The document. The same paper gives the same bytes."""
    said = _data(paper)
    letters = {each for text in _texts(said) for each in _KNOWN.sub("", text)}
    lacking = _lacking(tuple(sorted(letters)))
    try:
        return _made(_written_out(said, lacking), paper)
    except typst.TypstError:
        # Letters can lack a picture together that have one each: then each is written out.
        if not letters - lacking:
            raise
        return _made(_written_out(said, frozenset(letters)), paper)


def _made(said: dict[str, Any], paper: Paper) -> bytes:
    on = datetime.combine(date.fromisoformat(paper.as_of), datetime.min.time(), UTC)
    made = typst.compile(
        _layout(), sys_inputs={"paper": json.dumps(said)}, format="pdf", pdf_standards=_STANDARD,
        ignore_system_fonts=True, timestamp=on,
    )  # fmt: skip
    assert isinstance(made, bytes)
    return made


@lru_cache
def _layout() -> bytes:
    return files("registry.exchange").joinpath("paper.typ").read_bytes()


# ── What it says, as data ────────────────────────────────────────────────────────────────────────────────────────────


def _data(paper: Paper) -> dict[str, Any]:
    on = date.fromisoformat(paper.as_of)
    return {
        "title": _plain(paper.title) or _("Paper"),
        "organisation": _plain(paper.organisation),
        "date": [on.year, on.month, on.day],
        "page": _("Page"),
        "of": _("of"),
        "under": [[_plain(name), _plain(value)] for name, value in paper.under],
        "parts": [
            {
                "title": _plain(f"{number}. {part.title}"),
                "level": part.level,
                "apart": part.apart,
                "blocks": [_block(each) for each in part.blocks],
            }
            for number, part in numbered(paper.parts)
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": _plain(block.text), "quiet": block.quiet}
    if isinstance(block, Bullets):
        return {"kind": "bullets", "items": [_plain(each) for each in block.items], "numbered": block.numbered}
    return _table(block)


def _table(table: Table) -> dict[str, Any]:
    return asdict(table) | {
        "kind": "table",
        "caption": _plain(table.caption),
        "heads": [_cell(each) for each in table.heads],
        "rows": [[_cell(each).split("\n") for each in row] for row in table.rows],
        "long": [any(len(each) > _LONG_ROW for each in row) for row in table.rows],
    }


def _plain(text: str) -> str:
    return _UNSEEN.sub("", clean(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")))


def _cell(text: str) -> str:
    return _LONG_WORD.sub(lambda found: _PARTED.sub("\u200b", found.group()), _plain(text))


# ── Letters that have no picture ─────────────────────────────────────────────────────────────────────────────────────


def _texts(said: Any) -> Iterator[str]:
    """Every text in it."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for each in said.values():
            yield from _texts(each)
    elif isinstance(said, list):
        for each in said:
            yield from _texts(each)


def _lacking(letters: tuple[str, ...]) -> frozenset[str]:
    """Which of the letters the fonts have no picture of, found by halves."""
    if not letters or _is_shown("".join(letters)):
        return frozenset()
    if len(letters) == 1:
        return frozenset(letters)
    middle = len(letters) // 2
    return _lacking(letters[:middle]) | _lacking(letters[middle:])


@lru_cache(maxsize=4096)
def _is_shown(letters: str) -> bool:
    try:
        typst.compile(
            _PROBE, sys_inputs={"said": letters}, format="pdf", pdf_standards=_STANDARD, ignore_system_fonts=True
        )
    except typst.TypstError:
        return False
    return True


def _written_out(said: Any, letters: Iterable[str]) -> Any:
    """The same with each of the letters written as its number, such as (U+4F8B), so that nothing is lost."""
    table = str.maketrans({each: f"(U+{ord(each):04X})" for each in letters})
    return _translated(said, table) if table else said


def _translated(said: Any, table: dict[int, Any]) -> Any:
    if isinstance(said, str):
        return said.translate(table)
    if isinstance(said, dict):
        return {name: _translated(each, table) for name, each in said.items()}
    if isinstance(said, list):
        return [_translated(each, table) for each in said]
    return said
