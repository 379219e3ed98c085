"""What is asked of the suggester, and what it answers."""

from __future__ import annotations

from registry.source import Ref
from registry.tabular.profile import Profile
from registry.values import NamedTuple, dataclass
from registry.vocabulary.term import TermKey


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A term or column that somebody must find the shared term for.

    - `label`, `others`: what it is called, and what else: its column name, other labels.
    - `definition`, `data_set`, `element`, `datatype`, `unit`: as far as known. A `field` competes for terms with
      the other fields of its data set. `codes`: what may stand in it, labels too.
    - `profile`: what its values look like, where there is a file. `publisher`: the vocabulary's, or the file's.
    - `key`: the term, where it is one of a vocabulary that is recorded.
    """

    label: str
    others: tuple[str, ...] = ()
    definition: str = ""
    data_set: str = ""
    element: str = ""
    datatype: str = ""
    unit: str = ""
    codes: tuple[str, ...] = ()
    profile: Profile | None = None
    publisher: Ref | None = None
    key: TermKey | None = None


class Reason(NamedTuple):
    """One reason, strongest first. `kind`: in a word with hyphens, such as `others-map-it`; `said`: in plain words."""

    kind: str
    said: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One candidate.

    - `term`: of the integration model. `predicate`: of `MappingPredicate`, how the asked one most likely stands to it.
    - `confidence`: from 0 to 1: of suggestions that say so much, how many people were right to accept, on publishers
      that the suggester had not seen.
    """

    term: TermKey
    predicate: str
    confidence: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """Candidates for one term or column, likeliest first.

    - `none`: from 0 to 1, how likely it is that nothing in the integration model fits. `said`: that in words.
    - `rejected`: candidates that were left out because somebody rejected them before.
    """

    asked: Unmapped
    suggestions: tuple[Suggestion, ...]
    none: float = 0.0
    said: str = ""
    rejected: tuple[TermKey, ...] = ()


class CodeSuggestion(NamedTuple):
    """A code as it stands in data, the codes of the other list that it may become, how it stands to them, and why."""

    code: str
    object_codes: tuple[str, ...]
    predicate: str
    confidence: float
    reason: str
