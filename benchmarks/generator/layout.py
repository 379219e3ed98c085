"""YAML as people write it: short values on the line, long ones folded below it, short lists in brackets."""

from __future__ import annotations

from collections.abc import Iterable

_WIDE = 116


def text(head: str, value: str) -> str:
    """A field and its words; folded where they are too long for the line. `head` is the field with its indent."""
    if len(head) + len(value) < _WIDE:
        return f"{head}: {value}\n"
    return f"{head}: >-\n{_folded(value, len(head) - len(head.lstrip(' -')) + 2)}"


def _folded(value: str, indent: int) -> str:
    pad = " " * indent
    lines = []
    start = 0
    while len(value) - start > _WIDE - indent:
        end = value.rindex(" ", start, start + _WIDE - indent)
        lines.append(value[start:end])
        start = end + 1
    lines.append(value[start:])
    return "".join(f"{pad}{line}\n" for line in lines)


def literal(head: str, lines: Iterable[str]) -> str:
    """A field whose lines are kept apart."""
    pad = " " * (len(head) - len(head.lstrip(" -")) + 2)
    return f"{head}: |-\n" + "".join(f"{pad}{line}\n" for line in lines)


def listed(head: str, values: Iterable[str]) -> str:
    """A list, one member a line; `[]` where there is none."""
    pad = " " * (len(head) - len(head.lstrip(" -")) + 2)
    rows = "".join(f"{pad}- {value}\n" for value in values)
    return f"{head}:\n{rows}" if rows else f"{head}: []\n"


def flow(head: str, values: Iterable[str]) -> str:
    """A list of keys in brackets."""
    return f"{head}: [{', '.join(values)}]\n"


def quoted(value: str) -> str:
    """A value in double quotes."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
