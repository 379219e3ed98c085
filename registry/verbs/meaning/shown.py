"""Terms, mappings and vocabularies as they are shown."""

from __future__ import annotations

from registry.values import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Something by its address or reference, and what it is called."""

    ref: str
    label: str


@dataclass(frozen=True, slots=True)
class MappingShown:
    """One mapping, read from the term that is shown.

    - `said`: how the term stands to the other, in words: “is narrower than”.
    - `predicate`: the same as in records, read from this term: `broad` means that the other is broader.
    - `other`: the address of the other term; empty where somebody looked and found none.
    - `vocabulary`, `organisation`: whose term the other is. `is_shared`: whether it is one of the shared words.
    - `status`: where the mapping stands in review; `holds`: whether it says, and counts today, that the two stand so.
    - `by`, `on`: the role that decided, and the day, as ISO text; empty where no record says.
    - `at`: the address of what says so.
    - `together`: what goes with either term in this mapping, in words; empty where each stands alone.
    - `conditions`: what must be true of a record for it to hold, in words; `only_for`: the data sets, lists, systems
      and agreements for which alone it holds; none where it holds everywhere.
    """

    said: str
    predicate: str
    negated: bool
    no_term: bool
    other: str
    other_label: str
    is_shared: bool
    vocabulary: str
    vocabulary_title: str
    organisation: str
    organisation_title: str
    status: str
    status_label: str
    holds: bool
    by: str
    on: str
    at: str
    set_title: str
    confidence: float | None
    together: str
    only_for: tuple[str, ...]
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term or code, with all that tells it from another of the same name.

    - `others`: its other names. `of`: for a code, the term it is a code of.
    - `is_named`: whether it goes by just the words that were looked for.
    - `context`: what must be taken as given for it to mean this: its own, or that of its vocabulary.
    - `ended`: the day from which it is out of use, as ISO text; empty where it is in use.
    - `codes`: the first of its codes, and `codes_total` how many it has.
    - `state`: of `registry.vocabulary.meaning.STATES`, and `state_said` in words.
    - `meaning`: the shared term that says most of what it means; empty where none is decided.
    - `mappings`: how it stands to terms elsewhere, the surest first, and `mappings_total` how many there are.
    - `above`: what it belongs under, the top first; `below` the first of what belongs under it.
    - `depth`: how deep it stands where a vocabulary is listed as a tree.
    - `file`, `line`: where it is written, where that was asked for.
    """

    ref: str
    label: str
    others: tuple[str, ...]
    notation: str
    iri: str
    kind: str
    kind_label: str
    of: str
    vocabulary: str
    vocabulary_title: str
    is_shared: bool
    organisation: str
    organisation_title: str
    definition: str
    context: str
    ended: str
    codes: tuple[Named, ...]
    codes_total: int
    state: str
    state_said: str
    meaning: str
    mappings: tuple[MappingShown, ...]
    mappings_total: int
    is_named: bool = False
    above: tuple[Named, ...] = ()
    below: tuple[Named, ...] = ()
    depth: int = 0
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class VocabularyRow:
    """One vocabulary.

    - `part`: the part it plays, in words: the integration model, or an application model.
    - `decided`: of how many of its `in_use` terms it is decided what they mean in shared words, or that there is no
      term for them; None for the shared words themselves.
    """

    ref: str
    title: str
    organisation: str
    organisation_title: str
    is_shared: bool
    part: str
    version: str
    status: str
    status_label: str
    description: str
    data_set: str
    terms: int
    in_use: int
    decided: int | None
