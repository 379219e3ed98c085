"""What is shown of a file that is being mapped."""

from __future__ import annotations

from registry.values import Any, dataclass, field
from registry.verbs.reviewing.shown import Offer


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would have to be done to a column's values on the way to a shared word.

    - `kind`: `dates`, `codes`, `not-known` or `list`. `said`: what would be done, in a sentence.
    - `more`: what it would leave undone, in a sentence. `transform`: the part of a mapping's `transform` that says so.
    """

    kind: str
    said: str
    more: str = ""
    transform: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A shared word that a column may stand for, and what its values would need on the way."""

    offer: Offer
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a column.

    - `kind`: `mapped`, `no-term` (somebody looked, there is no shared word), `new-word` (one is needed) or `later`.
    - `term`: the shared word's key, where it is mapped; `label`: what that is called.
    - `predicate`: of `MappingPredicate`, read from the column. `convert`: values are to be changed as was proposed.
    - `was_suggested`: it was one of those that were offered. `seen`: those, as address and confidence, likeliest first.
    - `words`: what a new shared word is to mean, in their own words.
    """

    kind: str
    term: str = ""
    label: str = ""
    predicate: str = ""
    convert: bool = False
    was_suggested: bool = False
    words: str = ""
    seen: tuple[tuple[str, str], ...] = ()

    @property
    def is_made(self) -> bool:
        """Whether anything was decided: later is not yet."""
        return self.kind != "later"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file.

    - `name`: as the file writes it; `key`: what it is called in the vocabulary; `position`: from 0.
    - `datatype`, `sort`: what its values are, as a word of `Datatype` and in words. `filled`: how full it is, in words.
    - `codes`: the few values it holds, as text and count, where they are codes that may be recorded.
    - `samples`: a few values, those that look like a person's hidden; shown and never recorded.
    - `personal`: why its values look like those of people, in words; nothing of them is then recorded.
    - `troubles`: what is odd about it. `held`: why nothing at all is recorded of it, where that is so.
    - `candidates`, `none`, `none_said`: what is offered; how likely it is that nothing fits, and that in words.
    - `known`, `stands`: the address of the term that it is already, and how that is mapped, in words.
    """

    name: str
    key: str
    position: int
    datatype: str
    sort: str
    filled: str
    codes: tuple[tuple[str, int], ...] = ()
    samples: tuple[str, ...] = ()
    personal: str = ""
    troubles: tuple[str, ...] = ()
    held: str = ""
    candidates: tuple[Candidate, ...] = ()
    none: float = 0.0
    none_said: str = ""
    known: str = ""
    stands: str = ""
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class File:
    """One file that would be written, or was: `path` as its register knows it, `text` all that it would say.

    `holds`: what it is, in a few words.
    """

    path: str
    text: str
    is_new: bool = True
    holds: str = ""


def seen_of(candidates: tuple[Candidate, ...]) -> tuple[tuple[str, str], ...]:
    """What was offered, as it is recorded: address and confidence."""
    return tuple((each.offer.term, f"{min(1.0, max(0.0, each.offer.confidence)):.3f}") for each in candidates)
