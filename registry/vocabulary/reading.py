"""A step as it is read from one of its ends, and which of the steps at a term hold under given circumstances."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from registry.source import Ref
from registry.values import NamedTuple
from registry.vocabulary.conditions import passes
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.relation import EXACT, UNKNOWN, inverse, of_member
from registry.vocabulary.resolution import Circumstances
from registry.vocabulary.scope import Scope, fit, scope_of
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded, names_of

NOWHERE = Circumstances()
"""Nothing is known of where the words are used."""


class Reading(NamedTuple):
    """A step read from `start` to `end`.

    - `relation`: how the start stands to the end, taken by itself (`relation.of_member`); what is denied, where it is.
    - `step`: what was decided; None where it leads up or down inside an integration model.
    - `set_kind`: how the end belongs with other ends of the same mapping; empty where it has just the one.
    - `is_conditional`: whether it holds only for some records, and it is not known whether for this one.
    - `scope`: where it holds, if that is not known to be where it is asked about; empty where it is, or holds anywhere.
    - `fits`: how closely its scope fits (see `scope.fit`).
    """

    start: TermKey
    end: TermKey
    relation: str
    step: Step | None
    is_backwards: bool = False
    set_kind: str = ""
    is_conditional: bool = False
    scope: Scope = ()
    fits: int = 0

    @property
    def is_negative(self) -> bool:
        """Whether it says that the relation does not hold."""
        return self.step is not None and self.step.negated

    @property
    def group(self) -> tuple[Ref, str, str]:
        """The mapping, or pair of codes, by which ends belong together."""
        assert self.step is not None
        return (self.step.set, self.step.mapping, self.step.pair)


class Readings(NamedTuple):
    """What is said at one term: what it stands to and how, and the steps by which it was decided that it has nothing.

    `proposed`: what nobody has approved yet.
    """

    found: list[Reading]
    none: list[Step]
    proposed: list[Step]


def read(start: TermKey, step: Step, is_backwards: bool) -> Reading:
    """One step from one of its ends."""
    end = step.subject if is_backwards else step.object
    assert end is not None
    relation = inverse(step.predicate) if is_backwards else step.predicate
    own, other = (step.object_set, step.subject_set) if is_backwards else (step.subject_set, step.object_set)
    if own or other:
        relation = of_member(relation, own, other)
    is_open = step.is_conditional or "alternatives" in (own, other)
    return Reading(start, end, relation or UNKNOWN, step, is_backwards, other, is_open)


def settled(
    lexicon: Lexicon, asked: Ref, readings: Iterable[Reading], circumstances: Circumstances
) -> tuple[list[Reading], list[Step]]:
    """Which readings at a term hold, and the steps by which it has nothing under these circumstances.

    Of those whose scope is known to fit, the closest leave out all others to the same vocabulary. Conditions are
    tested where they are about records in the words of `asked`, in their order; what is tried only if they fail waits
    for them. Of a relation that is asserted and denied, what was decided later counts, and the denial where both are of
    one day.
    """
    kept = list(readings)
    none: list[Step] = []
    if any(each.step is not None and each.step.is_scoped for each in kept):
        kept = list(_in_scope(lexicon, kept, circumstances))
    if any(each.is_conditional for each in kept):
        kept, none = _conditions(lexicon, asked, kept, circumstances)
    if any(each.is_negative for each in kept):
        kept = _without_contradictions(kept)
    return kept, none


def _in_scope(lexicon: Lexicon, readings: list[Reading], circumstances: Circumstances) -> Iterator[Reading]:
    seen: list[Reading] = []
    closest: dict[Ref, int] = {}
    for each in readings:
        if each.step is None or not each.step.is_scoped:
            seen.append(each)
            continue
        scope = scope_of(lexicon, each.step)
        fits = fit(scope, circumstances, each.step.subject.ref)
        if fits < 0:
            continue
        seen.append(each._replace(scope=() if fits else scope, fits=fits))
        if not each.is_negative:
            closest[each.end.ref] = max(fits, closest.get(each.end.ref, 0))
    for each in seen:
        # A scope that is not known to fit is left as a possibility beside what holds anyway.
        if each.is_negative or each.scope or each.fits >= closest.get(each.end.ref, 0):
            yield each


def _conditions(
    lexicon: Lexicon, asked: Ref, readings: list[Reading], circumstances: Circumstances
) -> tuple[list[Reading], list[Step]]:
    """Mapping set by mapping set, those that are tested, and those that are tried only if no test is passed."""
    by_set: dict[Ref, list[Reading]] = {}
    kept: list[Reading] = []
    none: list[Step] = []
    for each in readings:
        if each.step is None or each.is_negative or each.is_backwards or each.step.subject.ref != asked:
            kept.append(each)
        else:
            by_set.setdefault(each.step.set, []).append(each)
    for own in by_set.values():
        if any(each.step is not None and each.step.is_conditional for each in own):
            own, nothing = _tried(lexicon, own, circumstances)
            none += nothing
        kept += own
    return kept, none


def _tried(lexicon: Lexicon, readings: list[Reading], circumstances: Circumstances) -> tuple[list[Reading], list[Step]]:
    """Conditional readings of one set in their order, with what is tried if no test is passed."""
    order: dict[tuple[int, str, str], list[Reading]] = {}
    waiting: list[Reading] = []
    apart: list[Reading] = []
    for each in readings:
        assert each.step is not None
        if each.step.is_conditional:
            order.setdefault((each.step.order, each.step.mapping, each.step.pair), []).append(each)
        else:
            waiting.append(each)
    details = {key: lexicon.detail(own[0].step) for key, own in order.items() if own[0].step is not None}
    otherwise = [(key, details[key].get("otherwise", "")) for key in sorted(order) if details[key].get("otherwise")]
    named = {details[key].get("otherwise_mapping", "") for key, what in otherwise if what == "use-mapping"} - {""}
    defaults: list[Reading] = []
    for each in waiting:
        assert each.step is not None
        # What is named as what to use otherwise, comes later in order, or says “the same” beside tests: tried last.
        is_last = each.step.mapping in named or each.step.order > 0 or each.relation == EXACT
        (defaults if is_last else apart).append(each)
    value_of = values_of(lexicon, readings[0].start.ref, circumstances)
    possible: list[Reading] = []
    for key in sorted(order):
        said = passes(details[key].get("conditions", ()), value_of)
        if said is False:
            continue
        if said and not possible:
            return [*apart, *(_certain(each) for each in order[key])], []
        possible += order[key]
        if said:
            return [*apart, *possible], []
    if possible:
        return [*apart, *possible, *(each._replace(is_conditional=True) for each in defaults)], []
    steps = [order[key][0].step for key, what in otherwise if what == "no-term"]
    return [*apart, *(_certain(each) for each in defaults)], [] if defaults else [each for each in steps[:1] if each]


def _certain(reading: Reading) -> Reading:
    """What is no longer open, unless it is one of several still."""
    step = reading.step
    is_open = step is not None and "alternatives" in (step.subject_set, step.object_set)
    return reading._replace(is_conditional=is_open)


def values_of(lexicon: Lexicon, vocabulary: Ref, circumstances: Circumstances) -> Callable[[str], str | None]:
    """Term → the value that was given for it, by whatever name it was given."""
    given = {folded(name): value for name, value in circumstances.values}

    def value_of(term: str) -> str | None:
        if not given or not term:
            return None
        known = lexicon.term(TermKey(vocabulary.register, vocabulary.id, term))
        names = names_of(known) if known is not None else {folded(term)}
        return next((given[name] for name in sorted(names) if name in given), None)

    return value_of


def _without_contradictions(readings: list[Reading]) -> list[Reading]:
    """Without what is asserted and denied at once: the closer in scope counts, then the later, then the denial."""
    rank: dict[tuple[TermKey, str, bool], tuple[int, str]] = {}
    for each in readings:
        assert each.step is not None
        if each.is_conditional or each.scope:
            continue
        key = (each.end, each.relation, each.is_negative)
        rank[key] = max(rank.get(key, (0, "")), (each.fits, each.step.since))
    kept = []
    for each in readings:
        own = rank.get((each.end, each.relation, each.is_negative))
        other = rank.get((each.end, each.relation, not each.is_negative))
        if own is None or other is None or own > other or (own == other and each.is_negative):
            kept.append(each)
    return kept
