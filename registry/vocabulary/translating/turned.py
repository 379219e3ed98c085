"""What becomes of one value, and why: the small words in which every step of a translation answers."""

from __future__ import annotations

from registry.concepts.mappings import Loss
from registry.concepts.translating import CellOutcome
from registry.values import NamedTuple

EXACT, EMPTY, GENERALISED = CellOutcome.EXACT.value, CellOutcome.EMPTY.value, CellOutcome.GENERALISED.value
REFUSED, UNMAPPED, NO_TERM = CellOutcome.REFUSED.value, CellOutcome.UNMAPPED.value, CellOutcome.NO_TERM.value
INVENTED, WITHHELD = CellOutcome.INVENTED.value, CellOutcome.WITHHELD.value

NOTHING, CATEGORY, PRECISION = Loss.NONE.value, Loss.CATEGORY.value, Loss.PRECISION.value
CONTEXT, TEXT_DROPPED, MADE_UP, FORMAT = (
    Loss.CONTEXT.value, Loss.TEXT_DROPPED.value, Loss.INVENTED.value, Loss.FORMAT.value,
)  # fmt: skip


class Turned(NamedTuple):
    """What became of a value.

    - `text`: what is written. `outcome`: of `CellOutcome`. `kind`: of `concepts.mappings.Loss`. `reason`: a sentence,
      the same for all values of one sort; empty where nothing is to be said.
    - `is_stop`: the mapping says to stop at a value like this.
    """

    text: str
    outcome: str = EXACT
    kind: str = NOTHING
    reason: str = ""
    is_stop: bool = False


class Lost(Exception):
    """A value cannot be led on: nothing is written for it."""

    def __init__(self, outcome: str, kind: str, reason: str, *, is_stop: bool = False) -> None:
        super().__init__(reason)
        self.turned = Turned("", outcome, kind, reason, is_stop)


class Unable(Exception):
    """A mapping asks for something that is not done here: no value of the column can be led on."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Trail:
    """What is noted while one value is led along: what it became broader by, and what was added to it.

    `century`: the rule by which two digits became a year; nothing is added where two digits are written again.
    """

    __slots__ = ("broader", "century", "invented")

    def __init__(self) -> None:
        self.broader: tuple[str, str] | None = None
        self.invented: str = ""
        self.century: str = ""

    @property
    def added(self) -> str:
        """What was added, in a sentence; empty where nothing was."""
        return self.invented or self.century

    def generalise(self, kind: str, reason: str) -> None:
        """Note that what the value now says is broader, the first reason counting."""
        if self.broader is None:
            self.broader = kind, reason

    def invent(self, reason: str) -> None:
        """Note that the value now says more than its source did."""
        self.invented = self.invented or reason
