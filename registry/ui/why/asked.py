"""What the address asks of the verdicts on a record, which of them that leaves, and how many each filter would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from registry.concepts.rules import Area
from registry.findings import Outcome
from registry.ui.listing.asked import Asked, asked
from registry.ui.on_day import ON
from registry.ui.why.words import OUTCOMES, outcome_word
from registry.verbs.checks.why import Answer, Said
from registry.verbs.records.search import Counted, Heading
from registry.wording import _

PAGE, REF, PART = "why", "ref", "part"

WHOLE = "whole"
"""The part that is the record as a whole, without the parts in it."""

_OF: Mapping[str, Callable[[Said], str]] = {
    "outcome": lambda said: said.outcome,
    "area": lambda said: said.area,
    "rule": lambda said: said.rule,
}
_FEW = 8
"""Values of a filter that are shown before one asks for all."""


def here() -> Asked:
    """What the address asks for."""
    filters = {
        "outcome": frozenset(each.value for each in Outcome),
        "area": frozenset(each.value for each in Area),
        "rule": None,
    }
    return asked(PAGE, filters, also={REF: None, PART: None, ON: None})


def fitting(here: Asked, answer: Answer, *but: str) -> list[Said]:
    """The verdicts that the filters leave; some filters left out of account."""
    chosen = {name: values for name, values in here.chosen.items() if name not in but}
    return [each for each in answer.said if all(_OF[name](each) in values for name, values in chosen.items())]


def headings(here: Asked, answer: Answer) -> list[Heading]:
    """The filters with how many verdicts each value would leave, its own filter left out of account."""
    titles = {each.rule: each.title for each in answer.said}
    counts = {name: Counter(of(each) for each in fitting(here, answer, name)) for name, of in _OF.items()}

    def there(name: str, values: Iterable[str]) -> list[str]:
        # What is chosen stays, so that it can be taken back.
        return [each for each in values if counts[name][each] or each in here.chosen.get(name, ())]

    in_order = there("outcome", (each.value for each in OUTCOMES))
    areas = there("area", (each.value for each in Area))
    rules = there("rule", sorted(titles, key=lambda own: titles[own]))
    return [
        _heading(here, "outcome", _("Outcome"), in_order, counts["outcome"], outcome_word),
        _heading(here, "area", _("Area of law"), areas, counts["area"], lambda value: _(Area(value).label)),
        _heading(here, "rule", _("Rule"), rules, counts["rule"], lambda value: titles[value]),
    ]


def _heading(
    here: Asked, name: str, label: str, values: Sequence[str], counts: Counter[str], called: Callable[[str], str]
) -> Heading:
    chosen = here.chosen.get(name, ())
    shown = values if here.all_of == name else [each for at, each in enumerate(values) if at < _FEW or each in chosen]
    return Heading(
        name, label, tuple(Counted(each, called(each), counts[each]) for each in shown), len(values) - len(shown)
    )


def by_part(answer: Answer, said: Iterable[Said]) -> dict[str, list[Said]]:
    """Part → what is said of it, in the order of the record; parts of which nothing is left are left out."""
    found: dict[str, list[Said]] = {each.address: [] for each in answer.parts}
    for each in said:
        found[each.subject].append(each)
    return {address: all_of for address, all_of in found.items() if all_of}
