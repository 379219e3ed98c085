"""`Conflict`: decisions about words that do not go together, or that no longer fit the words they are about."""

from __future__ import annotations

from enum import StrEnum

from registry.source import Ref
from registry.values import dataclass
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey


class Severity(StrEnum):
    """How much hangs on a conflict, the worst first."""

    ERROR = "error"
    """They cannot all be right: translating by them gives one answer today and another tomorrow."""
    WARNING = "warning"
    """One of them is probably wrong, or has been overtaken by what changed since."""
    HINT = "hint"
    """Often right as it is; worth a look."""


class Certainty(StrEnum):
    """How sure it is that there is a conflict."""

    FOUND = "found"
    """What is written shows it."""
    PERHAPS = "perhaps"
    """What is written allows it: two conditions on different terms may both hold for one record."""
    CANNOT_TELL = "cannot-tell"
    """What would show it, or rule it out, is not written. Never read as a sign that all is well."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict.

    - `rule`, `number`: of `conflicts.catalogue`. The number is 0 for rules about the integration model by itself.
    - `message`: what is wrong and why it matters. `repair`: what to do, in one or two sentences.
    - `terms`: the terms concerned, those that stand side by side first.
    - `steps`: the mappings concerned, the least sure first. `mappings`: their lasting addresses in the same order, and
      those of mappings or fields that are no step.
    - `vocabulary`: the vocabulary whose keeper is first to look: that of the subject.
    - `on`: the day (ISO text) on which what counted was compared.
    """

    rule: str
    number: int
    severity: Severity
    message: str
    repair: str
    terms: tuple[TermKey, ...]
    on: str
    steps: tuple[Step, ...] = ()
    mappings: tuple[str, ...] = ()
    certainty: Certainty = Certainty.FOUND
    vocabulary: Ref | None = None

    @property
    def order(self) -> tuple[int, int, int, str, tuple[str, ...], tuple[TermKey, ...]]:
        """The order in which conflicts are shown: the worst first, then by rule and place."""
        certainty = tuple(Certainty).index(self.certainty)
        return certainty, tuple(Severity).index(self.severity), self.number, self.rule, self.mappings, self.terms
