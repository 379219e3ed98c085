"""libyaml's composer with our rules for what a scalar is."""

from __future__ import annotations

import operator
from typing import Any

from yaml._yaml import CParser  # libyaml's parser; the pure Python one is twenty times slower
from yaml.nodes import MappingNode, Node, ScalarNode


class Reader(CParser):
    """libyaml's composer, told to resolve scalars by our rules. Its node tags are ours: a foreign tag stands out."""

    def __init__(self, data: bytes) -> None:
        CParser.__init__(self, data)

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        if kind is ScalarNode:
            return "plain" if implicit[0] else "quoted"
        return "map" if kind is MappingNode else "list"

    # Asked at every node and not used: what is built in is called in half the time of a method that does nothing.
    descend_resolver = staticmethod(operator.is_)
    ascend_resolver = staticmethod(bool)

    def dispose(self) -> None:
        """Nothing is held."""


def start(node: Any) -> tuple[int, int]:
    """The line and column at which a node or event begins, counted from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1
