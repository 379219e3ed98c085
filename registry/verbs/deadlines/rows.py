"""Deadlines as people read them: what is to be done by when, where it stands in words, and how it was worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from registry.clocks.breach import as_written, in_britain
from registry.concepts.kinds import Kind
from registry.facts.moments import day_of
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.rules.catalogue import rule
from registry.verbs.deadlines.case_clocks import Clock, When, order
from registry.wording import _, counted, day

STATES = (
    "overdue", "unsure", "not-worked-out", "no-limit", "due", "still", "not-started", "in-time", "late",
    "done-unsure", "done",
)  # fmt: skip
"""Where a deadline may stand: the last four are of what has been done."""

SETTLED = frozenset({"in-time", "late", "done-unsure", "done"})

REVIEW_RULES = {
    Kind.AGREEMENT.value: "agreement-review-overdue",
    Kind.PROCESSING_ACTIVITY.value: "ropa-stale",
    Kind.APPROPRIATE_POLICY_DOCUMENT.value: "apd-not-reviewed",
    Kind.DPIA.value: "dpia-stale",
}
"""The rules that ask whether a record of a kind was reviewed in time."""

_ENDS = {
    Kind.PROCESSOR_CONTRACT.value: "The contract ends",
    Kind.TRANSFER.value: "The transfer ends",
    Kind.ORGANISATION.value: "The data protection fee runs out",
    Kind.WAIVER.value: "The waiver runs out",
}
_END_RULES = {Kind.ORGANISATION.value: "ico-fee-lapsed", Kind.WAIVER.value: "waiver-expired"}
_END_PLACES = {
    Kind.ORGANISATION.value: "ico_registration/expires", Kind.WAIVER.value: "expires", Kind.TRANSFER.value: "ends",
}  # fmt: skip

_HOURS_TOLD = 72
"""Up to so many hours a time is told in hours, where the hour matters."""


@dataclass(frozen=True, slots=True)
class Row:
    """One deadline of one record.

    - `key`: its lasting name: the record's reference and which of its deadlines it is.
    - `kind`: what sort of deadline: a case's kind, or `review`, `end`, `waiver`. `of`: the kind of the record.
    - `what`: what is to be done, or what happens then. `ref`, `title`: the record, and what it is called.
    - `by`: the day, or the moment with its offset; empty where there is none. `shown`: that in words.
    - `latest`: the last day on which it may still be in time, where nobody can tell from `by` on.
    - `state`: one of `STATES`; `said`: that in words. `days`: how many are left; below 0 how many it is overdue.
    - `set_by`: `law`, `contract`, `record`, or `product` for Muniment's own measure.
    - `steps`: how it was worked out. `law`: the provisions it rests on, in words.
    - `starts`, `done`: when the time began, and when the thing was done; `pauses` when it stood still, as pairs of days
      of which the second is empty while it does; `first_end` when it would have ended had it not been extended.
    - `rule`, `finding`: the rule that asks whether it was done in time, and the name of its finding where one may be.
    - `at`: the address to look at. `file`, `line`: where that is written.
    """

    key: str
    kind: str
    of: str
    what: str
    ref: str
    title: str
    by: str
    shown: str
    latest: str
    state: str
    said: str
    days: int | None
    set_by: str
    steps: tuple[str, ...]
    law: tuple[str, ...]
    starts: str
    done: str
    pauses: tuple[tuple[str, str], ...]
    first_end: str
    rule: str
    finding: str
    at: str
    file: str = ""
    line: int = 0
    sorts: str = ""


def of_clock(clock: Clock, case: Loaded, today: date, now: datetime | None) -> Row:
    """The row of one time limit of a case. `now` is the moment it is, where that is what is asked about."""
    state = _state(clock, today, now)
    by = clock.by
    may_be_found = state in ("overdue", "late", "unsure", "done-unsure", "not-worked-out", "no-limit")
    soonest = order(by, order(clock.starts, today.isoformat())) if state != "still" else "~"
    return Row(
        f"{case.ref}#{clock.key}", case.ref.kind, case.ref.kind, clock.what, str(case.ref), case.title,
        by.isoformat() if by else "", _shown(by), clock.latest.isoformat() if clock.latest else "", state,
        _said(clock, state, today, now), (_day(by) - today).days if by else None, clock.set_by, clock.steps,
        _law_of(clock.rule), clock.starts.isoformat() if clock.starts else "",
        clock.done.isoformat() if clock.done else "",
        tuple((each.asked.isoformat(), each.answered.isoformat() if each.answered else "") for each in clock.pauses),
        clock.first_end.isoformat() if clock.first_end else "", clock.rule,
        f"{clock.rule}@{case.ref}" if may_be_found else "", clock.at,
        sorts="~~" if state == "not-started" else soonest,
    )  # fmt: skip


def of_day(sort: str, written: str, record: Loaded, today: date) -> Row:
    """The row of a review or an end that a record gives a day for."""
    when, kind = date.fromisoformat(written), record.ref.kind
    has_dates = "dates" in record.data and isinstance(record.data["dates"], dict)
    if sort == "review":
        what, asks = _("Review"), REVIEW_RULES.get(kind, "")
        inside = "dates/review_due" if has_dates and "review_due" in record.data["dates"] else "review_due"
        steps = [_("The record gives this day for its next review.")]
        last = record.data.get("last_review") or record.data.get("last_reviewed")
        last = record.data["dates"].get("last_review") if has_dates else last
        if last:
            steps.append(_("It was last reviewed on {day}.").format(day=day(date.fromisoformat(last))))
    else:
        what, asks = _(_ENDS.get(kind, "The agreement ends")), _END_RULES.get(kind, "")
        inside = _END_PLACES.get(kind, "dates/end")
        steps = [_("The record gives this for its last day.")]
        if has_dates and record.data["dates"].get("renews_by_itself") == "yes":
            steps.append(_("It renews by itself unless somebody stops it."))
        notice = record.data["dates"].get("notice_by") if has_dates else None
        if notice:
            said = _("The last day on which notice can be given is {day}.")
            steps.append(said.format(day=day(date.fromisoformat(notice))))
    days = (when - today).days
    state = "overdue" if days < 0 else "due"
    return Row(
        f"{record.ref}#{sort}", "waiver" if kind == Kind.WAIVER and sort == "end" else sort, kind, what,
        str(record.ref), record.title, written, day(when), "", state, _said_of_day(sort, days), days, "record",
        tuple(steps), _law_of(asks) if asks else (), "", "", (), "", asks,
        f"{asks}@{record.ref}" if asks and days < 0 else "", f"{record.ref}#{inside}", sorts=order(when, ""),
    )  # fmt: skip


def _state(clock: Clock, today: date, now: datetime | None) -> str:
    if clock.cannot:
        return "not-worked-out"
    if clock.done is not None:
        return _done_state(clock)
    if clock.by is None:
        if clock.starts is None and clock.key != "people":
            return "not-started"
        return "still" if clock.pauses else "no-limit"
    if not _is_over(clock.by, today, now):
        return "due"
    return "overdue" if clock.latest is None or _is_over(clock.latest, today, now) else "unsure"


def _done_state(clock: Clock) -> str:
    if clock.by is None or clock.done is None or clock.set_by == "product":
        return "done"
    done = order(clock.done, "")
    if done <= order(clock.by, ""):
        return "in-time"
    return "done-unsure" if clock.latest is not None and done <= order(clock.latest, "") else "late"


def _is_over(by: When, today: date, now: datetime | None) -> bool:
    if isinstance(by, datetime) and now is not None:
        return now > by
    return today > _day(by)


def _said(clock: Clock, state: str, today: date, now: datetime | None) -> str:
    by = clock.by
    if state == "not-worked-out":
        return _("Cannot be worked out")
    if clock.done is not None:
        return _said_done(clock, state)
    if by is None:
        return _said_without(clock, state)
    if state == "unsure":
        return _("Perhaps overdue: nobody can tell until {latest}").format(latest=_shown(clock.latest))
    if clock.set_by == "product" and state == "overdue":
        past = counted((today - _day(by)).days, _("day"), _("days"))
        return _("{days} past Muniment's own measure").format(days=past)
    if isinstance(by, datetime) and now is not None and abs(now - by) < timedelta(hours=_HOURS_TOLD):
        hours = counted(int(abs(now - by).total_seconds() // 3600), _("hour"), _("hours"))
        said = _("Overdue by {time}") if now > by else _("Due in {time}")
        return said.format(time=hours)
    days = (_day(by) - today).days
    if days == 0 and state == "due":
        local = in_britain(by) if isinstance(by, datetime) else ""
        return _("Due today, at {time}").format(time=local.partition(" ")[0]) if local else _("Due today")
    said = _("Overdue by {time}") if state == "overdue" else _("Due in {time}")
    return said.format(time=counted(abs(days), _("day"), _("days")))


def _said_done(clock: Clock, state: str) -> str:
    assert clock.done is not None
    at = _("at {moment}")
    on = (
        at.format(moment=in_britain(clock.done))
        if isinstance(clock.done, datetime)
        else _("on {day}").format(day=day(clock.done))
    )
    if state == "late":
        assert clock.by is not None
        days = (_day(clock.done) - _day(clock.by)).days
        late = counted(days, _("day"), _("days"))
        return _("Done {on}, {days} late").format(on=on, days=late) if days else _("Done {on}, late").format(on=on)
    said = {
        "in-time": _("Done in time, {on}"),
        "done-unsure": _("Done {on}: nobody can tell whether in time"),
        "done": _("Done {on}"),
    }
    return said[state].format(on=on)


def _said_without(clock: Clock, state: str) -> str:
    if state == "still":
        return _("Stands still since {day}").format(day=day(max(each.asked for each in clock.pauses)))
    if state == "not-started":
        return _("Not started")
    if clock.starts is None:
        return _("To be done without undue delay")
    return _("To be done without undue delay since {start}").format(start=_shown(clock.starts))


def _said_of_day(sort: str, days: int) -> str:
    if days == 0:
        return _("Due today") if sort == "review" else _("Today is the last day")
    apart = counted(abs(days), _("day"), _("days"))
    if sort == "review":
        said = _("Overdue by {time}") if days < 0 else _("Due in {time}")
    else:
        said = _("Ended {time} ago") if days < 0 else _("Ends in {time}")
    return said.format(time=apart)


def _shown(when: When | None) -> str:
    if when is None:
        return ""
    return as_written(when) if isinstance(when, datetime) else day(when)


def _day(when: When) -> date:
    return day_of(when) if isinstance(when, datetime) else when


@cache
def _law_of(own: str) -> tuple[str, ...]:
    """The provisions that a rule rests on, in words."""
    entries = statute_book().entries
    return tuple(entries[each["law"]].title for each in rule(own).text["cites"])


def moment_now(is_today: bool) -> datetime | None:
    """The moment it is, where today is asked about; None where another day is, of which every hour is meant."""
    return datetime.now(UTC) if is_today else None
