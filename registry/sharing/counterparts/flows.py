"""The flows of two records of one share, brought together by who gives to whom and by what goes.

Two registers cut a share into flows as they like, under ids and titles of their own: one flow here may be two there. So
flows are brought together in groups, and it is the groups that are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from registry.concepts.agreements import SidePart
from registry.concepts.concept import Concept
from registry.concepts.data import Identifiability
from registry.concepts.handling import AccessMode, Channel, Frequency
from registry.facts.agreed import Agreed
from registry.facts.agreed_sides import ends
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.sharing.counterparts.alike import alike, words_of
from registry.values import Any, NamedTuple
from registry.wording import _, counted, listed

Flow = Mapping[str, Any]

_LISTS: tuple[tuple[str, str, type[Concept]], ...] = (
    ("frequency", "How often", Frequency),
    ("channels", "How it is carried", Channel),
    ("access_mode", "Who moves it", AccessMode),
    ("identifiability", "How readily people could be identified", Identifiability),
)


class Seen(NamedTuple):
    """A flow as it is compared: its ways (giver, getter) and its items, by what the pair of records calls them."""

    record: Loaded
    flow: Flow
    ways: frozenset[tuple[str, str]]
    items: frozenset[str]

    @property
    def at(self) -> str:
        """Its address."""
        return f"{self.record.ref}#flows[{self.flow['id']}]"

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.flow.get("title") or self.flow["id"])


class Group(NamedTuple):
    """Flows of both records that are of the same thing. Where one of the two is empty, the other has no such flow."""

    here: tuple[Seen, ...]
    there: tuple[Seen, ...]


def seen(reader: Reader, record: Loaded, items: Mapping[str, str], bodies: Mapping[str, str]) -> list[Seen]:
    """The flows of a record. `items`, `bodies`: an item's key, or a body → what both records call it."""
    found = []
    for flow in record.data.get("flows", ()):
        givers = [bodies.get(own, own) or name for own, name in ends(reader, record, flow, SidePart.DISCLOSER.value)]
        getters = [bodies.get(own, own) or name for own, name in ends(reader, record, flow, SidePart.RECEIVER.value)]
        ways = frozenset((giver, getter) for giver in givers for getter in getters if giver != getter)
        found.append(
            Seen(record, flow, ways, frozenset(items.get(str(key), str(key)) for key in flow.get("items", ())))
        )
    return found


def groups(here: list[Seen], there: list[Seen]) -> list[Group]:
    """Each flow with the one of the other record that is likest; flows that meet in one are one group."""
    joined: list[tuple[set[int], set[int]]] = []
    pairs = [
        *((at, best) for at, one in enumerate(here) if (best := _best(one, there)) is not None),
        *((best, at) for at, one in enumerate(there) if (best := _best(one, here)) is not None),
    ]
    for mine, theirs in pairs:
        meeting = [each for each in joined if mine in each[0] or theirs in each[1]]
        merged = ({mine}.union(*(each[0] for each in meeting)), {theirs}.union(*(each[1] for each in meeting)))
        joined = [*(each for each in joined if each not in meeting), merged]
    found = [
        Group(tuple(here[at] for at in sorted(mine)), tuple(there[at] for at in sorted(theirs)))
        for mine, theirs in sorted(joined, key=lambda each: min(each[0]))
    ]
    taken = {id(each) for group in found for each in (*group.here, *group.there)}
    return [
        *found,
        *(Group((each,), ()) for each in here if id(each) not in taken),
        *(Group((), (each,)) for each in there if id(each) not in taken),
    ]


def _best(one: Seen, others: list[Seen]) -> int | None:
    """The likest of the flows that go at least one way that this one goes, and carry something that it carries."""
    ranked = [(_likeness(one, other), -at) for at, other in enumerate(others) if _meets(one, other)]
    return -max(ranked)[1] if ranked else None


def _meets(one: Seen, other: Seen) -> bool:
    return bool(one.ways & other.ways) and bool(one.items & other.items or not one.items or not other.items)


def _likeness(one: Seen, other: Seen) -> float:
    titles = alike(words_of(one.title), words_of(other.title))
    return _share(one.ways, other.ways) + _share(one.items, other.items) + titles / 2


def _share(one: frozenset[Any], other: frozenset[Any]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def agreed_flows(flows: Iterable[Seen], heading: str, labels: Mapping[str, str]) -> list[Agreed]:
    """What the flows of one record in a group say together.

    `labels`: the items that both records list, by what they are called here → their names. That one of them lists an
    item that the other does not is said once, of the item, and not again of every flow.
    """
    group = list(flows)
    at = group[0].at
    found = []
    for field, said, kind in _LISTS:
        holders = [each for each in group if each.flow.get(field)]
        values = [str(value) for each in holders for value in _many(each.flow[field])]
        words = listed(dict.fromkeys(_(kind(value).label) for value in values))
        place = f"{holders[0].at}/{field}" if holders else f"{at}/{field}"
        found.append(Agreed((field,), heading, _(said), frozenset(values), words, place))
    items = frozenset(own for each in group for own in each.items if own in labels)
    words = listed(sorted(labels[each] for each in items))
    found.append(Agreed(("items",), heading, _("What goes"), items, words, f"{at}/items"))
    days = {each.flow["response_working_days"] for each in group if "response_working_days" in each.flow}
    words = listed(counted(int(each), _("working day"), _("working days")) for each in sorted(days))
    place = f"{at}/response_working_days"
    found.append(Agreed(("response",), heading, _("How soon it is given"), frozenset(map(str, days)), words, place))
    return found


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
