"""The answer to “what does one organisation call what another calls this?”, with every step that it rests on.

Source: the composition table of the mapping guidance (SKOS Reference S44 to S46; SSSOM chaining rules; algebras of
alignment relations). What is not a SKOS entailment is the registry's policy, and said to be composed.
"""

from __future__ import annotations

from registry.source import Ref
from registry.values import dataclass
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path, as it was read.

    - `step`: what was decided; None where the hop leads up (`broad`) or down (`narrow`) inside the integration model.
    - `start`, `end`, `predicate`: as read, from `start` to `end`: inverted where the mapping was read backwards.
    """

    start: TermKey
    end: TermKey
    predicate: str
    step: Step | None = None
    is_backwards: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term of the other side, and how it stands to the one asked about.

    - `relation`: of `concepts.mappings.Relation`; never stronger than the weakest hop.
    - `is_composed`: whether it rests on more than one decision; `confidence` is then the product of theirs and of
      `COMPOSED` for each joint; None where a step has none.
    - `paths`: every path that gives this relation, the surest first; those that give another are under `differing`.
    - `climbed`: how many steps up or down the integration model were taken; 0 for none.
    - `set_kind`: how it belongs with others (`TermSetKind`), which then have the same `group`; group 0 is by itself.
    - `is_conditional`, `is_scoped`: whether it holds only for some records, or only in some place.
    """

    term: TermKey
    relation: str
    is_composed: bool
    confidence: float | None
    paths: tuple[tuple[Hop, ...], ...]
    climbed: int = 0
    set_kind: str = ""
    group: int = 0
    is_conditional: bool = False
    is_scoped: bool = False
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the words of `target` (vocabularies) have for `asked` on a day (ISO text).

    - `outcome`: of `concepts.mappings.Outcome`.
    - `matches`: usable, best first: exact, broad, narrow; then close and related, which are near and no more.
    - `aside`: overlapping, same group, unknown, and what is decided not to be the same: shown, never used.
    - `shared`: the terms of the integration model that the one asked about is mapped to, each as a candidate.
    - `none_by`: the steps by which it was decided that there is no term.
    - `proposed`: steps that nobody has approved yet, which the answer does not rest on.
    - `more_aside`: how many more are aside than are given.
    """

    asked: TermKey
    target: tuple[Ref, ...]
    on: str
    outcome: str
    matches: tuple[Candidate, ...] = ()
    aside: tuple[Candidate, ...] = ()
    shared: tuple[Candidate, ...] = ()
    none_by: tuple[Step, ...] = ()
    proposed: tuple[Step, ...] = ()
    more_aside: int = 0


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where the words are used, so that mappings of that place count before those that say none. All may be empty.

    - `values`: column or term → value of one record, which conditions are tested on.
    - `own`: vocabulary, data set, system (empty where unsaid): where the words of a vocabulary are used is then told
      from it, and not from `data_set` and `system`, for every mapping whose subject is of that vocabulary.
    """

    data_set: str = ""
    list_: str = ""
    system: Ref | None = None
    agreement: Ref | None = None
    values: tuple[tuple[str, str], ...] = ()
    own: tuple[tuple[Ref, str, str], ...] = ()

    def of(self, vocabulary: Ref) -> tuple[str, str]:
        """The data set and the system that words of a vocabulary are used in."""
        said = next(((data_set, system) for ref, data_set, system in self.own if ref == vocabulary), None)
        return (self.data_set, str(self.system or "")) if said is None else said


COMPOSED = 0.85
"""What each joint of two decisions leaves of their confidence: people's own equivalences, composed through a third
model, agree with the direct judgement of people in 84.8 of a hundred cases."""
