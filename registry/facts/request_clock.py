"""When a request to use a right is due to be answered, as far as its record shows on the reader's day.

What the record says of later days is not known yet on that day, so it is left out. Source: UK GDPR Articles 12(3) and
12A; DPA 2018 section 54.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.clocks.deadline import Deadline
from registry.clocks.rights_request import MOST_FURTHER_MONTHS, Pause, Wanted, answer_deadline
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.law.statute_book import state
from registry.load.snapshot import Loaded

_LAW_ENFORCEMENT = "dpa-part3"
_MAY_PAUSE = "access"
"""Time stands still only for a request under Article 15 (Article 12A(5)), or section 45 (section 54(3C))."""


def answer_due(reader: Reader, request: Loaded) -> Reading[date | None]:
    """The last day on which a request that has been received is answered in time, with further time properly taken.

    None while the time has not started, or stands still. Further time counts where the person was told of it within
    the first month.

    Source: UK GDPR Article 12A; DPA 2018 section 54.
    """
    extension = request.data.get("extension", {})
    given = _come(reader, extension.get("notice_given"))
    first = first_month(reader, request)
    in_time = given is not None and (first.value is None or given <= first.value) and may_extend(reader, request)
    months = int(extension.get("months", MOST_FURTHER_MONTHS)) if in_time else 0
    return _read(request, _deadline(reader, request, months))


def first_month(reader: Reader, request: Loaded) -> Reading[date | None]:
    """The end of the first month, by which an answer goes or the person is told that more time is taken; None as above.

    Source: UK GDPR Article 12A(1), (4)(a) and (5); DPA 2018 section 54(2), (3B)(a) and (3C).
    """
    return _read(request, _deadline(reader, request, 0))


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


def _deadline(reader: Reader, request: Loaded, further_months: int) -> Deadline[date | None]:
    data = request.data
    return answer_deadline(
        date.fromisoformat(data["received"]),
        identity=_wanted(reader, data, "identity_information"),
        fee=_wanted(reader, data, "fee"),
        pauses=tuple(_pauses(reader, request)),
        further_months=further_months,
        nation=nation_of(reader, request),
    )


def _wanted(reader: Reader, data: dict[str, str], name: str) -> Wanted:
    return Wanted(_come(reader, data.get(f"{name}_requested")), _come(reader, data.get(f"{name}_received")))


def _pauses(reader: Reader, request: Loaded) -> Iterator[Pause]:
    if _MAY_PAUSE not in request.data.get("rights", (_MAY_PAUSE,)):
        return
    for each in request.data.get("pauses", ()):
        asked = _come(reader, each.get("asked"))
        if asked is not None:
            yield Pause(asked, _come(reader, each.get("answered")))


def _come(reader: Reader, text: str | None) -> date | None:
    return date.fromisoformat(text) if text and reader.has_come(text) else None


def _read(request: Loaded, deadline: Deadline[date | None]) -> Reading[date | None]:
    return Reading(deadline.by, deadline.because, (f"{request.ref}#received",))
