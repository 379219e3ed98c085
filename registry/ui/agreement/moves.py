"""Who gives what to whom, flow by flow: what the picture and its table are both drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from registry.concepts.agreements import SidePart
from registry.ui.record.field import Field
from registry.ui.record.names import Names
from registry.wording import _, counted

EVERYONE = "*"
"""The key of every party together, of a flow in which each both gives and gets."""


class Who(NamedTuple):
    """Whoever gives or gets: a party by its key, or somebody outside the agreement by a name alone."""

    key: str
    name: str


class Move(NamedTuple):
    """One flow: its key and title, who gives and who gets, and what its two sides rely on, as (key, title) of bases."""

    key: str
    title: str
    gives: tuple[Who, ...]
    gets: tuple[Who, ...]
    giving_bases: tuple[tuple[str, str], ...]
    getting_bases: tuple[tuple[str, str], ...]


def moves(record: Field, names: Names) -> list[Move]:
    """The flows of an agreement, in its own order."""
    flows, bases = record.get("flows"), record.get("bases")
    titles = {basis.name: basis.label for basis in bases.members} if bases else {}
    return [_move(flow, names, titles) for flow in (flows.members if flows else ())]


def _move(flow: Field, names: Names, titles: dict[str, str]) -> Move:
    found = flow.get("sides")
    sides = [side.raw for side in found.members] if found else []
    gives = [side for side in sides if side["part"] == SidePart.DISCLOSER]
    gets = [side for side in sides if side["part"] != SidePart.DISCLOSER]
    who = [[Who(str(side["party"]), names.party(str(side["party"]))) for side in each] for each in (gives, gets)]
    if not sides and isinstance(flow.raw, dict) and flow.raw.get("every_party") == "yes":
        who = [[Who(EVERYONE, _("Every party"))], [Who(EVERYONE, _("Every party"))]]
    outside = flow.get("outside_receivers")
    who[1] += [Who("", _outside(each, names)) for each in (outside.members if outside else ())]
    relied = [dict.fromkeys(str(side["basis"]) for side in each if "basis" in side) for each in (gives, gets)]
    bases = [tuple((key, titles.get(key, key)) for key in each) for each in relied]
    return Move(
        flow.name, flow.label, tuple(dict.fromkeys(who[0])), tuple(dict.fromkeys(who[1])), bases[0], bases[1]
    )  # fmt: skip


def _outside(group: Field, names: Names) -> str:
    """What a receiver who is not a party is called."""
    organisations = group.get("organisations")
    linked = [each.title or each.ref for each in names.linked(organisations)] if organisations else []
    return group.text_of("category") or "; ".join(linked) or group.text_of("names") or group.label


def finding(found: Sequence[Move], every: int) -> str:
    """What the picture shows, in a sentence. `every` is how many parties the agreement has."""
    flows = counted(len(found), _("flow"), _("flows"))
    if any(who.key == EVERYONE for who in _all(found)):
        parties = {who for who in _all(found) if not who.key}
        number = every + len(parties)
    else:
        number = len(set(_all(found)))
    if not number:
        return _("{flows}. No record shows who gives and who gets.").format(flows=flows)
    said = _("{flows} between {parties}").format(
        flows=flows, parties=counted(number, _("party or receiver"), _("parties and receivers"))
    )
    if not any(not who.key for who in _all(found)):
        said = _("{flows} between {parties}").format(flows=flows, parties=counted(number, _("party"), _("parties")))
    return f"{said}{_most(found)}."


def _most(found: Sequence[Move]) -> str:
    """Who gives in most flows, where that is one of them and worth saying."""
    count = Counter(who for move in found for who in move.gives)
    order = count.most_common(2)
    if not order or order[0][1] < 2 or (len(order) > 1 and order[0][1] == order[1][1]):
        return ""
    who, times = order[0]
    return _("; {party} gives in {times}").format(party=who.name, times=f"{times:,}")


def _all(found: Sequence[Move]) -> Iterator[Who]:
    for move in found:
        yield from move.gives
        yield from move.gets
