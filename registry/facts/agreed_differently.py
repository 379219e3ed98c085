"""Where two registers' records of one share do not say the same, as far as that can be told without any mapping.

Source: UK GDPR Article 5(1)(d) and 5(2). Neither record is taken as right. What only one of them says is no difference:
the organisation that leads an agreement writes down more. A list that both keep, such as the parties, is another
matter: to leave somebody out of it is to say something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from registry.facts.agreed import Agreed, agreed
from registry.facts.agreed_bodies import called, same_bodies
from registry.facts.agreed_items import agreed_item, items_of, plainly_same
from registry.facts.agreed_sides import agreed_by_item, agreed_sides
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.values import NamedTuple
from registry.wording import _, listed

Both = tuple[Agreed | None, Agreed | None]


class Difference(NamedTuple):
    """One thing that matters in law and that the two do not say alike. `here` or `there` is empty for one left out."""

    heading: str
    field: str
    here: str
    there: str
    at: tuple[str, ...]


def agreed_differently(reader: Reader, here: Loaded, there: Loaded) -> tuple[Difference, ...]:
    """Every difference of substance, in the order in which agreements are read."""
    items, ours, theirs = items_of(here), {}, {}
    for own, other in plainly_same(here, there):
        ours[own] = theirs[other] = str(items[own].get("name", own))
    pairs = [
        *both_agreed(reader, here, there),
        *both_sides(reader, here, there, ours, theirs),
        *_items(here, there),
    ]
    return tuple(_differences(pairs))


def both_agreed(reader: Reader, here: Loaded, there: Loaded) -> list[Both]:
    """What both say of themselves as a whole."""
    return side_by_side(agreed(reader, here), called(agreed(reader, there), same_bodies(reader, here, there)))


def both_sides(
    reader: Reader, here: Loaded, there: Loaded, ours: Mapping[str, str], theirs: Mapping[str, str]
) -> list[Both]:
    """What both say of each body: summed up, and item by item where the sums are the same and the items are not.

    `ours`, `theirs`: the items that both records list, key → what both are called.
    """
    names = same_bodies(reader, here, there)
    sums = side_by_side(agreed_sides(reader, here), called(agreed_sides(reader, there), names))
    equal = {mine.key: mine for mine, other in sums if mine and other and mine.means == other.means}
    found: dict[object, tuple[Agreed, Agreed, list[str]]] = {}
    for mine, other in side_by_side(
        agreed_by_item(reader, here, ours), called(agreed_by_item(reader, there, theirs), names)
    ):
        if mine and other and mine.means != other.means and mine.key[:-1] in equal:
            same = (mine.key[:-1], mine.means, other.means)
            found.setdefault(same, (mine, other, []))[2].append(mine.key[-1])
    for mine, other, items in found.values():
        field = _("{field}, for {items}").format(field=equal[mine.key[:-1]].field, items=listed(sorted(items)))
        sums.append((mine._replace(field=field), other._replace(field=field)))
    return sums


def side_by_side(here: Iterable[Agreed], there: Iterable[Agreed]) -> list[Both]:
    """What both say of the same thing, and what one of them says; what only the second says stands last."""
    mine, theirs = {each.key: each for each in here}, {each.key: each for each in there}
    found: list[Both] = [(each, theirs.get(key)) for key, each in mine.items()]
    return [*found, *((None, each) for key, each in theirs.items() if key not in mine)]


def keeps_list(pairs: Iterable[Both], sort: str) -> tuple[bool, bool]:
    """Whether the first and the second keep a list of a sort, and of each of those on it one can tell what it is."""
    pairs = list(pairs)

    def keeps(at: int) -> bool:
        sorts = {both[at].key[0] for both in pairs if both[at] is not None}  # type: ignore[union-attr]
        return sort in sorts and f"{sort}?" not in sorts

    return keeps(0), keeps(1)


def _items(here: Loaded, there: Loaded) -> Iterator[Both]:
    for mine, theirs in plainly_same(here, there):
        name = str(items_of(here)[mine].get("name", mine))
        yield from side_by_side(agreed_item(here, mine, name), agreed_item(there, theirs, name))


def _differences(pairs: list[Both]) -> Iterator[Difference]:
    for mine, theirs in pairs:
        each = mine or theirs
        if each is None or not each.is_substance:
            continue
        if mine is None or theirs is None:
            if each.is_member and all(keeps_list(pairs, each.key[0])):
                yield Difference(each.heading, each.field, _words(mine), _words(theirs), (each.at,))
        elif mine.means and theirs.means and mine.means != theirs.means:
            yield Difference(mine.heading, mine.field, mine.words, theirs.words, (mine.at, theirs.at))


def _words(each: Agreed | None) -> str:
    return each.words if each is not None else ""
