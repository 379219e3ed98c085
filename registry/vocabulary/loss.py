"""What is lost or added when values go by a mapping, and whether anybody answers for it."""

from __future__ import annotations

from collections.abc import Mapping

from registry.values import Any
from registry.vocabulary.step import Step

NOTHING_LOST = frozenset({"none", "format"})
"""A value that is written differently is the same value."""


def losses(step: Step, detail: Mapping[str, Any], *, forward: bool = True, back: bool = True) -> tuple[str, ...]:
    """What is lost (`concepts.mappings.Loss`) each way that a mapping is used and was asked about.

    An empty word where the two terms differ and nobody said; terms that mean the same lose nothing unless it is said.
    """
    unsaid = "none" if step.predicate == "exact" else ""
    asked = (("loss", step.forward and forward), ("loss_back", step.back and back))
    return tuple(str(detail.get(name, unsaid)) for name, is_asked in asked if is_asked)


def is_lossy(lost: tuple[str, ...]) -> bool:
    """Whether something is lost or added on the way."""
    return any(each and each not in NOTHING_LOST for each in lost)


def is_agreed(detail: Mapping[str, Any], on: str) -> bool:
    """Whether a record shows who agreed to the loss, and that they had by a day (ISO text)."""
    day = detail.get("loss_approved_on")
    return bool(detail.get("loss_approved_by")) and day is not None and str(day) <= on
