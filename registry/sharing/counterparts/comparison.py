"""`Comparison`: two registers' records of the same share, field by field. Neither is taken as right."""

from __future__ import annotations

from dataclasses import dataclass

from registry.sharing.cited import Place


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of both.

    - `heading`, `field`: under what heading it is shown, and what it is called in words.
    - `state`: a word of `Agreeing`. `here`, `there`: what each says, in words; empty where it says nothing.
    - `said`: how they were compared ("the same word through the integration model"), in a sentence.
    - `at_here`, `at_there`: where. `is_substance`: whether it matters in law, so that a difference is a finding.
    """

    heading: str
    field: str
    state: str
    here: str
    there: str
    said: str
    at_here: Place
    at_there: Place
    is_substance: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are, or may be, of the same share.

    - `here`, `there`: their references; `here_title`, `there_title`; `here_owner`, `there_owner`: whose registers.
    - `by`: how they were paired: `said` (one names the other as its counterpart), `identifier` (an equal identifier),
      `evidence` (they look alike: a person must confirm it). `evidence`: what speaks for it, and against, in sentences.
    - `likeness`: 0 to 1, of pairs by evidence. `is_confirmed`: whether a record says so.
    """

    here: str
    there: str
    here_title: str
    there_title: str
    here_owner: str
    there_owner: str
    by: str
    evidence: tuple[str, ...]
    likeness: float
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair with every field compared, and counts by state."""

    pair: Pair
    fields: tuple[Compared, ...]
    counts: tuple[tuple[str, int], ...]
    said: str
