"""What a reader of other people's files hands over: a record's data, and what of the file was not taken, row by row."""

from __future__ import annotations

import re
import unicodedata

from registry.values import Any, dataclass, field
from registry.wording import _, counted


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something in a file that was not taken, or was taken otherwise than it stands.

    - `line`: the line of the file, or row of the sheet, counted from 1; 0 where it is of the whole file.
    - `column`: the name of the column, or of whatever names a value in that form (an RDF property); empty for a row.
    - `message`: what is wrong and what was done about it. `fix`: what to do.
    """

    line: int
    column: str
    message: str
    fix: str = ""


@dataclass(slots=True)
class Received:
    """A vocabulary, or a mapping set, as a file of somebody else's says it.

    - `vocabulary`: the data of a vocabulary's record without `kind`, `id` and `status`, with `terms` in full: each as
      the schema's `Term` would be written in YAML. Empty where the file holds no terms.
    - `mappings`: each as the schema's `Mapping` would be written in YAML, with `subject` and `object` as keys of terms.
    - `mapping_set`: what the file says of the mappings as a whole, in the fields of a mapping set's record.
    - `problems`: what was not taken, in the order of the file; a reader stops listing at a bound and says so last.
    - `left_out`: how many terms or mappings of the file were not taken.
    """

    vocabulary: dict[str, Any] = field(default_factory=dict)
    mappings: list[dict[str, Any]] = field(default_factory=list)
    mapping_set: dict[str, Any] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    left_out: int = 0


MOST_TOLD = 200
"""The most problems that a reader lists of one file. The others are counted."""

MAX_BYTES = 64 << 20
"""The largest file that is taken in."""


class Told:
    """Collects what was not taken from a file. After `MOST_TOLD` the others are counted."""

    def __init__(self) -> None:
        self._problems: list[RowProblem] = []
        self._more = 0

    def add(self, line: int, column: str, message: str, fix: str = "") -> None:
        """Something that was not taken."""
        if len(self._problems) < MOST_TOLD:
            self._problems.append(RowProblem(line, column, message, fix))
        else:
            self._more += 1

    def all(self) -> list[RowProblem]:
        """All of it, in the order of the file; where there is more than is listed, how much."""
        found = sorted(self._problems, key=lambda each: each.line)
        if self._more:
            more = counted(self._more, _("more thing"), _("more things"))
            message = _("{more} of this file went wrong in the same or other ways, and are not listed.")
            found.append(RowProblem(0, "", message.format(more=more), _("Mend the rows above, and take it in again.")))
        return found


_LONGEST = 80


def as_key(text: str) -> str:
    """A key made of any text; empty where it has no letters or digits to make one of."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:_LONGEST].strip("-")


class Keys:
    """Gives keys that no other entry has."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """The key itself where it is free, otherwise the first of `key-2`, `key-3`, … that is."""
        found = wanted
        while found in self._taken:
            number = self._numbers[wanted] = self._numbers.get(wanted, 1) + 1
            found = f"{wanted[: _LONGEST - 1 - len(str(number))].rstrip('-')}-{number}"
        self._taken.add(found)
        return found
