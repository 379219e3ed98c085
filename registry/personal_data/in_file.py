"""Personal data in one file: a record's free text and comments, or any other text as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

from registry.concepts.kinds import Kind
from registry.parse import MAX_BYTES, parse, positions
from registry.personal_data.fields import Text, free_texts
from registry.personal_data.found import Found
from registry.personal_data.recognise import recognise
from registry.schema.published import Shape, shape
from registry.source import Place, Position
from registry.tree import FEDERATION_FILE, REGISTER_FILE
from registry.values import Any, NamedTuple

LARGEST = 4 * 1024 * 1024
"""The largest file that is read. A register's own files are far smaller."""

_YAML = (".yaml", ".yml")
_READ = (*_YAML, ".md", ".txt", ".text", ".csv", ".tsv", ".json", ".jsonl", ".eml", ".log", ".html", ".htm", ".xml")
_MOST = 200
"""The most findings told of one file."""

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
_KINDS = frozenset(kind.value for kind in Kind)
_SHOWN_FIELD = 80
_SHORT = 2_000
_BETWEEN_WORDS = str.maketrans("/._-", "    ")


class Spot(NamedTuple):
    """One finding in a file.

    - `field`: where in the record, as far as the schema knows it; empty in a comment or another sort of file.
    - `shown_of`: the text it stands in, for `found.shown`. Not for showing.
    """

    position: Position
    field: str
    found: Found
    shown_of: str

    def mark(self, key: bytes) -> bytes:
        """The same for the same data wherever they stand, and of no use to anybody without the key."""
        value = re.sub(r"[\s().-]", "", self.shown_of[self.found.start : self.found.end]).casefold()
        return blake2b(f"{self.found.kind} {value}".encode("utf-8", "replace"), key=key, digest_size=16).digest()


def is_read(path: str) -> bool:
    """Whether a file of that name is text that people write: records, tables, notes. Hidden ones are not."""
    return path.casefold().endswith(_READ) and not any(part.startswith(".") for part in path.split("/"))


def in_name(path: str) -> list[Found]:
    """What is taken for personal data in the name of a file or its folders."""
    return recognise(path.translate(_BETWEEN_WORDS))


def shown_name(path: str) -> str:
    """The name of a file, with what is taken for personal data in it cut to its first two characters."""
    for found in reversed(in_name(path)):
        path = f"{path[: found.start + 2]}…{path[found.end :]}"
    return path


def spots(path: str, raw: bytes) -> list[Spot] | None:
    """All that is taken for personal data in a file, as it comes. None where the bytes are no text."""
    text = _decoded(raw)
    if text is None:
        return None
    found = None
    if path.casefold().endswith(_YAML) and len(raw) <= MAX_BYTES:
        data, problems = parse(raw, "", path)
        if data is not None and not problems:
            found = [*_in_fields(data, _shape_of(path, data), raw, text), *_in_comments(text)]
    if found is None:
        # Not a record, or not any more: whoever looks for a number in it looks everywhere.
        found = list(_in_whole(text))
    # A `#` inside quotes is read as a field and as a comment, and told once.
    once = {(spot.position, spot.found.kind): spot for spot in reversed(found)}
    return [spot for _place, spot in sorted(once.items())][:_MOST]


def _recognised(words: str) -> Sequence[Found]:
    """What is found in some words. One version of a record repeats nearly all the words of the one before."""
    return _kept(words) if len(words) <= _SHORT else recognise(words)


@lru_cache(maxsize=32_768)
def _kept(words: str) -> tuple[Found, ...]:
    return tuple(recognise(words))


def _decoded(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw:
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _shape_of(path: str, data: dict[str, Any]) -> Shape | None:
    name = path.rpartition("/")[2]
    if name == REGISTER_FILE:
        return shape("register")
    if name == FEDERATION_FILE:
        return shape("federation")
    kind = data.get("kind")
    return shape(kind) if isinstance(kind, str) and kind in _KINDS else None


def _in_fields(data: dict[str, Any], known: Shape | None, raw: bytes, text: str) -> Iterator[Spot]:
    hits = [(each, found) for each in free_texts(data, known) for found in _recognised(each.words)][:_MOST]
    if not hits:
        return
    starts = positions(raw, {(each.place, each.is_key) for each, _found in hits})
    for each, found in hits:
        begin = starts.get((each.place, each.is_key), Position(1, 1))
        yield Spot(_within(text, begin, each, found), _field(each.place, known), found, each.words)


def _within(text: str, begin: Position, where: Text, found: Found) -> Position:
    """The line and column of a finding, looked for from where its field begins; where that is, if it is not found so.

    A value may be folded over lines, so only its first word is looked for, and as often as it comes before.
    """
    start = _offset(text, begin)
    word = where.words[found.start : found.end].split(maxsplit=1)[0]
    at = start - 1
    for _time in range(where.words.count(word, 0, found.start) + 1):
        at = text.find(word, at + 1, start + 2 * len(where.words) + 2000)
        if at < 0:
            return begin
    return _position(text, at)


def _in_comments(text: str) -> Iterator[Spot]:
    """What stands behind a `#`."""
    for match in _COMMENT.finditer(text):
        for found in _recognised(match[0]):
            yield Spot(_position(text, match.start() + found.start), "", found, match[0])


def _in_whole(text: str) -> Iterator[Spot]:
    line, begin = 1, 0
    for found in recognise(text):
        line += text.count("\n", begin, found.start)
        begin = found.start
        column = found.start - (text.rfind("\n", 0, found.start) + 1) + 1
        yield Spot(Position(line, column), "", found, text)


def _offset(text: str, position: Position) -> int:
    at = 0
    for _line in range(position.line - 1):
        at = text.find("\n", at) + 1
        if not at:
            return 0
    return at + position.column - 1


def _position(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _field(place: Place, known: Shape | None) -> str:
    """A place by names that the schema has, and by positions: what people wrote may not be shown."""
    steps: list[str] = []
    here = known
    for step in place:
        here = (here.item if isinstance(step, int) else here.fields.get(step)) if here is not None else None
        if isinstance(step, int) and steps:
            steps[-1] += f"[{step + 1}]"
        elif here is not None:
            steps.append(str(step))
        if here is None:
            break
    return "/".join(steps)[:_SHOWN_FIELD]
