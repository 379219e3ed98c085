"""From places in a document back to lines and columns in its file."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.nodes import MappingNode, SequenceNode

from registry.parse.bounds import MAX_BYTES
from registry.parse.reader import Reader, start
from registry.source import Place, Position


def positions(data: bytes, wanted: set[tuple[Place, bool]]) -> dict[tuple[Place, bool], Position]:
    """The line and column of each wanted place; True beside a place asks for its key rather than its value.

    A place that is not there is given the position of the nearest one above it that is. Nothing is returned for
    bytes that do not parse.
    """
    from registry.parse.patient import Patient  # what is only needed when something is wrong

    try:
        text = data.decode("utf-8-sig").encode("utf-8")
        if len(data) > MAX_BYTES or not Patient("", "").events_are_safe(text):
            return {}
        root = Reader(text).get_single_node()
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    if root is None:
        return {}
    found = {}
    for place, on_key in wanted:
        node, key = _node_at(root, place)
        line, column = start(key if on_key and key is not None else node)
        found[(place, on_key)] = Position(line, column)
    return found


def _node_at(root: Any, place: Place) -> tuple[Any, Any]:
    """The node at a place, or the nearest one above, and the key it stands under."""
    node, key = root, None
    for step in place:
        if isinstance(node, MappingNode) and isinstance(step, str):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                break
            key, node = pair
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node, key = node.value[step], None
        else:
            break
    return node, key
