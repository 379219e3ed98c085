"""When each finding was first seen: the start of its unbroken run of month ends up to now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from registry.history.looking import Looking
from registry.history.months import MOST, month_ends
from registry.history.point import Point, digest
from registry.load.federation import find
from registry.session import Session
from registry.wording import _, day

MONTHS = 12
"""As many month ends are worked out where nobody asks for more."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the registers' history says of when findings came.

    - `looked_through`: the first day that was looked at; empty where none was.
    - `today`: the day it is seen from. `points`: the month ends before that, the last first, with none left out.
    """

    looked_through: str = ""
    today: str = ""
    points: Sequence[Point] = ()

    def of(self, fingerprint: str) -> tuple[str, str, str]:
        """The first day it was there (`by`), the last day before that was looked at (`after`), and that in words.

        Of a finding that is there now: whoever asks has found it today. Waived or not, it was there.
        """
        if not self.points:
            return "", "", _("History was not looked through")
        number, by = digest(fingerprint), self.today
        for point in self.points:
            if not point.has(number):
                return by, point.day, _said(point.day, by, self.today)
            by = point.day
        return by, "", _("At or before {day}").format(day=_day(by))


def _said(after: str, by: str, today: str) -> str:
    if by == today:
        return _("Since {day}").format(day=_day(after))
    return _("Between {first} and {last}").format(first=_day(after), last=_day(by))


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


def seen(session: Session, *, kept_only: bool = True) -> Seen:
    """When findings were first seen, by what was worked out before; or by working out what is missing of a year.

    The session's day must be settled: open the federation first. Raises what working out does.
    """
    federation = find(session.federation)
    on = session.today
    looking = Looking(federation, session)
    if not kept_only:
        looking.at(month_ends(on, MONTHS))
    known = session.memory.get("seen")
    if known is None or known[:2] != (on, looking.stood):
        known = session.memory["seen"] = (on, looking.stood, _seen(looking, on))
    found: Seen = known[2]
    return found


def _seen(looking: Looking, on: date) -> Seen:
    days = month_ends(on, MOST)
    kept = looking.at(days, kept_only=True).points
    run: list[Point] = []
    for each in reversed(days):
        if each not in kept:
            # Before a month end that nobody looked at, nothing is known to be unbroken.
            break
        run.append(kept[each])
    return Seen(run[-1].day if run else "", on.isoformat(), run)
