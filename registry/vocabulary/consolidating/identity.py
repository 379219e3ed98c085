"""Whether two rows are about the same thing: by columns that somebody named, and by nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence

from registry.values import NamedTuple

IGNORABLE = ("case", "spaces", "noughts")
"""What may be ignored in comparing identities, if somebody asks."""


class Identity(NamedTuple):
    """Which columns tell one thing from another, all of them together.

    - `columns`: their names.
    - `case`, `spaces`, `noughts`: whether capitals, any spaces, and noughts in front are ignored.
    """

    columns: tuple[str, ...]
    case: bool = False
    spaces: bool = False
    noughts: bool = False

    @property
    def loosest(self) -> Identity:
        """The same columns, with all ignored that can be."""
        return Identity(self.columns, True, True, True)


def reader(identity: Identity, columns: Sequence[str], empty: frozenset[str]) -> Callable[[Sequence[str]], bytes]:
    """What gives a row's identity, as bytes to compare; nothing where any part of it is empty, which is no identity.

    `empty` are the values that count as empty. Raises ValueError where a column is not among `columns`.
    """
    places = [columns.index(each) for each in identity.columns]
    is_plain = not (identity.case or identity.spaces or identity.noughts)

    def key(row: Sequence[str]) -> bytes:
        parts = []
        for place in places:
            text = row[place]
            if text in empty or text.isspace():
                return b""
            parts.append(text if is_plain else _same(text, identity))
        # As a list in JSON, so that no two rows meet because one part ends where another begins.
        return hashlib.blake2b(json.dumps(parts).encode(), digest_size=16).digest()

    return key


def _same(text: str, identity: Identity) -> str:
    if identity.spaces:
        text = "".join(text.split())
    if identity.case:
        text = text.casefold()
    if identity.noughts:
        text = text.lstrip("0") or "0"
    return text
