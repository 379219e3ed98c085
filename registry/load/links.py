"""What one record says of others and of its own lists: gathered in a single walk, for everything that follows links."""

from __future__ import annotations

from registry.schema.published import LinkPlan
from registry.source import Place, Ref
from registry.values import Any

Reference = tuple[Place, tuple[str, ...], str]
"""A place, the kinds of record that a reference there may lead to, and the text of it."""


class Links:
    """Everything in one document that the link stage looks at.

    - `references`: every reference to a record.
    - `elsewhere`: keys of a list in another record: the field that names that record, the list, the value, its place.
    - `addresses`: addresses of a record or of a place in it, with their places.
    - `names`: keys of a list in this record: the list, the value, its place.
    - `lists`: lists whose members have keys: the key fields, the members, the place.
    - `ordered`, `exclusive`: groups of fields with dates in order, or of which one may be written, with their places.
    """

    __slots__ = ("addresses", "elsewhere", "exclusive", "lists", "names", "ordered", "references")

    def __init__(self, plan: LinkPlan | None, data: dict[str, Any]) -> None:
        self.references: list[Reference] = []
        self.elsewhere: list[tuple[str, tuple[str, ...], Any, Place]] = []
        self.addresses: list[tuple[str, Place]] = []
        self.names: list[tuple[tuple[str, ...], Any, Place]] = []
        self.lists: list[tuple[tuple[str, ...], list[Any], Place]] = []
        self.ordered: list[tuple[tuple[tuple[str, str], ...], dict[str, Any], Place]] = []
        self.exclusive: list[tuple[tuple[tuple[str, str], ...], dict[str, Any], Place]] = []
        if plan is not None:
            self._walk(plan, data, ())

    def _walk(self, plan: LinkPlan, data: Any, place: Place) -> None:
        if plan.here:
            self._here(plan, data, place)
        if isinstance(data, dict):
            for name, below in plan.fields.items():
                if name in data:
                    self._walk(below, data[name], (*place, name))
        elif isinstance(data, list):
            if plan.key:
                self.lists.append((plan.key, data, place))
            if plan.item:
                for position, member in enumerate(data):
                    self._walk(plan.item, member, (*place, position))

    def _here(self, plan: LinkPlan, data: Any, place: Place) -> None:
        if plan.refers:
            for position, text in enumerate(data) if isinstance(data, list) else ((None, data),):
                if isinstance(text, str):
                    self.references.append((place if position is None else (*place, position), plan.refers, text))
        if plan.names:
            self.names.append((plan.names, data, place))
        if plan.elsewhere:
            self.elsewhere.append((*plan.elsewhere, data, place))
        if plan.address and isinstance(data, str):
            self.addresses.append((data, place))
        if isinstance(data, dict):
            if plan.order:
                self.ordered.append((plan.order, data, place))
            if plan.one_of:
                self.exclusive.append((plan.one_of, data, place))

    def mentioned(self, register: str) -> set[Ref]:
        """Every record that this one's references and addresses may mean, whether it is there or not."""
        found = {Ref.within(text, register, kind) for _place, kinds, text in self.references for kind in kinds}
        return found | {ref for text, _place in self.addresses if (ref := addressed(text)[0]) is not None}


def addressed(text: str) -> tuple[Ref | None, str]:
    """The record that an address leads to, and the place inside it; no record where the address is not in full."""
    record, _hash, inside = text.partition("@")[0].partition("#")
    return Ref.parse(record), inside
