"""Who has to tell whom of a breach, and within how many hours, as far as its record shows.

Source: UK GDPR Article 33(1) and (2); DPA 2018 section 67(1) and (9).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from registry.concepts.kinds import Kind
from registry.facts.moments import day_of, moment
from registry.facts.named_record import named_record
from registry.facts.reader import Reader
from registry.facts.unread_register import not_read
from registry.load.snapshot import Loaded
from registry.values import dataclass
from registry.wording import _

_CONTROLLERS = frozenset({None, "controller", "joint-controller"})

PROCESSOR_HOURS = 24
"""How long a processor may take where its contract sets no hours: the product's own measure of undue delay."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A controller that has to tell the regulator.

    - `controller`: its key in the record; empty for the organisation that keeps the record.
    - `aware`, `aware_at`: when it became aware, and where that stands. None without a moment that can be read.
    - `told`, `told_at`: when the regulator was told for it, and where that stands or should. None where that is not
      recorded, or has not come.
    """

    controller: str
    aware: datetime | None
    aware_at: str
    told: datetime | None
    told_at: str


def regulator_duties(reader: Reader, breach: Loaded) -> Iterator[Duty]:
    """Each controller that has no record of its own of a breach, and has to tell the regulator where a risk is likely.

    Source: UK GDPR Articles 4(7), 26 and 33(1); DPA 2018 section 67(1).
    """
    at, data = f"{breach.ref}#", breach.data
    named = [each for each in data.get("controllers") or () if each.get("role") in _CONTROLLERS]
    reported_for = data.get("regulator", {}).get("on_behalf_of")
    told = _come(reader, data.get("regulator", {}).get("reported"))
    if not named:
        yield Duty("", moment(data.get("became_aware")), f"{at}became_aware", told, f"{at}regulator/reported")
    for each in named:
        if _has_own_record(reader, breach, each.get("own_record")):
            continue
        own = each.get("became_aware")
        aware_at = f"{at}controllers[{each['id']}]/became_aware" if own else f"{at}became_aware"
        aware = moment(own or data.get("became_aware"))
        if reported_for is None or each["id"] in reported_for:
            yield Duty(each["id"], aware, aware_at, told, f"{at}regulator/reported")
        else:
            yield Duty(each["id"], aware, aware_at, None, f"{at}regulator/on_behalf_of")


def processor_limit(reader: Reader, breach: Loaded) -> tuple[int, str]:
    """The hours that the processor has, and who says so: `contract`, `nobody`, or `not-read` where nobody can tell.

    Source: UK GDPR Article 33(2): without undue delay.
    """
    named = breach.data["processor"].get("contract")
    if not named:
        return PROCESSOR_HOURS, "nobody"
    at = f"{breach.ref}#processor/contract"
    contract, there = named_record(reader, breach.ref.register, Kind.PROCESSOR_CONTRACT, named, at)
    if contract is None:
        return PROCESSOR_HOURS, "not-read" if there.value == "unknown" else "nobody"
    hours = contract.data.get("breach_notice_hours")
    return (PROCESSOR_HOURS, "nobody") if hours is None else (int(hours), "contract")


def out_of_order(earlier: datetime | None, later: datetime | None, said: str) -> str:
    """`said` where the later of two moments comes before the earlier one; nothing where it does not."""
    return said if earlier is not None and later is not None and later < earlier else ""


def told_before_aware(duty: Duty) -> str:
    """Why what the record says of a controller's report cannot be; nothing where it can."""
    said = _("The record says that the regulator was told before the controller became aware of it.")
    return out_of_order(duty.aware, duty.told, said)


def _come(reader: Reader, written: object) -> datetime | None:
    found = moment(written)
    return found if found is not None and reader.has_come(day_of(found)) else None


def _has_own_record(reader: Reader, breach: Loaded, named: str | None) -> bool:
    """Whether a controller's own record of it is there, or in a register that was not read."""
    if not named:
        return False
    register = breach.ref.register
    if reader.record(register, (Kind.BREACH.value,), named) is not None:
        return True
    return bool(not_read(reader, register, Kind.BREACH.value, named))
