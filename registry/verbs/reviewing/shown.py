"""What is shown of mappings that wait for a decision."""

from __future__ import annotations

from registry.values import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A shared term that is suggested.

    - `term`: its address. `predicate`, `said`: how the asked one would stand to it, as a word and in words.
    - `confidence`: from 0 to 1, calibrated. `reasons`: in words, strongest first.
    - `datatype`, `codes`: what the shared term holds, to be set beside one's own.
    """

    term: str
    label: str
    definition: str
    predicate: str
    said: str
    confidence: float
    reasons: tuple[str, ...]
    datatype: str = ""
    unit: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """One decision that was recorded before: who, when, on which versions, on what evidence.

    `event`: its name in the file of reviews; `decision`: of `MappingDecision`; `part`: of `DecidedAs`.
    """

    event: str
    at: str
    decision: str
    said: str
    part: str
    role: str
    author: str
    objects: tuple[str, ...]
    reason: str
    words: str
    versions: str
    shown: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A code as it stands in data, and what it becomes.

    - `label`: its own; empty where that is the code. `is_recorded`: whether its mapping says what it becomes:
      `recorded`, none of them where there is no shared code for it.
    - `suggested`: shared codes that are suggested instead, where none is recorded; `reason`: why.
    - `predicate`: how it stands to them, of `MappingPredicate`.
    """

    code: str
    label: str = ""
    is_recorded: bool = False
    recorded: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    predicate: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One term and how it stands in review.

    - `term`: its address; `label`, `definition`, `examples`, `datatype`, `unit`, `data_set`, `codes`: what its
      vocabulary says of it. `file`, `line`: where.
    - `state`: `undecided`, `proposed`, `reviewed`, `unsure`, `disagreed`, `decided`.
    - `set`, `mapping`: its mapping, where there is one; `objects`, `object_labels`, `predicate`, `status`: what that
      says.
    - `offers`: suggested, likeliest first; `none`: how likely it is that nothing fits, and `none_said` in words.
    - `alike`: addresses of undecided terms of other vocabularies that are the same column of the same data set.
    - `past`: every decision on it, oldest first.
    - `transform`: how values change by its mapping, as YAML; empty where nothing is said of it. `changes`: the same in
      single values, such as `encoding.subject_form`, without its codes. `loss`: the worst that is lost on the way.
    - `pairs`: each code, with what it becomes; or what is suggested among the codes of `towards`, which is told for the
      first term of an answer alone.
    """

    term: str
    label: str
    definition: str
    examples: tuple[str, ...]
    datatype: str
    unit: str
    data_set: str
    codes: tuple[str, ...]
    file: str
    line: int
    state: str
    set: str = ""
    mapping: str = ""
    objects: tuple[str, ...] = ()
    object_labels: tuple[str, ...] = ()
    predicate: str = ""
    status: str = ""
    offers: tuple[Offer, ...] = ()
    none: float = 0.0
    none_said: str = ""
    alike: tuple[str, ...] = ()
    past: tuple[Past, ...] = ()
    transform: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    loss: str = ""
    pairs: tuple[Pair, ...] = ()
    towards: str = ""


@dataclass(frozen=True, slots=True)
class Moving:
    """How far a vocabulary is decided.

    - `decided`: terms of which a mapping is in use, or that were decided to have none; also those in doubt or in
      dispute since. `share`: of all, from 0 to 1. `counts`: terms by state, each in one.
    """

    vocabulary: str
    title: str
    hub: str
    hub_title: str
    terms: int
    decided: int
    counts: tuple[tuple[str, int], ...]
    share: float
