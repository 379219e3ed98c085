"""One decided mapping between two terms, as it is used in composing: a step from one vocabulary to another."""

from __future__ import annotations

from registry.source import Ref
from registry.values import Any, NamedTuple
from registry.vocabulary.term import TermKey

UNSAID = "unsaid"
"""How several terms belong together, where nobody says."""


class Step(NamedTuple):
    """A mapping, or one pair of codes of its terminology transformation, between one subject and one object.

    A mapping of several terms is several steps with the same `mapping`, one for each subject and object.

    - `set`, `mapping`: the mapping set and the key of the mapping in it. `pair`: the subject's code as it stands in
      data, where this is one pair of codes of a mapping of two coded terms; such a step lies between codes.
    - `subject`, `object`: the terms. The object is None where somebody looked and found no term for the subject, and
      the subject's key is empty where they found none for the object (`no_term`, both).
    - `predicate`: of `concepts.mappings.MappingPredicate`, read from the subject: `broad` means the object is broader.
      Empty where the record does not say.
    - `negated`: the relation is said not to hold: an approved mapping with `negated`, or a rejected one.
    - `status`: of `MappingStatus`; a set that was approved as a whole approves what has no status of its own.
    - `since`, `until`: the first day on which it counts, and the first on which it no longer does, as ISO text; empty
      without limit. They take in the day of approval or rejection, retirement, the scope's days and the set's status.
    - `forward`, `back`: whether it may be read from subject to object, and from object to subject.
    - `subject_set`, `object_set`: how several terms on a side belong together (`TermSetKind`); empty where it is one,
      `UNSAID` where it is several and the record does not say.
    - `is_scoped`: whether it holds only in some data set, list, system or agreement; `is_conditional`: only for records
      that pass tests; `order`: its place among mappings of one subject, lower first, 0 where unsaid.
    - `confidence`: from 0 to 1: what its maker said, taken together with the reviewer's agreement; -1 where unsaid.
    - `place`: where its row is found again in its record or table (see `Lexicon.detail`).
    """

    set: Ref
    mapping: str
    pair: str
    subject: TermKey
    object: TermKey | None
    predicate: str
    negated: bool
    no_term: bool
    status: str
    since: str
    until: str
    forward: bool
    back: bool
    subject_set: str
    object_set: str
    is_scoped: bool
    is_conditional: bool
    order: int
    confidence: float
    place: int

    @property
    def address(self) -> str:
        """The lasting address of what says so."""
        pair = f"/transform/terminology[{self.pair}]" if self.pair else ""
        return f"{self.set}#mappings[{self.mapping}]{pair}"

    def counts(self, on: str) -> bool:
        """Whether it counts on a day (ISO text): approved or rejected by then, and not yet out of use.

        What is retired now counted until it was: so it does on a day before.
        """
        if self.status not in ("approved", "rejected", "retired"):
            return False
        return self.since <= on and (not self.until or on < self.until)


def in_order(step: Step) -> tuple[Any, ...]:
    """The order in which steps are given: by set, mapping, pair, subject and object."""
    return (step.set, step.mapping, step.pair, step.subject, step.object or ())
