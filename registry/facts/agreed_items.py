"""The items of information of an agreement, for laying side by side with those of another record of the same share.

Only what needs no mapping is known here: that two items are one because they stand for the same word, or bear the same
name. Words of two registers that mean the same are for the vocabularies. Source: UK GDPR Article 5(1)(d) and 5(2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from registry.concepts.data import SpecialCategory
from registry.facts.agreed import Agreed
from registry.load.snapshot import Loaded
from registry.values import Any
from registry.wording import _, listed

Item = Mapping[str, Any]


def items_of(agreement: Loaded) -> dict[str, Item]:
    """Its items by their keys."""
    return {str(each["id"]): each for each in agreement.data.get("items", ())}


def by_name(item: Item) -> str:
    """What it is called, small letters and single spaces: names that differ in nothing else are one name."""
    return " ".join(str(item.get("name", "")).casefold().replace("\u2019", "'").split())


def plainly_same(here: Loaded, there: Loaded) -> list[tuple[str, str]]:
    """Items of two records that stand for the same word of the same vocabulary, or bear one name that nothing denies.

    Each item once: the same word counts before the same name.
    """
    pairs: list[tuple[str, str]] = []
    mine, theirs = items_of(here), items_of(there)
    for read in (lambda item: str(item.get("term_ref", "")), by_name):
        left = {key: item for key, item in theirs.items() if key not in {other for _own, other in pairs}}
        known = {read(item): key for key, item in reversed(left.items()) if read(item)}
        for key, item in mine.items():
            if key not in {own for own, _other in pairs} and read(item) in known:
                pairs.append((key, known.pop(read(item))))
    return pairs


def agreed_item(agreement: Loaded, key: str, name: str) -> Iterator[Agreed]:
    """What a record says of one of its items. `name`: what the item is called in both."""
    item = items_of(agreement)[key]
    at = f"{agreement.ref}#items[{key}]"
    heading = _("Data: {item}").format(item=name)
    if "special_categories" in item:
        found = [str(each) for each in item["special_categories"]]
        words = listed(sorted(_(SpecialCategory(each).label) for each in found)) or _("None")
        means = frozenset(found) or frozenset({"none"})
        yield Agreed(("special",), heading, _("Special categories"), means, words, f"{at}/special_categories")
    for field, said in _ANSWERS.items():
        answer = str(item.get(field, ""))
        if answer in ("yes", "no"):
            words = _("Yes") if answer == "yes" else _("No")
            yield Agreed((field,), heading, _(said), frozenset({answer}), words, f"{at}/{field}")


_ANSWERS = {
    "criminal_offence": "Whether it is criminal offence data",
    "confidential": "Whether it was given in confidence",
    "identifies": "Whether it identifies someone by itself",
    "optional": "Whether it may be left out",
}
"""Field → in words."""
