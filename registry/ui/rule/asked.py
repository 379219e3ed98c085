"""What the address asks of the list of rules, which rules that leaves, and how many each filter would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from registry.concepts.rules import Actor, Area, Severity
from registry.ui.listing.asked import Asked, asked
from registry.verbs.checks.explain import Answer, RuleLine, Tally
from registry.verbs.records.search import Counted, Heading
from registry.wording import _

PAGE = "rules"
SORTS = {"severity": "Severity", "findings": "Most findings", "title": "Name"}
_STATES = {"findings": "Finds something today", "none": "Finds nothing today"}
_READ = {"unverified": "Stands on law not verified", "verified": "Stands on verified law only"}
_FEW = 8


def here() -> Asked:
    """What the address asks for."""
    filters = {
        "area": frozenset(each.value for each in Area),
        "severity": frozenset(each.value for each in Severity),
        "who-acts": frozenset(each.value for each in Actor),
        "today": frozenset(_STATES),
        "verified": frozenset(_READ),
        "law": None,
    }
    return asked(PAGE, filters, SORTS, "severity")


def tallies(answer: Answer) -> Mapping[str, Tally]:
    """Rule → how often it reached each outcome."""
    return dict(answer.tallies)


def _values(each: RuleLine, counts: Mapping[str, Tally]) -> Mapping[str, tuple[str, ...]]:
    """What a rule is filed under: filter → values."""
    return {
        "area": (each.area,), "severity": (each.severity,), "who-acts": (each.who_acts,),
        "today": ("findings" if counts[each.id].findings else "none",),
        "verified": ("unverified" if each.unverified else "verified",),
        "law": tuple(own for own, _title in each.law),
    }  # fmt: skip


def fitting(here: Asked, answer: Answer, *but: str) -> list[RuleLine]:
    """The rules that the words and filters leave; some filters left out of account."""
    counts = tallies(answer)
    words = here.words.lower().split()[:50]
    found = []
    for each in answer.lines:
        filed = _values(each, counts)
        text = " ".join((each.title, each.broken, each.id, *(title for _own, title in each.law))).lower()
        if all(word in text for word in words) and all(
            set(filed[name]) & set(values) for name, values in here.chosen.items() if name not in but
        ):
            found.append(each)
    return found


def in_order(here: Asked, found: Iterable[RuleLine], counts: Mapping[str, Tally]) -> list[RuleLine]:
    """The rules in the order asked for."""
    severities = [each.value for each in Severity]
    keys: Mapping[str, Callable[[RuleLine], tuple[int, str]]] = {
        "severity": lambda each: (severities.index(each.severity), each.title),
        "findings": lambda each: (-counts[each.id].findings, each.title),
        "title": lambda each: (0, each.title),
    }
    return sorted(found, key=keys[here.sort])


def headings(here: Asked, answer: Answer) -> list[Heading]:
    """The filters, with how many rules each value would leave."""
    law = {own: title for each in answer.lines for own, title in each.law}
    called: Mapping[str, tuple[str, Iterable[str], Callable[[str], str]]] = {
        "area": (_("Area of law"), [each.value for each in Area], lambda own: _(Area(own).label)),
        "severity": (_("Severity"), [each.value for each in Severity], lambda own: _(Severity(own).label)),
        "today": (_("Today"), _STATES, lambda own: _(_STATES[own])),
        "who-acts": (_("Who acts"), [each.value for each in Actor], lambda own: _(Actor(own).label)),
        "verified": (_("Law"), _READ, lambda own: _(_READ[own])),
        "law": (_("Provision"), sorted(law, key=lambda own: law[own]), lambda own: law[own]),
    }
    return [_heading(here, answer, name, *each) for name, each in called.items()]


def _heading(
    here: Asked, answer: Answer, name: str, label: str, values: Iterable[str], called: Callable[[str], str]
) -> Heading:
    filed = tallies(answer)
    counts = Counter(own for each in fitting(here, answer, name) for own in _values(each, filed)[name])
    chosen = here.chosen.get(name, ())
    there = [own for own in values if counts[own] or own in chosen]
    if name == "law":
        # Of two hundred provisions those that most rules stand on come first, unless all are asked for.
        there.sort(key=lambda own: -counts[own] if here.all_of != name else 0)
    shown = [own for at, own in enumerate(there) if at < _FEW or own in chosen or here.all_of == name]
    return Heading(name, label, tuple(Counted(own, called(own), counts[own]) for own in shown), len(there) - len(shown))
