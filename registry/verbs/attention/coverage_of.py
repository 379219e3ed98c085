"""Duties and expectations with what the verdicts of their rules come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from registry.check.covered import Counts, Tally, counts_of, coverage_of
from registry.errors import UsageError
from registry.law.statute_book import state, statute_book
from registry.rules.catalogue import Rule, rule
from registry.rules.duties import Category, framework, obligations, standing_on, title_of
from registry.session import Session
from registry.wording import _, nearest


@dataclass(frozen=True, slots=True)
class LawShown:
    """One piece of law that a duty stands in.

    - `in_data`: whether the law data hold it by itself, so that there is more to say of it. `verified`: whether its
      text was read in full. `standing`: what it is on the day, where it is not in force; empty where it is.
    """

    id: str
    title: str
    in_data: bool
    verified: bool
    standing: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A record that satisfies a rule."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """One rule and its verdicts. `waived`: how many of its findings are waived; they are counted with the others.

    - `passed`: records that satisfy it, the first of them; `records` how many there are. Only where asked for.
    """

    rule: str
    title: str
    severity: str
    counts: Counts
    waived: int
    passed: tuple[Passed, ...] = ()
    records: int = 0


@dataclass(frozen=True, slots=True)
class DutyShown:
    """One duty.

    - `key`: what names it: the first id of its law. `part`: the part of the law it stands in.
    - `why`: why no rule looks at it, or what the rules leave to people; empty where there is nothing to say.
    - `counts`: the verdicts of all its rules together.
    """

    key: str
    part: str
    duty: str
    law: tuple[LawShown, ...]
    status: str
    why: str
    counts: Counts
    waived: int
    rules: tuple[Bearing, ...]


@dataclass(frozen=True, slots=True)
class ExpectationShown:
    """One expectation of the framework by its name. Which rules bear on it is our own reading of that name."""

    title: str
    status: str
    counts: Counts
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CategoryShown:
    """One category of the framework.

    - `count`: how many expectations it has; `confirmed`: whether that was read, or is only what practitioners say.
    - `expectations`: each by its name; none where the names were not read.
    - `counts`, `rules`: the verdicts of all rules that bear on any of it.
    """

    law: str
    title: str
    count: int
    confirmed: bool
    status: str
    counts: Counts
    rules: tuple[str, ...]
    expectations: tuple[ExpectationShown, ...]


def covered(session: Session, tally: Tally, waived: Mapping[str, int]) -> tuple[DutyShown, ...]:
    """Every duty, with what the verdicts of its rules come to."""
    return tuple(_duty(session, duty, tally, waived) for duty in _duties())


def expected(tally: Tally) -> tuple[CategoryShown, ...]:
    """Every category of the framework, with what the verdicts of the rules that bear on it come to."""
    return tuple(_category(each, tally) for each in framework())


def bearings(tally: Tally, waived: Mapping[str, int], names: Sequence[str] = ()) -> tuple[Bearing, ...]:
    """The rules of some names, or every rule that bears on a duty or on the framework, with their verdicts."""
    several = [*(each.rules for each in _duties()), *(each.rules for each in framework())]
    named = {each: rule(each) for each in names} or {each.id: each for own in several for each in own}
    return tuple(_bearing(each, tally, waived) for each in named.values())


@dataclass(frozen=True)
class _Duty:
    part: str
    law: tuple[str, ...]
    duty: str
    why: str
    rules: tuple[Rule, ...]


@cache
def _duties() -> tuple[_Duty, ...]:
    return tuple(
        _Duty(
            each["in"], tuple(each["law"]), each["duty"], str(each.get("not_yet") or each.get("partly") or ""),
            tuple(standing_on(each["law"])),
        )
        for each in obligations()
    )  # fmt: skip


def _duty(session: Session, duty: _Duty, tally: Tally, waived: Mapping[str, int]) -> DutyShown:
    counts = counts_of(tally, duty.rules)
    return DutyShown(
        duty.law[0], duty.part, duty.duty, tuple(_law(session, own) for own in duty.law),
        coverage_of(counts, duty.rules).value, duty.why, counts, sum(waived.get(each.id, 0) for each in duty.rules),
        tuple(_bearing(each, tally, waived) for each in duty.rules),
    )  # fmt: skip


def _bearing(rule: Rule, tally: Tally, waived: Mapping[str, int]) -> Bearing:
    return Bearing(rule.id, str(rule.text["title"]), rule.severity, counts_of(tally, [rule]), waived.get(rule.id, 0))


def _law(session: Session, own: str) -> LawShown:
    book = statute_book()
    entry = book.get(own)
    if entry is None:
        return LawShown(own, title_of(book, own), False, False, "")
    now = state(entry, session.today)
    return LawShown(own, entry.title, True, entry.is_verified, "" if now.is_in_force else now.because)


def _category(category: Category, tally: Tally) -> CategoryShown:
    counts = counts_of(tally, category.rules)
    shown = []
    for each in category.expectations:
        own = counts_of(tally, each.rules)
        names = tuple(rule.id for rule in each.rules)
        shown.append(ExpectationShown(each.title, coverage_of(own, each.rules).value, own, names))
    return CategoryShown(
        category.law, category.title, category.count, category.confirmed, coverage_of(counts, category.rules).value,
        counts, tuple(each.id for each in category.rules), tuple(shown),
    )  # fmt: skip


def duty_key(own: str) -> str:
    """The key of the duty that stands in a piece of law. Raises UsageError with the nearest."""
    ids = {law: each.law[0] for each in _duties() for law in each.law}
    if own in ids:
        return ids[own]
    close = nearest(own, list(ids))
    fix = _("Did you mean {close}?").format(close=close) if close else _("`muniment coverage` lists them.")
    raise UsageError(_("There is no duty called {name}.").format(name=own), fix)
