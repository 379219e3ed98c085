"""A file of our own as YAML sees it, node by node, with the lines that each stands on: for whoever leaves lines out."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "composed"]


def composed(text: str) -> Any:
    """The node of a whole file. Not for what strangers wrote: it is neither bounded nor checked."""
    return yaml.compose(text, yaml.CSafeLoader)
