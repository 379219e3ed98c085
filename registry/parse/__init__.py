"""Bytes → `Document` data, strictly and safely; and back from a place to its line and column.

The only home of PyYAML. Two readings share one set of rules: a quick one that stops at the first trouble, and a
patient one that collects every problem with its position. Both use libyaml's parser and the YAML 1.2 core schema, so
`no`, `on`, `12:30` and dates stay text. Depth and size are bounded before anything is composed, because libyaml's
composer recurses in C and a few kilobytes of brackets would end the process.

PyYAML is imported when something is first parsed: tables are read by the rules of the modules beside it alone.
"""

from __future__ import annotations

from registry.parse.bounds import MAX_BYTES, MAX_DEPTH, MAX_TOLD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from registry.parse.places import positions
    from registry.parse.quick import parse

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_TOLD", "parse", "positions"]


def __getattr__(name: str) -> object:
    if name not in ("parse", "positions"):
        raise AttributeError(name)
    from registry.parse import places, quick

    found = globals()[name] = {"parse": quick.parse, "positions": places.positions}[name]
    return found
