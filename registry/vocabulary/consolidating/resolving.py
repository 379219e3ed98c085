"""What is kept where two files say different things in one column of one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from registry.concepts.translating import ConflictRule
from registry.values import NamedTuple

_FORMS = (
    "%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y",
    "%d/%m/%Y %H:%M", "%d.%m.%Y", "%d-%b-%Y", "%Y%m%d",
)  # fmt: skip
"""Forms of a day in which the newer of two rows is told. The day stands before the month wherever the year is last."""


class Rule(NamedTuple):
    """What is done with a difference; `by`: the column of days that tells the newer row."""

    how: ConflictRule
    by: str = ""


class Rules(NamedTuple):
    """The rule for each column that has one of its own, and the rule for all others."""

    default: Rule
    own: Mapping[str, Rule]

    def of(self, column: str) -> Rule:
        """The rule for a column."""
        return self.own.get(column, self.default)

    @property
    def every(self) -> tuple[Rule, ...]:
        """All of them, the default first."""
        return (self.default, *self.own.values())


class Decided(NamedTuple):
    """What became of one difference.

    - `value`: what stands in the result. `taken`: `first`, `second`, `both` or `neither`.
    - `rule`: by what it was decided.
    - `why`: why the rule could not be followed, where it could not: `no-day`, `same-day`.
    """

    value: str
    taken: str
    rule: ConflictRule
    why: str = ""


def decide(rule: Rule, first: str, second: str, days: tuple[str, str], between: str) -> Decided:
    """Decide between two values that differ. `days`: what the two rows say in the column that tells the newer."""
    if rule.how == ConflictRule.FIRST:
        return Decided(first, "first", rule.how)
    if rule.how == ConflictRule.SECOND:
        return Decided(second, "second", rule.how)
    if rule.how == ConflictRule.BOTH:
        return Decided(f"{first}{between}{second}", "both", rule.how)
    if rule.how == ConflictRule.NEWEST:
        one, other = (moment(each) for each in days)
        if one is None or other is None:
            return Decided("", "neither", rule.how, "no-day")
        if one == other:
            return Decided("", "neither", rule.how, "same-day")
        return Decided(first, "first", rule.how) if one > other else Decided(second, "second", rule.how)
    return Decided("", "neither", rule.how)


def moment(text: str) -> datetime | None:
    """The day, or day and time, that a value says; None where it says none that is written in full."""
    text = text.strip()
    if not 8 <= len(text) <= 19:
        return None
    for form in _FORMS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def read(texts: Sequence[str]) -> Rules:
    """The rules that somebody wrote: `RULE` for all columns, `COLUMN=RULE` for one; newest is `newest:COLUMN`.

    Without any, a difference stops the work. Raises ValueError with the text that is no rule.
    """
    default, own = Rule(ConflictRule.STOP), {}
    for text in texts:
        column, equals, said = text.rpartition("=")
        how, colon, by = said.partition(":")
        try:
            rule = Rule(ConflictRule(how.strip()), by.strip())
        except ValueError:
            raise ValueError(text) from None
        if (rule.how == ConflictRule.NEWEST) != bool(rule.by) or (colon and not rule.by):
            raise ValueError(text)
        if equals:
            own[column.strip()] = rule
        else:
            default = rule
    return Rules(default, own)
