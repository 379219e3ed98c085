"""From whoever holds data to those who process it for them, and to those whom these engage in turn, to any depth.

Source: UK GDPR Article 28(2) to (4).
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.contract_running import contract_running
from registry.facts.going_on import going_on
from registry.facts.unread_register import unread_register
from registry.findings import Finding
from registry.load.snapshot import Loaded
from registry.sharing.chains.assured import assured, held
from registry.sharing.chains.bench import ACTIVITY, AGREEMENT, CONTRACT, SYSTEM, Bench
from registry.sharing.chains.engaging import onward
from registry.sharing.chains.holder import Holder
from registry.sharing.chains.link import PROCESSES, Link, Stop
from registry.sharing.chains.party_findings import of_acting
from registry.sharing.chains.places import of_part
from registry.sharing.chains.score import Score
from registry.sharing.chains.strength import NOT_IN_FORCE, NOT_RECORDED
from registry.sharing.chains.systems import systems_of
from registry.source import Ref
from registry.subjects.contract import Contract
from registry.subjects.processing import Activity
from registry.wording import _


def processors(bench: Bench, holder: Holder) -> Iterator[Link]:
    """Everybody who processes for a holder, by what any record shows, each contract once."""
    activities = list(_activities(bench, holder))
    found = _contracts(bench, holder, activities)
    covered: set[Ref] = set()
    names: set[str] = set()
    for contract in found:
        processor = bench.seen(contract.processor)
        bodies = [
            contract.processor,
            *(_sub_body(contract, each.get("organisation")) for each in contract.sub_processors),
        ]
        covered |= {each.ref for each in bodies if each is not None}
        names |= {
            contract.processor_name.casefold(),
            *(contract.name_of(each).casefold() for each in contract.sub_processors),
        }
        if processor is not None and processor.ref == holder.body.ref:
            # It acts for others here itself: whom it engages comes next.
            yield from onward(bench, [(contract, None)], bench.node(processor, "processor"))
        elif contract.processor_name:
            yield _processes(bench, holder, contract)
    yield from _without_contract(bench, holder, activities, covered, names)


def _processes(bench: Bench, holder: Holder, contract: Contract) -> Link:
    record, name = contract.record, contract.processor_name
    body = bench.seen(contract.processor)

    def score() -> Score:
        made = bench.score()
        runs(made, bench, contract)
        made.found(of_part(bench.findings(record), ""))
        if body is not None:
            made.found(_acting(bench, holder, body))
        rows = held(f"{record.ref}#assurances", record.data.get("assurances"))
        rows += held(f"{body.ref}#assurances", body.data.get("assurances")) if body is not None else []
        assured(bench.reader, made, name, rows, is_wanted=True)
        return made

    node = bench.body_node(body, name, "processor")
    said = _("processes for {holder} under “{contract}”").format(holder=holder.body.title, contract=record.title)
    stop = Stop(node, (str(record.ref),), lambda: onward(bench, [(contract, None)], node))
    return Link(PROCESSES, said, stop, (str(record.ref), record.title), score)


def runs(score: Score, bench: Bench, contract: Contract) -> None:
    """Say of a contract that it does not run on the day, if it does not."""
    now = contract_running(bench.reader, contract.record)
    if now.value != "yes":
        said = f"{contract.record.title}: {now.because}"
        place = now.sources[0] if now.sources else str(contract.record.ref)
        score.because(NOT_RECORDED if now.value == "unknown" else NOT_IN_FORCE, said, place)


def _acting(bench: Bench, holder: Holder, body: Loaded) -> Iterator[Finding]:
    """The findings about a body's acting for the holder's sides."""
    agreement = holder.agreement
    through = set()
    for side in holder.sides:
        acting = agreement.organisation(str(side.get("acts_through") or ""))
        if acting is not None and acting.ref == body.ref:
            through.add(str(side.get("party")))
    return of_acting(bench.findings(agreement.record), through, holder.flows)


# ── which contracts ──────────────────────────────────────────────────────────────────────────────────────────────────


def _activities(bench: Bench, holder: Holder) -> Iterator[Activity]:
    """The holder's own records of the processing that its sides name and that goes on."""
    told = set()
    for side in holder.sides:
        record = bench.named(holder.agreement.record.ref.register, ACTIVITY, side.get("processing"))
        if record is None or record.ref in told or not going_on(bench.reader, record.data, str(record.ref)).value:
            continue
        told.add(record.ref)
        activity = Activity(bench.reader, record, record.data)
        if activity.organisation is None or activity.organisation.ref == holder.body.ref:
            yield activity


def _contracts(bench: Bench, holder: Holder, activities: list[Activity]) -> list[Contract]:
    """Contracts that the agreement, the holder's records or its systems name, or that name any of those."""
    agreement, register = holder.agreement.record, holder.agreement.record.ref.register
    named = list(bench.all_named(register, CONTRACT, agreement.data.get("processors")))
    for activity in activities:
        texts = [*(activity.get("contracts") or ()), *(each.get("contract") for each in activity.get("parties") or ())]
        named += bench.all_named(activity.record.ref.register, CONTRACT, texts)
    naming = _naming(bench, agreement, "agreements", AGREEMENT)
    for activity in activities:
        naming += _naming(bench, activity.record, "activities", ACTIVITY)
    for system, _at in systems_of(bench, holder).values():
        naming += _naming(bench, system, "systems", SYSTEM)
        naming += bench.all_named(system.ref.register, CONTRACT, [system.data.get("contract")])
    chosen: dict[Ref, Contract] = {}
    for record, is_named in (*((each, True) for each in named), *((each, False) for each in naming)):
        contract = bench.contract(record)
        is_past = record.data.get("status") != "active" and not is_named
        if record.ref not in chosen and not is_past and _serves(contract, holder.body) and not _stands_under(contract):
            chosen[record.ref] = contract
    replaced = {found.ref for each in chosen.values() if (found := each.linked("replaces", CONTRACT)) is not None}
    return [each for ref, each in sorted(chosen.items()) if ref not in replaced]


def _naming(bench: Bench, record: Loaded, field: str, kind: str) -> list[Loaded]:
    """The contracts that name a record under a field."""
    found = (bench.seen(each) for each in bench.reader.referring(record, CONTRACT))
    return [
        each for each in found
        if each is not None
        and any(named.ref == record.ref for named in bench.all_named(each.ref.register, kind, each.data.get(field)))
    ]  # fmt: skip


def _serves(contract: Contract, body: Loaded) -> bool:
    """Whether a contract is with a body as its controller or processor; so it is where that is not known.

    Source: UK GDPR Article 28(3): a contract that is binding on the processor with regard to the controller.
    """
    if contract.processor is not None and contract.processor.ref == body.ref:
        return True
    if not contract.controllers or len(contract.controllers) != len(contract.get("controllers") or ()):
        return True
    return any(each.ref == body.ref for each in contract.controllers)


def _stands_under(contract: Contract) -> bool:
    """Whether it is a processor's contract with another whom it engages: that one comes after the processor."""
    above = contract.linked("under", CONTRACT)
    if above is None or above.ref == contract.record.ref:
        return False
    return Contract(contract.reader, above).who != contract.who


# ── who has no contract ──────────────────────────────────────────────────────────────────────────────────────────────


def _without_contract(
    bench: Bench, holder: Holder, activities: list[Activity], covered: set[Ref], names: set[str]
) -> Iterator[Link]:
    """Processors that a side or a record of processing names, and with whom none of the contracts is."""
    agreement = holder.agreement
    for key in dict.fromkeys(str(side.get("acts_through") or "") for side in holder.sides):
        body = bench.seen(agreement.organisation(key)) if key else None
        if not key or (body is not None and body.ref in covered):
            continue
        party = agreement.parties.get(key, {})
        name = body.title if body is not None else str(party.get("name_used") or key)
        at = f"{agreement.record.ref}#parties[{key}]"
        sides = {str(side.get("party")) for side in holder.sides if side.get("acts_through") == key}
        findings = tuple(of_acting(bench.findings(agreement.record), sides, holder.flows))
        covered |= {body.ref} if body is not None else set()
        yield _uncontracted(bench, holder, body, name, at, findings, party.get("organisation"), agreement.record)
    for activity in activities:
        register = activity.record.ref.register
        for party in activity.get("parties") or ():
            if party.get("role") != "processor":
                continue
            body = bench.body(register, party.get("organisation"))
            name = (
                body.title if body is not None else str(party.get("name") or party.get("organisation") or party["id"])
            )
            if (body is not None and body.ref in covered) or name.casefold() in names:
                continue
            at = activity.place(f"parties[{party['id']}]")
            findings = tuple(
                each for each in bench.findings(activity.record) if any(place.startswith(at) for place in each.at)
            )
            yield _uncontracted(bench, holder, body, name, at, findings, party.get("organisation"), activity.record)


def _uncontracted(
    bench: Bench, holder: Holder, body: Loaded | None, name: str, at: str, findings: tuple[Finding, ...], text: object,
    record: Loaded,
) -> Link:  # fmt: skip
    def score() -> Score:
        made = bench.score()
        made.found(findings)
        unread = unread_register(bench.reader, body, str(text) if text else None, record.ref.register)
        if unread:
            said = _("The contract with {name} may be in the register {register}, which was not read.")
            made.because(NOT_RECORDED, said.format(name=name, register=unread), at)
        elif not findings:
            made.because(NOT_RECORDED, _("No record shows the contract with {name}.").format(name=name), at)
        return made

    said = _("processes for {holder}").format(holder=holder.body.title)
    stop = Stop(bench.body_node(body, name, "processor"), (str(record.ref),))
    return Link(PROCESSES, said, stop, (at, name), score)


def _sub_body(contract: Contract, text: object) -> Loaded | None:
    return contract.reader.record(contract.record.ref.register, ("organisation",), str(text)) if text else None
