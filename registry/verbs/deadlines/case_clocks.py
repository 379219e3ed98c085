"""The time limits of a breach, a request or a complaint, as its record shows them on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from registry.clocks.breach import HOURS, hours_after, regulator_deadline
from registry.clocks.complaint import acknowledgement_deadline
from registry.clocks.deadline import Deadline
from registry.clocks.rights_request import Pause
from registry.concepts.kinds import Kind
from registry.facts.breach_clock import out_of_order, processor_limit, regulator_duties, told_before_aware
from registry.facts.breach_risk import likely_risk, of_personal_data
from registry.facts.moments import day_of, moment
from registry.facts.reader import Reader
from registry.facts.request_clock import answer_due, answered, cannot_be, first_month, nation_of, pauses
from registry.law.statute_book import state
from registry.load.snapshot import Loaded
from registry.wording import _, counted, day

When = date | datetime

CASES = (Kind.BREACH.value, Kind.RIGHTS_REQUEST.value, Kind.COMPLAINT.value)

_NOT_PERSONAL = frozenset({"not-personal", "deceased-only"})
_NOT_TO_BE_ANSWERED = frozenset({"withdrawn", "lapsed", "passed-on"})
_OUTCOME = timedelta(days=90)
"""When Muniment asks for the outcome of a complaint: the law says without undue delay, and sets no number."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit of one case.

    - `key`: which it is, for programs; with the record's reference it is the limit's lasting name.
    - `what`: what is to be done in time.
    - `at`: the address where it is, or should be, recorded that it was done.
    - `rule`: the rule whose finding tells where it was not.
    - `set_by`: who sets the limit: `law`, `contract`, or `product` for a measure of Muniment's own.
    - `starts`: from when the time runs; None where that is not known, or it has not started.
    - `by`, `latest`: see `Deadline`. None too where nobody has set a limit.
    - `steps`: how it was worked out, a sentence a step.
    - `done`: when it was done, as far as that has come.
    - `cannot`: why nothing can be worked out; empty where it can.
    - `pauses`: when the time stood still. `first_end`: where it was extended, when it would have ended.
    """

    key: str
    what: str
    at: str
    rule: str
    set_by: str
    starts: When | None
    by: When | None
    latest: When | None
    steps: tuple[str, ...]
    done: When | None
    cannot: str = ""
    pauses: tuple[Pause, ...] = ()
    first_end: date | None = None


def clocks_of(reader: Reader, case: Loaded) -> Iterator[Clock]:
    """The time limits of a case; none where the law sets it none, as it stands on the reader's day."""
    if case.ref.kind == Kind.BREACH:
        yield from _of_breach(reader, case)
    elif case.data.get("regime") in _NOT_PERSONAL:
        return
    elif case.ref.kind == Kind.RIGHTS_REQUEST:
        yield from _of_request(reader, case)
    else:
        yield from _of_complaint(reader, case)


def is_settled(clock: Clock) -> bool:
    """Whether nothing is left to do, and the record can be believed about it."""
    return clock.done is not None and not clock.cannot


# ── breaches ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_breach(reader: Reader, breach: Loaded) -> Iterator[Clock]:
    if of_personal_data(breach.data, str(breach.ref)).value == "no":
        return
    risk = likely_risk(breach.data, str(breach.ref))
    if risk.value != "no":
        remark = () if risk.value == "yes" else (risk.because,)
        yield from _regulator(reader, breach, remark)
    yield from _people(reader, breach)
    yield from _processor(reader, breach)


def _regulator(reader: Reader, breach: Loaded, remark: tuple[str, ...]) -> Iterator[Clock]:
    for duty in regulator_duties(reader, breach):
        key = f"regulator-{duty.controller}" if duty.controller else "regulator"
        what = _("Tell the regulator")
        cannot = told_before_aware(duty)
        if duty.aware is None:
            cannot = _("No record shows when the controller became aware of it, from which the {hours} hours run.")
            cannot = cannot.format(hours=HOURS)
        elif not reader.has_come(day_of(duty.aware)):
            cannot = _dated_ahead(day_of(duty.aware))
        if cannot or duty.aware is None:
            yield _stopped(key, what, duty.told_at, "breach-report-late", cannot, duty.told)
            continue
        due = regulator_deadline(duty.aware)
        steps = (*due.steps, *remark)
        yield Clock(key, what, duty.told_at, "breach-report-late", "law", duty.aware, due.by, None, steps, duty.told)


def _people(reader: Reader, breach: Loaded) -> Iterator[Clock]:
    """Telling the people affected, where a high risk to them is likely and no ground for not telling is on record."""
    informed, aware = breach.data.get("people_informed", {}), moment(breach.data.get("became_aware"))
    done = _come(reader, informed.get("told"))
    needed = breach.data.get("likely_high_risk") == "yes" and breach.data.get("likely_risk") != "no"
    if done is None and (not needed or informed.get("not_told_ground") or informed.get("not_told_reason")):
        return
    at, what = f"{breach.ref}#people_informed/told", _("Tell the people affected")
    if aware is not None and done is not None and done < day_of(aware):
        said = _("The record says that people were told before the controller became aware of it.")
        yield _stopped("people", what, at, "breach-subjects-not-told", said, done)
        return
    steps = (_("The law says without undue delay, and sets no number of hours or days."),)
    starts = aware if aware is not None and reader.has_come(day_of(aware)) else None
    yield Clock("people", what, at, "breach-subjects-not-told", "law", starts, None, None, steps, done)


def _processor(reader: Reader, breach: Loaded) -> Iterator[Clock]:
    processor = breach.data.get("processor")
    if not processor:
        return
    at, what, rule = (
        f"{breach.ref}#processor/told_controller",
        _("Processor to tell the controller"),
        "breach-processor-late",
    )
    aware, told = moment(processor.get("aware")), moment(processor.get("told_controller"))
    told = told if told is not None and reader.has_come(day_of(told)) else None
    cannot = out_of_order(
        aware, told, _("The record says that the processor told the controller before it became aware itself.")
    )
    if aware is None:
        cannot = _("No record shows when the processor became aware of it.")
    elif not reader.has_come(day_of(aware)):
        cannot = _dated_ahead(day_of(aware))
    if cannot or aware is None:
        yield _stopped("processor", what, at, rule, cannot, told)
        return
    hours, who = processor_limit(reader, breach)
    due = hours_after(aware, hours)
    if who == "contract":
        said = _("The contract gives the processor {hours}.").format(hours=counted(hours, _("hour"), _("hours")))
        yield Clock("processor", what, at, rule, "contract", aware, due.by, None, (said, *due.steps), told)
        return
    said = _("The law says without undue delay. Muniment asks after {hours}, where no contract says otherwise.")
    steps = (said.format(hours=counted(hours, _("hour"), _("hours"))), *due.steps)
    yield Clock("processor", what, at, rule, "product", aware, due.by, None, steps, told)


# ── requests ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_request(reader: Reader, request: Loaded) -> Iterator[Clock]:
    if (
        set(request.data.get("rights") or ()) == {"withdraw-consent"}
        or request.data.get("outcome") in _NOT_TO_BE_ANSWERED
    ):
        return
    at, what, rule = f"{request.ref}#responded", _("Answer the request"), "rights-response-late"
    cannot = _not_received(reader, request)
    if cannot:
        yield _stopped("answer", what, at, rule, cannot, answered(reader, request))
        return
    due, first, done = answer_due(reader, request), first_month(reader, request), answered(reader, request)
    given = _come(reader, request.data.get("extension", {}).get("notice_given"))
    steps = due.steps
    if given is None and done is None and first.by is not None and not reader.is_past(first.by):
        said = _("More time can be taken only if the person is told of it, and why, by {day}.")
        steps = (*steps, said.format(day=day(first.by)))
    cannot = cannot_be(reader, request, due)
    stood = pauses(reader, request)
    extended = first.by if due.by != first.by else None
    yield Clock(
        "answer", what, at, rule, "law", due.starts, None if cannot else due.by, due.latest,
        (*steps, *_too(cannot, due)), done, cannot, stood, extended,
    )  # fmt: skip
    if given is not None and not first.cannot:
        place = f"{request.ref}#extension/notice_given"
        steps = (*first.steps, _("The person is told of further time, with the reason, by that day."))
        said = _("Tell the person that more time is taken")
        wrong = ""
        if given < date.fromisoformat(request.data["received"]):
            wrong = _("The record says that the person was told of more time before the request came.")
        yield Clock(
            "extension", said, place, "rights-extension-invalid", "law", first.starts, first.by, first.latest, steps,
            given, wrong, stood,
        )  # fmt: skip


# ── complaints ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_complaint(reader: Reader, complaint: Loaded) -> Iterator[Clock]:
    data, at, what = complaint.data, f"{complaint.ref}#acknowledged", _("Acknowledge the complaint")
    said_on = [data.get(name) for name in ("acknowledged", "told_of_outcome")] + list(
        data.get("progress_informed") or ()
    )
    done = min((found for each in said_on if (found := _come(reader, each)) is not None), default=None)
    cannot = _not_received(reader, complaint)
    if cannot:
        yield _stopped("acknowledgement", what, at, "complaint-ack-late", cannot, done)
        return
    received = date.fromisoformat(data["received"])
    if not state(reader.law("dpa18-s164a"), received).is_in_force:
        return
    withdrawn = _come(reader, data.get("withdrawn"))
    due = acknowledgement_deadline(received, nation_of(reader, complaint))
    if done is not None and done < received:
        said = _("The record says that it was acknowledged on {on}, before it came on {received}.")
        said = said.format(on=day(done), received=day(received))
        yield _stopped("acknowledgement", what, at, "complaint-ack-late", said, done)
    elif done is not None or withdrawn is None or (due.last is not None and withdrawn > due.last):
        yield Clock(
            "acknowledgement", what, at, "complaint-ack-late", "law", received, due.by, due.latest, due.steps, done
        )
    told = _come(reader, data.get("told_of_outcome"))
    if told is None and withdrawn is not None:
        return
    steps = (
        _("The law says without undue delay, and sets no number of days."),
        _("Muniment asks for the outcome {days} after it came.").format(
            days=counted(_OUTCOME.days, _("day"), _("days"))
        ),
    )
    place, said = f"{complaint.ref}#told_of_outcome", _("Tell the person the outcome")
    yield Clock(
        "outcome", said, place, "complaint-outcome-missing", "product", received, received + _OUTCOME, None, steps, told
    )


# ── what they have in common ─────────────────────────────────────────────────────────────────────────────────────────


def _not_received(reader: Reader, case: Loaded) -> str:
    received = case.data.get("received")
    if received is None:
        return _("No record shows when it was received, from which the time runs.")
    return "" if reader.has_come(received) else _dated_ahead(date.fromisoformat(received))


def _dated_ahead(when: date) -> str:
    return _("The record gives {day} for when the time began, which is a later day.").format(day=day(when))


def _stopped(key: str, what: str, at: str, rule: str, cannot: str, done: When | None) -> Clock:
    return Clock(key, what, at, rule, "law", None, None, None, (cannot,), done, cannot)


def _too(cannot: str, due: Deadline[date | None]) -> tuple[str, ...]:
    return (cannot,) if cannot and cannot not in due.steps else ()


def _come(reader: Reader, text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and reader.has_come(text) else None


def order(when: When | None, otherwise: str) -> str:
    """A day or moment as text that sorts by when it is over; `otherwise` for none."""
    if when is None:
        return otherwise
    if isinstance(when, datetime):
        return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
    return f"{when.isoformat()}T24:00"
