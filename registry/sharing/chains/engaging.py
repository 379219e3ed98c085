"""From a processor to those it engages in turn, to the places where it works and the systems it runs.

Source: UK GDPR Article 28(2) and (4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.facts.contract_running import contract_running
from registry.sharing.chains.assured import assured, held
from registry.sharing.chains.bench import CONTRACT, SYSTEM, Bench, inside
from registry.sharing.chains.chain import Node
from registry.sharing.chains.link import ENGAGES, Link, Stop
from registry.sharing.chains.places import of_part, places
from registry.sharing.chains.score import Score
from registry.sharing.chains.strength import NOT_IN_FORCE, NOT_RECORDED
from registry.sharing.chains.systems import system_stop
from registry.subjects.contract import Contract
from registry.subjects.processing import Member
from registry.wording import _

Part = tuple[Contract, Member | None]
"""A contract, and as which of those whom it lists somebody takes part in it; None for the processor itself."""


def onward(bench: Bench, parts: Sequence[Part], node: Node) -> Iterator[Link]:
    """The ways on from somebody who processes, by each contract that it takes part in."""
    for contract, who in parts:
        own = str(who.get("id")) if who is not None else ""
        for each in contract.sub_processors:
            if _engaged_by(contract, each) == own:
                yield _engages(bench, contract, each)
        yield from places(bench, contract, who, node)
        if who is None:
            yield from _runs_systems(bench, contract)


def _engaged_by(contract: Contract, each: Member) -> str:
    """The key of whoever engaged one of a contract; nothing for the processor itself, or where that leads nowhere."""
    at_work = {str(sub.get("id")): sub for sub in contract.sub_processors}
    first = above = str(each.get("engaged_by") or "")
    seen = {str(each.get("id"))}
    while above:
        if above in seen or above not in at_work:
            # Its record says that it was engaged by itself in the end, or by one that is gone: it hangs on nobody.
            return ""
        seen.add(above)
        above = str(at_work[above].get("engaged_by") or "")
    return first


def _engages(bench: Bench, contract: Contract, who: Member) -> Link:
    record, name = contract.record, contract.name_of(who)
    body = bench.body(record.ref.register, who.get("organisation"))
    own = list(_own_contracts(bench, contract, who, name))

    def score() -> Score:
        made = bench.score()
        made.found(of_part(bench.findings(record), inside(who.at)))
        rows = held(who.place("assurances"), who.get("assurances"))
        for each in own:
            now = contract_running(bench.reader, each.record)
            if now.value != "yes":
                strength = NOT_RECORDED if now.value == "unknown" else NOT_IN_FORCE
                made.because(
                    strength, f"{each.record.title}: {now.because}", (now.sources or (str(each.record.ref),))[0]
                )
            made.found(of_part(bench.findings(each.record), ""))
            rows += held(f"{each.record.ref}#assurances", each.record.data.get("assurances"))
        rows += held(f"{body.ref}#assurances", body.data.get("assurances")) if body is not None else []
        assured(bench.reader, made, name, rows, is_wanted=True)
        return made

    node = bench.body_node(body, name, "sub-processor")
    parts: list[Part] = [(contract, who), *((each, None) for each in own)]
    does = str(who.get("does") or "")
    said = _("engages it under “{contract}”").format(contract=record.title)
    said = _("{said}: {does}").format(said=said, does=does) if does else said
    stop = Stop(node, (str(record.ref), str(who.get("id"))), lambda: onward(bench, parts, node))
    return Link(ENGAGES, said, stop, (who.at, name), score)


def _own_contracts(bench: Bench, contract: Contract, who: Member, name: str) -> Iterator[Contract]:
    """The records of the contract with one engaged in turn: that which is named, and those that stand under this."""
    register, told = contract.record.ref.register, {contract.record.ref}
    named = bench.named(register, CONTRACT, who.get("contract"))
    body = bench.body(register, who.get("organisation"))
    under = [bench.seen(each) for each in bench.reader.referring(contract.record, CONTRACT)]
    for record in (named, *under):
        if record is None or record.ref in told:
            continue
        told.add(record.ref)
        other = bench.contract(record)
        above = other.linked("under", CONTRACT)
        is_under = above is not None and above.ref == contract.record.ref
        is_same = other.who == str(body.ref) if body is not None else other.processor_name.casefold() == name.casefold()
        if record is named or (is_under and is_same and record.data.get("status") == "active"):
            yield other


def _runs_systems(bench: Bench, contract: Contract) -> Iterator[Link]:
    """The systems that a contract covers, but for those that one of its places is said to run."""
    register = contract.record.ref.register
    every = [*contract.places_of(), *(each for sub in contract.sub_processors for each in contract.places_of(sub))]
    placed = {each.ref for each in bench.all_named(register, SYSTEM, [place.get("system") for place in every])}
    for record in bench.all_named(register, SYSTEM, contract.get("systems")):
        if record.ref not in placed:
            at = contract.place("systems")
            yield system_stop(bench, record, _("runs the system"), at, (str(contract.record.ref),), is_placed=True)
