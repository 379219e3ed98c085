"""From verdicts to findings: what needs attention, with what is only a consequence folded under its cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.check.engine import Judged, Judgement
from registry.concepts.rules import Severity
from registry.findings import Finding, Outcome

_SEVERITY = {severity.value: at for at, severity in enumerate(Severity)}
_NEED_ATTENTION = frozenset({Outcome.VIOLATED, Outcome.CANNOT_TELL})


def findings_of(judgement: Judgement) -> list[Finding]:
    """The findings of one record, in the order of its subjects and rules."""
    open_ = [each for each in judgement.verdicts if each.verdict.outcome in _NEED_ATTENTION]
    first = _first_to_ask(open_)
    wrong = _Subjects(each if each.verdict.outcome is Outcome.VIOLATED else None for each in open_)
    every = _Subjects(open_)
    # What is known to be wrong is not hidden behind something that may be.
    return [_finding(each, wrong if each.verdict.outcome is Outcome.VIOLATED else every, first) for each in open_]


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


def _finding(judged: Judged, others: _Subjects, first: dict[_Question, Judged]) -> Finding:
    asked = first.get(_question(judged), judged) if judged.verdict.outcome is Outcome.CANNOT_TELL else judged
    causes = [asked.rule.id] if asked is not judged and asked.rule.id != judged.rule.id else []
    causes += others.touched_by(judged)
    verdict = judged.verdict
    return Finding(
        rule=judged.rule.id, subject=judged.subject, outcome=verdict.outcome, severity=judged.rule.severity,
        because=verdict.because, at=verdict.at, law=verdict.law, unverified=judged.unverified,
        follows_from=tuple(dict.fromkeys(causes)), organisation=judged.organisation,
    )  # fmt: skip


class _Subjects:
    """What rules said of which subjects: of a subject itself, of what it is a part of, or of a part of it.

    One record may have thousands of findings: each is looked up rather than compared with all the others.
    """

    def __init__(self, verdicts: Iterable[Judged | None]) -> None:
        self._own: dict[tuple[str, str], int] = {}
        self._above: dict[tuple[str, str], int] = {}
        for at, each in enumerate(verdicts):
            if each is not None:
                self._own.setdefault((each.rule.id, each.subject), at)
                for address in _above(each.subject):
                    self._above.setdefault((each.rule.id, address), at)

    def touched_by(self, judged: Judged) -> Iterator[str]:
        """The rules that its own follows from and that said something of what it is about, in the order they did."""
        causes = judged.rule.follows_from
        if not causes:
            return
        own, above = judged.subject, [judged.subject, *_above(judged.subject)]
        found = []
        for rule in causes:
            places = [self._own[rule, each] for each in above if (rule, each) in self._own]
            places += [self._above[rule, own]] if (rule, own) in self._above else []
            if places:
                found.append((min(places), rule))
        yield from (rule for _at, rule in sorted(found))


def _above(address: str) -> Iterator[str]:
    """What a subject is a part of, as a side is of its flow, and a flow of its agreement."""
    record, mark, inside = address.partition("#")
    while "/" in inside:
        inside = inside.rpartition("/")[0]
        yield f"{record}#{inside}"
    if mark:
        yield record
