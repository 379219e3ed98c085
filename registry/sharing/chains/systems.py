"""From whoever holds data to the systems it is kept in, and where those are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.facts.going_on import going_on
from registry.facts.lifecycle import reached
from registry.load.snapshot import Loaded
from registry.sharing.chains.assured import assured, held
from registry.sharing.chains.bench import ACTIVITY, CONTRACT, SYSTEM, TRANSFER, Bench
from registry.sharing.chains.holder import Holder
from registry.sharing.chains.link import USES, Link, Stop
from registry.sharing.chains.places import to_country
from registry.sharing.chains.score import Score
from registry.sharing.chains.strength import LAPSED, NOT_RECORDED
from registry.wording import _, day


def systems_of(bench: Bench, holder: Holder) -> dict[str, tuple[Loaded, str]]:
    """The systems that a holder's sides, and its own records of the processing, name: reference → record and where."""
    found: dict[str, tuple[Loaded, str]] = {}
    register = holder.agreement.record.ref.register
    for side in holder.sides:
        for record in bench.all_named(register, SYSTEM, [side.get("system")]):
            found.setdefault(str(record.ref), (record, side.place("system")))
        activity = bench.named(register, ACTIVITY, side.get("processing"))
        if activity is not None and going_on(bench.reader, activity.data, str(activity.ref)).value:
            for record in bench.all_named(activity.ref.register, SYSTEM, activity.data.get("systems")):
                found.setdefault(str(record.ref), (record, f"{activity.ref}#systems"))
    return found


def systems(bench: Bench, holder: Holder) -> Iterator[Link]:
    """The systems in which a holder keeps what it got."""
    for record, at in systems_of(bench, holder).values():
        yield system_stop(bench, record, _("keeps it in the system"), at, (str(holder.body.ref),))


def system_stop(
    bench: Bench, record: Loaded, said: str, at: str, about: tuple[str, ...], *, is_placed: bool = False
) -> Link:
    """The link to a system. `is_placed`: where it runs has been told already."""
    reader, data = bench.reader, record.data

    def score() -> Score:
        made = bench.score()
        made.found(bench.findings(record))
        if reached(reader, record, "active").value != "yes":
            said = _("The record of {name} is a draft, or is retired.").format(name=record.title)
            made.because(NOT_RECORDED, said, f"{record.ref}#status")
        for field, words in (
            ("contract_ends", _("The contract for {name} ended on {day}.")),
            ("live_to", _("{name} was to go out of use on {day}.")),
        ):
            if field in data and reader.is_past(data[field]):
                said = words.format(name=record.title, day=day(date.fromisoformat(data[field])))
                made.because(LAPSED, said, f"{record.ref}#{field}")
        rows = held(f"{record.ref}#certificates", data.get("certificates"))
        assured(reader, made, record.title, rows, is_wanted=False)
        return made

    def onward() -> Iterator[Link]:
        # Where a contract with its supplier is on record, that says where it is and who sees it.
        if is_placed or bench.named(record.ref.register, CONTRACT, data.get("contract")) is not None:
            return
        transfers = list(bench.all_named(record.ref.register, TRANSFER, data.get("transfers")))
        told: set[str] = set()
        for field, words in (("countries", _("is kept there")), ("support_countries", _("is supported from there"))):
            for code in data.get(field) or ():
                if code not in told:
                    told.add(code)
                    named = [each for each in transfers if code in (each.data.get("countries") or ())]
                    node = bench.node(record, "system")
                    yield to_country(bench, node, str(code), words, f"{record.ref}#{field}", (), named, about)

    return Link(USES, said, Stop(bench.node(record, "system"), about, onward), (at, record.title), score)
