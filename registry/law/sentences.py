"""Citations as they stand in a sentence: “s.115 CDA 1998 and section 10 of the Children Act 2004” is of two Acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from registry.law.citations import (
    LONGEST,
    NAMED_ACT,
    NUMBERED,
    SHORT_NAME,
    CitationReader,
    Cited,
    citations_of,
    plain_name,
)
from registry.law.places import UNITS, spots
from registry.law.statute_book import StatuteBook

_YEAR = re.compile(r",?\s(?:1[5-9]|20)[0-9]{2}\b")
_LEADING = re.compile(r"^(?:(?:of|and|the|in|for)\s+)+")
_TRAILING = re.compile(r"(?:[\s;,.]+(?:and|or|with|under))?[\s;,.]*$")
_LEADS_ON = re.compile(r"[0-9][A-Z]*(?:\s?\([0-9A-Za-z]{1,5}\))*,?\s*(?:of\s+)?(?:the\s+)?$")
"""A place right before a name, as in “section 10 of the”."""

_BEGINS = re.compile(rf"^[\s,:(]*(?:{UNITS})\.?\s?[0-9IVX]", re.IGNORECASE)
"""A place right after a name."""

_ANOTHER = re.compile(rf"(?:,|\band\b|\bor\b|\bwith\b|\bunder\b|\.)\s+(?=(?:{UNITS})\.?\s?[0-9IVX])", re.IGNORECASE)
"""Where another place begins, with its unit."""

_Span = tuple[int, int]


def read_sentence(book: StatuteBook, text: str) -> list[Cited]:
    """What every place that a sentence cites leads to, each in the instrument it is said of; at least one answer."""
    reader = citations_of(book)
    text = " ".join(text[:LONGEST].split())
    names = _names(reader, text)
    if len(names) < 2:
        return reader.read(text)
    found = [cited for part in _parts(text, names) for cited in reader.read(part)]
    placed = {each.instrument.id for each in found if each.instrument and each.spot}
    # “Data Protection Act 2018 (DPA 2018) s.10” names one Act twice.
    kept = [each for each in found if each.spot or each.instrument is None or each.instrument.id not in placed]
    return list({(each.text, each.trouble): each for each in kept}.values())


def _names(reader: CitationReader, text: str) -> list[_Span]:
    """Where instruments are named, whether there are such or not, in the order of the text."""
    plain = plain_name(text)
    if len(plain) != len(text):
        return []
    known = [match.span() for match in reader.pattern.finditer(plain)]
    found = [match.span() for match in NUMBERED.finditer(text)]
    for start, end in known:
        year = _YEAR.match(text, end)
        _add(found, (start, year.end() if year else end))
    for pattern in (NAMED_ACT, SHORT_NAME):
        for match in pattern.finditer(text):
            leading = _LEADING.match(match[0])
            _add(found, (match.start() + (leading.end() if leading else 0), match.end()))
    return sorted(found)


def _add(found: list[_Span], span: _Span) -> None:
    if all(span[1] <= start or end <= span[0] for start, end in found):
        found.append(span)


def _parts(text: str, names: list[_Span]) -> Iterator[str]:
    """The text in as many parts as it names instruments, each with the places of its own."""
    begins = 0
    for (start, end), (after, _end) in pairwise(names):
        cut = end + _cut(text[begins:start], text[end:after])
        yield _TRAILING.sub("", text[begins:cut]).strip()
        begins = cut
    yield _TRAILING.sub("", text[begins:]).strip()


def _cut(before: str, gap: str) -> int:
    """How much of what stands between two names belongs to the first. `before` is what stands before that one."""
    if ";" in gap:
        return gap.index(";") + 1
    if not spots(gap) or not _LEADS_ON.search(gap):
        return len(gap)
    if spots(before) or not _BEGINS.match(gap):
        return 0
    others = list(_ANOTHER.finditer(gap))
    return others[-1].start() if others else len(gap)
