"""When a request to use a right is due to be answered, as far as its record shows on the reader's day.

What the record says of later days is not known yet on that day, so it is left out. Source: UK GDPR Articles 12(3) and
12A; DPA 2018 section 54.
"""

from __future__ import annotations

from datetime import date

from registry.clocks.deadline import Deadline
from registry.clocks.rights_request import MOST_FURTHER_MONTHS, Pause, Wanted, answer_deadline
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.law.statute_book import state
from registry.load.snapshot import Loaded
from registry.wording import _, day

_LAW_ENFORCEMENT = "dpa-part3"
_MAY_PAUSE = "access"
"""Time stands still only for a request under Article 15 (Article 12A(5)), or section 45 (section 54(3C))."""


def answer_due(reader: Reader, request: Loaded) -> Deadline[date | None]:
    """The last day on which a request that has been received is answered in time, with further time properly taken.

    None while the time has not started, or stands still, or where it cannot be worked out. Further time counts where
    the person was told of it within the first month.

    Source: UK GDPR Article 12A; DPA 2018 section 54.
    """
    first = first_month(reader, request)
    extension = request.data.get("extension", {})
    given = _come(reader, extension.get("notice_given"))
    if given is None or first.cannot:
        return first
    if not may_extend(reader, request):
        return _remarked(first, _("No further time could be taken of a request that came before the law allowed it."))
    if first.last is not None and given > first.last:
        said = _("The person was told of further time on {given}, when the first month was over, so it does not count.")
        return _remarked(first, said.format(given=day(given)))
    return _deadline(reader, request, int(extension.get("months", MOST_FURTHER_MONTHS)))


def first_month(reader: Reader, request: Loaded) -> Deadline[date | None]:
    """The end of the first month, by which an answer goes or the person is told that more time is taken; None as above.

    Source: UK GDPR Article 12A(1), (4)(a) and (5); DPA 2018 section 54(2), (3B)(a) and (3C).
    """
    return _deadline(reader, request, 0)


def answered(reader: Reader, request: Loaded) -> date | None:
    """The day on which a request was answered, where that has come."""
    return _come(reader, request.data.get("responded"))


def cannot_be(reader: Reader, request: Loaded, due: Deadline[date | None]) -> str:
    """Why what the record says of its days cannot be; nothing where it can, which is all that most records need.

    Days out of order, an answer before the request, and a time that stands still although an answer has gone, or has
    stood still for longer than there would have been to answer.

    Source: UK GDPR Articles 5(2) and 12A(5): what stops the time is for the controller to show.
    """
    if due.cannot:
        return due.cannot
    received, on = date.fromisoformat(request.data["received"]), answered(reader, request)
    if on is not None and on < received:
        said = _("The record says that it was answered on {on}, before it came on {received}.")
        return said.format(on=day(on), received=day(received))
    open_ = next((each for each in pauses(reader, request) if each.answered is None), None)
    if due.by is not None or due.starts is None or open_ is None:
        return ""
    if on is not None:
        said = _("The record says that the time has stood still since {asked}, and that it was answered on {on}.")
        return said.format(asked=day(open_.asked), on=day(on))
    else_ = _deadline(reader, request, 0, ended=True).last
    if else_ is None or not reader.is_past(else_):
        return ""
    said = _(
        "The time has stood still since {asked}, and no record shows that the person answered. Had it not, it would"
        " have ended on {end}."
    )
    return said.format(asked=day(open_.asked), end=day(else_))


def may_extend(reader: Reader, request: Loaded) -> bool:
    """Whether the law lets the time be extended: for law-enforcement processing not where the request came too early.

    Source: DPA 2018 section 54(3A), which DUAA section 76(6) inserted from 5 February 2026; UK GDPR Article 12(3),
    which allowed it before that day too.
    """
    if request.data.get("regime") != _LAW_ENFORCEMENT:
        return True
    return state(reader.law("duaa25-s76"), date.fromisoformat(request.data["received"])).is_in_force


def nation_of(reader: Reader, case: Loaded) -> str:
    """The nation of the controller that a case is put to, whose bank holidays count; nothing where it is not known.

    Source: Regulation (EEC, Euratom) No 1182/71 Article 2(1).
    """
    text = case.data.get("controller")
    controller = named_body(reader, case.ref.register, text)
    return str(controller.data.get("nation", "")) if controller is not None else ""


def pauses(reader: Reader, request: Loaded) -> tuple[Pause, ...]:
    """The times in which the person was asked what they mean, as far as they have come; none where nothing may stop.

    Source: UK GDPR Article 12A(5); DPA 2018 section 54(3C).
    """
    if _MAY_PAUSE not in request.data.get("rights", (_MAY_PAUSE,)):
        return ()
    found = ((_come(reader, each.get("asked")), each) for each in request.data.get("pauses", ()))
    return tuple(Pause(asked, _come(reader, each.get("answered"))) for asked, each in found if asked is not None)


def _deadline(reader: Reader, request: Loaded, further_months: int, *, ended: bool = False) -> Deadline[date | None]:
    """The deadline; `ended`: as if every time that still stands still had never begun to."""
    data = request.data
    return answer_deadline(
        date.fromisoformat(data["received"]),
        identity=_wanted(reader, data, "identity_information"),
        fee=_wanted(reader, data, "fee"),
        pauses=tuple(each for each in pauses(reader, request) if not ended or each.answered is not None),
        further_months=further_months,
        nation=nation_of(reader, request),
    )


def _wanted(reader: Reader, data: dict[str, str], name: str) -> Wanted:
    return Wanted(_come(reader, data.get(f"{name}_requested")), _come(reader, data.get(f"{name}_received")))


def _come(reader: Reader, text: str | None) -> date | None:
    return date.fromisoformat(text) if text and reader.has_come(text) else None


def _remarked(due: Deadline[date | None], said: str) -> Deadline[date | None]:
    return Deadline(due.by, (*due.steps, said), due.latest, due.starts, due.cannot)
