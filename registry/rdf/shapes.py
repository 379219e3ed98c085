"""The published shapes: what a graph of vocabularies and mappings must keep, for any tool that reads SHACL."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).with_name("shapes.ttl")


def shapes() -> str:
    """The shapes, as Turtle."""
    return FILE.read_text("utf-8")
