"""`Deadline`: what a clock returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from registry.values import Generic, TypeVar, dataclass
from registry.wording import _, day

When = TypeVar("When")


@dataclass(frozen=True, slots=True)
class Deadline(Generic[When]):
    """The last day, or the last moment, on which the thing is certainly done in time, and how it was worked out.

    - `by`: that day or moment. None where the time has not started or stands still, or where none can be worked out.
    - `steps`: how it was worked out, a sentence a step, in the order of the working.
    - `latest`: where it turns on something that is not recorded or not settled, the last day on which the thing may
      still be in time. Between the two nobody can tell. None where there is no such doubt.
    - `starts`: the day or moment from which the time runs, where that is known.
    - `cannot`: why no deadline can be worked out from what is recorded; empty where one can.
    """

    by: When
    steps: tuple[str, ...]
    latest: When | None = None
    starts: When | None = None
    cannot: str = ""

    @property
    def because(self) -> str:
        """How it was worked out, in one piece."""
        return " ".join(self.steps)

    @property
    def last(self) -> When:
        """The last day or moment on which the thing may be in time: after it, it is late whatever is found out."""
        return self.by if self.latest is None else self.latest


def without(cannot: str) -> Deadline[date | None]:
    """No deadline, because of what is recorded."""
    return Deadline(None, (cannot,), cannot=cannot)


def soonest(found: Sequence[Deadline[date | None]]) -> Deadline[date | None]:
    """The soonest of the deadlines by the bank holidays of several nations, which says how far they are apart.

    Nobody is told a day that is too late for wherever the body turns out to be. None where one has no day at all.
    """
    by_day = sorted((each for each in found if each.by is not None), key=lambda each: each.by or date.max)
    standing = next((each for each in found if each.by is None), None)
    if standing is not None or not by_day:
        return standing or found[0]
    first = by_day[0]
    last = max(each.last or date.max for each in found)
    if last == first.last:
        return first
    said = _(
        "No record shows in which one nation the organisation works, whose bank holidays count. This is the soonest"
        " that it ends in any; in another it ends on {last}."
    )
    return Deadline(first.by, (*first.steps, said.format(last=day(last))), last, first.starts)
