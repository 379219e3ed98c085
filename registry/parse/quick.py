"""The quick reading, which nearly every file passes."""

from __future__ import annotations

from typing import Any

import yaml

from registry.parse.bounds import MAX_BYTES, MAX_DEPTH
from registry.parse.guard import has_control, suspicious
from registry.parse.reader import Reader
from registry.parse.scalars import CONTROL, STARTERS, WORDS, Trouble, scalar
from registry.problems import Problem


def build(node: Any, depth: int = 0) -> Any:
    """The value of a node, quickly. Raises `Trouble` at the first thing a record may not contain."""
    tag = node.tag
    if tag == "plain":
        text = node.value
        # Nearly all of them are text, which is seen here without another call.
        return scalar(text) if text in WORDS or text[0] in STARTERS else text
    if tag == "quoted":
        # An escape such as "\\e" can put there what may not be typed.
        if CONTROL.search(node.value):
            raise Trouble
        return node.value
    if depth >= MAX_DEPTH:
        raise Trouble
    depth += 1
    if tag == "map":
        result: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value
            if key.tag == "plain":
                if name in _NO_KEYS or (name[0] in STARTERS and type(scalar(name)) is not str):
                    raise Trouble
            elif key.tag != "quoted" or CONTROL.search(name):
                raise Trouble
            if name in result:
                raise Trouble
            result[name] = build(value, depth)
        return result
    if tag == "list":
        return [build(member, depth) for member in node.value]
    raise Trouble


_NO_KEYS = WORDS | {"<<"}


def parse(data: bytes, register: str = "", path: str = "") -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read one record's bytes: its data, or the problems that stop it being one.

    Where there are problems the data is what could be made of the rest, so that the schema's problems can be told in
    the same pass; None where nothing could.
    """
    if len(data) <= MAX_BYTES and not has_control(data):
        try:
            if not suspicious(data) or _is_safe(data):
                node = Reader(data).get_single_node()
                if node is not None and node.tag == "map":
                    built: dict[str, Any] = build(node)
                    return built, []
        except (Trouble, yaml.YAMLError, UnicodeDecodeError):
            pass
    from registry.parse.patient import Patient  # what is only needed when something is wrong

    return Patient(register, path).read(data)


def _is_safe(data: bytes) -> bool:
    from registry.parse.patient import Patient

    return Patient("", "").events_are_safe(data)
