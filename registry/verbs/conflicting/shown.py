"""Conflicts and false friends as they are shown."""

from __future__ import annotations

from registry.values import dataclass
from registry.verbs.meaning.shown import Named

SEVERITIES = {"error": "Contradiction", "warning": "Doubtful", "hint": "Worth a look"}
"""How much hangs on a conflict, the worst first: name → in words."""

CERTAINTIES = {"found": "Found", "perhaps": "Perhaps", "cannot-tell": "Cannot tell"}
"""How sure it is that there is one → in words."""

SORTS = {
    "not-the-same": "Decided not to be the same",
    "different-concepts": "Mapped to different shared words",
    "definitions-differ": "Only one is mapped, and the definitions differ",
    "in-the-model": "Twice among the shared words themselves",
}
"""How it is known that a word means several things, the surest first → in words."""


@dataclass(frozen=True, slots=True)
class TermShown:
    """A term as it stands in a comparison.

    - `ref`: its address. `vocabulary`: whose term, by reference and title. `of`: the term it is a code of.
    """

    ref: str
    label: str
    of: str
    definition: str
    vocabulary: Named
    organisation: Named
    is_shared: bool


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A mapping that is part of it.

    - `at`: its address. `said`: how its subject stands to its object, in words. Empty where it is a field of a set or a
      term, and not one mapping; both terms are then None.
    - `on`: the day it was decided, as ISO text; `by`: the role that decided. Empty where no record says.
    - `file`, `line`: where it is written.
    """

    at: str
    subject: TermShown | None
    said: str
    object: TermShown | None
    by: str
    on: str
    confidence: float | None
    set: Named
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ConflictShown:
    """One conflict.

    - `rule`, `number`, `title`: by which rule; the number is 0 for those about the integration model by itself.
    - `severity`, `certainty`: names, and each in words.
    - `message`, `why`, `repair`: what is wrong, why that matters, and what to do.
    - `organisations`: whose words are concerned.
    """

    rule: str
    number: int
    title: str
    severity: str
    severity_said: str
    certainty: str
    certainty_said: str
    message: str
    why: str
    repair: str
    terms: tuple[TermShown, ...]
    decisions: tuple[DecisionShown, ...]
    organisations: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MeantShown:
    """What a term is mapped to: how it stands to which shared term, and the address of the mapping."""

    said: str
    shared: Named
    definition: str
    at: str


@dataclass(frozen=True, slots=True)
class SideShown:
    """One term of the word. `group`: those of one number mean the same, or something near; 0 where it is not mapped."""

    term: TermShown
    meant: tuple[MeantShown, ...]
    group: int
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class FriendShown:
    """One word with several meanings. `sort`, `sort_said`: how that is known. `others`: terms that are left out."""

    word: str
    sort: str
    sort_said: str
    confidence: float | None
    sides: tuple[SideShown, ...]
    others: int
    denials: tuple[DecisionShown, ...]


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule, and how much it found of what was asked about."""

    id: str
    number: int
    title: str
    severity: str
    severity_said: str
    looks_for: str
    why: str
    repair: str
    source: str
    count: int
