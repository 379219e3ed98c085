"""Values made of several columns, and several made of one: joined, cut, or the first that is filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from registry.source import Ref
from registry.values import Any, NamedTuple
from registry.vocabulary.relation import EXACT
from registry.vocabulary.scope import fit, scope_of
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey
from registry.vocabulary.translating.legs import Encoding, Parts, Structure, Turnabout
from registry.vocabulary.translating.nodes import First, Joined, Node, Part, Take, Via
from registry.vocabulary.translating.turned import Unable
from registry.vocabulary.translating.ways import Place


class Composite(NamedTuple):
    """A value of a term, and how it is made. `mappings`: addresses; `lost`: what they say is lost."""

    key: TermKey
    node: Node
    mappings: tuple[str, ...]
    lost: tuple[str, ...]


class Composites:
    """Finds them, for the columns that are known and one vocabulary that is wanted."""

    def __init__(self, place: Place, terms: Mapping[int, Term], target: Ref) -> None:
        self._place, self._terms, self._target = place, terms, target
        self._slots = {term.key: slot for slot, term in terms.items()}
        self.unable: dict[TermKey, str] = {}
        """Term of a column → why a mapping of several terms that it is in is not done."""

    def found(self) -> Iterator[Composite]:
        """Every one that leads to a term of the target."""
        shared = [*self._out()]
        for each in shared:
            if each.key.ref == self._target:
                yield each
            else:
                yield from self._onward(each)
        singles = [*self._singles()]
        by_key: dict[TermKey, Composite] = {}
        for each in (*singles, *shared):
            by_key.setdefault(each.key, each)
        yield from self._several(by_key, {each.key for each in singles})

    # ── from the columns to shared terms ─────────────────────────────────────────────────────────────────────────────

    def _steps(self, steps: Sequence[Step], *, is_back: bool) -> Iterator[tuple[Step, Mapping[str, Any]]]:
        """Those that hold here and say “the same”, each mapping once."""
        seen = set()
        lexicon = self._place.lexicon
        for step in steps:
            is_open = step.negated or step.no_term or step.is_conditional or step.pair or step.predicate != EXACT
            if is_open or step.object is None or (step.set, step.mapping) in seen or not step.counts(self._place.on):
                continue
            if not (step.back if is_back else step.forward):
                continue
            if step.is_scoped and fit(scope_of(lexicon, step), self._place.circumstances, step.subject.ref) <= 0:
                continue
            seen.add((step.set, step.mapping))
            yield step, lexicon.detail(step)

    def _is_end(self, key: TermKey) -> bool:
        return key.ref == self._target or key.ref in self._place.resolver.shared

    def _out(self) -> Iterator[Composite]:
        met = set()
        for term in self._terms.values():
            steps = self._place.lexicon.steps_from(term.key)
            for step, detail in self._steps(
                [each for each in steps if each.subject_set or each.object_set], is_back=False
            ):
                if (step.set, step.mapping) in met or step.object is None or not self._is_end(step.object):
                    continue
                met.add((step.set, step.mapping))
                try:
                    yield from self._made(step, detail)
                except Unable as error:
                    for key in detail.get("subject", ()):
                        self.unable[step.subject._replace(term=key)] = error.reason

    def _made(self, step: Step, detail: Mapping[str, Any]) -> Iterator[Composite]:
        subjects = [step.subject._replace(term=key) for key in detail.get("subject", ())]
        assert step.object is not None
        objects = [step.object._replace(term=key) for key in detail.get("object", ())]
        said = detail.get("transform", {}).get("structural", {})
        about = ((f"{step.set}#mappings[{step.mapping}]",), (str(detail.get("loss", "none")),))
        if len(objects) == 1 and said.get("operation") == "take-from":
            order = self._ordered(said.get("order"), subjects)
            have = [self._slots[key] for key in order if key in self._slots]
            if have:
                yield Composite(objects[0], First([Take(slot) for slot in have], is_said=True), *about)
        elif len(objects) == 1 and len(subjects) > 1:
            order = self._ordered(said.get("order"), subjects)
            if step.subject_set in ("ordered-parts", "conjunction") and all(key in self._slots for key in order):
                yield Composite(objects[0], self._joined(order, detail), *about)
        elif len(subjects) == 1 and len(objects) > 1 and said.get("operation") == "split":
            parts = Parts(said, len(objects))
            order = self._ordered(said.get("order"), objects)
            for at, key in enumerate(order):
                yield Composite(key, Part(Take(self._slots[subjects[0]]), parts, at), *about)

    def _ordered(self, order: Any, keys: Sequence[TermKey]) -> list[TermKey]:
        named = {key.term: key for key in keys}
        return [named.get(each, keys[0]._replace(term=each)) for each in order] if order else list(keys)

    def _joined(self, order: Sequence[TermKey], detail: Mapping[str, Any]) -> Node:
        transform = detail.get("transform", {})
        said = transform.get("structural", {})
        if said.get("operation", "join") != "join":
            Structure(said)  # which says what is not done here
            raise Unable(Structure_NOT)
        encoding = Encoding(transform.get("encoding", {}), self._place.newest, self._place.is_typed)
        # What says how dates are written is about the part that is a date.
        dated = [
            key for key in order if (term := self._place.lexicon.term(key)) is not None and term.datatype == "date"
        ]
        nodes: list[Node] = []
        for key in order:
            take = Take(self._slots[key])
            nodes.append(Via(take, [encoding]) if key in dated and not encoding.is_plain else take)
        joined = Joined(nodes, Parts(said | {"operation": "join"}, len(order)))
        return joined if dated or encoding.is_plain else Via(joined, [encoding])

    def _singles(self) -> Iterator[Composite]:
        """Shared terms that one column means, by one decision."""
        for slot, term in self._terms.items():
            steps = [
                each for each in self._place.lexicon.steps_from(term.key) if not (each.subject_set or each.object_set)
            ]
            for step, detail in self._steps(steps, is_back=False):
                assert step.object is not None
                transform = detail.get("transform", {})
                if step.object.ref not in self._place.resolver.shared or transform.get("terminology"):
                    continue
                try:
                    node = Via(
                        Take(slot),
                        [
                            Structure(transform.get("structural", {})),
                            Encoding(transform.get("encoding", {}), self._place.newest, self._place.is_typed),
                        ],
                    )
                except Unable:
                    continue
                yield Composite(
                    step.object, node, (f"{step.set}#mappings[{step.mapping}]",), (str(detail.get("loss", "none")),)
                )

    # ── from shared terms to the words that are wanted ───────────────────────────────────────────────────────────────

    def _onward(self, made: Composite) -> Iterator[Composite]:
        """What one shared term is by one decision."""
        steps = self._place.lexicon.steps_to(made.key, self._target)
        for step, detail in self._steps(
            [each for each in steps if not (each.subject_set or each.object_set)], is_back=True
        ):
            transform = detail.get("transform", {})
            if transform.get("terminology"):
                continue
            try:
                legs = [
                    Turnabout(Encoding(transform.get("encoding", {}), self._place.newest)),
                    Turnabout(Structure(transform.get("structural", {}))),
                ]
            except Unable:
                continue
            yield Composite(step.subject, Via(made.node, legs), *_both(made, step, detail))

    def _several(self, by_key: Mapping[TermKey, Composite], singles: set[TermKey]) -> Iterator[Composite]:
        """Words that are joined from several shared terms, or cut from one."""
        met = set()
        for key, made in by_key.items():
            steps = [
                each for each in self._place.lexicon.steps_to(key, self._target) if each.subject_set or each.object_set
            ]
            for step, detail in self._steps(steps, is_back=True):
                if (step.set, step.mapping) in met:
                    continue
                met.add((step.set, step.mapping))
                said = detail.get("transform", {}).get("structural", {})
                subjects = [step.subject._replace(term=each) for each in detail.get("subject", ())]
                objects = [key._replace(term=each) for each in detail.get("object", ())]
                if len(subjects) == 1 and len(objects) > 1 and said.get("operation") == "split":
                    order = self._ordered(said.get("order"), objects)
                    if all(each in by_key for each in order):
                        node = Joined([by_key[each].node for each in order], Parts(said, len(order)))
                        lost = [text for each in order for text in by_key[each].mappings]
                        yield Composite(
                            subjects[0],
                            node,
                            (*dict.fromkeys(lost), f"{step.set}#mappings[{step.mapping}]"),
                            (str(detail.get("loss_back", "none")),),
                        )
                elif len(objects) == 1 and len(subjects) > 1 and said.get("operation") == "join":
                    yield from self._cut(made, step, detail, subjects)

    def _cut(
        self, made: Composite, step: Step, detail: Mapping[str, Any], subjects: Sequence[TermKey]
    ) -> Iterator[Composite]:
        transform = detail.get("transform", {})
        said = transform.get("structural", {})
        order = self._ordered(said.get("order"), subjects)
        parts = Parts(said, len(order))
        try:
            encoding = Turnabout(Encoding(transform.get("encoding", {}), self._place.newest))
        except Unable:
            return
        for at, each in enumerate(order):
            term = self._place.lexicon.term(each)
            part: Node = Part(made.node, parts, at)
            is_dated = term is not None and term.datatype == "date" and transform.get("encoding")
            yield Composite(each, Via(part, [encoding]) if is_dated else part, *_both(made, step, detail))


Structure_NOT = "The mapping joins values in a way that is not done here."


def _both(made: Composite, step: Step, detail: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (*made.mappings, f"{step.set}#mappings[{step.mapping}]"), (*made.lost, str(detail.get("loss_back", "none")))
