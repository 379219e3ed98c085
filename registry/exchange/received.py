"""What a reader of other people's files hands over: a record's data, and what of the file was not taken, row by row."""

from __future__ import annotations

from registry.values import Any, dataclass, field


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something in a file that was not taken, or was taken otherwise than it stands.

    - `line`: the line of the file, or row of the sheet, counted from 1; 0 where it is of the whole file.
    - `column`: the name of the column, or of whatever names a value in that form (an RDF property); empty for a whole row.
    - `message`: what is wrong and what was done about it. `fix`: what to do.
    """

    line: int
    column: str
    message: str
    fix: str = ""


@dataclass(slots=True)
class Received:
    """A vocabulary, or a mapping set, as a file of somebody else's says it.

    - `vocabulary`: the data of a vocabulary's record without `kind`, `id` and `status`, with `terms` in full: each as the
      schema's `Term` would be written in YAML. Empty where the file holds no terms.
    - `mappings`: each as the schema's `Mapping` would be written in YAML, with `subject` and `object` as keys of terms.
    - `mapping_set`: what the file says of the mappings as a whole, in the fields of a mapping set's record.
    - `problems`: what was not taken, in the order of the file; a reader stops listing at a bound of its own and says so last.
    - `left_out`: how many terms or mappings of the file were not taken.
    """

    vocabulary: dict[str, Any] = field(default_factory=dict)
    mappings: list[dict[str, Any]] = field(default_factory=list)
    mapping_set: dict[str, Any] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    left_out: int = 0
