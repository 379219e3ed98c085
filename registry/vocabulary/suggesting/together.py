"""Columns of one data set that are asked about together: what one of them has, another is less likely to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.vocabulary.suggesting.decided import Target

_TIMES = 2
"""How often it is gone round: more changes nothing to speak of."""

Shares = tuple[Mapping[Target, float], float]
"""Target → share of it, and the share of none: together 1."""


def apart(of_all: Sequence[Shares], taken: Mapping[Target, float] | None = None) -> list[Shares]:
    """The shares of each column, lowered by what the others have of the same target. `taken`: by what is decided.

    None is never taken: nothing may fit any number of columns.
    """
    found = list(of_all)
    for _time in range(_TIMES):
        total: dict[Target, float] = dict(taken or {})
        for shares, _none in found:
            for target, share in shares.items():
                total[target] = total.get(target, 0.0) + share
        found = [_lowered(first, now[0], total) for first, now in zip(of_all, found, strict=True)]
    return found


def _lowered(first: Shares, now: Mapping[Target, float], total: Mapping[Target, float]) -> Shares:
    lowered = {
        target: share / (1 + max(0.0, total.get(target, 0.0) - now.get(target, 0.0)))
        for target, share in first[0].items()
    }
    whole = sum(lowered.values()) + first[1]
    return {target: share / whole for target, share in lowered.items()}, first[1] / whole
