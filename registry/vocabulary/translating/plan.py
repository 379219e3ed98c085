"""What is done with each column of a file: made once, from the mappings of a day, and then used for every row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from registry.source import Ref
from registry.values import Any, NamedTuple, replace
from registry.vocabulary.conditions import passes
from registry.vocabulary.relation import BROAD, EXACT
from registry.vocabulary.resolution import Resolution
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey
from registry.vocabulary.translating.choosing import Choosing
from registry.vocabulary.translating.codes import CodeList
from registry.vocabulary.translating.column import Column
from registry.vocabulary.translating.columns import Fitted, heading
from registry.vocabulary.translating.composite import Composite, Composites
from registry.vocabulary.translating.fitting import fitting
from registry.vocabulary.translating.nodes import First, Node, Take
from registry.vocabulary.translating.turned import (
    CATEGORY,
    CONTEXT,
    NO_TERM,
    NOTHING,
    REFUSED,
    UNMAPPED,
    WITHHELD,
    Lost,
    Turned,
    Unable,
)
from registry.vocabulary.translating.ways import (
    Place,
    Standing,
    addresses,
    declared,
    details,
    is_usable,
    led,
    standings,
    why_not,
)
from registry.wording import _


class Left(NamedTuple):
    """A column of the file that becomes none: its number, its term if it is known, the outcome, and why."""

    slot: int
    term: Term | None
    outcome: str
    why_not: str
    mappings: tuple[str, ...] = ()


class Plan(NamedTuple):
    """`columns`: those of the result, in its order. `left`: those of the file that become none."""

    columns: tuple[Column, ...]
    left: tuple[Left, ...]


class _Way(NamedTuple):
    slot: int
    relation: str
    node: Node | None
    refused: str
    path_details: Sequence[Any]
    mappings: Sequence[str]


def planned(
    place: Place, columns: Sequence[str], source: Fitted, target: Ref, withheld: Mapping[str, str], *, is_broader: bool
) -> Plan:
    """The plan for a file. `withheld`: address of a term → why it may not be shared."""
    return _Planner(place, columns, source, target, withheld, is_broader).plan()


class _Planner:
    def __init__(
        self, place: Place, columns: Sequence[str], source: Fitted, target: Ref, withheld: Mapping[str, str],
        is_broader: bool,
    ) -> None:  # fmt: skip
        self._place, self._columns, self._source, self._target = place, columns, source, target
        self._withheld, self._is_broader = withheld, is_broader
        self._slots = {term.key.term: slot for slot, term in source.terms.items()}
        self._codes = {slot: CodeList(place.resolver, term) for slot, term in source.terms.items()}
        self._found = {slot: self._resolved(term.key) for slot, term in source.terms.items()}

    def plan(self) -> Plan:
        ways: dict[TermKey, list[_Way]] = {}
        for slot, term in self._source.terms.items():
            for key, way in self._ways(slot, term):
                ways.setdefault(key, []).append(way)
        composites = Composites(self._place, self._source.terms, self._target)
        made: dict[TermKey, list[Composite]] = {}
        for each in composites.found():
            if (
                len(each.node.slots) > 1
                or each.key not in ways
                or not any(way.relation == EXACT for way in ways[each.key])
            ):
                made.setdefault(each.key, []).append(each)
        columns = []
        for term in self._place.lexicon.terms(self._target):
            if not term.key.code and (term.key in ways or term.key in made):
                column = self._column(term, ways.get(term.key, []), made.get(term.key, []))
                if column is not None:
                    columns.append(column)
        used = {slot for column in columns for slot in column.slots}
        left = [self._left(slot, composites) for slot in range(len(self._columns)) if slot not in used]
        return Plan(tuple(columns), tuple(left))

    # ── one source column ────────────────────────────────────────────────────────────────────────────────────────────

    def _resolved(self, key: TermKey, values: Mapping[str, str] | None = None) -> Resolution:
        where = self._place.circumstances
        if values:
            where = replace(where, values=tuple(values.items()))
        return self._place.resolver.resolve(key, [self._target], self._place.on, where)

    def _ways(self, slot: int, term: Term) -> Iterator[tuple[TermKey, _Way]]:
        lexicon, found = self._place.lexicon, self._found[slot]
        conditional = [*self._conditional(term.key)]
        for key, standing in standings((*found.matches, *found.aside), lexicon, lambda _step: True).items():
            every = [*details(standing.path, lexicon)]
            rest = (every, addresses(standing.path))
            if not is_usable(standing):
                yield key, _Way(slot, standing.relation, None, why_not(standing), *rest)
                continue
            try:
                node = led(standing, Take(slot), self._place)
                if conditional:
                    node = self._choosing(slot, term, key, conditional, node)
                yield key, _Way(slot, standing.relation, node, "", *rest)
            except Unable as error:
                yield key, _Way(slot, standing.relation, None, error.reason, *rest)

    def _conditional(self, key: TermKey) -> Iterator[tuple[Step, Mapping[str, Any]]]:
        """The mappings of a term that hold only on conditions, each once, in the order in which they are tried."""
        met: dict[tuple[Ref, str], Step] = {}
        ends = {*self._place.resolver.shared, self._target}
        for step in self._place.lexicon.steps_from(key):
            is_open = step.is_conditional and not step.pair and not step.negated and step.counts(self._place.on)
            if is_open and (step.object is None or step.object.ref in ends):
                met.setdefault((step.set, step.mapping), step)
        for step in sorted(met.values(), key=lambda each: (each.set, each.order, each.mapping)):
            yield step, self._place.lexicon.detail(step)

    def _choosing(
        self, slot: int, term: Term, wanted: TermKey, conditional: Sequence[tuple[Step, Mapping[str, Any]]], node: Node
    ) -> Node:
        tests = [detail.get("conditions", ()) for _step, detail in conditional]
        names = dict.fromkeys(each.get("subject_term", "") for own in tests for each in own)
        looked_at = {name: self._slots[name] for name in names if name in self._slots}

        def way_of(values: Mapping[str, str]) -> Node:
            passed = {
                (step.set, step.mapping): passes(detail.get("conditions", ()), values.get)
                for step, detail in conditional
            }
            open_sets = {own for (own, _mapping), said in passed.items() if said is None}
            found = self._resolved(term.key, values)

            def is_met(step: Step) -> bool:
                return passed.get((step.set, step.mapping)) is True and step.set not in open_sets

            standing = standings((*found.matches, *found.aside), self._place.lexicon, is_met).get(wanted)
            if standing is None:
                if found.none_by:
                    raise Lost(NO_TERM, CATEGORY, _("It was decided that there is no word for such a row."))
                is_stop = any(detail.get("otherwise") == "stop" for _step, detail in conditional) and not any(
                    passed.values()
                )
                if is_stop and not open_sets:
                    raise Lost(
                        UNMAPPED, CONTEXT, _("The mapping says to stop at a row that fits no condition."), is_stop=True
                    )
                raise Lost(UNMAPPED, CONTEXT, _("The conditions of the mapping lead elsewhere for such a row."))
            if not is_usable(standing):
                raise Lost(REFUSED, CONTEXT, why_not(standing))
            try:
                place = self._place._replace(
                    circumstances=replace(self._place.circumstances, values=tuple(values.items()))
                )
                return led(standing, Take(slot), place)
            except Unable as error:
                raise Lost(REFUSED, CONTEXT, error.reason) from None

        told = [each.get("described", "") for own in tests for each in own]
        said = [_("Which mapping holds is told row by row."), *(text for text in dict.fromkeys(told) if text)]
        return Choosing(slot, looked_at, tests, way_of, [*said, *(each for each in node.said if each not in said)])

    # ── one column of the result ─────────────────────────────────────────────────────────────────────────────────────

    def _column(self, term: Term, ways: Sequence[_Way], made: Sequence[Composite]) -> Column | None:
        usable = [each for each in ways if each.node is not None]
        exact = [each for each in usable if each.relation == EXACT]
        warnings: list[str] = []
        if made:
            # Put together as a mapping says, before what is said of one column alone.
            best = max(made, key=lambda each: len(each.node.slots))
            return self._shown(term, best.node, EXACT, best.mappings, best.lost, warnings)
        if exact:
            nodes = [each.node for each in exact if each.node is not None]
            node = nodes[0] if len(nodes) == 1 else First(nodes, is_said=False)
            mappings = [text for each in exact for text in each.mappings]
            lost = [text for each in exact for text in declared(each.path_details)]
            return self._shown(term, node, EXACT, mappings, lost, warnings, exact)
        if len(usable) == 1:
            (way,) = usable
            assert way.node is not None
            return self._shown(term, way.node, BROAD, way.mappings, declared(way.path_details), warnings, usable)
        if usable:
            why = _("Several columns would go here, and none of them means the same.")
            slots = [each.slot for each in usable]
            return self._empty(term, slots, BROAD, Turned("", REFUSED, CATEGORY, why), [])
        return None

    def _shown(
        self, term: Term, node: Node, relation: str, mappings: Sequence[str], lost: Sequence[str],
        warnings: Sequence[str], ways: Sequence[_Way] = (),
    ) -> Column:  # fmt: skip
        kept = [self._withheld[str(key)] for key in (*self._keys(node.slots), term.key) if str(key) in self._withheld]
        if kept:
            return self._empty(term, node.slots, relation, Turned("", WITHHELD, NOTHING, kept[0]), mappings)
        marks = {slot: self._marks(slot, ways) for slot in node.slots}
        tests = fitting(
            self._place.lexicon, term, mappings, self._source.vocabulary, self._place.newest,
            CodeList(self._place.resolver, term),
        )  # fmt: skip
        warnings = [*warnings, *tests.untried]
        column = Column(
            heading(term), term, node.slots, node, relation=relation, marks=marks,
            their_marks=self._their_marks(term, ways),
            codes={slot: self._codes[slot] for slot in node.slots if self._codes[slot]}, declared=lost,
            mappings=[*dict.fromkeys(mappings)], warnings=warnings,
            terms=[self._source.terms[slot] for slot in node.slots], fitting=tests,
        )  # fmt: skip
        column.is_broader_wanted = self._is_broader
        return column

    def _empty(self, term: Term, slots: Sequence[int], relation: str, why: Turned, mappings: Sequence[str]) -> Column:
        terms = [self._source.terms[slot] for slot in slots]
        return Column(heading(term), term, slots, None, relation=relation, refused=why, mappings=mappings, terms=terms)

    def _keys(self, slots: Sequence[int]) -> list[TermKey]:
        return [self._source.terms[slot].key for slot in slots]

    def _marks(self, slot: int, ways: Sequence[_Way]) -> frozenset[str]:
        """What stands for not known: unless it is a code of which something else was decided."""
        term = self._source.terms[slot]
        lexicon = self._place.lexicon
        marks = {each.strip() for each in lexicon.entry(term.key).get("not_known_codes", ())}
        decided = set()
        for step in lexicon.steps_from(term.key):
            if step.counts(self._place.on) and not step.negated:
                transform = lexicon.detail(step).get("transform", {})
                marks |= {each.strip() for each in transform.get("encoding", {}).get("not_known", ())}
                decided |= {each["subject_code"] for each in transform.get("terminology", ())}
        return frozenset(marks - decided)

    def _their_marks(self, term: Term, ways: Sequence[_Way]) -> list[str]:
        found = list(self._place.lexicon.entry(term.key).get("not_known_codes", ()))
        for way in ways:
            for hop, detail in way.path_details:
                if hop.is_backwards and hop.end == term.key:
                    found += detail.get("transform", {}).get("encoding", {}).get("not_known", ())
                    decided = {each["subject_code"] for each in detail.get("transform", {}).get("terminology", ())}
                    found = [each for each in found if each not in decided]
        return list(dict.fromkeys(found))

    # ── columns that become none ─────────────────────────────────────────────────────────────────────────────────────

    def _left(self, slot: int, composites: Composites) -> Left:
        term = self._source.terms.get(slot)
        if term is None:
            again = self._source.again.get(slot)
            if again is not None:
                told = _("Another column of the file is “{word}” already.")
                return Left(slot, again, UNMAPPED, told.format(word=again.label))
            return Left(slot, None, UNMAPPED, _("No word of the vocabulary goes by this name."))
        found = self._found[slot]
        if term.key in composites.unable:
            return Left(slot, term, REFUSED, composites.unable[term.key])
        standing = standings((*found.matches, *found.aside), self._place.lexicon, lambda _step: True)
        best: Standing | None = min(
            standing.values(), key=lambda each: (bool(each.why_not), each.relation), default=None
        )
        if best is not None:
            why = why_not(best) if not is_usable(best) else self._unable(best)
            return Left(slot, term, REFUSED, why, tuple(addresses(best.path)))
        if found.none_by:
            return Left(slot, term, NO_TERM, _("It was decided that there is no word for it."))
        if found.proposed:
            return Left(slot, term, UNMAPPED, _("Only a proposal says what it becomes, and nobody has approved it."))
        if found.shared:
            told = _("It is known in the shared words, and the other side has not said what it calls that.")
            return Left(slot, term, UNMAPPED, told)
        return Left(slot, term, UNMAPPED, _("Nobody has decided what it becomes."))

    def _unable(self, standing: Standing) -> str:
        try:
            led(standing, Take(0), self._place)
        except Unable as error:
            return error.reason
        return _("Nothing follows from the mappings between.")
