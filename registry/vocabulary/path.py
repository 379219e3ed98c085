"""A path from the term asked about to one of the other side, and the sets of terms that a mapping makes of several."""

from __future__ import annotations

from registry.source import Ref
from registry.values import NamedTuple
from registry.vocabulary.reading import Reading
from registry.vocabulary.relation import EXACT, STRENGTH, composed, composed_not, of_path
from registry.vocabulary.resolution import Hop
from registry.vocabulary.term import TermKey

Group = tuple[Ref, str, str]
"""A mapping, or a pair of codes, by which several terms belong together."""


class Path(NamedTuple):
    """What follows from some readings, one after the other.

    - `relation`: how what it starts from stands to what it leads to; what is denied, where `is_negative`.
    - `climbed`: how many of its hops lead up or down an integration model.
    - `set_kind`, `group`, `member`: how it belongs with others, by which mapping, and which of its terms it is.
    - `scope`: whether it holds only in some place that is not known to be where it is asked about.
    """

    readings: tuple[Reading, ...] = ()
    relation: str = EXACT
    is_negative: bool = False
    climbed: int = 0
    is_conditional: bool = False
    is_scoped: bool = False
    set_kind: str = ""
    group: Group | None = None
    member: TermKey | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it holds for every record, wherever it is asked about."""
        return not self.is_conditional and not self.is_scoped

    @property
    def is_direct(self) -> bool:
        """Whether it was decided of just these two terms."""
        return len(self.readings) == 1 and not self.climbed

    @property
    def confidence(self) -> float | None:
        """How sure it is; None where a decision on the way does not say."""
        said = [each.step.confidence for each in self.readings if each.step is not None]
        return of_path(said, len(self.readings))

    @property
    def rests_on(self) -> frozenset[str]:
        """What it shares with other paths makes them depend on each other: the terms between, and the mappings."""
        between = {str(each.end) for each in self.readings[:-1]}
        return frozenset(between | {each.step.address for each in self.readings if each.step is not None})

    @property
    def order(self) -> tuple[object, ...]:
        """What says most, and is surest, first; then by the mappings, so that the order never changes by chance."""
        sure = self.confidence
        return (
            self.is_conditional, STRENGTH[self.relation], self.is_scoped, self.climbed, len(self.readings),
            1.0 if sure is None else -sure,
            [(each.end, each.step.address if each.step else "") for each in self.readings],
        )  # fmt: skip

    def hops(self) -> tuple[Hop, ...]:
        """The path as it is shown."""
        return tuple(Hop(each.start, each.end, each.relation, each.step, each.is_backwards) for each in self.readings)


def first(reading: Reading) -> Path:
    """A path of one step."""
    kind = reading.set_kind
    return Path(
        (reading,), reading.relation, reading.is_negative, 0, reading.is_conditional, bool(reading.scope), kind,
        reading.group if kind else None, reading.end if kind else None,
    )  # fmt: skip


def onward(path: Path, reading: Reading) -> Path | None:
    """A path led on by one reading; None where a denial does not pass on.

    That several terms belong together passes on over what means the same, and over nothing else.
    """
    if not path.readings:
        return first(reading)
    if path.is_negative or reading.is_negative:
        if path.is_negative and reading.is_negative:
            return None
        if not composed_not(path.relation, reading.relation, negated_first=path.is_negative):
            return None
        relation = path.relation if path.is_negative else reading.relation
    else:
        relation = composed(path.relation, reading.relation)
    kind, group, member = "", None, None
    if reading.relation == EXACT and not reading.set_kind:
        kind, group, member = path.set_kind, path.group, path.member
    elif path.relation == EXACT and not path.set_kind and reading.set_kind:
        kind, group, member = reading.set_kind, reading.group, reading.end
    return Path(
        (*path.readings, reading), relation, path.is_negative or reading.is_negative,
        path.climbed + (reading.step is None), path.is_conditional or reading.is_conditional,
        path.is_scoped or bool(reading.scope), kind, group, member,
    )  # fmt: skip
