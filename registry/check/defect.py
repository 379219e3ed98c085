"""`Defect`: a rule that failed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defect:
    """A rule that failed: our own fault, and never a pass. `detail` is for whoever mends it."""

    rule: str
    subject: str
    message: str
    detail: str
