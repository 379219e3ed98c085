"""The items and the purposes of two records of one share, brought together through the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.concepts.sharing import Agreeing
from registry.facts.agreed_differently import Both, side_by_side
from registry.facts.agreed_items import agreed_item, items_of
from registry.load.snapshot import Loaded
from registry.sharing.cited import Place
from registry.sharing.counterparts.comparison import Compared
from registry.sharing.counterparts.words import SURE, Aligned, Matcher
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Items:
    """The items of both.

    - `fields`: each item with the one it was brought together with; `inside`: what both say of items that are one.
    - `names_here`, `names_there`: key → what both records call it from now on. `labels`: that → its name, of items
      that both records list. `perhaps`: those of which nobody has decided whether they are one.
    """

    fields: tuple[Compared, ...]
    inside: list[Both]
    names_here: dict[str, str]
    names_there: dict[str, str]
    labels: dict[str, str]
    perhaps: frozenset[str]


def compared_items(matcher: Matcher, here: Loaded, there: Loaded) -> Items:
    """Bring the items of two records together."""
    mine, theirs = items_of(here), items_of(there)
    found = matcher.align(mine, theirs)
    pairs = [each for each in found if each.how != "other"]
    names_here = {each.here: f"both {at}" for at, each in enumerate(pairs)}
    names_there = {each.there: f"both {at}" for at, each in enumerate(pairs)}
    labels = {names_here[each.here]: _name(mine[each.here]) for each in pairs if each.how in SURE}
    perhaps = frozenset(names_here[each.here] for each in pairs if each.how not in SURE)
    inside: list[Both] = []
    for each in pairs:
        if each.how in ("same", "name"):
            name = _name(mine[each.here])
            inside += side_by_side(agreed_item(here, each.here, name), agreed_item(there, each.there, name))
    for keys, names, side in ((mine, names_here, "here"), (theirs, names_there, "there")):
        names |= {key: f"{side} {key}" for key in keys if key not in names}
    fields = tuple(_entries(_("Data"), "items", found, mine, theirs, here, there))
    return Items(fields, inside, names_here, names_there, labels, perhaps)


def compared_purposes(matcher: Matcher, here: Loaded, there: Loaded) -> Iterator[Compared]:
    """Bring the purposes of two records together."""
    mine, theirs = _purposes(here), _purposes(there)
    found = matcher.align(mine, theirs)
    yield from _entries(_("What it is for"), "purpose/purposes", found, mine, theirs, here, there, is_worded=True)


def _purposes(record: Loaded) -> dict[str, Mapping[str, Any]]:
    return {str(each["id"]): each for each in record.data.get("purpose", {}).get("purposes", ())}


def _entries(
    heading: str, field: str, found: list[Aligned], mine: Mapping[str, Mapping[str, Any]],
    theirs: Mapping[str, Mapping[str, Any]], here: Loaded, there: Loaded, *, is_worded: bool = False,
) -> Iterator[Compared]:  # fmt: skip
    """`is_worded`: the entries are in words of their keepers', so that two left over may be one, said otherwise."""

    def place(record: Loaded, key: str, entries: Mapping[str, Mapping[str, Any]]) -> Place:
        return Place(f"{record.ref}#{field}[{key}]", _name(entries[key]))

    for each in found:
        one, other = _name(mine[each.here]), _name(theirs[each.there])
        state = _STATES[each.how]
        yield Compared(
            heading, one, state.value, one, other, each.said, place(here, each.here, mine),
            place(there, each.there, theirs), state != Agreeing.CANNOT_COMPARE,
        )  # fmt: skip
    left_here = [key for key in mine if key not in {each.here for each in found}]
    left_there = [key for key in theirs if key not in {each.there for each in found}]
    is_open = is_worded and bool(left_here) and bool(left_there)
    for keys, entries, record, other_record, is_here in (
        (left_here, mine, here, there, True), (left_there, theirs, there, here, False)
    ):  # fmt: skip
        for key in keys:
            name = _name(entries[key])
            own, beside = place(record, key, entries), Place(f"{other_record.ref}#{field}", heading)
            state = Agreeing.ONLY_HERE if is_here else Agreeing.ONLY_THERE
            said = _("Nothing in the other record means the same, bears the same name or looks like it.")
            if is_open:
                state = Agreeing.CANNOT_COMPARE
                said = _("The other record puts it in other words, or leaves it out. Nobody has decided which.")
            keeps = bool(mine) and bool(theirs)
            yield Compared(
                heading, name, state.value, name if is_here else "", "" if is_here else name, said,
                own if is_here else beside, beside if is_here else own, keeps and not is_open,
            )  # fmt: skip


_STATES = {
    "same": Agreeing.AGREE,
    "name": Agreeing.AGREE,
    "broader": Agreeing.CONFLICT,
    "narrower": Agreeing.CONFLICT,
    "other": Agreeing.CONFLICT,
    "perhaps": Agreeing.CANNOT_COMPARE,
}


def _name(entry: Mapping[str, Any]) -> str:
    return str(entry.get("name") or entry.get("title") or entry["id"])
