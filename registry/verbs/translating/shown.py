"""What is shown of a translation."""

from __future__ import annotations

from registry.values import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the result, or one of the source that leads to none.

    - `source`: the columns of the file that it is made of; `source_terms`: their terms' addresses, where known.
    - `target`: the column it becomes, empty where it becomes none; `target_term`: its address.
    - `relation`: of `concepts.mappings.Relation`. `how`: what is done to values, in sentences.
    - `mappings`: addresses of the mappings it rests on; `warnings`: what is wrong with those, in sentences.
    - `counts`: outcome of `CellOutcome` → cells.
    - `back`: `equal` where every distinct value was led back and came back the same, `lossy` where it cannot, `failed`
      where it was to and did not, `not-tried`; `back_said`: that in words with numbers.
    - `why_not`: why the column becomes none, in a sentence.
    """

    source: tuple[str, ...]
    source_terms: tuple[str, ...]
    source_labels: tuple[str, ...]
    target: str
    target_term: str
    target_label: str
    relation: str
    how: tuple[str, ...]
    mappings: tuple[str, ...]
    warnings: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    back: str
    back_said: str
    loss: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """One sort of loss in one column: the same outcome for the same reason.

    - `kind`: of `concepts.mappings.Loss`. `cells`, `distinct`: how many cells and different values.
    - `examples`: a few values with what they became. `lines`: the first lines of the file it is met at.
    """

    column: str
    target: str
    outcome: str
    kind: str
    reason: str
    cells: int
    distinct: int
    examples: tuple[tuple[str, str], ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the preview: what it became, out of what, and how."""

    value: str
    source: str
    outcome: str
