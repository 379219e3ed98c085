"""What findings are filed under, and how many there are under each heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from registry.clocks.calendar_month import months_after
from registry.concepts.concept import Concept
from registry.concepts.rules import Actor, Area, Severity
from registry.index.findings import Group
from registry.index.snapshot import IndexSnapshot
from registry.index.verdicts import OUTCOMES
from registry.rules.catalogue import rule, rules
from registry.source import Ref
from registry.verbs.facet_labels import field_label, value_label
from registry.verbs.records.search import Counted, Heading
from registry.wording import _

FIELDS = ("severity", "area", "organisation", "rule", "who-acts", "register", "kind", "age", "outcome")
"""The headings, in the order in which they are shown."""

NOT_KNOWN = "not-known"
"""The value of a heading for what nobody can tell: whose duty a finding is, how old it is."""

AGES = {
    "this-month": _("First seen this month"),
    "3-months": _("In the last 3 months"),
    "12-months": _("In the last 12 months"),
    "longer": _("Longer ago, or there before the first day looked at"),
    NOT_KNOWN: _("Not known: history was not looked through"),
}
"""How long ago a finding was first seen, the newest first."""

_LABELS = {
    "severity": _("Severity"),
    "area": _("Area of law"),
    "organisation": _("Whose duty it is"),
    "rule": _("Rule"),
    "who-acts": _("Who acts"),
    "age": _("First seen"),
    "outcome": _("Outcome"),
}
_OUTCOME_LABELS = {"violated": _("No record shows it"), "cannot-tell": _("Cannot tell")}
_IN_THEIR_OWN_ORDER: Mapping[str, tuple[str, ...]] = {
    "severity": tuple(each.value for each in Severity), "outcome": tuple(_OUTCOME_LABELS), "age": tuple(AGES)
}  # fmt: skip
_CLOSED: Mapping[str, type[Concept]] = {"severity": Severity, "area": Area, "who-acts": Actor}

_VALUES_SHOWN = 8
_ALL_VALUES = 500

Ages = Mapping[tuple[Group, str], int]
"""How many findings there are of each group and age."""


@cache
def _of_rule(name: str) -> tuple[str, str, str]:
    found = rule(name)
    return found.severity, found.area.value, str(found.text["who_acts"])


@lru_cache(maxsize=100_000)
def values_of(group: Group, age: str) -> tuple[str, ...]:
    """What a finding is filed under, heading by heading."""
    severity, area, actor = _of_rule(group.rule)
    outcome = OUTCOMES[group.outcome].value
    whose = group.organisation or NOT_KNOWN
    return severity, area, whose, group.rule, actor, group.register, group.kind, age, outcome


def group_of(values: tuple[str, ...]) -> Group:
    """The group of findings that are filed like this."""
    _severity, _area, whose, name, _actor, register, kind, _age, outcome = values
    at = next(at for at, each in enumerate(OUTCOMES) if each.value == outcome)
    return Group(name, at, 0, "" if whose == NOT_KNOWN else whose, register, kind)


def rules_of(wanted: Mapping[str, frozenset[str]]) -> list[str] | None:
    """The rules that fit what is asked of severity, area, rule and who acts; None where any does."""
    asked = [(FIELDS.index(name), wanted[name]) for name in ("severity", "area", "rule", "who-acts") if name in wanted]
    if not asked:
        return None
    filed = {name: values_of(Group(name, 0, 0, "", "", ""), "") for name in rules()}
    return [name for name, values in filed.items() if all(values[at] in chosen for at, chosen in asked)]


@dataclass(slots=True)
class Tally:
    """Findings counted against what was asked.

    - `fitting`: those that fit it all, by what they are filed under.
    - `under`: heading → value → how many fit all that was asked under the other headings.
    """

    fitting: Counter[tuple[str, ...]] = field(default_factory=Counter)
    under: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FIELDS})

    @property
    def total(self) -> int:
        """How many fit."""
        return self.fitting.total()

    def by(self, name: str) -> Counter[str]:
        """How many of those that fit there are under each value of a heading."""
        at = FIELDS.index(name)
        found: Counter[str] = Counter()
        for values, count in self.fitting.items():
            found[values[at]] += count
        return found


def tallied(findings: Ages, wanted: Mapping[str, frozenset[str]]) -> Tally:
    """Count findings. Each heading's own choice is left out of account in what is counted under it."""
    tally = Tally()
    asked = [(at, wanted[name]) for at, name in enumerate(FIELDS) if name in wanted]
    for (group, age), count in findings.items():
        values = values_of(group, age)
        unfit = [at for at, chosen in asked if values[at] not in chosen]
        if not unfit:
            tally.fitting[values] += count
            for at, name in enumerate(FIELDS):
                tally.under[name][values[at]] += count
        elif len(unfit) == 1:
            tally.under[FIELDS[unfit[0]]][values[unfit[0]]] += count
    return tally


def fitting(findings: Ages, wanted: Mapping[str, frozenset[str]]) -> int:
    """How many findings fit what was asked."""
    if not wanted:
        return sum(findings.values())
    asked = [(at, wanted[name]) for at, name in enumerate(FIELDS) if name in wanted]
    counted = ((values_of(group, age), count) for (group, age), count in findings.items())
    return sum(count for values, count in counted if all(values[at] in chosen for at, chosen in asked))


def headings(
    snapshot: IndexSnapshot, tally: Tally, wanted: Mapping[str, frozenset[str]], all_of: Sequence[str]
) -> tuple[Heading, ...]:
    """The headings, each with its most frequent values, those that were asked for, and how many others there are."""
    found = []
    for name in FIELDS:
        counts = tally.under[name]
        ordered = _ordered(name, counts)
        most = _ALL_VALUES if name in all_of else _VALUES_SHOWN
        # What was asked for is always there to be taken back, whatever it leads to.
        chosen = [each for each in sorted(wanted.get(name, ())) if each not in ordered[:most]]
        shown = [*ordered[:most], *chosen]
        if shown:
            values = tuple(Counted(each, label(snapshot, name, each), counts[each]) for each in shown)
            others = len(ordered) - len([each for each in shown if each in counts])
            found.append(Heading(name, label_of(name), values, others))
    return tuple(found)


def _ordered(name: str, counts: Counter[str]) -> list[str]:
    """The values of a heading: those of a scale in its order, others the most frequent first."""
    scale = _IN_THEIR_OWN_ORDER.get(name)
    if scale is not None:
        return sorted(counts, key=scale.index)
    return sorted(counts, key=lambda each: (-counts[each], each))


def label_of(name: str) -> str:
    """What a heading is called."""
    return _LABELS.get(name) or field_label(name)


def label(snapshot: IndexSnapshot, name: str, value: str) -> str:
    """What a value of a heading is called."""
    closed = _CLOSED.get(name)
    if closed is not None:
        return _(closed(value).label)
    if name == "organisation":
        return body(snapshot, value)
    if name == "rule":
        return str(rule(value).text["title"])
    if name == "age":
        return AGES[value]
    return _OUTCOME_LABELS[value] if name == "outcome" else value_label(snapshot, name, value)


def body(snapshot: IndexSnapshot, ref: str) -> str:
    """What an organisation is called; its id where it was not read."""
    if ref in ("", NOT_KNOWN):
        return _("Not known whose duty it is")
    parsed = Ref.parse(ref)
    found = snapshot.record(parsed) if parsed is not None else None
    return found.title if found is not None else parsed.id if parsed is not None else ref


def age(by: str, after: str, today: date) -> str:
    """How long ago something was first seen that was there by one day and not yet after another (see `gaps.Since`)."""
    if not by:
        return NOT_KNOWN
    if not after:
        return "longer"
    day = date.fromisoformat(by)
    if (day.year, day.month) == (today.year, today.month):
        return "this-month"
    return "3-months" if months_after(day, 3) > today else "12-months" if months_after(day, 12) > today else "longer"


def summed(counts: Iterable[tuple[Group, str, int]]) -> Counter[tuple[Group, str]]:
    """Counts of groups and ages put together."""
    found: Counter[tuple[Group, str]] = Counter()
    for group, how_old, count in counts:
        found[group, how_old] += count
    return found
