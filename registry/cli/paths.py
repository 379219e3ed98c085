"""Paths as a person would type them."""

from __future__ import annotations

import os


def shown_path(path: str) -> str:
    """A path as it is shortest to type from here."""
    near = os.path.relpath(path)
    return near if not near.startswith(os.path.join("..", "..", "..")) else os.path.realpath(path)
