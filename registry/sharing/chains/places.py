"""From whoever holds or sees data to the countries where they do, and what lets it go there.

Source: UK GDPR Article 44A: a transfer to a third country needs a route. What lies in the United Kingdom needs none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from registry.facts.lifecycle import reached
from registry.findings import Finding
from registry.load.snapshot import Loaded
from registry.sharing.chains.bench import SYSTEM, TRANSFER, Bench, inside
from registry.sharing.chains.chain import Node
from registry.sharing.chains.link import KEEPS, Link, Stop
from registry.sharing.chains.score import Score
from registry.sharing.chains.strength import LAPSED, NOT_RECORDED
from registry.sharing.country import country
from registry.subjects.contract import Contract
from registry.subjects.processing import Member
from registry.wording import _, day

HOME = "GB"


def of_part(findings: Iterable[Finding], part: str) -> Iterator[Finding]:
    """The findings of a contract about one part of it, where that holds or sees data left out; "" for the whole."""
    for each in findings:
        for place in each.at or (each.subject,):
            at = inside(place)
            is_place = "locations[" in at
            if part and at.startswith(part) and not is_place:
                yield each
                break
            if not part and not is_place and not at.startswith("sub_processors["):
                yield each
                break


def of_places(findings: Iterable[Finding], at: str) -> Iterator[Finding]:
    """Those about one place where data is held or seen."""
    return (each for each in findings if any(place == at or place.startswith(f"{at}/") for place in each.at))


def places(bench: Bench, contract: Contract, who: Member | None, node: Node) -> Iterator[Link]:
    """Where a processor, or one engaged in turn, holds or sees data on the day; `who` as its contract lists it."""
    register, findings = contract.record.ref.register, bench.findings(contract.record)
    general = list(bench.all_named(register, TRANSFER, (contract.get("transfers") or {}).get("transfers")))
    own = [who.get("transfer")] if who is not None else []
    told: set[str] = set()
    for each in contract.places_of(who):
        code = str(each.get("country") or "")
        told.add(code)
        named = list(bench.all_named(register, TRANSFER, [each.get("transfer"), *own]))
        named = named or [each for each in general if code in (each.data.get("countries") or ())]
        found = tuple(of_places(findings, each.at))
        where = str(each.get("place") or "")
        said = _("holds or sees data there: {place}").format(place=where) if where else _("holds or sees data there")
        system = bench.named(register, SYSTEM, each.get("system"))
        yield to_country(bench, node, code, said, each.at, found, named, (str(contract.record.ref),), system)
    if who is not None:
        return
    # A transfer that the contract names, to a country that none of its places is in.
    for sub in contract.sub_processors:
        told |= {str(each.get("country") or "") for each in contract.places_of(sub)}
    for record in general:
        for code in record.data.get("countries") or ():
            if code not in told:
                told.add(str(code))
                at, said = str(record.ref), _("sends data there, or lets it be seen")
                yield to_country(bench, node, str(code), said, at, (), [record], (str(contract.record.ref),))


def to_country(
    bench: Bench,
    node: Node,
    code: str,
    said: str,
    at: str,
    findings: Sequence[Finding],
    transfers: Sequence[Loaded] | None,
    about: tuple[str, ...] = (),
    system: Loaded | None = None,
) -> Link:
    """The link to a country. `transfers` are the records of what lets data go there; None where none is to be had."""
    name = country(code) if code else _("A country that is not recorded")

    def score() -> Score:
        made = bench.score()
        made.found(findings)
        if not code:
            made.because(NOT_RECORDED, _("No record shows in which country that is."), at)
        elif code != HOME:
            for record in transfers or ():
                made.found(bench.findings(record))
                _transfer(made, bench, record)
            if not transfers and not findings:
                said = _("No record shows what lets data go to {country}.").format(country=name)
                made.because(NOT_RECORDED, said, at)
        return made

    def onward() -> Iterator[Link]:
        from registry.sharing.chains.systems import system_stop

        if system is not None:
            yield system_stop(bench, system, _("runs there"), at, (node.key, *about), is_placed=True)

    stop = Stop(Node(f"country {code}", "country", name), (node.key, *about), onward)
    return Link(KEEPS, said.format(country=name) if "{country}" in said else said, stop, (at, name), score)


def _transfer(score: Score, bench: Bench, record: Loaded) -> None:
    """Say of a transfer record that it does not cover the day, if it does not."""
    reader, data = bench.reader, record.data
    if reached(reader, record, "active").value != "yes":
        said = _("The transfer record “{title}” is a draft, or is retired.").format(title=record.title)
        score.because(LAPSED, said, f"{record.ref}#status")
    if "ends" in data and reader.is_past(data["ends"]):
        said = _("The transfer “{title}” was to end on {day}.").format(title=record.title, day=_day(data["ends"]))
        score.because(LAPSED, said, f"{record.ref}#ends")
    ends = (data.get("safeguard") or {}).get("ends")
    if ends and data.get("route") == "safeguards" and reader.is_past(ends):
        said = _("The safeguard of “{title}” had effect until {day}.").format(title=record.title, day=_day(ends))
        score.because(LAPSED, said, f"{record.ref}#safeguard/ends")


def _day(written: str) -> str:
    return day(date.fromisoformat(written))
