"""Changing a few fields and list entries of a record's file. Every other line stays as it is, byte for byte.

The lines of what changes are found by how they are indented, laid out again, and put back. What came of it is read
again and compared with what was meant: where a file is written so oddly that this does not work, the whole of it is
laid out again, and where even that would lose something, nothing is written.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from registry.parse import parse
from registry.wording import _
from registry.write import CannotFormat, _comments, _laid_out, _layout, _plain_text, as_yaml

_WIDTH = 120
_KEY = re.compile(r"""([A-Za-z_][A-Za-z0-9_]*|"[^"]*"|'[^']*')[ \t]*:(?=[ \t\r\n]|$)""")
_LIST = "entries"
_IN = 2
"""How far the house style moves the entries of a list in from its name."""


def with_changes(
    data: bytes,
    fields: Mapping[str, Any],
    listed: str,
    entries: Sequence[Mapping[str, Any]],
    order: Sequence[str],
    entry_order: Sequence[str],
) -> bytes:
    """A record's file with these fields, and with these entries of one of its lists; comments and order are kept.

    - `fields`: field → its new value, whole.
    - `listed`, `entries`: the list, and entries of it, whole: one whose `id` is there already takes that one's place,
      any other is added at the end.
    - `order`, `entry_order`: the fields of a record and of an entry, in the order in which new ones are put.

    Raises CannotFormat where the bytes are not a record's YAML, or where anything else would change.
    """
    before, problems = parse(data)
    if before is None or problems:
        raise CannotFormat(
            _("this file is not YAML that a record may be written in"), _("Run `muniment validate` and mend it first.")
        )
    wanted = _expected(before, fields, listed, entries)
    for way in (_by_lines, _as_a_whole):
        try:
            made = way(data, before, fields, listed, entries, order, entry_order)
        except (YAMLError, ValueError, LookupError, AssertionError):
            continue
        again, trouble = parse(made)
        # Line by line, what is not changed is not touched: only of the whole file need comments be counted.
        if again == wanted and not trouble and (way is _by_lines or not _comments(data) - _comments(made)):
            return made
    raise CannotFormat(
        _("this file cannot be changed without changing more than was asked for"),
        _("Nothing was written. Lay it out with `muniment fmt`, or change it by hand."),
    )


def _expected(
    before: Mapping[str, Any], fields: Mapping[str, Any], listed: str, entries: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    wanted = dict(before) | dict(fields)
    if entries:
        new = {each["id"]: dict(each) for each in entries}
        kept = [new.pop(each["id"], each) for each in before.get(listed, ())]
        wanted[listed] = [*kept, *new.values()]
    return wanted


# ── line by line ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _by_lines(
    data: bytes, before: Mapping[str, Any], fields: Mapping[str, Any], listed: str,
    entries: Sequence[Mapping[str, Any]], order: Sequence[str], entry_order: Sequence[str],
) -> bytes:  # fmt: skip
    mark = data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    ends = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    for name, value in fields.items():
        lines = _with_field(lines, name, value, before, order)
    if entries:
        lines = _with_entries(lines, listed, before.get(listed) or [], entries, order, entry_order)
    return (b"\xef\xbb\xbf" if mark else b"") + "".join(lines).replace("\n", ends).encode()


def _spans(lines: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Field of the record → its first line, and the line after its last. Comments before the next are not its own."""
    starts = [(found[1].strip("\"'"), at) for at, line in enumerate(lines) if (found := _KEY.match(line))]
    return {
        name: (start, _end(lines, start, after, 0))
        for (name, start), (_next, after) in pairwise([*starts, ("", len(lines))])
    }


def _end(lines: Sequence[str], start: int, after: int, column: int) -> int:
    """Where something ends that goes on to a line at most: blank lines, and comments no further in, come after it."""
    while after > start + 1 and _is_between(lines[after - 1], column):
        after -= 1
    return after


def _is_between(line: str, column: int) -> bool:
    bare = line.lstrip(" ")
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) <= column)


def _with_field(lines: list[str], name: str, value: Any, before: Mapping[str, Any], order: Sequence[str]) -> list[str]:
    spans = _spans(lines)
    if name not in spans:
        at = _place(spans, name, order, len(lines))
        return lines[:at] + as_yaml({name: value}, _WIDTH).splitlines(keepends=True) + lines[at:]
    start, end = spans[name]
    old = lines[start:end]
    node = _layout().load("".join(old))
    _set(node, name, before.get(name), value)
    return lines[:start] + _dumped(node, old, {name: value}) + lines[end:]


def _place(spans: Mapping[str, tuple[int, int]], name: str, order: Sequence[str], length: int) -> int:
    """The line before which a field goes that is not there yet: after the last of those it comes after."""
    rank = order.index(name)
    earlier = [end for each, (_start, end) in spans.items() if each in order and order.index(each) < rank]
    return max(earlier, default=min((start for start, _end in spans.values()), default=length))


def _with_entries(
    lines: list[str], listed: str, before: Sequence[Mapping[str, Any]], entries: Sequence[Mapping[str, Any]],
    order: Sequence[str], entry_order: Sequence[str],
) -> list[str]:  # fmt: skip
    spans = _spans(lines)
    if listed not in spans or not before:
        return _with_field(lines, listed, [dict(each) for each in entries], {listed: list(before)}, order)
    start, end = spans[listed]
    first = next((at for at in range(start + 1, end) if lines[at].lstrip(" ").startswith("-")), None)
    if first is None:
        raise LookupError(listed)
    column = len(lines[first]) - len(lines[first].lstrip(" "))
    dash = " " * column + "-"
    starts = [at for at in range(first, end) if lines[at].startswith((f"{dash} ", f"{dash}\n"))]
    if len(starts) != len(before):
        raise LookupError(listed)
    new = {each["id"]: dict(each) for each in entries}
    found: list[str] = lines[:first]
    for own, (at, after) in zip(before, pairwise([*starts, end]), strict=True):
        last = _end(lines, at, after, column)
        changed = new.pop(own["id"], None)
        same = changed is None or changed == own
        found += (
            lines[at:last] if same or changed is None else _entry(lines[at:last], column, own, changed, entry_order)
        )
        found += lines[last:after]
    for each in new.values():
        found += _shifted(
            as_yaml({listed: [each]}, _WIDTH - max(0, column - _IN)).splitlines(keepends=True)[1:], column
        )
    return found + lines[end:]


def _entry(
    old: list[str], column: int, before: Mapping[str, Any], after: Mapping[str, Any], order: Sequence[str]
) -> list[str]:
    """The lines of one entry, changed."""
    # They are read as far in as they stand, so that comments after values keep their columns.
    node = _layout().load("".join([f"{_LIST}:\n", *old]))
    _change(node[_LIST][0], before, after, order)
    return _shifted(_dumped(node, old, [dict(after)]), column)


def _shifted(lines: Sequence[str], column: int) -> list[str]:
    """The lines of entries, moved from where the house style has them to where the list has them."""
    return [f"{' ' * column}{line[_IN:]}" if line.strip() else line for line in lines]


def _change(node: CommentedMap, before: Mapping[str, Any], after: Mapping[str, Any], order: Sequence[str]) -> None:
    """Make a node say something else, and leave alone whatever says the same."""
    for name in [name for name in node if name not in after]:
        del node[name]
    for name, value in after.items():
        if name in node:
            if before.get(name) != value:
                node[name] = _laid_out(value, _WIDTH, 2, name)
            continue
        rank = order.index(name) if name in order else len(order)
        later = [at for at, each in enumerate(node) if each in order and order.index(each) > rank]
        node.insert(min(later, default=len(node)), name, _laid_out(value, _WIDTH, 2, name))


def _set(node: CommentedMap, name: str, before: Any, after: Any) -> None:
    """Give a field a new value; to a list that only grows, what is new is added."""
    held = node[name]
    if isinstance(held, CommentedSeq) and isinstance(before, list) and before and after[: len(before)] == before:
        held.extend(_laid_out(each, _WIDTH, 1) for each in after[len(before) :])
    elif isinstance(held, CommentedMap) and isinstance(after, dict):
        _change(held, before or {}, after, list(after))
    else:
        node[name] = _laid_out(after, _WIDTH, 0, name)


def _dumped(node: Any, old: Sequence[str], said: Any) -> list[str]:
    """A node as lines, with the comments of the lines it was read from that the layout lost standing above them."""
    stream = io.StringIO()
    _layout().dump(node, stream)
    lines = stream.getvalue().splitlines(keepends=True)
    if _plain_text(said):
        lines = [line.rstrip(" \t\n") + "\n" for line in lines]
    is_entry = list(node) == [_LIST]
    lost = _comments("".join(old).encode()) - _comments("".join(lines).encode())
    lead = " " * _IN if is_entry else ""
    return [*(f"{lead}{comment}\n" for comment in lost.elements()), *lines[is_entry:]]


# ── the whole file ───────────────────────────────────────────────────────────────────────────────────────────────────


def _as_a_whole(
    data: bytes, before: Mapping[str, Any], fields: Mapping[str, Any], listed: str,
    entries: Sequence[Mapping[str, Any]], order: Sequence[str], entry_order: Sequence[str],
) -> bytes:  # fmt: skip
    node = _layout().load(data.decode("utf-8-sig"))
    for name, value in fields.items():
        if name in node:
            _set(node, name, before.get(name), value)
        else:
            node[name] = _laid_out(value, _WIDTH, 0, name)
    new = {each["id"]: dict(each) for each in entries}
    if entries and listed not in node:
        node[listed] = CommentedSeq()
    for own, held in _pairs(before.get(listed) or [], node.get(listed) or ()):
        if own["id"] in new:
            _change(held, own, new.pop(own["id"]), entry_order)
    for each in new.values():
        node[listed].append(_laid_out(each, _WIDTH, 1))
    return "".join(_dumped(node, data.decode("utf-8-sig").splitlines(keepends=True), dict(before))).encode()


def _pairs(
    before: Sequence[Mapping[str, Any]], nodes: Sequence[CommentedMap]
) -> Iterator[tuple[Mapping[str, Any], CommentedMap]]:
    yield from zip(before, nodes, strict=True)
