"""One application model's way through the process of mapping it, step by step, by what records show.

Source: ISO/TS 18876 style process. What a record cannot show, such as whether the right people were asked, is never
taken as done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from registry.concepts.mapped import HowFar, Mapped
from registry.source import Ref
from registry.values import Any, dataclass
from registry.vocabulary.analysis import Analysis
from registry.vocabulary.loss import is_agreed, is_lossy, losses
from registry.vocabulary.standing import Standing
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.vocabulary.transforms import Transformed


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that records show of a step: `number` of `of`, where it is of anything, and the terms behind it.

    - `what`: its name, for whoever puts it in words.
    """

    what: str
    number: int
    of: int = 0
    terms: tuple[TermKey, ...] = ()


@dataclass(frozen=True, slots=True)
class StepState:
    """One step: its number from 0 to 8, how far it is done (`HowFar`), and what shows that."""

    number: int
    state: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True)
class Known:
    """What is known of a vocabulary, for its way to be read from.

    - `data`: its record. `sets`: the mapping sets that have it at one end, with their records.
    - `shared`: the integration models there are; `chosen`: those that it is mapped to or said to be part of.
    - `standings`: its terms, codes left out. `steps`: the mappings of them that count, with what records say of each.
    - `extension`: how many checks of the shared words that it needed have something to say; None where none was run.
    """

    ref: Ref
    data: Mapping[str, Any]
    on: str
    sets: Mapping[Ref, Mapping[str, Any]]
    shared: Sequence[Ref]
    chosen: Sequence[Ref]
    standings: Sequence[Standing]
    steps: Sequence[tuple[Step, Mapping[str, Any]]]
    analysis: Analysis
    transformed: Sequence[Transformed]
    extension: int | None = None


def process(known: Known) -> tuple[StepState, ...]:
    """The steps in order."""
    made = (_chosen, _analysed, _found, _extended, _subset, _both_ways, _transformed, _validated, _published)
    return tuple(StepState(number, *step(known)) for number, step in enumerate(made))


_Made = tuple[str, tuple[Shown, ...]]


def _state(done: int, of: int) -> str:
    return (HowFar.DONE if of and done >= of else HowFar.PARTLY if done else HowFar.TO_DO).value


def _counted(known: Known, what: str, fits: Callable[[Standing], bool]) -> Shown:
    terms = tuple(each.key for each in known.standings if fits(each))
    return Shown(what, len(terms), len(known.standings), terms)


def _chosen(known: Known) -> _Made:
    shown = (Shown("chosen", len(known.chosen)), Shown("shared", len(known.shared)))
    return (HowFar.DONE if known.chosen else HowFar.TO_DO).value, shown


def _analysed(known: Known) -> _Made:
    found, total = known.analysis, len(known.standings)
    shown = (
        _of(known, "defined", found.defined, total), _of(known, "in-context", found.in_context, total),
        Shown("constrained", found.fields - len(found.unconstrained), found.fields, found.unconstrained),
        Shown("identified", found.things - len(found.unidentified), found.things, found.unidentified),
        Shown("analysed-by", int(bool(known.data.get("analysed_by"))), 1),
        Shown("analysed-how", int(bool(known.data.get("analysed_how"))), 1),
    )  # fmt: skip
    if total and all(each.number >= each.of for each in shown):
        return HowFar.DONE.value, shown
    return (HowFar.PARTLY if any(each.number for each in shown) else HowFar.TO_DO).value, shown


def _of(known: Known, what: str, has: frozenset[TermKey], total: int) -> Shown:
    """How many have something; the terms are those that lack it."""
    return Shown(what, len(has), total, tuple(each.key for each in known.standings if each.key not in has))


def _found(known: Known) -> _Made:
    unlooked = (Mapped.UNDECIDED, Mapped.REJECTED, Mapped.ELSEWHERE)
    found = _counted(known, "looked-for", lambda each: each.mapped not in unlooked)
    proposed = _counted(known, "proposed", lambda each: each.mapped == Mapped.PROPOSED)
    still = _counted(known, "undecided", lambda each: each.mapped in unlooked)
    return _state(found.number, found.of), (found, proposed, still)


def _extended(known: Known) -> _Made:
    lacking = _counted(known, "lacking", lambda each: each.mapped == Mapped.NO_TERM)
    still = sum(each.mapped in (Mapped.UNDECIDED, Mapped.REJECTED, Mapped.ELSEWHERE) for each in known.standings)
    shown = [lacking]
    if known.extension is not None:
        shown.append(Shown("extension", known.extension))
    if known.extension:
        return HowFar.PARTLY.value, tuple(shown)
    if lacking.number:
        return HowFar.TO_DO.value, tuple(shown)
    # As long as some term was not looked for, nobody can say that the shared words have all that is needed.
    return (HowFar.CANNOT_TELL if still or not known.standings else HowFar.DONE).value, tuple(shown)


def _subset(known: Known) -> _Made:
    needed = tuple(dict.fromkeys(key.whole for each in known.standings for key in each.shared))
    # What it would be mapped to by a proposal is not part of it yet.
    decided = {key.whole for each in known.standings if each.mapped in _MAPPED for key in each.shared}
    terms = tuple(key for key in needed if key in decided)
    mapped = sum(each.mapped in _DECIDED for each in known.standings)
    shown = (Shown("subset", len(terms), 0, terms), Shown("subset-of", int("subset_of" in known.data)))
    return (_state(mapped, len(known.standings)) if terms else HowFar.TO_DO.value), shown


_MAPPED = frozenset(
    each.value for each in (Mapped.EXACT, Mapped.BROAD, Mapped.NARROW, Mapped.CLOSE, Mapped.RELATED, Mapped.UNSAID)
)
_DECIDED = _MAPPED | {Mapped.NO_TERM.value}


def _both_ways(known: Known) -> _Made:
    ways: dict[TermKey, set[str]] = {each.key: set() for each in known.standings if each.mapped in _MAPPED}
    for step, _detail in known.steps:
        # Read from this vocabulary: what leads away from it is forward, whichever end of the set it stands at.
        is_subject = step.subject.ref == known.ref
        key = step.subject if is_subject else step.object
        if key in ways:
            out, back = (step.forward, step.back) if is_subject else (step.back, step.forward)
            ways[key] |= {way for way, may in (("out", out), ("back", back)) if may}
    total = len(ways)
    shown = (
        Shown("outward", sum("out" in each for each in ways.values()), total, _without(ways, "out")),
        Shown("homeward", sum("back" in each for each in ways.values()), total, _without(ways, "back")),
        _counted(known, "not-approved", lambda each: each.mapped not in _DECIDED),
    )
    both = sum(len(each) == 2 for each in ways.values())
    open_ = len(known.standings) - sum(each.mapped in _DECIDED for each in known.standings)
    if not total:
        return (HowFar.TO_DO if open_ or not known.standings else HowFar.DONE).value, shown
    return (HowFar.DONE if both == total and not open_ else HowFar.PARTLY).value, shown


def _without(ways: Mapping[TermKey, set[str]], way: str) -> tuple[TermKey, ...]:
    return tuple(key for key, each in ways.items() if way not in each)


def _transformed(known: Known) -> _Made:
    needed = [each for each in known.transformed if each.needs]
    lack = tuple(dict.fromkeys(each.key for each in needed if each.lacks))
    unsaid = tuple(dict.fromkeys(each.key for each in known.transformed if each.is_unsaid))
    shown = (
        Shown("transformed", sum(not each.lacks for each in needed), len(needed), lack),
        Shown("unsaid-values", len(unsaid), len(known.transformed), unsaid),
    )
    if not known.transformed:
        return HowFar.TO_DO.value, shown
    if lack:
        return (HowFar.PARTLY if len(lack) < len(needed) else HowFar.TO_DO).value, shown
    return (HowFar.CANNOT_TELL if unsaid else HowFar.DONE).value, shown


def _validated(known: Known) -> _Made:
    said = {(step.set, step.mapping): (step, detail) for step, detail in known.steps}
    # Where two words have to do with each other and no more, nothing is translated.
    tried = {key: both for key, both in said.items() if both[0].predicate != "related"}
    valued = {each.mapping for each in known.transformed}
    with_values = {key: both for key, both in tried.items() if key in valued}
    tested = {
        key for key, (_step, detail) in with_values.items()
        if str(detail.get("round_trip_tested", "9999")) <= known.on
    }  # fmt: skip
    lost = {key: losses(step, detail) for key, (step, detail) in tried.items()}
    recorded = {
        key for key, (_step, detail) in tried.items() if all(lost[key]) and detail.keys() & {"loss", "loss_back"}
    }
    lossy = {key for key in tried if is_lossy(lost[key])}
    agreed = {key for key in lossy if is_agreed(tried[key][1], known.on)}
    shown = (
        _mappings("round-trip", with_values, tested), _mappings("loss-said", tried, recorded),
        _mappings("loss-agreed", {key: tried[key] for key in lossy}, agreed),
    )  # fmt: skip
    if not tried:
        return HowFar.TO_DO.value, shown
    if all(each.number >= each.of for each in shown):
        return HowFar.DONE.value, shown
    return (HowFar.PARTLY if tested or recorded else HowFar.TO_DO).value, shown


def _mappings(what: str, among: Mapping[tuple[Ref, str], tuple[Step, Any]], has: Iterable[tuple[Ref, str]]) -> Shown:
    """How many of some mappings have something; the terms are the subjects of those that lack it."""
    with_it = set(has)
    terms = (step.subject for key, (step, _detail) in among.items() if key not in with_it)
    return Shown(what, len(with_it), len(among), tuple(dict.fromkeys(terms)))


def _published(known: Known) -> _Made:
    records = [known.data, *known.sets.values()]
    with_version = sum(bool(each.get("model_version") or each.get("set_version")) for each in records)
    issued = sum(str(each.get("issued", "9999")) <= known.on for each in records)
    approved = sum(bool(each.get("approved_by") or _all_approved(each)) for each in known.sets.values())
    shown = (
        Shown("versioned", with_version, len(records)), Shown("issued", issued, len(records)),
        Shown("approved", approved, len(known.sets)),
    )  # fmt: skip
    if known.sets and all(each.number >= each.of for each in shown):
        return HowFar.DONE.value, shown
    return (HowFar.PARTLY if known.sets and any(each.number for each in shown) else HowFar.TO_DO).value, shown


def _all_approved(mapping_set: Mapping[str, Any]) -> bool:
    """Whether somebody decided each mapping that is written in a set."""
    mappings = mapping_set.get("mappings", ())
    return bool(mappings) and all(
        each.get("mapping_status") in ("approved", "rejected", "retired") for each in mappings
    )
