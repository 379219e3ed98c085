"""What verdicts come to for one duty: how far evidence of it is on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.check.attention import Attention
from registry.concepts.coverage import Coverage
from registry.findings import Outcome
from registry.rules.catalogue import Rule

Tally = Mapping[str, Mapping[str, int]]
"""Rule → outcome → how many verdicts."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many verdicts there are of each outcome. Waived findings are among those violated or not to be told."""

    satisfied: int = 0
    violated: int = 0
    cannot_tell: int = 0
    not_applicable: int = 0


def counts_of(tally: Tally, chosen: Iterable[Rule]) -> Counts:
    """The verdicts of some rules together."""
    found: Counter[str] = Counter()
    for rule in chosen:
        found.update(tally.get(rule.id, {}))
    return Counts(
        found[Outcome.SATISFIED], found[Outcome.VIOLATED], found[Outcome.CANNOT_TELL], found[Outcome.NOT_APPLICABLE]
    )


def coverage_of(counts: Counts, chosen: Sequence[Rule]) -> Coverage:
    """What the verdicts of the rules on one duty come to. Nothing is evidenced unless something is satisfied."""
    if not chosen:
        return Coverage.NOT_KNOWN
    if counts.satisfied:
        return Coverage.PARTLY if counts.violated or counts.cannot_tell else Coverage.EVIDENCED
    if counts.violated:
        return Coverage.NO_RECORD
    return Coverage.CANNOT_TELL if counts.cannot_tell else Coverage.NOTHING_HERE


def waived_of(attention: Attention, registers: Sequence[str]) -> Counter[str]:
    """Rule → how many of its findings are waived, in some registers or all."""
    return Counter(group.rule for group in attention.waived.values() if not registers or group.register in registers)
