"""The scale on which links are scored, as tables: what a finding, a date or a lapsed assurance makes of a link.

Why it is so is told in decision 29. A link is as strong as the worst of what is known of it, and a chain as its weakest
link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from registry.concepts.rules import Severity
from registry.concepts.sharing import Strength
from registry.findings import Finding, Outcome

RANK: Mapping[str, int] = {each.value: at for at, each in enumerate(Strength)}
"""A strength → how strong it is: 0 is the weakest."""

SOUNDEST = len(RANK) - 1

VIOLATED: Mapping[str, Strength] = {
    Severity.CRITICAL.value: Strength.BROKEN,
    Severity.HIGH.value: Strength.WEAK,
    Severity.MEDIUM.value: Strength.FAIR,
    Severity.LOW.value: Strength.FAIR,
}
"""The severity of what no record shows → how strong a link can be at most."""

CANNOT_TELL: Mapping[str, Strength] = {
    Severity.CRITICAL.value: Strength.UNKNOWN,
    Severity.HIGH.value: Strength.UNKNOWN,
    Severity.MEDIUM.value: Strength.FAIR,
    Severity.LOW.value: Strength.FAIR,
}
"""The same where nobody can tell. A doubt never weighs more than what is doubted would."""

WAIVED = Strength.FAIR
"""Somebody entitled to has decided to live with it until a day: it is still there to be mended."""

NOT_IN_FORCE = Strength.BROKEN
"""An agreement or contract that does not run on the day, or a party that declined or has left."""

LAPSED = Strength.WEAK
"""An assurance, a safeguard or a supplier's contract of a system whose last day is past."""

NOT_ASSURED = Strength.FAIR
"""A processor or sub-processor of which no record shows an outside assurance."""

NOT_A_PARTY = Strength.FAIR
"""Somebody who gets the data without being party to the agreement."""

NOT_RECORDED = Strength.UNKNOWN
"""Somebody or something that is named and of which nothing more is recorded, or whose register was not read."""

UNVERIFIED = Strength.UNKNOWN
"""All the law that a link rests on is law whose text was not read."""


def of_finding(finding: Finding) -> Strength:
    """How strong a link can be at most that a finding is about."""
    if finding.waiver:
        return WAIVED
    return (VIOLATED if finding.outcome is Outcome.VIOLATED else CANNOT_TELL)[finding.severity]


def weakest(strengths: Iterable[str]) -> str:
    """The weakest of some strengths; sound where there is none."""
    return min(strengths, key=RANK.__getitem__, default=Strength.SOUND.value)
