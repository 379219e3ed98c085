"""From verdicts to findings: what needs attention, with what is only a consequence folded under its cause."""

from __future__ import annotations

from collections.abc import Iterable

from registry.check.engine import Judged, Judgement
from registry.findings import Finding, Outcome

_NEED_ATTENTION = frozenset({Outcome.VIOLATED, Outcome.CANNOT_TELL})


def findings_of(judgement: Judgement) -> list[Finding]:
    """The findings of one record, in the order of its subjects and rules."""
    open_ = [each for each in judgement.verdicts if each.verdict.outcome in _NEED_ATTENTION]
    return [_finding(each, open_) for each in open_]


def _finding(judged: Judged, others: Iterable[Judged]) -> Finding:
    causes = [
        other.rule.id
        for other in others
        if other.rule.id in judged.rule.follows_from
        and _touch(other.subject, judged.subject)
        # What is known to be wrong is not hidden behind something that may be.
        and (other.verdict.outcome is Outcome.VIOLATED or judged.verdict.outcome is Outcome.CANNOT_TELL)
    ]
    verdict = judged.verdict
    return Finding(
        rule=judged.rule.id, subject=judged.subject, outcome=verdict.outcome, severity=judged.rule.severity,
        because=verdict.because, at=verdict.at, law=verdict.law, unverified=judged.unverified,
        follows_from=tuple(dict.fromkeys(causes)),
    )  # fmt: skip


def _touch(one: str, other: str) -> bool:
    """Whether two subjects are the same, or one is a part of the other, as a side is of its flow."""
    return one == other or one.startswith(_within(other)) or other.startswith(_within(one))


def _within(address: str) -> str:
    return f"{address}/" if "#" in address else f"{address}#"
