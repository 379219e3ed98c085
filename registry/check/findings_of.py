"""From verdicts to findings: what needs attention, with what is only a consequence folded under its cause."""

from __future__ import annotations

from collections.abc import Iterable

from registry.check.engine import Judged, Judgement
from registry.concepts.rules import Severity
from registry.findings import Finding, Outcome

_SEVERITY = {severity.value: at for at, severity in enumerate(Severity)}
_NEED_ATTENTION = frozenset({Outcome.VIOLATED, Outcome.CANNOT_TELL})


def findings_of(judgement: Judgement) -> list[Finding]:
    """The findings of one record, in the order of its subjects and rules."""
    open_ = [each for each in judgement.verdicts if each.verdict.outcome in _NEED_ATTENTION]
    first = _first_to_ask(open_)
    return [_finding(each, open_, first) for each in open_]


_Question = tuple[tuple[str, ...], str]


def _first_to_ask(open_: Iterable[Judged]) -> dict[_Question, Judged]:
    """What cannot be told → the most severe rule that asks just that: the others ask the same of the same place."""
    found: dict[_Question, Judged] = {}
    for each in sorted(open_, key=lambda each: _SEVERITY[each.rule.severity]):
        if each.verdict.outcome is Outcome.CANNOT_TELL:
            found.setdefault(_question(each), each)
    return found


def _question(judged: Judged) -> _Question:
    return judged.verdict.at, judged.verdict.because


def _finding(judged: Judged, others: Iterable[Judged], first: dict[_Question, Judged]) -> Finding:
    asked = first.get(_question(judged), judged) if judged.verdict.outcome is Outcome.CANNOT_TELL else judged
    causes = [asked.rule.id] if asked is not judged and asked.rule.id != judged.rule.id else []
    causes += [
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
