"""Whether a column's cells hold several values each, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.vocabularies import Datatype

_OFTEN = 0.1
_ONE_VALUE = frozenset((
    Datatype.DATE.value, Datatype.DATE_TIME.value, Datatype.GEOMETRY.value, Datatype.LINK.value, Datatype.MONEY.value,
    Datatype.DECIMAL.value, Datatype.INTEGER.value, Datatype.PERCENTAGE.value, Datatype.ADDRESS.value,
))  # fmt: skip
_MOST = 5_000
_FEW = 200
_LETTERS = 40


def separator_within(values: Sequence[tuple[str, int]], datatype: str) -> str:
    """The separator, nothing where a cell is one value. `values`: each different one, with how often it is met.

    What stands between values is told from what stands in prose by the pieces: those of a list come again and again.
    """
    if datatype in _ONE_VALUE or not values:
        return ""
    looked = values[:_MOST]
    weight = sum(times for _value, times in looked)
    for separator in ("|", ";", "\n", ",", "/"):
        with_it = [(value, times) for value, times in looked if separator in value]
        if sum(times for _value, times in with_it) < max(_OFTEN * weight, 2):
            continue
        parts = [part.strip() for value, _times in with_it for part in value.split(separator)]
        filled = [part for part in parts if part]
        if len(filled) < len(parts) - len(with_it) or not filled:
            continue
        whole = {value.strip() for value, _times in looked if separator not in value}
        seen = set(filled)
        again = len(filled) - len(seen)
        known = sum(part in whole for part in filled)
        is_short = max(map(len, seen)) <= _LETTERS
        if is_short and len(seen) <= _FEW and (2 * again >= len(filled) or 2 * known >= len(filled)):
            return separator
    return ""
