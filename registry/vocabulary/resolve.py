"""What do the words of some vocabularies have for a term of another? Answered through the integration model.

A term's own mappings lead to shared terms, and from there the other side's mappings lead back to its words. Mappings
from one side straight to the other count before anything that follows from two (see `relation` for what follows).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from registry.source import Ref
from registry.values import replace
from registry.vocabulary.answer import Gathered, answer
from registry.vocabulary.conditions import passes
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.path import Path, first, onward
from registry.vocabulary.reading import NOWHERE, Reading, Readings, read, settled, values_of
from registry.vocabulary.relation import BROAD, EXACT, NARROW
from registry.vocabulary.resolution import Circumstances, Resolution
from registry.vocabulary.scope import fit, scope_of
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey

DEEPEST = 6
"""How many steps up or down an integration model are taken."""

WIDEST = 256
"""How many narrower terms of an integration model are looked at."""

_PROPOSED = ("proposed", "reviewed")


def resolve(
    lexicon: Lexicon, asked: TermKey, target: Sequence[Ref], on: str, circumstances: Circumstances = NOWHERE
) -> Resolution:
    """What the vocabularies of `target` have for a term on a day (ISO text). Keep a `Resolver` for many questions."""
    return Resolver(lexicon).resolve(asked, target, on, circumstances)


class Resolver:
    """Resolves in one lexicon. What it knows of its vocabularies and sets is asked for once: it is of one moment.

    `may_see` says of a vocabulary or mapping set whether whoever asks may see it: no answer rests on others.
    """

    def __init__(self, lexicon: Lexicon, may_see: Callable[[Ref], bool] = lambda _ref: True) -> None:
        self.lexicon = lexicon
        self.shared = frozenset(each.ref for each in lexicon.vocabularies() if each.is_shared and may_see(each.ref))
        every = lexicon.sets()
        sets = [each for each in every if may_see(each[0])]
        self._hidden = frozenset(each[0] for each in every) - frozenset(each[0] for each in sets)
        self._ends = {own: (subject, object_) for own, subject, object_ in sets}
        self._pairs = frozenset(self._ends.values())

    def resolve(
        self, asked: TermKey, target: Sequence[Ref], on: str, circumstances: Circumstances = NOWHERE
    ) -> Resolution:
        """What the vocabularies of `target` have for a term on a day (ISO text)."""
        wanted = frozenset(each for each in target if each != asked.ref)
        found = self._gathered(asked, wanted, on, circumstances)
        if asked.code and not found.is_anything:
            self._from_broader_code(asked, wanted, on, circumstances, found)
            if not found.is_anything:
                # What was decided to have no term has none for its codes either.
                whole = asked.whole
                found.none += self._read(whole, whole.ref, wanted | self.shared, on, circumstances, True).none
        is_known = found.is_anything or self.lexicon.term(asked) is not None
        return answer(asked, tuple(target), on, found, is_known)

    def _gathered(self, asked: TermKey, wanted: frozenset[Ref], on: str, circumstances: Circumstances) -> Gathered:
        found = Gathered()
        own = asked.ref
        is_shared = own in self.shared
        at_term = self._read(asked, own, wanted if is_shared else wanted | self.shared, on, circumstances, True)
        arrivals = [Path()] if is_shared else []
        for reading in at_term.found:
            path, end = first(reading), reading.end.ref
            if end in wanted:
                found.add(path)
            if end in self.shared and not is_shared:
                arrivals.append(path)
        found.proposed += at_term.proposed
        for step in at_term.none:
            (found.none_direct if self._other_end(step, own) in wanted else found.none).append(step)
        found.shared = [] if is_shared else arrivals
        if is_shared:
            # Whatever a shared term is mapped to is what it was just asked about.
            self._through(found, [], wanted, on, circumstances)
        else:
            self._through(found, arrivals, wanted, on, circumstances)
        if not found.is_decided:
            self._fallback(found, asked, arrivals, wanted, on, circumstances)
        return found

    def _through(
        self, found: Gathered, arrivals: Iterable[Path], wanted: frozenset[Ref], on: str, circumstances: Circumstances
    ) -> None:
        """Lead each path on from its shared term to the words of the other side."""
        for path in arrivals:
            shared = path.readings[-1].end
            beyond = self._read(shared, shared.ref, wanted, on, circumstances)
            for reading in beyond.found:
                led = onward(path, reading)
                if led is not None:
                    found.add(led)
            found.proposed += beyond.proposed
            # That they have nothing for the shared term says something of a term that means the same, and of no other.
            if path.relation == EXACT and path.is_plain and not path.is_negative and not path.set_kind:
                found.none += beyond.none
                if shared.code and not beyond.found and not beyond.none:
                    whole = shared.whole
                    found.none += self._read(whole, whole.ref, wanted, on, circumstances).none

    def _read(
        self, at: TermKey, own: Ref, others: frozenset[Ref], on: str, circumstances: Circumstances,
        is_asked: bool = False,
    ) -> Readings:  # fmt: skip
        """Everything that is said of one term of a vocabulary and terms of others.

        `is_asked`: whether the given values are of records in the words of this vocabulary.
        """
        lexicon = self.lexicon
        steps: list[tuple[Step, bool]] = []
        is_subject = False
        for other in others:
            is_subject = is_subject or (own, other) in self._pairs
            if (other, own) in self._pairs:
                steps += [(step, True) for step in lexicon.steps_to(at, other)]
        if is_subject:
            steps += [(step, False) for step in lexicon.steps_from(at) if self._other_end(step, own) in others]
        found: list[Reading] = []
        none: list[Step] = []
        proposed: list[Step] = []
        special = False
        for step, is_backwards in steps:
            if self._hidden and step.set in self._hidden:
                continue
            if not step.counts(on):
                if step.status in _PROPOSED and (not step.until or on < step.until):
                    proposed.append(step)
            elif step.no_term:
                if not step.negated:
                    none.append(step)
            elif step.object is None or not step.subject.term:
                continue
            elif step.negated:
                if not step.subject_set and not step.object_set:
                    found.append(read(at, step, is_backwards))
                    special = True
            elif step.back if is_backwards else step.forward:
                found.append(read(at, step, is_backwards))
                special = special or step.is_scoped or step.is_conditional
        if special:
            found, nothing = settled(lexicon, own, found, circumstances if is_asked else _without_values(circumstances))
            none += nothing
        if none:
            none = [step for step in none if self._applies(step, circumstances)]
        return Readings(found, none, proposed)

    def _other_end(self, step: Step, own: Ref) -> Ref | None:
        if step.object is not None and step.subject.term:
            return step.object.ref if step.subject.ref == own else step.subject.ref
        subject, object_ = self._ends.get(step.set, (None, None))
        return object_ if subject == own else subject

    def _applies(self, step: Step, circumstances: Circumstances) -> bool:
        """Whether a decision that there is no term is one for these circumstances, as far as they are known."""
        if step.is_scoped and fit(scope_of(self.lexicon, step), circumstances, step.subject.ref) < 0:
            return False
        if not step.is_conditional or "otherwise" in self.lexicon.detail(step):
            return True
        return bool(
            passes(
                self.lexicon.detail(step).get("conditions", ()),
                values_of(self.lexicon, step.subject.ref, circumstances),
            )
        )

    def _fallback(
        self, found: Gathered, asked: TermKey, arrivals: Sequence[Path], wanted: frozenset[Ref], on: str,
        circumstances: Circumstances,
    ) -> None:  # fmt: skip
        """Where nothing means the same: the nearest broader shared term with a word, and the narrower ones."""
        up = [each for each in arrivals if each.relation in (EXACT, BROAD) and not each.is_negative]
        down = [each for each in arrivals if each.relation in (EXACT, NARROW) and not each.is_negative]
        if not found.has(BROAD):
            for path in up:
                self._up(found, asked, path, wanted, on, circumstances)
        if not found.has(NARROW):
            for path in down:
                self._down(found, asked, path, wanted, on, circumstances)

    def _up(
        self, found: Gathered, asked: TermKey, path: Path, wanted: frozenset[Ref], on: str, circumstances: Circumstances
    ) -> None:
        at = path.readings[-1].end if path.readings else asked
        seen = {at}
        for _level in range(DEEPEST):
            above = self._above(at)
            if above is None or above in seen:
                return
            seen.add(above)
            path = _climbed(path, at, above, BROAD)
            if self._led(found, path, above, (EXACT, BROAD), wanted, on, circumstances):
                return
            at = above

    def _down(
        self, found: Gathered, asked: TermKey, path: Path, wanted: frozenset[Ref], on: str, circumstances: Circumstances
    ) -> None:
        at = path.readings[-1].end if path.readings else asked
        seen = {at}
        level = [(at, path)]
        for _level in range(DEEPEST):
            below: list[tuple[TermKey, Path]] = []
            for above, own in level:
                for child in self.lexicon.under(above):
                    if child in seen or len(seen) > WIDEST:
                        continue
                    seen.add(child)
                    led = _climbed(own, above, child, NARROW)
                    if not self._led(found, led, child, (EXACT, NARROW), wanted, on, circumstances):
                        below.append((child, led))
            level = below

    def _led(
        self, found: Gathered, path: Path, at: TermKey, usable: tuple[str, ...], wanted: frozenset[Ref], on: str,
        circumstances: Circumstances,
    ) -> bool:  # fmt: skip
        """Whether the other side has words for a shared term up or down the model, which are then added."""
        is_any = False
        for reading in self._read(at, at.ref, wanted, on, circumstances).found:
            if reading.is_negative or reading.relation not in usable:
                continue
            led = onward(path, reading)
            if led is not None:
                is_any = found.add(led) or is_any
        return is_any

    def _above(self, key: TermKey) -> TermKey | None:
        term = self.lexicon.term(key)
        if term is None or not term.parent:
            return None
        return key._replace(code=term.parent) if key.code else key._replace(term=term.parent)

    def _from_broader_code(
        self, asked: TermKey, wanted: frozenset[Ref], on: str, circumstances: Circumstances, found: Gathered
    ) -> None:
        """Of a code of which nothing is decided: what is decided of the broader codes of its own list."""
        path, at, seen = Path(), asked, {asked}
        for _level in range(DEEPEST):
            above = self._above(at)
            if above is None or above in seen:
                return
            seen.add(above)
            path = _climbed(path, at, above, BROAD)
            own = self._gathered(above, wanted, on, circumstances)
            for beyond in own.positive():
                led: Path | None = path
                for reading in beyond.readings:
                    led = onward(led, reading) if led is not None else None
                if led is not None and led.relation == BROAD:
                    found.add(led)
            if found.is_anything:
                found.shared = []
                return
            at = above


def _climbed(path: Path, start: TermKey, end: TermKey, relation: str) -> Path:
    """A path led on one step up or down a hierarchy."""
    reading = Reading(start, end, relation, None)
    led = onward(path, reading) if path.readings else first(reading)._replace(climbed=1)
    assert led is not None
    return led


def _without_values(circumstances: Circumstances) -> Circumstances:
    """The same, where the values are of somebody else's records."""
    if not circumstances.values:
        return circumstances
    return replace(circumstances, values=())
