"""Where a record stands on a day: its status then, and whether it has expired, is overdue or has not begun.

Status at a day is the last entry of `status_history` by then, never the `status` line; the line counts only where
there is no history. Expired, overdue and not yet begun are worked out, never stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from registry.concepts.running import RUNNING
from registry.facts.reading import Reading
from registry.values import Any
from registry.wording import _, day


def status(data: dict[str, Any], on: date) -> Reading[str]:
    """The status of a record on a day; an empty value where its history had not begun."""
    history = sorted(data.get("status_history", ()), key=lambda entry: entry["on"])
    if not history:
        return Reading(data["status"], _("The record says so, and keeps no history."), ("status",))
    reached = [entry for entry in history if date.fromisoformat(entry["on"]) <= on]
    if not reached:
        first = day(date.fromisoformat(history[0]["on"]))
        return Reading("", _("Its history begins on {first}.").format(first=first), ("status_history",))
    last = reached[-1]
    because = _("It has been so since {on}.").format(on=day(date.fromisoformat(last["on"])))
    return Reading(last["status"], because, (f"status_history[{last['on']}.{last['status']}]",))


def standing(data: dict[str, Any], on: date) -> tuple[Reading[str], ...]:
    """What is worked out about an agreement on a day: `expired`, `not-yet-effective`, `review-overdue`, any or none."""
    now = status(data, on).value
    dates = data.get("dates", {})
    found: list[Reading[str]] = []
    if now not in RUNNING:
        return ()
    if "end" in dates and date.fromisoformat(dates["end"]) < on:
        because = _("Its last day was {end}.").format(end=day(date.fromisoformat(dates["end"])))
        found.append(Reading("expired", because, ("dates/end",)))
    if "effective" in dates and date.fromisoformat(dates["effective"]) > on:
        because = _("It takes effect on {start}.").format(start=day(date.fromisoformat(dates["effective"])))
        found.append(Reading("not-yet-effective", because, ("dates/effective",)))
    if "review_due" in dates and date.fromisoformat(dates["review_due"]) < on:
        because = _("Its review was due on {due}.").format(due=day(date.fromisoformat(dates["review_due"])))
        found.append(Reading("review-overdue", because, ("dates/review_due",)))
    return tuple(found)


_STATES = ("invited", "signed", "declined", "left")
"""What may happen between a party and an agreement, in the order it happens where two fall on one day."""


def party_state(adoptions: Iterable[dict[str, Any]], on: date) -> Reading[str]:
    """Where one party stands on a day, from its own adoptions: `signed`, `left`, `declined`, `invited` or `none`.

    Each of these counts from its own day, `left` from the day after it, since that is the last day the party is bound.
    An adoption that is still a draft binds nobody.
    A decision without a day of its own counts with the adoption's other days, and the reading says that it has none.
    """
    reached: list[tuple[str, int, bool]] = []
    for adoption in adoptions:
        if adoption.get("status") == "draft":
            continue
        days = {state: str(adoption[state]) for state in _STATES if state in adoption}
        decision, dated = adoption.get("decision"), True
        if decision in _STATES and decision not in days:
            days[decision], dated = max(days.values(), default=""), False
        for state, when in days.items():
            begun = not when or date.fromisoformat(when) <= on
            if begun and not (state == "left" and when == on.isoformat()):
                reached.append((when, _STATES.index(state), dated or state != decision))
    if not reached:
        return Reading("none", _("No record shows that it has signed."))
    when, last, dated = max(reached)
    if not dated:
        return Reading(_STATES[last], _("Its adoption says so, and gives no day."))
    said = (_("It was asked on {on}."), _("It signed on {on}."), _("It declined on {on}."), _("Its last day was {on}."))
    return Reading(_STATES[last], said[last].format(on=day(date.fromisoformat(when))))
