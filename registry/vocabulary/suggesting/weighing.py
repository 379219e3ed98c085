"""From evidence to a share for each candidate and for “none of these”, and from that to a calibrated confidence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from registry.values import NamedTuple
from registry.vocabulary.suggesting import weights

STAGES = ("nothing-decided", "few-decided", "many-decided")
"""How much there is to go by. How far a share can be relied on is told apart by it."""

_GROUNDS = (
    "always", "share", "share-next", "here", "anywhere", "agreed", "against", "alone", "name", "cold", "cold-share",
    "best",
)  # fmt: skip

SURE_OF = tuple(f"{stage} {name}" for stage in STAGES for name in _GROUNDS)
"""What tells how far a share can be relied on, at each stage."""


class Weights(NamedTuple):
    """What each piece of evidence counts for a candidate, for none of them, and for how far one may rely on it."""

    candidate: Mapping[str, float]
    none: Mapping[str, float]
    sure: Mapping[str, float]


SHIPPED = Weights(weights.LEARNED | weights.BY_HAND, weights.FOR_NONE, weights.SURE)


def likelihoods(
    rows: Sequence[Mapping[str, float]], none: Mapping[str, float], by: Weights = SHIPPED
) -> tuple[list[float], float]:
    """The share of each candidate, and of none of them; together they are 1."""
    # Many rows are one and the same: those of candidates that there is nothing to say of.
    known = {
        id(row): sum(by.candidate.get(name, 0.0) * value for name, value in row.items())
        for row in {id(row): row for row in rows}.values()
    }
    strengths = [known[id(row)] for row in rows]
    of_none = sum(by.none.get(name, 0.0) * value for name, value in none.items())
    top = max([*strengths, of_none])
    parts = [math.exp(each - top) for each in strengths]
    nothing = math.exp(of_none - top)
    total = sum(parts) + nothing
    return [each / total for each in parts], nothing / total


def grounds(share: float, other: float, row: Mapping[str, float], is_best: bool) -> dict[str, float]:
    """What tells how far one share can be relied on. `other`: the largest share beside it, of none as well."""
    here, anywhere = row.get("same-here-sure", 0.0), row.get("same-anywhere-sure", 0.0)
    stage = next((each for each in STAGES if row.get(each)), STAGES[-1])
    found = {
        "always": 1.0,
        "share": _odds(share),
        "share-next": _odds(other),
        "here": here,
        "anywhere": anywhere,
        "agreed": row.get("same-anywhere", 0.0),
        "against": max(0.0, row.get("near-anywhere-best", 0.0) - row.get("same-anywhere", 0.0)),
        # One organisation alone may be wrong, or mean something of its own.
        "alone": float(0 < anywhere < 0.7),
        "name": row.get("same-name", 0.0),
        "cold": row.get("cold", 0.0),
        "cold-share": row.get("cold", 0.0) * _odds(share),
        "best": float(is_best),
    }
    return {f"{stage} {name}": value for name, value in found.items()}


def confidence(found: Mapping[str, float], by: Weights = SHIPPED) -> float:
    """Of suggestions on such grounds, how many were right for publishers that were not seen: from 0 to 1."""
    return 1 / (1 + math.exp(-sum(by.sure.get(name, 0.0) * value for name, value in found.items())))


def _odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))
