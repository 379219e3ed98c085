"""The time limits that a mishap sets running: of the law, of agreements and contracts, each with how it was worked out.

Sources: UK GDPR Articles 33(1), 33(2) and 28(3)(g); DPA 2018 section 67; otherwise the agreement's or contract's own
words. Where nobody has said when somebody became aware, no clock is begun: it is said what it would be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from registry.clocks.breach import hours_after, regulator_deadline
from registry.clocks.calendar_month import months_after
from registry.concepts.kinds import Kind
from registry.facts.effective import effective
from registry.facts.moments import day_of
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded, Snapshot
from registry.rules.catalogue import rule
from registry.sharing.cited import Law, Place
from registry.sharing.impact.touched import Clock
from registry.sharing.impact.walking import body_name
from registry.values import Any
from registry.wording import _, counted, day, listed, period

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def law_of(own: str) -> tuple[Law, ...]:
    """What a rule rests on."""
    entries = statute_book().entries
    cited = [entries[each["law"]] for each in rule(own).text["cites"]]
    return tuple(Law(each.id, each.title, each.is_verified) for each in cited)


def regulator(
    controller: Loaded, aware: datetime | None, today: date, part_3: bool, now: datetime | None = None
) -> Clock:
    """The 72 hours in which a controller tells the regulator. `now`: the moment it is, where that is known.

    Source: UK GDPR Article 33(1); DPA 2018 section 67(1).
    """
    what = _("Tell the Information Commissioner, unless a risk to people is unlikely")
    law = law_of("breach-report-late")
    law = law if part_3 else tuple(each for each in law if not each.id.startswith("dpa18"))
    at = (Place(str(controller.ref), controller.title),)
    own = _("Each controller has its own 72 hours, from when it becomes aware itself.")
    if aware is None:
        steps = (_("72 hours from when it becomes aware. Nobody has said when that was: no clock is begun."), own)
        return Clock(controller.title, what, "", "would-begin", steps, law, at)
    due = regulator_deadline(aware)
    supposed = _("Worked out from the moment that was given: correct it for a controller that learned at another.")
    return Clock(
        controller.title, what, due.by.isoformat(), _state(due.by, today, now), (*due.steps, own, supposed), law, at
    )


def processor(
    snapshot: Snapshot, contract: Loaded, aware: datetime | None, today: date, now: datetime | None = None
) -> Iterator[Clock]:
    """The time in which a processor tells its controllers. Source: UK GDPR Article 33(2); the contract's own hours."""
    data = contract.data
    whose = body_name(snapshot, contract, {"organisation": data.get("processor"), "name": data.get("processor_name")})
    controllers = [body_name(snapshot, contract, {"organisation": each}) for each in data.get("controllers", ())]
    what = _("Tell {controllers}, under {title}").format(
        controllers=listed(controllers) or _("the controllers"), title=contract.title
    )
    law = tuple(each for each in law_of("breach-processor-late") if not each.id.startswith("dpa18"))
    hours = data.get("breach_notice_hours")
    if isinstance(hours, int):
        said = _("The contract gives the processor {hours}.").format(hours=counted(hours, _("hour"), _("hours")))
        at = (Place(f"{contract.ref}#breach_notice_hours", contract.title),)
        yield _hours(whose, what, hours, aware, today, said, law, at, now)
    else:
        said = str(data.get("breach_notice") or _("No record shows a number of hours in the contract."))
        steps = (said, _("The law says without undue delay, and sets no number of hours."))
        state = "running" if aware else "would-begin"
        yield Clock(whose, what, "", state, steps, law, (Place(str(contract.ref), contract.title),))


def agreed(
    snapshot: Snapshot, agreement: Loaded, aware: datetime | None, today: date, now: datetime | None = None
) -> Iterator[Clock]:
    """The hours within which the parties tell each other of an incident, as in effect in an agreement."""
    found = effective(snapshot, agreement, "incidents")
    said, origin = found.value.value, found.value.origin
    if not isinstance(said, dict) or origin is None:
        return
    # Who is who is said by the agreement whose words these are.
    author = snapshot.record(origin) or agreement
    parties = {str(each["id"]): each for each in author.data.get("parties", ())}
    whose, at = _("The parties to {title}").format(title=agreement.title), Place(f"{origin}#incidents", agreement.title)
    for name, what in (
        ("suspected_hours", _("Tell the other parties of a suspected incident")),
        ("confirmed_hours", _("Tell the other parties of a confirmed incident")),
    ):
        if isinstance(said.get(name), int):
            begins = _("The agreement gives {hours}. {origin}").format(
                hours=counted(said[name], _("hour"), _("hours")), origin=found.because
            )
            yield _hours(
                whose,
                what,
                said[name],
                aware,
                today,
                begins,
                (),
                (Place(f"{origin}#incidents/{name}", at.name),),
                now,
            )
    if said.get("time_limit"):
        steps = (str(said["time_limit"]), found.because)
        state = "running" if aware else "would-begin"
        yield Clock(whose, _("Tell the other parties of an incident"), "", state, steps, (), (at,))
    for each in said.get("notices", ()):
        tell = [_party(snapshot, author, parties.get(key, {"name": key})) for key in each.get("by", ())]
        told = [_party(snapshot, author, parties.get(key, {"name": key})) for key in each.get("to", ())]
        what = _("Tell {to}: {event}").format(to=listed(told) or _("the others"), event=each.get("event", ""))
        spot = Place(f"{origin}#incidents/notices[{each['id']}]", agreement.title)
        who = listed(tell) or whose
        if isinstance(each.get("hours"), int):
            begins = _("{title} gives {hours}. {origin}").format(
                title=agreement.title, hours=counted(each["hours"], _("hour"), _("hours")), origin=found.because
            )
            yield _hours(who, what, each["hours"], aware, today, begins, (), (spot,), now)
        elif each.get("time_limit"):
            state = "running" if aware else "would-begin"
            yield Clock(who, what, "", state, (str(each["time_limit"]), found.because), (), (spot,))


def ending(snapshot: Snapshot, contract: Loaded, on: date | None, today: date) -> Iterator[Clock]:
    """What falls due at the end of a contract: the last day for notice, its last day, data returned or deleted."""
    dates, at_end = contract.data.get("dates", {}), contract.data.get("at_end", {})
    whose = _("The controllers under {title}").format(title=contract.title)
    given = _("The contract's record gives this day.")
    for name, what in (("notice_by", _("Give notice, at the latest")), ("end", _("The contract ends"))):
        if dates.get(name):
            at = (Place(f"{contract.ref}#dates/{name}", contract.title),)
            yield _on_day(whose, what, date.fromisoformat(dates[name]), today, (given,), (), at)
    last = on or (date.fromisoformat(dates["end"]) if dates.get("end") else None)
    within = str(at_end.get("within", ""))
    law = _law("uk-gdpr-a28-3-g")
    at = (Place(f"{contract.ref}#at_end", contract.title),)
    who = body_name(
        snapshot,
        contract,
        {"organisation": contract.data.get("processor"), "name": contract.data.get("processor_name")},
    )
    if within and last is not None and (by := after(last, within)) is not None:
        steps = (_("{period} after {day}, the last day of the contract.").format(period=period(within), day=day(last)),)
        yield _on_day(who, _("Return or delete the data, as the contract says"), by, today, steps, law, at)
    elif at_end or last:
        steps = (_("No record shows by when, in days, the data is returned or deleted after the end."),)
        yield Clock(who, _("Return or delete the data"), "", "would-begin", steps, law, at)


def leaving(snapshot: Snapshot, agreement: Loaded, on: date | None, today: date) -> Iterator[Clock]:
    """The notice by which a party leaves an agreement, as in effect."""
    found = effective(snapshot, agreement, "exit")
    said, origin = found.value.value, found.value.origin
    if not isinstance(said, dict) or origin is None or not (said.get("notice") or said.get("leaving")):
        return
    what, at = _("Notice of leaving {title}").format(title=agreement.title), Place(f"{origin}#exit", agreement.title)
    words = tuple(str(each) for each in (said.get("leaving"), found.because) if each)
    notice = str(said.get("notice", ""))
    by = before(on, notice) if on is not None and notice else None
    if by is not None and on is not None:
        steps = (_("{period} before {day}.").format(period=period(notice), day=day(on)), *words)
        yield _on_day(_("The party that leaves"), what, by, today, steps, (), (at,))
    else:
        yield Clock(_("The party that leaves"), what, "", "would-begin", words, (), (at,))


def runs_out(record: Loaded, today: date) -> Iterator[Clock]:
    """The days on which a transfer, or an assurance that a contract rests on, runs out."""
    if record.ref.kind == Kind.TRANSFER and record.data.get("ends"):
        steps = (_("The transfer's record gives this for its last day."),)
        at = (Place(f"{record.ref}#ends", record.title),)
        yield _on_day(
            record.title, _("The transfer ends"), date.fromisoformat(record.data["ends"]), today, steps, (), at
        )
    if record.ref.kind == Kind.PROCESSOR_CONTRACT:
        for each in record.data.get("assurances", ()):
            if each.get("expires"):
                steps = (_("The contract's record gives this for the last day on which it is valid."),)
                at = (Place(f"{record.ref}#assurances[{each['id']}]", record.title),)
                what = _("Assurance runs out: {name}").format(
                    name=each.get("scheme_name") or each.get("scheme") or each["id"]
                )
                yield _on_day(record.title, what, date.fromisoformat(each["expires"]), today, steps, (), at)


def after(start: date, written: str) -> date | None:
    """The day some period, such as P30D, after another; None for one that is not plain or runs off the calendar."""
    return _shifted(start, written, 1)


def before(start: date, written: str) -> date | None:
    """The day some period before another; None for one that is not plain or runs off the calendar."""
    return _shifted(start, written, -1)


def _shifted(start: date, written: str, way: int) -> date | None:
    match = _PERIOD.fullmatch(written)
    if match is None or written == "P":
        return None
    years, months, weeks, days = (int(each or 0) for each in match.groups())
    try:
        return months_after(start, way * (12 * years + months)) + timedelta(days=way * (7 * weeks + days))
    except (ValueError, OverflowError):
        return None


def _hours(
    whose: str, what: str, hours: int, aware: datetime | None, today: date, said: str, law: tuple[Law, ...],
    at: tuple[Place, ...], now: datetime | None,
) -> Clock:  # fmt: skip
    if aware is None:
        return Clock(whose, what, "", "would-begin", (said, _("Nobody has said when it became known.")), law, at)
    due = hours_after(aware, hours)
    return Clock(whose, what, due.by.isoformat(), _state(due.by, today, now), (said, *due.steps), law, at)


def _on_day(
    whose: str, what: str, by: date, today: date, steps: tuple[str, ...], law: tuple[Law, ...], at: tuple[Place, ...]
) -> Clock:
    return Clock(whose, what, by.isoformat(), "overdue" if by < today else "running", steps, law, at)


def _state(by: datetime, today: date, now: datetime | None) -> str:
    is_over = by < now if now is not None else day_of(by) < today
    return "overdue" if is_over else "running"


def _law(*ids: str) -> tuple[Law, ...]:
    entries = statute_book().entries
    found = next((entries[each] for each in ids if each in entries), None)
    return (Law(found.id, found.title, found.is_verified),) if found else ()


def _party(snapshot: Snapshot, agreement: Loaded, party: Mapping[str, Any]) -> str:
    named = body_name(snapshot, agreement, party)
    return str(party.get("name_used") or party["id"]).replace("-", " ") if named == party.get("id") else named
