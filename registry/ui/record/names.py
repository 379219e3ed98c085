"""What the keys inside a record stand for: `council` is Northmoor Council, `attendance` is School attendance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from registry.ui.record.field import Field
from registry.verbs.records.refs import Answer, LinkShown

_LIST_OF = {
    "party": "parties", "parties": "parties", "controllers": "parties", "lead_controller": "parties",
    "lead": "parties", "responsible": "parties", "provider": "parties", "holder": "parties", "members": "parties",
    "on_behalf_of": "parties", "acts_through": "parties", "confirmed_to": "parties", "obtained_by": "parties",
    "reports_to_regulator": "parties", "tells_people": "parties", "per_party": "parties",
    "items": "items", "subjects": "subjects", "may_access": "access_roles", "stage": "stages", "basis": "bases",
    "retention": "retention", "returns_to": "flows", "purpose_key": "purposes", "evidence": "evidence",
}  # fmt: skip
"""Field → the list of the same record whose keys it holds. A value that is no key there is shown as it is."""


_SHORT = 60


@dataclass(frozen=True)
class Names:
    """The names that a record's own keys stand for, and the links its references are."""

    keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    links: Mapping[str, LinkShown] = field(default_factory=dict)

    def linked(self, shown: Field) -> list[LinkShown]:
        """The links that a field makes: its own, or one for each member of a list of references."""
        own = self.links.get(shown.at)
        if own is not None:
            return [own]
        count = len(shown.raw) if isinstance(shown.raw, list) else 0
        found = [self.links.get(f"{shown.at}[{position}]") for position in range(1, count + 1)]
        return [each for each in found if each is not None] if all(found) else []

    def named(self, shown: Field) -> tuple[str, ...]:
        """What a field says, with the keys of this record as the names they stand for."""
        names = self.keys.get(_LIST_OF.get(shown.name, ""), {})
        return tuple(names.get(item, item) for item in shown.items)

    def party(self, key: str) -> str:
        """The name of a party."""
        return self.keys.get("parties", {}).get(key, key)

    def short_party(self, key: str) -> str:
        """The name of a party; its key where the name is as long as the definition of a class may be."""
        name = self.party(key)
        return name if len(name) <= _SHORT else key


def names_of(record: Field, refs: Answer) -> Names:
    """The names and links of one record."""
    links = {link.at.partition("#")[2]: link for link in refs.refers_to}
    keys = {each.name: {member.name: _name(member, links) for member in each.members} for each in _lists(record)}
    return Names(keys, links)


def _lists(record: Field) -> Iterator[Field]:
    """The lists whose members have keys: those of the record itself, and the separate purposes of an agreement."""
    for each in record.inside:
        if each.members:
            yield each
        elif each.name == "purpose":
            yield from (inner for inner in each.inside if inner.members)


def _name(member: Field, links: Mapping[str, LinkShown]) -> str:
    used = member.text_of("name_used")
    organisation = links.get(f"{member.at}/organisation")
    if used or (organisation is not None and organisation.found):
        return used or (organisation.title if organisation else "")
    group = member.get("party_class")
    return (group.text_of("definition") if group else "") or member.label
