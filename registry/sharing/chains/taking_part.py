"""Who takes part in an agreement on a day, and in which of its flows: the parties, those who joined, and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from registry.concepts.sharing import Strength
from registry.facts.adherence import adherence
from registry.facts.lifecycle import reached, status_on
from registry.load.snapshot import Loaded
from registry.sharing.chains.bench import Bench
from registry.sharing.chains.chain import Node
from registry.sharing.chains.score import Score
from registry.sharing.chains.strength import NOT_IN_FORCE, NOT_RECORDED
from registry.subjects.agreement import Agreement, Flow, Side
from registry.subjects.joining import adoptions_of, bound_members
from registry.wording import _, day


@dataclass
class Getter:
    """One who gets data under an agreement: what it is called, its record, its keys as a party, and in which flows.

    - `sides`: its ends of those flows. `is_party`: whether it is party to the agreement, or a member of one that is.
    - `group`: where somebody outside is recorded, and what of them.
    """

    node: Node
    body: Loaded | None
    at: str
    is_party: bool = True
    keys: set[str] = field(default_factory=set)
    flows: dict[str, Flow] = field(default_factory=dict)
    sides: list[Side] = field(default_factory=list)
    group: Mapping[str, Any] = field(default_factory=dict)


def goes_on(agreement: Agreement, flow: Flow) -> bool:
    """Whether data goes by a flow on the day, as far as records show."""
    reader, dates = agreement.reader, agreement.data.get("dates", {})
    live = flow.get("live")
    if live == "no" or ("starts" in flow.data and not reader.has_come(flow.data["starts"])):
        return False
    is_over = "ends" in flow.data and reader.is_past(flow.data["ends"])
    is_over = is_over or ("end" in dates and reader.is_past(dates["end"]))
    is_early = "effective" in dates and not reader.has_come(dates["effective"])
    state = reached(reader, agreement.record, "in-force").value
    runs = state == "unknown" or (state == "yes" and status_on(reader, agreement.record).value != "suspended")
    return live == "yes" or (runs and not is_over and not is_early)


def standing(score: Score, agreement: Agreement) -> None:
    """Say of an agreement that it does not run on the day, if it does not."""
    reader, record = agreement.reader, agreement.record
    now, name = reached(reader, record, "in-force"), record.title
    status, dates = agreement.place("status"), agreement.data.get("dates", {})
    if now.value == "unknown":
        score.because(NOT_RECORDED, _("No record shows where {name} stands.").format(name=name), status)
    elif now.value != "yes":
        said = _("{name} is not in force. {because}").format(name=name, because=now.because)
        score.because(NOT_IN_FORCE, said, status)
    elif status_on(reader, record).value == "suspended":
        score.because(NOT_IN_FORCE, _("{name} is suspended.").format(name=name), status)
    elif "end" in dates and reader.is_past(dates["end"]):
        said = _("{name} ended on {day}.").format(name=name, day=_day(dates["end"]))
        score.because(NOT_IN_FORCE, said, agreement.place("dates/end"))
    elif "effective" in dates and not reader.has_come(dates["effective"]):
        said = _("{name} takes effect on {day}.").format(name=name, day=_day(dates["effective"]))
        score.because(NOT_IN_FORCE, said, agreement.place("dates/effective"))


def signature(
    score: Score, agreement: Agreement, keys: set[str], body: Loaded | None, flows: Mapping[str, Flow]
) -> None:
    """Say of a party that it declined or has left, or that its signature is for other flows.

    That no record shows a signature is for the rule to say: it knows who need not sign.
    """
    name = body.title if body is not None else ""
    for key in sorted(keys):
        own = [each for each in adoptions_of(agreement, key) if body is None or _is_by(agreement, each, body)]
        state = adherence(agreement.reader, own)
        if state.value in ("left", "declined"):
            score.because(NOT_IN_FORCE, f"{name}: {state.because}", state.sources[-1] if state.sources else "")
        signed = [each for each in own if each.data.get("flows") is not None]
        if state.value == "signed" and own and len(signed) == len(own):
            covered = {flow for each in own for flow in each.data["flows"]}
            for missing in sorted(set(flows) - covered):
                said = _("The signature of {name} does not name the flow “{flow}”.")
                said = said.format(name=name, flow=flows[missing].name)
                score.because(Strength.UNKNOWN, said, f"{own[-1].ref}#flows")


def _is_by(agreement: Agreement, adoption: Loaded, body: Loaded) -> bool:
    text = adoption.data.get("organisation") or adoption.data.get("member", {}).get("organisation")
    if not text:
        return True
    found = agreement.reader.record(adoption.ref.register, ("organisation",), str(text))
    return found is None or found.ref == body.ref


def keys_of(agreement: Agreement, body: Loaded) -> set[str]:
    """The parties that a body is: by its own name, or as a member of a class that it has joined."""
    found = set()
    for key, party in agreement.parties.items():
        if "party_class" in party:
            members = bound_members(agreement, key)
            if any(each.organisation is not None and each.organisation.ref == body.ref for each in members):
                found.add(key)
        else:
            own = agreement.organisation(key)
            if own is not None and own.ref == body.ref:
                found.add(key)
    return found


def _ends(flow: Flow, part: str) -> Iterator[tuple[str, Side | None]]:
    """The parties at one end of a flow, each with its side where that is written."""
    if flow.get("every_party") == "yes" and not flow.sides:
        yield from ((key, None) for key in flow.agreement.parties)
    yield from ((str(side.get("party")), side) for side in flow.sides if side.get("part") == part)


def given(agreement: Agreement, keys: set[str] | None, *, whatever: bool = False) -> dict[str, Flow]:
    """The flows in which some parties give, or anybody, that go on; `whatever`: those that do not go on as well."""
    found = {}
    for flow in agreement.flows:
        givers = {key for key, _side in _ends(flow, "discloser")}
        if (whatever or goes_on(agreement, flow)) and (keys is None or givers & keys):
            found[str(flow.data["id"])] = flow
    return found


def giving_sides(flows: Mapping[str, Flow], keys: set[str]) -> list[Side]:
    """The sides at which some parties give."""
    return [side for flow in flows.values() for key, side in _ends(flow, "discloser") if side and key in keys]


def getters(bench: Bench, agreement: Agreement, flows: Mapping[str, Flow], giver: Loaded | None) -> list[Getter]:
    """Everybody who gets what goes by some flows, the giver left out; one of a class by its members who have joined."""
    found: dict[str, Getter] = {}

    def add(own: Getter) -> Getter:
        return found.setdefault(own.node.key, own)

    for key, flow in flows.items():
        for party, side in _ends(flow, "receiver"):
            for each in _bodies(bench, agreement, party):
                if giver is not None and each.body is not None and each.body.ref == giver.ref:
                    continue
                each = add(each)
                each.keys.add(party)
                each.flows[key] = flow
                each.sides += [side] if side is not None else []
        at = f"{flow.address}/outside_receivers"
        for each in _outside(bench, agreement, flow.get("outside_receivers"), at):
            add(each).flows[key] = flow
    for each in _outside(bench, agreement, agreement.data.get("recipients"), agreement.place("recipients")):
        add(each).flows.update(flows)
    return list(found.values())


def _bodies(bench: Bench, agreement: Agreement, key: str) -> Iterator[Getter]:
    party = agreement.parties.get(key, {})
    at = f"{agreement.record.ref}#parties[{key}]"
    group = party.get("party_class")
    if group is None:
        body = bench.seen(agreement.organisation(key))
        name = str(party.get("name_used") or key)
        yield Getter(bench.body_node(body, name, "organisation"), body, at)
        return
    members = bound_members(agreement, key)
    for each in members:
        body = bench.seen(each.organisation)
        yield Getter(bench.body_node(body, each.name, "organisation"), body, str(each.adoptions[-1].ref))
    if not members:
        name = str(party.get("name_used") or group.get("definition") or key)
        yield Getter(Node(at, "class", name), None, at)


def _outside(bench: Bench, agreement: Agreement, groups: Any, at: str) -> Iterator[Getter]:
    """Those who get it without being party: named by record, by name, or as a sort."""
    register = agreement.record.ref.register
    for group in groups or ():
        own = f"{at}[{group['id']}]"
        if group.get("internal") == "yes":
            continue
        named = False
        for text in group.get("organisations") or ():
            body, named = bench.body(register, text), True
            yield Getter(bench.body_node(body, str(text), "organisation"), body, own, is_party=False, group=group)
        for name in group.get("names") or ():
            named = True
            yield Getter(bench.body_node(None, str(name), "organisation"), None, own, is_party=False, group=group)
        if not named:
            name = str(group.get("category") or group["id"])
            yield Getter(Node(own, "class", name), None, own, is_party=False, group=group)


def _day(written: str) -> str:
    return day(date.fromisoformat(written))
