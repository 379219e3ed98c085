"""Verdicts and findings: what a rule says of one subject, and what of it needs somebody's attention.

A rule says exactly one of four things. Silence is never compliance: a rule that does not apply says why, and one that
cannot tell says what it would need to know. What needs attention is put as what no record shows; nobody is said to have
broken the law.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """The four things a rule may say."""

    SATISFIED = "satisfied"
    VIOLATED = "violated"
    CANNOT_TELL = "cannot-tell"
    NOT_APPLICABLE = "not-applicable"


class Verdict(NamedTuple):
    """What one rule says of one subject.

    - `because`: why, in a sentence; for `violated` and `cannot-tell` what no record shows.
    - `at`: the addresses of the places it is about, in the subject's record or another.
    - `law`: the law it relied on beyond what the rule itself cites, by ids of the law data.
    """

    outcome: Outcome
    because: str
    at: tuple[str, ...] = ()
    law: tuple[str, ...] = ()


def satisfied(because: str, law: tuple[str, ...] = ()) -> Verdict:
    """What the rule asks for is on record."""
    return Verdict(Outcome.SATISFIED, because, (), law)


def violated(at: str | tuple[str, ...], because: str, law: tuple[str, ...] = ()) -> Verdict:
    """No record shows what the rule asks for."""
    return Verdict(Outcome.VIOLATED, because, (at,) if isinstance(at, str) else at, law)


def cannot_tell(at: str | tuple[str, ...], because: str, law: tuple[str, ...] = ()) -> Verdict:
    """Whether the rule applies, or is met, turns on something that nobody has recorded."""
    return Verdict(Outcome.CANNOT_TELL, because, (at,) if isinstance(at, str) else at, law)


def not_applicable(because: str) -> Verdict:
    """The rule has nothing to say of this subject."""
    return Verdict(Outcome.NOT_APPLICABLE, because)


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict that needs attention: violated, or one that cannot be told.

    - `rule`, `subject`: which rule, and the address of what it judged. Together they name the finding for good.
    - `severity`: critical, high, medium or low.
    - `at`: the places to look at; `because` what no record shows.
    - `unverified`: law it rests on whose text was not read, by ids of the law data.
    - `follows_from`: the rules whose findings this one is only a consequence of, in the same record.
    - `waiver`: the reference of the waiver by which somebody decided to live with it for now; empty where nobody did.
    - `organisation`: whose duty it is, by the organisation's reference at home; empty where that cannot be told.
    """

    rule: str
    subject: str
    outcome: Outcome
    severity: str
    because: str
    at: tuple[str, ...]
    law: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    follows_from: tuple[str, ...] = ()
    waiver: str = ""
    organisation: str = ""

    @property
    def fingerprint(self) -> str:
        """What names it for good, whatever else of the record changes."""
        return f"{self.rule}@{self.subject}"
